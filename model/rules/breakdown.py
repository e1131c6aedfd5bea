"""How a target is divided: the counties' parts, their sum, and how it differs from the target; never forced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.records import Item, Line, Unit
from model.rules import own_level
from model.rules.quantity import plain
from model.rules.who_gets_a_form import Setup
from model.terms import Kind

ADDS = (Kind.AMOUNT,)
"""Kinds whose parts add up to the whole; of any other a county may have a target of its own, but no sum is made."""

NO_SUM = "这类指标不相加"
NO_NUMBER = "节点没有数，不分解"
UNDIVIDED = "不分解"
NONE_YET = "未分解"
FITS = "相符"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A line's parts by unit id, in the printed measure; `total` and `difference` (over > 0) only where parts add."""

    line: Line
    item: Item
    shares: Mapping[str, Decimal]
    total: Decimal | None
    difference: Decimal | None
    word: str

    @property
    def takes_numbers(self) -> bool:
        """Say whether the line can have parts at all."""
        return self.line.target is not None and self.line.kind is not Kind.MILESTONE

    @property
    def fits(self) -> bool:
        """Say whether nothing is left to look at."""
        return not self.difference


def of(item: Item, line: Line, shares: Mapping[str, Decimal]) -> Breakdown:
    """Add up a line's parts and say how they stand to its target: 少5所, 多2所, 相符, or why no sum is made."""
    adds = line.kind in ADDS and line.target is not None
    total = sum(shares.values(), Decimal(0)) if adds and shares else None
    difference = total - line.target.printed if total is not None and line.target else None
    return Breakdown(item=item, line=line, shares=shares, total=total, difference=difference,
                     word=_word(line, shares, difference, adds=adds))  # fmt: skip


def _word(line: Line, shares: Mapping[str, Decimal], difference: Decimal | None, *, adds: bool) -> str:
    if line.kind is Kind.MILESTONE or line.target is None:
        return NO_NUMBER
    if line.undivided:
        return UNDIVIDED
    if not shares:
        return NONE_YET if adds else f"{NONE_YET}，{NO_SUM}"
    return NO_SUM if difference is None else difference_words(difference, line.target.printed_measure)


def difference_words(difference: Decimal, measure: str) -> str:
    """Write a difference as a clerk says it: 少5所, 多2所, 相符."""
    if not difference:
        return FITS
    return f"{'多' if difference > 0 else '少'}{plain(abs(difference))}{measure}"


def parts(one: Breakdown, names: Mapping[str, str]) -> str:
    """Write how a line is divided, units in the order of `names`: 东海县 3、灌云县 4, 不分解; "" where it is not."""
    if one.line.undivided:
        return UNDIVIDED
    return "、".join(f"{names[unit]} {plain(one.shares[unit])}" for unit in names if unit in one.shares)


def all_lines(setup: Setup) -> tuple[Breakdown, ...]:
    """Return every line with its parts, in the plan's order."""
    items = {item.id: item for item in setup.items}
    shares: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    for share in setup.shares:
        shares[share.line][share.unit] = share.value
    lines = sorted(setup.lines, key=lambda line: (items[line.item].order, line.order))
    return tuple(of(items[line.item], line, shares.get(line.id, {})) for line in lines)


def columns(setup: Setup) -> tuple[Unit, ...]:
    """Return the units a grid has columns for: 市本级, what 各县区 covers, and whoever has a part already."""
    held = {share.unit for share in setup.shares}
    own = own_level.find(setup.units) or own_level.new()
    rest = [
        unit
        for unit in sorted(setup.units, key=lambda one: one.order)
        if unit.id != own.id and (unit.id in held or (unit.in_all_counties and not unit.successor))
    ]
    return (own, *rest)


def doubts(one: Breakdown, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return what to look at in a line's parts: their sum, and a single one above the whole."""
    if one.total is None or one.line.target is None:
        return ()
    shorts = {unit.id: unit.short for unit in units}
    whole, measure = one.line.target.printed, one.line.target.printed_measure
    alone = [shorts.get(unit, unit) for unit, value in one.shares.items() if value > whole]
    out = [f"{name}一家就超过全年目标{plain(whole)}{measure}" for name in alone]
    if one.difference:
        out.append(f"合计{plain(one.total)}{measure}，比全年目标{plain(whole)}{measure}{one.word}")
    return tuple(out)
