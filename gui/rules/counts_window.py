"""统计: the round by item, 件, leader, unit, county, section, tag; each foots, and each number opens its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTabBar, QWidget

from gui import palette, settings
from gui.dialogs.frame import Frame
from gui.forms.parts import label
from gui.session import Session
from gui.tables.columns import LEFT, RIGHT, Column
from gui.tables.list_table import Index, ListTable
from gui.tables.views import ListView, block
from model.records import LightRule, PeriodView
from model.rules import light as lights
from model.rules import tally, totals
from model.rules.neat import share
from model.rules.tally import Tally, Way
from model.terms import Light

HINT = (
    "在册=已完成+各种亮灯+未亮灯；合计等于各行相加。双击一个数（或按回车），在事项表里看是哪些。可选中后复制到 Excel。"
)
KEPT = "counts_way"
NO_LIGHT = "未亮灯"
WHAT = {
    Way.ALL: "同一期按项、按件、按行各数一遍，几行之间不相加。一件的亮灯是其中最差的一项。",
    Way.PUBLIC_NO: "每件里有几项、各亮什么灯；没有编件号的列在最后。",
    Way.LEADER: "几位领导共同分管的，合在一起算一行，一项只算一次。",
    Way.UNIT: "几家牵头的算在第一家；一项只算一次。",
    Way.COUNTY: "数的是分给各县区的任务（不是项），亮灯看本县区任务和本行序时；没有报的不作0。",
    Way.SECTION: "按方案里的大类。",
    Way.TAG: "同时在省、市、县几级的，合在一起算一行，一项只算一次。",
}
NAMES = {Way.COUNTY: "县区", Way.ALL: "数什么"}
EMPTY = {Way.COUNTY: "还没有把任务分给县区。请用 方案 → 分解任务"}


class CountsTable(ListTable[Tally]):
    """Rows of counts; the total stays last however they are sorted, and stands out."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell holds; the total's font is bold."""
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self.row(index).total:
            out = QFont()
            out.setBold(True)
            return out
        return super().data(index, role)


class CountsView(ListView):
    """The counts of one way; `opened` gets the items behind the number under the cursor, and their name."""

    def __init__(self, way: Way, view: PeriodView, opened: Callable[[frozenset[str], str], object]) -> None:
        rows = tally.tallies(way, view.items, view.rule)
        self._lights = shown_lights(rows, view.rule)
        self._rule, self._opened = view.rule, opened
        super().__init__(CountsTable(columns(way, self._lights, view.rule), rows))
        self.nothing = EMPTY.get(way, "没有内容")
        self.setAccessibleName(f"统计 {way.word}")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.activated.connect(self.go)

    def go(self, index: Index) -> None:
        """Open the items behind a number; a name opens all of its row."""
        row: Tally = self.table.row(index)
        key = self.table.columns[index.column()].key
        light = Light(key) if key in [one.value for one in Light] else None
        items = row.behind[light]
        if items:
            word = "" if light is None else light_name(light, self._rule)
            self._opened(items, "　".join(filter(None, (row.name, word))))


