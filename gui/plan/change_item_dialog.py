"""更正事项: an item of the living ledger put right beside its document, added or removed; said first, one act."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui import say, show
from gui.forms.parts import label, scrolled
from gui.plan.item_fields import ItemFields
from gui.plan.said import CHANGES, FOLLOWS, FORBIDS
from gui.plan.source_pane import SourcePane
from gui.plan.weighed import Weighed
from gui.session import Session
from model.records import Changes, Round, Unit
from model.work import change_item, source_words
from model.work.change_item import ItemNow, ItemPlan
from model.work.ledger import Ledger, standing
from model.work.source_words import SourceWords

HINT = "改过的栏目才算改动；单位和新增的行从选定的一期起，内容、类别、时限全年都按改的。目标数请用“更正目标”。"
ADD_HINT = "写上内容、单位和至少一个指标或节点；新增的事项从选定的一期起报送。"
AROUND = 40
"""Pixels kept in sight above and below the field in hand."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An item as it holds in the round on screen (None for a new one), and what may be chosen."""

    now: ItemNow | None
    units: tuple[Unit, ...]
    rounds: tuple[Round, ...]
    words: SourceWords


def load(ledger: Ledger, item: str, period: str) -> Loaded:
    """Read all that is shown of an item."""
    known = standing(ledger)
    units, rounds = tuple(known.setup.units), tuple(known.known.rounds)
    if not item:
        return Loaded(None, units, rounds, SourceWords(None))
    return Loaded(change_item.now(ledger, item, period), units, rounds, source_words.of_item(ledger, item))


class ChangeItemDialog(Weighed):
    """Document left, the item right, what follows below; `item` "" adds one."""

    def __init__(self, parent: QWidget | None, session: Session, item: str = "") -> None:
        title, hint = ("更正事项…", HINT) if item else ("增加事项…", ADD_HINT)
        super().__init__(parent, session, title, hint, (1240, 680))
        self._item = item
        self._planned: ItemPlan | None = None
        self.source, self.fields = SourcePane(), ItemFields()
        self.source.setVisible(bool(item))
        self._lay_out()
        self.remove = self.offer("删除事项…", self._remove, "danger")
        self.remove.setVisible(bool(item))
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self.fields.edited.connect(self.wait)
        self.fields.pointed.connect(self.source.point)
        self.fields.entered.connect(self._reveal)
        self.fields.pointed_line.connect(lambda line: self.source.point(self.source.words.part(line)))
        self.check()
        period = session.period
        session.ask("更正事项", lambda ledger, tick: load(ledger, item, period), self.show_item, quiet=True)

    def _lay_out(self) -> None:
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(self.fields)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(self._area, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 20, 8)
        below.addWidget(label("保存后", "heading"))
        self.said.setFixedHeight(92)
        below.addWidget(self.said)
        box.addLayout(below)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.source)
        panes.addWidget(right)
        panes.setSizes((440, 780))
        panes.setStretchFactor(1, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(panes, 1)

    def show_item(self, loaded: Loaded) -> None:
        """Show the item; its lines are tinted in the document."""
        if loaded.now is not None:
            self.heading.setText(f"更正事项　第{loaded.now.item.no}项")
        self.fields.show_item(loaded.now, loaded.units, loaded.rounds)
        self.source.show_words(loaded.words)
        self.fields.text.setFocus()

    def _reveal(self, widget: QWidget) -> None:
        """Bring the field the focus came to in sight, once a row just added has its place."""

        def now() -> None:
            if widget.isVisible():
                self._area.ensureWidgetVisible(widget, 0, AROUND)

        QTimer.singleShot(0, widget, now)

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh what was typed over."""
        if not self.fields.day.valid:
            self.said.say((FORBIDS, (self.fields.day.field.said,)))
        elif self.fields.changes():
            edit = self.fields.edit()
            self.weigh(lambda ledger, tick: change_item.plan(ledger, edit), self.show_plan)
        else:
            self.said.say()

    def show_plan(self, planned: ItemPlan) -> None:
        """Say what it would do."""
        self._planned = planned
        self.said.say((CHANGES, planned.says), (FOLLOWS, planned.notes))
        self.check()

    def check(self) -> None:
        """Let it be saved once it can be."""
        self.go.setEnabled(self._planned is not None)
        self.remark.setText("")

    def _go(self) -> None:
        """Save, unless something typed would be lost."""
        self.remark.setText(self.fields.unfinished)
        if self._planned is not None and not self.fields.unfinished:
            self._do(self._planned)

    def _do(self, planned: ItemPlan) -> None:
        self.go.setEnabled(False)
        self.session.act(
            self.windowTitle(), lambda ledger, tick: change_item.do(ledger, planned), self._on_done, self.refused
        )

    def _remove(self) -> None:
        item = self._item
        self.weigh(lambda ledger, tick: change_item.removal(ledger, item), self._on_removal)

    def _on_removal(self, planned: ItemPlan) -> None:
        """Name what is taken away before it is."""
        said = [show.printed(one) for one in planned.sentences]
        if say.ask(self, said[0], "删除这一项", "\n".join(said[1:]), "不删"):
            self._do(planned)

    def _on_done(self, changes: Changes) -> None:
        self.accept()
