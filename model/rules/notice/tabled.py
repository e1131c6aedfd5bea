"""Read the items of a table, whatever its columns are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from model.records import Note, ReadItem
from model.rules.notice import accounted, allocations, columns, marks, matrix, table_values, task, units, verbs
from model.rules.notice.allocations import Content
from model.rules.notice.columns import (
    NO,
    OFFICES,
    PARTS,
    PEOPLE,
    PROGRESS,
    REMARK,
    SCHEDULE,
    SECTION,
    TEXT,
    VALUE,
    WEIGHT,
)
from model.rules.notice.content import content
from model.rules.notice.duties import Duties, by_words, in_role, marked, settle
from model.rules.notice.grid import Cell, Found, Table, tight
from model.rules.notice.progress import NOT_PLAN
from model.rules.notice.table_rows import Record, are_places, are_stages, records, spread
from model.rules.notice.text import Text

OUTSIDE = "这一行在表格之外，看不出属于哪一项"
IN_TITLE = "这一格当作了标题，里面的数没有当作指标，请核对"
UNREAD_CELL = "这一格没有读出，请看它属于哪里"
NOTHING_BELOW = "这一行像是小标题，下面没有事项"
NOT_OWN = "事项一格是合并的，这一行的数看不出属于哪个指标"
TOTAL = re.compile(r"(?:合计|总计|小计|全市|全县|全区)")
LONGEST_ADDITION = 10
"""A second task cell of so few characters (“200张以上”) only completes the first."""

STATED = re.compile(
    r"(?:同比|年均)?(?:增长|下降|提高到|降低到|达到?|保持在?|控制在|稳定在|不低于|不少于|不超过|不高于|突破|超过|\d)"
)
"""How a cell begins that states how much of what the cell before it names (“地区生产总值 | 增长6%”)."""

QUARTERS = re.compile(r"[;。]\s*(?=第?[一二三四]季度)")


class TableItems:
    """Items being read from tables, with what is asked and left out."""

    def __init__(self, found: Found, first_leads: bool = False) -> None:
        self.first_leads = first_leads
        self.items: list[ReadItem] = []
        self.questions: list[Note] = []
        self.skipped = [Note(cell.line, cell.raw, "表头") for cell in found.heads]
        for row in found.loose:
            self.questions.append(Note(row.line, row.text.raw, OUTSIDE))
        self.section = self.title = ""
        self.section_leaders: tuple[str, ...] = ()
        self.number = self.measure = ""
        self.has_numbers = True
        self.duties = Duties()
        self.opened: Note | None = None
        for table in found.tables:
            self._table(table)
        self._end_section()

    def _table(self, table: Table) -> None:
        if table.roles[0] == columns.REGION_ROLE:
            made, asked, left = matrix.items(table, len(self.items) + 1)
            self.items += made
            self.questions += asked
            self.skipped += left
            return
        self.has_numbers = NO in table.roles
        if has_second_heading(table):
            self.skipped += [Note(table.body[0][0].line, " | ".join(cell.raw for cell in table.body[0]), "表头")]
        for record in task_records(table):
            notes = len(self.questions), len(self.skipped)
            self._record(record)
            self._account(record, self.questions[notes[0] :] + self.skipped[notes[1] :])

    def _account(self, record: Record, notes: list[Note]) -> None:
        """Ask about each cell of a row that stands nowhere in what was made of it; numbers are asked where read."""
        texts = [cell.raw for name, _, cell in record.headed if name not in (VALUE, PARTS, columns.MEASURE)]
        for text in accounted.unread(texts, self.items[-1:], notes, f"{self.section}/{self.title}"):
            self.questions.append(Note(record.line, text, UNREAD_CELL))

    def _record(self, record: Record) -> None:
        for name, _, cell in record.headed:
            if name == PROGRESS:
                self.skipped.append(Note(cell.line, cell.raw, NOT_PLAN))
        text = record.said(TEXT)
        first = Text.tight(next((cell.raw for cell in _all(record)), "")).plain
        if TOTAL.fullmatch(first):
            self.skipped.append(Note(record.line, " | ".join(cell.raw for cell in _all(record)), "合计行"))
        elif not text and TEXT in record.same and self.items:
            self._same_task(record)
        elif not text:
            self._without_text(record)
        elif record.only(TEXT) and self._is_section(text):
            self._begin_section(text, record.line)
        elif record.only(TEXT) and self.items and NO not in record.cells:
            self._more(record, text)
        else:
            self._item(record)

    def _without_text(self, record: Record) -> None:
        told = " | ".join(cell.raw for cell in _all(record))
        if record.only(SECTION):
            self._begin_section(record.said(SECTION), record.line)
        elif told:
            self.questions.append(Note(record.line, told, "这一行没有事项内容，看不出属于哪一项"))

    def _same_task(self, record: Record) -> None:
        """Add a row to the item whose task reaches down to it: further offices, a further date; a number is asked."""
        last = self.items[-1]
        if NO in record.cells:
            self.questions.append(Note(record.line, record.said(NO), UNREAD_CELL))
        found = self._own_duties(record)
        leads, co, only = settle(found, False)
        if last.responsible_only and found.leads:
            only, co = False, last.leads + co
            last = replace(last, leads=())
        elif last.leads and only and (self.first_leads or not last.responsible_only):
            leads, co = (), leads + co
        deadlines = [told for told in (last.deadline, record.said("deadline") or found.deadline) if told]
        self.items[-1] = replace(
            last,
            leads=_joined(last.leads, leads),
            co=_joined(last.co, co),
            responsible_only=last.responsible_only and (only or not leads),
            assessors=_joined(last.assessors, found.assessors),
            leaders=_joined(last.leaders, found.leaders),
            contacts=_joined(last.contacts, found.contacts),
            deadline="、".join(dict.fromkeys(deadlines)) or None,
            schedule=(*last.schedule, *_schedule(record)),
            remarks=(*last.remarks, *_remarks(record)),
            lines=_further(last, record),
        )
        number = [f"{head}：{cell.raw}" for name, head, cell in record.headed if name in (VALUE, PARTS)]
        number += [f"{head}：{cell.raw}" for head, cell in record.counties if not cell.blank]
        if number:
            self.questions.append(Note(record.line, "；".join(number), NOT_OWN))

    def _begin_section(self, text: str, line: int) -> None:
        """Keep a heading row's words, and the leaders its bracket names."""
        if self.opened is not None and "".join(self.opened.text.split()) == "".join(text.split()):
            self.opened = None
        self._end_section()
        self.opened = Note(line, text, NOTHING_BELOW)
        self.section = text
        self.section_leaders = task.merged(task.pieces(Text.of(text), False)).duties.leaders

    def _end_section(self) -> None:
        """Ask about a heading row below which no item stood."""
        if self.opened is not None:
            self.questions.append(self.opened)
        self.opened = None

    def _is_section(self, text: str) -> bool:
        mark = marks.read(Text.of(text))
        return mark is not None and mark.style in ("cn", "(cn)")

    def _more(self, record: Record, text: str) -> None:
        """Add a further row's targets to the item above it."""
        read = content(text)
        last = self.items[-1]
        self.items[-1] = replace(
            last,
            metrics=(*last.metrics, *read.metrics),
            milestones=(*last.milestones, *read.milestones),
            allocations=(*last.allocations, *read.allocations),
            remarks=(*last.remarks, text),
            lines=_further(last, record),
        )

    def _item(self, record: Record) -> None:
        titles, text, value = _task(record)
        mark = marks.read(Text.of(text))
        label = record.said(NO).strip(" .、．") or (self.has_numbers and self.number) or str(len(self.items) + 1)
        self.number = label
        if mark:
            text = text[mark.length :]
            label = f"{label}-{mark.label}" if mark.style == "o" else label if NO in record.cells else mark.label
        own = [cell.raw for cell in record.cells.get(SECTION, [])]
        if own:
            self._begin_section("/".join("".join(title.split()) for title in own), record.line)
        if titles or own or not (record.slid or TEXT in record.same):
            self.title = "/".join("".join(title.split()) for title in titles)
        found = self._duties(record)
        leads, co, only = settle(found, self.first_leads or found.first_leads)
        read = self._content(record, text, value)
        read.metrics = [table_values.named(metric, titles) for metric in read.metrics]
        self.questions += [Note(record.line, text, why) for why in read.asks]
        self.questions += [Note(record.line, title, IN_TITLE) for title in titles if content(title).metrics]
        self.opened = None
        self.items.append(
            ReadItem(
                no=label,
                text=text,
                section="/".join(part for part in (self.section, self.title) if part),
                leads=leads,
                co=co,
                responsible_only=only,
                assessors=found.assessors,
                leaders=found.leaders or self.section_leaders,
                contacts=found.contacts,
                deadline=record.said("deadline") or found.deadline or self._deadline_above(record),
                metrics=tuple(read.metrics),
                milestones=tuple(read.milestones),
                allocations=tuple(read.allocations),
                line=record.line,
                schedule=tuple(_schedule(record)),
                remarks=tuple(_remarks(record)),
                lines=record.lines,
            )
        )

    def _deadline_above(self, record: Record) -> str | None:
        """Return the date of the row above where its cell reaches down."""
        return self.items[-1].deadline if "deadline" in record.same and self.items else None

    def _own_duties(self, record: Record) -> Duties:
        """Read the offices and people that stand in the row itself."""
        found = Duties()
        for name in (*OFFICES, *PEOPLE):
            for cell in record.cells.get(name, []):
                found |= cell_duties(name, cell.raw)
        return found

    def _duties(self, record: Record) -> Duties:
        """Read the row's offices and people; merged cells carry on the row above."""
        found = self._own_duties(record)
        for name in (*OFFICES, *PEOPLE):
            if name in record.same and not getattr(found, name):
                found |= in_role(name, getattr(self.duties, name))
        if not (found.contacts or record.same.isdisjoint(OFFICES)):
            found = replace(found, contacts=self.duties.contacts)
        carried = record.short or NO not in record.cells or not record.same.isdisjoint(OFFICES)
        if not found.answering and self.duties.answering:
            if not carried:
                why = "责任单位一格是空的，先按合并单元格沿用上一项"
                self.questions.append(Note(record.line, record.said(TEXT), why))
            above = self.duties
            found |= replace(above, deadline=None, leaders=(), contacts=())
            found = replace(found, leaders=found.leaders or above.leaders, contacts=found.contacts or above.contacts)
        self.duties = found
        return found

    def _content(self, record: Record, text: str, value: Cell | None) -> Content:
        """Read the task's text, with the value, the breakdown and the counties' columns beside it."""
        if "measure" not in record.same:
            self.measure = record.said("measure")
        name, factor, unit, printed_unit = table_values.measured(text, self.measure)
        number, compared = table_values.compared(value)
        if value is not None and not unit and "%" in tight(value):
            unit = printed_unit = "%"
        if number is not None:
            read = Content(metrics=[table_values.metric(name + compared, number, factor, unit, printed_unit)])
        elif record.counties:
            read = content(text)
            if not read.metrics:
                read.milestones = []
        else:
            read = content(text)
        for cell in record.cells.get(PARTS, []):
            parts = allocations.parts(allocations.listed(cell.raw))
            allocations.allocate(parts, read)
            if not parts:
                read.asks.append(f"分解情况“{cell.raw}”没有读出各单位的数")
        if record.counties:
            table_values.counties(record, read, name, factor, unit, printed_unit)
        read.asks += self._unused(record, read, value if number is None else None)
        return read

    def _unused(self, record: Record, read: Content, value: Cell | None) -> Iterator[str]:
        """Yield what a row states about its number and could not be used; `value` is one that is no number."""
        if value is not None:
            yield f"目标值“{value.raw}”没有读出数"
        for further in record.cells.get(VALUE, [])[1:]:
            yield f"“{further.raw}”也像是目标值，没有读"
        if columns.MEASURE in record.cells and all(one.printed_unit != self.measure for one in read.metrics):
            yield f"计量单位“{self.measure}”没有用上"
        if not record.same.isdisjoint((VALUE, PARTS, columns.COUNTY)):
            yield "上面一格的数用合并单元格盖到了这一项，看不出这一项是多少"


