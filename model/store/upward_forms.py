"""The upper office's forms by their names; settings, each with its file kept by hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.records.upward import FormTemplate
from model.rules.upward import layout_text
from model.store import records, settings

if TYPE_CHECKING:
    from model.store.book import Book


def load(book: Book) -> tuple[FormTemplate, ...]:
    """Return every form, by name."""
    rows = book.rows("SELECT name, file, sha256, layout FROM upward_form ORDER BY name")
    return tuple(FormTemplate(name, file, sha256, layout_text.layout(text)) for name, file, sha256, text in rows)


def save(book: Book, form: FormTemplate, data: bytes) -> None:
    """Keep a form and its file under the running act."""
    records.add_file(book, data)
    row = {"name": form.name, "file": form.file, "sha256": form.sha256, "layout": layout_text.text(form.layout)}
    settings.save(book, "upward_form", [row])


def remove(book: Book, name: str) -> None:
    """Take a form out, under the running act; its file stays for the forms filled from it."""
    settings.remove(book, "upward_form", [{"name": name}])


def data(book: Book, form: FormTemplate) -> bytes:
    """Return a form's file as it was taken."""
    return records.file(book, form.sha256)
