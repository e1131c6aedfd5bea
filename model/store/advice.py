"""What the office advises of lines that are behind, as typed for the leader's page; settings, one a round and line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from model.store import settings

if TYPE_CHECKING:
    from model.store.book import Book


def load(book: Book) -> Mapping[tuple[str, str], str]:
    """Return by (period, line) what is advised."""
    return {(period, line): text for period, line, text in book.rows("SELECT period, line, text FROM advice")}


def save(book: Book, period: str, texts: Mapping[str, str]) -> None:
    """Keep by line what is advised in a round, under the running act; "" takes it away."""
    kept = [{"period": period, "line": line, "text": text} for line, text in texts.items() if text]
    settings.save(book, "advice", kept)
    gone = [{"period": period, "line": line} for line, text in texts.items() if not text]
    settings.remove(book, "advice", gone)
