"""One item's fields in the living ledger: what was typed over becomes a change, the rest stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QHBoxLayout, QLayout, QLineEdit, QWidget

from gui import show
from gui.forms.parts import button, label
from gui.forms.unit_picker import UnitPicker
from gui.plan.lines_table import LinesTable
from gui.plan.when import MaybeDay, RoundChoice
from gui.wizard.target_table import TargetTable
from gui.wizard.text_field import TextField
from gui.wizard.word_list import WordList
from model.records import Item, Metric, Round, Unit
from model.terms import ItemKind, Part
from model.work.change_item import ItemEdit, ItemNow, NewLine

WHOLE = "全年（方案原来就该这样）"
ALL = -1


class ItemFields(QWidget):
    """Hold the fields; `edited` tells of a change, `pointed` which part is in hand, `pointed_line` which line.

    `entered` carries the widget the focus came to.
    """

    edited = Signal()
    pointed = Signal(object)
    pointed_line = Signal(str)
    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._now: ItemNow | None = None
        self._names: dict[str, str] = {}
        self.no, self.section, self.deadline = _field("序号", 64), _field("类别"), _field("完成时限", 110)
        self.leaders = _field("分管领导")
        self.kind = QComboBox()
        self.kind.setAccessibleName("项目类型")
        for kind in ItemKind:
            self.kind.addItem(kind.word, kind.value)
        self.text = TextField()
        self.leads, self.co = UnitPicker(allow_new=True), UnitPicker(allow_new=True)
        self.leads.setAccessibleName("牵头单位")
        self.co.setAccessibleName("共同责任单位")
        self.lines, self.targets, self.milestones = LinesTable(), TargetTable(), WordList("节点")
        self.bad = label("", "bad", wrap=True)
        self.since, self.reason, self.paper = RoundChoice(WHOLE), _field("理由"), _field("批准文件")
        self.day = MaybeDay("批准日期", "批准日期")
        self._metrics: tuple[Metric, ...] = ()
        self._phrases: tuple[str, ...] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 20, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        self.reason.setPlaceholderText("增加指标时必填，如 市政府常务会议追加")
        self.drop = button("删去或恢复选中的行", self.lines.drop, kind="link")
        more = button("增加指标", self.targets.add, kind="link"), button("增加节点", self.milestones.add, kind="link")
        add = _row(*more, self.drop, None)
        short = _row(self.no, label("类别", "soft"), self.section, label("类型", "soft"), self.kind)
        people = _row(self.leaders, label("完成时限", "soft"), self.deadline)
        rows: tuple[tuple[str, QWidget | QLayout], ...] = (
            ("序号", short),
            ("实事内容", self.text),
            ("牵头单位", self.leads),
            ("共同责任单位", self.co),
            ("分管领导", people),
            ("指标和节点", self.lines),
            ("", add),
            ("", self.targets),
            ("", self.milestones),
            ("", self.bad),
            ("从哪一期起", _row(self.since, None, self.day)),
            ("理由", _row(self.reason, label("批准文件", "soft"), self.paper)),
        )
        for row, (name, what) in enumerate(rows):
            if name:
                grid.addWidget(label(name, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(what, QWidget):
                grid.addWidget(what, row, 1)
            else:
                grid.addLayout(what, row, 1)
        grid.setRowStretch(len(rows), 1)
        self.bad.hide()

    def _connect(self) -> None:
        for field in (self.no, self.section, self.deadline, self.leaders, self.reason, self.paper):
            field.textEdited.connect(self.edited)
        self.text.textChanged.connect(self.edited)
        for picker in (self.leads, self.co):
            picker.changed.connect(self.edited)
        self.kind.currentIndexChanged.connect(self.edited)
        self.since.currentIndexChanged.connect(self.edited)
        self.day.changed.connect(self.edited)
        self.lines.edited.connect(self.edited)
        self.lines.pointed.connect(self.pointed_line)
        self.targets.edited.connect(self._take_metrics)
        self.targets.refused.connect(self._say)
        self.milestones.edited.connect(self._take_phrases)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def show_item(self, now: ItemNow | None, units: Sequence[Unit], rounds: Sequence[Round]) -> None:
        """Show an item as it holds in a round; None for a new one."""
        self._now, self._names = now, {unit.id: unit.short for unit in units}
        item = now.item if now else Item("", "", "", "", 0, ItemKind.WORKS)
        self.blockSignals(True)
        for field, words in (
            (self.no, item.no),
            (self.section, item.section),
            (self.deadline, item.deadline or ""),
            (self.leaders, "、".join(item.leaders)),
        ):
            field.setText(show.printed(words))
            field.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(item.kind.value))
        self.text.put(item.text)
        for picker, ids in ((self.leads, now.leads if now else ()), (self.co, now.co if now else ())):
            picker.offer([unit for unit in units if not unit.successor])
            picker.set_names([self._names[one] for one in ids])
        self.lines.show_lines(now.lines if now else ())
        self._metrics, self._phrases = (), ()
        self.targets.show_metrics(())
        self.milestones.show_phrases(())
        self.drop.setVisible(now is not None)
        self.since.offer(rounds)
        self.blockSignals(False)

    def edit(self) -> ItemEdit:
        """Return what was typed over; what was not is left as it is."""
        now = self._now
        item = now.item if now else Item("", "", "", "", 0, ItemKind.WORKS)
        kind = ItemKind(str(self.kind.currentData()))
        return ItemEdit(
            item=item.id,
            no=_changed(item.no, self.no.text()),
            text=None if self.text.text() == item.text else self.text.text(),
            section=_changed(item.section, self.section.text()),
            deadline=_changed(item.deadline or "", self.deadline.text()),
            kind=None if now and kind is item.kind else kind,
            leaders=self._people(item),
            leads=self._units(self.leads, now.leads if now else ()),
            co=self._units(self.co, now.co if now else ()),
            rename=self.lines.renamed(),
            add=(*map(_line, self._metrics), *(NewLine(phrase) for phrase in self._phrases)),
            remove=tuple(sorted(self.lines.gone)),
            since=self.since.period(),
            reason=self.reason.text(),
            document=self.paper.text(),
            date=self.day.day(),
        )

    def changes(self) -> bool:
        """Say whether anything of the item is typed over."""
        bare = ItemEdit(item=self._now.item.id if self._now else "")
        made = replace(self.edit(), since="", reason="", document="", date=None)
        return made != (bare if self._now else replace(bare, kind=made.kind))

    @property
    def unfinished(self) -> str:
        """Say what is typed and does not count yet, "" for nothing."""
        if self.targets.waits:
            return "新增的指标还没有写完，写上名称、数和单位，或按 Delete 去掉。"
        typed = self.leads.typed() or self.co.typed()
        return f"“{typed}”还没有加入单位，请按 Enter 选定或清空。" if typed else ""

    def _units(self, picker: UnitPicker, ids: Sequence[str]) -> tuple[str, ...] | None:
        names = picker.names()
        return None if names == tuple(self._names[one] for one in ids) else names

    def _people(self, item: Item) -> tuple[str, ...] | None:
        words = _changed("、".join(item.leaders), self.leaders.text())
        return None if words is None else tuple(part.strip() for part in words.split("、") if part.strip())

    def _take_metrics(self, metrics: tuple[Metric, ...], word: str) -> None:
        self._metrics = metrics
        self.targets.show_metrics(metrics)
        self._say("")
        self.edited.emit()

    def _take_phrases(self, phrases: tuple[str, ...], word: str) -> None:
        self._phrases = phrases
        self.milestones.show_phrases(phrases)
        self.edited.emit()

    def _say(self, sentence: str) -> None:
        self.bad.setText(sentence)
        self.bad.setVisible(bool(sentence))

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Point at the words behind the field the focus came to."""
        parts = {
            self.no: Part.NO,
            self.section: Part.SECTION,
            self.deadline: Part.DEADLINE,
            self.leaders: Part.LEADER,
            self.text: Part.TEXT,
            self.leads: Part.LEAD,
            self.co: Part.CO,
        }
        if now is not None and self.isAncestorOf(now):
            self.entered.emit(now)
        while now is not None and now is not self:
            if now in parts:
                self.pointed.emit((parts[now], ALL))
                return
            if now is self.lines:
                self.pointed_line.emit(self.lines.current())
                return
            now = now.parentWidget()


def _line(metric: Metric) -> NewLine:
    start = "" if metric.start is None else show.number(metric.start * metric.printed / metric.value)
    number = show.number(metric.printed)
    return NewLine(metric.name, number, metric.printed_unit, metric.op, metric.kind, start)


def _changed(before: str, typed: str) -> str | None:
    words = show.as_printed(before, typed.strip())
    return None if words == before else words


def _field(name: str, width: int = 0) -> QLineEdit:
    out = QLineEdit()
    out.setAccessibleName(name)
    if width:
        out.setFixedWidth(width)
    return out


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Put widgets in a row; None takes the room that is left."""
    out = QHBoxLayout()
    out.setSpacing(8)
    for one in widgets:
        if one is None:
            out.addStretch(1)
        else:
            out.addWidget(one)
    return out
