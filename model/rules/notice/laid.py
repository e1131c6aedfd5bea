"""A document taken apart as the reading takes it apart: its tables' cells by column, its list's headings by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from model.records import Document
from model.rules.notice import aside, columns, named, source
from model.rules.notice.document import tables_of
from model.rules.notice.grid import Cell, Found, Table, tight
from model.rules.notice.named import Layer
from model.rules.notice.outline import Node, ancestors, of_list, with_labels_folded
from model.rules.notice.page import Page, Span, key
from model.rules.notice.tabled import cell_duties, task_records


@dataclass(frozen=True, slots=True)
class Placed:
    """A table's cell on the page: what its column holds, the column's heading, its text.

    `item`: the task it belongs to, in a table with one task a column.
    """

    holds: str
    heading: str
    raw: str
    span: Span
    item: str = ""


@dataclass
class Row:
    """A table's row with its cells; `same` are the columns whose cell above reaches down."""

    lines: frozenset[int]
    cells: list[Placed] = field(default_factory=list)
    same: frozenset[str] = frozenset()

    def of(self, *holds: str) -> list[Placed]:
        """Return the cells of some columns, from left to right."""
        return [cell for cell in self.cells if cell.holds in holds]


class Laid:
    """The document, taken apart once for all its items."""

    def __init__(self, document: Document) -> None:
        self.page = Page(document.lines)
        every = source.rows(document.lines)
        rows, _ = source.trimmed(aside.kept(every))
        found = tables_of(rows, document.tables)
        self.heads: list[int] = []
        self.rows: list[Row] = []
        if found is not None:
            self.heads = [cell.line for cell in found.heads]
            self._place(found)
        self._layers: dict[tuple[int, ...], Layer] = {}
        self.nodes: dict[int, list[Node]] = {}
        listed = rows if found is None else [row for row in rows if row.line not in self._lines_of_tables()]
        for node in with_labels_folded(of_list(listed)[1]):
            for row in node.rows:
                self.nodes.setdefault(row.line, []).append(node)

    def _place(self, found: Found) -> None:
        """Place the cells of every row of every table."""
        used: dict[int, int] = {}
        spans: dict[int, Span] = {}
        for table in found.tables:
            for cell in (cell for cells in table.body for cell in cells if cell.raw.strip()):
                low, high = self.page.line(cell.line)
                start = self.page.plain.find(key(cell.raw), max(low, used.get(cell.line, 0)), high)
                spans[id(cell)] = (start, start + len(key(cell.raw))) if start >= 0 else (low, low)
                used[cell.line] = spans[id(cell)][1]
            made = _matrix(table, spans) if table.roles[0] == columns.REGION_ROLE else _records(table, spans)
            self.rows.extend(made)

    def _lines_of_tables(self) -> set[int]:
        return {*self.heads, *(line for row in self.rows for line in row.lines)}

    def rows_of(self, lines: Sequence[int]) -> list[Row]:
        """Return the tables' rows that stand on some lines."""
        return [row for row in self.rows if not row.lines.isdisjoint(lines)]

    def above(self, row: Row) -> list[Row]:
        """Return the rows above one, the nearest first."""
        return self.rows[: next(at for at, one in enumerate(self.rows) if one is row)][::-1]

    def headings(self, line: int, text: str) -> list[Node]:
        """Return a list's headings above a task that stands in a line, the nearest first."""
        nodes = self.nodes.get(line, [])
        node = next((one for one in nodes if key(text) and key(text) in key(one.row.text.raw)), next(iter(nodes), None))
        return list(ancestors(node))[::-1] if node else []

    def layer_of_lines(self, lines: Sequence[int]) -> Layer:
        """Return what an item's or a heading's own lines name."""
        if tuple(lines) not in self._layers:
            first = [self.nodes[line][0] for line in lines if line in self.nodes]
            starts = {node.row.line: node.mark.length for node in first}
            self._layers[tuple(lines)] = named.of_rows(self.page, lines, starts)
        return self._layers[tuple(lines)]

    def layer_of_row(self, row: Row) -> Layer:
        """Return what a table's row names."""
        out = Layer(open_roles=row.same, further=not row.of(columns.TEXT))
        for cell in row.cells:
            if cell.holds in (*columns.OFFICES, *columns.PEOPLE):
                out.names.extend(named.placed(self.page, cell_duties(cell.holds, cell.raw), (cell.span,)))
            elif cell.holds == "deadline":
                out.names.extend(named.dates(self.page, cell.raw, (cell.span,)))
        return out


@lru_cache(maxsize=4)
def laid(document: Document) -> Laid:
    """Take a document apart, once."""
    return Laid(document)


def _records(table: Table, spans: dict[int, Span]) -> Iterator[Row]:
    for record in task_records(table):
        cells = [
            Placed(name, heading, cell.raw, spans[id(cell)])
            for name, heading, cell in (*record.headed, *((columns.COUNTY, head, one) for head, one in record.counties))
            if id(cell) in spans and not cell.blank
        ]
        yield Row(frozenset(record.lines), cells, frozenset(record.same))


def _matrix(table: Table, spans: dict[int, Span]) -> Iterator[Row]:
    """Yield the rows of a table with one county a row: each cell with its task and its county."""
    for region, *rest in table.body:
        own = columns.role(region.raw)
        holds = own if own in columns.OFFICES else columns.VALUE if _is_whole(region) else columns.COUNTY
        cells = [
            Placed(holds, region.raw, cell.raw, spans[id(cell)], key(heading))
            for heading, cell in zip(table.headings[1:], rest, strict=False)
            if id(cell) in spans and not cell.blank
        ]
        yield Row(frozenset({region.line}), cells)


def _is_whole(region: Cell) -> bool:
    return columns.WHOLE.fullmatch(tight(region)) is not None
