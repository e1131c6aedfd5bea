"""The main window: menus, tool bar, status bar and the two screens; what verbs do is in verbs.py."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import actions, icons, say, settings, show
from gui.closing.strip import ClosedStrip
from gui.dialogs.progress import Progress
from gui.forms.board import Board
from gui.forms.period_bar import PeriodBar
from gui.forms.start_page import StartPage
from gui.pictures.gallery import Gallery
from gui.session import Session
from gui.verbs import Verbs
from gui.wizard.source_page import SUFFIXES
from gui.year.read_only import TIP, ReadOnly
from model.records import Changes, PeriodView
from model.rules import returns, totals
from model.work import evidence

TITLE = "民生实事台账"
TOLD = 8000
"""Milliseconds the status bar says what was saved."""
SIZE = QSize(1366, 728)


class MainWindow(QMainWindow):
    """Hold everything together."""

    def __init__(self) -> None:
        super().__init__()
        show.as_simplified(settings.on("simplified", default=actions.ALL["simplified"].on))
        show.as_papers_simplified(settings.on("papers_simplified", default=False))
        self.session = Session(self)
        self.session.window = self
        self.board = Board()
        self.start = StartPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.board)
        self.gallery = Gallery(self.session)
        self.stack.addWidget(self.gallery)
        self.strip = ClosedStrip()
        self.setCentralWidget(self._centre())
        self.setAcceptDrops(True)
        self.verbs = Verbs(self, self.session, self.board, self.to)
        self.read_only = ReadOnly(self.session)
        self.verbs.rests = self.read_only.forbids
        self.progress = Progress(self.session.jobs, self)
        self.acts: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._build_menus()
        self.periods = PeriodBar()
        self._build_tools()
        self._build_status()
        self._connect()
        self.start.show_recent(settings.recent())
        self._enable()
        self.setWindowTitle(TITLE)
        self.resize(SIZE)
        self.restoreGeometry(settings.layout("window"))

    def _centre(self) -> QWidget:
        """Put the strip of a closed round over the screens."""
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self.stack, 1)
        return out

    def _build_menus(self) -> None:
        for title, verbs in actions.MENUS:
            menu = self.menuBar().addMenu(title)
            for verb in verbs:
                if verb is actions.LINE:
                    menu.addSeparator()
                elif verb.name in ("recent", "columns"):
                    self._menus[verb.name] = menu.addMenu(verb.words)
                else:
                    menu.addAction(self._action(verb))
        self._menus["recent"].aboutToShow.connect(self._fill_recent)
        self._menus["columns"].aboutToShow.connect(self._fill_columns)

    def _action(self, verb: actions.Verb) -> QAction:
        out = QAction(verb.words, self)
        out.setIconText(verb.tool or verb.words)
        if verb.icon:
            out.setIcon(icons.icon(verb.icon))
        if verb.keys:
            out.setShortcut(QKeySequence(verb.keys))
        out.setToolTip("　".join(filter(None, (verb.tip or verb.tool, verb.keys))))
        out.setStatusTip(verb.tip)
        self.acts[verb.name] = out
        if verb.checkable:
            out.setCheckable(True)
            out.setChecked(settings.on(verb.name, default=verb.on))
            out.toggled.connect(self.verbs.switches[verb.name])
        elif verb.name == "quit":
            out.triggered.connect(self.close)
        else:
            out.triggered.connect(lambda _=False, name=verb.name: self.verbs.do(name))
        return out

    def _build_tools(self) -> None:
        bar = QToolBar("工具栏")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        for name in actions.TOOLS:
            if name == "-":
                bar.addSeparator()
                continue
            bar.addAction(self.acts[name])
            button = bar.widgetForAction(self.acts[name])
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        self._periods = bar.addWidget(self.periods)
        self.addToolBar(bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _build_status(self) -> None:
        self._count, self._sum, self._forms, self._round = QLabel(), QLabel(), QLabel(), QLabel()
        self._archived = QLabel()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        for label in (self._archived, self._sum, self._count, self._forms, self._round):
            bar.addPermanentWidget(label)

    def _connect(self) -> None:
        self.session.viewed.connect(self._on_viewed)
        self.session.opened.connect(self._on_opened)
        self.read_only.changed.connect(self._on_archived)
        self.session.news.changed.connect(self._on_changed)
        self.session.jobs.began.connect(lambda _: self._enable())
        self.session.jobs.ended.connect(self._enable)
        self.start.wanted.connect(self.verbs.do)
        self.start.grouped.connect(self._show_some)
        self.start.reopened.connect(self.open)
        self.verbs.wanted_ledger.connect(self.open)
        self.strip.wanted.connect(self.verbs.do)
        self.periods.chosen.connect(self.session.look)
        self.gallery.line.connect(self._show_line)
        self.gallery.unit.connect(self._show_unit)
        self.board.counted.connect(self._sum.setText)
        self.board.filters.changed.connect(self._on_filtered)

    def open(self, path: Path) -> None:
        """Open a ledger, unless drafts could not be kept and the clerk goes back to them."""
        if self._may_leave("打开"):
            self.session.open(path)

    def _may_leave(self, verb: str) -> bool:
        kept = self.board.form.entry.kept
        kept.flush()
        count = kept.count()
        if not count or kept.safe:
            return True
        more = "设置文件写不进去，草稿留不住，离开后就没有了；已提交的都在台账里。"
        return say.ask(self, f"有 {count} 行录入还没有提交。", f"不提交，{verb}", more, refuse="回去提交")

    def _on_opened(self, path: Path) -> None:
        kept, view = self.board.form.entry.kept, self.session.view
        kept.open(path, view.plan.id if view else "")
        if kept.count():
            self.statusBar().showMessage(f"有 {kept.count()} 行录入草稿没有提交", TOLD)
        self.board.show_all()
        self.to("home")

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if changes.act is not None:
            self.statusBar().showMessage(f"已保存：{changes.title}", TOLD)

    def to(self, screen: str) -> None:
        """Show the overview ("home"), the working screen ("items"), 看板 ("gallery") or its list ("behind")."""
        screens: dict[str, QWidget] = {"items": self.board, "gallery": self.gallery, "behind": self.gallery}
        shown = screens.get(screen, self.start) if self.session.view is not None else self.start
        self.stack.setCurrentWidget(shown)
        if shown is self.board:
            self.board.items.setFocus()
        elif screen == "behind":
            self.gallery.tabs.setCurrentWidget(self.gallery.behind)

    def _show_some(self, items: frozenset[str], name: str) -> None:
        """Show some items of the overview in the table."""
        self.to("items")
        self.board.show_all()
        self.board.filters.set_items(items, name)

    def _show_line(self, line: str) -> None:
        """Go to a line in the table."""
        self.to("items")
        self.board.go_to_line(line)

    def _show_unit(self, unit: str) -> None:
        """Show a unit's items in the table."""
        self.to("items")
        self.board.show_unit(unit)

    def _on_viewed(self, view: PeriodView) -> None:
        self.start.show_view(view, self.session.first)
        self.gallery.show_view(view)
        self.board.show_view(view)
        seen = self.session.seen
        closing = seen.closing if seen else None
        self.start.show_closing(closing)
        self.periods.show_view(view, closing)
        self.strip.show_seen(seen)
        forms = returns.count(view.units)
        self._forms.setText(f"应报 {forms.due} 家，{forms.reported}" if forms.due else "本期未发表")
        self._round.setText(f"{view.plan.year}年{view.round.name}")
        self._on_filtered()
        self._on_archived()

    def _on_archived(self) -> None:
        """Name the ledger, and put the verbs that write at rest in an archived one."""
        view, held = self.session.view, self.read_only.archived
        if view is None:
            return
        stem = self.session.path.stem if self.session.path else ""
        name = " · ".join(filter(None, (stem, self.read_only.words, show.printed(view.plan.office))))
        self.setWindowTitle(f"{name} · {view.round.name} — {TITLE}")
        self._archived.setText(f"{self.read_only.words} {held.date.isoformat()}" if held else "")
        self._archived.setToolTip(TIP)
        self.board.form.entry.setEnabled(held is None)
        for verb, action in self.acts.items():
            self.read_only.tell(verb, action)
        self._enable()

    def _on_filtered(self) -> None:
        rows = self.board.items.items.visible()
        items = {row.item.item.id: row.item for row in rows}
        self._count.setText(f"{totals.of(list(items.values())).words}，{len(rows)}行")

    def _enable(self) -> None:
        """Let verbs be done that can be: with a ledger where one is needed, none while an act is under way."""
        there, busy = self.session.view is not None, self.session.jobs.busy
        for name, action in self.acts.items():
            may = not busy and not self.read_only.forbids(name)
            action.setEnabled(may and self._has_work(name) and (there or not actions.ALL[name].needs))
        self._periods.setVisible(there)
        self.periods.setEnabled(not busy)
        for label in (self._archived, self._count, self._sum, self._forms, self._round):
            label.setVisible(there)

    def _has_work(self, name: str) -> bool:
        """Say whether a verb that clears something away has anything to clear, one about a closing a round for it."""
        seen = self.session.seen
        closed = bool(seen and seen.closing)
        waits: dict[str, object] = {
            "answer": self.session.questions,
            "decide": self.session.conflicts,
            "admit": self.session.quarantined,
            "close_period": not closed,
            "reopen_period": closed and not (seen and seen.past),
            "since_closing": closed and not (seen and seen.past),
            "see_other": closed,
        }
        return name not in waits or bool(waits[name])

    def _fill_recent(self) -> None:
        menu = self._menus["recent"]
        menu.clear()
        for path in settings.recent():
            menu.addAction(f"{path.stem}　{show.folder(path.parent)}", lambda path=path: self.open(path))
        if menu.isEmpty():
            menu.addAction("（还没有）").setEnabled(False)

    def _fill_columns(self) -> None:
        self._menus["columns"].clear()
        self.board.items.fill_columns(self._menus["columns"])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Let files and folders in, while nothing is under way."""
        if event.mimeData().hasUrls() and not self.session.jobs.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Open a ledger that was dropped; take anything else back as forms."""
        self.dropped([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def dropped(self, paths: list[Path]) -> None:
        """Open the one ledger among the paths, take the paths back, or, without a ledger, read the one plan."""
        if len(paths) == 1 and paths[0].suffix == ".shishi":
            self.open(paths[0])
        elif paths and self.read_only.archived:
            say.tell(self, "台账已归档，没有收这些表。", TIP)
        elif paths and self.session.view is not None:
            self.verbs.take_paths(paths)
        elif len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES:
            self.verbs.new_from(paths[0])
        elif paths:
            say.tell(self, "还没有打开台账。", "请先打开或新建台账，再把报回的表拖进来。要新建台账，把方案文件拖进来。")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        """Remember the layout and let the ledger go; not while an act is under way."""
        if self.session.jobs.busy:
            say.tell(self, "正在处理，请等它做完，或先点“取消”。")
            event.ignore()
            return
        if not self._may_leave("退出"):
            event.ignore()
            return
        settings.keep("window", self.saveGeometry())
        self.board.remember()
        self.session.close()
        evidence.put_away()
        super().closeEvent(event)
