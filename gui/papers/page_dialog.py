"""领导一页纸: the page as it will be written, and beside it what we advise of each item under 请关注."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from gui import show
from gui.dialogs.frame import open_place
from gui.forms.parts import Banner, emptied, label, scrolled
from gui.papers import fonts, saving
from gui.plan.weighed import Weighed
from gui.printing import official
from gui.session import Session
from model.errors import ClerkError
from model.records import Changes
from model.rules import leader_page as rules
from model.rules import paper_out
from model.rules.red_yellow import Behind
from model.work import leader_page
from model.work.leader_page import PageView, Written

HINT = "给领导看的一页：总体、请关注、进展较好、县区、说明。建议写在左边，右边就是成文的样子；建议记在台账里。"
SIZE = (1180, 640)


class PageDialog(Weighed):
    """Type advice, see the page, copy it as text or write it as a document."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        view = session.view
        super().__init__(parent, session, f"领导一页纸　{view.round.name if view else ''}", HINT, SIZE)
        self._period = session.period
        self._shown: PageView | None = None
        self._path: Path | None = None
        self.advice: dict[str, QLineEdit] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName("一页纸的文字")
        self.short, self.fonts, self.made = Banner("warning"), Banner("note"), Banner("ok").offer("打开", self._open)
        self.fonts.say(fonts.lacking())
        self.body.addWidget(self._halves(), 1)
        for banner in (self.short, self.fonts, self.made):
            self.body.addWidget(banner)
        self.offer_close("关闭")
        self.copy = self.offer("复制为文字", self._copy, icon="copy")
        self.keep = self.offer("保存建议", self._keep)
        self.look = self.offer("打印预览…", self.preview_paper)
        self.go = self.offer("存成 Word…", self._go, "primary")
        self.check()
        self.ask()

    def _halves(self) -> QWidget:
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(label("请关注的各条，我们的建议", "heading"))
        box.addLayout(self._rows)
        box.addStretch(1)
        out = QSplitter(Qt.Orientation.Horizontal)
        out.addWidget(scrolled(left))
        out.addWidget(self.preview)
        out.setSizes([440, 700])
        out.setChildrenCollapsible(False)
        return out

    def typed(self) -> Mapping[str, str]:
        """Return by line what stands in the fields."""
        return {line: field.text().strip() for line, field in self.advice.items()}

    def ask(self) -> None:
        """Write the page with what is typed."""
        period, typed, short = self._period, dict(self.typed()), show.papers_simplified()
        self.weigh(lambda ledger, tick: leader_page.look(ledger, period, typed, simplified=short), self._show)

    def _show(self, shown: PageView) -> None:
        self._shown = shown
        if not self.advice:
            self._fill(shown)
        self.short.say("\n".join(rules.remarks(shown.page, shown.advice)))
        place = self.preview.verticalScrollBar().value()
        self.preview.setPlainText(show.printed(paper_out.text(shown.page.paper)))
        self.preview.verticalScrollBar().setValue(place)
        self.check()

    def _fill(self, shown: PageView) -> None:
        emptied(self._rows)
        asked = rules.attention(shown.view)
        for number, one in enumerate(asked, 1):
            self._rows.addWidget(label(_words(number, one), "soft", wrap=True))
            field = QLineEdit(shown.advice.get(one.line.line.id, ""))
            field.setAccessibleName(f"对{one.line.line.id}的建议")
            earlier = shown.earlier.get(one.line.line.id, "")
            field.setPlaceholderText(f"上次：{earlier}" if earlier else "例如：请分管副市长现场调度，4月15日前解决用地")
            field.textEdited.connect(self.wait)
            self.advice[one.line.line.id] = field
            self._rows.addWidget(field)
        if not asked:
            self._rows.addWidget(label("本期没有滞后的事项。", "soft"))

    def check(self) -> None:
        """Let it be copied and written once it is there."""
        ready = self._shown is not None
        kept = self._shown.kept if self._shown else {}
        changed = any(text != kept.get(line, "") for line, text in self.typed().items())
        for one in (self.copy, self.look, self.go):
            one.setEnabled(ready)
        self.keep.setEnabled(ready and changed)

    def begin(self) -> None:
        """Say in the buttons that something is typed."""
        self.check()

    def _copy(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(paper_out.text(self._shown.page.paper))
            self.remark.setText("已复制，可以粘贴到微信或文档里。")

    def _keep(self) -> None:
        typed, period = dict(self.typed()), self._period
        self.session.act(
            "保存建议",
            lambda ledger, tick: leader_page.keep(ledger, leader_page.look(ledger, period, typed), typed),
            self._kept,
        )

    def _kept(self, changes: Changes) -> None:
        self.remark.setText("建议已存进台账。")
        self.ask()

    def preview_paper(self) -> None:
        """Show the page with what is typed by now; the advice is not kept."""
        if self._shown is not None:
            period, typed, short = self._period, dict(self.typed()), show.papers_simplified()
            self.session.ask(
                "预览一页纸",
                lambda ledger, tick: leader_page.look(ledger, period, typed, simplified=short),
                lambda shown: official.preview(self, self.session, [shown.page.paper], self._name()),
                failed=self.refused,
            )

    def _name(self) -> str:
        view = self._shown.view if self._shown else None
        return f"民生实事一页纸_{view.plan.year}年{view.round.name.replace('—', '-')}" if view else ""

    def _go(self) -> None:
        if self._shown is None:
            return
        to = saving.ask(self, self.session, f"{self._name()}.docx")
        if to is not None:
            typed, period, short = dict(self.typed()), self._period, show.papers_simplified()
            self.session.act(
                "写一页纸",
                lambda ledger, tick: leader_page.write(ledger, period, typed, to, simplified=short),
                self._written,
            )

    def _written(self, written: Written) -> None:
        self._path = written.path
        self.made.say(f"已生成：{written.path}")
        self.ask()

    def refused(self, error: Exception) -> None:
        """Say in place why there is no page."""
        if isinstance(error, ClerkError):
            self.short.say(error.sentence)
        else:
            self.session.failed(error)

    def _open(self) -> None:
        if self._path is not None:
            open_place(self._path)


def _words(number: int, one: Behind) -> str:
    who = "、".join(one.line.leads)
    return (
        f"{number}. {one.line.line.id} {show.printed(one.line.line.name)}（{who}）　{one.words} {one.lasting}".rstrip()
    )
