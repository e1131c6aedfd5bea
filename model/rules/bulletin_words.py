"""Which words of a bulletin are the plan's to edit: masthead, addressees, sentences with places for figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.records import LineView

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A wording: what the clerk calls it, how it is usually put, and which places it may hold."""

    word: str
    usual: str
    places: tuple[str, ...] = ()


WORDS: Mapping[str, Template] = {
    "masthead": Template("刊头", "督查通报"),
    "office": Template("印发单位", "{台账单位}", ("台账单位",)),
    "doc_no": Template("文号代字（写了就用文号，如 连政督通）", ""),
    "title": Template("标题", "关于{年}年{期}民生实事进展情况的通报", ("年", "期")),
    "to": Template("主送", "各县区人民政府，市各有关单位："),
    "opening": Template(
        "开头",
        "根据《{方案}》{文号}，现将截至{截止}的民生实事进展情况通报如下。",
        ("方案", "文号", "截止", "年", "期"),
    ),
    "demand": Template(
        "工作要求",
        "各牵头单位要对照序时查找差距，滞后事项逐项落实责任人和完成时间，倒排工期，加快推进；各县区要加强要素保障，"
        "按月调度。请滞后事项的牵头单位于{反馈期限}前，将整改措施和预计赶上序时的时间报{印发单位}。",
        ("反馈期限", "印发单位", "年", "期"),
    ),
    "public_demand": Template(
        "公开版的工作要求",
        "各牵头单位要对照序时查找差距，倒排工期，加快推进；各县区要加强要素保障，按月调度。",
        ("年", "期"),
    ),
    "cc": Template("抄送", ""),
}
"""By key every wording, in the order of the page."""


def text(key: str, own: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Return a wording with its places filled; a place it does not know stays as it was typed."""
    return _PLACE.sub(lambda found: places.get(found[1], found[0]), own.get(key, WORDS[key].usual))


def reason(line: LineView, own: Sequence[tuple[str, str]]) -> str:
    """Return a line's reason as it is printed: our wording, else as the unit reported it."""
    ours = dict(own).get(line.line.id, "").strip()
    return " ".join((ours or line.problem or "单位没有写").split()).rstrip("。；; ")


def strange(key: str, typed: str) -> tuple[str, ...]:
    """Return the places typed that the wording does not have."""
    return tuple(one for one in _PLACE.findall(typed) if one not in WORDS[key].places)
