"""未销号、缺佐证: the lists of the round on screen, filtered, copied, written out; each row leads to its item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QComboBox, QFileDialog, QHBoxLayout, QToolButton, QWidget

from gui import palette, say, show
from gui.dialogs.frame import Frame, open_place
from gui.forms.parts import Button
from gui.papers.remind_dialog import RemindDialog
from gui.plan.finding import finder, fits, kinds, searched
from gui.proved.strike_dialog import StrikeDialog
from gui.session import Session
from gui.tables.cells import LightCell
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked, select_first
from model.records import ItemView, PeriodView
from model.rules import strike_lists, strike_papers
from model.rules.light import SEVERITY
from model.rules.strike_lists import LISTS
from model.terms import State
from model.work import strike_lists as work

HINT = "双击一行去看这一项。办理一步以后，清单马上跟着变。"
EMPTY = {
    "open": "都已销号",
    "lacking": "没有缺佐证的事项",
    "struck": "还没有销号的事项",
    "doubtful": "已销号的事项现报的数都还完成",
}
TELLS = {"doubtful": "已销号，现在报的数没有完成的，请核"}


def _last(view: ItemView) -> str:
    return f"{view.moves[-1].date.isoformat()} {view.moves[-1].move.word}" if view.moves else ""


def _reason(view: ItemView) -> str:
    return view.moves[-1].reason if view.moves else ""


COLUMNS: tuple[Column[ItemView], ...] = (
    Column("no", "序号", 46, lambda v: v.item.no, lambda v: v.item.order, CENTRE),
    Column("text", "实事内容", 280, lambda v: show.printed(v.item.text), stretch=True),
    Column("lead", "牵头单位", 100, lambda v: "、".join(v.leads)),
    Column("kind", "类别", 86, lambda v: v.item.kind.word, align=CENTRE),
    Column("state", "状态", 116, strike_lists.word, lambda v: list(State).index(v.state), CENTRE),
    Column("light", "亮灯", 92, lambda v: v.light_word, lambda v: SEVERITY.index(v.light), CENTRE),
    Column("lacks", "缺佐证", 116, strike_lists.lacks, colour=lambda v: palette.RED),
    Column("last", "最近一步", 128, _last, lambda v: v.moves[-1].date if v.moves else None, CENTRE),
    Column("reason", "理由", 110, _reason),
)
BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}


class StrikeListsWindow(Frame):
    """Show one list (a key of LISTS) at a time; `go` leads to an item by its number."""

    def __init__(self, parent: QWidget | None, session: Session, name: str, go: Callable[[str], object]) -> None:
        super().__init__(parent, "未销号、缺佐证", HINT, (1200, 600))
        self.session, self._go_to, self.name = session, go, name
        self._found = strike_lists.lists(())
        self._words: dict[str, str] = {}
        self.rows: ListTable[ItemView] = ListTable(COLUMNS)
        self.list = ListView(self.rows)
        self.list.setAccessibleName("清单")
        self.list.setItemDelegateForColumn(BY_KEY["light"], LightCell(self.list))
        self._lay_out()
        session.viewed.connect(self.show_view)
        self.list.activated.connect(lambda _: self.lead())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.check())
        if session.view:
            self.show_view(session.view)
        select_first(self.list)

    def _lay_out(self) -> None:
        self.chips: dict[str, Button] = {}
        group, row = QButtonGroup(self), QHBoxLayout()
        for name, word in LISTS.items():
            chip = self.chips[name] = Button(word)
            chip.setCheckable(True)
            chip.setChecked(name == self.name)
            chip.setProperty("chip", "all")
            chip.setToolTip(TELLS.get(name, ""))
            chip.clicked.connect(lambda _=False, name=name: self.show_list(name))
            group.addButton(chip)
            row.addWidget(chip)
        self.words, self.kind, self.unit = finder("找事项", "序号、内容、单位、首字母", 200), kinds(), QComboBox()
        self.unit.setAccessibleName("按牵头单位筛选")
        self.unit.setFixedWidth(150)
        self.clear = QToolButton()
        self.clear.setText("清除筛选")
        self.clear.clicked.connect(self.reset)
        row.addSpacing(12)
        for one in (self.words, self.unit, self.kind, self.clear):
            row.addWidget(one)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.words.textChanged.connect(self.filter)
        self.kind.currentIndexChanged.connect(self.filter)
        self.unit.currentIndexChanged.connect(self.filter)
        self.copies = self.offer("复制清单", self.copy, icon="copy")
        self.out = self.offer("导出到 Excel…", self.write)
        self.papers = self.offer("按单位出清单…", self.to_units)
        self.there = self.offer("看这一项", self.lead)
        self.offer_close("关闭")
        self.do = self.offer("办理…", self.strike, "primary")

    def show_view(self, view: PeriodView) -> None:
        """Sort a round's items into the lists."""
        self._found = strike_lists.lists(view.items)
        for one in view.items:
            self._words[one.item.id] = searched((one.item.no, one.item.text, *one.leads, *one.co))
        self.heading.setText(f"{view.round.name}　未销号、缺佐证")
        for name, chip in self.chips.items():
            chip.setText(f"{LISTS[name]} {len(getattr(self._found, name))}")
        self.show_list(self.name)

    def show_list(self, name: str) -> None:
        """Show one of the lists; the filter stays."""
        self.name = name
        self.chips[name].setChecked(True)
        self.list.nothing = EMPTY[name]
        every: tuple[ItemView, ...] = getattr(self._found, name)
        units = dict.fromkeys(view.leads[0] for view in every if view.leads)
        chosen = str(self.unit.currentData() or "")
        self.unit.blockSignals(True)
        self.unit.clear()
        self.unit.addItem("全部牵头单位", "")
        for unit in units:
            self.unit.addItem(unit, unit)
        self.unit.setCurrentIndex(max(self.unit.findData(chosen), 0))
        self.unit.blockSignals(False)
        self.rows.show(every)
        self.filter()

    def filter(self, *_: object) -> None:
        """Leave the items that fit."""
        inside, kind, unit = fits(self.words.text()), self.kind.currentData(), self.unit.currentData()
        self.rows.keep(
            lambda view: (
                inside(self._words.get(view.item.id, ""))
                and (not kind or view.item.kind.value == kind)
                and (not unit or unit in view.leads)
            )
        )
        self.check()

    def reset(self) -> None:
        """Drop every filter."""
        self.words.clear()
        self.kind.setCurrentIndex(0)
        self.unit.setCurrentIndex(0)

    @property
    def narrowed(self) -> bool:
        """Say whether the filter leaves something out."""
        return len(self.rows.shown) < len(self.rows.rows)

    def check(self) -> None:
        """Let be done what can be, and say how many are shown."""
        some, many = picked(self.list), len(self.rows.shown)
        self.list.nothing = "没有符合筛选条件的事项" if self.narrowed else EMPTY[self.name]
        self.clear.setVisible(self.narrowed or bool(self.words.text()))
        self.do.setEnabled(len(some) == 1)
        self.there.setEnabled(bool(some))
        for one in (self.copies, self.out):
            one.setEnabled(bool(many))
        self.papers.setVisible(self.name in strike_papers.NAMES)
        self.papers.setEnabled(bool(self.rows.rows))
        of = f"（筛选出 {many} 项）" if self.narrowed else ""
        whole = f"未销号 {len(self._found.open)}＋已销号 {len(self._found.struck)}"
        total = len(self._found.open) + len(self._found.struck)
        self.remark.setText(f"{LISTS[self.name]} {len(self.rows.rows)} 项{of}；在册 {total} 项＝{whole}")

    def current(self) -> ItemView | None:
        """Return the item in hand."""
        some = picked(self.list)
        return self.rows.row(some[0]) if some else None

    def lead(self) -> None:
        """Go to the item in the item table."""
        view = self.current()
        if view:
            self.accept()
            self._go_to(view.item.no)

    def strike(self) -> None:
        """Do the next step of the item."""
        view = self.current()
        if view:
            StrikeDialog(self, self.session, view.item.id).open()

    def copy(self) -> None:
        """Copy what is shown, with headings, as Excel takes it."""
        place = self.list.currentIndex()
        self.list.selectAll()
        self.list.copy(headings=True)
        self.list.clearSelection()
        self.list.setCurrentIndex(place)
        say.tell(self, f"已复制{LISTS[self.name]}清单 {len(self.rows.shown)} 项，可以粘贴到表格或微信里。")

    def to_units(self) -> None:
        """Show the list as it goes to each lead unit, a paper each."""
        RemindDialog(self, self.session, strike_papers.NAMES[self.name]).open()

    def write(self) -> None:
        """Ask where the list goes."""
        folder = self.session.path.parent if self.session.path else Path()
        place = str(folder / f"{LISTS[self.name]}.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, "清单导出到", place, "Excel 工作簿 (*.xlsx)")
        if name:
            self.write_to(Path(name))

    def write_to(self, path: Path) -> None:
        """Write what is shown there and offer to open it."""
        only = frozenset(view.item.id for view in self.rows.visible()) if self.narrowed else frozenset()
        name, period = self.name, self.session.period
        self.session.ask(
            "导出清单", lambda ledger, tick: work.save(ledger, period, path, (name,), only), self._on_written
        )

    def _on_written(self, to: Path) -> None:
        if say.ask(self, f"清单已导出：{to.name}", "打开看看", refuse="知道了"):
            open_place(to)
