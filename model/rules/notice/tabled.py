"""Read the items of a table, whatever its columns are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.records import Allocation, Metric, Note, ReadItem
from model.rules.notice import allocations, columns, marks, units
from model.rules.notice.align import align
from model.rules.notice.allocations import PLACE_NAME, Content, derived
from model.rules.notice.columns import COUNTY, NO, OFFICES, PARTS, PEOPLE, PROGRESS, REMARK, SCHEDULE, SECTION, TEXT
from model.rules.notice.content import content
from model.rules.notice.duties import Duties, in_role, settle
from model.rules.notice.grid import Cell, Found, Table, tight
from model.rules.notice.measures import MULTIPLIERS, measure_at
from model.rules.notice.text import Text
from model.terms import Kind, Op

NOT_PLAN = "进展情况，不是计划内容"
MEASURED = re.compile(r"\(([^()]{1,6})\)$")
TOTAL = re.compile(r"(?:合计|总计|小计|全市|全县|全区)")
QUARTERS = re.compile(r"[;。]\s*(?=第?[一二三四]季度)")


@dataclass
class Record:
    """One row's cells by what their columns hold."""

    line: int
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    counties: list[tuple[str, Cell]] = field(default_factory=list)
    headed: list[tuple[str, str, Cell]] = field(default_factory=list)
    short: bool = False

    def put(self, name: str, heading: str, cell: Cell) -> None:
        """Add a cell."""
        if name == COUNTY:
            self.counties.append((heading, cell))
        elif not cell.blank:
            self.cells.setdefault(name, []).append(cell)
            self.headed.append((name, heading, cell))

    def said(self, name: str) -> str:
        """Return a column's text."""
        return "".join(cell.raw for cell in self.cells.get(name, []))

    def only(self, name: str) -> bool:
        """Say whether nothing but this column is filled."""
        return set(self.cells) == {name} and not any(not cell.blank for _, cell in self.counties)


class TableItems:
    """Items being read from tables, with what is asked and left out."""

    def __init__(self, found: Found) -> None:
        self.items: list[ReadItem] = []
        self.questions: list[Note] = []
        self.skipped = [Note(row.line, row.text.raw, "表头") for row in found.heads]
        for row in found.loose:
            self.questions.append(Note(row.line, row.text.raw, "这一行在表格之外，看不出属于哪一项"))
        self.section = ""
        self.number = ""
        self.duties = Duties()
        for table in found.tables:
            self._table(table)

    def _table(self, table: Table) -> None:
        body = list(table.body)
        if not table.flat and body and _are_places(body[0]):
            table = _spread(table, body)
            self.skipped += [Note(body[0][0].line, "|".join(cell.raw for cell in body[0]), "表头")]
        for record in _records(table):
            self._record(record)

    def _record(self, record: Record) -> None:
        for name, _, cell in record.headed:
            if name == PROGRESS:
                self.skipped.append(Note(cell.line, cell.raw, NOT_PLAN))
        text = record.said(TEXT)
        if not text:
            self._without_text(record)
        elif record.only(TEXT) and self._is_section(text):
            self.section = text
        elif record.only(TEXT) and self.items and NO not in record.cells:
            self._more(text)
        elif TOTAL.fullmatch(Text.tight(text).plain):
            self.skipped.append(Note(record.line, text, "合计行"))
        else:
            self._item(record)

    def _without_text(self, record: Record) -> None:
        told = " | ".join(cell.raw for cell in _all(record))
        if record.only(SECTION):
            self.section = record.said(SECTION)
        elif told:
            self.questions.append(Note(record.line, told, "这一行没有事项内容，看不出属于哪一项"))

    def _is_section(self, text: str) -> bool:
        mark = marks.read(Text.of(text))
        return mark is not None and mark.style in ("cn", "(cn)")

    def _more(self, text: str) -> None:
        """Add a further row's targets to the item above it."""
        read = content(text)
        last = self.items[-1]
        self.items[-1] = replace(
            last,
            metrics=(*last.metrics, *read.metrics),
            milestones=(*last.milestones, *read.milestones),
            allocations=(*last.allocations, *read.allocations),
            remarks=(*last.remarks, text),
        )

    def _item(self, record: Record) -> None:
        titles, text, value = _task(record)
        mark = marks.read(Text.of(text))
        label = record.said(NO).strip(" .、．") or self.number or str(len(self.items) + 1)
        self.number = label
        if mark:
            text = text[mark.length :]
            label = f"{label}-{mark.label}" if mark.style == "o" else label if NO in record.cells else mark.label
        own = [cell.raw for cell in record.cells.get(SECTION, [])] + titles
        if own:
            self.section = "/".join("".join(title.split()) for title in own)
        duties = self._duties(record)
        leads, co, only = settle(duties, False)
        read = self._content(record, text, value)
        self.questions += [Note(record.line, text, why) for why in read.asks]
        self.items.append(
            ReadItem(
                no=label,
                text=text,
                section=self.section,
                leads=leads,
                co=co,
                responsible_only=only,
                assessors=duties.assessors,
                leaders=duties.leaders,
                contacts=duties.contacts,
                deadline=record.said("deadline") or None,
                metrics=tuple(read.metrics),
                milestones=tuple(read.milestones),
                allocations=tuple(read.allocations),
                line=record.line,
                schedule=tuple(_schedule(record)),
                remarks=tuple(
                    f"{heading}：{cell.raw}" for name, heading, cell in record.headed if name in (REMARK, "")
                ),
            )
        )

    def _duties(self, record: Record) -> Duties:
        """Read the row's offices and people; merged cells carry on the row above."""
        found = Duties()
        for name in (*OFFICES, *PEOPLE):
            for cell in record.cells.get(name, []):
                if name in PEOPLE:
                    found |= in_role(
                        name, tuple("".join(w.split()) for w in re.split(r"[、,;，；]|\s{2,}", cell.raw) if w)
                    )
                    continue
                pairs = [columns.person_off(one) for one in units.names(cell.raw)]
                found |= in_role(name, tuple(office for office, _ in pairs))
                found |= in_role("contacts", tuple(person for _, person in pairs if person))
        carried = record.short or NO not in record.cells
        if not (found.leads or found.responsible) and (self.duties.leads or self.duties.responsible):
            if not carried:
                self.questions.append(
                    Note(record.line, record.said(TEXT), "责任单位一格是空的，先按合并单元格沿用上一项")
                )
            found |= replace(self.duties, deadline=None, leaders=(), contacts=())
            found = replace(
                found, leaders=found.leaders or self.duties.leaders, contacts=found.contacts or self.duties.contacts
            )
        self.duties = found
        return found

    def _content(self, record: Record, text: str, value: Cell | None) -> Content:
        """Read the task's text, with the value, the breakdown and the counties' columns beside it."""
        name, factor, unit, printed_unit = _measured(text, record.said("measure"))
        number = _decimal(value)
        if number is not None:
            read = Content(metrics=[_metric(name, number, factor, unit, printed_unit)])
        elif record.counties:
            read = content(text)
            if not read.metrics:
                read.milestones = []
        else:
            read = content(text)
        for cell in record.cells.get(PARTS, []):
            parts = allocations.parts(Text.tight(cell.raw))
            allocations.allocate(parts, read)
            if not parts:
                read.asks.append(f"分解情况“{cell.raw}”没有读出各单位的数")
        if record.counties:
            _counties(record, read, name, factor, unit, printed_unit)
        return read


