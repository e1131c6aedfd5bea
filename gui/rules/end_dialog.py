"""终止、调整、恢复: an item leaves the list from a round on, by whose word; its history stays."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QFormLayout, QHBoxLayout, QRadioButton, QWidget

from gui import show
from gui.forms.parts import field, label
from gui.plan.said import CHANGES, FOLLOWS, FORBIDS
from gui.plan.weighed import Weighed
from gui.plan.when import MaybeDay, RoundChoice
from gui.session import Session
from model.records import Changes, ItemView
from model.terms import Status
from model.work import end_item
from model.work.end_item import Ask, EndPlan

HINT = "从选定的一期起办，以前各期的数、进度和亮灯不变。终止的不再发表、不亮灯，单独计数；可以恢复，也可以撤销。"
MEANS = {
    Status.ENDED: "终止（不再做）",
    Status.ADJUSTED: "调整（内容有变，继续做）",
    Status.KEPT: "恢复（照原来做）",
}


class EndDialog(Weighed):
    """Choose what becomes of an item, from when, why and by which paper."""

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        item: ItemView,
        status: Status = Status.ENDED,
        reason: str = "",
    ) -> None:
        super().__init__(parent, session, "终止、调整、恢复…", HINT, (800, 540))
        self._item = item
        self._planned: EndPlan | None = None
        self._group = QButtonGroup(self)
        self.choices: dict[Status, QRadioButton] = {}
        self.since = RoundChoice()
        self.since.offer(session.view.rounds if session.view else (), session.period)
        self.reason = field("理由", hint="必填，如 用地落空，经市政府同意不再实施")
        self.paper = field("批准文件", hint="文号或会议纪要，如 连政办发〔2021〕30号")
        self.day = MaybeDay("批准日期", "批准日期")
        self._lay_out()
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        first = Status.KEPT if item.change and not reason else status
        self.choices[first].setChecked(True)
        self.reason.setText(reason)
        self._connect()
        self.check()
        if reason:
            self.wait()
        self.reason.setFocus()

    def _lay_out(self) -> None:
        item = self._item.item
        self.body.addWidget(label(f"第{item.no}项　{show.printed(item.text)}", "heading", wrap=True))
        now = self._item.change_words or "在册，照方案实施"
        self.body.addWidget(label(f"现在：{show.printed(now)}", "soft", wrap=True))
        kinds = QHBoxLayout()
        for status in (Status.ENDED, Status.ADJUSTED, Status.KEPT):
            button = self.choices[status] = QRadioButton(MEANS[status])
            self._group.addButton(button)
            kinds.addWidget(button)
        kinds.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        paper = QHBoxLayout()
        paper.addWidget(self.paper, 1)
        paper.addWidget(self.day)
        when = QHBoxLayout()
        when.addWidget(self.since)
        when.addStretch(1)
        form.addRow("怎么办", kinds)
        form.addRow("从哪一期起", when)
        form.addRow("理由", self.reason)
        form.addRow("批准文件", paper)
        self.body.addLayout(form)
        self.body.addWidget(label("保存后", "heading"))
        self.body.addWidget(self.said, 1)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self.wait)
        self.since.currentIndexChanged.connect(self.wait)
        self.day.changed.connect(self.wait)
        for one in (self.reason, self.paper):
            one.textEdited.connect(self.wait)

    def status(self) -> Status:
        """Return what is chosen."""
        return next(one for one, button in self.choices.items() if button.isChecked())

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh what is asked for; before a reason is typed nothing is missing yet."""
        ask = Ask(
            self._item.item.id,
            self.status(),
            self.since.period(),
            self.reason.text(),
            self.paper.text(),
            self.day.day(),
        )
        if not self.day.valid:
            self.said.say((FORBIDS, (self.day.field.said,)))
        elif ask.reason.strip():
            self.weigh(lambda ledger, tick: end_item.plan(ledger, ask), self.show_plan)
        else:
            self.said.say()

    def show_plan(self, planned: EndPlan) -> None:
        """Say what it would do and what follows."""
        self._planned = planned
        self.said.say((CHANGES, (planned.says,)), (FOLLOWS, planned.notes))
        self.check()

    def check(self) -> None:
        """Let it be saved once it can be."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act("终止", lambda ledger, tick: end_item.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()
