"""Read Chinese numerals that count things: 新建两所小学, 百分之九十."""

from __future__ import annotations

import re
from decimal import Decimal

DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}

_COUNTED = re.compile(
    r"(?<=新建|建成|建设|改造|新增|扩建|改建|修建|完成|打造|开工|投放|新开|购置|建立|治理|整治)([两二三四五六七八九十百千零]{1,7})(?=所|座|条|家|处|栋|幢|台|辆|公里|亩|户|名)"
)
_PER_CENT = re.compile(r"百分之([一二三四五六七八九十百零〇]{1,5})")


def counted(plain: str) -> list[tuple[int, int, Decimal]]:
    """Return the numerals that stand between a verb of building and a measure of things, with their values.

    Elsewhere a numeral is part of a name (三级医院, “一网通办”, 四县区).
    """
    out = []
    for match in _COUNTED.finditer(plain):
        number = value(match[1])
        if number:
            out.append((match.start(1), match.end(1), number))
    return out


def per_cent(plain: str) -> list[tuple[int, int, Decimal]]:
    """Return every 百分之… with its value, spanning the whole phrase."""
    found = ((match.span(), value(match[1])) for match in _PER_CENT.finditer(plain))
    return [(start, end, number) for (start, end), number in found if number]


def value(numeral: str) -> Decimal | None:
    """Read a numeral under 万; None for what is no number."""
    total, digit = 0, 0
    for char in numeral:
        if char in DIGIT:
            digit = DIGIT[char]
        else:
            total += (digit or 1) * TENS[char]
            digit = 0
    return Decimal(total + digit) if total + digit else None
