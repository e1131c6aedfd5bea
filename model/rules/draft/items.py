"""Split, join, add, remove and retype items; what a removed one said stays among the lines left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.errors import ClerkError
from model.records import Note, Reading, ReadItem
from model.rules.notice import duties, marks, task
from model.rules.notice.allocations import Content
from model.rules.notice.content import content
from model.rules.notice.text import Text

REMOVED = "删去的事项"
SPLIT = "这里拆不开：两边都要有字。请把光标放在第二项开头的位置再拆分。"


Read = tuple[ReadItem, tuple[str, ...]]
"""An item, and what must be asked about its words."""


def put(reading: Reading, at: int, item: ReadItem) -> Reading:
    """Return the reading with one item as the clerk put it right; raises ClerkError for one without words."""
    if not item.text.strip():
        raise ClerkError("实事内容不能空着。没有改动。要去掉这一项，请用“删除”。")
    return replace(reading, items=(*reading.items[:at], item, *reading.items[at + 1 :]))


def retype(reading: Reading, at: int, text: str) -> Reading:
    """Return the reading with another text in one item, its numbers, milestones and parts read from it anew."""
    if not text.strip():
        raise ClerkError("实事内容不能空着。没有改动。要去掉这一项，请用“删除”。")
    return _instead(reading, at, 1, [reread(reading.items[at], text)])


def reword(reading: Reading, at: int, text: str) -> Reading:
    """Return the reading with another text in one item, read anew unless its numbers were put right by hand."""
    item = reading.items[at]
    return retype(reading, at, text) if _is_as_read(item) else put(reading, at, replace(item, text=text.strip()))


def add(reading: Reading, after: int, text: str, line: int = 0) -> Reading:
    """Return the reading with a new item behind item `after` (from 0; -1 = first), its text read like a plan's.

    `line` is the document's line it stands in, 0 for one that does not stand there.
    """
    if not text.strip():
        raise ClerkError("实事内容不能空着。没有增加。请先写上实事内容。")
    before = reading.items[after] if after >= 0 else None
    blank = ReadItem(no="", text=text, section=before.section if before else "", line=line)
    item, asks = reread(replace(blank, lines=(line,) if line else ()), text)
    number = item.no or _next_number(before.no if before else "0", _numbers(reading))
    return _instead(reading, after + 1, 0, [(replace(item, no=number), asks)])


def remove(reading: Reading, at: int, why: str) -> Reading:
    """Return the reading without an item; its words and units stand among the lines left out, with the reason."""
    item = reading.items[at]
    note = Note(item.line, as_printed(item), f"{REMOVED}：{why.strip() or '没有写原因'}")
    return replace(_instead(reading, at, 1, []), skipped=(*reading.skipped, note))


def as_printed(item: ReadItem) -> str:
    """Write an item as a plan would, so that it can be read again: its number, its text, its units in a bracket."""
    told = [f"{word}：{'、'.join(names)}" for word, names in (("牵头单位", item.leads), ("责任单位", item.co)) if names]
    text = f"{item.no}．{item.text}" if item.no.isascii() and item.no.isdecimal() else f"{item.no} {item.text}"
    return f"{text}（{'；'.join(told)}）" if told else text


def split(reading: Reading, at: int, place: int) -> Reading:
    """Return the reading with an item cut in two before character `place` of its text.

    Both halves keep its units and deadline unless their own words name others; numbers and milestones go with the
    words they stand in, and none is lost: what stands in neither half stays with the first.
    """
    item = reading.items[at]
    first, second = item.text[:place].strip(), item.text[place:].strip()
    if not first or not second:
        raise ClerkError(SPLIT)
    head, asks = reread(item, first)
    tail, more = reread(replace(item, no="", schedule=(), remarks=()), second)
    if not _is_as_read(item):
        head, tail = _divided(item, head, tail)
        asks = more = ()
    number = tail.no if tail.no and tail.no not in _numbers(reading) else _beside(item.no, _numbers(reading))
    return _instead(reading, at, 1, [(head, asks), (replace(tail, no=number), more)])


def join(reading: Reading, at: int) -> Reading:
    """Return the reading with an item and the next one as one item, under the first's number.

    Their texts follow each other directly; numbers are read anew only where neither item's were put right by hand.
    """
    if at + 1 >= len(reading.items):
        raise ClerkError("这是最后一项，后面没有可以合并的事项。没有改动。")
    one, two = reading.items[at], reading.items[at + 1]
    whole = _joined(one, two)
    if not (_is_as_read(one) and _is_as_read(two)):
        return _instead(reading, at, 2, [(whole, ())])
    read = content(whole.text)
    return _instead(reading, at, 2, [(_promising(whole, read), tuple(read.asks))])


def reread(item: ReadItem, text: str) -> Read:
    """Return the item with another text and what that text promises, and what must be asked about it.

    A number before the text becomes the item's; offices named in it become its units.
    """
    whole = Text.of(text.strip())
    mark = marks.read(whole)
    piece = task.merged(task.pieces(whole.cut(mark.length, len(whole)) if mark else whole))
    read = content(piece.text.raw)
    made = _promising(replace(item, no=mark.label if mark else item.no, text=piece.text.raw), read)
    leads, co, only = duties.settle(piece.duties, False)
    if leads or co:
        made = replace(made, leads=leads, co=co, responsible_only=only)
    return replace(made, deadline=piece.duties.deadline or item.deadline), tuple(read.asks)


def _promising(item: ReadItem, read: Content) -> ReadItem:
    return replace(
        item,
        metrics=tuple(read.metrics),
        milestones=tuple(read.milestones),
        allocations=tuple(read.allocations),
    )


def _is_as_read(item: ReadItem) -> bool:
    """Say whether the item's numbers and milestones are just what its text says."""
    return _promising(item, content(item.text)) == item


