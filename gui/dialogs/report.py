"""生成上报表: where to, and what stands against it; a conflict must be settled first or the reason written down."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from gui import settings
from gui.dialogs.frame import Frame, open_place
from gui.forms.parts import Banner, button, label
from gui.printing import book_preview
from gui.printing.sheet_pages import BookPages
from gui.session import Session
from gui.upward.form_choice import FormChoice
from model.records import Conflict, PeriodView
from model.rules import returns
from model.terms import Field
from model.work import print_forms, report_by_template, report_up
from model.work.report_by_template import FilledUp
from model.work.report_up import Reported

OWN = "一份 A4 横排的 Excel 表：实事、指标、目标、应完成、累计、完成率、亮灯、进展。"
THEIRS = "填在上级发的空表里，格式照上级的；没有写进去的、用暂用数的，都列在下面，不填 0。"


class ReportDialog(Frame):
    """Write the upward report of a round."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(
            parent,
            "生成上报表…",
            OWN,
            (820, 520),
        )
        self._session = session
        self._reported: Reported | None = None
        self._blocking: tuple[Conflict, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(8)
        self.path = QLineEdit()
        self.path.textChanged.connect(lambda _: self._check())
        row.addWidget(label("保存到"))
        row.addWidget(self.path, 1)
        row.addWidget(button("更改…", self._choose))
        self.body.addLayout(row)
        self.forms = FormChoice(session)
        self.forms.chosen.connect(self._turn_form)
        self.body.addWidget(self.forms)
        self.missing = Banner("note")
        self.blocked = Banner("danger")
        self.made = Banner("ok").offer("打开", self._open)
        self.why = label("仍要上报，理由（记入台账）")
        self.despite = QPlainTextEdit()
        self.despite.setFixedHeight(60)
        self.despite.setTabChangesFocus(True)
        self.despite.setPlaceholderText("例如：领导要求今日上报，冲突 2 处已电话说明，核定后补报")
        self.despite.textChanged.connect(self._check)
        for widget in (self.missing, self.blocked, self.why, self.despite, self.made):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.leave = self.offer_close()
        self.see = self.offer("打印预览…", self.preview_paper)
        self.go = self.offer("生成上报表", self._go, "primary")
        self.go.setDefault(True)
        if session.view is not None:
            self._show(session.view)

    def _show(self, view: PeriodView) -> None:
        folder = Path(settings.text("report_folder", str(self._session.path.parent if self._session.path else "")))
        name = view.round.name.replace("—", "-")
        self.path.setText(str(folder / f"上报表_{view.plan.year}年{name}.xlsx"))
        missing = returns.count(view.units).missing
        self.missing.say(f"还有 {missing} 家未报，表中照实写“未报”，不填 0。" if missing else "")
        self._blocking = tuple(c for c in view.conflicts if c.key.field in (Field.DONE, Field.STAGE))
        seen = self._session.seen
        if seen and seen.closing and not seen.live:
            self.missing.say(f"{self.missing.text()}照封存的数据生成（{seen.closing.words}）。")
            self.despite.setPlainText(seen.closing.reason)
        items = "、".join(dict.fromkeys(conflict.item for conflict in self._blocking))
        count = len(self._blocking)
        self.blocked.say(
            f"有 {count} 处数字或阶段冲突没有裁定（{items}）。请先裁定；确需现在上报的，写明理由。" if count else ""
        )
        for widget in (self.why, self.despite):
            widget.setVisible(bool(count))
        self._check()

    def _turn_form(self) -> None:
        """Say which form it is, and name the file after it as long as the clerk has not named it."""
        self.say(THEIRS if self.forms.name else OWN)
        self.missing.setVisible(not self.forms.name and bool(self.missing.text()))
        self.see.setVisible(not self.forms.name)
        path, view = Path(self.path.text().strip()), self._session.view
        if view is None or not path.name.startswith("上报表_"):
            return
        form = f"{self.forms.name}_" if self.forms.name else ""
        self.path.setText(
            str(path.with_name(f"上报表_{form}{view.plan.year}年{view.round.name.replace('—', '-')}.xlsx"))
        )

    def _check(self) -> None:
        reason = bool(self.despite.toPlainText().strip())
        self.go.setEnabled(bool(self.path.text().strip()) and (reason or not self._blocking))

    def preview_paper(self) -> None:
        """Open the preview of our own report as it stands; nothing is written."""
        view, period = self._session.view, self._session.period
        if view is None:
            return
        live = bool(self._session.seen and self._session.seen.live)
        empty = BookPages("report", f"{view.plan.year}年{view.round.name} 上报表", ())
        book_preview.preview(
            self, self._session, empty, lambda ledger, tick: (print_forms.report(ledger, period, live=live),)
        )

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "上报表保存到", self.path.text(), "Excel 工作簿 (*.xlsx)")
        if name:
            self.path.setText(name)

    def _go(self) -> None:
        text = self.path.text().strip()
        to = Path(text if text.endswith(".xlsx") else f"{text}.xlsx")
        period, despite = self._session.period, self.despite.toPlainText().strip() if self._blocking else ""
        live = bool(self._session.seen and self._session.seen.live)
        settings.keep("report_folder", str(to.parent))
        self.go.setEnabled(False)
        form = self.forms.name
        self._session.act(
            "生成上报表",
            lambda ledger, tick: (
                report_by_template.do(ledger, period, form, to, despite, live=live)
                if form
                else report_up.do(ledger, period, to, despite, live=live)
            ),
            self._on_done,
            failed=self._failed,
        )

    def _on_done(self, reported: Reported) -> None:
        self._reported = reported
        self.made.say(f"已生成：{reported.path}")
        self.forms.forms.setEnabled(False)
        if isinstance(reported, FilledUp):
            self.forms.tell(f"已按上级表样填{reported.rows}行。", reported.open)
        for widget in (self.missing, self.blocked, self.why, self.despite):
            widget.hide()
        self.go.hide()
        self.see.hide()
        self.leave.setText("关闭")

    def _failed(self, error: Exception) -> None:
        self._check()
        self._session.failed(error)

    def _open(self) -> None:
        if self._reported is not None:
            open_place(self._reported.path)
