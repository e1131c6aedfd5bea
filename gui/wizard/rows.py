"""The lists on the right: items and notes in one line each, as many as a plan has, without a stutter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from gui import palette, show
from gui.tables import cells
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from gui.wizard.gutter import short
from model.records import Note, Reading, ReadItem
from model.rules import han

ROW = 30


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item, its place among them, and how many questions its lines have."""

    at: int
    item: ReadItem
    asked: int

    @property
    def words(self) -> str:
        """Return what a filter looks through: number, text, units."""
        one = self.item
        return han.fold(" ".join((one.no, one.text, one.section, *one.leads, *one.co)))


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note and where it stands, in the clerk's words."""

    note: Note
    place: str


ITEMS: tuple[Column[ItemRow], ...] = (
    Column("no", "序号", 52, lambda r: r.item.no, lambda r: r.at, CENTRE),
    Column("text", "实事内容", 300, lambda r: show.printed(r.item.text), stretch=True),
    Column(
        "lead", "牵头单位", 116, lambda r: show.printed("、".join(r.item.leads)) or "没有写", colour=lambda r: _lack(r)
    ),
    Column("metrics", "指标", 44, lambda r: str(len(r.item.metrics) or ""), lambda r: len(r.item.metrics), CENTRE),
    Column("milestones", "节点", 44, lambda r: str(len(r.item.milestones) or ""), None, CENTRE),
    Column(
        "asked",
        "要问",
        56,
        lambda r: f"问 {r.asked}" if r.asked else "",
        lambda r: r.asked,
        CENTRE,
        colour=lambda r: palette.AMBER,
    ),
)
NOTES: tuple[Column[NoteRow], ...] = (
    Column("place", "位置", 64, lambda r: r.place, lambda r: r.note.line),
    Column("text", "原文", 260, lambda r: show.printed(r.note.text)),
    Column("why", "为什么", 260, lambda r: show.printed(r.note.why), stretch=True),
)


def _lack(row: ItemRow) -> str | None:
    return None if row.item.leads else palette.AMBER


def item_rows(reading: Reading) -> list[ItemRow]:
    """Return the items, each with the questions asked of its lines."""
    asked: dict[int, int] = {}
    for note in reading.questions:
        asked[note.line] = asked.get(note.line, 0) + 1
    lines = [set(item.lines or (item.line,)) for item in reading.items]
    return [
        ItemRow(at, item, sum(asked[line] for line in lines[at] if line in asked))
        for at, item in enumerate(reading.items)
    ]


def note_rows(reading: Reading, notes: Sequence[Note]) -> list[NoteRow]:
    """Return notes with their places."""
    return [NoteRow(note, short(reading.place(note.line)) if note.line else "") for note in notes]


class LineCell(cells.TextCell):
    """Draw a cell's text in one line, cut with dots where it is longer."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: cells.Index) -> None:
        """Draw ground, text and focus."""
        self.initStyleOption(option, index)
        drawn: Any = option
        cells.draw_ground(painter, drawn)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        place: QRect = drawn.rect.adjusted(cells.PAD, 0, -cells.PAD, 0)
        text = " ".join(str(drawn.text).split())
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(colour if isinstance(colour, QColor) else QColor(palette.INK))
        cut = drawn.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(drawn.displayAlignment.value), cut)
        painter.restore()


class Rows(ListView):
    """A list of one-line rows; `entered` on Enter, `moved` tells the row the cursor is on."""

    moved = Signal(object)
    entered = Signal()

    def __init__(self, table: ListTable[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(table, parent)
        self._quiet = False
        self.setAccessibleName(name)
        self.setWordWrap(False)
        self.setItemDelegate(LineCell(self))
        self.setSelectionMode(ListView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._on_moved(now.row()))

    def fit_rows(self) -> None:
        """Leave every row one line high."""

    def put(self, rows: Sequence[Any], now: Callable[[Any], bool]) -> None:
        """Show other rows, the cursor on the first that is meant, without telling."""
        self._quiet = True
        self.table.show(rows)
        self.stand_on(now)
        self._quiet = False

    def stand_on(self, meant: Callable[[Any], bool]) -> bool:
        """Put the cursor on the first row that is meant, without telling; say whether there is one."""
        place = next((at for at, row in enumerate(self.table.visible()) if meant(row)), -1)
        before, self._quiet = self._quiet, True
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self.table.index(place, 0))
        else:
            self.clearSelection()
        self._quiet = before
        return place >= 0

    def current(self) -> Any:
        """Return the row the cursor is on, None for none."""
        index = self.currentIndex()
        return self.table.row(index) if index.isValid() else None

    def _on_moved(self, row: int) -> None:
        if not self._quiet and row >= 0:
            self.moved.emit(self.table.row(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell of Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
