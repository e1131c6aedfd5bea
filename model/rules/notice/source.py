"""The document's lines as the rules see them: numbered rows, accidentally joined lines cut again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.rules import han
from model.rules.notice import marks
from model.rules.notice.marks import Mark
from model.rules.notice.text import Text

TAIL = re.compile(
    r"(?:分享到?|扫一扫|打印|关闭|相关(?:链接|文章|附件)|附件下载|来源:|责任编辑|编辑:|上一[篇条]|下一[篇条]|\[?字号|收藏|浏览|返回顶部|"
    r"版权所有|网站地图|\(此件|抄送:|[一-龥〇○]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日$|"
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发)?$|[一-龥]{2,16}(?:人民政府|政府|办公室|办公厅)(?:\d{4}年\d+月\d+日(?:印发)?)?$)"
)
"""How lines begin that stand behind the last item and belong to none."""


PAGE = re.compile(r"-\s*\d{1,3}\s*-|第\s*\d+\s*页(?:[,/ ]*共\s*\d+\s*页)?|\d{1,3}\s*/\s*\d{1,3}")


TABLE_TABS = 2
"""From so many tabs on, a line is a table's row pasted from a sheet; one stands behind a number."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or a part of one: its number in the document and its text without outer blanks."""

    line: int
    text: Text


def rows(lines: Sequence[str]) -> list[Row]:
    """Return the lines that are not blank."""
    out = []
    for number, line in enumerate(lines, 1):
        tabbed = line.translate(han.INVISIBLE).strip("\r\n")
        shown = tabbed.replace("\t", "|" if tabbed.strip().count("\t") >= TABLE_TABS else " ").strip()
        if shown:
            out.append(Row(number, Text.of(shown)))
    return out


def trimmed(found: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Part the rows from what web pages and letters put at the end: signature, date, 分享到, 打印."""
    stop = len(found)
    while stop and _is_tail(found[stop - 1].text):
        stop -= 1
    return list(found[:stop]), list(found[stop:])


def _is_tail(text: Text) -> bool:
    plain = "".join(text.plain.split())
    return len(plain) <= 40 and TAIL.match(plain) is not None


def unjoined(found: Sequence[Row]) -> list[Row]:
    """Cut each row where the next number of the list stands inside it, right behind a sentence or a bracket."""
    last: dict[str, int] = {}
    return [part for row in found for part in _parts(row, last)]


def _parts(row: Row, last: dict[str, int]) -> Iterator[Row]:
    """Yield the row's parts; a part begins where a numbering carries on what stood before (`last`, kept up)."""
    text = row.text
    first = marks.read(text) or _expected(text, last)
    if first:
        last[first.style] = first.value
    start = 0
    for place in marks.inner(text):
        mark = _expected(text.cut(place, len(text)), last)
        if mark is None:
            continue
        last[mark.style] = mark.value
        yield Row(row.line, text.cut(start, place).strip(" "))
        start = place
    rest = text.cut(start, len(text)).strip(" ")
    if len(rest):
        yield Row(row.line, rest)


def _expected(text: Text, last: dict[str, int]) -> Mark | None:
    """Return the numbering a stretch begins with if it carries on; ① may begin anywhere."""
    mark = marks.read(text) or marks.weak(text)
    if mark is None:
        return None
    return mark if mark.value == last.get(mark.style, 0) + 1 or (mark.style == "o" and mark.value == 1) else None
