"""单位名册: the list of units and contacts written to a workbook, and read back: who is new, changed, asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.records import Changes, Unit
from model.rules import unit_rows
from model.rules.pasted_table import Row, Unread
from model.rules.unit_rows import Listed
from model.sheets import unit_list, write
from model.work import change_units, table_file
from model.work.change_units import UnitsPlan
from model.work.ledger import Ledger, standing


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What a list would change: `listed` by kind, `units` the change itself with its problems."""

    listed: Listed
    units: UnitsPlan

    @property
    def unread(self) -> tuple[Unread, ...]:
        """Return what is asked about."""
        return self.listed.unread


def load(ledger: Ledger) -> tuple[Unit, ...]:
    """Return every unit, in official order."""
    return change_units.load(ledger)


def save(ledger: Ledger, path: Path) -> Path:
    """Write the list of units to a workbook and return where it really went; raises ClerkError."""
    now = standing(ledger)
    return write.save(unit_list.build(now.plan.office, now.setup.units), path)


def plan(ledger: Ledger, path: Path, *, add: bool = False) -> ListPlan:
    """Say what a list would change; units it does not name stay. `add`: names not known become new units."""
    return from_rows(ledger, table_file.read(path, unit_rows.WORDS), add=add)


def from_rows(ledger: Ledger, rows: Sequence[Row], *, add: bool = False) -> ListPlan:
    """Say what a pasted list would change (rules/pasted_table.py makes rows of a text)."""
    listed = unit_rows.read(rows, standing(ledger).setup.units, add=add)
    return ListPlan(listed, change_units.plan(ledger, (*listed.new, *listed.changed)))


def do(ledger: Ledger, planned: ListPlan) -> Changes:
    """Keep the change in one act; what is asked about is left out. Raises ClerkError with every problem."""
    return change_units.do(ledger, planned.units)
