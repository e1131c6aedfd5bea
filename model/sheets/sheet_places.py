"""Where in a sheet's XML its rows and cells stand, byte by byte, so that one cell can be changed and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from xml.parsers import expat

from model.sheets import markup
from model.sheets.refusal import Refusal
from model.sheets.workbook import corners, place

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(slots=True)
class CellPlace:
    """A cell's element from `start` to `end`. `cached`: where a formula's value is remembered, (0, 0) for none."""

    column: int
    start: int
    end: int
    style: str = ""
    formula: str | None = None
    cached: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class RowPlace:
    """A row's element; its content stands from `inner` to `close`, both 0 where it is an empty element."""

    number: int
    start: int
    inner: int
    close: int = 0
    end: int = 0
    style: str = ""
    height: str = ""
    fixed: bool = False
    cells: list[CellPlace] = field(default_factory=list)

    def cell(self, column: int) -> CellPlace | None:
        """Return the cell of a column."""
        return next((one for one in self.cells if one.column == column), None)


@dataclass(slots=True)
class SheetPlaces:
    """A sheet's rows in their order, and the style each column gives to cells that have none; `data` is its XML."""

    data: bytes
    rows: list[RowPlace] = field(default_factory=list)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    widths: list[tuple[int, int, float]] = field(default_factory=list)
    body: tuple[int, int, int] = (0, 0, 0)
    dimension: tuple[int, int] = (0, 0)
    protected: bool = False
    lists: list[tuple[str, str]] = field(default_factory=list)
    prefix: str = ""

    def row(self, number: int) -> RowPlace | None:
        """Return the row of that number."""
        at = bisect_left(self.rows, number, key=lambda one: one.number)
        return self.rows[at] if at < len(self.rows) and self.rows[at].number == number else None

    def column_style(self, column: int) -> str:
        """Return the style of a column, "" for none."""
        return next((style for first, last, style in self.columns if first <= column <= last), "")


class _Scan:
    """Follow the sheet's elements by their bytes; formulas and drop-down lists are kept as text."""

    def __init__(self, data: bytes) -> None:
        self.found = SheetPlaces(data)
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._row: RowPlace | None = None
        self._cell: CellPlace | None = None
        self._value_from = 0
        self._taking: list[str] | None = None
        self._list = ""

    def _tag(self, name: str) -> str:
        space, _, tag = name.rpartition(" ")
        return tag if space in markup.MAIN else ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        match self._tag(name):
            case "row":
                number = int(attributes["r"]) if "r" in attributes else self._row_before() + 1
                self._row = RowPlace(number, at, tag_end(self.found.data, at), style=attributes.get("s", ""))
                self._row.height = attributes.get("ht", "")
                self._row.fixed = markup.flag(attributes, "customHeight")
                self.found.rows.append(self._row)
            case "c" if self._row is not None:
                self._open_cell(at, attributes)
            case "v" if self._cell is not None:
                self._value_from = at
            case "f" if self._cell is not None:
                self._taking = []
            case "formula1" if self._list:
                self._taking = []
            case tag:
                self._open_other(tag, at, attributes)

    def _open_other(self, tag: str, at: int, attributes: dict[str, str]) -> None:
        found = self.found
        match tag:
            case "sheetData":
                found.body = (at, tag_end(found.data, at), 0)
                found.prefix = found.data[at + 1 : at + 200].split(b"sheetData", 1)[0].decode()
            case "col":
                first, last = int(attributes["min"]), int(attributes["max"])
                if style := attributes.get("style", ""):
                    found.columns.append((first, last, style))
                if width := attributes.get("width", ""):
                    found.widths.append((first, last, float(width)))
            case "dimension":
                found.dimension = (at, tag_end(found.data, at))
            case "sheetProtection":
                found.protected = markup.flag(attributes, "sheet")
            case "dataValidation":
                self._list = attributes.get("sqref", "") if attributes.get("type") == "list" else ""

    def _row_before(self) -> int:
        return self.found.rows[-1].number if self.found.rows else 0

    def _open_cell(self, at: int, attributes: dict[str, str]) -> None:
        if self._row is None:
            return
        where = place(attributes.get("r", "").upper())
        column = where[1] if where else (self._row.cells[-1].column if self._row.cells else 0) + 1
        self._cell = CellPlace(column, at, 0, attributes.get("s", ""))
        self._row.cells.append(self._cell)

    def _end(self, name: str) -> None:
        at = self.parser.CurrentByteIndex
        found = self.found
        match self._tag(name):
            case "c" if self._cell is not None:
                self._cell.end = closed(found.data, self._cell.start, at)
                self._cell = None
            case "v" if self._cell is not None:
                self._cell.cached = (self._value_from, closed(found.data, self._value_from, at))
            case "f" if self._cell is not None and self._taking is not None:
                self._cell.formula = "".join(self._taking)
                self._taking = None
            case "formula1" if self._taking is not None:
                found.lists.append((self._list, "".join(self._taking)))
                self._taking, self._list = None, ""
            case "row" if self._row is not None:
                self._row.end = closed(found.data, self._row.start, at)
                self._row.close = 0 if is_empty(found.data, self._row.start) else at
                self._row = None
            case "sheetData":
                start, inner, _ = found.body
                found.body = (start, inner, closed(found.data, start, at))

    def _text(self, text: str) -> None:
        if self._taking is not None:
            self._taking.append(text)


