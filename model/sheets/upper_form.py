"""The upper office's own workbook: read as a form, and given back with some cells filled and every other byte kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from model.errors import ClerkError
from model.records.upward import FormCell, FormSheet, Put, Spot
from model.sheets import formats as number_formats
from model.sheets import markup, read, relations, sheet_fill, sheet_places, styles, write
from model.sheets.container import Container
from model.sheets.refusal import Refusal
from model.sheets.sheet_places import SheetPlaces
from model.sheets.workbook import Sheet, corners, place

_MACRO = "macroEnabled"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_AFTER = ("sheets", "functionGroups", "externalReferences", "definedNames")
"""What of a workbook stands before its calcPr, in the schema's order."""


@dataclass(slots=True)
class _Outline:
    """What the workbook part says: sheets with their relationship, print areas by the sheet's place in the list."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    areas: dict[int, str] = field(default_factory=dict)
    from_1904: bool = False
    _local: int = -1
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            self.sheets.append((attributes.get("name", ""), markup.linked(attributes)))
        elif tag == "workbookPr":
            self.from_1904 = markup.flag(attributes, "date1904")
        elif tag == "definedName":
            area = attributes.get("name", "") == "_xlnm.Print_Area"
            number = attributes.get("localSheetId", "")
            self._local, self._text = int(number) if area and number.isdigit() else -1, []

    def end(self, tag: str) -> None:
        if tag == "definedName" and self._local >= 0:
            self.areas[self._local], self._local = "".join(self._text), -1

    def text(self, text: str) -> None:
        self._text.append(text)


def sheets(data: bytes, name: str) -> tuple[FormSheet, ...]:
    """Return a form's sheets; raises ClerkError for a file that is no workbook we can fill without loss."""
    book = read.read(data, name)
    try:
        container = Container(data)
        _refuse_macros(container)
        part, outline, targets = _outline(container)
        formats = _formats(container, part)
        found = []
        for number, (title, link) in enumerate(outline.sheets):
            sheet = next((one for one in book.sheets if one.name == title), None)
            if sheet is not None:
                places = sheet_places.scan(_bytes(container, targets[link]))
                read_sheet = _sheet(sheet, places, formats, outline.areas.get(number, ""))
                found.append(replace(read_sheet, from_1904=outline.from_1904))
        return tuple(found)
    except Refusal as refusal:
        raise ClerkError(refusal.sentence(name)) from None


def fill(data: bytes, name: str, sheet: str, puts: Iterable[Put], pattern: int) -> bytes:
    """Return the form with values in cells of one sheet; every other part of the file is the same, byte by byte.

    Where the file has formulas, it is to be computed anew when it is opened. Raises ClerkError.
    """
    try:
        container = Container(data)
        book, outline, targets = _outline(container)
        part = targets[dict(outline.sheets)[sheet]]
        parts = {entry.name: _bytes(container, entry.name) for entry in container.entries.values()}
        names = {one.lower(): one for one in parts}
        formulas = any(_FORMULA.search(parts[names[one.lower()]]) for one in targets.values() if one.lower() in names)
        parts[names[part.lower()]] = sheet_fill.filled(parts[names[part.lower()]], puts, pattern)
        if formulas:
            parts[names[book.lower()]] = _computed_anew(parts[names[book.lower()]])
        return write.pack(parts)
    except Refusal as refusal:
        raise ClerkError(refusal.sentence(name)) from None


def _refuse_macros(container: Container) -> None:
    kinds = _bytes(container, "[Content_Types].xml")
    if _MACRO.encode() in kinds or container.has("xl/vbaProject.bin"):
        raise Refusal("带有宏（.xlsm）", "请用 WPS 或 Excel 打开、另存为不带宏的 .xlsx")
    if b"spreadsheetml.template.main" in kinds:
        raise Refusal("是模板文件（.xltx）", "请用 WPS 或 Excel 打开、另存为 .xlsx")


def _outline(container: Container) -> tuple[str, _Outline, dict[str, str]]:
    """Return the workbook's part, what it says, and by relationship the part it leads to."""
    part = next(one.target for one in relations.of(container, "").values() if one.kind == "officeDocument")
    outline = _Outline()
    markup.read(container.chunks(part), part, "workbook", outline)
    return part, outline, {name: one.target for name, one in relations.of(container, part).items() if one.target}


def _formats(container: Container, part: str) -> list[str]:
    style = next((one.target for one in relations.of(container, part).values() if one.kind == "styles"), "")
    return styles.formats(container, style) if style else []


def _bytes(container: Container, part: str) -> bytes:
    return b"".join(container.chunks(part))


def _sheet(sheet: Sheet, places: SheetPlaces, formats: list[str], area: str) -> FormSheet:
    cells = dict(_cells(sheet, places, formats))
    printed = [one for one in map(corners, area.replace("'", "").rpartition("!")[2].split(",")) if one]
    merged = tuple(one for one in map(corners, sheet.merged) if one)
    width = max([0, *(column for _, column in cells), *(one[3] for one in merged)])
    return FormSheet(
        name=sheet.name,
        cells=cells,
        merged=merged,
        last=max([0, *(one.number for one in places.rows), *(one[2] for one in merged)]),
        width=min(width, 200),
        hidden=sheet.hidden,
        heights={one.number: float(one.height) for one in places.rows if one.height},
        widths={column: sheet_places.width(places, column) for column in range(1, min(width, 200) + 1)},
        protected=places.protected,
        print_bottom=max([0, *(one[2] for one in printed)]),
    )


def _cells(sheet: Sheet, places: SheetPlaces, formats: list[str]) -> Iterator[tuple[Spot, FormCell]]:
    """Yield every cell the file has, blank ones too: their formats decide how a value is written."""
    told = {where: raw for address, raw in sheet.cells.items() if (where := place(address))}
    for row in places.rows:
        for cell in row.cells:
            raw = told.get((row.number, cell.column))
            number = int(cell.style) if cell.style.isdigit() else 0
            code = formats[number] if number < len(formats) else ""
            formula = cell.formula
            yield (
                (row.number, cell.column),
                FormCell(
                    text=raw.text if raw and raw.kind != "uncalculated" and formula is None else "",
                    formula="" if formula is None else formula or "共享公式",
                    format=code or "General",
                    shows=number_formats.shows(code or "General"),
                    choices=sheet_places.choices(places, row.number, cell.column),
                ),
            )


def _computed_anew(data: bytes) -> bytes:
    """Let a program that opens the workbook compute all of it."""
    found = re.search(rb"<(?:\w+:)?calcPr\b", data)
    if found:
        start = found.start()
        tag = sheet_places.attribute(data, start, "fullCalcOnLoad", "1")
        return data[:start] + tag + data[sheet_places.tag_end(data, start) :]
    ends = [
        match
        for name in _AFTER
        for match in re.finditer(rb"(?:</((?:\w+:)?)%s\s*>|<((?:\w+:)?)%s\s*/>)" % ((name.encode(),) * 2), data)
    ]
    last = max(ends, key=lambda m: m.end())
    return data[: last.end()] + b'<%scalcPr fullCalcOnLoad="1"/>' % (last[1] or last[2] or b"") + data[last.end() :]
