"""What the verbs about lights, 核定, 终止 and counts open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import say
from gui.forms.board import Board
from gui.rules.correct_dialog import CorrectDialog
from gui.rules.counts_window import CountsWindow
from gui.rules.end_dialog import EndDialog
from gui.rules.light_rule_dialog import LightRuleDialog
from gui.rules.requests_dialog import RequestsDialog
from gui.session import Session
from model.terms import State


def named(window: QWidget, session: Session, board: Board, to: Callable[[str], None]) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does, to the chosen line of the item table where it is about one."""

    def correct() -> None:
        row = board.items.current_row()
        if row is None:
            say.tell(window, "请先在事项表里选中要核定的一行。")
        elif row.item.state is State.ENDED:
            say.tell(window, f"第{row.item.item.no}项{row.item.change_words}，不再核定。")
        else:
            CorrectDialog(window, session, row.line).open()

    def end() -> None:
        row = board.items.current_row()
        if row is None:
            say.tell(window, "请先在事项表里选中要终止、调整或恢复的事项。")
        else:
            EndDialog(window, session, row.item).open()

    def put_right(line: str) -> None:
        to("items")
        board.go_to_line(line)
        board.form.write()

    def show_items(items: frozenset[str], name: str) -> None:
        to("items")
        board.show_all()
        board.filters.set_items(items, name)

    return {
        "light_rule": lambda: LightRuleDialog(window, session).open(),
        "correct": correct,
        "end_item": end,
        "requests": lambda: RequestsDialog(window, session, put_right).open(),
        "counts": lambda: CountsWindow(window, session, show_items).open(),
    }
