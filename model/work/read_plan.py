"""Read a plan document of any kind; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from model.errors import ClerkError
from model.papers import file, html_page, pdf_document, read_text, word_document
from model.papers.kind import Kind, kind
from model.records import Document, Paper, PlanTable, Reading
from model.rules import notice
from model.sheets import plan_table

_READERS: dict[Kind, Callable[[bytes, str], Paper]] = {
    Kind.WORD: word_document.read,
    Kind.PAGE: html_page.read,
    Kind.PDF: pdf_document.read,
    Kind.SHEET: plan_table.read,
}


def plan(path: Path, columns: str = "") -> Reading:
    """Return what a plan document says; raises ClerkError where it cannot be read or holds no item.

    `columns` names, in order, what the columns of its table hold, where their headings are not understood.
    """
    return items_of(named(document(path), columns))


def plan_text(text: str, name: str = "粘贴的文字") -> Reading:
    """Return what a pasted text says; raises ClerkError where it holds no item."""
    return items_of(pasted(text, name))


class NoItemsError(ClerkError):
    """Carry beside the sentence what became of the lines of a document without items."""

    def __init__(self, reading: Reading, sentence: str) -> None:
        super().__init__(sentence)
        self.reading = reading


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and its file as it came, for the ledger to keep."""

    document: Document
    data: bytes = field(repr=False)


def document(path: Path) -> Document:
    """Return a document's lines and tables; raises ClerkError as `opened` does."""
    return opened(path).document


def opened(path: Path) -> Opened:
    """Read a file once: its lines and tables, told by its content (.txt .docx .xlsx .xls .html .pdf), and its bytes.

    Raises ClerkError with a sentence for any other, for a damaged or protected one, and for one without text.
    """
    data = file.take(path)
    return Opened(_lines(data, path), data)


def _lines(data: bytes, path: Path) -> Document:
    found = kind(data, path.name)
    if found is Kind.TEXT:
        return notice.of_text(read_text.lines(data, path.name), path.name)
    made = notice.lay_out(_READERS[found](data, path.name), path.name)
    if not made.lines:
        raise ClerkError(f"“{path.name}”里没有文字。没有读入任何内容。请核对是不是选错了文件。")
    return made


def pasted(text: str, name: str = "粘贴的文字") -> Document:
    """Return a pasted text as a document; a table pasted from a sheet keeps its tabs."""
    return notice.of_text(read_text.pasted(text), name)


def read(found: Document, tables: Sequence[PlanTable] | None = None) -> Reading:
    """Read a document, perhaps with its tables as the clerk put them right; an answer without items is one too."""
    return notice.read_document(found, tables)


def corrected(found: Document, columns: str) -> Document:
    """Return a document whose doubtful table holds the columns named (“序号,事项,责任单位”)."""
    return notice.with_columns(found, notice.first_doubtful(found), notice.columns_named(columns))


def named(found: Document, columns: str) -> Document:
    """Return a document with the columns of its doubtful table as the clerk named them, if he did."""
    return corrected(found, columns) if columns else found


def items_of(found: Document) -> Reading:
    """Read a document; raises NoItemsError where it holds no item."""
    reading = read(found)
    if reading.items:
        return reading
    if any(not any(table.columns) for table in found.tables):
        raise NoItemsError(
            reading,
            f"“{found.name}”里有表格，但表头没有看懂，没有读出事项。没有写入任何内容。"
            "请指定各列是什么（命令行：--columns 序号,事项,责任单位,完成时限；不用的列写“-”），或改好表头再读。",
        )
    raise NoItemsError(
        reading,
        f"“{found.name}”里没有找到实事项目（没有编号的事项，也没有责任单位）。没有写入任何内容。请确认选的是分解落实方案的正文。",
    )
