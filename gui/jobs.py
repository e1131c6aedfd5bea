"""Long work off the window: one worker thread owns the only ledger; the window gets frozen values back."""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from model.errors import Cancelled
from model.work.progress import Tick

Work = Callable[["Hold", Tick], Any]

TICK_EVERY = 0.05
"""Seconds between two ticks that reach the window."""


class Hold:
    """What lives in the worker thread from job to job: the open ledger, nowhere else reachable."""

    def __init__(self) -> None:
        self.ledger: Any = None

    def swap(self, ledger: Any) -> None:
        """Put another ledger in place of the one that was open."""
        before, self.ledger = self.ledger, ledger
        if before is not None:
            before.close()


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: what the clerk calls it, what runs in the worker, who gets the answer."""

    number: int
    title: str
    work: Work
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    quiet: bool
    replaces: str


class Jobs(QObject):
    """Run jobs one after the other; `began`, `ticked` and `ended` tell the window (quiet jobs do not)."""

    began = Signal(str)
    ticked = Signal(int, int, str)
    ended = Signal()
    _answered = Signal(object, object, object)
    _reached = Signal(int, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._latest: dict[str, int] = {}
        self._waiting: dict[int, Job] = {}
        self._cancel = threading.Event()
        self._last_tick = 0.0
        self._stopped = False
        self._answered.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._reached.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="ledger", daemon=True)
        self._thread.start()

    def start(
        self,
        title: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        quiet: bool = False,
        replaces: str = "",
    ) -> None:
        """Queue a job; one that `replaces` the same name makes older answers of it silent."""
        job = Job(next(self._numbers), title, work, done, failed, quiet, replaces)
        if replaces:
            self._latest[replaces] = job.number
        self._waiting[job.number] = job
        if not quiet:
            self._cancel.clear()
            self.began.emit(title)
        self._queue.put(job)

    @property
    def busy(self) -> bool:
        """Say whether an act is under way."""
        return any(not job.quiet for job in self._waiting.values())

    @property
    def working(self) -> bool:
        """Say whether anything at all is under way."""
        return bool(self._waiting)

    def cancel(self) -> None:
        """Ask the running act to stop at its next tick; what has begun to be saved is finished."""
        self._cancel.set()

    def stop(self) -> None:
        """Close the ledger and end the thread; waits for the running job."""
        self._stopped = True
        self._cancel.set()
        self._queue.put(None)
        self._thread.join(10)

    def _run(self) -> None:
        hold = Hold()
        while (job := self._queue.get()) is not None:
            if self._is_stale(job):
                self._answered.emit(job, None, Cancelled())
                continue
            try:
                answer = job.work(hold, self._tick_for(job))
            except Exception as error:  # noqa: BLE001 - carried to the window, which judges it (say.failed)
                self._answered.emit(job, None, error)
            else:
                self._answered.emit(job, answer, None)
        hold.swap(None)

    def _tick_for(self, job: Job) -> Tick:
        def tick(done: int, of: int, what: str) -> None:
            if not job.quiet and self._cancel.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - self._last_tick >= TICK_EVERY or done >= of:
                self._last_tick = now
                self._reached.emit(job.number, done, of, what)

        return tick

    def _is_stale(self, job: Job) -> bool:
        return bool(job.replaces) and self._latest[job.replaces] != job.number

    def _tell(self, number: int, done: int, of: int, what: str) -> None:
        job = self._waiting.get(number)
        if job is not None and not job.quiet:
            self.ticked.emit(done, of, what)

    def _finish(self, job: Job, answer: object, error: Exception | None) -> None:
        """Clear the busy flag before forwarding, so that the receiver may start another job."""
        del self._waiting[job.number]
        if not job.quiet and not self.busy:
            self.ended.emit()
        if self._stopped or self._is_stale(job):
            return
        if error is not None:
            if alive(job.failed):
                job.failed(error)
        elif alive(job.done):
            job.done(answer)


def alive(receiver: Callable[..., Any]) -> bool:
    """Say whether a method's widget still exists: a dialog may be closed before its answer comes."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
