"""The plan document the ledger was founded on, as it came and as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.records import Document, LeftOut
from model.rules import paper_text
from model.store import records

if TYPE_CHECKING:
    from model.store.book import Book


def add(book: Book, document: Document | None, left: LeftOut, data: bytes = b"") -> None:
    """Keep a document under the running act, its file's bytes where it came from one, and what became no item."""
    sha256 = records.add_file(book, data) if data else ""
    book.add("paper", sha256, paper_text.of_document(document) if document else "", paper_text.of_left_out(left))


def document(book: Book) -> Document | None:
    """Return the document, None where the ledger was founded without one."""
    text = _last(book, "document")
    return paper_text.document(text) if text else None


def left_out(book: Book) -> LeftOut:
    """Return what of the document became no item."""
    text = _last(book, "left_out")
    return paper_text.left_out(text) if text else LeftOut()


def data(book: Book) -> bytes:
    """Return the document's file as it came, b"" where it came as none."""
    sha256 = _last(book, "sha256")
    return records.file(book, sha256) if sha256 else b""


def _last(book: Book, column: str) -> str:
    rows = book.rows(f"SELECT {column} FROM paper ORDER BY n DESC LIMIT 1")
    return str(rows[0][0]) if rows else ""
