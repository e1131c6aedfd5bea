"""May an act be undone? Not while later work stands on it; then the refusal names that work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from model.errors import ClerkError
from model.records import Act, Admission, Facts, Issue, Record
from model.rules import merge
from model.store import journal, proved, records, scores, settings, slips
from model.terms import Verb

if TYPE_CHECKING:
    from model.store.book import Book

Row = tuple[str, str]
"""(table, journal key) of a row of the settings."""


def refuse(book: Book, target: Act) -> None:
    """Raise ClerkError where `target` is undone already, founded the ledger, or a later act changed its rows again."""
    if target.undone_by is not None:
        raise ClerkError(f"{journal.title(target)}已经撤销过了。没有改动任何内容。")
    undoes = {act.number: act.undoes for act in journal.acts(book) if act.undoes is not None}
    _refuse_later_moves(book, target)
    _refuse_later_steps(book, target)
    _refuse_old_closings(book, target)
    if later := scores.stands_on(book, frozenset(_chain(book, target))):
        raise _blocked(target, journal.act(book, later[0]), later[1])
    for table, key, old, _ in journal.changes(book, target.number):
        if table == "plan" and old is None:
            raise ClerkError(f"{journal.title(target)}是建立这本台账的一步，不能撤销。没有改动任何内容。")
        touched = journal.touching(book, table, key)
        after = journal.showing(touched, undoes)
        if after[target.number] != after[touched[-1]]:
            raise _changed(book, target, touched[-1], (table, key))


def refuse_loose_ends(book: Book, target: Act, new: int) -> None:
    """Raise ClerkError where act `new`, undoing `target`, leaves a row of the settings without its parent."""
    loose = [row for table in settings.SETTINGS for row in book.rows(f"PRAGMA foreign_key_check({table})")]
    for table, rowid, parent, which in loose:
        keys = ", ".join(map(settings.quoted, book.columns(table)[1]))
        column = next(row[3] for row in book.rows(f"PRAGMA foreign_key_list({table})") if row[0] == which)
        key, value = book.rows(f'SELECT json_array({keys}), "{column}" FROM {table} WHERE rowid = ?', (rowid,))[0]
        above = (parent, _key(value))
        row = (table, key) if journal.touching(book, *above)[-1] == new else above
        raise _changed(book, target, journal.touching(book, *row)[-1], row)


def refuse_lost_ground(book: Book, target: Act, new: int, before: Facts) -> None:
    """Raise ClerkError where act `new` leaves facts in force without the issue or the settings they speak of."""
    after = records.facts(book)
    live = merge.in_force(after)
    was = merge.in_force(before)
    _refuse_lost_words(book, target)
    _refuse_lost_issues(book, target, after, was, live)
    _refuse_lost_heads(book, target, after, was, live)
    gone = journal.gone(book)
    now_gone = {(table, key) for table, key, _, _ in journal.changes(book, new)} & gone
    facts: tuple[Issue | Record | Admission, ...] = (*after.issues, *after.records, *after.admissions)
    for fact in facts:
        for row in _spoken_of(fact):
            if fact.id in live and row in now_gone:
                raise _used(book, target, _holder(book, after, live, fact.id), journal.row_title(book, *row))
            if fact.id in live - was and row in gone:
                raise _changed(book, target, journal.touching(book, *row)[-1], row)


def _refuse_lost_words(book: Book, target: Act) -> None:
    """Refuse while the office's own word (销号, 核定) on an item or line stands that is no more."""
    for one in proved.moves(book):
        if not book.rows("SELECT 1 FROM item WHERE id = ?", (one.item,)):
            raise _used(book, target, one.act, f"第{one.item}项")
    for told in proved.corrections(book):
        if not book.rows("SELECT 1 FROM line WHERE id = ?", (told.line,)):
            raise _used(book, target, told.act, f"“{told.line}”这一行")
    for slip in slips.load(book):
        if any(not book.rows("SELECT 1 FROM unit WHERE id = ?", (one,)) for one in (slip.lead, *slip.co)):
            raise _used(book, target, slip.act, "这家单位")
        if slip.item and not book.rows("SELECT 1 FROM item WHERE id = ?", (slip.item,)):
            raise _used(book, target, slip.act, f"第{slip.item}项")


def _refuse_later_steps(book: Book, target: Act) -> None:
    """Refuse to take back, or bring back, a 督办单 or a step of it while a later step stands on it."""
    if later := slips.stands_on(book, frozenset(_chain(book, target)), target.number):
        raise _blocked(target, journal.act(book, later.act), f"又办了{later.slip}的{later.move.word}")


def _refuse_later_moves(book: Book, target: Act) -> None:
    """Refuse to take back, or bring back, a step of an item's 销号 while a later step stands on it."""
    numbers = ",".join(map(str, _chain(book, target)))
    own = {item for (item,) in book.rows(f"SELECT item FROM strike_move WHERE act IN ({numbers})")}
    later = [one for one in proved.moves(book) if one.item in own and one.act > target.number]
    if later:
        raise _blocked(target, journal.act(book, later[-1].act), f"又办了第{later[-1].item}项的{later[-1].move.word}")