def scan(data: bytes) -> SheetPlaces:
    """Return the places of a sheet's XML that was read and proved before; raises Refusal where it is no UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"utf-16" in data[:120].lower():
        raise Refusal("用了少见的编码（UTF-16）", "请用 WPS 或 Excel 打开、另存为 .xlsx")
    out = _Scan(data)
    out.parser.Parse(data, True)
    out.found.rows.sort(key=lambda one: one.number)
    return out.found


def width(places: SheetPlaces, column: int) -> float:
    """Return a column's width in characters, 0 where the sheet does not say it."""
    return next((wide for first, last, wide in places.widths if first <= column <= last), 0.0)


def tag_end(data: bytes, start: int) -> int:
    """Return where the tag that begins at a byte ends; a “>” inside a quoted value is no end."""
    match = _TAG.match(data, start)
    if match is None:
        raise ValueError(start)
    return match.end()


def is_empty(data: bytes, start: int) -> bool:
    """Say whether the element that begins at a byte is written <x/>."""
    return data[tag_end(data, start) - 2 : tag_end(data, start) - 1] == b"/"


def closed(data: bytes, start: int, at: int) -> int:
    """Return where an element ends; `at`: where its end tag begins (of an empty one, where it ended)."""
    return tag_end(data, start) if is_empty(data, start) else data.index(b">", at) + 1


def attribute(data: bytes, start: int, name: str, value: str | None) -> bytes:
    """Return the tag that begins at a byte with one attribute set, or without it (None)."""
    tag = data[start : tag_end(data, start)]
    spans = [(m.start(), m.end()) for m in _ATTRIBUTE.finditer(tag) if m[1] == name.encode()]
    for first, last in reversed(spans):
        lead = first - 1 if tag[first - 1 : first].isspace() else first
        tag = tag[:lead] + tag[last:]
    if value is None:
        return tag
    at = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:at].rstrip() + f' {name}="{value}"'.encode() + tag[at:]


def choices(places: SheetPlaces, row: int, column: int) -> tuple[str, ...]:
    """Return what a drop-down written out in the sheet allows in a cell, () where anything goes."""
    for areas, formula in places.lists:
        inside = (corners(area) for area in areas.split())
        if formula.startswith('"') and any(
            one and one[0] <= row <= one[2] and one[1] <= column <= one[3] for one in inside
        ):
            return tuple(part.strip() for part in formula.strip('"').split(",") if part.strip())
    return ()
