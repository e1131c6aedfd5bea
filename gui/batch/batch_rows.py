"""The rows of 批量录入: a line with what is newly typed for its lead, and what that would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui import palette, show
from gui.forms import typed_words
from gui.tables.cells import TextCell
from gui.tables.choice_cell import Choice
from gui.tables.columns import CENTRE, RIGHT, Column
from gui.tables.item_rows import Row, target
from gui.tables.typing_table import Index, TypingTable
from gui.tables.typing_view import TypingView
from gui.tables.views import MIN_ROW
from model.records import PeriodView
from model.rules import names
from model.terms import Field, Kind, State, stages
from model.work import fill_line
from model.work.fill_many import Wish

DONE, STAGE, TEXT, PROBLEM = (one.value for one in (Field.DONE, Field.STAGE, Field.TEXT, Field.PROBLEM))
TYPED = (DONE, STAGE, TEXT, PROBLEM)
SHUT = "不填"
RESTS = {State.ENDED: "事项已终止，不能录入", State.STRUCK_OFF: "事项已销号，不能录入"}


@dataclass(slots=True, eq=False)
class BatchRow:
    """A line as it stands, with the texts newly typed; `why`: what of the figure is not understood."""

    row: Row
    typed: dict[str, str] = field(default_factory=lambda: dict.fromkeys(TYPED, ""))
    told: str = ""
    why: str = ""

    @property
    def changed(self) -> bool:
        """Say whether anything is typed."""
        return any(self.typed.values())

    def is_lead(self, unit: str) -> bool:
        """Say whether a unit, by any of its names, is the line's lead; "" means the lead."""
        lead = self.row.lead.unit if self.row.lead else None
        called = {names.key(one) for one in (lead.short, lead.full, *lead.aliases)} if lead else set()
        return not unit.strip() or names.key(unit) in called

    def locked(self, name: str) -> str:
        """Say why a cell cannot be typed in, "" where it can."""
        if rests := RESTS.get(self.row.item.state, ""):
            return rests
        milestone = name == DONE and self.row.line.line.kind is Kind.MILESTONE
        return "节点没有数量可报" if milestone else ""


def _field(name: str, heading: str, width: int) -> Column[BatchRow]:
    return Column(name, heading, width, lambda r: " ".join(r.typed[name].split()), stretch=name == TEXT)


COLUMNS: tuple[Column[BatchRow], ...] = (
    Column("no", "序号", 54, lambda r: r.row.line.line.id, lambda r: r.row.place, CENTRE),
    Column("name", "指标", 170, lambda r: show.printed(r.row.line.line.name), tip=lambda r: r.row.item.item.text),
    Column("target", "全年目标", 96, lambda r: target(r.row), align=RIGHT),
    Column("last", "上期", 62, lambda r: show.number(r.row.line.last), lambda r: r.row.line.last, RIGHT),
    Column("due", "应完成", 64, lambda r: show.due_value(r.row.line, ""), lambda r: r.row.line.due_value, RIGHT),
    Column(
        DONE,
        "累计完成",
        80,
        lambda r: SHUT if r.locked(DONE) else r.typed[DONE],
        align=RIGHT,
        tip=lambda r: r.locked(DONE) or r.typed[DONE],
    ),
    _field(STAGE, "当前阶段", 84),
    _field(TEXT, "进展情况", 190),
    _field(PROBLEM, "存在问题", 130),
    Column("told", "完成率、亮灯", 170, lambda r: r.told),
)
BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}


def _told(row: Row, view: PeriodView, done: Decimal) -> str:
    found = typed_words.judged(row, view, done, "")
    return f"{show.percent(found.completion, '')} {typed_words.pill(row, view, found, done, '')}".strip()


class BatchTable(TypingTable[BatchRow]):
    """Let the fields be typed; a locked cell keeps nothing, and `skipped` tells which were tried."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, TYPED)
        self.view: PeriodView | None = None
        self.skipped: list[str] = []
        self.note = ""

    def was(self, one: BatchRow, name: str) -> str:
        """Return nothing: what is typed stands beside what was reported."""
        return ""

    def bad(self, one: BatchRow, name: str) -> str:
        """Say why a figure is not understood."""
        return one.why if name == DONE else ""

    def ink(self, one: BatchRow, name: str) -> str | None:
        """Let locked cells stand back."""
        return palette.FAINT if one.locked(name) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what is not locked be edited."""
        out, name = super().flags(index), self.field(index.column())
        return out & ~Qt.ItemFlag.ItemIsEditable if name and self.row(index).locked(name) else out

    def put(self, cells: Sequence[tuple[BatchRow, str, str]]) -> None:
        """Keep texts where they may be typed; the others are skipped and told."""
        shut = [(one, name) for one, name, text in cells if text and one.locked(name)]
        self.skipped += [f"{one.row.line.line.id} {Field(name).word}：{one.locked(name)}，跳过。" for one, name in shut]
        super().put([(one, name, text) for one, name, text in cells if not one.locked(name)])
        if shut:
            self.edited.emit()

    def settle(self, rows: Sequence[BatchRow]) -> None:
        """Judge figures anew by the plan's rule."""
        for one in rows:
            one.told = one.why = ""
            if one.typed[DONE] and self.view:
                read = fill_line.judged(Field.DONE, one.row.item.item, one.row.line.line, one.typed[DONE], self.note)
                sure = isinstance(read.value, str)
                one.told = _told(one.row, self.view, Decimal(str(read.value))) if sure else read.sentence
                one.why = "" if sure else read.sentence
                one.typed[DONE] = str(read.value) if sure else one.typed[DONE]

    def wishes(self) -> tuple[Wish, ...]:
        """Return what is typed, by line, for its lead."""
        return tuple(
            Wish(
                one.row.line.line.id,
                one.row.line.lead,
                {Field(name): text for name, text in one.typed.items() if text},
                place,
            )
            for place, one in enumerate(self.rows, 1)
            if one.changed
        )


class OneLine(TextCell):
    """Keep texts on one line."""

    wraps = False


class StageCell(Choice):
    """Let a line's stage be chosen from those of its kind of item; blank says nothing."""

    def __init__(self, table: BatchTable, parent: QWidget) -> None:
        super().__init__((), parent)
        self._table = table

    def words(self, index: Index) -> tuple[str, ...]:
        """Return the stages of the line's item."""
        return ("", *stages(self._table.row(index).row.item.item.kind))


class BatchView(TypingView):
    """Show it, each row in one line; the whole text is in the tip."""

    def __init__(self, table: BatchTable) -> None:
        super().__init__(table, "批量录入")
        self.setItemDelegate(OneLine(self))
        self.setItemDelegateForColumn(BY_KEY[STAGE], StageCell(table, self))
        self.verticalHeader().setDefaultSectionSize(MIN_ROW)

    def fit_rows(self) -> None:
        """Leave every row at one height."""
        self.measure()
