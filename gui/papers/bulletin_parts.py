"""What is settled of an issue, tab by tab: number and days, wordings, good examples, reasons, who approved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui import show
from gui.forms.day_field import DayField
from gui.forms.parts import label
from gui.plan.ticks import TickTable, TickView
from gui.plan.when import MaybeDay
from gui.tables.columns import RIGHT, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model import clock
from model.records import LineView
from model.records.bulletin import Draft
from model.rules import bulletin_words, leader_page
from model.rules.red_yellow import Behind

LONG = ("opening", "demand", "public_demand")
HIGH = 84


class WordsTab(QWidget):
    """The plan's wordings: typed once, remembered for every issue."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        form = QFormLayout(self)
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        for key, template in bulletin_words.WORDS.items():
            field = _long(HIGH) if key in LONG else QLineEdit()
            field.setAccessibleName(template.word)
            field.setPlaceholderText(template.usual or "不写")
            places = "、".join(f"{{{one}}}" for one in template.places)
            field.setToolTip(f"可用：{places}；空着用通用写法" if places else "空着不写")
            field.textChanged.connect(lambda *_: self.changed.emit())
            form.addRow(template.word.partition("（")[0], field)
            self.fields[key] = field

    def put(self, own: Mapping[str, str]) -> None:
        """Show the wordings that are the plan's own; the usual ones stand grey."""
        for key, field in self.fields.items():
            _set(field, own.get(key, ""))

    def texts(self) -> dict[str, str]:
        """Return by key what stands in the fields, "" for the usual."""
        return {key: _text(field) for key, field in self.fields.items()}


class IssueTab(QWidget):
    """This issue's number, days, ranking and demands."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        form = _upper(self)
        self.number = QSpinBox()
        self.number.setRange(0, 999)
        self.number.setSpecialValueText("接着上一期")
        self.number.setAccessibleName("期号")
        self.day = MaybeDay("写明（不写明为今天）", "印发日期")
        self.reply = MaybeDay("写明（不写明为一周后）", "反馈期限")
        self.ranked = QCheckBox("按有县区任务的指标给县区排名（只在内部版）")
        self.demand = _long(HIGH)
        self.demand.setAccessibleName("这一期的工作要求")
        self.demand.setPlaceholderText("空着用“用语”里的工作要求")
        for word, widget in (
            ("期号", self.number), ("印发日期", self.day), ("反馈期限", self.reply), ("县区排名", self.ranked),
            ("工作要求", self.demand),
        ):  # fmt: skip
            form.addRow(word, widget)
        self.number.valueChanged.connect(lambda _: self.changed.emit())
        self.ranked.toggled.connect(lambda _: self.changed.emit())
        self.demand.textChanged.connect(self.changed)
        for day in (self.day, self.reply):
            day.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            day.changed.connect(self.changed)

    def put(self, draft: Draft) -> None:
        """Show a draft."""
        self.number.setValue(draft.number)
        self.day.put(draft.day, clock.today())
        self.reply.put(draft.reply_by, clock.today())
        self.ranked.setChecked(draft.ranked)
        _set(self.demand, draft.demand)


class ExamplesTab(QWidget):
    """Good examples: every line done or on schedule, the best first; none ticked = the first three."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        columns: tuple[Column[LineView], ...] = (
            Column("line", "序号", 60, lambda one: one.line.id),
            Column("name", "指标或节点", 190, lambda one: show.printed(one.line.name), stretch=True),
            Column("lead", "牵头单位", 110, lambda one: "、".join(one.leads)),
            Column("how", "怎么好", 140, leader_page.how, align=RIGHT),
        )
        self.table: TickTable[LineView] = TickTable(columns, lambda one: one.line.id)
        view = TickView(self.table, "好的例子")
        view.nothing = "本期没有提前完成或超序时的"
        box = QVBoxLayout(self)
        box.addWidget(label("勾选写进通报的例子；一个都不勾，按完成情况取前三个。", "soft", wrap=True))
        box.addWidget(view, 1)
        self.table.turned.connect(self.changed)

    def put(self, lines: Sequence[LineView], ticked: Sequence[str]) -> None:
        """Show the lines that may be examples, those ticked on top."""
        self.table.show(sorted(lines, key=lambda one: one.line.id not in ticked))
        self.table.tick(ticked, on=True)

    def ticked(self) -> tuple[str, ...]:
        """Return the lines ticked."""
        return tuple(one.line.id for one in self.table.ticked())


