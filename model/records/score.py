"""年终考核评价: the rule book, what people note for it, and the result with its reasons."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from model.terms_score import Counted, Noted, ScorePart, ScoreRole, Veto, Way

HUNDRED = Decimal(100)
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Marking:
    """How a completion becomes points; of each way only its own numbers count, all in per cent or points.

    RATIO: per cent counts up to `cap`. STEP: from a completion on, so many per cent of the full points. BASE: full
    points at 100 %, every whole `unit` per cent above `up` more, `most` at most; below `down` fewer, to 0.
    """

    way: Way
    cap: Decimal = HUNDRED
    steps: tuple[tuple[Decimal, Decimal], ...] = ()
    unit: Decimal = Decimal(1)
    up: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    down: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Each:
    """Points, below 0 for a deduction, for every `per` times; `most` in the year, None = without end.

    `months`: only rounds that end with one of them, () = every round. Of 超额完成 `per` is per cent above the target.
    """

    kind: Counted
    points: Decimal
    per: int = 1
    most: Decimal | None = None
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """Points that a person gives every unit, up to `full` (领导评价)."""

    name: str
    full: Decimal


@dataclass(frozen=True, slots=True)
class RankPoints:
    """Points by rank in the group: `places` for the first ones, then `further` more for every rank below the last.

    `upto`: only in groups of so many ranked units or fewer, None = in every other one.
    """

    places: tuple[Decimal, ...]
    further: Decimal = Decimal(0)
    upto: int | None = None


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A plan's 考核办法, as data.

    `start`: what everybody begins with. `full`: what all of a unit's work counts for, dealt out by weight; None = the
    points simply add up. `points`: of an item, or `by_line` of a line, times its weight; `weights` by item id, `weight`
    for the others, None = must be given. `markings`: by item id or item kind, before `marking`. `stages`: per cent a
    milestone counts for at a stage. `lead`, `co`: per cent of the points; `co` 0 = co-units are not scored.
    `satisfaction`: full points of 满意度, 0 = not asked. `floor`: no score below 0. `after`: which rules it follows.
    `ranks`: points by the rank in the group. `doubled`: who has nothing but 督办单 loses twice as much.
    """

    name: str
    marking: Marking
    start: Decimal = Decimal(0)
    full: Decimal | None = None
    points: Decimal = Decimal(1)
    by_line: bool = False
    weight: Decimal | None = Decimal(1)
    weights: tuple[tuple[str, Decimal], ...] = ()
    markings: tuple[tuple[str, Marking], ...] = ()
    stages: tuple[tuple[str, Decimal], ...] = ()
    lead: Decimal = HUNDRED
    co: Decimal = Decimal(0)
    each: tuple[Each, ...] = ()
    manual: tuple[OwnPoints, ...] = ()
    satisfaction: Decimal = Decimal(0)
    veto: Veto = Veto.UNRANKED
    floor: bool = False
    after: str = ""
    ranks: tuple[RankPoints, ...] = ()
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class ScoreNote:
    """What a person noted of a unit (its id): never without reason, who and date.

    `about`: the manual part's name, an item's number or a line's id. `votes`: 满意, 基本满意, 不满意.
    """

    kind: Noted
    unit: str
    reason: str
    who: str
    date: datetime.date
    about: str = ""
    points: Decimal | None = None
    votes: tuple[int, ...] = ()
    act: int = 0


@dataclass(frozen=True, slots=True)
class OverdueSlip:
    """A 督办单 whose date passed without a reply that was accepted."""

    unit: str
    no: str
    what: str
    due: datetime.date
    days: int


@dataclass(frozen=True, slots=True)
class ScoredSlip:
    """A 督办单 a unit leads; `back`: how often its reply was sent back (退回)."""

    unit: str
    no: str
    what: str
    back: int = 0


@dataclass(frozen=True, slots=True)
class ScoreSource:
    """Where a point's figure stands: line, round and file; "" where there is none such."""

    line: str = ""
    period: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a score: `points` in hundredths, None while it cannot be told (then `reason` says why).

    `full`: what it could be at most, None without bound. `figure`: what was reported, in words.
    """

    part: ScorePart
    what: str
    points: Decimal | None
    reason: str
    full: Decimal | None = None
    figure: str = ""
    role: ScoreRole | None = None
    source: ScoreSource = field(default_factory=ScoreSource)

    @property
    def open(self) -> bool:
        """Say whether it cannot be told yet."""
        return self.points is None


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A unit's score. `rank` within counties or departments, None where it does not take part or nothing is told."""

    unit: str
    name: str
    county: bool
    points: tuple[Point, ...]
    rank: int | None = None
    vetoed: bool = False

    @property
    def total(self) -> Decimal:
        """Return the sum of all points that can be told."""
        return sum((one.points for one in self.points if one.points is not None), NOTHING)

    @property
    def open(self) -> tuple[Point, ...]:
        """Return what cannot be told yet; while there is any, total and rank are provisional."""
        return tuple(one for one in self.points if one.open)

    @property
    def unknown(self) -> bool:
        """Say whether nothing at all can be told: then it has no rank, and no total of 0."""
        return all(one.open for one in self.points)

    @property
    def words(self) -> str:
        """Write the total."""
        return "未定" if self.unknown else f"{self.total}分"

    @property
    def at_stake(self) -> Decimal:
        """Return how much the open points may still bring, as far as that is known."""
        return sum((one.full for one in self.open if one.full is not None), NOTHING)

    def of(self, part: ScorePart) -> Decimal:
        """Return the points of one part."""
        return sum((one.points for one in self.points if one.part is part and one.points is not None), NOTHING)


@dataclass(frozen=True, slots=True)
class Scores:
    """An evaluation as of a round: departments, then counties, each by rank; `apart`: units without a score, and why.

    `notes`: what people noted, `remarks`: what a reader must know; `closings`: by round the mark of its frozen view.
    """

    title: str
    office: str
    year: int
    period: str
    round: str
    day: datetime.date
    book: RuleBook
    units: tuple[UnitScore, ...]
    apart: tuple[tuple[str, str], ...] = ()
    notes: tuple[ScoreNote, ...] = ()
    remarks: tuple[str, ...] = ()
    closings: tuple[tuple[str, str], ...] = ()

    @property
    def apart_by_reason(self) -> dict[str, list[str]]:
        """Return the units without a score, by why."""
        out: dict[str, list[str]] = {}
        for name, why in self.apart:
            out.setdefault(why, []).append(name)
        return out

    @property
    def open(self) -> tuple[tuple[UnitScore, Point], ...]:
        """Return every point that cannot be told yet, with its unit."""
        return tuple((unit, point) for unit in self.units for point in unit.open)


@dataclass(frozen=True, slots=True)
class FrozenScore:
    """A version of the result as it was fixed (定稿); `sha256` names its one text, `reason` why a later one was made.

    `despite`: why it was fixed although points were open.
    """

    version: int
    period: str
    sha256: str
    date: datetime.date
    reason: str = ""
    despite: str = ""
    act: int = 0

    @property
    def mark(self) -> str:
        """Return the first characters of its hash, as papers print them."""
        return self.sha256[:8].upper()


@dataclass(frozen=True, slots=True)
class Objection:
    """A unit's objection to a version, and what the office answered; "" while it waits."""

    number: int
    version: int
    unit: str
    text: str
    who: str
    date: datetime.date
    answer: str = ""
    answered_by: str = ""
    answered: datetime.date | None = None
    act: int = 0
