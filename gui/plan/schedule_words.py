"""定序时 in words: what each way means, and a line's year as steps and as a curve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gui import show
from gui.pictures.course import Course
from gui.plan.schedule_rows import LineRow
from gui.plan.steps_table import Step
from model.records import LineView, Raw, Round, RoundView
from model.rules import completion, neat, quantity
from model.rules.schedule import Due
from model.terms import Grade, Preset, ladder

BY_KIND = "按类别"
MEANS: Mapping[Preset | None, str] = {
    None: "服务类按月均分，工程类按节点，创建评定类到期一次性；政策类的节点按节点，数到期一次性。",
    Preset.MONTHLY: "全年目标按过去的月份均分：3月底四分之一，6月底一半。20以内的整件数舍去零头；比率全年按目标比。",
    Preset.STAGES: "看到了哪个阶段，不看数：开工、主体、完工各应到哪一期。完工之前不要求完成数。",
    Preset.ONCE: "到完成时限应全部完成，此前不考核。",
    Preset.QUARTERS: "每个季度末完成25%、50%、75%、100%，季度中间不加。",
    Preset.NOVEMBER: "按十一个月均分，11月底应全部完成。",
    Preset.CURVE: "每期应完成的累计数由您逐期定，最后一期要等于全年目标。",
    Preset.NONE: "不考核进度，亮灯显示“未定序时”，单独计数。",
}

Steps = Mapping[str, Due | None]


def planned(row: LineRow, due: Due | None) -> str:
    """Write what is due: a stage, a figure, or both; "" for nothing yet."""
    if due is None:
        return ""
    figure = "" if due.value is None else show.number(neat.due(due.value, row.line))
    return due.stage or figure


def done(view: RoundView | None, *, stages: bool) -> str:
    """Write what was done by a round: the stage, or the figure."""
    if view is None:
        return ""
    return view.stage if stages else show.number(view.done, "")


def steps(
    row: LineRow,
    rounds: Sequence[Round],
    due: Steps,
    points: Mapping[str, str],
    year: Sequence[RoundView],
    *,
    stages: bool,
) -> Iterator[Step]:
    """Yield a line's rows: what was set for a round itself stands as typed."""
    views = {one.round.period: one for one in year}
    for at in rounds:
        own = at.period in points
        words = points[at.period] if own else planned(row, due.get(at.period))
        yield Step(at.period, at.name, words, own, done(views.get(at.period), stages=stages))


def course(row: LineRow | LineView, rounds: Sequence[Round], due: Steps, year: Sequence[RoundView]) -> Course:
    """Return the curve of a line: figures, or how far up the ladder of stages."""
    views = {one.round.period: one for one in year}
    names = tuple(f"{one.months}{'' if place else '月'}" for place, one in enumerate(rounds))
    title = f"{row.line.id} {show.printed(row.line.name)}"
    if row.line.target is None or any(one is not None and one.stage for one in due.values()):
        ways = ladder(row.item.kind)
        plan = tuple(_rung(ways, one.stage if one else "") for one in (due.get(at.period) for at in rounds))
        actual = tuple(_rung(ways, views[at.period].stage if at.period in views else "") for at in rounds)
        marks = tuple((float(place), word) for place, word in enumerate(ways, 1))
        return Course(names, plan, actual, marks, title)
    plan = tuple(_height(one.value if one else None) for one in (due.get(at.period) for at in rounds))
    actual = tuple(_height(views[at.period].done if at.period in views else None) for at in rounds)
    return Course(names, plan, actual, tuple(_marks(row)), title)


def _marks(row: LineRow | LineView) -> Iterator[tuple[float, str]]:
    target = row.line.target
    if target is not None:
        yield 0.0, "0"
        start = completion.start(row.line)
        if start and start != target.printed:
            yield float(start), f"起点{show.number(start)}"
        yield float(target.printed), f"{show.number(target.printed)}{show.printed(target.printed_measure)}"


def _rung(ways: Sequence[str], stage: str) -> float | None:
    return float(ways.index(stage) + 1) if stage in ways else None


def _height(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def typed(row: LineRow, words: str) -> str:
    """Return a number typed for a round plainly, in the line's measure; what is none stays as typed."""
    measure = row.line.target.printed_measure if row.line.target else ""
    read = quantity.quantity(Raw("text", words), measure, concerned=False)
    certain = read.value is not None and read.grade in (Grade.EXACT, Grade.NORMALISED)
    return quantity.plain(read.value) if certain and read.value is not None else words


def as_typed(row: LineRow, rounds: Sequence[Round], points: Mapping[str, str]) -> dict[str, Due | None]:
    """Return what was set round by round, also where it cannot be kept like that; a number stands until the next."""
    out: dict[str, Due | None] = {}
    before: Due | None = None
    for at in rounds:
        words = points.get(at.period, "")
        if words in ladder(row.item.kind):
            before = Due(None, None, words)
        elif quantity.PLAIN.fullmatch(words.removeprefix("-")):
            before = Due(Decimal(words), None)
        out[at.period] = before
    return out


def kept(row: LineRow, rounds: Sequence[Round], due: Steps, preset: Preset) -> dict[str, str]:
    """Return what a preset says round by round as points to type over: up to where all is due, and where it changes."""
    out: dict[str, str] = {}
    before = ""
    for at in rounds:
        one = due.get(at.period)
        value = one.value if one else None
        figure = "" if value is None else show.number(neat.due(value, row.line))
        words = one.stage if one and preset is Preset.STAGES else figure
        if words and (preset is Preset.CURVE or words != before):
            out[at.period] = words
        before = words or before
        if preset is Preset.CURVE and row.line.target and value == row.line.target.printed and _grows(row):
            break
    return out


def _grows(row: LineRow) -> bool:
    return row.line.kind in completion.BY_THE_WAY