class CountsWindow(Frame):
    """A tab for each way of counting."""

    def __init__(
        self, parent: QWidget | None, session: Session, show_items: Callable[[frozenset[str], str], object]
    ) -> None:
        super().__init__(parent, "统计", HINT, (1100, 584))
        self._session, self._show_items = session, show_items
        self.list: CountsView | None = None
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("按什么统计")
        self.tabs.setExpanding(False)
        for way in Way:
            self.tabs.addTab(way.word)
        self.what = label("", "soft", wrap=True)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.what)
        self.offer("复制全表", self.copy, icon="copy")
        self.offer_close("关闭")
        self.go = self.offer("在事项表里看", self._go, "primary")
        kept = [way.value for way in Way].index(settings.text(KEPT)) if settings.text(KEPT) in list(Way) else 0
        self.tabs.setCurrentIndex(kept)
        self.tabs.currentChanged.connect(self._turn)
        session.viewed.connect(self._turn)
        self._turn()

    def way(self) -> Way:
        """Return the way chosen."""
        return list(Way)[self.tabs.currentIndex()]

    def choose(self, way: Way) -> None:
        """Show one way of counting."""
        self.tabs.setCurrentIndex(list(Way).index(way))

    def _turn(self, *_: object) -> None:
        view, way = self._session.view, self.way()
        if view is None:
            return
        settings.keep(KEPT, way.value)
        fresh = CountsView(way, view, self._open)
        if self.list is None:
            self.body.addWidget(fresh, 1)
        else:
            self.body.replaceWidget(self.list, fresh)
            self.list.hide()
            self.list.deleteLater()
        self.list = fresh
        fresh.selectionModel().currentChanged.connect(lambda *_: self.check())
        self.what.setText(WHAT[way])
        self.remark.setText(f"{view.plan.year}年{view.round.name}　{totals.of(view.items).words}{self._sum(view)}")
        self.check()

    def _sum(self, view: PeriodView) -> str:
        """Say the total, which may stand below the rows in sight."""
        rows = self.list.table.rows if self.list else ()
        if not rows or not rows[-1].total:
            return ""
        every = shown_lights(rows, view.rule)
        told = "、".join(f"{light_name(one, view.rule)}{rows[-1].lights[one]}" for one in every)
        return f"　合计{rows[-1].whole}：{told}"

    def check(self) -> None:
        """Offer to open what is under the cursor."""
        self.go.setEnabled(self.list is not None and self.list.currentIndex().isValid())

    def _go(self) -> None:
        if self.list is not None and self.list.currentIndex().isValid():
            self.list.go(self.list.currentIndex())

    def _open(self, items: frozenset[str], name: str) -> None:
        self.accept()
        self._show_items(items, name)

    def copy(self) -> None:
        """Put the whole table with its headings on the clipboard."""
        if self.list is not None:
            self.list.selectAll()
            QGuiApplication.clipboard().setText(block(self.list, headings=True))
            self.remark.setText(f"已复制 {len(self.list.table.rows)} 行，可以粘贴到 Excel。")


def shown_lights(rows: Sequence[Tally], rule: LightRule) -> tuple[Light, ...]:
    """Return the lights that have a column: those the rule knows, and any that stands all the same."""
    return (*(one for one in (Light.DONE, Light.GREEN, Light.YELLOW, Light.RED) if _known(one, rows, rule)), Light.NONE)


def _known(one: Light, rows: Sequence[Tally], rule: LightRule) -> bool:
    return one in lights.told(rule) or any(row.lights[one] for row in rows)


def light_name(one: Light, rule: LightRule) -> str:
    """Name a light by a rule; all greys together have a name too."""
    return NO_LIGHT if one is Light.NONE else lights.name(one, rule)


def columns(way: Way, shown: Sequence[Light], rule: LightRule) -> tuple[Column[Tally], ...]:
    """Return the columns of a way."""
    good = f"{Light.DONE.word}和{lights.name(Light.GREEN, rule)}占"
    return (
        Column("name", NAMES.get(way, way.word.removeprefix("按")), 180, lambda t: t.name, _order, LEFT, stretch=True),
        _number("whole", "任务" if way is Way.COUNTY else "共", lambda t: t.whole),
        *(() if way is Way.COUNTY else (_number("ended", "终止", lambda t: t.ended),)),
        *(() if way is Way.COUNTY else (_number("standing", "在册", lambda t: t.standing),)),
        *(_light(one, light_name(one, rule)) for one in shown),
        _number("silent", "其中未报", lambda t: t.silent, palette.RED),
        Column("good", good, 148, lambda t: share(t.good, t.standing), _sorted(lambda t: _ratio(t)), RIGHT),
    )


def _light(one: Light, name: str) -> Column[Tally]:
    colours = {Light.RED: palette.RED, Light.YELLOW: palette.AMBER, Light.GREEN: palette.GREEN}
    return _number(one.value, name, lambda t: t.lights[one], colours.get(one, ""))


def _number(key: str, heading: str, value: Callable[[Tally], int], colour: str = "") -> Column[Tally]:
    return Column(
        key,
        heading,
        72,
        lambda t: str(value(t)),
        _sorted(value),
        RIGHT,
        colour=lambda t: (colour or None) if value(t) else palette.FAINT,
    )


def _sorted(value: Callable[[Tally], Any]) -> Callable[[Tally], Any]:
    """Return what rows are sorted by: nothing for the total, which stands last."""
    return lambda t: None if t.total else value(t)


def _order(one: Tally) -> str | None:
    return None if one.total else one.name


def _ratio(one: Tally) -> float:
    return one.good / one.standing if one.standing else 0.0
