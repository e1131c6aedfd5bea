"""What a unit's form says: everything the work room must supply, and nothing about how it looks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from model.records import Issue, Plan, Round, Unit
from model.rules import han

_NAME = re.compile(
    r"(?:\d{4}年)?度?(?:[0-9一二三四五六七八九十百]+[件项个类]?)?(?:市级|市政府)?(?:民生|为民办)实事(?:项目)?"
)

Shown = Decimal | str | None
"""What a grey cell shows: a number in the line's printed measure, words, or nothing."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line on the form. `item` is repeated on every line, as no cell of the body is merged.

    `task`: the unit's own share, on a county's form. `target`: always the plan's. `last_…`: last round's
    words, shown on the read-only second sheet.
    """

    line: str
    seq: str
    item: str
    label: str
    target: Shown = None
    task: Decimal | None = None
    due: Shown = None
    last: Shown = None
    stages: tuple[str, ...] = ()
    milestone: bool = False
    last_stage: str = ""
    last_text: str = ""
    last_problem: str = ""


@dataclass(frozen=True, slots=True)
class CountyRow:
    """One line on sheet 分县区, with the task of each county (by unit id) that has a share in it."""

    line: str
    seq: str
    label: str
    target: Shown
    tasks: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class OtherItem:
    """An item that names the unit, but which it need not fill in, and who reports it."""

    no: str
    text: str
    lead: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A unit's form for one round.

    `issue` carries the hidden identity: grants, bases and the values to show in the fillable cells.
    `county`: the figures asked for are the unit's own part, not the whole city's. `counties`: unit id and
    short name of each column of sheet 分县区.
    """

    issue: Issue
    plan: Plan
    unit: Unit
    round: Round
    office: str
    contact: str
    rows: tuple[FormRow, ...]
    county: bool = False
    counties: tuple[tuple[str, str], ...] = ()
    county_rows: tuple[CountyRow, ...] = ()
    others: tuple[OtherItem, ...] = ()
    last_round: str = field(default="")

    @property
    def scope(self) -> str:
        """Name whose figure is asked for."""
        return "本县区" if self.county else "全市"

    @property
    def title(self) -> str:
        """Return line 1: what the form is, and of which round."""
        return f"{plan_name(self.plan)}进展情况填报表（{self.plan.year}年{self.round.name}）"

    @property
    def code(self) -> str:
        """Return the printed 识别码: enough of the issue's id to know the form again on paper."""
        return printed_code(self.issue.id)


def printed_code(hexadecimal: str) -> str:
    """Return the first eight figures of an id or a seal as they are printed ("3FA2-91BC")."""
    head = hexadecimal[:8].upper()
    return f"{head[:4]}-{head[4:]}"


def plan_name(plan: Plan) -> str:
    """Return what a city calls its plan ("2021年50件民生实事"), in our own script, from its document's title."""
    found = _NAME.search(han.fold(plan.title))
    name = found[0] if found else "民生实事"
    return name if re.match(r"\d{4}年", name) else f"{plan.year}年{name}"
