"""考核办法: which rules score a plan's year; a change is said row by row and kept as one act, undone by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.errors import ClerkError
from model.records import Changes, Item
from model.records.score import RuleBook
from model.rules.score import edit, faults
from model.rules.score.edit import Row
from model.rules.score.presets import PRESETS, USUAL
from model.store import items as store_items
from model.store import scores as store
from model.terms import Verb
from model.work.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Rules:
    """A plan's rule book with its rows; `own` is false while the plan has none and the usual one is shown."""

    book: RuleBook
    rows: tuple[Row, ...]
    own: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RulesPlan:
    """A rule book as it would be kept: what of it changes, what forbids it, what to look at."""

    book: RuleBook
    says: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    last_act: int

    @property
    def ready(self) -> bool:
        """Say whether it may be kept and changes something."""
        return bool(self.says) and not self.problems


def load(ledger: Ledger) -> Rules:
    """Return the rule book in force, the usual one while the plan has none."""
    found, items = store.book_of(ledger), store_items.items(ledger)
    book = found or USUAL
    return Rules(book, edit.rows(book, items), found is not None, items)


def preset(name: str) -> RuleBook:
    """Return a preset by its name; raises ClerkError naming those there are."""
    if name not in PRESETS:
        raise ClerkError(f"没有“{name}”这种考核办法。没有改动台账。可选：{'、'.join(PRESETS)}。")
    return PRESETS[name]


def typed(book: RuleBook, rows: Mapping[str, str], items: Sequence[Item]) -> tuple[RuleBook, tuple[str, ...]]:
    """Return the book with rows typed anew, and a sentence for each that cannot be read; those stay as they were."""
    problems = []
    for name, value in rows.items():
        try:
            book = edit.put(book, name, value, items)
        except ValueError as error:
            problems.append(str(error))
    return book, tuple(problems)


def plan(ledger: Ledger, book: RuleBook, unread: Sequence[str] = ()) -> RulesPlan:
    """Say what a rule book changes and what forbids it; nothing is written. `unread`: rows that could not be read."""
    was = load(ledger)
    problems = (*unread, *faults.faults(book, was.items))
    notes = [said for said in (faults.no_weights(book, was.items),) if said]
    if store.versions(ledger):
        notes.append("已有定稿，改办法不影响定稿；要改结果，请另定一版并写明理由。")
    return RulesPlan(book, tuple(_says(was, book)), problems, tuple(notes), ledger.last_act())


def _says(was: Rules, book: RuleBook) -> list[str]:
    before = {row.name: row.value for row in was.rows} if was.own else {}
    after = {row.name: row.value for row in edit.rows(book, was.items)}
    if not was.own:
        return [f"定考核办法“{book.name}”。", *(f"{name}：{value}" for name, value in after.items() if value != "不计")]
    names = dict.fromkeys([*before, *after])
    return [
        f"{name}：{before.get(name, '无')} → {after.get(name, '无')}"
        for name in names
        if before.get(name) != after.get(name)
    ]


def do(ledger: Ledger, planned: RulesPlan) -> Changes:
    """Keep the rule book in one act; raises ClerkError with every fault at once."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.book, planned.problems)
    if planned.problems:
        raise ClerkError.of("考核办法没有保存，没有改动台账", planned.problems)
    if not planned.says:
        return Changes(None, f"{Verb.SCORE_RULES.word}没有变化")
    title = f"“{planned.book.name}”" + (f" 改{len(planned.says)}处" if store.book_of(ledger) else "")
    with ledger.act(Verb.SCORE_RULES.word, title) as act:
        store.save_book(ledger, planned.book)
    return Changes(act, f"{Verb.SCORE_RULES.word} {title}", settings=True)
