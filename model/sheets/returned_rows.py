"""Which line a row of a returned form is: by its hidden id, then by number and name, or it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.records import Raw
from model.sheets.columns import flat
from model.sheets.form_meta import MetaRow
from model.terms import Level

_HYPHENS = re.compile("[‐-―−－﹣]")


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says of itself; each "" where blank."""

    id: str
    seq: str
    label: str
    item: str

    @property
    def title(self) -> str:
        """Name the row for a clerk."""
        return f"{self.seq} {self.label or self.item}".strip()


@dataclass(frozen=True, slots=True)
class Identity:
    """The line a row was taken for, "" for none; the sentence says what was not as issued."""

    line: str
    sentence: str = ""
    level: Level = Level.NOTE
    milestone: bool = False


class Known:
    """The rows a form was issued with; none where the hidden sheet is gone."""

    def __init__(self, rows: Sequence[MetaRow]) -> None:
        self.rows = {row.line: row for row in rows if not row.county}
        self._by_county = {row.line: row for row in rows if row.county}

    def get(self, line: str) -> MetaRow | None:
        """Return the row issued for a line, also where only counties' parts of it were."""
        return self.rows.get(line) or self._by_county.get(line)

    @property
    def all(self) -> list[MetaRow]:
        """Return one row a line."""
        return list({**self._by_county, **self.rows}.values())


def seq_text(raw: Raw | None) -> str:
    """Return a row's number as printed; "26-2" that was typed again and became a date is undone."""
    if raw is None:
        return ""
    if raw.kind == "date":
        month, day = raw.text[5:7].lstrip("0"), raw.text[8:10].lstrip("0")
        return f"{month}-{day}"
    return _HYPHENS.sub("-", flat(raw.text))


def identify(words: Words, known: Known) -> Identity:
    """Decide which line a row is."""
    if not known.all:
        return _by_face(words)
    seen = [row for row in known.all if _same(row.seq, words.seq) and _names(row, words)]
    own = known.get(words.id)
    if own is not None:
        return _by_id(own, words, seen)
    if words.id and not seen:
        sentence = f"（行码 {words.id}）不是这张表发出时的行，先另放，请核对是谁的数。"
        return Identity(words.id, sentence, Level.WARNING)
    if not seen and not words.id:
        seen = _loosely(words, known)
    if len(seen) == 1:
        return Identity(seen[0].line, f"没有行码，按序号和指标认作 {_title(seen[0])}。", Level.NOTE, seen[0].milestone)
    return _unknown(words)


def _by_id(own: MetaRow, words: Words, seen: list[MetaRow]) -> Identity:
    """Trust the hidden id as long as the face of the row does not say it is another line."""
    if own in seen or not (words.seq or words.label or words.item):
        return Identity(own.line, "", Level.NOTE, own.milestone)
    if len(seen) == 1:
        other = seen[0]
        sentence = f"的隐藏行码是 {own.seq}，表面却是 {_title(other)}，按表面收。请核对（可能排序时没有带上隐藏列）。"
        return Identity(other.line, sentence, Level.WARNING, other.milestone)
    if _same(own.seq, words.seq) or _names(own, words):
        return Identity(own.line, f"的序号或文字改动过，仍按发出时的 {_title(own)} 收。", Level.NOTE, own.milestone)
    sentence = f"的隐藏行码是 {own.seq}，序号和指标却改成了“{words.title}”，认不准，没有收。请核对。"
    return Identity("", sentence, Level.WARNING)


def _by_face(words: Words) -> Identity:
    """Identify a row of a form without its hidden sheet."""
    if words.id and words.seq and words.id != words.seq:
        sentence = f"的隐藏行码是 {words.id}，序号却是 {words.seq}，认不准，没有收。请核对。"
        return Identity("", sentence, Level.WARNING)
    if words.id:
        return Identity(words.id)
    if words.seq:
        return Identity(words.seq, f"按序号认作 {words.title}。")
    return _unknown(words)


def _unknown(words: Words) -> Identity:
    title = words.title or "没有序号和指标"
    return Identity("", f"（{title}）认不出是哪一项，没有收。请核对序号和指标。", Level.WARNING)


def _loosely(words: Words, known: Known) -> list[MetaRow]:
    """Find the lines a row without id can mean when its number or its name is missing."""
    if words.seq and not words.label and not words.item:
        return [row for row in known.all if _same(row.seq, words.seq)]
    if not words.seq and words.label:
        return [row for row in known.all if _same(row.label, words.label)]
    return []


def _names(row: MetaRow, words: Words) -> bool:
    """Say whether the name on the row is the one issued; the item's text counts where the label is blank."""
    if words.label:
        return _same(row.label, words.label)
    return bool(words.item) and _same(row.item, words.item)


def _same(issued: str, seen: str) -> bool:
    return bool(seen) and _HYPHENS.sub("-", flat(issued)) == _HYPHENS.sub("-", flat(seen))


def _title(row: MetaRow) -> str:
    return f"{row.seq}“{row.label or row.item}”"
