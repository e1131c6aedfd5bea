"""May an act be undone? Not while later work stands on it; then the refusal names that work."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from model.errors import ClerkError
from model.records import Act, Admission, Issue, Record, Withdrawal
from model.rules import identity
from model.store import journal, settings

if TYPE_CHECKING:
    from model.store.book import Book

Row = tuple[str, str]
"""(table, journal key) of a row of the settings."""


def refuse(book: Book, target: Act) -> None:
    """Raise ClerkError where undoing `target` would run over later work."""
    if target.undone_by is not None:
        raise ClerkError(f"{journal.title(target)}已经撤销过了。没有改动任何内容。")
    every = journal.acts(book)
    _refuse_changed_again(book, target, every)
    root, doing = _root(target, every)
    if doing:
        _refuse_built_on(book, target, root, every)
    else:
        _refuse_without_ground(book, target, root, every)


def refuse_loose_ends(book: Book, target: Act, new: int) -> None:
    """Raise ClerkError where act `new`, undoing `target`, leaves a row of the settings without its parent."""
    loose = [row for table in settings.SETTINGS for row in book.rows(f"PRAGMA foreign_key_check({table})")]
    for table, rowid, parent, which in loose:
        keys = ", ".join(f'"{name}"' for name in book.columns(table)[1])
        column = next(row[3] for row in book.rows(f"PRAGMA foreign_key_list({table})") if row[0] == which)
        key, value = book.rows(f'SELECT json_array({keys}), "{column}" FROM {table} WHERE rowid = ?', (rowid,))[0]
        above = (parent, json.dumps([value], ensure_ascii=False, separators=(",", ":")))
        row = (table, key) if journal.touching(book, *above)[-1] == new else above
        raise _later(target, journal.act(book, journal.touching(book, *row)[-1]), row)


def _refuse_changed_again(book: Book, target: Act, every: tuple[Act, ...]) -> None:
    undoes = {act.number: act.undoes for act in every if act.undoes is not None}
    for table, key, old, _ in journal.changes(book, target.number):
        if table == "plan" and old is None:
            raise ClerkError(f"{journal.title(target)}是建立这本台账的一步，不能撤销。没有改动任何内容。")
        touched = journal.touching(book, table, key)
        after = journal.showing(touched, undoes)
        if after[target.number] != after[touched[-1]]:
            raise _later(target, every[touched[-1] - 1], (table, key))


def _refuse_built_on(book: Book, target: Act, root: Act, every: tuple[Act, ...]) -> None:
    """Refuse to take away issues that later work rests on, and settings that later facts speak of."""
    for table in ("record", "sent"):
        for (number,) in book.rows(
            f"SELECT t.act FROM {table} t JOIN issue ON issue.id = t.issue WHERE issue.act = ? AND t.act > ?",
            (root.number, root.number),
        ):
            if every[number - 1].undone_by is None:
                raise _blocked(target, every[number - 1], "用到了这一步发出的表")
    gone = {(table, key) for table, key, old, _ in journal.changes(book, target.number) if old is None}
    for number, row in _spoken_of(book, "act > ?", root.number) if gone else ():
        if row in gone and every[number - 1].undone_by is None:
            raise _blocked(target, every[number - 1], f"用到了{settings.name_of(*row)}")


def _refuse_without_ground(book: Book, target: Act, root: Act, every: tuple[Act, ...]) -> None:
    """Refuse to bring back facts whose issue or settings are taken away now."""
    for (number,) in book.rows(
        "SELECT issue.act FROM record JOIN issue ON issue.id = record.issue WHERE record.act = ?", (root.number,)
    ):
        away = every[number - 1].undone_by
        if away is not None and number != root.number:
            raise _blocked(target, every[away - 1], "收走了这一步用到的表")
    back = {(table, key) for table, key, _, _ in journal.changes(book, target.number)}
    for _, (table, key) in _spoken_of(book, "act = ?", root.number):
        touched = journal.touching(book, table, key)
        if touched and (table, key) not in back and journal.last_text(book, table, key) is None:
            raise _later(target, every[touched[-1] - 1], (table, key))


def _spoken_of(book: Book, which: str, act: int) -> Iterator[tuple[int, Row]]:
    """Yield (act, row) for every unit, line and round the facts of some acts speak of."""
    for table in ("issue", "record", "admission"):
        for number, text in book.rows(f"SELECT act, text FROM {table} WHERE {which} ORDER BY n", (act,)):
            for row in dict.fromkeys(_rows_of(identity.parse(text))):
                yield number, row


def _rows_of(fact: Issue | Record | Admission | Withdrawal) -> Iterator[Row]:
    names: Iterable[tuple[str, str]] = ()
    if isinstance(fact, Admission):
        names = (("line", fact.key.line),)
    elif isinstance(fact, Issue):
        names = (("unit", fact.unit), ("round", fact.period), *(("line", grant.line) for grant in fact.grants))
    elif isinstance(fact, Record):
        keys = fact.values
        names = (("unit", fact.unit), *(("line", key.line) for key in keys), *(("round", key.period) for key in keys))
    for table, name in names:
        yield table, json.dumps([name], ensure_ascii=False, separators=(",", ":"))


def _root(target: Act, every: tuple[Act, ...]) -> tuple[Act, bool]:
    """Return the act an undo is in the end about, and whether `target` did it (or did it again)."""
    doing = True
    while target.undoes is not None:
        target = every[target.undoes - 1]
        doing = not doing
    return target, doing


def _later(target: Act, later: Act, row: Row) -> ClerkError:
    return _blocked(target, later, f"又改了{settings.name_of(*row)}")


def _blocked(target: Act, later: Act, what: str) -> ClerkError:
    return ClerkError(
        f"不能撤销{journal.title(target)}：{journal.title(later)}{what}。请先撤销第{later.number}步。没有改动任何内容。"
    )
