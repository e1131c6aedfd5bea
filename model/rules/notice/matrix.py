"""Read a table whose rows are counties and whose columns are targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from model.records import Allocation, Note, ReadItem
from model.rules.notice import columns, table_values, units
from model.rules.notice.allocations import derived
from model.rules.notice.grid import Cell, Table, tight
from model.rules.notice.progress import NOT_PLAN
from model.terms import Kind, Op

HEADING = "表头"


def items(table: Table, first: int) -> tuple[list[ReadItem], list[Note], list[Note]]:
    """Return one item a column, the counties' numbers as its breakdown, what is asked and what is left out.

    `first` is the first item's number.
    """
    made: list[ReadItem] = []
    asked: list[Note] = []
    left: list[Note] = []
    for place, heading in enumerate(table.headings[1:], 1):
        column = [(row[0], row[place]) for row in table.body if place < len(row) and not row[place].blank]
        if columns.role(heading) == columns.PROGRESS:
            left += [Note(cell.line, f"{heading}：{region.raw} {cell.raw}", NOT_PLAN) for region, cell in column]
            continue
        if not heading.strip():
            asked += [Note(cell.line, f"{region.raw} {cell.raw}", "这一列没有表头") for region, cell in column]
            continue
        item, questions = _item(heading, column, str(first + len(made)))
        made.append(item)
        asked += questions
    asked += [_odd(row) for row in table.body if len(row) > len(table.headings)]
    left += [
        Note(row[0].line, row[0].raw, HEADING) for row in table.body if columns.role(row[0].raw) in columns.OFFICES
    ]
    return made, asked, left


def _item(heading: str, column: list[tuple[Cell, Cell]], no: str) -> tuple[ReadItem, list[Note]]:
    name, factor, unit, printed_unit = table_values.measured(heading, "")
    whole: Decimal | None = None
    parts: list[Allocation] = []
    leads: tuple[str, ...] = ()
    asked: list[Note] = []
    for region, cell in column:
        number = table_values.decimal(cell)
        if columns.role(region.raw) in columns.OFFICES:
            leads += units.names(cell.raw)
        elif number is None:
            asked.append(Note(cell.line, f"{heading}：{region.raw} {cell.raw}", "这一格不是数，没有当作任务数"))
        elif columns.WHOLE.fullmatch(tight(region)):
            whole = number
        else:
            parts.append(Allocation(region.raw, number * factor))
    total = sum((part.value for part in parts), Decimal(0)) / factor
    metric = table_values.metric(name, whole, factor, unit, printed_unit) if whole is not None else None
    if metric is None and parts:
        metric = derived(name, total, unit, factor, printed_unit)
    elif metric is not None and metric.kind is Kind.AMOUNT and metric.op is Op.EQUAL and parts and total != whole:
        why = f"各县区加起来是 {total:f}，与合计 {whole:f} 不符"
        asked.append(Note(column[0][1].line, heading, why))
    metrics = (metric,) if metric is not None else ()
    line = column[0][1].line if column else 0
    only = bool(leads)
    item = ReadItem(
        no, heading, leads=leads, responsible_only=only, metrics=metrics, allocations=tuple(parts), line=line
    )
    return replace(item, lines=tuple(sorted({cell.line for _, cell in column}))), asked


def _odd(row: list[Cell]) -> Note:
    return Note(row[0].line, " | ".join(cell.raw for cell in row), "这一行比表头多，没有全部读出")
