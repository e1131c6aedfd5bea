"""The tables of a returned Word document (.docx) → a workbook of one sheet, so that they are read like any other.

By the same strict container and XML reader as a workbook: nothing outside the document's own text is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from model.errors import ClerkError
from model.records import Finding, Raw
from model.sheets import markup, relations, signature
from model.sheets.container import Container
from model.sheets.refusal import Refusal, damaged, too_large
from model.sheets.workbook import MAX_COLUMN, Sheet, Workbook, letters
from model.sheets.worksheet import CELL_LIMIT
from model.terms import Level

SHEET = "Word文档"
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_NOTE = "本文件是 Word 文档，没有隐藏的识别信息；单元格位置按文档里的行、列数，数字都按文本读，请核对。"


def is_word(data: bytes) -> bool:
    """Say whether the bytes are a .docx."""
    try:
        return data.startswith(signature.ZIP) and _part(Container(data)) != ""
    except Refusal:
        return False


def read(data: bytes, name: str) -> Workbook:
    """Read every paragraph and table row as a row of one sheet; raises ClerkError for a damaged document."""
    body = _Body()
    try:
        container = Container(data)
        part = _part(container)
        markup.read(container.chunks(part), part, "document", body, _WORD)
        container.prove_rest()
    except Refusal as refusal:
        raise ClerkError(refusal.sentence(name)) from None
    return Workbook((Sheet(SHEET, False, body.cells),), findings=(Finding(Level.NOTE, _NOTE, name),))


def _part(container: Container) -> str:
    """Return the name of the document's main part, "" where the zip is no Word document."""
    links = relations.of(container, "").values()
    part = next((link.target for link in links if link.kind == "officeDocument" and link.target), "")
    return part if part.rpartition("/")[2].lower() == "document.xml" and container.has(part) else ""


class _Body:
    """Collect the document's text: a table row's cells side by side, any other paragraph alone in its row."""

    def __init__(self) -> None:
        self.cells: dict[str, Raw] = {}
        self._row = 0
        self._column = 1
        self._span = 1
        self._tables = self._open_cells = 0
        self._text: list[str] = []
        self._listens = self._continues = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "tbl":
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._row += 1
            self._column = 1
        elif tag == "tc":
            self._open_cells += 1
            if self._open_cells == 1:
                self._text, self._span, self._continues = [], 1, False
        elif tag == "gridSpan" and self._open_cells == 1:
            self._span = _count(_value(attributes))
        elif tag == "gridBefore" and self._tables == 1:
            self._column += _count(_value(attributes))
        elif tag == "vMerge" and self._open_cells == 1:
            self._continues = _value(attributes) != "restart"
        elif tag == "t":
            self._listens = True
        elif tag in ("tab", "br", "cr"):
            self._text.append("\n" if tag != "tab" else " ")

    def end(self, tag: str) -> None:
        if tag == "t":
            self._listens = False
        elif tag == "p":
            if self._open_cells:
                self._text.append("\n")
            elif not self._tables:
                self._row, self._column = self._row + 1, 1
                self._keep()
        elif tag == "tc":
            self._open_cells -= 1
            if not self._open_cells:
                self._keep()
                self._column += self._span
        elif tag == "tbl":
            self._tables -= 1

    def text(self, text: str) -> None:
        if self._listens:
            self._text.append(text)

    def _keep(self) -> None:
        """Put the collected text into its cell; what a merged cell continues stands in the cell above already."""
        text = "".join(self._text).strip()
        self._text = []
        if not text or self._continues:
            return
        if self._column > MAX_COLUMN:
            raise damaged(f"表格第{self._row}行的列数")
        self.cells[f"{letters(self._column)}{self._row}"] = Raw("text", text)
        if len(self.cells) > CELL_LIMIT:
            raise too_large("超过50万个有内容的格子")


def _value(attributes: Mapping[str, str]) -> str:
    return next((text for name, text in attributes.items() if name.rpartition(" ")[2] == "val"), "")


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
