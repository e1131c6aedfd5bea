"""Put a table's columns right, as a clerk says they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.errors import ClerkError
from model.records import Document, PlanTable
from model.terms import PlanColumn


def with_columns(
    document: Document, table: int, columns: Sequence[PlanColumn], heads: Sequence[int] | None = None
) -> Document:
    """Return the document with one table (from 0) holding these columns, `heads` its heading lines.

    Without `heads` those found stay; a table in which none was found begins with its headings. Raises ClerkError
    where there is no such table or it has not so many columns.
    """
    if not 0 <= table < len(document.tables):
        raise ClerkError(f"“{document.name}”里没有第 {table + 1} 张表格。没有改动任何内容。")
    found = document.tables[table]
    if len(columns) != len(found.headings):
        shown = "、".join(word or "（空）" for word in found.headings)
        raise ClerkError(f"这张表有 {len(found.headings)} 列（{shown}），给了 {len(columns)} 列。没有改动任何内容。")
    lines = tuple(heads) if heads is not None else found.heads or (found.first,)
    made = replace(found, columns=tuple(columns), heads=lines)
    tables = [made if at == table else _alike(one, found, made) for at, one in enumerate(document.tables)]
    return replace(document, tables=tuple(tables))


def _alike(other: PlanTable, found: PlanTable, made: PlanTable) -> PlanTable:
    """Return another part of the same table (a further page, headings said again) with the same columns."""
    same = other.headings == found.headings and other.columns == found.columns and any(found.columns)
    return replace(other, columns=made.columns) if same else other


def first_doubtful(document: Document) -> int:
    """Return the table (from 0) a clerk most likely means: the first not understood, else the first."""
    return next((at for at, one in enumerate(document.tables) if not any(one.columns)), 0)


def columns_named(words: str) -> tuple[PlanColumn, ...]:
    """Read a list of columns, by their words or code names, “-” for one not used; raises ClerkError for others."""
    out = []
    for word in words.replace("，", ",").replace("、", ",").split(","):
        plain = word.strip()
        short = plain.partition("（")[0]
        found = next((one for one in PlanColumn if short and short in (one.value, one.word.partition("（")[0])), None)
        if found is None and plain not in ("", "-", "不用"):
            known = "、".join(one.word.partition("（")[0] for one in PlanColumn if one)
            raise ClerkError(f"列名“{plain}”不认识。没有改动任何内容。可以用：{known}；不用的列写“-”。")
        out.append(found or PlanColumn.UNKNOWN)
    return tuple(out)
