"""Write the plan document a ledger was founded on as text, and read it back: it is kept as long as the ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from model.records import Document, LeftOut, Note, PlanTable
from model.rules.one_text import one_text
from model.terms import PlanColumn, TableForm


def of_document(document: Document) -> str:
    """Return a document as JSON."""
    return one_text(asdict(document))


def document(text: str) -> Document:
    """Return the document a text holds; raises ValueError for any other text."""
    told = _read(text)
    return Document(
        name=told["name"],
        lines=tuple(told["lines"]),
        places=tuple(told["places"]),
        tables=tuple(_table(one) for one in told["tables"]),
        questions=_notes(told["questions"]),
    )


def of_left_out(left: LeftOut) -> str:
    """Return what became no item as JSON."""
    return one_text(asdict(left))


def left_out(text: str) -> LeftOut:
    """Return what a text says became no item; raises ValueError for any other text."""
    told = _read(text)
    return LeftOut(_notes(told["questions"]), _notes(told["skipped"]))


def _table(told: dict[str, Any]) -> PlanTable:
    columns = tuple(PlanColumn(one) for one in told["columns"])
    headings = tuple(told["headings"])
    return PlanTable(told["first"], told["last"], tuple(told["heads"]), headings, columns, TableForm(told["form"]))


def _notes(told: Sequence[dict[str, Any]]) -> tuple[Note, ...]:
    return tuple(Note(one["line"], one["text"], one["why"]) for one in told)


def _read(text: str) -> dict[str, Any]:
    told = json.loads(text)
    if not isinstance(told, dict):
        raise ValueError(text)
    return told