def _records(table: Table) -> Iterator[Record]:
    """Yield the table's rows as records."""
    if table.flat:
        yield from _flat_records(table)
        return
    for cells in table.body:
        filled = [cell for cell in cells if not cell.blank]
        if not filled:
            continue
        whole = len(cells) == len(table.roles) and _number_stands(cells, table.roles)
        record = Record(filled[0].line, short=len(cells) < len(table.roles))
        chosen = list(range(len(cells))) if whole else align(filled, table.roles)[0]
        for cell, column in zip(cells if whole else filled, chosen, strict=True):
            record.put(table.roles[column], table.headings[column], cell)
        yield record


def _number_stands(cells: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Say whether the cell under 序号 is a number or blank, so that no cell has slipped."""
    if NO not in roles:
        return True
    cell = cells[roles.index(NO)]
    return cell.blank or columns.numbered(cell.raw)


def _flat_records(table: Table) -> Iterator[Record]:
    """Yield the rows of a table flattened to one cell a line: each number begins a block, a block may hold rows."""
    blocks: list[list[Cell]] = []
    expected = None
    for (cell,) in table.body:
        number = int(tight(cell)) if re.fullmatch(r"\d{1,3}", tight(cell)) else None
        if number is not None and (expected is None or number == expected):
            expected = number + 1
            blocks.append([cell])
        elif blocks:
            blocks[-1].append(cell)
        else:
            blocks.append([cell])
    for block in blocks:
        yield from _rows_of(block, table)


def _rows_of(block: list[Cell], table: Table) -> Iterator[Record]:
    chosen, _ = align(block, table.roles, wraps=True)
    record = Record(block[0].line, short=True)
    before = -1
    for cell, column in zip(block, chosen, strict=True):
        if column < before:
            yield record
            record = Record(cell.line, short=True)
        record.put(table.roles[column], table.headings[column], cell)
        before = column
    yield record


def _task(record: Record) -> tuple[list[str], str, Cell | None]:
    """Return the titles above the task, the task itself, and a number of its own."""
    cells = record.cells[TEXT]
    numbers = [cell for cell in cells if columns.NUMBER.fullmatch(tight(cell))]
    words = [cell for cell in cells if cell not in numbers]
    value = next(iter(record.cells.get("value", [])), numbers[0] if numbers else None)
    if not words:
        return [], "".join(cell.raw for cell in cells), value
    return [cell.raw for cell in words[:-1]], words[-1].raw, value


def _measured(text: str, measure: str) -> tuple[str, Decimal, str, str]:
    """Split “村镇规划编制资金投入(万元)” into name, factor, measure and the measure as printed."""
    whole = Text.tight(text)
    match = MEASURED.search(whole.plain)
    printed = Text.tight(measure)
    name = whole
    if match and not measure:
        printed = whole.cut(match.start(1), match.end(1))
    if match and _factor(printed.plain)[1]:
        name = whole.cut(0, match.start())
    factor, length = _factor(printed.plain)
    return name.raw, factor, printed.raw[len(printed.raw) - length :] if length else printed.raw, printed.raw


def _factor(plain: str) -> tuple[Decimal, int]:
    """Return what a printed measure multiplies by, and how long the measure behind the multiplier is; 0 for none."""
    for word, factor in (("", Decimal(1)), *MULTIPLIERS.items()):
        rest = plain.removeprefix(word)
        if plain.startswith(word) and rest and measure_at(rest, 0) == rest:
            return factor, len(rest)
    return Decimal(1), 0


def _metric(name: str, number: Decimal, factor: Decimal, unit: str, printed_unit: str) -> Metric:
    kind = Kind.RATE if unit in ("%", "％") else Kind.AMOUNT
    return Metric(name, number * factor, unit, Op.EQUAL, kind, number, printed_unit or unit, source=name)


def _counties(record: Record, read: Content, name: str, factor: Decimal, unit: str, printed_unit: str) -> None:
    """Add the counties' columns: equal numbers are one standard for all, different ones add up to a derived target."""
    stated = [(county, _decimal(cell), cell) for county, cell in record.counties if not cell.blank]
    numbers = [(county, number) for county, number, _ in stated if number is not None]
    words = [f"{county}：{cell.raw}" for county, number, cell in stated if number is None]
    if words:
        read.asks.append(f"这些县区的目标是文字，没有数：{'；'.join(words)}")
    if not numbers:
        return
    rate = all("%" in tight(cell) for _, number, cell in stated if number is not None)
    unit = "%" if rate else unit
    if not read.metrics:
        same = len(numbers) == len(stated) and len({number for _, number in numbers}) == 1 and len(numbers) > 1
        total = numbers[0][1] if same or rate else sum((number for _, number in numbers), Decimal(0))
        if same or rate:
            read.metrics.append(_metric(name, total, factor, unit, "%" if rate else printed_unit))
        else:
            read.metrics.append(derived(name, total, unit, factor, printed_unit))
    read.allocations += [Allocation(county, number * factor) for county, number in numbers]


def _decimal(cell: Cell | None) -> Decimal | None:
    if cell is None or not columns.NUMBER.fullmatch(tight(cell)):
        return None
    return Decimal(tight(cell).replace(",", "").rstrip("%"))


def _schedule(record: Record) -> Iterator[str]:
    """Yield the stages of a row: one a quarter, or the heading with its cell."""
    for name, heading, cell in record.headed:
        if name != SCHEDULE:
            continue
        if re.search(r"季度|月|半年", "".join(heading.split())):
            yield f"{''.join(heading.split())}：{cell.raw}"
            continue
        text = Text.of(cell.raw)
        low = 0
        for match in QUARTERS.finditer(text.plain):
            yield text.raw[low : match.start()]
            low = match.end()
        yield text.raw[low:]


def _are_places(cells: Sequence[Cell]) -> bool:
    filled = [tight(cell) for cell in cells if not cell.blank]
    return len(filled) >= 2 and all(PLACE_NAME.fullmatch(cell) for cell in filled)


def _spread(table: Table, body: list[list[Cell]]) -> Table:
    """Spread the column above a second heading row of counties over them."""
    places = [cell.raw for cell in body[0] if not cell.blank]
    last = max(place for place, name in enumerate(table.roles) if name in (TEXT, PARTS, "value"))
    headings = [*table.headings[:last], *places, *table.headings[last + 1 :]]
    roles = [*table.roles[:last], *([COUNTY] * len(places)), *table.roles[last + 1 :]]
    return Table(headings, roles, body[1:])


def _all(record: Record) -> list[Cell]:
    return [cell for _, _, cell in record.headed] + [cell for _, cell in record.counties if not cell.blank]
