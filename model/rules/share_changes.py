"""What a change of parts does to a plan's breakdown: what is kept, what forbids it, what is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.records import Share, Unit
from model.rules.breakdown import Breakdown
from model.rules.quantity import plain
from model.rules.who_gets_a_form import Setup

Values = Mapping[tuple[str, str], Decimal | None]
"""By (line, unit) the part it gets; None = no part."""


def wanted(setup: Setup, values: Values, ticks: Mapping[str, bool]) -> dict[tuple[str, str], Share]:
    """Return the shares as they would stand; a line newly ticked 不分解 keeps none that is not given with it."""
    ticked = {line.id for line in setup.lines if ticks.get(line.id) and not line.undivided}
    out = {(share.line, share.unit): share for share in setup.shares if share.line not in ticked}
    for (line, unit), value in values.items():
        if value is None:
            out.pop((line, unit), None)
        else:
            out[line, unit] = Share(line, unit, value)
    return out


def applied(setup: Setup, wanted: Mapping[tuple[str, str], Share], ticks: Mapping[str, bool]) -> Setup:
    """Return the settings with these shares and ticks."""
    lines = [replace(line, undivided=ticks.get(line.id, line.undivided)) for line in setup.lines]
    return replace(setup, lines=lines, shares=tuple(wanted.values()))


def problems(
    lines: Sequence[Breakdown], units: Sequence[Unit], save: Sequence[Share], ticks: Mapping[str, bool]
) -> Iterator[str]:
    """Yield why parts cannot be kept like this; a sum off the target never forbids it."""
    shorts = {unit.id: unit for unit in units}
    for one in lines:
        if one.shares and not one.takes_numbers:
            yield f"{one.line.id}“{one.line.name}”是节点，没有数可分。"
        elif one.shares and one.line.undivided:
            untick = "" if one.line.id in ticks else "请先去掉“不分解”。"
            yield f"{one.line.id}“{one.line.name}”是不分解的，又填了分解任务，只能选一样。{untick}"
    for share in save:
        unit = shorts[share.unit]
        if share.value < 0:
            yield f"{share.line} {unit.short}填的是{plain(share.value)}，任务不能是负数。"
        if unit.successor:
            yield f"{share.line} “{unit.short}”已并入“{shorts[unit.successor].short}”，任务请填到后者。"


def told(before: Mapping[str, Breakdown], lines: Sequence[Breakdown], units: Sequence[Unit]) -> Iterator[str]:
    """Yield what changes, a sentence a line with its sum."""
    shorts = {unit.id: unit.short for unit in units}
    order = {unit.id: unit.order for unit in units}
    for one in lines:
        was = before[one.line.id]
        measure = one.line.target.printed_measure if one.line.target else ""
        parts: defaultdict[str, str] = defaultdict(str)
        for unit in sorted(was.shares.keys() | one.shares.keys(), key=lambda unit: order.get(unit, 0)):
            old, new = was.shares.get(unit), one.shares.get(unit)
            if old != new:
                parts[unit] = (
                    f"{shorts[unit]} {_value(old)}→{_value(new)}"
                    if old is not None
                    else f"{shorts[unit]} {_value(new)}"
                )
        if was.line.undivided != one.line.undivided:
            parts[""] = "定为不分解" if one.line.undivided else "改为要分解"
        if parts:
            total = f"（{one.word}，合计{plain(one.total)}{measure}）" if one.total is not None else f"（{one.word}）"
            yield f"{one.line.id} {one.line.name}：{'、'.join(parts.values())}{total}。"


def _value(value: Decimal | None) -> str:
    return "没有" if value is None else plain(value)
