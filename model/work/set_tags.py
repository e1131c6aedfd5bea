"""件号分工: the numbers of the public, leaders and tags of items, typed or pasted; one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import Changes, Item
from model.rules import pasted_columns, public_no
from model.rules.pasted_columns import Given
from model.rules.pasted_table import Row, Unread
from model.store import items as store
from model.terms import Tag, Verb
from model.work.ledger import Ledger, Standing, standing

SAID = 40
"""Characters of an item's number list that the undo list shows."""


@dataclass(frozen=True, slots=True)
class TagsPlan:
    """What tagging would do: `says` what changes, a sentence an item; `unread` what is asked; `notes` to look at."""

    given: tuple[Given, ...]
    says: tuple[str, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    save: tuple[Item, ...]
    last_act: int

    @property
    def ready(self) -> bool:
        """Say whether something changes."""
        return bool(self.save)


def paste(ledger: Ledger, table: Sequence[Row]) -> TagsPlan:
    """Say what a pasted table would change (rules/pasted_table.py makes it of a text); nothing is written."""
    now = standing(ledger)
    given, unread = pasted_columns.read(table, now.setup.items)
    return _planned(now, given, unread)


def plan(ledger: Ledger, given: Sequence[Given]) -> TagsPlan:
    """Say what these would change; () clears leaders and tags, "" a number, None leaves each as it is.

    Raises ClerkError for an item not there or a number nobody can read.
    """
    now = standing(ledger)
    known = {item.id for item in now.setup.items}
    if strange := [one.item for one in given if one.item not in known]:
        raise ClerkError(f"台账里没有第{'、'.join(strange)}项。没有改动台账。请核对序号。")
    return _planned(now, [_read(one) for one in given], ())


def _read(one: Given) -> Given:
    number = None if one.public_no is None else public_no.read(one.public_no)
    if number is None and one.public_no is not None:
        raise ClerkError(f"件号“{one.public_no}”看不懂。没有改动台账。请写成“第12件”或“12”。")
    leaders = None if one.leaders is None else pasted_columns.leaders_of("、".join(one.leaders))
    return replace(one, public_no=number, leaders=leaders)


def _planned(now: Standing, given: Sequence[Given], unread: Sequence[Unread]) -> TagsPlan:
    items = {item.id: item for item in now.setup.items}
    save, says = [], []
    for one in given:
        was = items[one.item]
        item = _after(was, one)
        if item != was:
            save.append(item)
            says.append(f"第{was.no}项：{'；'.join(_told(was, item))}。")
    return TagsPlan(tuple(given), tuple(says), tuple(unread), tuple(_notes(given)), tuple(save), now.last_act)


def _after(item: Item, one: Given) -> Item:
    return replace(
        item,
        public_no=item.public_no if one.public_no is None else one.public_no,
        leaders=item.leaders if one.leaders is None else one.leaders,
        tags=item.tags if one.tags is None else tuple(tag for tag in Tag if tag in one.tags),
    )


def _told(was: Item, now: Item) -> Iterator[str]:
    fields = (
        ("所属件号", *(one.public_no and public_no.word(one.public_no) for one in (was, now))),
        ("分管市领导", *("、".join(one.leaders) for one in (was, now))),
        ("层级", *("、".join(tag.word for tag in one.tags) for one in (was, now))),
    )
    for word, old, new in fields:
        if old != new:
            yield f"{word} {old} → {new or '空白'}" if old else f"{word} {new}"


def _notes(given: Sequence[Given]) -> Iterator[str]:
    """Say how many rows left a column blank that others fill: of merged cells a pasted block keeps only the first."""
    told = (("所属件号", "public_no"), ("分管市领导", "leaders"), ("层级", "tags"))
    for word, name in told:
        blank = [one.row for one in given if getattr(one, name) is None]
        if blank and len(blank) < len(given):
            yield (
                f"{word}有 {len(blank)} 行空白（第{blank[0]}行等），这些项不改。"
                "原表有合并单元格的，粘贴只带来第一格，请改用文件读入，或先取消合并、填满。"
            )


def do(ledger: Ledger, planned: TagsPlan) -> Changes:
    """Keep the change in one act; rows that are asked about are left out."""
    if planned.last_act != ledger.last_act():
        planned = _planned(standing(ledger), planned.given, planned.unread)
    if not planned.ready:
        return Changes(None, "件号、分管领导和层级没有变化")
    numbers = "、".join(item.no for item in planned.save)
    listed = numbers if len(numbers) <= SAID else f"{numbers[:SAID].rpartition('、')[0]}等"
    title = f"第{listed}项" if len(planned.save) == 1 else f"{len(planned.save)}项（第{listed}项）"
    with ledger.act(Verb.TAG.word, title) as act:
        store.save_items(ledger, planned.save)
        periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.TAG.word} {title}", periods, settings=True)
