"""The words an upper office has for lights, as typed for its form: “按序时=正常、滞后=黄灯”."""

from __future__ import annotations

import re
from collections.abc import Mapping

from model.terms import Light

_BETWEEN = re.compile(r"[、,，;；\s]+")
_SAYS_SO = re.compile(r"[=＝:：]")
OPEN = "未报", "待确认"
"""What stands where no light can be."""

KNOWN = (*(one.word for one in Light), *OPEN)


def read(text: str) -> dict[str, str]:
    """Return by our word the upper office's; raises ValueError with the sentence for all that cannot be read."""
    out: dict[str, str] = {}
    wrong = []
    for part in filter(None, _BETWEEN.split(text.strip())):
        own, *theirs = (one.strip() for one in _SAYS_SO.split(part, 1))
        if own not in KNOWN or not theirs or not theirs[0] or own in out:
            wrong.append(f"“{part}”")
        else:
            out[own] = theirs[0]
    if wrong:
        known = "、".join(KNOWN)
        raise ValueError(
            f"亮灯用词{'、'.join(wrong)}看不懂。请写成 按序时=正常、滞后=黄灯，等号前是：{known}，各写一次。"
        )
    return out


def text(words: Mapping[str, str]) -> str:
    """Write the words as they are typed."""
    return "、".join(f"{own}={theirs}" for own, theirs in words.items())


def word(words: Mapping[str, str], light: Light, own: str) -> str:
    """Return the upper office's word for ours, a remark in brackets kept; our own where none was typed."""
    bare, bracket, rest = own.partition("（")
    theirs = words.get(bare) or ("" if light is Light.NONE else words.get(light.word, ""))
    return f"{theirs}{bracket}{rest}" if theirs else own
