"""The pages of 看板 that are pictures: wall, curves, county matrix, ranking."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QComboBox

from gui import show
from gui.forms.parts import Button, label
from gui.pictures import plan_curve
from gui.pictures.bars import RankingBars
from gui.pictures.drawing import Drawing
from gui.pictures.matrix import CountyMatrix
from gui.pictures.page import PicturePage
from gui.pictures.plan_curve import PlanCurve
from gui.pictures.wall import LightWall
from gui.session import Session
from model.records import ItemView, LineView, PeriodView
from model.rules import counts, county_matrix, ranking

WHOLE = "全部"
AVERAGE = "平均"


class _Either(PicturePage):
    """A page with some ways to look, one of them on."""

    WAYS: tuple[str, ...] = ()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.way = 0
        self.ways = QButtonGroup(self)
        for place, words in enumerate(self.WAYS):
            one = Button(words)
            one.setCheckable(True)
            one.setProperty("chip", "all")
            one.setChecked(place == 0)
            self.ways.addButton(one, place)
            self.choices.addWidget(one)
        self.ways.idClicked.connect(self.choose)

    def choose(self, way: int) -> None:
        """Look another way."""
        self.way = way
        self.ways.button(way).setChecked(True)
        self.again()


class WallPage(_Either):
    """亮灯墙."""

    WAYS = ("按单位", "按类别")

    def drawing(self, view: PeriodView) -> Drawing:
        """Return the wall by unit or by section."""
        return LightWall(view, counts.by_section if self.way else counts.by_unit)


class RankingPage(_Either):
    """排名."""

    WAYS = ("牵头单位", "县区")

    def drawing(self, view: PeriodView) -> Drawing:
        """Return the bars of units or of counties."""
        plan = show.printed(view.plan.title)
        if self.way:
            return RankingBars(ranking.counties(view), f"{plan}县区排名", "还没有分解到县区的指标，县区不排名。")
        return RankingBars(ranking.units(view), f"{plan}牵头单位排名")


class MatrixPage(PicturePage):
    """县区矩阵."""

    def drawing(self, view: PeriodView) -> Drawing:
        """Return the matrix."""
        return CountyMatrix(view, county_matrix.matrix(view))


class CurvePage(PicturePage):
    """曲线: of the whole plan, of what a unit leads, or of one line."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.unit, self.line = QComboBox(), QComboBox()
        for words, one in (("单位", self.unit), ("指标", self.line)):
            self.choices.addWidget(label(words, "soft"))
            self.choices.addWidget(one)
            one.setAccessibleName(words)
            one.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            one.setMaxVisibleItems(24)
        self.unit.setMinimumContentsLength(12)
        self.line.setMinimumContentsLength(26)
        self.unit.currentIndexChanged.connect(lambda _: self._fill_lines())
        self.line.currentIndexChanged.connect(lambda _: self.again())

    def show_view(self, view: PeriodView) -> None:
        """Show a round; the unit and line chosen before stay."""
        if view is not self.view:
            self.view = view
            unit, line = self.unit.currentData(), self.line.currentData()
            names = [(one.name, one.key) for one in counts.by_unit(view.items)]
            _fill(self.unit, [(WHOLE, None), *names], unit)
            _fill(self.line, self._lines(), line)
        super().show_view(view)

    def go(self, line: str) -> None:
        """Show one line's curve."""
        self.unit.setCurrentIndex(0)
        self.line.setCurrentIndex(max(self.line.findData(line), 0))

    def _fill_lines(self) -> None:
        _fill(self.line, self._lines(), None)
        self.again()

    def _lines(self) -> list[tuple[str, str | None]]:
        told = [(f"{one.line.id} {show.printed(one.line.name)}", one.line.id) for one in self._some_lines()]
        return [(AVERAGE, None), *told]

    def _items(self) -> list[ItemView]:
        unit = self.unit.currentData()
        return [one for one in (self.view.items if self.view else ()) if unit in (None, "".join(one.leads[:1]))]

    def _some_lines(self) -> list[LineView]:
        return [line for item in self._items() for line in item.lines]

    def drawing(self, view: PeriodView) -> PlanCurve:
        """Return the curve of what is chosen."""
        line = next((one for one in self._some_lines() if one.line.id == self.line.currentData()), None)
        if line is not None:
            return plan_curve.of_line(view, line)
        return plan_curve.of_items(view, self._items(), self.unit.currentText() or WHOLE)


def _fill(box: QComboBox, rows: list[tuple[str, str | None]], kept: object) -> None:
    """Fill a box without telling, and stay where it was."""
    box.blockSignals(True)
    box.clear()
    for words, data in rows:
        box.addItem(words, data)
    box.setCurrentIndex(max(box.findData(kept), 0) if kept is not None else 0)
    box.blockSignals(False)
