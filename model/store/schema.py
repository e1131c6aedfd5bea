"""The ledger's format: numbered SQL files beside this module, each run once, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

APPLICATION_ID = 0x4D535A54

FOLDER = Path(__file__).with_name("schema")


def version() -> int:
    """Return the newest format this program knows."""
    return len(_steps())


def apply(db: sqlite3.Connection, since: int) -> None:
    """Run every step after format `since`; all of them, or none."""
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN EXCLUSIVE")
    try:
        for step in _steps()[since:]:
            for statement in _statements(step.read_text(encoding="utf-8")):
                db.execute(statement)
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("an upgrade broke a reference")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version()}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("PRAGMA foreign_keys = ON")


def shape(db: sqlite3.Connection) -> frozenset[tuple[str, str, str | None]]:
    """Return what the file declares: (type, name, SQL) of every table, index and trigger."""
    return frozenset(db.execute("SELECT type, name, sql FROM main.sqlite_master"))


def expected() -> frozenset[tuple[str, str, str | None]]:
    """Return what a whole ledger of the newest format declares."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        apply(db, 0)
        return shape(db)
    finally:
        db.close()


def _steps() -> list[Path]:
    return sorted(FOLDER.glob("[0-9][0-9][0-9][0-9].sql"))


def _statements(text: str) -> Iterator[str]:
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
