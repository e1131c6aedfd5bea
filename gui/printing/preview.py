"""打印预览: the pages as they will be, of a list, a chart or a paper; to the printer or into a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QWidget

from gui import settings
from gui.dialogs.frame import Frame, open_place
from gui.forms.parts import Banner, button, label
from gui.papers import saving
from gui.printing import papers, printable
from gui.printing.page_view import PageView
from gui.printing.printable import Page, Printable
from gui.session import Session

SIZE = (1180, 680)
NONE = "这台电脑没有装打印机。可以点“存为 PDF…”，拿到别的电脑上打印。"


class Preview(Frame):
    """Show the pages of something printable; its paper is chosen here, unless it is fixed."""

    def __init__(
        self,
        parent: QWidget | None,
        shown: Printable,
        pages: Sequence[Page] | None = None,
        session: Session | None = None,
    ) -> None:
        super().__init__(parent, f"打印预览　{shown.title}", shown.fixed, SIZE)
        self.shown = shown
        self.sheet = shown.remembered()
        self.pages: Sequence[Page] = pages or shown.pages(self.sheet)
        self._session = session
        self._path: Path | None = None
        self.view = PageView()
        self.paper, self.turn = _choice("纸张", papers.SIZES), _choice("方向", papers.TURNS)
        self.note, self.none, self.made = Banner("note"), Banner("note"), Banner("ok").offer("打开", self._open)
        self._lay_out()
        self._show_page()
        for box in (self.paper, self.turn):
            box.currentIndexChanged.connect(lambda _: self._turned())
        self.view.moved.connect(self._count)
        self.offer_close("关闭")
        self.pdf = self.offer("存为 PDF…", self._save, "primary")
        self.go = self.offer("打印…", self._print)
        self.go.setEnabled(bool(QPrinterInfo.availablePrinterNames()))
        self.none.say("" if self.go.isEnabled() else NONE)
        self.note.say(shown.notes)
        self.view.show_pages(self.pages)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (label("纸张"), self.paper, label("方向"), self.turn):
            widget.setVisible(not self.shown.fixed)
            row.addWidget(widget)
        if not self.shown.fixed:
            row.addSpacing(16)
        row.addWidget(button("整页", self.view.whole))
        row.addWidget(button("页宽", self.view.wide))
        row.addWidget(button("全部页", self.view.every))
        row.addWidget(button("上一页", lambda: self.view.to(self.view.current - 1)))
        row.addWidget(button("下一页", lambda: self.view.to(self.view.current + 1)))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.view, 1)
        for banner in (self.note, self.none, self.made):
            self.body.addWidget(banner)

    def _show_page(self) -> None:
        size = self.sheet.pageSize().id()
        self.paper.setCurrentIndex([one for _, one in papers.SIZES].index(size))
        self.turn.setCurrentIndex([one for _, one in papers.TURNS].index(self.sheet.orientation()))

    def _turned(self) -> None:
        sheet = papers.page(papers.SIZES[self.paper.currentIndex()][1], papers.TURNS[self.turn.currentIndex()][1])
        if self._session is None:
            self._show(self.shown.pages(sheet))
        else:
            _lay(self._session, self.shown, sheet, self._show, self._not_laid)

    def _show(self, pages: Sequence[Page]) -> None:
        self.sheet, self.pages = pages[0].layout, pages
        self.shown.keep(self.sheet)
        self.note.say(self.shown.notes)
        self.view.show_pages(pages)

    def _not_laid(self, error: Exception) -> None:
        """Go back to the paper that is shown, where laying out on another was cancelled."""
        for box in (self.paper, self.turn):
            box.blockSignals(True)
        self._show_page()
        for box in (self.paper, self.turn):
            box.blockSignals(False)
        if self._session is not None:
            self._session.failed(error)

    def _count(self) -> None:
        many = f"第{self.view.current + 1}页，共{len(self.pages)}页"
        self.remark.setText("，".join(filter(None, (many, self.shown.told))))

    def _print(self) -> None:
        printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self.pages[0].layout)
        printer.setDocName(self.shown.title)
        asked = QPrintDialog(printer, self)
        asked.setMinMax(1, len(self.pages))
        if asked.exec() == QDialog.DialogCode.Accepted:
            some = chosen(self.pages, printer.fromPage(), printer.toPage())
            printable.draw(some, printer)
            self.made.say(f"已送到打印机，共{len(some)}页。")

    def _save(self) -> None:
        folder = settings.text(saving.FOLDER, str(Path.home()))
        name = self.shown.title.replace("/", "-").replace("　", "_")
        text, _ = QFileDialog.getSaveFileName(self, "保存到", str(Path(folder) / f"{name}.pdf"), "PDF (*.pdf)")
        if not text:
            return
        to = Path(text if text.lower().endswith(".pdf") else f"{text}.pdf")
        settings.keep(saving.FOLDER, str(to.parent))
        if printable.save(self.pages, self.shown.title, to):
            self._path = to
            self.made.say(f"已存为 {to.name}，文字可以选中、查找。")
        else:
            self.none.say(f"“{to.name}”写不了，没有生成。请关掉正在打开它的程序，或换一个位置。")

    def _open(self) -> None:
        if self._path is not None:
            open_place(self._path)


def show(parent: QWidget, session: Session, shown: Printable) -> None:
    """Open the preview of something printable once the worker has laid it out; it can be cancelled."""

    def laid(pages: Sequence[Page]) -> None:
        if shiboken6.isValid(parent):
            Preview(parent, shown, pages, session).open()

    _lay(session, shown, shown.remembered(), laid)


def _lay(
    session: Session,
    shown: Printable,
    on: QPageLayout,
    then: Callable[[Sequence[Page]], None],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    session.ask("排打印的版面", lambda ledger, tick: shown.pages(on, tick), then, replaces="preview", failed=failed)


def chosen(pages: Sequence[Page], first: int, last: int) -> Sequence[Page]:
    """Return the pages asked for at the printer, counted from 1; all where none are named (0)."""
    return pages[first - 1 : last] or pages if first else pages


def _choice(name: str, some: Sequence[tuple[str, object]]) -> QComboBox:
    out = QComboBox()
    out.setAccessibleName(name)
    out.addItems([word for word, _ in some])
    return out
