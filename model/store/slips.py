"""督办单 and their steps; facts, only ever added. What numbers are written with is a setting.

An act that is undone takes its slip or step out of force; its number is never given again.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from model.records.slips import Slip, SlipStep
from model.rules.one_text import one_text
from model.store import journal, settings
from model.terms import Light
from model.terms_slip import SlipMove

if TYPE_CHECKING:
    from model.store.book import Book


BEFORE = "在上年的台账里"
"""Where a number was given that this ledger did not give itself."""


def prefix(book: Book) -> str:
    """Return what numbers begin with in this plan, "" while nobody has said."""
    return next((str(text) for (text,) in book.rows("SELECT prefix FROM slip_rule")), "")


def carried(book: Book) -> tuple[int, int]:
    """Return (year, number): up to which number that year's were given in the ledger before, (0, 0) for none."""
    return next(((int(year), int(last)) for year, last in book.rows("SELECT year, last FROM slip_rule")), (0, 0))


def save_prefix(book: Book, text: str, before: tuple[int, int] | None = None) -> None:
    """Keep what numbers begin with, under the running act; `before`: what `carried` is to return, as it is for None."""
    year, last = carried(book) if before is None else before
    settings.save(book, "slip_rule", [{"id": 1, "prefix": text, "year": year, "last": last}])


def used(book: Book) -> dict[tuple[int, int], str]:
    """Return by (year, number) every printed number ever given, undone ones and the ledger before too."""
    year, last = carried(book)
    before = {(year, number): BEFORE for number in range(1, last + 1)}
    rows = book.rows("SELECT year, number, no FROM slip ORDER BY n")
    return before | {(year, number): no for year, number, no in rows}


def add(book: Book, one: Slip) -> None:
    """Note a slip, under the running act."""
    book.add(
        "slip",
        one.no,
        one.year,
        one.number,
        one.day.isoformat(),
        one.source,
        one.title,
        one.content,
        one.demand,
        one.lead,
        one.due.isoformat(),
        one_text(list(one.co)),
        one.remark,
        one.item,
        one.line,
        one.period,
        one.light.value if one.light else "",
    )


def add_step(book: Book, one: SlipStep) -> None:
    """Note a step, under the running act."""
    until = one.until.isoformat() if one.until else ""
    told = (one.slip, one.move.value, one.day.isoformat(), one.text, one.who, until, one.sha256, one.file)
    book.add("slip_step", *told)


def load(book: Book, until: int | None = None) -> tuple[Slip, ...]:
    """Return the slips whose act is not undone; `until`: as they stood after that act."""
    stands = journal.standing(book, until)
    rows = book.rows(
        'SELECT no, year, number, day, source, title, content, demand, "lead", due, co, remark, item, line, period, '
        "light, act FROM slip ORDER BY n"
    )
    return tuple(
        Slip(
            *(no, year, number, _day(day), source, title, content, demand, lead, _day(due), tuple(json.loads(co))),
            remark,
            item,
            line,
            period,
            Light(light) if light else None,
            act,
        )
        for no, year, number, day, source, title, content, demand, lead, due, co, *rest in rows
        for remark, item, line, period, light, act in [rest]
        if act in stands
    )


def steps(book: Book, until: int | None = None) -> tuple[SlipStep, ...]:
    """Return the steps whose act is not undone, in the order they were noted; `until`: after that act."""
    stands = journal.standing(book, until)
    rows = book.rows("SELECT slip, move, day, text, who, until, sha256, file, act FROM slip_step ORDER BY n")
    return tuple(
        SlipStep(slip, SlipMove(move), _day(day), text, who, _day(by) if by else None, sha256, file, act)
        for slip, move, day, text, who, by, sha256, file, act in rows
        if act in stands
    )


def stands_on(book: Book, acts: Collection[int], after: int) -> SlipStep | None:
    """Return the last standing step, after act `after`, of a slip that one of some acts filed or moved."""
    own = ",".join(map(str, acts))
    about = {no for (no,) in book.rows(f"SELECT no FROM slip WHERE act IN ({own})")}
    about |= {no for (no,) in book.rows(f"SELECT slip FROM slip_step WHERE act IN ({own})")}
    later = [one for one in steps(book) if about and one.slip in about and one.act > after]
    return later[-1] if later else None


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
