"""Is the content of an open ledger file whole? Used at open, after each backup and by 自检."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from model.store import chain, faults, schema, settings


def damages(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return a place name for everything that is not as this program wrote it; () for a whole ledger."""
    found: list[str] = []
    try:
        for place in _damages(db):
            found.append(place)
    except (sqlite3.Error, ValueError) as error:
        if isinstance(error, sqlite3.Error) and not faults.is_damage(error):
            raise
        found.append("有的数据读不出来")
    return tuple(found)


def _damages(db: sqlite3.Connection) -> Iterator[str]:
    for (said,) in db.execute("PRAGMA main.integrity_check(20)"):
        if said != "ok":
            yield f"数据库结构：{said}"
    if schema.shape(db) != schema.expected():
        yield "表或触发器的定义被改动"
        return
    rows = list(chain.broken(db))
    yield from rows or settings.broken(db)  # a journal that does not hold says nothing about the settings
