"""点位: the sites typed, pasted, read from Excel, counted; all said first, kept as one act."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QTabWidget, QVBoxLayout, QWidget

from gui import say
from gui.dialogs.frame import open_place
from gui.forms.parts import Button, button, label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.sites import site_words
from gui.sites.rates_view import RateRow, RatesView
from gui.sites.site_columns import ENDED, SiteRow
from gui.sites.site_filter import SiteFilter
from gui.sites.site_table import SitesTable
from gui.sites.site_view import SiteView
from gui.tables.typing_view import HINT as KEYS
from model.errors import ClerkError
from model.records import Changes
from model.rules import pasted_table, site_rates, site_rows
from model.rules.pasted_table import Row, Unread
from model.rules.site_cells import COUNTY, HEADINGS, ITEM, NAME
from model.work import change_sites, set_sites, table_file
from model.work.change_sites import Desk, Edit, SitesChange
from model.work.set_sites import SitesPlan

HINT = f"{KEYS}，有表头的按序号、县区、名称对上。改动先攒着，按“保存”才写进台账，算一步，可以撤销。"
UNDO = "可在“编辑—操作记录与撤销”里撤销。"
WAITING = "有改动还没有保存，请先保存或放弃。"
BOOKS = "Excel 工作簿 (*.xlsx *.xlsm *.xls *.et);;所有文件 (*)"
Wanted = tuple[tuple[Edit, ...], tuple[str, ...]]


class SitesWindow(Weighed):
    """Keep the sites; `item` (id) is the item to begin with, `go` leads to an item by its number."""

    def __init__(
        self, parent: QWidget | None, session: Session, item: str = "", go: Callable[[str], object] | None = None
    ) -> None:
        super().__init__(parent, session, "点位", HINT, (1330, 690))
        self._item, self._go_to = item, go
        self._planned: SitesChange | None = None
        self._asked: tuple[tuple[str, Unread], ...] = ()
        self._notes: tuple[str, ...] = ()
        self._told = ""
        self.sites = SitesTable()
        self.list, self.filter, self.rates = SiteView(self.sites), SiteFilter(), RatesView()
        self.count = label("", "soft", wrap=True)
        self._lay_out()
        self.drop = self.offer("放弃改动", self._forget)
        self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")
        self._connect()
        self.check()
        self.load()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(button("新增", self.add))
        self.delete = button("删除", self.turn)
        top.addWidget(self.delete)
        top.addWidget(button("粘贴", self.list.paste_clipboard, icon="copy"))
        books = Button("Excel")
        menu = QMenu(books)
        menu.addAction("从 Excel 文件读入…", self.choose)
        menu.addSeparator()
        menu.addAction("全部导出到 Excel…", lambda: self.write_list(shown=False))
        menu.addAction("筛选出的导出到 Excel…", lambda: self.write_list(shown=True))
        books.setMenu(menu)
        top.addWidget(books)
        first = QWidget()
        box = QVBoxLayout(first)
        box.setContentsMargins(0, 8, 0, 0)
        box.addLayout(top)
        box.addWidget(self.list, 1)
        box.addWidget(self.count)
        self.said.setFixedHeight(84)
        box.addWidget(self.said)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(first, "点位清单")
        self.tabs.addTab(self.rates, "开工率、竣工率、投资完成率")
        self.body.setContentsMargins(20, 6, 20, 8)
        self.body.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.sites.edited.connect(self.wait)
        self.list.pasted.connect(self.paste)
        self.list.drop, self.list.lead = self.turn, self.lead
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._name_delete())
        self.filter.changed.connect(self.show_some)
        self.said.pointed.connect(self._point)
        self.rates.pointed.connect(self._show_rate)
        self.tabs.currentChanged.connect(self.show_rates)

    def load(self) -> None:
        """Show the sites as they are in the ledger, without what was not saved."""
        period = self.session.period
        self.session.ask("点位", lambda ledger, tick: change_sites.load(ledger, period), self.show_desk, quiet=True)

    def show_desk(self, desk: Desk) -> None:
        """Begin anew with these."""
        self._asked, self._notes, self._planned = (), (), None
        self.filter.offer(desk, self._item)
        self.sites.begin(desk)
        self.said.put(())
        self.show_some()
        self.check()
        self.remark.setText(self._told)
        self._told = ""

    def show_some(self) -> None:
        """Leave the sites the filter keeps; new ones begin with its item and county."""
        bad = {id(one) for one, _, _ in self.sites.wrong()}
        self.sites.keep(self.filter.keeps(lambda one: id(one) in bad))
        item = self.sites.numbers.get(self.filter.chosen_item)
        fresh = {ITEM: item.no if item else "", COUNTY: self.filter.chosen_county}
        self.sites.fresh = {name: text for name, text in fresh.items() if text}
        self.filter.clear.setVisible(self.filter.active)
        self._count()

    def _count(self) -> None:
        """Say the rates of what is shown, and count all of it on the other page."""
        desk = self.sites.desk
        if desk is None:
            return
        some = [one.judged.site for one in self.sites.visible() if one.whole and one.late != ENDED]
        shown = "筛选出的" if self.filter.active else ""
        self.count.setText(f"{desk.round.name}末　{shown}{site_words.whole(site_rates.rates(some, desk.round.end))}")
        if self.tabs.currentIndex():
            self.show_rates()

    def show_rates(self, *_: object) -> None:
        """Count all sites by county and item, as typed by now."""
        self.rates.show_sites(self.sites, [one for one in self.sites.rows if one.whole and one.late != ENDED])

    def add(self) -> None:
        """Begin a new site."""
        [one] = self.sites.add([{}])
        self.list.go_to(one, NAME if one.typed[ITEM] else ITEM)

    def turn(self) -> None:
        """Mark the selected sites to be deleted, or let them stay after all."""
        if rows := self.list.rows():
            self.sites.turn(rows)

    def lead(self) -> None:
        """Go to the item of the site in hand."""
        row = next(iter(self.list.rows()), None)
        if row and row.item and self._go_to and self._saved():
            self.accept()
            self._go_to(row.item.no)

    def paste(self, text: str) -> None:
        """Take a copied block: with headings by item, county and name, else from the cursor's cell on."""
        try:
            rows = table_file.pasted(text)
        except ClerkError as error:
            self.refused(error)
            return
        if pasted_table.heading(rows, site_rows.WORDS).row >= 0:
            self.session.ask("粘贴", lambda ledger, tick: set_sites.from_rows(ledger, rows), self._on_read, quiet=True)
        else:
            self._put(rows)

    def _put(self, rows: tuple[Row, ...]) -> None:
        filled, outside = self.list.put_block({row.number - 1: row.cells for row in rows})
        left = (f"有 {outside} 格落在不能改的列，没有采用。",) if outside else ()
        self._say((), (f"没有表头，从选中的格子起往右、往下填了 {filled} 格，请核对。", *left))

    def choose(self) -> None:
        """Choose a workbook to read."""
        name, _ = QFileDialog.getOpenFileName(self, "选点位清单", "", BOOKS)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take a workbook's rows; what is not clear is named by its cell."""
        self.session.ask(
            "读入点位清单",
            lambda ledger, tick: set_sites.plan(ledger, path),
            lambda planned: self._on_read(planned, cells=True),
            failed=self.refused,
        )

    def _on_read(self, planned: SitesPlan, *, cells: bool = False) -> None:
        """Put what is clear into the list, not saved yet; what is asked about stands below and changes nothing."""
        listed = planned.listed
        self.sites.take((*listed.new, *listed.changed))
        self.show_some()
        asked = f"，要问 {len(planned.unread)} 处（没有采用）" if planned.unread else ""
        found = f"新增 {len(listed.new)} 处，改 {len(listed.changed)} 处，相同 {len(listed.same)} 处{asked}"
        told = f"按序号、县区、名称对上：{found}。已填进表里，还没有保存。" if planned.ready else f"{found}。"
        where = [one.place if cells else f"第{one.row}行" if one.row else "" for one in planned.unread]
        self._say(tuple(zip(where, planned.unread, strict=True)), (told, *planned.notes))

    def _say(self, asked: tuple[tuple[str, Unread], ...], notes: tuple[str, ...]) -> None:
        self._asked, self._notes = asked, notes
        self.wait()

    def write_list(self, *, shown: bool) -> None:
        """Write the list as it is in the ledger, or what the filter leaves of it."""
        if not self._saved():
            return
        only = frozenset(one.site.id for one in self.sites.visible()) if shown else frozenset()
        if shown and not only:
            say.tell(self, "没有筛选出点位，没有导出。")
            return
        folder = self.session.path.parent if self.session.path else Path()
        name, _ = QFileDialog.getSaveFileName(
            self, "点位清单导出到", str(folder / "点位清单.xlsx"), "Excel 工作簿 (*.xlsx)"
        )
        if name:
            self.write_to(Path(name), only)

    def write_to(self, path: Path, only: frozenset[str] = frozenset()) -> None:
        """Write the list there and offer to open it."""
        self.session.ask("导出点位清单", lambda ledger, tick: set_sites.save(ledger, path, only), self._on_written)

    def _on_written(self, to: Path) -> None:
        if say.ask(self, f"点位清单已导出：{to.name}", "打开看看", "在表里改好以后，可以再读进来。", refuse="知道了"):
            open_place(to)

    def _saved(self) -> bool:
        if self.sites.changed():
            say.tell(self, WAITING)
        return not self.sites.changed()

    def begin(self) -> None:
        """Forget what was said: it is weighed anew."""
        self._planned = None
        self._count()
        self.check()

    def ask(self) -> None:
        """Weigh what is typed."""
        wanted = self.sites.wanted()
        if any(wanted) and not self.sites.wrong():
            self.weigh(lambda ledger, tick: (wanted, change_sites.plan(ledger, *wanted)), self.show_plan)
        else:
            self._put_said(())

    def show_plan(self, answer: tuple[Wanted, SitesChange]) -> None:
        """Say what would change."""
        wanted, planned = answer
        if wanted == self.sites.wanted():
            self._planned = planned
            self._put_said((*((FORBIDS, one) for one in planned.problems), *((CHANGES, one) for one in planned.says)))
            self.check()

    def _put_said(self, told: tuple[tuple[int, str], ...]) -> None:
        """Say what is not understood first, then what is asked about, then what would change."""
        wrong = [(FORBIDS, f"{_title(one)}：{_named(name, why)}", one) for one, name, why in self.sites.wrong()]
        asked = [(LOOK, _question(*one), None) for one in self._asked]
        notes = [(LOOK, one, None) for one in self._notes]
        says = [(weight, one, None) for weight, one in told]
        self.said.put([*wrong, *notes, *asked, *says])
        self.check()

    def _point(self, one: object) -> None:
        if isinstance(one, SiteRow):
            self.filter.reset()
            self.list.go_to(one, next((name for row, name, _ in self.sites.wrong() if row is one), NAME))

    def _show_rate(self, row: RateRow) -> None:
        """Show the sites behind a row of rates."""
        self.filter.choose(row.item, row.county)
        self.tabs.setCurrentIndex(0)

    def _name_delete(self) -> None:
        rows = self.list.rows()
        self.delete.setEnabled(bool(rows))
        self.delete.setText("不删了" if rows and all(one.gone for one in rows) else "删除")

    def check(self) -> None:
        """Let it be saved once all is understood."""
        changed, wrong = len(self.sites.changed()), len(self.sites.wrong())
        self._name_delete()
        self.drop.setVisible(bool(changed or self._asked))
        self.go.setEnabled(self._planned is not None and self._planned.ready and not wrong)
        self.go.setText(f"保存 {changed} 处" if changed else "保存")
        asked = f"另有 {len(self._asked)} 处要问，没有采用。" if self._asked else ""
        waits = f"改了 {changed} 处，还没有保存。" if changed else ""
        self.remark.setText(f"有 {wrong} 格要改好才能保存，见上面的红字。" if wrong else waits + asked)

    def _forget(self) -> None:
        count = len(self.sites.changed())
        if not count or say.ask(self, f"放弃这 {count} 处还没有保存的改动？", "放弃改动", refuse="不放弃"):
            self.load()

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            work = "保存点位"
            self.session.act(work, lambda ledger, tick: change_sites.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self._told = f"已保存：{changes.title}。{UNDO}"
        self.load()

    def reject(self) -> None:
        """Leave, unless what was typed would be lost and the clerk goes back to it."""
        count = len(self.sites.changed())
        if not count or say.ask(self, f"有 {count} 处改动还没有保存。", "不保存，关闭", refuse="回去"):
            super().reject()


def _title(one: SiteRow) -> str:
    number = f"第{one.item.no}项 " if one.item else ""
    return f"{number}{one.typed[COUNTY]} {one.typed[NAME] or '（没有名称）'}".strip()


def _named(name: str, why: str) -> str:
    """Say what is wrong with a cell under its heading, where the reason does not name it."""
    return why if why.startswith(HEADINGS[name]) or name in (ITEM, COUNTY, NAME) else f"{HEADINGS[name]}：{why}"


def _question(where: str, one: Unread) -> str:
    lead = "　".join(filter(None, (where, one.text)))
    return f"{lead}：{one.sentence}".removeprefix("：")
