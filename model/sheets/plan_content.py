"""What a unit's form of the first round (分解方案表) says: everything the work room must supply."""

from __future__ import annotations

from dataclasses import dataclass

from model.records import Issue, Key, Plan, Round, Unit
from model.sheets.form_content import Shown, plan_name, printed_code
from model.terms import PlanField


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line. `led`: the unit schedules it; else only its own part is asked for. `adds`: it is divided by numbers."""

    line: str
    seq: str
    item: str
    label: str
    target: Shown
    milestone: bool
    led: bool
    adds: bool
    stages: tuple[str, ...] = ()
    presets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item the unit may name sites of."""

    id: str
    no: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A unit's form of the first round. `issue.bases` are the values to show; `counties`: id and name, 市本级 first."""

    issue: Issue
    plan: Plan
    unit: Unit
    round: Round
    rounds: tuple[Round, ...]
    office: str
    contact: str
    rows: tuple[PlanRow, ...]
    counties: tuple[tuple[str, str], ...]
    items: tuple[PlanItem, ...]

    @property
    def title(self) -> str:
        """Return line 1."""
        return f"{plan_name(self.plan)}分解方案表"

    @property
    def code(self) -> str:
        """Return the printed 识别码."""
        return printed_code(self.issue.id)

    @property
    def divided(self) -> tuple[PlanRow, ...]:
        """Return the lines that can be divided among counties."""
        return tuple(row for row in self.rows if row.adds)

    def key(self, line: str, field: PlanField, part: str = "") -> Key:
        """Return what a cell of the form states."""
        return Key(self.issue.period, line, self.issue.unit, field, part)

    def shown(self, line: str, field: PlanField, part: str = "") -> str:
        """Return what a fillable cell shows at issue, "" for nothing."""
        base = self.issue.bases.get(self.key(line, field, part))
        return base.printed if base else ""

    def fills(self, row: PlanRow, county: str) -> bool:
        """Say whether the unit may state this county's part of a line."""
        return row.led or county == self.unit.id
