"""What each of the clerk's verbs does in the window: open a dialog, start a job, move the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QWidget

from gui import actions, palette, say, settings, show
from gui.batch import batch_verbs
from gui.closing import closing_verbs
from gui.dialogs import back
from gui.dialogs.admit import AdmitDialog
from gui.dialogs.check import CheckDialog
from gui.dialogs.checks import ChecksDialog
from gui.dialogs.conflicts import ConflictsDialog
from gui.dialogs.findings import RemarksDialog
from gui.dialogs.frame import open_place
from gui.dialogs.help import AboutDialog, HelpDialog
from gui.dialogs.paste import PasteDialog
from gui.dialogs.questions import QuestionsDialog
from gui.dialogs.receipts import ReceiptsDialog
from gui.dialogs.report import ReportDialog
from gui.dialogs.send import SendDialog
from gui.dialogs.take import TakeDialog
from gui.dialogs.undo import UndoDialog
from gui.first import first_verbs
from gui.forms import entry_verbs
from gui.forms.board import Board
from gui.forms.missing import copy_units
from gui.papers import papers_verbs
from gui.plan import plan_verbs
from gui.printing import print_verbs
from gui.proved import proved_verbs
from gui.rules import rule_verbs
from gui.score import score_verbs
from gui.session import Session
from gui.sites import site_verbs
from gui.slips import slips_verbs
from gui.units import unit_verbs
from gui.upward import upward_verbs
from gui.wizard.wizard import Wizard
from gui.year import year_verbs
from gui.year.read_only import TIP
from model.records import Finding
from model.terms import FormState, Light
from model.work import attach, check_ledger, demo

LEDGERS = "民生实事台账 (*.shishi);;所有文件 (*)"
PAPERS = "图片和文档 (*.pdf *.jpg *.jpeg *.png *.docx *.doc *.xlsx);;所有文件 (*)"
LIGHTS = {"red": Light.RED, "yellow": Light.YELLOW, "green": Light.GREEN, "none": Light.NONE, "done": Light.DONE}
FORMS = {"missing": FormState.MISSING, "late": FormState.LATE, "returned": FormState.RETURNED, "units": None}


class Verbs(QObject):
    """Do a verb by its name; `wanted_ledger` carries one to open."""

    wanted_ledger = Signal(object)

    def __init__(self, window: QWidget, session: Session, board: Board, to: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._session, self._board, self._to = window, session, board, to
        self._named: dict[str, Callable[[], None]] = {
            name: getattr(self, name) for name in actions.ALL if hasattr(self, name)
        }
        rooms = (
            plan_verbs,
            unit_verbs,
            first_verbs,
            year_verbs,
            closing_verbs,
            entry_verbs,
            score_verbs,
            papers_verbs,
            slips_verbs,
            upward_verbs,
            print_verbs,
            batch_verbs,
        )
        for some in rooms:
            self._named |= some.named(window, session, board)
        self._named |= site_verbs.named(window, session, board, self._lead_to)
        self._named |= proved_verbs.named(window, session, board, self._lead_to)
        self._named |= rule_verbs.named(window, session, board, to)
        self.rests: Callable[[str], bool] = lambda name: False
        self.switches = {
            "simplified": self.simplify, "papers_simplified": self.simplify_papers, "below": self.put_below,
        }  # fmt: skip
        board.wanted.connect(self.do)
        board.tree.sending.connect(self.send_to)

    def do(self, name: str) -> None:
        """Do a verb; one that names a light or a form's state shows those rows, one at rest says why."""
        if self.rests(name):
            say.tell(self._window, "台账已归档，这一步没有做。", TIP)
            return
        if closing_verbs.held_back(self._window, self._session, name):
            return
        if name in LIGHTS:
            self._to("items")
            self._board.show_light(LIGHTS[name])
        elif name in FORMS:
            self._to("items")
            self._board.show_form_state(FORMS[name])
        else:
            self._named[name]()

    def _open(self, dialog: QDialog) -> None:
        dialog.open() if dialog.isModal() else dialog.show()

    def new(self) -> None:
        """Found a ledger on a plan."""
        self.new_from(None)

    def new_from(self, plan: Path | None) -> None:
        """Found a ledger on a plan, on this file where one is named; the wizard takes the whole screen."""
        wizard = Wizard(self._window, self._session)
        wizard.setWindowState(Qt.WindowState.WindowMaximized)
        self._open(wizard)
        if plan is not None:
            wizard.read(plan)

    def open(self) -> None:
        """Choose a ledger and open it."""
        folder = str(self._session.path.parent) if self._session.path else ""
        name, _ = QFileDialog.getOpenFileName(self._window, "打开台账", folder, LEDGERS)
        if name:
            self.wanted_ledger.emit(Path(name))

    def demo(self) -> None:
        """Make the sample ledger in a folder and open it."""
        name = QFileDialog.getExistingDirectory(self._window, "示例台账放在哪个文件夹")
        if name:
            self._session.ask(
                "生成示例台账",
                lambda ledger, tick: demo.do(Path(name), tick),
                lambda made: self._session.open(
                    made.ledger, lambda: say.tell(self._window, "示例台账已生成。", "\n".join(made.said))
                ),
            )

    def check(self) -> None:
        """Check whether the ledger's file is whole."""
        self._session.ask("自检", lambda ledger, tick: check_ledger.do(ledger), self._checked)

    def _checked(self, findings: tuple[Finding, ...]) -> None:
        name = self._session.path.name if self._session.path else ""
        self._open(CheckDialog(self._window, name, findings))

    def folder(self) -> None:
        """Show the ledger's folder."""
        if self._session.path is not None:
            open_place(self._session.path.parent)

    def undo(self) -> None:
        """List the acts and take one back."""
        self._open(UndoDialog(self._window, self._session))

    def copy(self) -> None:
        """Copy the selected cells."""
        self._board.items.copy(headings=False)

    def copy_headings(self) -> None:
        """Copy the selected cells with their headings."""
        self._board.items.copy(headings=True)

    def search(self) -> None:
        """Go to the search field."""
        self._to("items")
        self._board.filters.search.setFocus()
        self._board.filters.search.selectAll()

    def jump(self) -> None:
        """Ask for an item's number and go there."""
        self._to("items")
        number, chosen = QInputDialog.getText(self._window, "跳到第几项", "序号")
        if chosen and number.strip():
            self.jump_to(number.strip())

    def jump_to(self, number: str) -> None:
        """Go to the item with that number, or say that there is none."""
        if self._board.items.go_to_item(number):
            return
        self._board.show_all()
        if not self._board.items.go_to_item(number):
            say.tell(self._window, f"方案里没有第“{number}”项。")

    def _lead_to(self, number: str) -> None:
        """Show an item in the table, from another window."""
        self._to("items")
        self.jump_to(number)

    def clear(self) -> None:
        """Drop every filter."""
        self._board.show_all()

    def send(self) -> None:
        """Write the round's forms."""
        self._open(SendDialog(self._window, self._session))

    def send_to(self, units: frozenset[str]) -> None:
        """Write the forms of some units only."""
        self._open(SendDialog(self._window, self._session, units))

    def take(self) -> None:
        """Take returned forms back."""
        self.take_paths(())

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take these files or folders back."""
        dialog = TakeDialog(self._window, self._session, paths)
        dialog.wanted.connect(self.do)
        self._open(dialog)

    def copy_missing(self) -> None:
        """Copy the units that have not reported, with whom to ring up."""
        view = self._session.view
        units = [one.unit for one in view.units if one.form is FormState.MISSING] if view else []
        if not units:
            say.tell(self._window, "本期没有未报的单位。")
            return
        say.tell(self._window, copy_units(units))

    def paste(self) -> None:
        """Take figures from a chat message."""
        self._open(PasteDialog(self._window, self._session))

    def attach(self) -> None:
        """Keep a sealed paper or photo as it came, under the lead unit of the chosen line."""
        row, view = self._board.items.current_row(), self._session.view
        if row is None or view is None or row.lead is None:
            say.tell(self._window, "请先在事项表里选中一行，附件记在它的牵头单位名下。")
            return
        unit, short = row.lead.unit.id, row.lead.unit.short
        name, _ = QFileDialog.getOpenFileName(self._window, f"选择{short}的附件", "", PAPERS)
        if name:
            period = view.round.period
            self._session.act(
                "留存附件",
                lambda ledger, tick: attach.do(ledger, attach.plan(ledger, period, unit, Path(name))),
                lambda changes: say.tell(
                    self._window, "附件已原样存进台账。", f"{changes.title}（可在收表记录里看到）"
                ),
            )

    def report(self) -> None:
        """Write the upward report."""
        self._open(ReportDialog(self._window, self._session))

    def answer(self) -> None:
        """Answer the cells that could not be read for certain."""
        dialog = QuestionsDialog(self._window, self._session)
        dialog.choose_line(self._board.items.current_line())
        self._open(dialog)

    def decide(self) -> None:
        """Settle conflicts."""
        dialog = ConflictsDialog(self._window, self._session)
        dialog.choose_line(self._board.items.current_line())
        self._open(dialog)

    def admit(self) -> None:
        """Let quarantined cells count, each with its reason."""
        self._open(AdmitDialog(self._window, self._session))

    def remarks(self) -> None:
        """Show what the round's figures leave to be asked."""
        self._open(RemarksDialog(self._window, self._session))

    def checks(self) -> None:
        """Set how each check weighs in this plan."""
        self._open(ChecksDialog(self._window, self._session))

    def receipts(self) -> None:
        """List the files received."""
        self._open(ReceiptsDialog(self._window, self._session))

    def back(self) -> None:
        """Send back what is open in all forms of the round."""
        folder = back.ask_folder(self._window)
        if folder is not None:
            back.send(self._window, self._session, folder)

    def waiting(self) -> None:
        """Show only lines that wait for the clerk."""
        self._to("items")
        self._board.filters.set_waiting(True)

    def fill(self) -> None:
        """Go to the entry fields of the chosen line."""
        self._to("items")
        if self._board.items.current_row() is not None:
            self._board.form.write()

    def home(self) -> None:
        """Show the round's overview."""
        self._to("home")

    def items(self) -> None:
        """Show the item table."""
        self._to("items")

    def gallery(self) -> None:
        """Show 看板."""
        self._to("gallery")

    def behind(self) -> None:
        """Show 红黄清单."""
        self._to("behind")

    def earlier(self) -> None:
        """Go to the round before."""
        self._step(-1)

    def later(self) -> None:
        """Go to the round after."""
        self._step(1)

    def _step(self, by: int) -> None:
        view = self._session.view
        if view is None:
            return
        names = [one.period for one in view.rounds]
        place = names.index(view.round.period) + by
        if 0 <= place < len(names):
            self._session.look(names[place])

    def bigger(self) -> None:
        """Make the font a little bigger."""
        self._resize(0.5)

    def smaller(self) -> None:
        """Make the font a little smaller."""
        self._resize(-0.5)

    def _resize(self, by: float) -> None:
        points = min(max(settings.points(palette.POINTS) + by, 8.0), 14.0)
        settings.keep("points", str(points))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(palette.font(points))
        self._board.items.fit_rows()

    def simplify(self, on: bool) -> None:
        """Show plan texts as Simplified, or as printed."""
        show.as_simplified(on)
        settings.keep("simplified", "1" if on else "0")
        if self._session.view is not None:
            self._session.viewed.emit(self._session.view)

    def simplify_papers(self, on: bool) -> None:
        """Write papers in Simplified characters, or as the plan is printed."""
        show.as_papers_simplified(on)
        settings.keep("papers_simplified", "1" if on else "0")

    def put_below(self, on: bool) -> None:
        """Put the progress form under the table, or at its right."""
        settings.keep("below", "1" if on else "0")
        self._board.place_form(below=on)

    def refresh(self) -> None:
        """Look everything up again."""
        self._session.look()

    def help(self) -> None:
        """Show the manual."""
        self._open(HelpDialog(self._window))

    def about(self) -> None:
        """Say what the program is."""
        self._open(AboutDialog(self._window))
