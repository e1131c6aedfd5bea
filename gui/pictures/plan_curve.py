"""进度曲线: plan against actual over the year, of the plan, of a unit or of one line, with the numbers below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from gui import palette, show
from gui.pictures.course import LEFT, RIGHT, Course, Plot
from gui.pictures.drawing import CENTRE, MIDDLE, PAD, Sheet, Spot
from model.records import ItemView, LineView, PeriodView, Round, RoundView
from model.rules import completion, neat, plan_course
from model.rules.plan_course import Step
from model.terms import ladder

LINE_RULE = "计划为各期末按序时应完成，实际为牵头单位上报的累计；没有报的不画，也不当作0。"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A row below the curve: its name, and what stands under each round."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanCurve:
    """A course with its numbers; `course` has no rounds where there is nothing to draw."""

    title: str
    rule: str
    course: Course
    numbers: tuple[Numbers, ...] = ()
    nothing: str = "没有已定序时的总量类指标，画不出曲线。先定序时，再看曲线。"

    @property
    def words(self) -> str:
        """Say the plan and what was done of it in the last round that has both."""
        if not self.numbers:
            return self.nothing
        actual = self.numbers[1].values
        last = max((at for at, value in enumerate(actual) if value), default=-1)
        told = [f"{row.name}{row.values[last]}" for row in self.numbers if row.values[last]]
        return f"{self.course.rounds[last]}：{'，'.join(told)}" if last >= 0 else "还没有一期报数"

    def lay(self, sheet: Sheet) -> Chart:
        """Lay it out: the curve above, its numbers below."""
        return Chart(self, sheet)


@dataclass(slots=True)
class Chart:
    """The curve laid out."""

    curve: PlanCurve
    sheet: Sheet
    head: float = 0.0
    size: QSizeF = field(default_factory=lambda: QSizeF(0, 0))
    spots: tuple[Spot, ...] = ()
    plot: QRectF = field(default_factory=QRectF)

    def __post_init__(self) -> None:
        """Give curve and numbers their rooms."""
        if not self.curve.course.rounds:
            return
        row = self.sheet.line + 10
        rows = row * len(self.curve.numbers)
        high = 420.0 if self.sheet.whole else max(220.0, self.sheet.height - rows - 3 * PAD)
        self.plot = QRectF(PAD, PAD, self.sheet.width - 2 * PAD, high)
        self.size = QSizeF(self.sheet.width, high + rows + 3 * PAD)
        self.spots = tuple(
            Spot(QRectF(self._x(at) - 24, PAD, 48, self.size.height() - 2 * PAD), self._words(at))
            for at in range(len(self.curve.course.rounds))
        )

    def _x(self, at: int) -> float:
        steps = max(len(self.curve.course.rounds) - 1, 1)
        return self.plot.left() + LEFT + 14 + (self.plot.width() - LEFT - RIGHT - 28) * at / steps

    def _words(self, at: int) -> str:
        told = [f"{row.name} {row.values[at]}" for row in self.curve.numbers if row.values[at]]
        return "\n".join((self.curve.course.rounds[at], *told))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the curve and its numbers."""
        painter.setFont(self.sheet.font)
        Plot(painter, self.plot, self.curve.course).draw()
        top, row = self.plot.bottom() + PAD, self.sheet.line + 10
        small = self.plot.width() / max(len(self.curve.course.rounds), 1)
        for numbers in self.curve.numbers:
            painter.setPen(QPen(QColor(palette.HAIR), 1))
            painter.drawLine(QPointF(PAD, top), QPointF(self.plot.right(), top))
            painter.setPen(QColor(palette.INK))
            self.sheet.write(painter, QRectF(PAD, top, LEFT - 6, row), numbers.name, MIDDLE)
            for at, value in enumerate(numbers.values):
                box = QRectF(self._x(at) - small / 2, top, small, row)
                self.sheet.write(painter, box, value, CENTRE)
            top += row


