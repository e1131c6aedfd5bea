"""Read a small table printed inside a task: the counties' parts of its targets; what has been done is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from model.records import Allocation, Metric, Note
from model.rules.notice import columns, grid, table_values
from model.rules.notice.allocations import Content
from model.rules.notice.grid import Cell, tight
from model.rules.notice.progress import NOT_PLAN
from model.rules.notice.source import Row

GOAL = re.compile(r"目标|任务|计划|应(?:完成|建)|指标|分解")
DONE = re.compile(r"完成|进度|进展|比例|率$|已|实际|累计")
UNREAD = "事项里的小表，看不出各格是哪个指标的数，没有读"
NOT_SUM = "这一行加起来是 {sum}，与这一项的哪个目标都对不上，没有当作分解任务"
HEADING = "表头"

Line = tuple[str, list[tuple[str, Decimal]]]


def is_row(row: Row) -> bool:
    """Say whether a line is a table's row."""
    return row.text.plain.count("|") >= 2


class Told:
    """What is asked, what was left out, and the rows that were used."""

    def __init__(self) -> None:
        self.asked: list[Note] = []
        self.left: list[Note] = []
        self.used: list[str] = []


def read(rows: Sequence[Row], out: Content) -> Told:
    """Add what the table divides to the content."""
    told = Told()
    cells = [grid.bar_cells(row) for row in rows]
    across = any(GOAL.search(tight(line[0])) for line in cells[1:])
    down = any(GOAL.search(tight(cell)) for cell in cells[0][1:])
    if len(cells) < 2 or across == down:
        told.asked = [Note(row.line, row.text.raw, UNREAD) for row in rows]
        return told
    told.left.append(Note(rows[0].line, rows[0].text.raw, HEADING))
    if across:
        for row, line in zip(rows[1:], cells[1:], strict=True):
            _line(line, cells[0], row.text.raw.strip("| "), out, told)
        return told
    for place in range(1, len(cells[0])):
        column = [line[place] if place < len(line) else Cell(line[0].line, "") for line in cells]
        raw = " | ".join(f"{line[0].raw} {cell.raw}" for line, cell in zip(cells, column, strict=True))
        _line(column, [line[0] for line in cells], raw, out, told)
    return told


def _line(line: list[Cell], heads: list[Cell], raw: str, out: Content, told: Told) -> None:
    """Read one row, or column, of numbers: its name comes first."""
    name = tight(line[0])
    where = next((cell.line for cell in line[1:]), line[0].line)
    if DONE.search(name) and not GOAL.search(name):
        told.left.append(Note(where, raw, NOT_PLAN))
        return
    pairs = [
        (head, number)
        for head, cell in zip(heads[1:], line[1:], strict=False)
        if (number := table_values.decimal(cell)) is not None
    ]
    parts = [(head.raw, number) for head, number in pairs if not columns.WHOLE.fullmatch(tight(head))]
    total = sum((number for _, number in parts), Decimal(0))
    metric = _divided(name, total, out.metrics)
    if metric is None or not parts:
        told.asked.append(Note(where, raw, NOT_SUM.format(sum=f"{total:f}") if parts else UNREAD))
        return
    told.used.append(raw)
    factor = metric.value / metric.printed if metric.printed else Decimal(1)
    out.allocations += [Allocation(county, number * factor, metric.name) for county, number in parts]


def _divided(name: str, total: Decimal, metrics: Sequence[Metric]) -> Metric | None:
    """Return the metric the parts add up to; of several, the one whose name shares most with the row's."""
    fitting = [metric for metric in metrics if total in (metric.printed, metric.value)]
    return max(fitting, key=lambda metric: len(set(metric.name) & set(name)), default=None)
