"""上级表样: the upper office's empty workbook, over each column what goes in, and how the round looks in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSpinBox, QSplitter, QVBoxLayout, QWidget

from gui import say, settings
from gui.forms.parts import button, field, label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.upward.field_list import FieldList
from gui.upward.sheet_view import SheetView
from model.records import Changes
from model.records.upward import FormTemplate
from model.rules.upward import light_words
from model.terms_upward import Fill, PerRow, Rows
from model.work import report_by_template, upward_template
from model.work.ledger import Ledger
from model.work.report_by_template import FillPlan
from model.work.upward_template import Ask, TemplatePlan, WhichSheetError

HINT = "上级的空表登记一次，以后各期照它填，格式、公式、打印设置都不动。各列上面选填什么，也可把左边的内容拖上去。"
SIZE = (1240, 690)
FOLDER = "template_folder"
FRESH = "（新登记）"


@dataclass(frozen=True, slots=True)
class Weighing:
    """A form as it would be kept, and filled with the round on screen."""

    taken: TemplatePlan
    filled: FillPlan | None


def weigh(ledger: Ledger, ask: Ask, period: str, live: bool) -> Weighing:
    """Look at a form and try it on a round."""
    taken = upward_template.plan(ledger, ask)
    return Weighing(taken, report_by_template.plan_of(ledger, period, taken, live=live) if period else None)


class TemplateDialog(Weighed):
    """Take a form, say what its columns mean, see it filled, keep it by name."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "上级表样…", HINT, SIZE)
        self.asked: Ask | None = None
        self.weighed: Weighing | None = None
        self.saved = QComboBox()
        self.name = field("表样名称", 200, hint="如 省民生办月报")
        self.sheets, self.per_row = QComboBox(), QComboBox()
        self.heads = (QSpinBox(), QSpinBox())
        self.words = field("上级的亮灯用词", 300, hint="如 按序时=正常、滞后=黄灯")
        self.view, self.fields = SheetView(), FieldList()
        self.file = label("还没有选空表。", "soft")
        self._lay_out()
        self.gone = self.offer("移除这张表样", self._remove)
        self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")
        self._connect()
        self._list()
        self.check()

    def _lay_out(self) -> None:
        for box, name in ((self.saved, "已登记的表样"), (self.sheets, "工作表"), (self.per_row, "一行填什么")):
            box.setAccessibleName(name)
        self.sheets.setMinimumWidth(120)
        self.saved.setMinimumWidth(160)
        self.setAcceptDrops(True)
        for one in PerRow:
            self.per_row.addItem(one.word, one.value)
        for spin, name in zip(self.heads, ("表头第一行", "表头最后一行"), strict=True):
            spin.setRange(1, 99)
            spin.setAccessibleName(name)
            spin.setFixedWidth(64)
        self.body.addLayout(_row(
            label("表样", "soft"), self.saved, label("名称", "soft"), self.name,
            button("选上级的空表…", self._choose, icon="folder"), self.file, None,
        ))  # fmt: skip
        self.body.addLayout(_row(
            label("工作表", "soft"), self.sheets, label("表头第", "soft"), self.heads[0], label("—", "soft"),
            self.heads[1], label("行", "soft"), self.per_row, label("亮灯用词", "soft"), self.words, None,
        ))  # fmt: skip
        middle = QWidget()
        side = QHBoxLayout(middle)
        side.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.addWidget(label("可填的内容", "heading"))
        left.addWidget(self.fields, 1)
        side.addLayout(left)
        side.addWidget(self.view, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(middle)
        halves.addWidget(self.said)
        halves.setSizes([400, 120])
        halves.setChildrenCollapsible(False)
        self.body.addWidget(halves, 1)

    def _connect(self) -> None:
        self.saved.activated.connect(self._open)
        self.name.textEdited.connect(self._named)
        self.sheets.activated.connect(self._turn_sheet)
        self.per_row.activated.connect(self._turn_rows)
        for spin in self.heads:
            spin.editingFinished.connect(self._turn_heads)
        self.words.editingFinished.connect(self._turn_words)
        self.view.chosen.connect(self.choose)

    def _list(self, current: str = "") -> None:
        def shown(forms: tuple[FormTemplate, ...]) -> None:
            self.saved.clear()
            self.saved.addItem(FRESH, "")
            for one in forms:
                self.saved.addItem(one.name, one.name)
            self.saved.setCurrentIndex(max(self.saved.findData(current), 0))
            self.check()

        self.session.ask("上级表样", lambda ledger, tick: upward_template.every(ledger), shown, quiet=True)

    def take(self, path: Path) -> None:
        """Look at a file the clerk chose; where a saved form is shown it is that one, given anew."""
        settings.keep(FOLDER, str(path.parent))
        name = self.name.text().strip() or path.stem

        def arrived(data: bytes) -> None:
            self.asked = Ask(data, path.name, name)
            self.name.setText(name)
            self.ask()

        self.session.ask("读表样", lambda ledger, tick: upward_template.read(path), arrived, failed=self.refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a file dragged in from outside."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Look at the file dropped."""
        if urls := event.mimeData().urls():
            self.take(Path(urls[0].toLocalFile()))

    def choose(self, wanted: dict[Fill, str]) -> None:
        """Take what was chosen for columns and cells, on top of what was chosen before."""
        if self.asked is not None:
            self.asked = replace(self.asked, wanted={**self.asked.wanted, **wanted})
            self.wait()

    def ask(self) -> None:
        """Look at the form as it is meant by now, tried on the round on screen."""
        asked = self.asked
        if asked is None:
            return
        period, live = self.session.period, bool(self.session.seen and self.session.seen.live)
        self.weigh(lambda ledger, tick: weigh(ledger, asked, period, live), self.show_plan)

    def show_plan(self, weighed: Weighing) -> None:
        """Show the sheet, what is taken for what, and the list of all that is open."""
        self.weighed = weighed
        taken, filled = weighed.taken, weighed.filled
        layout = taken.form.layout
        self.file.setText(f"{taken.form.file}")
        self.sheets.clear()
        self.sheets.addItems(list(taken.sheets))
        self.sheets.setCurrentText(taken.sheet.name)
        for spin, row in zip(self.heads, (layout.first_head, layout.last_head), strict=True):
            spin.setValue(row)
        self.per_row.setCurrentIndex(self.per_row.findData(layout.per_row.value))
        self.per_row.setEnabled(layout.rows is Rows.APPENDED)
        self.words.setText(light_words.text(layout.words))
        self.view.put(taken.sheet, layout, filled.values() if filled else {})
        self.fields.used([*(one.fill for one in layout.columns), *(one.fill for one in layout.cells)])
        self.said.say(
            (FORBIDS, taken.asks),
            (LOOK, taken.notes),
            (CHANGES, (*taken.sentences[:1], *_worded(taken), *_tried(filled))),
        )
        self.check()

    def refused(self, error: Exception) -> None:
        """Say why not; where the sheet must be named, let it be chosen."""
        if isinstance(error, WhichSheetError):
            self.sheets.clear()
            self.sheets.addItems(["", *error.sheets])
        super().refused(error)

    def begin(self) -> None:
        """Forget the form as it was looked at: another is meant."""
        self.weighed = None
        self.check()

    def check(self) -> None:
        """Let it be kept once nothing is to be settled."""
        taken = self.weighed.taken if self.weighed else None
        self.go.setEnabled(taken is not None and not taken.asks and not taken.same)
        self.gone.setVisible(bool(self.saved.currentData()))
        self.remark.setText("先把标红的定下来才能保存。" if taken and taken.asks else "")

    def _open(self, *_: object) -> None:
        name = str(self.saved.currentData())
        self.name.setText(name)
        if not name:
            self.asked = None
            self.begin()
            return

        def arrived(ask: Ask) -> None:
            self.asked = ask
            self.ask()

        self.session.ask("上级表样", lambda ledger, tick: upward_template.ask_again(ledger, name), arrived, quiet=True)

    def _named(self, text: str) -> None:
        if self.asked is not None:
            self.asked = replace(self.asked, name=text)
            self.wait()

    def _turn_sheet(self, *_: object) -> None:
        if self.asked is not None:
            self.asked = replace(self.asked, sheet=self.sheets.currentText(), heads=None, wanted={})
            self.wait()

    def _turn_rows(self, *_: object) -> None:
        if self.asked is not None:
            self.asked = replace(self.asked, per_row=PerRow(str(self.per_row.currentData())))
            self.wait()

    def _turn_words(self) -> None:
        asked, weighed, text = self.asked, self.weighed, self.words.text().strip()
        shown = light_words.text(weighed.taken.form.layout.words) if weighed else asked.words if asked else None
        if asked is not None and text != (shown or ""):
            self.asked = replace(asked, words=text)
            self.wait()

    def _turn_heads(self) -> None:
        first, last = (spin.value() for spin in self.heads)
        layout = self.weighed.taken.form.layout if self.weighed else None
        shown = (layout.first_head, layout.last_head) if layout else self.asked.heads if self.asked else None
        if self.asked is None or (first, last) == shown:
            return
        self.asked = replace(self.asked, heads=(first, max(first, last)), wanted={})
        self.wait()

    def _choose(self) -> None:
        folder = settings.text(FOLDER, str(self.session.path.parent if self.session.path else ""))
        name, _ = QFileDialog.getOpenFileName(
            self, "上级的空表", folder, "Excel 工作簿 (*.xlsx *.xls *.et);;所有文件 (*)"
        )
        if name:
            self.take(Path(name))

    def _go(self) -> None:
        if self.weighed is None:
            return
        taken = self.weighed.taken
        self.go.setEnabled(False)
        self.session.act("保存表样", lambda ledger, tick: upward_template.do(ledger, taken), self._kept, self.refused)

    def _kept(self, changes: Changes) -> None:
        name = self.name.text().strip()
        if self.asked is not None:
            self.asked = replace(self.asked, wanted={}, heads=None, per_row=None, words=None)
        self._list(name)
        self.ask()
        self.remark.setText(f"已{changes.title.partition(' ')[2]}。以后“生成上报表”可选用。")

    def _remove(self) -> None:
        name = str(self.saved.currentData())
        if say.ask(self, f"移除上级表样“{name}”？以前按它生成的报表不受影响；可以撤销。", "移除"):
            self.session.act("移除表样", lambda ledger, tick: upward_template.remove(ledger, name), self._removed)

    def _removed(self, changes: Changes) -> None:
        self.asked, self.weighed = None, None
        self.name.clear()
        self.said.clear()
        self._list()


def _worded(taken: TemplatePlan) -> tuple[str, ...]:
    words = light_words.text(taken.form.layout.words)
    return (f"亮灯用上级的词：{words}",) if words else ()


def _tried(filled: FillPlan | None) -> tuple[str, ...]:
    if filled is None:
        return ()
    return (f"{filled.told.view.round.name}试填：{filled.says}", *(one.sentence for one in filled.open))


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    out = QHBoxLayout()
    out.setSpacing(8)
    for one in widgets:
        if one is None:
            out.addStretch(1)
        else:
            out.addWidget(one)
    return out
