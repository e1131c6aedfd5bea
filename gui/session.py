"""The open ledger as the window knows it: path, round, and the last rows that were looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui import say, settings
from gui.closing import seen as sights
from gui.closing.seen import Seen
from gui.jobs import Hold, Jobs, alive
from gui.news import News
from model.records import Changes, Closing, Conflict, PeriodView, Quarantined, Question, Receipt, Round
from model.work import look, new_ledger
from model.work.ledger import Ledger, open_ledger
from model.work.plan_round import PlanRound
from model.work.progress import Tick

T = TypeVar("T")


class Session(QObject):
    """Open, look and act through the one worker; every act's changes are announced once."""

    opened = Signal(object)
    viewed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.news = News(self)
        self.news.changed.connect(self._on_changed)
        self.path: Path | None = None
        self.view: PeriodView | None = None
        self.first: PlanRound | None = None
        self.seen: Seen | None = None
        self.window: QWidget | None = None

    @property
    def period(self) -> str:
        """Return the round on screen, "" while no ledger is open."""
        return self.view.round.period if self.view else ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return what waits for an answer: of the round on screen, then of the first round."""
        return tuple(one for view in self._open() for one in view.questions)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is in conflict, of both."""
        return tuple(one for view in self._open() for one in view.conflicts)

    @property
    def quarantined(self) -> tuple[Quarantined, ...]:
        """Return the cells kept apart, of both."""
        return tuple(one for view in self._open() for one in view.quarantined)

    def _open(self) -> list[PeriodView | PlanRound]:
        """Return the rounds in which something can be settled: a frozen one shows what was open, and no more."""
        frozen = self.seen is not None and self.seen.frozen
        return [one for one in (None if frozen else self.view, self.first) if one]

    def open(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Open a ledger in place of the one that was open; a refusal leaves that one as it is."""

        def work(hold: Hold, tick: Tick) -> Seen:
            return _take_over(hold, open_ledger(path))

        self.jobs.start(f"打开台账 {path.name}", work, lambda seen: self._arrived(path, seen, then), self.failed)

    def create(self, new: new_ledger.NewLedger, then: Callable[[], None] | None = None) -> None:
        """Write a new ledger and open it."""

        def work(hold: Hold, tick: Tick) -> Seen:
            return _take_over(hold, new_ledger.do(new, tick))

        self.jobs.start("建立台账", work, lambda seen: self._arrived(new.path, seen, then), self.failed)

    def look(self, period: str = "") -> None:
        """Look the round up again, quietly; only the last request's answer is shown."""
        same = self.seen is not None and period in ("", self.period)
        self.see(period, live=bool(same and self.seen and self.seen.live))

    def see(self, period: str = "", *, live: bool) -> None:
        """Look a round up as it was published, or, though it is closed, as it stands now (`live`)."""
        wanted = period or self.period
        self._look(lambda ledger: sights.look(ledger, wanted, live=live))

    def look_once(self, closing: Closing) -> None:
        """Look a round up as one of its closings froze it, until anything else is looked up."""
        self._look(lambda ledger: sights.once(ledger, closing))

    def _look(self, work: Callable[[Ledger], Seen]) -> None:
        self.jobs.start(
            "查看", lambda hold, tick: work(hold.ledger), self._show, self.failed, quiet=True, replaces="look"
        )

    def ask(
        self,
        title: str,
        work: Callable[[Ledger, Tick], T],
        done: Callable[[T], None],
        *,
        quiet: bool = False,
        replaces: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run something that only reads, or whose answer its caller announces."""
        self.jobs.start(
            title,
            lambda hold, tick: work(hold.ledger, tick),
            done,
            failed or self.failed,
            quiet=quiet,
            replaces=replaces,
        )

    def act(
        self,
        title: str,
        work: Callable[[Ledger, Tick], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run one act and announce its changes, even where its dialog is closed by then."""

        def arrived(answer: T) -> None:
            changes = getattr(answer, "changes", answer)
            if isinstance(changes, Changes):
                self.news.tell(changes, self)
            if done and alive(done):
                done(answer)

        self.ask(title, work, arrived, failed=failed)

    def failed(self, error: Exception) -> None:
        """Let the one mouth say what went wrong."""
        say.failed(self.window, error)

    def close(self) -> None:
        """End the worker; the ledger is closed in its own thread."""
        self.jobs.stop()

    def _arrived(self, path: Path, seen: Seen, then: Callable[[], None] | None) -> None:
        self.path = path
        settings.opened(path)
        self.seen, self.view, self.first = seen, seen.view, seen.first
        self.opened.emit(path)
        self.viewed.emit(seen.view)
        if then and alive(then):
            then()

    def _show(self, seen: Seen) -> None:
        self.seen, self.view, self.first = seen, seen.view, seen.first
        self.viewed.emit(seen.view)

    def _on_changed(self, changes: object, initiator: object) -> None:
        if self.path is not None:
            self.look()


def _take_over(hold: Hold, ledger: Ledger) -> Seen:
    """Look before letting the old ledger go, so that a bad file leaves the window as it was."""
    try:
        seen = sights.look(ledger, first_round(look.rounds(ledger), look.receipts(ledger)))
    except BaseException:
        ledger.close()
        raise
    hold.swap(ledger)
    return seen


def first_round(rounds: Sequence[Round], receipts: Sequence[Receipt]) -> str:
    """Return the round to show first: the latest that forms came back for, else the calendar's first."""
    back = {one.period for one in receipts}
    return next((one.period for one in reversed(rounds) if one.period in back), rounds[0].period)
