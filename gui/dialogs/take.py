"""收回填报表: choose files, see what becomes of every cell, say when they came, take them, see the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import icons, settings
from gui.dialogs import back
from gui.dialogs.admit import AdmitDialog
from gui.dialogs.frame import Frame, open_place
from gui.dialogs.take_plan_words import about
from gui.dialogs.take_preview import TakePreview
from gui.dialogs.take_reply_words import many
from gui.dialogs.take_rows import Show
from gui.dialogs.take_words import TakeWords
from gui.forms.day_field import DayField
from gui.forms.parts import Banner, button, label
from gui.plan.weighed import WAIT
from gui.session import Session
from model import clock
from model.records import Changes, FileAnswer
from model.rules.plan_round import keys
from model.terms import Outcome, Verdict
from model.work import send_back, take_back
from model.work.take_back import TakePlan
from model.work.understood import Understood
from model.work.whose_form import Told

HINT = "先认表、核对，再收。点“收下”以前台账一个字都不改。"


class TakeDialog(Frame):
    """Take returned forms back; `wanted` asks for what comes next (answer, decide, undo)."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None, session: Session, paths: Sequence[Path] = ()) -> None:
        super().__init__(parent, "收回填报表…", HINT, (1090, 560))
        self.setAcceptDrops(True)
        self._session = session
        self._paths = tuple(paths)
        self._plan: TakePlan | None = None
        self._told: dict[str, Told] = {}
        self._again = QTimer(self, interval=WAIT, singleShot=True)
        self._again.timeout.connect(self._read_quietly)
        self.stack = QStackedWidget()
        self.preview = TakePreview()
        self.words = TakeWords(session.view)
        self.words.said.connect(self._said)
        self.preview.chosen.connect(self.words.show_file)
        for page in (self._choose_page(), self._check_page(), self._result_page()):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)
        self.undo = self.offer("撤销本次收回", lambda: self._next("undo"))
        self.answer = self.offer("回答待确认…", lambda: self._next("answer"))
        self.decide = self.offer("裁定冲突…", lambda: self._next("decide"))
        self.admit = self.offer("隔离的格子…", self._admit)
        self.adopt = self.offer("采纳分解方案…", lambda: self._next("adopt"))
        self.slips = self.offer("看督办单…", lambda: self._next("slips"))
        self.back = self.offer("生成退回件…", self._send_back)
        self.close_button = self.offer_close()
        self.go = self.offer("收下", self._go, "primary")
        self._to(0)
        if paths:
            self.recognise(paths)

    def _choose_page(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        picture = QLabel()
        picture.setPixmap(icons.picture("take", 64, "#8DB4DD"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("选择文件…", self._choose_files, kind="primary"))
        row.addWidget(button("选择文件夹…", self._choose_folder))
        row.addStretch(1)
        box.addStretch(2)
        for text in (
            picture,
            label("把各单位报回的表拖到这里", "heading"),
            label("可以一次拖多份，也可以拖整个文件夹", "soft"),
        ):
            box.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(8)
        box.addLayout(row)
        box.addStretch(3)
        return out

    def _check_page(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.received = DayField("收到日期")
        self.received.show_day(clock.today())
        self.received.changed.connect(self._on_day)
        row.addWidget(label("收到日期"))
        row.addWidget(self.received)
        row.addWidget(label("是否迟报看这一天", "faint"))
        row.addStretch(1)
        row.addWidget(button("换一批文件…", lambda: self._to(0), kind="link"))
        box.addLayout(row)
        box.addWidget(self.words)
        box.addWidget(self.preview, 1)
        return out

    def _result_page(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self._done = Banner("ok")
        self._left = Banner("warning")
        self._not = Banner("danger")
        self._back = Banner("note").offer("打开文件夹", lambda: open_place(Path(settings.text("back_folder"))))
        for widget in (self._done, self._left, self._not, self._back):
            box.addWidget(widget)
        box.addStretch(1)
        return out

    def _to(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self.go.setVisible(page == 1)
        for one in (self.undo, self.answer, self.decide):
            one.setVisible(page == 2)
        self.admit.setVisible(page == 2 and self._apart())
        self.adopt.setVisible(page == 2 and any(keys.is_first(one.record.period) for one in self._taken()))
        self.slips.setVisible(page == 2 and self._plan is not None and bool(self._plan.replies))
        self.back.setVisible(page == 2 and self._plan is not None and any(map(_is_open, self._plan.files)))
        self.close_button.setText("关闭" if page == 2 else "取消")
        self.remark.setText(self.preview.sums() if page == 1 else "")

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, "选择报回的表", settings.text("take_folder"), "填报表 (*.xlsx *.xlsm *.xls *.et *.csv);;所有文件 (*)"
        )
        if names:
            settings.keep("take_folder", str(Path(names[0]).parent))
            self.recognise([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "选择报回的表所在的文件夹", settings.text("take_folder"))
        if name:
            settings.keep("take_folder", name)
            self.recognise([Path(name)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Let files in."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Recognise what was dropped."""
        self.recognise([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def recognise(self, paths: Sequence[Path]) -> None:
        """Read files anew, and show what taking them would do."""
        self._paths = tuple(paths)
        self._told = {}
        self._read()

    def _on_day(self) -> None:
        """Judge replies to 督办单 anew: whether one may be noted hangs on the day it came."""
        if self.received.valid and self._plan and any(one.slip for one in self._plan.files):
            self._again.start()
        self._check()

    def _read_quietly(self) -> None:
        self._read(quiet=True)

    def _read(self, *, quiet: bool = False) -> None:
        """Read the files with all the clerk said of single ones."""
        paths, told = self._paths, dict(self._told)
        period, received = self._session.period, self.received.day()
        self.go.setEnabled(False)
        self._session.ask(
            "认表",
            lambda ledger, tick: take_back.plan(ledger, paths, period=period, received=received, words=told, tick=tick),
            self._show,
            quiet=quiet,
            replaces="take",
        )

    def _said(self, file: str, told: Told) -> None:
        self._told[file] = told
        self._read()

    def _show(self, planned: TakePlan) -> None:
        self._plan = planned
        view = self._session.view
        units = {one.unit.id: one.unit.short for one in view.units} if view else {}
        self.preview.show_answers(planned.files, units, about(view))
        self.words.show_files(planned.files, self._told)
        self.go.setText(f"收下 {many(planned)}" if planned.writes else "没有可收的")
        self._to(1)
        self._check()

    def _check(self) -> None:
        """Let forms be taken once there are some and the day they came is known."""
        if self._plan is not None and self.stack.currentIndex() == 1:
            self.go.setEnabled(self._plan.writes and self.received.valid and not self._again.isActive())
            self.remark.setText(self.received.said or self.preview.sums())

    def _go(self) -> None:
        planned = self._plan
        if planned is None:
            return
        received = self.received.day()
        weighed = replace(planned, received=received)
        self.go.setEnabled(False)
        self._session.act(
            f"收回 {many(planned)}",
            lambda ledger, tick: take_back.do(ledger, weighed, tick),
            self._on_taken,
            failed=self._failed,
        )

    def _on_taken(self, changes: Changes) -> None:
        planned = self._plan
        if planned is None:
            return
        counts = {show: sum(row.counts[show] for row in self.preview.files.rows) for show in Show}
        refused = [row.name for row in self.preview.files.rows if row.answer.verdict is Verdict.REFUSED]
        conflicts = len(planned.conflicts)
        self._done.say(f"已收 {many(planned)}，{counts[Show.TAKEN]} 格。{saved_words(changes)}")
        self._left.say(
            f"有 {counts[Show.ASK]} 格要您看：其中冲突 {conflicts} 处。数都留着，没有丢。" if counts[Show.ASK] else ""
        )
        self._not.say(f"没有收的文件 {len(refused)} 份：{'、'.join(refused[:6])}" if refused else "")
        self._to(2)
        self.say("要问的可以现在处理，也可以以后从“核对”菜单处理。" if counts[Show.ASK] else "都收好了。")
        self.undo.setEnabled(changes.act is not None)
        self.decide.setEnabled(conflicts > 0)
        self.answer.setEnabled(any(cell.outcome is Outcome.ASK for one in planned.files for cell in one.cells))

    def _taken(self) -> Sequence[Understood]:
        return self._plan.taken if self._plan else ()

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self._session.failed(error)

    def _apart(self) -> bool:
        cells = (cell for one in (self._plan.files if self._plan else ()) for cell in one.cells)
        return any(cell.outcome is Outcome.QUARANTINED for cell in cells)

    def _admit(self) -> None:
        AdmitDialog(self, self._session).open()

    def _send_back(self) -> None:
        folder = back.ask_folder(self)
        if folder is not None:
            self.write_back(folder)

    def write_back(self, folder: Path) -> None:
        """Write a marked copy or a note for every file that leaves something open."""
        files = self._plan.files if self._plan else ()
        received = self.received.day()
        self._session.act(
            "生成退回件",
            lambda ledger, tick: send_back.do(ledger, send_back.plan(ledger, files, received), folder, tick),
            self._on_sent_back,
        )

    def _on_sent_back(self, sent: send_back.SentBack) -> None:
        self._back.say(f"退回件 {len(sent.files)} 份，在 {sent.folder}。发给填报单位，改好后报回来再收一次。")
        self.back.setEnabled(False)

    def _next(self, verb: str) -> None:
        self.accept()
        self.wanted.emit(verb)


def saved_words(changes: Changes) -> str:
    """Say that the act is saved and how it is named in the undo list."""
    return (
        f"已保存，操作名“{changes.title}”，随时可以撤销。" if changes.act is not None else "没有新内容，台账没有改动。"
    )


def _is_open(answer: FileAnswer) -> bool:
    return answer.verdict in (Verdict.REFUSED, Verdict.PARTLY)
