"""Settings: rows that may change, each change journalled by TEMP triggers made from the table's own columns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from model.rules import identity

if TYPE_CHECKING:
    from model.store.book import Book

SETTINGS = {
    "plan": "计划",
    "light_rule": "亮灯标准",
    "check_rule": "审核标准",
    "score_book": "考核办法",
    "slip_rule": "督办单字号",
    "round": "报表期",
    "unit": "单位",
    "item": "事项",
    "duty": "责任分工",
    "line": "指标或节点",
    "target_change": "目标更正",
    "share": "分解任务",
    "schedule": "序时计划",
    "site": "点位",
    "item_change": "事项终止调整",
    "advice": "一页纸建议",
    "paper_word": "公文用语",
    "bulletin_draft": "通报初稿",
    "upward_form": "上级表样",
}

Cells = Mapping[str, Any]


def columns(db: sqlite3.Connection, table: str) -> tuple[list[str], list[str]]:
    """Return (all columns, key columns) of a table."""
    rows = db.execute(f"PRAGMA main.table_info({table})").fetchall()
    return [row[1] for row in rows], [row[1] for row in sorted(rows, key=lambda row: row[5]) if row[5]]


def watch(db: sqlite3.Connection) -> None:
    """Make the triggers that write the journal; the connection must know the SQL functions acting and seal."""
    for table in SETTINGS:
        every, keys = columns(db, table)
        for verb, old, new in (("INSERT", "", "NEW"), ("UPDATE", "OLD", "NEW"), ("DELETE", "OLD", "")):
            changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in every)
            db.execute(
                f"CREATE TEMP TRIGGER watch_{table}_{verb} AFTER {verb} ON main.{table} "
                f"{f'WHEN {changed}' if verb == 'UPDATE' else ''} BEGIN "
                'INSERT INTO journal (act, "table", key, old, new, seal) '
                f"SELECT acting(), '{table}', k, o, n, seal('journal', acting(), '{table}', k, o, n) "
                f"FROM (SELECT {_key(keys, old or new)} AS k, {_cells(every, old)} AS o, {_cells(every, new)} AS n); "
                "END"
            )


def save(book: Book, table: str, rows: Iterable[Cells]) -> None:
    """Insert or update rows by their key, inside the running act; equal rows leave no trace."""
    every, keys = book.columns(table)
    rest = [name for name in every if name not in keys]
    book.write_many(
        f"INSERT INTO {table} ({_names(every)}) VALUES ({', '.join('?' * len(every))}) "
        f"ON CONFLICT ({_names(keys)}) DO UPDATE SET {', '.join(f'{quoted(x)} = excluded.{quoted(x)}' for x in rest)}",
        [[row[name] for name in every] for row in rows],
    )


def remove(book: Book, table: str, rows: Iterable[Cells]) -> None:
    """Delete rows by their key, inside the running act; the journal keeps what they were."""
    keys = book.columns(table)[1]
    where = " AND ".join(f"{quoted(name)} = ?" for name in keys)
    book.write_many(f"DELETE FROM {table} WHERE {where}", [[row[name] for name in keys] for row in rows])


def put_back(book: Book, table: str, key: str, cells: str | None) -> None:
    """Make the row with this journal key what the journal's text says; None = no such row."""
    if cells is None:
        keys = book.columns(table)[1]
        remove(book, table, [dict(zip(keys, json.loads(key), strict=True))])
    else:
        save(book, table, [json.loads(cells)])


def number(value: Decimal) -> str:
    """Return a number as its plain text."""
    return identity.plain(f"{value:f}")


def texts(values: Iterable[str]) -> str:
    """Return several texts as one cell."""
    return json.dumps(tuple(values), ensure_ascii=False)


def broken(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a place name for every row that is not what the journal says was written last."""
    written: dict[tuple[str, str], str] = {}
    for table, key, new in db.execute('SELECT "table", key, new FROM journal ORDER BY n'):
        written[table, key] = new
    for table, word in SETTINGS.items():
        every, keys = columns(db, table)
        for key, cells in db.execute(f"SELECT {_key(keys, table)}, {_cells(every, table)} FROM {table}"):
            told = written.pop((table, key), None)
            if told != cells and _read(told) != _read(cells):
                yield f"{word}{_words(key)}与改动流水不符"
    for (table, key), new in written.items():
        if new is not None:
            yield f"{SETTINGS[table]}{_words(key)}不见了"


def title(table: str, key: str, cells: str) -> str:
    """Return how to call a row in a sentence, from its journal key and cells."""
    said = json.loads(cells)
    name = next((said[column] for column in ("short", "no", "name", "title") if column in said), None)
    return SETTINGS[table] + (f"“{name}”" if name else _words(key))


def quoted(name: str) -> str:
    """Return a column's name as SQL takes it; some of ours are SQL's own words."""
    return f'"{name}"'


def _words(key: str) -> str:
    return "“" + "·".join(str(part) for part in json.loads(key) if part != "") + "”"


def _read(cells: str | None) -> Any:
    return None if cells is None else json.loads(cells)


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


def _key(keys: list[str], row: str) -> str:
    return "json_array(" + ", ".join(f'{row}."{name}"' for name in keys) + ")"


def _cells(every: list[str], row: str) -> str:
    if not row:
        return "NULL"
    return "json_object(" + ", ".join(f"'{name}', {row}.\"{name}\"" for name in every) + ")"
