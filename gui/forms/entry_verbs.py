"""What the verbs of typing in by hand do: submit the draft, drop it, go on in the next round."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import say
from gui.forms.board import Board
from gui.session import Session
from model.terms import Level
from model.work import fill_in


class _Entry:
    """Lead the entry form's draft into the ledger, or out of the way."""

    def __init__(self, window: QWidget, session: Session, board: Board) -> None:
        self._window, self._session, self._board = window, session, board
        self._form = board.form.entry
        session.viewed.connect(self._on_viewed)

    def _on_viewed(self, view: object) -> None:
        self._form.closed.show_seen(self._session.seen)

    def submit(self) -> None:
        """Judge what was typed for the chosen line, and write it once the clerk knows what speaks against it."""
        entry, place = self._form.entry(), self._form.place
        if entry is None or not entry[3]:
            return
        draft = self._form.kept.of(place)

        def judged(planned: fill_in.FillPlan) -> None:
            if self._stands(planned):
                self._session.act(
                    "提交录入",
                    lambda ledger, tick: fill_in.do(ledger, planned),
                    lambda changes: self._form.submitted(place, draft),
                )

        self._session.ask("核对录入", lambda ledger, tick: fill_in.plan(ledger, *entry), judged)

    def _stands(self, planned: fill_in.FillPlan) -> bool:
        """Say whether it can be written and the clerk wants it for all that is doubtful."""
        doubts = [one.sentence for one in planned.findings if one.level is Level.WARNING]
        if not planned.ready:
            say.warn(self._window, "没有提交，草稿留着。", "\n".join(one.sentence for one in planned.findings))
            return False
        asked = "这个数有疑问，仍要提交吗？"
        return not doubts or say.ask(self._window, asked, "仍要提交", "\n".join(doubts), "回去改")

    def drop(self) -> None:
        """Drop the chosen line's draft, asking once."""
        more = "已提交的都在台账里，不受影响；丢弃的草稿不能找回。"
        if self._form.kept.of(self._form.place) and say.ask(
            self._window, "丢弃这一行的草稿吗？", "丢弃草稿", more, "留着"
        ):
            self._form.drop()

    def on(self) -> None:
        """Go to the next round, to type the same line in there."""
        view = self._session.view
        names = [one.period for one in view.rounds] if view else []
        place = names.index(self._session.period) + 1 if names else 0
        if place < len(names):
            self._session.look(names[place])
            self._session.ask("录入", lambda ledger, tick: None, lambda _: self._board.form.write(), quiet=True)


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does to the entry form."""
    entry = _Entry(window, session, board)
    board.form.entry.saved.connect(entry.submit)
    return {"save": entry.submit, "drop_draft": entry.drop, "fill_next": entry.on}
