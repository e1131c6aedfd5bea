"""打印预览: the pages as they will be; A4 or A3, upright or on their side; to the printer or into a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile
from PySide6.QtGui import QPageLayout, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QWidget

from gui import settings
from gui.dialogs.frame import Frame, open_place
from gui.forms.parts import Banner, button, label
from gui.papers import saving
from gui.printing import drawn, papers
from model.records.printed import PrintedList

SIZE = (1180, 680)
NONE = "这台电脑没有装打印机。可以点“存为 PDF…”，拿到别的电脑上打印。"
DPI = 1200


class Preview(Frame):
    """Show a list's pages; every change of paper is remembered for this list."""

    def __init__(self, parent: QWidget | None, listed: PrintedList) -> None:
        super().__init__(parent, f"打印预览　{listed.title}", "", SIZE)
        self.listed = listed
        self.sheet = papers.remembered(listed)
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self._printer.setPageLayout(self.sheet)
        self._path: Path | None = None
        self.pages = QPrintPreviewWidget(self._printer)
        self.pages.setAccessibleName("打印预览")
        self.pages.paintRequested.connect(lambda printer: drawn.draw(self.listed, printer))
        self.pages.previewChanged.connect(self._count)
        self.paper, self.turn = _choice("纸张", papers.SIZES), _choice("方向", papers.TURNS)
        self.none, self.made = Banner("note"), Banner("ok").offer("打开", self._open)
        self._lay_out()
        self._show_page()
        for box in (self.paper, self.turn):
            box.currentIndexChanged.connect(lambda _: self._turned())
        self.offer_close("关闭")
        self.pdf = self.offer("存为 PDF…", self._save, "primary")
        self.go = self.offer("打印…", self._print)
        self.go.setEnabled(bool(QPrinterInfo.availablePrinterNames()))
        self.none.say("" if self.go.isEnabled() else NONE)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (label("纸张"), self.paper, label("方向"), self.turn):
            row.addWidget(widget)
        row.addSpacing(16)
        row.addWidget(button("整页", self.pages.fitInView))
        row.addWidget(button("页宽", self.pages.fitToWidth))
        row.addWidget(button("全部页", self.pages.setAllPagesViewMode))
        row.addWidget(button("单页", self.pages.setSinglePageViewMode))
        row.addWidget(button("上一页", lambda: self.pages.setCurrentPage(self.pages.currentPage() - 1)))
        row.addWidget(button("下一页", lambda: self.pages.setCurrentPage(self.pages.currentPage() + 1)))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.pages, 1)
        for banner in (self.none, self.made):
            self.body.addWidget(banner)

    def _show_page(self) -> None:
        size = self.sheet.pageSize().id()
        self.paper.setCurrentIndex([one for _, one in papers.SIZES].index(size))
        self.turn.setCurrentIndex([one for _, one in papers.TURNS].index(self.sheet.orientation()))

    def _turned(self) -> None:
        self.sheet = papers.page(papers.SIZES[self.paper.currentIndex()][1], papers.TURNS[self.turn.currentIndex()][1])
        papers.keep(self.listed, self.sheet)
        self._printer.setPageLayout(self.sheet)
        self.pages.updatePreview()

    def _count(self) -> None:
        self.remark.setText(f"共{self.pages.pageCount()}页，{len(self.listed.rows)}行")

    def _print(self) -> None:
        printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self.sheet)
        printer.setDocName(self.listed.title)
        asked = QPrintDialog(printer, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            drawn.draw(self.listed, printer)
            self.made.say("已送到打印机。")

    def _save(self) -> None:
        folder = settings.text(saving.FOLDER, str(Path.home()))
        name = self.listed.title.replace("/", "-").replace("　", "_")
        text, _ = QFileDialog.getSaveFileName(self, "保存到", str(Path(folder) / f"{name}.pdf"), "PDF (*.pdf)")
        if not text:
            return
        to = Path(text if text.lower().endswith(".pdf") else f"{text}.pdf")
        settings.keep(saving.FOLDER, str(to.parent))
        if save(self.listed, self.sheet, to):
            self._path = to
            self.made.say(f"已存为 {to.name}，文字可以选中、查找。")
        else:
            self.none.say(f"“{to.name}”写不了，没有生成。请关掉正在打开它的程序，或换一个位置。")

    def _open(self) -> None:
        if self._path is not None:
            open_place(self._path)


def save(listed: PrintedList, layout: QPageLayout, to: Path) -> int:
    """Write a list as PDF; return how many pages, 0 where the file cannot be written."""
    half = to.with_name(f"{to.name}.part")
    file = QFile(str(half))
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        return 0
    writer = QPdfWriter(file)
    writer.setResolution(DPI)
    writer.setPageLayout(layout)
    writer.setTitle(listed.title)
    writer.setCreator("民生实事台账")
    many = drawn.draw(listed, writer)
    file.close()
    try:
        half.replace(to)
    except OSError:
        half.unlink(missing_ok=True)
        return 0
    return many


def _choice(name: str, some: object) -> QComboBox:
    out = QComboBox()
    out.setAccessibleName(name)
    out.addItems([word for word, _ in some])  # type: ignore[attr-defined]
    return out
