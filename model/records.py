"""The frozen values that travel between the rooms; a change of one is a change of the house's contract."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from model.terms import (
    Check,
    Field,
    FormState,
    Grade,
    ItemKind,
    Joint,
    Kind,
    Level,
    Light,
    Op,
    Outcome,
    Role,
    Route,
    State,
    Verdict,
    Weight,
)

# --- what a plan document says (rules/notice, papers) ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one place: what is the matter there and what to do.

    `check` and `key`: which check of 审核 found it, and what the clerk may decide on to explain it; `reason`:
    the explanation, once there is one.
    """

    level: Level
    sentence: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    check: Check | None = None
    key: Key | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a plan document that became no item (skipped) or that asks the clerk (question)."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A number a plan promises: value and measure expanded, and as printed.

    `derived`: not printed itself, but the sum of the counties' parts.
    """

    name: str
    value: Decimal
    unit: str
    op: Op
    kind: Kind
    printed: Decimal
    printed_unit: str
    start: Decimal | None = None
    source: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Allocation:
    """One unit's part of a metric, expanded like the metric's value; `metric` names it where there are several."""

    unit: str
    value: Decimal
    metric: str = ""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item as a plan document prints it; names and text untouched.

    `schedule`: the stages its table prints (“三季度完成60%”); `remarks`: what else stands in its row (分值, 评分标准).
    """

    no: str
    text: str
    section: str = ""
    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    responsible_only: bool = False
    assessors: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    deadline: str | None = None
    metrics: tuple[Metric, ...] = ()
    milestones: tuple[str, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    line: int = 0
    schedule: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan document says of itself."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    date: datetime.date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan document, read: every line stands in the head, an item, a question or skipped.

    `labels`: the words of label lines (责任单位, 完成时限) that were understood and stand in no item's text.
    """

    head: PlanHead
    items: tuple[ReadItem, ...]
    questions: tuple[Note, ...]
    skipped: tuple[Note, ...]
    head_lines: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


# --- what a ledger holds (settings) -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan a ledger keeps, and whose ledger it is."""

    id: str
    title: str
    doc_no: str
    issuer: str
    date: datetime.date | None
    year: int
    office: str
    secret: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Unit:
    """One office in the tree; its id survives renames."""

    id: str
    short: str
    full: str
    group: str
    order: int
    parent: str = ""
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    in_all_counties: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One of the plan's items; `id` is unique where the printed number is not."""

    id: str
    no: str
    text: str
    section: str
    order: int
    kind: ItemKind
    deadline: str | None = None
    route: Route = Route.LEAD
    joint: Joint = Joint.TOGETHER
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A unit's role in an item; `named` is false where it stands only through 各县区."""

    item: str
    unit: str
    role: Role
    named: bool = True
    must_fill: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """A line's promise for the year, expanded and as printed; figures are kept in the printed measure."""

    value: Decimal
    measure: str
    printed: Decimal
    printed_measure: str
    op: Op
    start: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What is reported: a target, or a qualitative phrase as a milestone. Ids ("26-2") are never reused."""

    id: str
    item: str
    order: int
    name: str
    kind: Kind
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A unit's part of a line's target, in the printed measure."""

    line: str
    unit: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Round:
    """One period of the calendar. `end` decides what is due; `months` of twelve are counted by then."""

    period: str
    name: str
    end: datetime.date
    cutoff: datetime.date
    due: datetime.date
    due_hour: int
    kind: str
    months: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a line's due progress grows; a line without one is 未定序时."""

    line: str
    preset: str


@dataclass(frozen=True, slots=True)
class LightRule:
    """Points behind schedule, in per cent of the year's target, from which a line is yellow and red."""

    yellow_above: Decimal = Decimal(0)
    red_above: Decimal = Decimal(10)


@dataclass(frozen=True, slots=True)
class CheckRule:
    """How a check of 审核 weighs in a plan; `limit`, where it has one: times, or per cent of, the year's target."""

    check: Check
    weight: Weight
    limit: Decimal | None = None


# --- what is stated (facts; rules/merge) ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a statement is about: one field of one line in one round, as reported by one unit.

    `county` is set where a lead unit states a county's part (sheet 分县区): another route, so never in
    conflict with what the county reports itself.
    """

    period: str
    line: str
    unit: str
    field: Field
    county: str = ""

    def __str__(self) -> str:
        tail = f"/{self.county}" if self.county else ""
        return f"{self.period}/{self.line}/{self.unit}/{self.field.value}{tail}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """Read the form `str` prints; raises ValueError."""
        period, line, unit, name, *county = text.split("/")
        if len(county) > 1:
            raise ValueError(text)
        return cls(period, line, unit, Field(name), *county)


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """A cell that could not be read for certain, kept as typed until the clerk answers."""

    raw: str


Value = str | Asked
"""A statement's value: a number as a plain decimal string in the line's printed measure, a stage, a text."""


@dataclass(frozen=True, slots=True)
class Base:
    """The record ids a form carried for one key, and the value it showed in the fillable cell."""

    ids: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Grant:
    """One row an issue lets a unit fill: a line of its own, or a county's part of it."""

    line: str
    county: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A form as it left the office: to whom, for which round, which rows, on which bases."""

    id: str
    issuer: str
    plan: str
    unit: str
    period: str
    grants: tuple[Grant, ...]
    bases: Mapping[Key, Base]


@dataclass(frozen=True, slots=True)
class Record:
    """What one returned form, hand entry or decision states; `id` hashes everything else.

    kind: "statement" (a form), "hand" (typed in by the office; its source in head), "decision" (bases are
    the heads it saw). `issue` is "" where no form of ours is behind it; then it stands alone and, being
    without bases, can agree or conflict but never overwrite.
    """

    id: str
    kind: str
    issue: str
    unit: str
    period: str
    revision: int
    head: Mapping[str, str]
    values: Mapping[Key, tuple[Value, ...]]
    bases: Mapping[Key, tuple[str, ...]]
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """A decision that lets one quarantined statement count."""

    id: str
    record: str
    key: Key
    reason: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Take facts out of force by name; may itself be withdrawn."""

    id: str
    names: tuple[str, ...]
    nonce: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The grow-only set everything shown is computed from; order carries no meaning."""

    issues: tuple[Issue, ...] = ()
    records: tuple[Record, ...] = ()
    admissions: tuple[Admission, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """One value in force for a key, with every record that states it."""

    value: Value
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known for one key: all heads, and the one to show.

    `value` is the agreed or, while `conflict`, the provisional value; None when nothing readable stands.
    """

    key: Key
    heads: tuple[Head, ...]
    value: str | None
    conflict: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class View:
    """The merge's answer: a figure for each stated key, and what is kept in quarantine (record id, key)."""

    figures: Mapping[Key, Figure]
    quarantined: tuple[tuple[str, Key], ...]
    live: frozenset[str]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: the value to decide on, "" to give the cell back to the unit; `word` says it."""

    value: str
    word: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check of 审核 doubts about a key; of a form as a whole `key` is None and `record` names the form.

    `fact` is a clause without a full stop, `ask` what is asked or advised. `reason` is why it stands all the
    same, "" until the office has said so.
    """

    check: Check
    weight: Weight
    fact: str
    ask: str
    key: Key | None
    options: tuple[Option, ...] = ()
    reason: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stood in a returned file: the cell as typed, and the value it was read as ("" if asked)."""

    record: str
    key: Key
    file: str
    sheet: str
    cell: str
    raw: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file as it was received. `received` is the clerk's date, not the import's."""

    record: str
    act: int
    sha256: str
    file: str
    unit: str
    period: str
    received: datetime.date
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Sent:
    """A form sent to a unit for one round. `file` is the name it was written under."""

    act: int
    issue: str
    unit: str
    period: str
    due: datetime.date
    file: str


@dataclass(frozen=True, slots=True)
class Act:
    """One verb done to the ledger; `undone_by` names the act that took it back, `undoes` the one it takes back."""

    number: int
    at: str
    verb: str
    subject: str
    hash: str
    undone_by: int | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act touched, for the one announcement the screens listen to."""

    act: int | None
    title: str
    periods: frozenset[str] = frozenset()
    settings: bool = False


# --- cells of a stranger's workbook (sheets/read, rules/quantity) -----------------------------------------


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell's content before anyone judged it.

    kind: "number" (text = plain decimal string, rounded to 15 significant digits), "text", "bool", "error"
    ("#REF!"), "date" (text = ISO date), "uncalculated" (a formula without a result). `format` is the
    number format's code ("0%", "General").
    """

    kind: str
    text: str
    format: str = "General"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the number reader made of a cell; `sentence` says why where the grade is not exact or none."""

    grade: Grade
    value: Decimal | None = None
    suggestion: Decimal | None = None
    sentence: str = ""


# --- a take back, planned (work/take_back) ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """The outcome of one non-blank fillable cell."""

    outcome: Outcome
    sheet: str
    cell: str
    raw: str
    key: Key | None = None
    value: Value | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What becomes of one returned file; `cells` are all its non-blank fillable cells."""

    file: str
    verdict: Verdict
    unit: str = ""
    unit_name: str = ""
    period: str = ""
    cells: tuple[CellAnswer, ...] = ()
    findings: tuple[Finding, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that disagree, with where it stands."""

    value: str
    record: str
    file: str
    sheet: str
    cell: str
    filler: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Several different values in force for one key.

    `item`, `target` and `unit` are words for a clerk, `no` the item's number.
    """

    key: Key
    item: str
    target: str
    unit: str
    values: tuple[ConflictValue, ...]
    provisional: str | None
    no: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A cell waiting for the clerk's answer; `options` are the likely ones, where 审核 holds its figure back."""

    key: Key
    record: str
    item: str
    target: str
    unit: str
    raw: str
    file: str
    sheet: str
    cell: str
    sentence: str = ""
    suggestion: str = ""
    no: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A cell kept apart because its form was not issued for it; it counts only once a decision admits it."""

    key: Key
    record: str
    item: str
    target: str
    unit: str
    value: str
    file: str
    sheet: str
    cell: str
    no: str


# --- what the screens show (work/look) --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's figure within a line. `task` is its share, where it has one."""

    unit: str
    short: str
    role: Role
    task: Decimal | None
    done: Decimal | None


@dataclass(frozen=True, slots=True)
class LineView:
    """A line in one round. completion, due, gap: per cent of the year's target, unrounded; gap > 0 is behind."""

    line: Line
    item: Item
    lead: str
    leads: tuple[str, ...]
    done: Decimal | None
    last: Decimal | None
    completion: Decimal | None
    due: Decimal | None
    due_value: Decimal | None
    gap: Decimal | None
    light: Light
    light_word: str
    reported: bool
    conflict: bool
    asked: bool
    county_sum: Decimal | None
    stage: str
    text: str
    problem: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item in one round: worst light of its lines, lowest completion."""

    item: Item
    leads: tuple[str, ...]
    co: tuple[str, ...]
    state: State
    light: Light
    light_word: str
    completion: Decimal | None
    due: Decimal | None
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit in one round: its form's state, how many items it leads or shares, how many of those are red."""

    unit: Unit
    form: FormState
    items: int
    red: int
    yellow: int
    received: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PeriodView:
    """Everything the window shows of one round."""

    plan: Plan
    round: Round
    rounds: tuple[Round, ...]
    items: tuple[ItemView, ...]
    units: tuple[UnitView, ...]
    conflicts: tuple[Conflict, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    acts: int
    rule: LightRule = field(default_factory=LightRule)
    quarantined: tuple[Quarantined, ...] = ()
