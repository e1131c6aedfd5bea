"""督查通报: word an issue beside the text it makes, write either edition, publish it once it is approved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui import say, show
from gui.dialogs.frame import open_place
from gui.forms.parts import Banner, label, scrolled
from gui.papers import fonts, saving
from gui.papers.bulletin_parts import ExamplesTab, IssueTab, PublishTab, ReasonsTab, WordsTab
from gui.plan.weighed import Weighed
from gui.printing import official
from gui.session import Session
from model.errors import ClerkError
from model.records import Changes
from model.records.bulletin import Draft
from model.rules import bulletin as rules
from model.rules import paper_out, red_yellow, round_words
from model.terms import Edition
from model.work import bulletin
from model.work.bulletin import BulletinView, Wish

HINT = "左边定，右边看。内部版写单位和原因；公开版只写数，不点名、不写原因和联系人。固定的句子写一次就记住。"
SIZE = (1200, 660)
SHOWN = 90
"""Characters of what is open that stand in the window; the whole is its tip."""


class BulletinDialog(Weighed):
    """Word the round's issue."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        view = session.view
        super().__init__(parent, session, f"督查通报　{view.round.name if view else ''}", HINT, SIZE)
        self._period = session.period
        self._shown: BulletinView | None = None
        self._path: Path | None = None
        self.issue, self.words, self.examples = IssueTab(), WordsTab(), ExamplesTab()
        self.reasons, self.publishing = ReasonsTab(), PublishTab()
        self.edition = QComboBox()
        self.edition.setAccessibleName("版本")
        for one in Edition:
            self.edition.addItem(f"{one.word}版", one.value)
        self.stands = label("", "heading")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName("通报的文字")
        self.stood, self.made = Banner("warning"), Banner("ok").offer("打开", self._open_file)
        self.body.addWidget(self._halves(), 1)
        for banner in (self.stood, self.made):
            self.body.addWidget(banner)
        self.remark.setToolTip(fonts.lacking())
        self.remark.setText(fonts.lacking().partition("。")[0])
        self._offer()
        self.check()
        self.ask()

    def _offer(self) -> None:
        self.offer_close("关闭")
        self.copy = self.offer("复制文字", self._copy, icon="copy")
        self.fix = self.offer("登记更正…", self._fix)
        self.publish = self.offer("定稿…", self._publish, icon="lock")
        self.keep = self.offer("保存初稿", self._keep)
        self.look = self.offer("打印预览…", self.preview_paper)
        self.go = self.offer("存成 Word…", self._go, "primary")

    def _halves(self) -> QWidget:
        self.tabs = QTabWidget()
        parts = (("本期", self.issue), ("例子", self.examples), ("滞后原因", self.reasons), ("用语", self.words),
                 ("定稿", self.publishing))  # fmt: skip
        for name, tab in parts:
            self.tabs.addTab(scrolled(tab), name)
            tab.changed.connect(self.wait)
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(8, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.stands, 1)
        row.addWidget(self.edition)
        box.addLayout(row)
        box.addWidget(self.preview, 1)
        self.edition.currentIndexChanged.connect(lambda _: self._print())
        out = QSplitter(Qt.Orientation.Horizontal)
        out.addWidget(self.tabs)
        out.addWidget(right)
        out.setSizes([560, 620])
        out.setChildrenCollapsible(False)
        return out

    def wish(self) -> Wish:
        """Return what is settled by now."""
        issue = self.issue
        draft = Draft(
            issue.number.value(),
            issue.day.day(),
            issue.reply.day(),
            self.examples.ticked(),
            self.reasons.texts(),
            issue.demand.toPlainText().strip(),
            issue.ranked.isChecked(),
        )
        return Wish(draft, self.words.texts())

    def ask(self) -> None:
        """Write the issue as it is worded by now."""
        period, wish = self._period, self.wish() if self._shown else None
        self.weigh(lambda ledger, tick: bulletin.look(ledger, period, wish), self._show)

    def _show(self, shown: BulletinView) -> None:
        if self._shown is None:
            self._fill(shown)
        self._shown = shown
        self.stands.setText(f"第{shown.number}期　{shown.stands}")
        open_now = (*shown.leaks, *shown.open)
        self.stood.say("\n".join(round_words.cut(one, SHOWN) for one in open_now))
        self.stood.setToolTip("\n".join(open_now))
        self._print()
        self.check()

    def _fill(self, shown: BulletinView) -> None:
        self.issue.put(shown.draft)
        self.words.put(shown.words)
        self.examples.put(rules.may_be_examples(shown.view), shown.draft.examples)
        self.reasons.put(red_yellow.rows(shown.view), dict(shown.draft.reasons))
        for tab in (self.issue, self.words, self.examples, self.reasons, self.publishing):
            tab.setEnabled(shown.issue is None)

    def _print(self) -> None:
        if self._shown is not None:
            place = self.preview.verticalScrollBar().value()
            self.preview.setPlainText(show.printed(paper_out.text(self._shown.papers[self._edition()])))
            self.preview.verticalScrollBar().setValue(place)

    def _edition(self) -> Edition:
        return Edition(self.edition.currentData())

    def check(self) -> None:
        """Let it be written, kept and published where it may be."""
        shown = self._shown
        draft = shown is not None and shown.issue is None
        for one in (self.copy, self.look, self.go):
            one.setEnabled(shown is not None)
        self.keep.setEnabled(draft)
        self.fix.setVisible(shown is not None and shown.issue is not None)
        for one in (self.keep, self.publish):
            one.setVisible(not self.fix.isVisibleTo(self))
        told = self.publishing
        reason = bool(told.reason.toPlainText().strip()) or (shown is not None and not shown.open)
        self.publish.setEnabled(draft and bool(told.approver.text().strip()) and told.day.valid and reason)
        self.publish.setToolTip("" if self.publish.isEnabled() else "先在“定稿”里写谁审定的；还有没办结的要写理由")

    def begin(self) -> None:
        """Forget what was said of what stood before."""
        self.check()

    def _copy(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(paper_out.text(self._shown.papers[self._edition()]))
            self.remark.setText("已复制，可以粘贴到文档里。")

    def _keep(self) -> None:
        period, wish = self._period, self.wish()
        self.session.act(
            "保存通报初稿",
            lambda ledger, tick: bulletin.do_draft(ledger, bulletin.plan_draft(ledger, period, wish)),
            lambda _: self._said("初稿已存进台账。"),
            failed=self.refused,
        )

    def _publish(self) -> None:
        if self._shown is None:
            return
        what = f"督查通报第{self._shown.number}期定稿？两个版本都定下，以后不能再改。"
        if not say.ask(self, what, "定稿", "\n".join(self._shown.open)):
            return
        period, wish, told = self._period, self.wish(), self.publishing
        by, day, reason = told.approver.text(), told.day.day(), told.reason.toPlainText()
        self.session.act(
            "通报定稿",
            lambda ledger, tick: bulletin.settle(ledger, period, wish, by, day, reason),
            self._published,
            failed=self.refused,
        )

    def _published(self, changes: Changes) -> None:
        self._shown = None
        self._said(f"已定稿：{changes.title}")

    def _said(self, words: str) -> None:
        self.remark.setText(words)
        self.ask()

    def _fix(self) -> None:
        if self._shown is None:
            return
        number = self._shown.number
        text, chosen = QInputDialog.getMultiLineText(self, "登记更正", f"第{number}期哪里有错，应为什么（登在下一期）")
        if chosen:
            self.session.act(
                "登记更正",
                lambda ledger, tick: bulletin.put_right(ledger, number, text, self._period),
                lambda _: self._said("更正已登记，登在下一期。"),
                failed=self.refused,
            )

    def preview_paper(self) -> None:
        """Show the edition chosen as pages, as it would be saved."""
        if self._shown is not None:
            shown, edition = self._written_so(self._shown), self._edition()
            official.preview(
                self, self.session, [shown.papers[edition]], f"督查通报第{shown.number}期（{edition.word}）"
            )

    def _go(self) -> None:
        if self._shown is None:
            return
        shown, edition = self._written_so(self._shown), self._edition()
        to = saving.ask(self, self.session, f"督查通报第{shown.number}期（{edition.word}）.docx")
        if to is not None:
            self.session.ask("写通报", lambda ledger, tick: bulletin.save(ledger, shown, edition, to), self._written)

    @staticmethod
    def _written_so(shown: BulletinView) -> BulletinView:
        return bulletin.in_simplified(shown) if show.papers_simplified() else shown

    def _written(self, path: Path) -> None:
        self._path = path
        self.made.say(f"已生成：{path}")

    def refused(self, error: Exception) -> None:
        """Say in place why it cannot be."""
        if isinstance(error, ClerkError):
            self.stood.say(error.sentence)
        else:
            self.session.failed(error)
        self.check()

    def _open_file(self) -> None:
        if self._path is not None:
            open_place(self._path)
