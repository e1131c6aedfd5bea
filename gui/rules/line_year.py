"""A line's year: what was due and done in every round, which light it showed and why; and the same as a curve."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from gui import show
from gui.pictures.course import Course
from gui.plan import schedule_words
from gui.plan.curve import Curve
from gui.tables.cells import LightCell
from gui.tables.columns import CENTRE, RIGHT, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import Line, LineView, Round, RoundView
from model.rules import neat
from model.rules.schedule import Due


class LineYear(QWidget):
    """Show the rounds up to the one on screen, the last on top, above or beside the curve of the whole year."""

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self.rounds: ListTable[RoundView] = ListTable(
            (
                Column("round", "期", 52, lambda r: r.round.name.removeprefix("1—"), lambda r: r.round.end, CENTRE),
                Column("due", "应完成", 56, self._due, lambda r: r.due_value, RIGHT),
                Column("done", "实际", 56, self._done, lambda r: r.done, RIGHT),
                Column("light", "亮灯", 96, lambda r: r.light_word, tip=_why, stretch=True),
            )
        )
        self.list = ListView(self.rounds)
        self.list.setAccessibleName("历期亮灯")
        self.list.setItemDelegateForColumn(3, LightCell(self.list))
        self.list.nothing = "还没有亮过灯"
        self.curve = Curve()
        self._turn = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._turn.setContentsMargins(0, 8, 0, 0)
        self._turn.addWidget(self.list, 3)
        self._turn.addWidget(self.curve, 2)
        self.list.setMinimumHeight(110)

    def lie(self, below: bool) -> None:
        """Put the curve beside the table, or under it."""
        side, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._turn.setDirection(side if below else under)

    def show_line(self, line: LineView, at: Round) -> None:
        """Show a line's rounds up to one, and its curve over the year."""
        self._line = line.line
        past = [one for one in line.year if one.round.end <= at.end]
        self.rounds.show(past[::-1])
        due = {one.round.period: _agreed(one) for one in line.year}
        rounds = tuple(one.round for one in line.year)
        self.curve.show_course(schedule_words.course(line, rounds, due, past) if rounds else Course())

    def _due(self, one: RoundView) -> str:
        if one.due_value is not None and self._line is not None:
            return show.number(neat.due(one.due_value, self._line))
        return one.due_stage

    def _done(self, one: RoundView) -> str:
        return show.number(one.done, one.stage or show.BLANK)


def _agreed(one: RoundView) -> Due | None:
    there = one.due_stage or one.due_value is not None
    return Due(one.due_value, one.due, one.due_stage) if there else None


def _why(one: RoundView) -> str:
    return show.printed("　".join(filter(None, (one.light_word, one.reason))))