def _refuse_old_closings(book: Book, target: Act) -> None:
    """Refuse to take back, or bring back, a closing or reopening once anything was done after it: that is 重开's."""
    numbers = ",".join(map(str, _chain(book, target)))
    for table, word in (("snapshot", Verb.CLOSE.word), ("reopening", Verb.REOPEN.word)):
        if target.number != book.last_act() and book.rows(f"SELECT 1 FROM {table} WHERE act IN ({numbers})"):
            raise ClerkError(
                f"{journal.title(target)}以后又办了别的事，不能再撤销。没有改动任何内容。"
                f"已封存的期次要改，请办“{Verb.REOPEN.word}”，写明理由和批准人；{word}的记录都留着。"
            )


def _refuse_lost_issues(book: Book, target: Act, after: Facts, was: frozenset[str], live: frozenset[str]) -> None:
    own = _chain(book, target)
    lost = {issue.id for issue in after.issues if issue.id in was - live}
    away = {issue.id for issue in after.issues} - live
    for sent in records.sent(book):
        if sent.issue in lost and sent.act not in own:
            raise _used(book, target, sent.act, "这一步发出的表")
    for record in after.records:
        if record.id in live and record.issue in lost:
            raise _used(book, target, _holder(book, after, live, record.id), "这一步发出的表")
        if record.id in live - was and record.issue in away:
            takers = (one for one in after.withdrawals if one.id in live and record.issue in one.names)
            by = max(records.act_of(book, one.id) for one in takers)
            raise _blocked(target, journal.act(book, by), "收走了它用到的表")


def _refuse_lost_heads(book: Book, target: Act, after: Facts, was: frozenset[str], live: frozenset[str]) -> None:
    """Refuse while a decision stands on what goes, and to bring one back whose ground is gone."""
    known = {one.id for one in after.records}
    bases = [(one.id, set().union(*one.bases.values())) for one in after.records if one.kind == "decision"]
    bases += [(one.id, {one.record}) for one in after.admissions]
    held = set()
    for name, ground in bases:
        if name in live and ground & (was - live):
            held.add(_holder(book, after, live, name))
        if name in live - was and ground & (known - live):
            takers = (one for one in after.withdrawals if one.id in live and ground.intersection(one.names))
            by = max(records.act_of(book, one.id) for one in takers)
            raise _blocked(target, journal.act(book, by), "收走了它核定的内容")
    if later := sorted(held - _chain(book, target), reverse=True):
        told = "、".join(journal.title(journal.act(book, number)) for number in later)
        raise ClerkError(
            f"不能撤销{journal.title(target)}：{told}核定的就是这一步的内容，撤了就没有依据。"
            f"请先撤销{'、'.join(f'第{number}步' for number in later)}。没有改动任何内容。"
        )


def _holder(book: Book, facts: Facts, live: frozenset[str], name: str) -> int:
    """Return the act that holds a fact in force: its own, or the last one that brought it back."""
    out = {one.id for one in facts.withdrawals if name in one.names}
    back = [one.id for one in facts.withdrawals if one.id in live and out.intersection(one.names)]
    return max(records.act_of(book, one) for one in (name, *back))


def _spoken_of(fact: Issue | Record | Admission) -> Iterator[Row]:
    """Yield every unit, line and round a fact speaks of."""
    if isinstance(fact, Issue):
        lines, periods = {grant.line for grant in fact.grants}, {fact.period}
    else:
        keys = {fact.key} if isinstance(fact, Admission) else set(fact.values)
        lines, periods = {key.line for key in keys}, {key.period for key in keys}
    if not isinstance(fact, Admission):
        yield "unit", _key(fact.unit)
    yield from (("line", _key(line)) for line in sorted(lines))
    yield from (("round", _key(period)) for period in sorted(periods))


def _chain(book: Book, target: Act) -> set[int]:
    """Return the numbers of an act and of what it undoes, down to the verb that was done first."""
    every = journal.acts(book)
    numbers = {target.number}
    while target.undoes is not None:
        target = every[target.undoes - 1]
        numbers.add(target.number)
    return numbers


def _key(value: str) -> str:
    return json.dumps([value], ensure_ascii=False, separators=(",", ":"))


def _changed(book: Book, target: Act, later: int, row: Row) -> ClerkError:
    return _blocked(target, journal.act(book, later), f"又改了{journal.row_title(book, *row)}")


def _used(book: Book, target: Act, later: int, what: str) -> ClerkError:
    return _blocked(target, journal.act(book, later), f"用到了{what}")


def _blocked(target: Act, later: Act, what: str) -> ClerkError:
    return ClerkError(
        f"不能撤销{journal.title(target)}：{journal.title(later)}{what}。请先撤销第{later.number}步。没有改动任何内容。"
    )
