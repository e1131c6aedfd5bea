"""考核评价: ranks on the left, the chosen unit's every point on the right; tried, fixed, proved and written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui import say, settings
from gui.dialogs.frame import Frame, open_place
from gui.forms.parts import Banner, button, label
from gui.printing import official
from gui.score import columns
from gui.score.book_window import BookWindow
from gui.score.freeze_dialog import FreezeDialog
from gui.score.note_dialog import NoteDialog
from gui.score.objections_dialog import ObjectionsDialog
from gui.session import Session
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked, select_first
from model.errors import ClerkError
from model.records.score import FrozenScore, Point, Scores, UnitScore
from model.rules.score import words
from model.rules.score.presets import PRESETS
from model.work import score_sheets, scores
from model.work.ledger import Ledger
from model.work.progress import Tick
from model.work.score_sheets import Sheets
from model.work.scores import Verified

HINT = "每一分都有理由、数和出处；算不出的是“未定”，不按0也不按满分。部门、县区分别排名。"
BOOKS = "Excel 工作簿 (*.xlsx);;Word 文档 (*.docx)"
OWN = "台账里的办法"
Shown = tuple[Scores, FrozenScore | None, tuple[FrozenScore, ...]]


class ScoresWindow(Frame):
    """Show the evaluation by a rule book as of a round, or a version as it was fixed."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "考核评价…", HINT, (1300, 690))
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self.session = session
        self._shown: Shown | None = None
        self.what, self.books, self.rounds = QComboBox(), QComboBox(), QComboBox()
        self.units: ListTable[UnitScore] = ListTable(columns.UNITS)
        self.points: ListTable[Point] = ListTable(columns.POINTS)
        self.unit_list, self.point_list = ListView(self.units), ListView(self.points)
        self.title = label("", "heading", wrap=True)
        self.open_banner, self.notes = Banner("warning"), label("", "soft", wrap=True)
        self._fill()
        self._lay_out()
        self._offer()
        self.session.news.changed.connect(self._on_changed)
        self.load()

    def _fill(self) -> None:
        for box, name in ((self.what, "试算还是定稿"), (self.books, "按哪套办法"), (self.rounds, "算到哪一期")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.what.addItem("试算", 0)
        self.books.addItem(OWN, "")
        for name in PRESETS:
            self.books.addItem(f"试用“{name}”", name)
        view = self.session.view
        self.rounds.addItem("最近报过的一期", "")
        for one in view.rounds if view else ():
            self.rounds.addItem(one.name, one.period)
        for box in (self.what, self.books, self.rounds):
            box.activated.connect(lambda *_: self.load())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for word, box in (("看", self.what), ("按", self.books), ("截至", self.rounds)):
            row.addWidget(label(word, "soft"))
            row.addWidget(box)
        row.addStretch(1)
        for text, slot in (
            ("考核办法…", self.edit_book),
            ("考核记事…", self.note),
            ("异议…", self.objections),
            ("核对定稿", self.verify),
        ):
            row.addWidget(button(text, slot))
        self.body.addLayout(row)
        self.body.addWidget(self.open_banner)
        right = QWidget()
        box_right = QVBoxLayout(right)
        box_right.setContentsMargins(8, 0, 0, 0)
        box_right.addWidget(self.title)
        box_right.addWidget(self.point_list, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.unit_list)
        panes.addWidget(right)
        panes.setSizes((520, 740))
        self.unit_list.setAccessibleName("各单位的得分和名次")
        self.point_list.setAccessibleName("这家单位每一分的理由")
        self.body.addWidget(panes, 1)
        self.body.addWidget(self.notes)
        self.unit_list.selectionModel().selectionChanged.connect(lambda *_: self._on_unit())

    def _offer(self) -> None:
        self.out_all = self.offer("导出总表…", self.save_all)
        self.look = self.offer("打印预览…", self.preview_scores)
        self.out_each = self.offer("各单位评分表…", self.save_each)
        self.offer_close("关闭")
        self.fix = self.offer("定稿…", self.freeze, "primary")

    def load(self) -> None:
        """Compute anew, or show the chosen version."""
        version, name = int(self.what.currentData() or 0), str(self.books.currentData() or "")
        period = str(self.rounds.currentData() or "")
        for box in (self.books, self.rounds):
            box.setEnabled(not version)

        def work(ledger: Ledger, tick: Tick) -> Shown:
            found = scores.versions(ledger)
            if version:
                made, kept = scores.fixed(ledger, version)
                return kept, made, found
            return scores.trial(ledger, period, PRESETS.get(name), tick=tick), None, found

        self.session.ask("考核评价", work, self.show_scores, replaces="scores", failed=self._failed)

    def show_scores(self, shown: Shown) -> None:
        """Show ranks, what is open, and the first unit's points."""
        chosen = self.unit()
        self._shown = shown
        found, version, versions = shown
        self._enable(shown=True)
        self._show_versions(versions, version)
        self.units.show(found.units)
        place = next((n for n, one in enumerate(self.units.visible()) if chosen and one.unit == chosen.unit), -1)
        self.unit_list.selectRow(place) if place >= 0 else select_first(self.unit_list)
        state = (
            f"定稿第{version.version}版（{version.date.isoformat()}，校验 {version.mark}）"
            if version
            else f"试算，已有定稿{len(versions)}版"
            if versions
            else "试算，还没有定稿"
        )
        self.remark.setText(f"截至{found.round}，办法“{found.book.name}”，{state}。")
        where = "、".join(dict.fromkeys(unit.name for unit, _ in found.open))
        self.open_banner.say(f"还有{len(found.open)}处未定（{_cut(where)}）：名次为暂列。" if found.open else "")
        apart = (
            f"不计分{len(some)}家（{why}）：{_cut('、'.join(some))}。" for why, some in found.apart_by_reason.items()
        )
        self.notes.setText(" ".join((*found.remarks, *apart)))
        self.notes.setVisible(bool(self.notes.text()))
        self.notes.setToolTip("\n".join(f"{name}：{why}" for name, why in found.apart))
        self.fix.setEnabled(version is None and not self.books.currentData())
        self.fix.setToolTip("" if self.fix.isEnabled() else "定稿只按台账里的办法试算的结果")
        self._on_unit()

    def _show_versions(self, found: tuple[FrozenScore, ...], now: FrozenScore | None) -> None:
        self.what.clear()
        self.what.addItem("试算", 0)
        for one in found:
            self.what.addItem(f"定稿第{one.version}版", one.version)
        self.what.setCurrentIndex(max(self.what.findData(now.version if now else 0), 0))

    def _failed(self, error: Exception) -> None:
        self.units.show(())
        self.points.show(())
        self._shown = None
        self._enable(shown=False)
        self.title.setText("")
        self.remark.setText("没有算出来。")
        self.open_banner.say(error.sentence if isinstance(error, ClerkError) else "没有算出来。")
        self.session.failed(error)

    def _enable(self, *, shown: bool) -> None:
        for one in (self.out_all, self.look, self.out_each):
            one.setEnabled(shown)
        if not shown:
            self.fix.setEnabled(False)

    def unit(self) -> UnitScore | None:
        """Return the chosen unit's score."""
        places = picked(self.unit_list)
        return self.units.row(places[0]) if places else None

    def _on_unit(self) -> None:
        one = self.unit()
        self.points.show(one.points if one else ())
        if one is None:
            self.title.setText("")
            return
        where = words.standing(self._shown[0], one) if self._shown else ""
        made = words.made_of(one)
        self.title.setText(f"{one.name}　{one.words}{f'（{made}）' if made else ''}　{where}")

    def edit_book(self) -> None:
        """Open the rule book."""
        BookWindow(self, self.session).open()

    def note(self) -> None:
        """Note something of the chosen unit; where an open point is chosen, of that one."""
        if self._shown is None:
            return
        one, places = self.unit(), picked(self.point_list)
        point = self.points.row(places[0]) if places else None
        about = "" if point is None or not point.open else point.source.line or point.what
        NoteDialog(self, self.session, self._shown[0], one.unit if one else "", about).open()

    def objections(self) -> None:
        """Open the objections to the last version."""
        if self._shown is None or not self._shown[2]:
            say.tell(self, "还没有定稿，没有可提异议的结果。")
        else:
            ObjectionsDialog(self, self.session, self._shown[0]).open()

    def verify(self) -> None:
        """Compute the version shown, or the last one, from the ledger again."""
        version = int(self.what.currentData() or 0)
        self.session.ask(
            "核对定稿",
            lambda ledger, tick: scores.verify(ledger, version, tick),
            self._verified,
            failed=self.session.failed,
        )

    def _verified(self, found: Verified) -> None:
        name = f"第{found.version.version}版"
        more = "\n".join((*found.differs, *found.notes))
        if not found.whole:
            say.warn(self, f"{name}的内容与登记的校验值不符，台账文件可能损坏。", more)
        elif found.same:
            say.tell(self, f"{name}从台账重算，与定稿逐字节一致。", more)
        else:
            say.warn(self, f"{name}从台账重算，与定稿不一致；定稿没有变。", more)

    def freeze(self) -> None:
        """Fix what is shown."""
        if self._shown is not None:
            FreezeDialog(self, self.session, self._shown[0].period).open()

    def save_all(self) -> None:
        """Write the whole to a workbook."""
        if self._shown is not None:
            year = self._shown[0].year
            name, _ = QFileDialog.getSaveFileName(
                self, "导出总表", str(self._folder() / f"考核评价总表_{year}年.xlsx"), BOOKS
            )
            if name:
                self._save(Path(name if name.lower().endswith((".xlsx", ".docx")) else f"{name}.xlsx"))

    def preview_scores(self) -> None:
        """Show the whole evaluation as pages, as its document would be."""
        if self._shown is not None:
            found, version, _ = self._shown
            self.session.ask(
                "预览考核评价",
                lambda ledger, tick: score_sheets.document(ledger, found, version),
                lambda paper: official.preview(self, self.session, [paper], f"考核评价总表_{found.year}年"),
            )

    def save_each(self) -> None:
        """Write every unit's own sheet into a folder."""
        name = QFileDialog.getExistingDirectory(self, "各单位评分表放在哪个文件夹", str(self._folder()))
        if name:
            self._save(Path(name))

    def _folder(self) -> Path:
        return Path(settings.text("score_folder", str(self.session.path.parent if self.session.path else "")))

    def _save(self, to: Path) -> None:
        if self._shown is None:
            return
        found, version, _ = self._shown
        settings.keep("score_folder", str(to if not to.suffix else to.parent))
        self.session.ask(
            "写评分表", lambda ledger, tick: score_sheets.save(ledger, found, to, version, tick), self._saved
        )

    def _saved(self, done: Sheets) -> None:
        path = done.files[0]
        if say.ask(
            self,
            f"已写评分表 {len(done.files)} 份。",
            "打开",
            str(path if len(done.files) == 1 else path.parent),
            "不用",
        ):
            open_place(path if len(done.files) == 1 else path.parent)

    def _on_changed(self, changes: object, initiator: object) -> None:
        self.load()


def _cut(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
