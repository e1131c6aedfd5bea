"""Answer what a reading asks: make the line an item, add it to one, leave it out, or confirm it as it is."""

from __future__ import annotations

from dataclasses import replace

from model.errors import ClerkError
from model.records import Note, Reading
from model.rules.draft import items

CONFIRMED = "已核对"
LEFT_OUT = "不作为事项"


def to_item(reading: Reading, note: Note) -> tuple[Reading, int]:
    """Return the reading with a question's or a left-out line's words as an item of its own, and that item's index."""
    if same := next((item for item in reading.items if item.text.strip() == note.text.strip()), None):
        raise ClerkError(f"第{same.no}项就是这句话。没有改动。核对无误请选“已核对”。")
    after = max((at for at, item in enumerate(reading.items) if item.line <= note.line), default=-1)
    return items.add(_without(reading, note), after, note.text, note.line), after + 1


def into(reading: Reading, note: Note, at: int) -> Reading:
    """Return the reading with a question's words at the end of an item's text, which is read anew."""
    item = reading.items[at]
    if note.text.strip() in item.text:
        raise ClerkError(f"第{item.no}项里已经有这句话。没有改动。核对无误请选“已核对”。")
    return items.join(items.add(_without(reading, note), at, note.text, note.line), at)


def leave_out(reading: Reading, note: Note, why: str) -> Reading:
    """Return the reading with a question's line among those left out, with the clerk's reason."""
    return _moved(reading, note, f"{LEFT_OUT}：{why.strip() or '没有写原因'}")


def confirm(reading: Reading, note: Note) -> Reading:
    """Return the reading with a question answered: what was read of the line is right as it stands."""
    return _moved(reading, note, f"{CONFIRMED}：{note.why}")


def _moved(reading: Reading, note: Note, why: str) -> Reading:
    return replace(
        _without(reading, note), skipped=(*(n for n in reading.skipped if n != note), replace(note, why=why))
    )


def _without(reading: Reading, note: Note) -> Reading:
    """Take a note out of the questions or of what was left out."""
    if note not in (*reading.questions, *reading.skipped):
        raise ClerkError("这一条已经处理过了。没有改动。")
    return replace(
        reading,
        questions=tuple(one for one in reading.questions if one != note),
        skipped=tuple(one for one in reading.skipped if one != note),
    )
