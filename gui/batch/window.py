"""批量录入: lines typed or pasted from Excel; what is taken, waits and is skipped is said first, kept as one act."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from gui import say
from gui.batch.batch_rows import DONE, BatchRow, BatchTable, BatchView
from gui.forms.parts import button, label
from gui.forms.unit_box import let_type
from gui.plan.finding import finder, fits
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.tables import item_rows
from gui.tables.typing_view import HINT as KEYS
from model.errors import ClerkError
from model.records import Changes
from model.rules import pasted_figures, pasted_table
from model.rules.pasted_table import Unread
from model.terms import Source
from model.work import fill_many, table_file
from model.work.fill_many import Fate, ManyPlan, Wish

HINT = f"{KEYS}，带表头的按序号对上。空白格不算。按“提交”才写进台账，算一步，可以撤销。"
Wanted = tuple[tuple[Wish, ...], Source, str]


class BatchWindow(Weighed):
    """Type in many lines of the round on screen."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "批量录入", HINT, (1330, 560))
        self.shut = False
        self._planned: ManyPlan | None = None
        self._asked: tuple[Unread, ...] = ()
        self.table = BatchTable()
        self.list = BatchView(self.table)
        self.source, self.note = QComboBox(), QLineEdit()
        self._lay_out()
        self.offer_close("关闭")
        self.go = self.offer("提交", self._go, "primary")
        self.table.edited.connect(self.wait)
        self.list.pasted.connect(self.paste)
        self.said.pointed.connect(self._point)
        self.load()

    def _lay_out(self) -> None:
        self.finder = finder("找指标", "序号、内容、单位、首字母", 200)
        self.unit, self.section = QComboBox(), QComboBox()
        self.unit.setAccessibleName("按牵头单位筛选")
        self.section.setAccessibleName("按类别筛选")
        self.section.setMaximumWidth(200)
        let_type(self.unit)
        self.unreported = QCheckBox("只看未报的")
        row = QHBoxLayout()
        for one in (self.finder, self.unit, self.section, self.unreported):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(button("向下填充", self.list.fill_down))
        row.addWidget(button("粘贴", self.list.paste_clipboard, icon="copy"))
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self._foot())
        self.said.setFixedHeight(110)
        self.body.addWidget(self.said)
        self.finder.textChanged.connect(self._filter)
        self.unit.currentIndexChanged.connect(self._filter)
        self.section.currentIndexChanged.connect(self._filter)
        self.unreported.toggled.connect(self._filter)

    def _foot(self) -> QHBoxLayout:
        out = QHBoxLayout()
        self.source.setAccessibleName("数据来源")
        self.note.setAccessibleName("来源说明")
        for source in Source:
            self.source.addItem(source.word, source.value)
        self.note.setPlaceholderText("谁报的、文号等；写了说明，有疑问的数按此计，不写先列为待确认")
        out.addWidget(label("数据来源"))
        out.addWidget(self.source)
        out.addWidget(label("来源说明"))
        out.addWidget(self.note, 1)
        self.source.activated.connect(self.wait)
        self.note.textEdited.connect(self.wait)
        return out

    def load(self) -> None:
        """Show the round's lines with nothing typed; a closed round is only looked at."""
        view = self.session.view
        self.table.view = view
        rows = item_rows.rows(view) if view else ()
        for box, word, names in (
            (self.unit, "全部单位", [one.lead.unit.short for one in rows if one.lead]),
            (self.section, "全部类别", [one.item.item.section for one in rows]),
        ):
            box.addItem(word, "")
            for name in dict.fromkeys(filter(None, names)):
                box.addItem(name, name)
        self.table.show([BatchRow(one) for one in rows])
        self.shut = bool(self.session.seen and self.session.seen.closing)
        if self.shut and view:
            self.list.setEnabled(False)
            self.said.say((FORBIDS, (f"{view.round.name}已封存，不能录入；要改已公布的，经批准重开。",)))
        self.check()

    def _filter(self, *_: object) -> None:
        inside, unit, section = fits(self.finder.text()), self.unit.currentData(), self.section.currentData()
        open_only = self.unreported.isChecked()

        def kept(one: BatchRow) -> bool:
            lead = one.row.lead.unit.short if one.row.lead else ""
            there = unit in ("", lead) and section in ("", one.row.item.item.section)
            return there and inside(one.row.words) and not (open_only and one.row.line.reported)

        self.table.keep(kept)

    def paste(self, text: str) -> None:
        """Take a copied block: with headings by line, else from the cursor's cell on; locked cells are skipped."""
        try:
            rows = table_file.pasted(text)
        except ClerkError as error:
            self.refused(error)
            return
        view = self.session.view
        if view is None or self.shut:
            return
        self.table.skipped.clear()
        if pasted_table.heading(rows, pasted_figures.WORDS).row < 0:
            _, outside = self.list.put_block({row.number - 1: row.cells for row in rows})
            self._asked = (Unread(0, "", f"有 {outside} 格落在不能录入的列或表外，没有采用"),) if outside else ()
        else:
            items = [one.item for one in view.items]
            lines = [line.line for one in view.items for line in one.lines]
            given, self._asked = pasted_figures.read(rows, items, lines)
            by_line = {one.row.line.line.id: one for one in self.table.rows}
            own = [one for one in given if by_line[one.line].is_lead(one.unit)]
            self._asked += tuple(_of_another(one) for one in given if one not in own)
            self.table.put(
                [(by_line[one.line], field.value, text) for one in own for field, text in one.values.items()]
            )
        self.wait()

    def begin(self) -> None:
        """Forget what was weighed."""
        self._planned = None
        if self.table.note != (note := self.note.text().strip()):
            self.table.note = note
            self.table.settle([one for one in self.table.rows if one.changed])
            self.list.viewport().update()
        self.check()

    def wanted(self) -> Wanted:
        """Return what is typed, where it comes from, and the note."""
        return self.table.wishes(), Source(self.source.currentData()), self.note.text().strip()

    def ask(self) -> None:
        """Weigh what is typed."""
        wanted, period = self.wanted(), self.session.period
        self.weigh(
            lambda ledger, tick: (wanted, fill_many.plan(ledger, period, *wanted, tick=tick)),
            self.show_plan,
        )

    def show_plan(self, answer: tuple[Wanted, ManyPlan]) -> None:
        """Say what is taken, what waits, what is skipped and why."""
        wanted, planned = answer
        if wanted != self.wanted():
            return
        self._planned = planned
        lines = {one.row.line.line.id: one for one in self.table.rows}
        told = [
            (
                CHANGES if cell.fate is Fate.TAKEN else LOOK,
                f"〔{cell.fate.value}〕{cell.wish.line} {cell.field.word}：{cell.sentence}",
                lines[cell.wish.line],
            )
            for cell in planned.cells
            if cell.sentence
        ]
        skipped = [(LOOK, one, None) for one in self.table.skipped]
        count = [(LOOK, f"锁定的 {len(skipped)} 格没有填。", None)] if skipped else []
        asked = [(LOOK, f"{one.place} {one.sentence}".strip(), None) for one in self._asked]
        sums = LOOK if planned.of(*fill_many.WAITING) else CHANGES
        self.said.put([(sums, planned.sums, None), *count, *skipped, *asked, *told])
        self.check()

    def _point(self, one: object) -> None:
        if isinstance(one, BatchRow):
            self.list.go_to(one, DONE)

    def check(self) -> None:
        """Let it be saved once something is taken."""
        planned = self._planned
        self.go.setEnabled(planned is not None and planned.ready)
        self.go.setText(f"提交 {planned.rows} 行" if planned and planned.ready else "提交")
        typed = len(self.table.wishes())
        self.remark.setText(f"录了 {typed} 行，还没有提交。" if typed else "")

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act(
                "批量录入", lambda ledger, tick: fill_many.do(ledger, planned), self._on_done, self.refused
            )

    def _on_done(self, changes: Changes) -> None:
        self.accept()

    def reject(self) -> None:
        """Leave, unless what was typed would be lost and the clerk goes back to it."""
        count = len(self.table.wishes())
        if not count or say.ask(self, f"有 {count} 行还没有提交。", "不提交，关闭", refuse="回去"):
            super().reject()


def _of_another(one: pasted_figures.Given) -> Unread:
    """Say that a row is another unit's, whose figure is never put on the lead."""
    return Unread(
        one.row, one.unit, f"{one.line}的牵头单位不是它，这一行没有采用；请在进展表里选中这一行，给这家单位录入"
    )
