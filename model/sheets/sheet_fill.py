"""Put values into cells of a stranger's sheet by changing only those cells' bytes (FAULTS rule 6 holds here too)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from model.records.upward import Put
from model.sheets import sheet_places
from model.sheets.safe_text import escaped, safe
from model.sheets.sheet_places import CellPlace, RowPlace, SheetPlaces
from model.sheets.workbook import letters

Edit = tuple[int, int, bytes]
"""From which byte to which, and what stands there instead."""

_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def filled(data: bytes, puts: Iterable[Put], pattern: int) -> bytes:
    """Return a sheet's XML with values in some cells; rows the sheet lacks are made like the row `pattern`.

    Formats stay. A formula keeps its words and loses the value it remembered. Raises Refusal.
    """
    places = sheet_places.scan(data)
    by_row: defaultdict[int, list[Put]] = defaultdict(list)
    for put in puts:
        by_row[put.row].append(put)
    edits: list[Edit] = list(_forgotten(places))
    added: defaultdict[int, list[bytes]] = defaultdict(list)
    for number, some in sorted(by_row.items()):
        some.sort(key=lambda one: one.column)
        if (row := places.row(number)) is not None:
            edits += _in_row(places, row, some)
        else:
            added[_before_row(places, number)].append(_new_row(places, number, some, places.row(pattern)))
    edits += [_rows_added(places, at, b"".join(texts)) for at, texts in added.items()]
    edits += _dimension(places, by_row)
    return applied(data, edits)


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes with edits made; those at one place keep their order."""
    out, at = [], 0
    for start, end, text in sorted(edits, key=lambda one: one[:2]):
        if start < at:
            raise ValueError("two edits overlap")
        out += [data[at:start], text]
        at = end
    return b"".join((*out, data[at:]))


def _forgotten(places: SheetPlaces) -> Iterator[Edit]:
    """Yield the edits that drop what formulas remember."""
    for row in places.rows:
        for cell in row.cells:
            if cell.formula is not None and cell.cached != (0, 0):
                yield (*cell.cached, b"")


def _in_row(places: SheetPlaces, row: RowPlace, puts: list[Put]) -> list[Edit]:
    """Return the edits of a row that is there."""
    edits: list[Edit] = []
    new: list[tuple[int, bytes]] = []
    for put in puts:
        cell = row.cell(put.column)
        if cell is None:
            style = row.style or places.column_style(put.column)
            new.append((_before(row, put.column), element(places.prefix, put, style)))
        else:
            edits.append((cell.start, cell.end, element(places.prefix, put, cell.style)))
    if new and row.close == 0:
        tag = places.data[row.start : row.inner]
        whole = tag[: tag.rindex(b"/")].rstrip() + b">" + b"".join(text for _, text in new)
        return [(row.start, row.end, whole + f"</{places.prefix}row>".encode())]
    merged: defaultdict[int, list[bytes]] = defaultdict(list)
    for at, text in new:
        merged[at].append(text)
    return [*edits, *((at, at, b"".join(texts)) for at, texts in merged.items()), *_spans(places, row, new)]


def _spans(places: SheetPlaces, row: RowPlace, new: list[tuple[int, bytes]]) -> list[Edit]:
    """Drop a row's hint of its first and last column where cells were added; programs find them out anew."""
    tag = places.data[row.start : row.inner]
    return [(row.start, row.inner, sheet_places.attribute(tag, 0, "spans", None))] if new and b"spans" in tag else []


def _before(row: RowPlace, column: int) -> int:
    """Return the byte at which a new cell of a column stands."""
    return next((one.start for one in row.cells if one.column > column), row.close)


def _new_row(places: SheetPlaces, number: int, puts: list[Put], like: RowPlace | None) -> bytes:
    """Return a row that is added, its cells dressed as those of another."""
    named = {put.column: put for put in puts}
    dressed = {one.column: one.style for one in like.cells} if like else {}
    cells = []
    for column in sorted({*named, *dressed}):
        style = dressed.get(column) or (like.style if like else "") or places.column_style(column)
        put = named.get(column)
        cells.append(element(places.prefix, put, style) if put else _blank(places.prefix, number, column, style))
    height = f' ht="{like.height}" customHeight="1"' if like and like.fixed else ""
    style = f' s="{like.style}" customFormat="1"' if like and like.style else ""
    name = f"{places.prefix}row"
    return f'<{name} r="{number}"{style}{height}>'.encode() + b"".join(cells) + f"</{name}>".encode()


def _before_row(places: SheetPlaces, number: int) -> int:
    """Return the byte at which a row that is added stands."""
    after = next((one.start for one in places.rows if one.number > number), None)
    if after is not None:
        return after
    return places.rows[-1].end if places.rows else places.body[1]


def _rows_added(places: SheetPlaces, at: int, text: bytes) -> Edit:
    start, _, end = places.body
    if not sheet_places.is_empty(places.data, start):
        return at, at, text
    tag = places.data[start:end]
    return start, end, tag[: tag.rindex(b"/")].rstrip() + b">" + text + f"</{places.prefix}sheetData>".encode()


def _blank(prefix: str, row: int, column: int, style: str) -> bytes:
    seen = f' s="{style}"' if style else ""
    return f'<{prefix}c r="{letters(column)}{row}"{seen}/>'.encode()


def element(prefix: str, put: Put, style: str) -> bytes:
    """Return a cell's element: a text always as text, a number as a number."""
    seen = f' s="{style}"' if style else ""
    where = f'<{prefix}c r="{letters(put.column)}{put.row}"{seen}'
    if isinstance(put.value, Decimal):
        return f"{where}><{prefix}v>{put.value:f}</{prefix}v></{prefix}c>".encode()
    text, _ = safe(put.value)
    for char, mark in _MARKS.items():
        text = text.replace(char, mark)
    inside = f'<{prefix}is><{prefix}t xml:space="preserve">{escaped(text)}</{prefix}t></{prefix}is>'
    return f'{where} t="inlineStr">{inside}</{prefix}c>'.encode()


def _dimension(places: SheetPlaces, by_row: dict[int, list[Put]]) -> list[Edit]:
    """Widen what the sheet says of its own size where rows were added."""
    last = places.rows[-1].number if places.rows else 0
    start, end = places.dimension
    if not end or not by_row or max(by_row) <= last:
        return []
    width = max([1, *(cell.column for row in places.rows for cell in row.cells)])
    width = max([width, *(put.column for some in by_row.values() for put in some)])
    area = f"A1:{letters(width)}{max(by_row)}"
    return [(start, end, sheet_places.attribute(places.data, start, "ref", area))]


__all__ = ["CellPlace", "Edit", "applied", "element", "filled"]
