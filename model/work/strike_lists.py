"""未销号、缺佐证: the lists of a round in one look, and as a workbook."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from model.errors import ClerkError
from model.records import ItemView, Round
from model.rules import script, strike_lists, strike_off
from model.rules.rollup import items
from model.rules.strike_lists import LISTS
from model.rules.strike_lists import StrikeLists as StrikeLists
from model.sheets import strike_list, write
from model.sheets.strike_list import Section
from model.work.ledger import Ledger, find_round, standing


def look(ledger: Ledger, period: str) -> StrikeLists:
    """Return a round's lists; raises ClerkError where the calendar has no such round."""
    now = standing(ledger)
    return strike_lists.lists(items(now.known, find_round(now, period)))


def save(
    ledger: Ledger, period: str, path: Path, names: Sequence[str] = ("open", "lacking"), only: Collection[str] = ()
) -> Path:
    """Write lists (keys of LISTS) of a round to a workbook, a sheet each, and return where it really went.

    `only`: items (ids) to leave in, all where it is empty. Raises ClerkError.
    """
    now = standing(ledger)
    at = find_round(now, period)
    if unknown := [name for name in names if name not in LISTS]:
        raise ClerkError(f"没有叫“{'、'.join(unknown)}”的清单。可选：{'、'.join(LISTS.values())}。")
    return write.save(book(now.plan.office, at, items(now.known, at), names, only), path)


def book(
    office: str,
    at: Round,
    views: Sequence[ItemView],
    names: Sequence[str],
    only: Collection[str] = (),
    *,
    simplified: bool = False,
) -> bytes:
    """Return the workbook of these lists of a round's items; `simplified` are its characters."""
    found = strike_lists.lists(views)
    sections = [_section(at, name, found, only) for name in names]
    if simplified:
        sections = [replace(one, rows=[tuple(map(script.on_paper, row)) for row in one.rows]) for one in sections]
        office = script.on_paper(office)
    return strike_list.build(office, sections)


def _section(at: Round, name: str, found: StrikeLists, only: Collection[str]) -> Section:
    every: Sequence[ItemView] = getattr(found, name)
    some = [view for view in every if not only or view.item.id in only]
    of = f"（共 {len(every)} 项，按筛选列出）" if len(some) < len(every) else ""
    whole = (
        f"全部在册 {len(found.open) + len(found.struck)} 项，未销号 {len(found.open)} 项，已销号 {len(found.struck)} 项"
    )
    told = f"{at.end.year}年{at.name}　{LISTS[name]} {len(some)} 项{of}。{whole}。"
    return Section(LISTS[name], told, [_row(view) for view in some])


def _row(view: ItemView) -> tuple[str, ...]:
    last = view.moves[-1] if view.moves else None
    return (
        view.item.no,
        view.item.text,
        "、".join(view.leads),
        "、".join(view.leaders),
        view.item.kind.word,
        strike_lists.state_words(view),
        view.light_word,
        strike_off.PROOF[view.item.kind],
        "缺" if strike_lists.lacks(view) else "",
        f"{last.date.isoformat()} {last.move.word}" if last else "",
        last.reason if last else "",
    )
