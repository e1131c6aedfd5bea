"""分解任务: each county's part of a target, 市本级's too, typed in a grid or pasted, and lines that are not divided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.errors import ClerkError
from model.records import Changes, Line, Share, Unit
from model.rules import breakdown, own_level, pasted_shares, share_changes, unit_changes
from model.rules.breakdown import Breakdown
from model.rules.pasted_shares import Values
from model.rules.pasted_table import Row, Unread
from model.rules.who_gets_a_form import Setup
from model.store import items as store
from model.store import units as store_units
from model.terms import Verb
from model.work.ledger import Ledger, Standing, standing


@dataclass(frozen=True, slots=True)
class Grid:
    """Every line with its parts, and the units a grid has columns for, 市本级 first."""

    units: tuple[Unit, ...]
    lines: tuple[Breakdown, ...]


@dataclass(frozen=True, slots=True)
class SharesPlan:
    """What dividing would do: `says` what changes, `problems` forbid it, `doubts` are told (少5所), `unread` asked."""

    values: Mapping[tuple[str, str], Decimal | None]
    undivided: Mapping[str, bool]
    says: tuple[str, ...]
    problems: tuple[str, ...]
    doubts: tuple[str, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    lines: tuple[Breakdown, ...]
    last_act: int
    save: tuple[Share, ...] = ()
    remove: tuple[Share, ...] = ()
    ticked: tuple[Line, ...] = ()
    units: tuple[Unit, ...] = field(default=())

    @property
    def ready(self) -> bool:
        """Say whether something changes and nothing forbids it."""
        return bool(self.says) and not self.problems


def load(ledger: Ledger) -> Grid:
    """Return the grid as it stands, against the targets in force at the year's end."""
    setup = _setup(standing(ledger))
    return Grid(breakdown.columns(setup), breakdown.all_lines(setup))


def paste(ledger: Ledger, table: Sequence[Row]) -> SharesPlan:
    """Say what a pasted block would change (rules/pasted_table.py makes it of a text); nothing is written."""
    now = standing(ledger)
    setup = _setup(now)
    found = pasted_shares.read(table, breakdown.all_lines(setup), setup.units)
    return replace(_planned(now, found.values, {}), unread=found.unread, notes=found.notes)


def plan(
    ledger: Ledger,
    values: Mapping[tuple[str, str], Decimal | None],
    undivided: Mapping[str, bool] | None = None,
) -> SharesPlan:
    """Say what these parts by (line, unit) would change, None = no part; `undivided` ticks or unticks 不分解.

    The unit own_level.ID stands for 市本级 where the ledger has no such row yet. Raises ClerkError for a line or a
    unit not there.
    """
    return _planned(standing(ledger), values, undivided or {})


def _setup(now: Standing) -> Setup:
    """Return the settings with the targets the year ends with; units merged away keep their own parts."""
    last = max(now.known.rounds, key=lambda one: one.end)
    lines = {line.id: line for line in now.known.setup_at(last).lines}
    return replace(now.setup, lines=[lines.get(line.id, line) for line in now.setup.lines])


def _planned(
    now: Standing, values: Mapping[tuple[str, str], Decimal | None], undivided: Mapping[str, bool]
) -> SharesPlan:
    setup = _setup(now)
    units, values, added = _with_own(now, values)
    before = {one.line.id: one for one in breakdown.all_lines(setup)}
    _refuse_unknown(before, units, values, undivided)
    wanted = share_changes.wanted(setup, values, undivided)
    old = {(share.line, share.unit): share for share in setup.shares}
    after = share_changes.applied(setup, wanted, undivided)
    touched = {line for line, _ in values} | set(undivided)
    lines = tuple(one for one in breakdown.all_lines(after) if one.line.id in touched)
    save = tuple(share for key, share in wanted.items() if old.get(key) != share)
    remove = tuple(share for key, share in old.items() if key not in wanted)
    ticked = tuple(
        replace(line, undivided=undivided[line.id])
        for line in now.setup.lines
        if line.undivided != undivided.get(line.id, line.undivided)
    )
    return SharesPlan(
        values=values,
        undivided=undivided,
        says=tuple(share_changes.told(before, lines, units)),
        problems=tuple(share_changes.problems(lines, units, save, undivided)),
        doubts=tuple(f"{one.line.id} {said}" for one in lines for said in breakdown.doubts(one, units)),
        unread=(),
        notes=(),
        lines=lines,
        last_act=now.last_act,
        save=save,
        remove=remove,
        ticked=ticked,
        units=added if save else (),
    )


def _with_own(
    now: Standing, values: Mapping[tuple[str, str], Decimal | None]
) -> tuple[Sequence[Unit], Values, tuple[Unit, ...]]:
    """Put 市本级 in the place its provisional id holds; return all units, the parts, and the units to save for it."""
    units = tuple(now.setup.units)
    if all(unit != own_level.ID for _, unit in values):
        return units, dict(values), ()
    own = own_level.find(units)
    added: tuple[Unit, ...] = ()
    if own is None:
        own = replace(own_level.new(), id="own")
        counties = [unit for unit in units if unit.in_all_counties]
        placed = unit_changes.placed([*units, own], own.id, counties[0].id if counties else "")
        units, added = placed, tuple(unit for unit in placed if unit not in units)
    return (
        units,
        {(line, own.id if unit == own_level.ID else unit): value for (line, unit), value in values.items()},
        added,
    )


def _refuse_unknown(
    lines: Mapping[str, Breakdown],
    units: Sequence[Unit],
    values: Mapping[tuple[str, str], object],
    ticks: Mapping[str, bool],
) -> None:
    strange = sorted({line for line, _ in values if line not in lines} | (ticks.keys() - lines.keys()))
    strange += sorted({unit for _, unit in values} - {unit.id for unit in units})
    if strange:
        raise ClerkError(f"台账里没有{'、'.join(strange)}。没有改动台账。请重新打开分解表再填。")


def do(ledger: Ledger, planned: SharesPlan) -> Changes:
    """Keep the change in one act; raises ClerkError with every problem where something forbids it.

    Forms already sent keep the rows they were issued with.
    """
    if planned.last_act != ledger.last_act():
        planned = _planned(standing(ledger), planned.values, planned.undivided)
    if planned.problems:
        raise ClerkError("\n".join((*planned.problems, "没有改动台账。")))
    if not planned.ready:
        return Changes(None, "分解任务没有变化")
    numbers = list(
        dict.fromkeys([one.line for one in (*planned.save, *planned.remove)] + [one.id for one in planned.ticked])
    )
    title = f"{numbers[0]}等{len(numbers)}行" if len(numbers) > 1 else numbers[0]
    with ledger.act(Verb.SHARES.word, title) as act:
        write(ledger, planned)
        periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.SHARES.word} {title}", periods, settings=True)


def write(ledger: Ledger, planned: SharesPlan) -> None:
    """Keep the change inside a running act."""
    store_units.save(ledger, planned.units)
    store.remove_shares(ledger, planned.remove)
    store.save_shares(ledger, planned.save)
    current = {line.id: line for line in store.lines(ledger)}
    store.save_lines(ledger, (replace(current[one.id], undivided=one.undivided) for one in planned.ticked))
