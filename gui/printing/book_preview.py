"""打印预览 of forms and of our own report: made and laid out off the window, then shown; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.printing.preview import Preview
from gui.printing.printable import Page
from gui.printing.sheet_pages import BookPages
from gui.session import Session
from model.records.printed_sheet import PrintedBook
from model.work.ledger import Ledger
from model.work.progress import Tick

TO_SEND = "与要发出的 Excel 表相同：浅黄格里表上没有数的都空着，可打印后用笔填。只看不记，不算发出。"
RECEIVED = "照台账收下的内容印在表上；收到的原件另存着，没有改动。"


def preview(
    parent: QWidget, session: Session, empty: BookPages, make: Callable[[Ledger, Tick], Sequence[PrintedBook]]
) -> None:
    """Open the preview of the workbooks `make` returns, under the name and remark of `empty`."""

    def work(ledger: Ledger, tick: Tick) -> tuple[BookPages, Sequence[Page]]:
        books = tuple(make(ledger, tick))
        told = f"{len(books)}份" if len(books) > 1 else ""
        shown = replace(empty, books=books, told=told)
        return shown, shown.pages(shown.remembered(), tick)

    def then(made: tuple[BookPages, Sequence[Page]]) -> None:
        Preview(parent, *made, session).open()

    session.ask("排要打印的表", work, then, replaces="preview")
