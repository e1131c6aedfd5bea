"""件号、分管领导、层级: typed, filled down or pasted for many items; all said first, kept as one act."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from gui import say
from gui.forms.parts import button, label
from gui.plan.finding import finder, fits
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.tables.typing_view import HINT as KEYS
from gui.units import tag_rows
from gui.units.tag_rows import LEADERS, LEVEL, NUMBER, TagRow, TagTable, TagView
from model.errors import ClerkError
from model.records import Changes
from model.rules import counts, pasted_columns, pasted_table
from model.rules.pasted_columns import Given
from model.rules.pasted_table import Row, Unread
from model.work import set_tags, table_file
from model.work.ledger import Ledger
from model.work.set_tags import TagsPlan

HINT = f"{KEYS}，从 Excel 复制的按“序号”对上。改动先攒着，按“保存”才写进台账，算一步，可以撤销。"
NO_HEADING = "没有表头，第一列当作序号，请核对。"
BOOKS = "Excel 工作簿 (*.xlsx *.xlsm *.xls *.et);;所有文件 (*)"


class TagsWindow(Weighed):
    """Number items for the public, say who leads them and on whose lists they are."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "件号、分管领导、层级", HINT, (1080, 584))
        self._planned: TagsPlan | None = None
        self._asked: tuple[Unread, ...] = ()
        self._notes: tuple[str, ...] = ()
        self.tags = TagTable()
        self.list = TagView(self.tags)
        self._lay_out()
        self.count = label("", "soft", wrap=True)
        self.body.addWidget(self.count)
        self.said.setFixedHeight(96)
        self.body.addWidget(self.said)
        self.drop = self.offer("放弃改动", self._forget)
        self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")
        self.tags.edited.connect(self.wait)
        self.list.pasted.connect(self.paste)
        self.said.pointed.connect(self._point)
        self.load()

    def _lay_out(self) -> None:
        self.finder = finder("找事项", "序号、内容、单位、首字母", 240)
        self.unset = QCheckBox("只看未编件号的")
        row = QHBoxLayout()
        row.addWidget(self.finder)
        row.addWidget(self.unset)
        row.addStretch(1)
        row.addWidget(button("向下填充", self.list.fill_down))
        row.addWidget(button("粘贴", self.list.paste_clipboard, icon="copy"))
        row.addWidget(button("从 Excel 文件读入…", self.choose, icon="open"))
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.finder.textChanged.connect(self._filter)
        self.unset.toggled.connect(self._filter)

    def load(self, *_: object) -> None:
        """Show the items as they are in the ledger, without what was not saved."""
        view = self.session.view
        self._asked, self._notes, self._planned = (), (), None
        self.tags.show([tag_rows.row(one) for one in view.items] if view else ())
        self.said.put(())
        self._count()
        self.check()

    def _filter(self, *_: object) -> None:
        inside, unset = fits(self.finder.text()), self.unset.isChecked()
        self.tags.keep(lambda one: inside(one.words) and not (unset and one.typed[NUMBER]))

    def paste(self, text: str) -> None:
        """Take a copied block: one column from the cursor down, more are matched by their numbers."""
        try:
            rows = table_file.pasted(text)
        except ClerkError as error:
            self.refused(error)
            return
        headed = pasted_table.heading(rows, pasted_columns.WORDS).row >= 0
        if not headed and all(len(row.cells) == 1 for row in rows):
            self._paste_column(rows)
        else:
            self._match(rows, "" if headed else NO_HEADING)

    def _paste_column(self, rows: tuple[Row, ...]) -> None:
        """Put one column from the cursor's cell down; its blank cells leave what is there."""
        name = self.tags.field(self.list.currentIndex().column())
        if not name:
            self._say((Unread(0, "", "只复制了一列，没有序号。请先点要填的第一格再粘贴，或者连“序号”一列一起复制"),))
            return
        filled, outside = self.list.put_block({row.number - 1: row.cells for row in rows})
        told = f"从选中的格子起往下填了 {filled} 格{tag_rows.WORDS[name]}。"
        left = (Unread(0, "", f"最后 {outside} 格到了表外，没有采用"),) if outside else ()
        self._say(left, (told,))

    def choose(self) -> None:
        """Choose a workbook to read."""
        name, _ = QFileDialog.getOpenFileName(self, "选分工表", "", BOOKS)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take a workbook's rows, matched by their numbers."""
        self.session.ask(
            "读入分工表",
            lambda ledger, tick: (set_tags.paste(ledger, table_file.read(path, pasted_columns.WORDS)), ""),
            self._on_matched,
            failed=self.refused,
        )

    def _match(self, rows: tuple[Row, ...], note: str) -> None:
        self.session.ask(
            "粘贴",
            lambda ledger, tick: (set_tags.paste(ledger, rows), note),
            self._on_matched,
            quiet=True,
            failed=self.refused,
        )

    def _on_matched(self, answer: tuple[TagsPlan, str]) -> None:
        """Put what was matched into the table; what is asked about stands below and changes nothing."""
        planned, note = answer
        rows = {one.item.id: one for one in self.tags.rows}
        self.tags.put([cell for one in planned.given if one.item in rows for cell in _cells(rows[one.item], one)])
        told = (f"{note}按序号对上 {len(planned.given)} 项，填进了表里，还没有保存。",) if planned.given else ()
        self._say(planned.unread, (*told, *planned.notes))

    def _say(self, asked: tuple[Unread, ...], notes: tuple[str, ...] = ()) -> None:
        self._asked, self._notes = asked, notes
        self.wait()

    def begin(self) -> None:
        """Forget what was said: it is weighed anew."""
        self._planned = None
        self._count()
        self.check()

    def ask(self) -> None:
        """Weigh what is typed."""
        wanted = self.wanted()
        self.weigh(lambda ledger, tick: _weigh(ledger, wanted), self.show_plan)

    def wanted(self) -> tuple[Given, ...]:
        """Return what the table gives to the items that change."""
        return tuple(tag_rows.given(one, place) for place, one in self.tags.changed())

    def show_plan(self, planned: TagsPlan) -> None:
        """Say what is not understood, what is asked about, and what would change."""
        if planned.given != self.wanted():
            return
        self._planned = planned
        wrong = [(FORBIDS, f"第{one.item.no}项：{why}", one) for one, why in self.tags.wrong()]
        asked = [(LOOK, _question(one), None) for one in self._asked]
        notes = [(LOOK, one, None) for one in self._notes]
        rows = {one.item.id: one for one in self.tags.rows}
        says = [(CHANGES, told, rows.get(item.id)) for told, item in zip(planned.says, planned.save, strict=True)]
        self.said.put([*wrong, *notes, *asked, *says])
        self.check()

    def _point(self, one: object) -> None:
        if isinstance(one, TagRow):
            self.finder.clear()
            self.unset.setChecked(False)
            self.list.go_to(one, NUMBER)

    def _count(self) -> None:
        """Say how many there are by number, leader and tag, as typed by now."""
        views = [
            replace(one.view, item=(item := tag_rows.after(one)), leaders=item.leaders or _by_unit(one))
            for one in self.tags.rows
        ]
        self.count.setText(counts.words(counts.by_public_no(views)) if views else "")

    def check(self) -> None:
        """Let it be saved once all is understood."""
        changed, wrong = len(self.tags.changed()), len(self.tags.wrong())
        self.drop.setVisible(bool(changed or self._asked))
        self.go.setEnabled(self._planned is not None and self._planned.ready and not wrong)
        self.go.setText(f"保存 {changed} 项" if changed else "保存")
        asked = f"；另有 {len(self._asked)} 处要问，没有采用" if self._asked else ""
        if wrong:
            self.remark.setText(f"有 {wrong} 格看不懂，改好才能保存。")
        else:
            self.remark.setText(f"改了 {changed} 项，还没有保存{asked}。" if changed else asked.removeprefix("；另"))

    def _forget(self) -> None:
        count = len(self.tags.changed())
        if not count or say.ask(self, f"放弃这 {count} 项还没有保存的改动？", "放弃改动", refuse="不放弃"):
            self.load()

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("件号分工", lambda ledger, tick: set_tags.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()

    def reject(self) -> None:
        """Leave, unless what was typed would be lost and the clerk goes back to it."""
        count = len(self.tags.changed())
        if not count or say.ask(self, f"有 {count} 项的改动还没有保存。", "不保存，关闭", refuse="回去"):
            super().reject()


def _weigh(ledger: Ledger, wanted: tuple[Given, ...]) -> TagsPlan:
    return replace(set_tags.plan(ledger, wanted), given=wanted)


def _by_unit(one: TagRow) -> tuple[str, ...]:
    return () if one.item.leaders else one.view.leaders


def _cells(one: TagRow, given: Given) -> list[tuple[TagRow, str, str]]:
    """Return the cells a matched row fills; what it leaves blank stays as it is."""
    found = (
        (NUMBER, given.public_no),
        (LEADERS, "、".join(given.leaders) if given.leaders is not None else None),
        (LEVEL, "、".join(tag.word for tag in given.tags) if given.tags is not None else None),
    )
    return [(one, name, text) for name, text in found if text is not None]


def _question(one: Unread) -> str:
    row = f"第{one.row}行" if one.row else ""
    return f"{'　'.join(filter(None, (row, one.text)))}{'：' if row or one.text else ''}{one.why}。"
