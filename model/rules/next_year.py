"""What does next year's ledger take over from this one: units, the calendar, items that are not finished?"""

from __future__ import annotations

import calendar as gregorian
import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from model.records import Duty, Item, ItemView, Line, Round, Unit
from model.rules import calendar, names, strike_lists
from model.rules.who_gets_a_form import Setup

CARRIED = "上年结转"
"""The section carried items stand in."""

MARK = "结"
"""Stands before the number a carried item had, so that no item of the new plan has the same."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Items taken over with their lines and duties; `said`: what was not taken over of them."""

    items: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()
    duties: tuple[Duty, ...] = ()
    said: tuple[str, ...] = ()


def units(every: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units that stand at the year's end; the names of those merged away are known as their successor's."""
    into = {unit.id: unit.successor for unit in every if unit.successor}
    gone: dict[str, list[str]] = {}
    for unit in every:
        if unit.successor:
            gone.setdefault(_heir(unit.id, into), []).extend((unit.short, unit.full, *unit.aliases))
    kept = [unit for unit in every if not unit.successor]
    return tuple(_with_names(_placed(unit, into), gone.get(unit.id, ()), kept) for unit in kept)


def _heir(unit: str, into: Mapping[str, str]) -> str:
    seen = {unit}
    while (after := into.get(unit, "")) and after not in seen:
        seen.add(after)
        unit = after
    return unit


def _placed(unit: Unit, into: Mapping[str, str]) -> Unit:
    """Return a unit under whoever took its parent over; never under itself."""
    parent = _heir(unit.parent, into) if unit.parent else ""
    return replace(unit, parent="" if parent == unit.id else parent, until="")


def _with_names(unit: Unit, more: Iterable[str], kept: Sequence[Unit]) -> Unit:
    """Let a unit be known by more names, as far as nobody else is."""
    taken = {names.key(name) for one in kept for name in (one.short, one.full, *one.aliases)}
    fresh = dict.fromkeys(name for name in more if name and names.key(name) not in taken)
    return replace(unit, aliases=(*unit.aliases, *fresh))


def rounds(old: Sequence[Round], year: int, decided: datetime.date | None, *, planned: bool) -> tuple[Round, ...]:
    """Return this year's calendar moved to another year: the same cut-off and due days, months of their own length.

    With a plan (`planned`) the first round is the one its date asks for; months the old calendar lacks are the usual.
    """
    moved = {one.period: one for one in (_moved(one, year) for one in old)}
    if not planned:
        return tuple(sorted(moved.values(), key=lambda one: one.end))
    return tuple(moved.get(one.period, one) for one in calendar.rounds(year, decided))


def _moved(one: Round, year: int) -> Round:
    by = year - one.end.year
    period = f"{year}{one.period[4:]}" if one.period[:4].isdecimal() else one.period
    end = _later(one.end, by, last=True)
    cutoff = end if one.cutoff == one.end else _later(one.cutoff, by)
    return replace(one, period=period, end=end, cutoff=cutoff, due=_later(one.due, by))


def _later(day: datetime.date, years: int, *, last: bool = False) -> datetime.date:
    """Return the same day of another year, or its month's last one; 29 February becomes the 28th."""
    longest = gregorian.monthrange(day.year + years, day.month)[1]
    return datetime.date(day.year + years, day.month, longest if last else min(day.day, longest))


def open_items(views: Sequence[ItemView]) -> tuple[ItemView, ...]:
    """Return the items that may be carried over: not struck off, not ended."""
    return strike_lists.lists(views).open


def carried(picked: Sequence[Item], setup: Setup, first_order: int = 0) -> Carried:
    """Return items as next year has them: lines and targets in force at the year's end, duties, no figures.

    `setup`: the settings of the year's last round. What is bound to the old year is left out and said: deadline, the
    number of the public, county parts, schedule.
    """
    items = [_item(item, place) for place, item in enumerate(picked, first_order + 1)]
    ids = {old.id: new.id for old, new in zip(picked, items, strict=True)}
    lines = [_line(line, ids[line.item]) for line in setup.lines if line.item in ids]
    duties = [replace(one, item=ids[one.item], since="", until="") for one in setup.duties if one.item in ids]
    return Carried(tuple(items), tuple(lines), tuple(duties), tuple(_left_out(picked, setup)) if picked else ())


def _item(old: Item, order: int) -> Item:
    return replace(
        old,
        id=f"{MARK}{old.id}",
        no=f"{MARK}{old.no}",
        section=CARRIED,
        order=order,
        deadline=None,
        lines=(),
        public_no="",
    )


def _line(old: Line, item: str) -> Line:
    return replace(old, id=f"{item}-{old.id.removeprefix(f'{old.item}-')}", item=item, since="")


def _left_out(picked: Sequence[Item], setup: Setup) -> Iterable[str]:
    yield "结转的事项沿用原来的全年目标（含年中更正），完成数不带过去，新一年重新报；只剩一部分的，请用“更正目标”改。"
    dated = [item.no for item in picked if item.deadline]
    if dated:
        yield f"第{'、'.join(dated)}项原来的完成时限是上一年的，没有带过去；请用“更正事项”写新的时限。"
    mine = {item.id for item in picked}
    owner = {line.id: line.item for line in setup.lines}
    divided = {share.line for share in setup.shares if owner.get(share.line) in mine}
    if divided:
        yield f"{len(divided)} 行的县区分解任务没有带过去；请重新分解。"
    yield "序时没有带过去，先不亮灯，请重新定序时。"
