"""Long work never stops the window; a cancel leaves nothing; errors reach the one mouth; stale looks are dropped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.progress import AFTER, Progress
from gui.jobs import Hold, Jobs
from model.errors import Cancelled, ClerkError
from model.work.progress import Tick


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    out = Jobs()
    yield out
    out.stop()


class Answers:
    """Collect what jobs give back."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[Exception] = []


def run(jobs: Jobs, work: Any, answers: Answers, **more: Any) -> None:
    jobs.start("做事", work, answers.done.append, answers.failed.append, **more)


def test_work_runs_in_one_other_thread_and_answers_in_ours(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    answers = Answers()
    for _ in range(2):
        run(jobs, lambda hold, tick: threading.current_thread(), answers)
    jobs.start("x", lambda h, t: 1, lambda _: threads.append(threading.current_thread()), answers.failed.append)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]
    assert len(set(answers.done)) == 1
    assert answers.done[0] is not threading.main_thread()


def test_the_window_lives_on_while_work_lasts(jobs: Jobs, qtbot: QtBot) -> None:
    beats: list[float] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    answers = Answers()
    run(jobs, lambda hold, tick: time.sleep(0.5), answers)
    qtbot.waitUntil(lambda: bool(answers.done))
    timer.stop()
    assert len(beats) > 10


def test_busy_is_over_before_the_answer_arrives(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[bool] = []
    jobs.start("x", lambda hold, tick: None, lambda _: seen.append(jobs.busy), lambda _: None)
    assert jobs.busy
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]


def endless(started: threading.Event) -> Any:
    def work(hold: Hold, tick: Tick) -> str:
        started.set()
        for n in range(10_000):
            tick(n, 10_000, "第几份")
            time.sleep(0.002)
        return "saved"

    return work


def test_cancel_ends_at_the_next_tick(jobs: Jobs, qtbot: QtBot) -> None:
    answers, started = Answers(), threading.Event()
    run(jobs, endless(started), answers)
    assert started.wait(5)
    jobs.cancel()
    qtbot.waitUntil(lambda: bool(answers.failed))
    assert isinstance(answers.failed[0], Cancelled)
    assert not answers.done


def test_a_cancel_after_the_last_tick_leaves_what_was_saved(jobs: Jobs, qtbot: QtBot) -> None:
    saving, asked = threading.Event(), threading.Event()

    def work(hold: Hold, tick: Tick) -> str:
        tick(1, 1, "写入台账")
        saving.set()
        assert asked.wait(5)
        return "saved"

    answers = Answers()
    run(jobs, work, answers)
    assert saving.wait(5)
    jobs.cancel()
    asked.set()
    qtbot.waitUntil(lambda: bool(answers.done))
    assert answers.done == ["saved"]


def test_an_old_cancel_does_not_stop_the_next_act(jobs: Jobs, qtbot: QtBot) -> None:
    jobs.cancel()
    answers = Answers()
    run(jobs, lambda hold, tick: tick(0, 2, "") or "done", answers)
    qtbot.waitUntil(lambda: bool(answers.done))


def test_known_errors_and_bugs_both_come_back(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(hold: Hold, tick: Tick) -> None:
        raise ClerkError("没有收。")

    def break_down(hold: Hold, tick: Tick) -> None:
        raise ZeroDivisionError

    answers = Answers()
    run(jobs, refuse, answers)
    run(jobs, break_down, answers)
    qtbot.waitUntil(lambda: len(answers.failed) == 2)
    assert [type(error) for error in answers.failed] == [ClerkError, ZeroDivisionError]


def test_only_the_last_look_is_shown(jobs: Jobs, qtbot: QtBot) -> None:
    answers = Answers()
    for n in range(5):
        run(jobs, lambda hold, tick, n=n: n, answers, quiet=True, replaces="look")
    qtbot.waitUntil(lambda: not jobs.working)
    assert answers.done == [4]
    assert not answers.failed


def test_a_ledger_is_closed_in_its_own_thread_when_another_takes_its_place(qtbot: QtBot) -> None:
    class Ledger:
        closed: threading.Thread | None = None

        def close(self) -> None:
            self.closed = threading.current_thread()

    jobs, answers = Jobs(), Answers()
    first, second = Ledger(), Ledger()
    for ledger in (first, second):
        run(jobs, lambda hold, tick, ledger=ledger: hold.swap(ledger), answers)
    qtbot.waitUntil(lambda: len(answers.done) == 2)
    assert first.closed is not None
    assert second.closed is None
    jobs.stop()
    assert second.closed is first.closed is not threading.main_thread()


def test_a_short_act_shows_no_dialog_a_long_one_does(jobs: Jobs, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    progress = Progress(jobs, window)
    answers, started = Answers(), threading.Event()
    run(jobs, lambda hold, tick: None, answers)
    qtbot.waitUntil(lambda: bool(answers.done))
    qtbot.wait(AFTER + 50)
    assert progress.dialog is None
    run(jobs, endless(started), answers)
    qtbot.waitUntil(lambda: progress.dialog is not None)
    dialog = progress.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 10_000)
    dialog.stop.click()
    qtbot.waitUntil(lambda: bool(answers.failed))
    assert progress.dialog is None


def test_the_dialog_refuses_a_cancel_once_it_is_saving(jobs: Jobs, qtbot: QtBot) -> None:
    from gui.dialogs.progress import ProgressDialog

    dialog = ProgressDialog(None, "收回", jobs)
    qtbot.addWidget(dialog)
    dialog.tick(1, 3, "甲")
    assert dialog.stop.isEnabled()
    dialog.tick(3, 3, "写入台账")
    assert not dialog.stop.isEnabled()