def has_second_heading(table: Table) -> bool:
    """Say whether a row below the headings only names counties, or quarters."""
    body = table.body
    return not (table.flat or table.fixed) and bool(body) and (are_places(body[0]) or are_stages(body[0]))


def task_records(table: Table) -> list[Record]:
    """Return a table's rows as records, the task of each where its table has it."""
    listed = list(records(spread(table, list(table.body)) if has_second_heading(table) else table))
    return [_titled(record) for record in listed] if _is_named_by_title(listed) else listed


def cell_duties(name: str, raw: str) -> Duties:
    """Read the offices or people of one cell under a heading of theirs."""
    if name in PEOPLE:
        return in_role(name, columns.people(raw))
    if told := by_words(Text.of(raw)):
        return told
    pairs = [columns.person_off(one) for one in units.names(raw)]
    people = in_role("contacts", tuple(person for _, person in pairs if person))
    return marked(name, tuple(office for office, _ in pairs)) | people


def _further(item: ReadItem, record: Record) -> tuple[int, ...]:
    """Return the lines of an item that a further row belongs to."""
    return tuple(sorted({*item.lines, *record.lines}))


def _joined(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of both rows, each once."""
    return tuple(dict.fromkeys((*above, *below)))


def _remarks(record: Record) -> Iterator[str]:
    """Yield what else stands in a row, with its heading."""
    for name, heading, cell in record.headed:
        if name in (REMARK, WEIGHT, ""):
            yield f"{heading}：{cell.raw}" if heading else cell.raw


def _task(record: Record) -> tuple[list[str], str, Cell | None]:
    """Return the titles above the task, the task itself, and a number of its own."""
    cells = record.cells[TEXT]
    numbers = [cell for cell in cells if table_values.VALUE.fullmatch(tight(cell))]
    words = [cell for cell in cells if cell not in numbers]
    value = next(iter(record.cells.get("value", [])), numbers[0] if numbers else None)
    if not words:
        return [], "".join(cell.raw for cell in cells), value
    last = tight(words[-1])
    if len(words) > 1 and _completes(last) and (not record.fixed or re.search(r"\d", last)):
        return [cell.raw for cell in words[:-2]], words[-2].raw + words[-1].raw, value
    return [cell.raw for cell in words[:-1]], words[-1].raw, value


def _completes(plain: str) -> bool:
    """Say whether a second task cell only completes the first: short and no act, or a bound or number of it."""
    if STATED.match(plain):
        return True
    return len(plain) <= LONGEST_ADDITION and not plain.endswith("。") and not verbs.VERB.match(plain)


def _is_named_by_title(listed: list[Record]) -> bool:
    """Say whether the column of tasks holds mostly bare numbers, so that the title beside is the task's name."""
    told = [record.said(TEXT) for record in listed if TEXT in record.cells]
    bare = [text for text in told if table_values.VALUE.fullmatch(Text.tight(text).plain)]
    return 2 * len(bare) > len(told) and any(SECTION in record.cells for record in listed)


def _titled(record: Record) -> Record:
    """Make the last title of a row its task, and what stood there its value or a remark."""
    titles = record.cells.get(SECTION, [])
    if not titles or (record.only(SECTION) and len(titles) == 1):
        return record
    out = Record(record.line, short=record.short, slid=record.slid, counties=record.counties)
    for name, heading, cell in record.headed:
        if cell is titles[-1]:
            out.put(TEXT, heading, cell)
        elif name == TEXT:
            out.put("value" if table_values.VALUE.fullmatch(tight(cell)) else REMARK, heading, cell)
        else:
            out.put(name, heading, cell)
    return out


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


def _all(record: Record) -> list[Cell]:
    return [cell for _, _, cell in record.headed] + [cell for _, cell in record.counties if not cell.blank]
