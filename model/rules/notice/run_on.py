"""Cut a table all of whose cells run on in one line (“序号项目名称牵头单位1增加…。教育局2促进…”) at its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.records import Note, ReadItem
from model.rules.notice import units
from model.rules.notice.content import content
from model.rules.notice.source import Row
from model.rules.notice.text import Text

HEADINGS = re.compile(
    r"序号(?:[一-龥]{0,8}?(?:项目|名称|内容|领导|单位|部门|任务|目标|时限|时间|责任人|备注|事项|举措)){3,}(?=\d{1,3}[一-龥“])"
)
TAIL = re.compile(r"[^。;\d]{2,120}")
FEWEST = 2
GLUED = "这是一张表连成了一行，句号后面的领导和单位分不开，没有读成责任单位，请填上"
BEFORE = "表格之前的文字"
HEADING = "表头"
Read = tuple[list[Row], list[ReadItem], list[Note], list[Note]]


def items(rows: Sequence[Row]) -> Read | None:
    """Return the rows around the table, its items, what is asked and what is left out; None where there is none.

    An item is only cut off where its number carries on and offices' names stand before the next one.
    """
    for place, row in enumerate(rows):
        head = HEADINGS.search(row.text.plain)
        if head is None:
            continue
        cuts = _cuts(row.text, head.end())
        if len(cuts) < FEWEST:
            continue
        made, asked = [], []
        for (start, number), (stop, _) in zip(cuts, [*cuts[1:], (len(row.text), 0)], strict=True):
            item, note = _item(row, start + len(str(number)), stop, number)
            made.append(item)
            asked += note
        left = [Note(row.line, row.text.raw[head.start() : head.end()], HEADING)]
        title = row.text.cut(0, head.start()).strip(" ")
        around = [*rows[:place], *([Row(row.line, title)] if len(title) else []), *rows[place + 1 :]]
        return around, made, asked, left
    return None


def _cuts(text: Text, start: int) -> list[tuple[int, int]]:
    """Return where each item's number stands, with the number."""
    first = re.match(r"\d{1,3}", text.plain[start:])
    assert first
    out = [(start, int(first[0]))]
    while True:
        place, number = out[-1]
        pattern = re.compile(rf"(?<=[一-龥)]){number + 1}(?=[一-龥“])")
        spot = next((m.start() for m in pattern.finditer(text.plain, place + 1) if _closes(text.plain[: m.start()])), 0)
        if not spot:
            return out
        out.append((spot, number + 1))


def _closes(before: str) -> bool:
    """Say whether offices' names stand between the last sentence and a number."""
    tail = before[max(before.rfind("。"), before.rfind(";")) + 1 :]
    return TAIL.fullmatch(tail) is not None and units.OFFICE.search(tail) is not None


def _item(row: Row, start: int, stop: int, number: int) -> tuple[ReadItem, list[Note]]:
    text = row.text.cut(start, stop).strip(" ")
    ends = max(text.plain.rfind("。"), text.plain.rfind(";")) + 1
    task, tail = (text.cut(0, ends), text.cut(ends, len(text))) if ends else (text, Text("", ""))
    read = content(task.raw)
    asked = [Note(row.line, tail.raw, GLUED)] if len(tail) else []
    asked += [Note(row.line, task.raw, why) for why in read.asks]
    item = ReadItem(
        str(number),
        task.raw,
        metrics=tuple(read.metrics),
        milestones=tuple(read.milestones),
        allocations=tuple(read.allocations),
        line=row.line,
        lines=(row.line,),
    )
    return item, asked
