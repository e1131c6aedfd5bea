"""红黄清单 on screen: the lines that are behind, to be copied, written to Excel, or gone to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui import palette, say, settings, show
from gui.dialogs.frame import open_place
from gui.forms.parts import Banner, button, label
from gui.pictures.drawing import Spot
from gui.pictures.page import when
from gui.printing import from_view, preview
from gui.printing.drawn import ListPages
from gui.session import Session
from gui.tables.cells import LightCell
from gui.tables.columns import CENTRE, RIGHT, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import PeriodView
from model.rules import red_yellow
from model.rules.light import SEVERITY
from model.rules.red_yellow import Behind
from model.work import behind

UNSAID = "（单位没有填写）"


def _due(one: Behind) -> str:
    return one.line.due_stage if one.line.due_stage and not one.line.due_value else show.due_value(one.line, "")


def _done(one: Behind) -> str:
    words = (one.line.stage or show.BLANK) if one.line.line.target is None else show.number(one.line.done)
    return f"{words}\n（有冲突）" if one.line.conflict else words


COLUMNS: tuple[Column[Behind], ...] = (
    Column("no", "项号", 44, lambda r: r.item.item.no, lambda r: r.item.item.order, CENTRE),
    Column("text", "事项", 190, lambda r: show.printed(r.item.item.text), stretch=True),
    Column("name", "指标或节点", 120, lambda r: show.printed(r.line.line.name)),
    Column(
        "target",
        "目标",
        80,
        lambda r: show.target(r.line.line),
        lambda r: r.line.line.target.printed if r.line.line.target else None,
        RIGHT,
    ),
    Column("due", "应完成", 66, _due, lambda r: r.line.due_value, RIGHT),
    Column("done", "实完成", 66, _done, lambda r: r.line.done, RIGHT),
    Column("light", "亮灯", 92, lambda r: r.line.light_word, lambda r: SEVERITY.index(r.light), CENTRE),
    Column(
        "gap", "滞后", 108, lambda r: r.words.removeprefix("滞后"), lambda r: r.gap, RIGHT, tip=lambda r: r.line.reason
    ),
    Column("rounds", "连续", 50, lambda r: f"{r.rounds}期", lambda r: r.rounds, CENTRE, help="连续滞后了几期"),
    Column("lead", "牵头单位", 92, lambda r: "、".join(r.line.leads)),
    Column(
        "cause",
        "原因（单位填报）",
        230,
        lambda r: show.printed(r.line.problem) or UNSAID,
        colour=lambda r: None if r.line.problem else palette.FAINT,
    ),
)


class BehindList(ListView):
    """The table; `wanted` carries a line to go to."""

    wanted = Signal(str)

    def __init__(self) -> None:
        self.lines: ListTable[Behind] = ListTable(COLUMNS)
        super().__init__(self.lines)
        self.nothing = "本期没有亮红灯、黄灯的指标和节点。"
        self.setAccessibleName("红黄清单")
        self.setItemDelegateForColumn(6, LightCell(self))
        self.activated.connect(lambda index: self.wanted.emit(self.lines.row(index).line.line.id))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the way to the line."""
        index = self.currentIndex()
        go = menu.addAction("到事项表里看这一行", lambda: self.activated.emit(index))
        go.setEnabled(index.isValid())
        menu.addSeparator()
        super().fill_menu(menu)


class BehindPage(QWidget):
    """The list with its counts and its ways out; `picked` carries a spot, as a picture's does."""

    picked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.view: PeriodView | None = None
        self.told = label("", "soft", wrap=True)
        self.table = BehindList()
        self.table.wanted.connect(lambda line: self.picked.emit(Spot(QRectF(), "", line)))
        self._written = Path()
        self.made = Banner("ok").offer("打开", lambda: open_place(self._written))
        self.out = (
            button("复制全部", self.copy, icon="copy"),
            button("导出 Excel…", self.save, icon="report"),
            button("打印预览…", self.preview_paper),
        )
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        for one in self.out:
            row.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.made)
        box.addWidget(self.table, 1)

    def show_view(self, view: PeriodView) -> None:
        """Show a round."""
        self.view = view
        found = red_yellow.rows(view)
        self.told.setText(red_yellow.words(found))
        self.told.setToolTip(red_yellow.ORDER)
        self.made.say("")
        self.table.lines.show(found)
        for one in self.out:
            one.setEnabled(bool(found))

    def copy(self) -> None:
        """Put the whole list on the clipboard, with headings, as Excel takes it."""
        self.table.selectAll()
        self.table.copy(headings=True)
        self.table.clearSelection()
        say.tell(self, f"已复制 {len(self.table.lines.rows)} 行，可以粘贴到表格里。")

    def preview_paper(self) -> None:
        """Open the preview of the list, its counts and the round it is of under its title."""
        if self.view is not None:
            subs = (when(self.view, self.session), self.told.text(), red_yellow.ORDER)
            listed = from_view.printed(self.table, "Gallery_红黄清单", "红黄清单", subs)
            preview.show(self, self.session, ListPages(listed))

    def save(self) -> None:
        """Ask where to, and write the list as a workbook."""
        view = self.view
        if view is None:
            return
        folder = settings.text("report_folder", str(self.session.path.parent) if self.session.path else "")
        offered = str(Path(folder) / behind.file_name(view))
        name, _ = QFileDialog.getSaveFileName(self, "红黄清单保存到", offered, "Excel 工作簿 (*.xlsx)")
        if not name:
            return
        to = Path(name if name.endswith(".xlsx") else f"{name}.xlsx")
        settings.keep("report_folder", str(to.parent))
        self.session.ask("导出红黄清单", lambda ledger, tick: behind.save(ledger, view, to), self._on_saved)

    def _on_saved(self, listed: behind.Listed) -> None:
        self._written = listed.path
        self.made.say(f"已导出：{listed.path}")
