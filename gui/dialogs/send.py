"""发出填报表: who gets a form, by when, into which folder; then what was written."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from gui import icons, palette, settings
from gui.dialogs.frame import Frame, open_place
from gui.dialogs.send_list import PickTable
from gui.forms.day_field import DayField
from gui.forms.parts import Banner, Facts, button, label
from gui.forms.typed_line import TypedLine
from gui.plan.who_gets import without
from gui.printing import book_preview
from gui.printing.sheet_pages import BookPages
from gui.session import Session
from gui.tables.views import ListView
from model.terms import PLAN_ROUND
from model.work import print_forms, send_forms, who_gets
from model.work.send_forms import SendPlan, SentForms
from model.work.who_gets import WhoGets

SIZE = (1080, 584)
FINDER = 380
"""The finder's width in pixels: its hint is to be read whole."""
HINT = "每家单位一份 Excel 表，另写一个发送清单、通知文字和全部表的压缩包。"
FIRST_HINT = "首轮：请各单位报序时计划、分县区任务、点位清单和联络员。收回后从“方案”菜单采纳。"


class SendDialog(Frame):
    """Choose which forms, for whom, by when; write, and show what was written."""

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        only: frozenset[str] = frozenset(),
        *,
        first: bool = False,
    ) -> None:
        super().__init__(parent, "发出填报表…", HINT, SIZE)
        self._session = session
        self._only = only
        self.round, self.first = QRadioButton(), QRadioButton(f"{PLAN_ROUND}表（首轮）")
        self.round.setText(f"{session.view.round.name} 填报表" if session.view else "本期填报表")
        self.first.setEnabled(session.first is not None)
        (self.first if first else self.round).setChecked(True)
        self._plan: SendPlan | None = None
        self._sent: SentForms | None = None
        self.forms = PickTable()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._choose_page())
        self.stack.addWidget(self._result_page())
        self.body.addWidget(self.stack)
        self._cancel = self.offer_close()
        self.see = self.offer("打印预览…", self.preview_paper)
        self.go = self.offer("发出", self._go, "primary")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.forms.dataChanged.connect(self._count)
        self.due.changed.connect(self._on_due)
        self.first.toggled.connect(lambda _: self._turn())
        self._turn()

    def _choose_page(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(8)
        self.due = DayField("报送截止")
        self.folder = QLineEdit(settings.text("send_folder"))
        self.folder.setPlaceholderText("请选一个文件夹")
        self.folder.textChanged.connect(self._count)
        grid.addWidget(label("报送截止"), 0, 0)
        grid.addWidget(self.due, 0, 1)
        grid.addWidget(label("存到文件夹"), 0, 2)
        grid.addWidget(self.folder, 0, 3)
        grid.addWidget(button("更改…", self._choose_folder, icon="folder"), 0, 4)
        grid.setColumnStretch(3, 1)
        which = QHBoxLayout()
        which.setSpacing(16)
        for widget in (label("发哪种表"), self.round, self.first):
            which.addWidget(widget)
        which.addStretch(1)
        box.addLayout(which)
        box.addLayout(grid)
        box.addLayout(self._pick_row())
        self._note = Banner("note")
        box.addWidget(self._note)
        self._without = label("", "soft", wrap=True)
        self.list = ListView(self.forms)
        self.list.setItemDelegateForColumn(0, QStyledItemDelegate(self.list))
        box.addWidget(self.list, 1)
        box.addWidget(self._without)
        return out

    def _pick_row(self) -> QHBoxLayout:
        """Build what helps to tick a few of many: a finder, all, none."""
        self.finder = TypedLine()
        self.finder.setPlaceholderText("找单位：名称或拼音首字母，回车勾选或取消第一家")
        self.finder.setClearButtonEnabled(True)
        self.finder.setAccessibleName("找单位")
        self.finder.setAccessibleDescription("输入名称或拼音首字母；回车勾选或取消第一家，↓ 到列表")
        self.finder.setFixedWidth(FINDER)
        self.finder.addAction(icons.icon("search", palette.FAINT), QLineEdit.ActionPosition.LeadingPosition)
        self.finder.textChanged.connect(self.forms.find)
        self.finder.entered.connect(self._turn_first)
        self.finder.down.connect(self._to_list)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.finder)
        row.addWidget(button("全选", lambda: self.forms.pick(True), kind="link"))
        row.addWidget(button("全不选", lambda: self.forms.pick(False), kind="link"))
        row.addStretch(1)
        return row

    def _turn_first(self) -> None:
        if self.finder.text().strip():
            self.forms.turn()
            self.finder.selectAll()

    def _to_list(self) -> None:
        self.list.setCurrentIndex(self.forms.index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _result_page(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self._done = Banner("ok")
        self._where = Facts(("文件夹", "压缩包", "发送清单", "通知文字"), across=1)
        box.addWidget(self._done)
        box.addWidget(self._where)
        row = QHBoxLayout()
        row.addWidget(button("打开文件夹", self._open, kind="primary", icon="folder"))
        row.addWidget(button("复制通知文字", self._copy, icon="copy"))
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(1)
        return out

    @property
    def period(self) -> str:
        """Return the round whose forms are chosen."""
        first = self._session.first
        return first.round.period if first and self.first.isChecked() else self._session.period

    def _turn(self) -> None:
        """Show the forms of the kind chosen, due when they usually are."""
        chosen = self.first if self.first.isChecked() else self.round
        self.heading.setText(f"发出 {chosen.text()}")
        self.say(FIRST_HINT if self.first.isChecked() else HINT)
        self.go.setEnabled(False)
        self._plan = None
        self._ask()

    def _ask(self, due: datetime.date | None = None) -> None:
        period = self.period
        self._session.ask(
            "算出要发的表",
            lambda ledger, tick: (send_forms.plan(ledger, period, (), due), who_gets.look(ledger, period)),
            self._show,
            quiet=True,
            replaces="send",
        )

    def _show(self, asked: tuple[SendPlan, WhoGets]) -> None:
        planned, who = asked
        self._plan = planned
        self.forms.reasons = who.reasons
        self._without.setText(without(who.others))
        self._without.setToolTip("、".join(unit.short for unit in who.others))
        if planned.due != self.due.day() or not self.due.text():
            self.due.show_day(planned.due)
        self.forms.show(planned.forms)
        self.forms.find(self.finder.text())
        if self._only:
            self.forms.left_out = {one.unit.id for one in planned.forms} - self._only
            self._only = frozenset()
        self._note.say("\n".join(finding.sentence for finding in planned.findings))
        self._count()

    def _count(self, *_: object) -> None:
        picked = self.forms.picked()
        self.remark.setText(f"共 {len(self.forms.rows)} 家，要发 {len(picked)} 家，{sum(f.rows for f in picked)} 行")
        self.go.setText(f"发出 {len(picked)} 份表")
        self.see.setEnabled(self._plan is not None and bool(picked))
        self.go.setEnabled(
            self._plan is not None and bool(picked) and bool(self.folder.text().strip()) and self.due.valid
        )

    def preview_paper(self) -> None:
        """Open the preview of the ticked units' forms; nothing is sent."""
        picked = self.forms.picked()
        if self._plan is None or not picked:
            return
        kind = self.first if self.first.isChecked() else self.round
        whose = f"{picked[0].unit.short} " if len(picked) == 1 else ""
        empty = BookPages("forms", f"{whose}{kind.text()}", (), remark=book_preview.TO_SEND)
        book_preview.preview(self, self._session, empty, lambda _, tick: print_forms.to_send(picked, tick))

    def _on_due(self) -> None:
        if self.due.valid:
            self._ask(self.due.day())
        else:
            self._count()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "填报表存到", self.folder.text())
        if name:
            self.folder.setText(name)

    def _go(self) -> None:
        picked = self.forms.picked()
        units = () if len(picked) == len(self.forms.rows) else tuple(one.unit.full or one.unit.short for one in picked)
        folder, period = Path(self.folder.text().strip()), self.period
        due = self.due.day()
        settings.keep("send_folder", str(folder))
        self.go.setEnabled(False)
        self._session.act(
            f"发出 {len(picked)} 份表",
            lambda ledger, tick: send_forms.do(ledger, send_forms.plan(ledger, period, units, due), folder, tick),
            self._on_sent,
            self._failed,
        )

    def _on_sent(self, sent: SentForms) -> None:
        self._sent = sent
        self._done.say(f"已发出 {len(sent.files)} 份表。请把压缩包或各单位的表发给联络员。")
        for word, path in (
            ("文件夹", sent.folder),
            ("压缩包", sent.zip),
            ("发送清单", sent.list),
            ("通知文字", sent.notice),
        ):
            self._where.say(word, str(path) if word == "文件夹" else path.name)
        self.stack.setCurrentIndex(1)
        self.go.hide()
        self.see.hide()
        self.remark.setText("")
        self._cancel.setText("关闭")

    def _failed(self, error: Exception) -> None:
        self._count()
        self._session.failed(error)

    def _open(self) -> None:
        if self._sent is not None:
            open_place(self._sent.folder)

    def _copy(self) -> None:
        if self._sent is not None:
            QGuiApplication.clipboard().setText(self._sent.notice.read_text(encoding="utf-8"))
            self.remark.setText("通知文字已复制，可粘贴到微信或邮件。")