class ReasonsTab(QWidget):
    """Each line behind with its reason as reported, and our wording beside it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, str] = {}
        columns: tuple[Column[Behind], ...] = (
            Column("line", "序号", 60, lambda one: one.line.line.id),
            Column("lead", "牵头单位", 110, lambda one: "、".join(one.line.leads)),
            Column("gap", "差距", 130, lambda one: one.words),
            Column("own", "改写", 44, lambda one: "有" if self.own.get(one.line.line.id) else ""),
            Column("why", "单位报的原因", 200, lambda one: one.line.problem or "没有写", stretch=True),
        )
        self.table: ListTable[Behind] = ListTable(columns)
        self.list = ListView(self.table)
        self.list.setAccessibleName("滞后事项")
        self.list.nothing = "本期没有滞后的事项"
        self.reported = label("", "soft", wrap=True)
        self.field = _long(64)
        self.field.setAccessibleName("通报里写的原因")
        box = QVBoxLayout(self)
        box.addWidget(self.list, 1)
        box.addWidget(self.reported)
        box.addWidget(self.field)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())
        self.field.textChanged.connect(self._on_typed)
        self.field.setEnabled(False)

    def put(self, rows: Sequence[Behind], own: Mapping[str, str]) -> None:
        """Show the lines behind."""
        self.own = dict(own)
        self.table.show(rows)

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Return by line our wording, where there is one."""
        return tuple((line, text.strip()) for line, text in self.own.items() if text.strip())

    def _row(self) -> Behind | None:
        index = self.list.currentIndex()
        return self.table.row(index) if index.isValid() else None

    def _on_row(self) -> None:
        one = self._row()
        self.field.setEnabled(one is not None)
        if one is not None:
            self.reported.setText(f"{one.line.line.id} 单位报：{one.line.problem or '没有写'}")
            self.field.setPlaceholderText("空着照单位报的写")
            _set(self.field, self.own.get(one.line.line.id, ""))

    def _on_typed(self) -> None:
        one = self._row()
        if one is not None and self.field.toPlainText() != self.own.get(one.line.line.id, ""):
            self.own[one.line.line.id] = self.field.toPlainText()
            self.changed.emit()


class PublishTab(QWidget):
    """Who approved the issue and when, and why it is published although something is open."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.approver, self.day, self.reason = QLineEdit(), DayField("审定日期"), _long(HIGH)
        self.day.show_day(clock.today())
        form = _upper(
            self, label("领导审定后定稿：两个版本都定下，以后不能再改；有错登记更正，登在下一期。", "soft", wrap=True)
        )
        for word, field in (("审定的领导", self.approver), ("审定日期", self.day), ("仍要定稿的理由", self.reason)):
            field.setAccessibleName(word)
            form.addRow(word, field)
        self.reason.setPlaceholderText("还有没封存、没裁定、没反馈的才要写")
        self.approver.textChanged.connect(lambda _: self.changed.emit())
        self.reason.textChanged.connect(self.changed)
        self.day.changed.connect(self.changed)


def _upper(tab: QWidget, *above: QWidget) -> QFormLayout:
    """Return a form at the top of a tab, what is left of the height below it."""
    box, form = QVBoxLayout(tab), QFormLayout()
    for one in above:
        box.addWidget(one)
    box.addLayout(form)
    box.addStretch(1)
    return form


def _long(height: int) -> QPlainTextEdit:
    out = QPlainTextEdit()
    out.setFixedHeight(height)
    out.setTabChangesFocus(True)
    return out


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()


def _set(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Put a text in without telling."""
    field.blockSignals(True)
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
    field.blockSignals(False)
