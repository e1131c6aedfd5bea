"""Lines, schedules and rounds for the tests of what is due and of lights."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from model.records import Item, Line, Point, Schedule, Target
from model.rules import calendar, schedule
from model.rules.schedule import Agreed, Due
from model.terms import ItemKind, Kind, Op, Preset

ROUNDS = tuple(calendar.monthly(2021, month) for month in range(1, 13))
BY_PERIOD = {one.period: one for one in ROUNDS}
WORKS = Item("1", "1", "新建幼儿园", "", 1, ItemKind.WORKS)
SERVICE = Item("2", "2", "开展培训", "", 2, ItemKind.SERVICE)
POLICY = Item("3", "3", "出台办法", "", 3, ItemKind.POLICY)
CREATED = Item("4", "4", "创成文明城市", "", 4, ItemKind.CREATE)
MILESTONE = Line("1-2", "1", 2, "投入使用", Kind.MILESTONE)

LEVEL_MEASURES = {Kind.RATE: "%", Kind.RATIO: "批次/千人", Kind.STANDARD: "元", Kind.LOWER: "%"}


def line(
    printed: str, measure: str = "所", kind: Kind = Kind.AMOUNT, op: Op = Op.EQUAL, start: str | None = None
) -> Line:
    value = Decimal(printed)
    target = Target(value, measure, value, measure, op, None if start is None else Decimal(start))
    return Line("1-1", "1", 1, "新建", kind, target)


def agreed(preset: Preset, points: Mapping[str, str] | None = None) -> Agreed:
    told = tuple(Point(period, value) for period, value in (points or {}).items())
    return schedule.agreed(Schedule("1-1", preset, told), BY_PERIOD)


def due(about: Line, preset: Preset, month: int, item: Item = WORKS, points: Mapping[str, str] | None = None) -> Due:
    found = schedule.due(item, about, agreed(preset, points), ROUNDS[month - 1])
    assert found is not None
    return found


numbers = st.decimals(0, 500, places=1)
targets = st.decimals(1, 300, places=1)
items = st.sampled_from((WORKS, SERVICE, POLICY, CREATED))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Draw a line of any kind; a from–to line goes up or down."""
    kind = draw(st.sampled_from(Kind))
    if kind is Kind.MILESTONE:
        return MILESTONE
    value = draw(targets)
    op = draw(st.sampled_from((Op.AT_MOST, Op.DECREASE))) if kind is Kind.LOWER else Op.EQUAL
    start = draw(targets.filter(lambda one: one != value)) if kind is Kind.FROM_TO else None
    measure = LEVEL_MEASURES.get(kind) or draw(st.sampled_from(("所", "公里")))
    return Line("1-1", "1", 1, "新建", kind, Target(value, measure, value, measure, op, start))


@st.composite
def schedules(draw: st.DrawFn, about: Line) -> Agreed:
    """Draw any schedule that stands without fault for a line."""
    preset = draw(st.sampled_from([one for one in Preset if one is not Preset.NONE and schedule.fits(one, about)]))
    if preset is not Preset.CURVE or about.target is None:
        return agreed(preset)
    first = draw(st.integers(0, 10))
    last = draw(st.integers(first + 1, 11))
    end, start = about.target.printed, Decimal(0)
    if about.target.start is not None:
        start = about.target.start
    elif about.kind is Kind.LOWER and about.target.op is Op.AT_MOST:
        start = end * 2
    half = (start + end) / 2
    return agreed(preset, {ROUNDS[first].period: f"{half:f}", ROUNDS[last].period: f"{end:f}"})
