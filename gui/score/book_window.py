"""考核办法: the rule book as rows of words with numbers; said first what changes, kept as one act."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QWidget

from gui.forms.parts import button, field, label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.score.book_rows import BookRow, BookTable
from gui.session import Session
from gui.tables.views import ListView
from model.records import Changes
from model.records.score import RuleBook
from model.rules.score import edit
from model.rules.score.edit import Row
from model.rules.score.presets import PRESETS
from model.work import score_rules
from model.work.score_rules import Rules, RulesPlan

HINT = "双击“规定”就改，写法见右边一列；可先套一套现成的办法再改。按“保存”才写进台账，算一步，可以撤销。"
OWN = "台账里的办法"


class BookWindow(Weighed):
    """Edit the rule book, from the plan's own or a preset."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "考核办法…", HINT, (1080, 640))
        self._rules: Rules | None = None
        self._base: RuleBook | None = None
        self._planned: RulesPlan | None = None
        self.presets = QComboBox()
        self.presets.setAccessibleName("从哪套办法开始")
        self.presets.addItem(OWN, "")
        for name in PRESETS:
            self.presets.addItem(name, name)
        self.item = field("单独定哪一项", 110, hint="第几项，如 26")
        self.after = label("", "soft", wrap=True)
        self.table = BookTable(self.judge)
        self.list = ListView(self.table)
        self.list.setAccessibleName("考核办法的条目")
        edits = QAbstractItemView.EditTrigger
        self.list.setEditTriggers(edits.DoubleClicked | edits.EditKeyPressed | edits.AnyKeyPressed)
        self._lay_out()
        self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")
        self.presets.activated.connect(self._on_preset)
        self.table.typed.connect(self.wait)
        self.check()
        self.load()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label("套用", "soft"))
        row.addWidget(self.presets)
        row.addStretch(1)
        row.addWidget(label("单独定", "soft"))
        row.addWidget(self.item)
        row.addWidget(button("权重", lambda: self.add("权重")))
        row.addWidget(button("评分方式", lambda: self.add("评分方式")))
        self.body.addLayout(row)
        self.body.addWidget(self.after)
        self.body.addWidget(self.list, 1)
        self.said.setFixedHeight(110)
        self.body.addWidget(self.said)

    def load(self) -> None:
        """Show the rule book as it is in the ledger."""
        self.session.ask("考核办法", lambda ledger, tick: score_rules.load(ledger), self.show_rules, quiet=True)

    def show_rules(self, rules: Rules) -> None:
        """Show the plan's own book; while it has none, the usual one to be saved."""
        self._rules = rules
        self.presets.setItemText(0, OWN if rules.own else f"{OWN}（还没有定）")
        self.presets.setCurrentIndex(0)
        self.show_book(rules.book)

    def show_book(self, book: RuleBook) -> None:
        """Put a book's rows in; what the ledger has besides stays to be compared."""
        rules = self._rules
        if rules is None:
            return
        self._base = book
        was = {row.name: row.value for row in rules.rows} if rules.own else {}
        rows = edit.rows(book, rules.items)
        self.table.show(
            [BookRow(row, row.value, was.get(row.name, row.value if not rules.own else "")) for row in rows]
        )
        self.after.setText(book.after)
        self.wait()

    def judge(self, name: str, value: str) -> str:
        """Say why a row typed so is not read, "" where it is."""
        if self._rules is None or self._base is None:
            return ""
        try:
            edit.put(self._base, name, value, self._rules.items)
        except ValueError as error:
            return str(error)
        return ""

    def add(self, what: str) -> None:
        """Add a row for one item's own weight or way."""
        number = self.item.text().strip().removeprefix("第").removesuffix("项")
        name = f"第{number}项{what}"
        rules = self._rules
        if rules is None or not number:
            self.item.setFocus()
            return
        if not any(item.no == number for item in rules.items):
            self.said.say((FORBIDS, (f"方案里没有第“{number}”项。",)))
            return
        if not any(one.row.name == name for one in self.table.rows):
            value = "1" if what == "权重" else "按完成率，封顶100%"
            made = BookRow(Row(edit.OWN, name, value, "数；清空则不单独定" if what == "权重" else "同上"), value, "")
            self.table.show([*self.table.rows, made])
        self.list.scrollToBottom()
        self.list.selectRow(len(self.table.shown) - 1)
        self.wait()

    def _on_preset(self, *_: object) -> None:
        rules, name = self._rules, str(self.presets.currentData() or "")
        if rules is not None:
            self.show_book(PRESETS[name] if name else rules.book)

    def begin(self) -> None:
        """Forget what was said."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the book as typed."""
        base, rules = self._base, self._rules
        if base is None or rules is None:
            return
        wanted = self.table.wanted(edit.rows(base, rules.items))
        book, unread = score_rules.typed(base, wanted, rules.items)
        self.weigh(lambda ledger, tick: score_rules.plan(ledger, book, unread), self.show_plan)

    def show_plan(self, planned: RulesPlan) -> None:
        """Say what would change."""
        self._planned = planned
        self.said.say((FORBIDS, planned.problems), (LOOK, planned.notes), (CHANGES, planned.says))
        self.check()

    def check(self) -> None:
        """Let it be saved where something changes and nothing forbids it."""
        self.go.setEnabled(self._planned is not None and self._planned.ready)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act(
                "考核办法", lambda ledger, tick: score_rules.do(ledger, planned), self._on_done, self.refused
            )

    def _on_done(self, changes: Changes) -> None:
        self.remark.setText(f"已保存：{changes.title}")
        self.load()
