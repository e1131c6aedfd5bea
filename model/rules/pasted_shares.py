"""A pasted grid (lines by number, counties by name) → each county's part; whatever is not certain is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.records import Line, Raw, Unit
from model.rules import breakdown, cell_text, measures, names, own_level, quantity
from model.rules.breakdown import Breakdown
from model.rules.pasted_table import HEADING_ROWS, Row, Unread, plain
from model.rules.who_gets_a_form import is_county
from model.terms import NOT_CONCERNED, Grade

NO = ("序号", "编号", "行号", "项号", "指标序号", "事项序号")
NAME = ("指标或节点", "指标", "指标名称", "节点", "任务", "目标任务", "名称")
PASSED_OVER = (
    "实事内容",
    "事项",
    "实事",
    "项目",
    "内容",
    "项目名称",
    "牵头单位",
    "责任单位",
    "备注",
    "类别",
    "差额",
    "相差",
)
MEASURE = ("单位", "计量单位")
TARGET = ("全年目标", "年度目标", "目标", "目标值", "目标数", "任务数", "总任务")
TOTAL = ("合计", "总计", "小计", "全市合计", "县区合计", "各县区合计", "全市")

Values = dict[tuple[str, str], Decimal | None]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a block gives: by (line, unit) the part, None for “/” (no part there), what is asked, what was checked."""

    values: Values
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]


@dataclass
class _Columns:
    no: int = 0
    name: int | None = None
    measure: int | None = None
    target: int | None = None
    totals: list[int] = field(default_factory=list)
    units: dict[int, Unit] = field(default_factory=dict)


def read(table: Sequence[Row], lines: Sequence[Breakdown], units: Sequence[Unit]) -> Pasted:
    """Read a block with its headings; blank cells leave what is there, sums are checked and not taken."""
    place = next((at for at, row in enumerate(table[:HEADING_ROWS]) if _is_heading(row, units)), None)
    if place is None:
        why = "没有看到县区名的表头。请连表头一起粘贴：一行一个指标，第一列序号，一列一个县区"
        return Pasted({}, (Unread(table[0].number if table else 0, "", why),), ())
    unread: list[Unread] = []
    columns = _columns(table, place, units, unread)
    values: Values = {}
    notes: list[str] = []
    seen: dict[str, int] = {}
    known = _Known(lines)
    for row in table[place + 1 :]:
        line = known.line(row.at(columns.no), row.at(columns.name))
        cells = {column: cell for column in columns.units if (cell := row.at(column))}
        if not cells or any(plain(cell) in TOTAL for cell in row.cells[: min(columns.units)]):
            continue
        if isinstance(line, str):
            unread.append(Unread(row.number, row.text, line))
        elif line.line.id in seen:
            unread.append(Unread(row.number, row.text, f"和第{seen[line.line.id]}行是同一行指标，没有采用，请留一行"))
        else:
            seen[line.line.id] = row.number
            notes += _row(row, line, columns, values, unread)
    return Pasted(values, tuple(sorted(unread, key=lambda one: one.row)), tuple(notes))


def headed(table: Sequence[Row], units: Sequence[Unit]) -> bool:
    """Say whether a block brings its headings, counties among them."""
    return any(_is_heading(row, units) for row in table[:HEADING_ROWS])


def _row(row: Row, one: Breakdown, columns: _Columns, values: Values, unread: list[Unread]) -> Iterator[str]:
    """Take one row's parts and yield what its own sum and target say against them."""
    target = one.line.target
    if target is None or not one.takes_numbers:
        unread.append(Unread(row.number, row.text, f"“{one.line.name}”是节点，没有数可分"))
        return
    measure = row.at(columns.measure)
    if measure and measures.split(measure) != measures.split(target.printed_measure):
        why = f"计量单位写的是“{cell_text.shown(measure)}”，台账里是“{target.printed_measure}”，这一行没有采用"
        unread.append(Unread(row.number, row.text, why))
        return
    found: list[Decimal] = []
    clear = True
    for column, unit in columns.units.items():
        value = part(row.at(column), target.printed_measure)
        if isinstance(value, str):
            unread.append(Unread(row.number, row.at(column), f"{unit.short}：{value}"))
            clear = False
        elif value is not None or cell_text.tidy(row.at(column)) == NOT_CONCERNED:
            values[one.line.id, unit.id] = value
            found.append(value or Decimal(0))
    if clear and one.line.kind in breakdown.ADDS:
        yield from _sums(row, one.line, columns, sum(found, Decimal(0)))
    stated = _stated(row.at(columns.target), target.printed_measure)
    if stated is not None and stated != target.printed:
        said = f"第{row.number}行的目标写的是{quantity.plain(stated)}，台账里是{quantity.plain(target.printed)}"
        yield f"{said}，按台账的算。"