def _joined(one: ReadItem, two: ReadItem) -> ReadItem:
    leads = _union(one.leads, two.leads)
    return replace(
        one,
        text=one.text + two.text,
        leads=leads,
        co=tuple(name for name in _union(one.co, two.co) if name not in leads),
        assessors=_union(one.assessors, two.assessors),
        leaders=_union(one.leaders, two.leaders),
        contacts=_union(one.contacts, two.contacts),
        deadline="、".join(dict.fromkeys(filter(None, (one.deadline, two.deadline)))) or None,
        metrics=one.metrics + two.metrics,
        milestones=one.milestones + two.milestones,
        allocations=one.allocations + two.allocations,
        schedule=one.schedule + two.schedule,
        remarks=one.remarks + two.remarks,
        lines=tuple(sorted({*one.lines, *two.lines})),
        responsible_only=one.responsible_only and two.responsible_only,
    )


def _divided(item: ReadItem, head: ReadItem, tail: ReadItem) -> tuple[ReadItem, ReadItem]:
    """Part what was put right by hand between two halves by where its words stand."""
    later = Text.tight(tail.text).raw
    goes = tuple(metric for metric in item.metrics if metric.source and metric.source in later)
    phrases = tuple(phrase for phrase in item.milestones if phrase in later)
    named = {metric.name for metric in goes}
    parts = tuple(part for part in item.allocations if part.metric and part.metric in named)
    head = replace(
        head,
        metrics=tuple(metric for metric in item.metrics if metric not in goes),
        milestones=tuple(phrase for phrase in item.milestones if phrase not in phrases),
        allocations=tuple(part for part in item.allocations if part not in parts),
    )
    return head, replace(tail, metrics=goes, milestones=phrases, allocations=parts)


def _instead(reading: Reading, at: int, count: int, made: Sequence[Read]) -> Reading:
    """Put items in the place of `count` others; questions about the old words give way to those about the new."""
    old = {(item.line, item.text) for item in reading.items[at : at + count]}
    kept = [note for note in reading.questions if (note.line, note.text) not in old]
    asks = [Note(item.line, item.text, why) for item, whys in made for why in whys]
    items = (*reading.items[:at], *(item for item, _ in made), *reading.items[at + count :])
    return replace(reading, items=items, questions=(*kept, *asks))


def _numbers(reading: Reading) -> set[str]:
    return {item.no for item in reading.items}


def _union(one: Iterable[str], two: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *two)))


def _next_number(before: str, taken: set[str]) -> str:
    """Return a free number for an item behind another: the next whole one, else one beside it."""
    following = str(int(before) + 1) if before.isdecimal() and before.isascii() else ""
    return following if following and following not in taken else _beside(before, taken)


def _beside(no: str, taken: set[str]) -> str:
    return next(made for nth in range(2, len(taken) + 3) if (made := f"{no}-{nth}") not in taken)
