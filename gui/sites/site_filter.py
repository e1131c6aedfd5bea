"""Which sites are shown: words, item, county, state, how they stand to their dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from gui import show
from gui.forms.unit_box import let_type
from gui.plan.finding import finder, fits
from gui.sites.site_columns import UNDATED, SiteRow
from model.rules.site_rates import LATE_FINISH, LATE_START
from model.terms import SiteState
from model.work.change_sites import Desk

ANY = ""
NARROW = 112
LATE, TYPED, WRONG = "逾期的", "改动过的", "有问题的"
NO_STATE = "没有写状态"


class SiteFilter(QWidget):
    """The row of filters; `changed` tells that another one is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = finder("找点位", "名称、首字母")
        self.item, self.county = _box("按事项筛选", 250), _box("按县区筛选", 108)
        self.state, self.dates = _box("按状态筛选", 108), _box("按时限筛选", 112)
        let_type(self.county)
        self.words.setMinimumWidth(110)
        self.words.setMaximumWidth(170)
        self.clear = QToolButton()
        self.clear.setText("清除筛选")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for one in (self.words, self.item, self.county, self.state, self.dates, self.clear):
            row.addWidget(one)
        row.addStretch(1)
        row.setStretch(0, 2)
        row.setStretch(1, 3)
        _fill(self.state, "全部状态", [*((one.word, one.word) for one in SiteState), (NO_STATE, NO_STATE)])
        late = (LATE, LATE_START, LATE_FINISH, UNDATED, TYPED, WRONG)
        _fill(self.dates, "全部时限", [(one, one) for one in late])
        self.words.textChanged.connect(lambda _: self.changed.emit())
        for one in (self.item, self.county, self.state, self.dates):
            one.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.clear.clicked.connect(self.reset)

    def offer(self, desk: Desk, chosen: str) -> None:
        """Offer the items and counties that have sites, and the item (id) to begin with; a choice made stays."""
        counts: dict[str, int] = {}
        for site in desk.ground.known:
            counts[site.item] = counts.get(site.item, 0) + 1
        kept = str(self.item.currentData() or "") or chosen
        some = [one for one in desk.ground.items if one.id in counts or one.id == kept]
        told = [(f"第{one.no}项（{counts.get(one.id, 0)}处）{show.printed(one.text)}", one.id) for one in some]
        _fill(self.item, "全部事项", told, kept)
        _fill(self.county, "全部县区", [(one, one) for one in desk.open], str(self.county.currentData() or ""))

    def keeps(self, bad: Callable[[SiteRow], bool]) -> Callable[[SiteRow], bool]:
        """Return the test a row must pass; a new row is always there."""
        inside, item, county = fits(self.words.text()), self.chosen_item, self.chosen_county
        state, dates = str(self.state.currentData() or ""), str(self.dates.currentData() or "")

        def keep(one: SiteRow) -> bool:
            site = one.judged.site
            if not one.site.id and dates != WRONG:
                return True
            if (item and site.item != item) or (county and one.typed["county"] != county):
                return False
            if state and (one.typed["state"] or NO_STATE) != state:
                return False
            return inside(one.words) and _dated(one, dates, bad)

        return keep

    @property
    def chosen_item(self) -> str:
        """Return the item (id) that alone is shown, "" for all."""
        return str(self.item.currentData() or "")

    @property
    def chosen_county(self) -> str:
        """Return the county (its name) that alone is shown, "" for all."""
        return str(self.county.currentData() or "")

    @property
    def active(self) -> bool:
        """Say whether anything is left out."""
        boxes = (self.item, self.county, self.state, self.dates)
        return bool(self.words.text().strip()) or any(one.currentIndex() > 0 for one in boxes)

    def choose(self, item: str = "", county: str = "", dates: str = "") -> None:
        """Show only an item (id), a county (name), how they stand to their dates; drop the other filters."""
        self.blockSignals(True)
        self.words.clear()
        for box, value in ((self.item, item), (self.county, county), (self.state, ""), (self.dates, dates)):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.blockSignals(False)
        self.changed.emit()

    def reset(self) -> None:
        """Show all."""
        self.choose()


def _dated(one: SiteRow, dates: str, bad: Callable[[SiteRow], bool]) -> bool:
    if dates == LATE:
        return bool(one.lates)
    if dates in (LATE_START, LATE_FINISH):
        return dates in one.lates
    if dates == TYPED:
        return one.changed
    return bad(one) if dates == WRONG else not dates or one.late == dates


def _box(name: str, width: int) -> QComboBox:
    out = QComboBox()
    out.setAccessibleName(name)
    out.setMinimumWidth(min(width, NARROW))
    out.setMaximumWidth(width)
    out.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return out


def _fill(box: QComboBox, everything: str, some: Sequence[tuple[str, str]], chosen: str = "") -> None:
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, ANY)
    for word, value in some:
        box.addItem(word, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