def of_items(view: PeriodView, items: Sequence[ItemView], name: str) -> PlanCurve:
    """Return the averages of some items over the year, called by a name."""
    steps = plan_course.course(items, view.rounds, view.round)
    title = f"{show.printed(view.plan.title)}进度曲线（{name}）"
    if not any(one.due is not None for one in steps):
        return PlanCurve(title, plan_course.RULE, Course())
    drawn = Course(
        tuple(_month(one.round) for one in steps),
        tuple(_height(one.due) for one in steps),
        tuple(_height(one.done) for one in steps),
        tuple((float(mark), f"{mark}%") for mark in (0, 25, 50, 75, 100)),
        f"{name}：平均完成占全年目标的百分比",
    )
    return PlanCurve(title, plan_course.RULE, drawn, tuple(_averages(steps)))


def _averages(steps: Sequence[Step]) -> Iterator[Numbers]:
    yield Numbers("计划", tuple(show.percent(one.due, "") for one in steps))
    yield Numbers("实际", tuple(show.percent(one.done, "未报" if one.past and one.lines else "") for one in steps))
    yield Numbers("报数", tuple(f"{one.told}/{one.lines}" if one.past else "" for one in steps))
    yield Numbers("按序时", tuple(f"{one.on_pace}/{one.lit}" if one.past else "" for one in steps))


def of_line(view: PeriodView, line: LineView) -> PlanCurve:
    """Return one line over the year: its figure, or how far up the ladder of stages it is."""
    name = f"{line.line.id} {show.printed(line.line.name)}"
    title = f"{name}进度曲线"
    year = list(line.year)
    staged = line.line.target is None or (line.due_stage and line.due_value is None)
    course = _stages(view, line, year, name) if staged else _figures(view, line, year, name)
    if not any(one is not None for one in (*course.plan, *course.actual)):
        return PlanCurve(title, LINE_RULE, Course(), nothing="这一行没有定序时，也没有报数，画不出曲线。")
    return PlanCurve(title, LINE_RULE, course, tuple(_told(view, line, year, staged=bool(staged))))


def _figures(view: PeriodView, line: LineView, year: Sequence[RoundView], name: str) -> Course:
    target = line.line.target
    marks = [(0.0, "0")]
    if target is not None:
        start = completion.start(line.line)
        marks += [(float(start), f"起点{show.number(start)}")] if start else []
        marks += [(float(target.printed), f"{show.number(target.printed)}{show.measure(line.line)}")]
    return Course(
        tuple(_month(one.round) for one in year),
        tuple(_height(one.due_value) for one in year),
        tuple(_height(one.done) if _past(view, one) else None for one in year),
        tuple(marks),
        name,
    )


def _stages(view: PeriodView, line: LineView, year: Sequence[RoundView], name: str) -> Course:
    ways = ladder(line.item.kind)
    return Course(
        tuple(_month(one.round) for one in year),
        tuple(_rung(ways, one.due_stage) for one in year),
        tuple(_rung(ways, one.stage) if _past(view, one) else None for one in year),
        tuple((float(at), word) for at, word in enumerate(ways, 1)),
        name,
    )


def _told(view: PeriodView, line: LineView, year: Sequence[RoundView], *, staged: bool) -> Iterator[Numbers]:
    if staged:
        yield Numbers("计划", tuple(one.due_stage for one in year))
        yield Numbers("实际", tuple(one.stage if _past(view, one) else "" for one in year))
    else:
        due = (None if one.due_value is None else neat.due(one.due_value, line.line) for one in year)
        yield Numbers("计划", tuple(show.number(one, "") for one in due))
        yield Numbers("实际", tuple(show.number(one.done, "未报") if _past(view, one) else "" for one in year))
    yield Numbers("亮灯", tuple(one.light_word if _past(view, one) else "" for one in year))


def _past(view: PeriodView, one: RoundView) -> bool:
    return one.round.end <= view.round.end


def _month(at: Round) -> str:
    return f"{at.months}月"


def _height(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _rung(ways: Sequence[str], stage: str) -> float | None:
    return float(ways.index(stage) + 1) if stage in ways else None
