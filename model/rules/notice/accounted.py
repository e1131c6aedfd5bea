"""Make sure no line is lost: whatever stands in none of the answer's fields becomes a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from model.records import Note, Reading, ReadItem
from model.rules.notice import duties, units
from model.rules.notice.source import Row
from model.rules.notice.text import Text

PIECES = re.compile(r"[,。;:、()|!?*★☆▲△※●◎\"“”‘’【】\s]+")
NUMBERING = re.compile(r"^(?:第?[\d一二三四五六七八九十百零]{1,4}[.、是]?|[①-⑳])")
DATE = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日")
FUNCTION = re.compile(
    r"按照?职责分工|分工负责|协同配合|牵头|主办|协办|配合|负责|完成|等|以及|及|和|共同|落实|"
    r"不低于|不少于|不超过|不高于|低于|高于|全市|全县|全区|合计|总计|[\d.%≥≤<>]+"
)
"""Words that bind names and numbers and need no place of their own."""

PARTED = "这里几个名称连在一起印，已经拆开，请核对"
BOUND = re.compile(r"[一-龥]{2,24}(?:等(?=[,;。、]|$)|及各[县市区镇乡])")
"""Names printed with 等 or 及 behind them, which the lists leave out."""

BEFORE_LABELS = ",。;:、()| "

WORDS = re.compile(r"[、,，;；。:：()（）\s]+|等(?=[、,，;；。]|$)|以及|及|和|与")
WHY = "这一行（或其中一部分）没有归到任何事项，请看它属于哪里"


def unplaced(rows: Sequence[Row], reading: Reading) -> tuple[Note, ...]:
    """Return a question for each line of which a piece stands nowhere in the reading."""
    told = [_tight(text) for text in _said(reading)]
    said, joined = "\n".join(told), "".join(told)
    out = []
    for row in rows:
        absent = [piece for piece in _pieces(_without_labels(row.text.plain)) if _left(piece, said)]
        if any(_left(piece, joined) for piece in absent):
            out.append(Note(row.line, row.text.raw, WHY))
        elif absent:
            out.append(Note(row.line, row.text.raw, PARTED))
    return tuple(out)


def labels(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the label and binding words that were understood, each once, as printed."""
    found: dict[str, None] = {}
    for row in rows:
        for pattern in (duties.LABEL, duties.FIELD, units.RULE, BOUND):
            for match in pattern.finditer(row.text.plain):
                start = max((row.text.plain.rfind(mark, 0, match.start()) for mark in BEFORE_LABELS), default=-1) + 1
                found[row.text.raw[start : match.end()].strip(" :：")] = None
    return tuple(found)


def _without_labels(plain: str) -> str:
    """Take labels and the rule about the first named unit out of a line; both are heeded, not kept."""
    plain = units.RULE.sub("。", plain)
    plain = duties.LABEL.sub("。", plain)
    return duties.FIELD.sub("。", plain)


def _left(piece: str, said: str) -> bool:
    """Say whether something of the piece stands nowhere even when its binding words are left out."""
    if piece in said:
        return False
    if DATE.fullmatch(piece) or piece.isdecimal() or duties.LABEL.fullmatch(piece + ":"):
        return True
    return any(len(part) >= 2 and part not in said for part in FUNCTION.split(piece))


def _pieces(plain: str) -> Iterator[str]:
    """Yield a line's pieces without their numbering; what is only a number or one character says nothing."""
    for piece in PIECES.split(plain):
        bare = _tight(piece)
        if DATE.search(bare):
            yield bare
            continue
        if bare.isdecimal() and len(bare) >= 3:
            yield str(int(bare))
            continue
        bare = NUMBERING.sub("", bare)
        if len(bare) >= 2 and not bare.isdecimal():
            yield bare


def unread(texts: Iterable[str], items: Sequence[ReadItem], notes: Sequence[Note], section: str) -> list[str]:
    """Return the cells of a row of which a word stands in none of what was made of the row."""
    made = [_tight(text) for text in (*_of_items(items), *_of_notes(notes), section)]
    said = "\n".join((*made, "".join(made)))
    return [
        text
        for text in texts
        if any(_is_absent(_tight(word).strip(".、" + units.STARS), said) for word in WORDS.split(text))
    ]


def _is_absent(word: str, said: str) -> bool:
    """Say whether a word, or a number, stands nowhere; a binding word needs no place."""
    return word not in said and (re.search(r"\d", word) is not None or _left(word, said))


def _said(reading: Reading) -> Iterator[str]:
    """Yield every text the reading holds."""
    head = reading.head
    yield from (head.title, head.doc_no, head.issuer, *reading.head_lines)
    yield from _of_notes((*reading.questions, *reading.skipped))
    yield from _of_items(reading.items)


def _of_notes(notes: Sequence[Note]) -> Iterator[str]:
    """Yield what the clerk is told."""
    yield from (said for note in notes for said in (note.text, note.why))


def _of_items(items: Sequence[ReadItem]) -> Iterator[str]:
    """Yield what the items hold."""
    for item in items:
        yield from (item.no, item.text, item.section, item.deadline or "")
        yield from (*item.leads, *item.co, *item.assessors, *item.leaders, *item.contacts)
        yield from (*item.milestones, *item.schedule, *item.remarks)
        for metric in item.metrics:
            yield from (metric.name, metric.source, metric.printed_unit, f"{metric.printed:f}{metric.printed_unit}")
        yield from (f"{part.unit}{part.value:f}" for part in item.allocations)


def _tight(text: str) -> str:
    return Text.tight(text).plain