def _sums(row: Row, line: Line, columns: _Columns, total: Decimal) -> Iterator[str]:
    measure = line.target.printed_measure if line.target else ""
    for column in columns.totals:
        stated = _stated(row.at(column), measure)
        if stated is not None and stated != total:
            said = breakdown.difference_words(total - stated, measure)
            yield (
                f"第{row.number}行合计写的是{quantity.plain(stated)}{measure}，各县区相加是{quantity.plain(total)}{measure}"
                f"（{said}）。合计不采用，请核对。"
            )


def part(typed: str, measure: str) -> Decimal | str | None:
    """Return the part a cell says, None for a blank one or “/”, or why it is asked about."""
    read = quantity.quantity(Raw("text", typed), measure, concerned=False)
    if read.grade in (Grade.EXACT, Grade.NORMALISED):
        return read.value
    return None if read.grade is Grade.NONE else read.sentence


def _stated(typed: str, measure: str) -> Decimal | None:
    value = part(typed, measure)
    return value if isinstance(value, Decimal) else None


# --- columns ------------------------------------------------------------------------------------------------


def _is_heading(row: Row, units: Sequence[Unit]) -> bool:
    return any(_units(cell, units) for cell in row.cells if cell and not cell.isdigit())


def _units(cell: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    if own_level.means(cell):
        return (own_level.find(units) or own_level.new(),)
    counties = [one for one in units if one.in_all_counties or is_county(one)]
    return names.find(cell, units) or names.find(plain(cell), units) or names.counties(plain(cell), counties)


def _columns(table: Sequence[Row], place: int, units: Sequence[Unit], unread: list[Unread]) -> _Columns:
    """Say what each column is; of two for one county neither is taken, nor one that fits none or several."""
    out, row, doubled = _Columns(), table[place], defaultdict[str, list[int]](list)
    fixed: Mapping[str, Sequence[str]] = {"no": NO, "name": NAME, "measure": MEASURE, "target": TARGET}
    for column, cell in enumerate(row.cells):
        word = plain(cell)
        known = next((name for name, words in fixed.items() if word in words), "")
        if known:
            setattr(out, known, column)
        elif word in TOTAL:
            out.totals.append(column)
        elif word and word not in PASSED_OVER:
            fits = _units(cell, units)
            if len(fits) == 1:
                out.units[column] = fits[0]
                doubled[fits[0].id].append(column)
            elif column and any(one.at(column) for one in table[place + 1 :]):
                unread.append(Unread(row.number, cell, _no_unit(cell, fits)))
    for columns in doubled.values():
        if len(columns) > 1:
            unread.append(
                Unread(row.number, row.at(columns[0]), f"“{row.at(columns[0])}”有{len(columns)}列，都没有采用")
            )
            for column in columns:
                del out.units[column]
    return out


def _no_unit(cell: str, fits: Sequence[Unit]) -> str:
    if fits:
        return f"“{cell_text.shown(cell)}”对得上{'、'.join(unit.short for unit in fits)}，这一列没有采用，请写全称"
    return f"“{cell_text.shown(cell)}”不在单位名册里，这一列没有采用"


# --- rows ---------------------------------------------------------------------------------------------------


class _Known:
    """The plan's lines, found by their number, or by their item's where that leaves no doubt."""

    def __init__(self, lines: Sequence[Breakdown]) -> None:
        self._lines = {names.key(one.line.id): one for one in lines}
        self._items: defaultdict[str, list[Breakdown]] = defaultdict(list)
        for one in lines:
            if one.takes_numbers:
                self._items[names.key(one.item.no)].append(one)

    def line(self, number: str, name: str) -> Breakdown | str:
        """Return the one line meant, or why there is none."""
        typed = names.key(cell_text.tidy(number)).removeprefix("第").rstrip("项行.、")
        shown = cell_text.shown(number)
        if not typed:
            return "没有序号"
        if typed in self._lines:
            return self._lines[typed]
        fits = self._items.get(typed, [])
        named = [one for one in fits if name and names.key(name) == names.key(one.line.name)]
        if len(named or fits) == 1:
            return (named or fits)[0]
        if not fits:
            return f"没有序号是“{shown}”的指标"
        return f"第{fits[0].item.no}项有几个指标，请把序号写成{'、'.join(one.line.id for one in fits[:5])}中的一个"
