"""One worksheet part → its cells by address, with what a clerk should know about each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from model.records import Raw
from model.sheets import markup, texts, values
from model.sheets.refusal import Refusal, damaged, shown, too_large, untrusted
from model.sheets.workbook import MAX_COLUMN, MAX_ROW, letters, place

CELL_LIMIT = 500_000
MERGE_LIMIT = 100_000


@dataclass(slots=True)
class Context:
    """What all sheets of a workbook share; `cells` counts the ones already read."""

    strings: list[str]
    formats: list[str]
    from_1904: bool
    cells: int = 0


@dataclass(slots=True)
class Content:
    """A worksheet as read; `notes` are addresses by what is the matter with them."""

    cells: dict[str, Raw] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    notes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


class Reader:
    """Follow the sheet's elements; cells without an address stand behind the one before."""

    def __init__(self, sheet: str, context: Context) -> None:
        self._sheet = shown(sheet)
        self._context = context
        self.content = Content()
        self._row = 0
        self._column = 0
        self._rows_seen: set[int] = set()
        self._address = ""
        self._type = ""
        self._code = "General"
        self._lost = False
        self._in_cell = False
        self._reading = ""
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._has_value = False
        self._inline: texts.Runs | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        if self._in_cell:
            self._inside(tag)
        elif tag == "c":
            self._open_cell(attributes)
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "mergeCell":
            if len(self.content.merged) >= MERGE_LIMIT:
                raise too_large(f"工作表“{self._sheet}”的合并单元格太多")
            self.content.merged.append(attributes.get("ref", "").upper())

    def end(self, tag: str) -> None:
        """Close it."""
        if self._in_cell:
            if tag == "c":
                self._close_cell()
            elif self._inline is not None:
                self._inline.end(tag)
            self._reading = ""

    def text(self, text: str) -> None:
        """Take character data of v, f and t."""
        if self._reading == "v":
            self._value.append(text)
        elif self._reading == "f" and self._formula is not None:
            self._formula.append(text)
        elif self._inline is not None:
            self._inline.text(text)

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        """Begin a row."""
        number = attributes.get("r", "")
        row = _whole(number) if number else self._row + 1
        if not 1 <= row <= MAX_ROW:
            raise self._damaged(f"第{number}行")
        self._row, self._column = row, 0
        if markup.flag(attributes, "hidden") or attributes.get("ht") == "0":
            self.content.hidden_rows.add(row)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell."""
        reference = attributes.get("r", "").upper()
        if reference:
            where = place(reference)
            if where is None or where[0] != self._row:
                raise self._damaged(f"{shown(reference)[:20]}的位置")
            self._column = where[1]
        else:
            self._column += 1
            if self._column > MAX_COLUMN:
                raise self._damaged(f"第{self._row}行太长")
            reference = f"{letters(self._column)}{self._row}"
        self._address, self._type = reference, attributes.get("t", "n")
        self._code = self._format(attributes.get("s", ""))
        self._in_cell, self._reading, self._has_value = True, "", False
        self._value, self._formula, self._inline = [], None, None

    def _format(self, style: str) -> str:
        """Return the cell's number format; an unknown one is told of, and the number then taken as it is stored."""
        known = self._context.formats
        index = _whole(style) if style else 0
        code = known[index] if 0 <= index < len(known) else ""
        self._lost = not code and bool(known or index)
        return code or "General"

    def _inside(self, tag: str) -> None:
        """Open an element inside a cell."""
        self._reading = ""
        if tag == "v":
            if self._has_value:
                raise self._damaged(f"{self._address}有两个值")
            self._reading, self._has_value = "v", True
        elif tag == "f":
            self._reading, self._formula = "f", []
        elif tag == "is":
            self._inline = texts.Runs()
        elif self._inline is not None:
            self._inline.start(tag)

    def _close_cell(self) -> None:
        """Judge a cell and keep it unless it is blank."""
        self._in_cell = False
        if not self._has_value and self._formula is None and self._inline is None:
            return
        raw = self._raw("".join(self._value))
        if raw is None:
            return
        self._note(raw)
        if (before := self.content.cells.get(self._address)) is not None:
            if before != raw:
                raise untrusted(f"工作表“{self._sheet}”的{self._address}有两个不同的值")
            return
        self._context.cells += 1
        if self._context.cells > CELL_LIMIT:
            raise too_large("超过50万个有内容的格子")
        self.content.cells[self._address] = raw

    def _raw(self, text: str) -> Raw | None:
        """Read the cell by its type; None where nothing stands in it."""
        if self._inline is not None:
            return self._words(self._inline.take())
        if not text.strip() and self._type not in ("str", "s"):
            return None if self._formula is None else Raw("uncalculated", "=" + "".join(self._formula), self._code)
        match self._type:
            case "s":
                return self._words(self._string(text))
            case "str":
                return self._words(texts.unescape(text))
            case "n":
                return values.number(text, self._code, self._context.from_1904)
            case "b":
                return values.boolean(text, self._code)
            case "e":
                return Raw("error", text.strip()[:50], self._code)
            case "d":
                return values.iso_date(text, self._code)
            case "inlineStr":
                return self._words(texts.unescape(text))
        raise self._damaged(f"{self._address}的类型")

    def _string(self, text: str) -> str:
        """Look up a shared string."""
        index = _whole(text.strip())
        if not 0 <= index < len(self._context.strings):
            raise self._damaged(f"{self._address}的文字丢失")
        return self._context.strings[index]

    def _words(self, text: str) -> Raw | None:
        """Keep a text; one of nothing but white space, also a formula's, is blank."""
        return None if not text or text.isspace() else Raw("text", text, self._code)

    def _note(self, raw: Raw) -> None:
        """Remember what a clerk should know about the cell."""
        notes, at = self.content.notes, self._address
        if self._lost:
            notes["style"].append(at)
        if raw.kind == "uncalculated":
            notes["uncalculated"].append(at)
        elif self._formula is not None:
            notes["formula"].append(at)
        if raw.kind == "text":
            if len(raw.text) > texts.CELL_LIMIT:
                notes["long"].append(at)
            if texts.odd(raw.text):
                notes["odd"].append(at)
        elif raw.kind == "number" and values.is_distorted("".join(self._value)):
            notes["distorted"].append(at)

    def _damaged(self, what: str) -> Refusal:
        """Name the sheet with the place."""
        return damaged(f"工作表“{self._sheet}”{what}读不出")


def _whole(text: str) -> int:
    """Read a whole number, -1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
