"""定序时: agree on schedules for many lines at once, from a round on or all year; one act."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import Changes, Finding, Item, Line, Point, Round, Schedule
from model.rules import history, repaint, schedule
from model.rules.schedule import Due, course, typed
from model.store import items
from model.terms import ItemKind, Level, Preset, Verb
from model.work import closed_rounds
from model.work.ledger import Ledger, Standing, find_round, standing

BY_KIND = "按类别"
"""Instead of one preset: to each line the one that suits its item's kind."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the clerk asks for: lines by id, a preset (None = 按类别), from which round on ("" = all year)."""

    lines: tuple[str, ...]
    preset: Preset | None
    points: tuple[Point, ...] = ()
    since: str = ""
    deadline: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class LinePlan:
    """One line's schedule as it would be: `steps` is what is due in each round it holds in; `sentence` says it."""

    item: Item
    line: Line
    schedule: Schedule
    steps: tuple[tuple[Round, Due | None], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class SchedulePlan:
    """Schedules as they would be kept; findings of level error forbid all, warnings tell what is left out or odd."""

    ask: Ask
    lines: tuple[LinePlan, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]
    title: str
    last_act: int

    @property
    def ready(self) -> bool:
        """Say whether nothing forbids it."""
        return bool(self.lines) and not any(one.level is Level.ERROR for one in self.findings)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what the clerk reads of each line."""
        return tuple(one.sentence for one in self.lines)


def choose(
    ledger: Ledger, names: Sequence[str] = (), kind: ItemKind | None = None, *, every: bool = False
) -> tuple[str, ...]:
    """Return line ids: named ones ("26-2", or an item's "26"), those of a kind of item, or all.

    Raises ClerkError naming every name that is none.
    """
    setup = standing(ledger).setup
    kinds = {item.id: item.kind for item in setup.items}
    numbers = {item.id: item.no for item in setup.items}
    wrong = [one for one in names if not any(one in (line.id, line.item, numbers[line.item]) for line in setup.lines)]
    if wrong:
        raise ClerkError(
            f"台账里没有这些序号：{'、'.join(wrong)}。没有改动台账。序号写成“26-2”（一行）或“26”（第26项的各行）。"
        )
    return tuple(
        line.id
        for line in setup.lines
        if every or kinds[line.item] is kind or {line.id, line.item, numbers[line.item]} & set(names)
    )


def plan(ledger: Ledger, ask: Ask) -> SchedulePlan:
    """Say what each line would owe by each round, and what speaks against it; nothing is written.

    Raises ClerkError where the round or a line is not there.
    """
    now = standing(ledger)
    if ask.since:
        find_round(now, ask.since)
    desk = _desk(now)
    if gone := [name for name in ask.lines if name not in desk.lines]:
        raise ClerkError(f"台账里没有这些行：{'、'.join(gone)}。没有改动台账。")
    made: list[LinePlan] = []
    left_out: list[str] = []
    found: list[Finding] = []
    for name in dict.fromkeys(ask.lines):
        item, line = desk.lines[name]
        wanted = ask.preset or schedule.by_kind(item, line)
        if not schedule.fits(wanted, line) and len(ask.lines) > 1:
            left_out.append(
                f"第{line.id}项 {line.name}：是节点，不能{wanted.word}，没有定；请选“按节点”或“到期一次性”。"
            )
            continue
        one = _schedule(ask, item, line, wanted)
        faults = schedule.faults(item, line, one, now.known.rounds, now.plan.year)
        found += faults
        bad = any(fault.level is Level.ERROR for fault in faults)
        made.append(_line(desk, item, line, one, () if bad else tuple(_steps(desk, item, line, one))))
    found += [Finding(Level.WARNING, one) for one in left_out]
    if not any(one.level is Level.ERROR for one in found):
        found += [Finding(Level.NOTE, one) for one in _notes(now, [one.schedule for one in made], ask.since)]
        start = find_round(now, ask.since) if ask.since else now.known.rounds[0]
        found += [Finding(Level.NOTE, one) for one in closed_rounds.kept(ledger, now.known.rounds, start)]
    return SchedulePlan(ask, tuple(made), tuple(found), tuple(left_out), _title(now, ask, made), now.last_act)


def do(ledger: Ledger, planned: SchedulePlan) -> Changes:
    """Keep the schedules in one act; what the ledger has learned since they were planned is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    if not planned.ready:
        wrong = " ".join(one.sentence for one in planned.findings if one.level is Level.ERROR)
        raise ClerkError(f"{wrong or '没有选中可以定序时的行。'}没有改动台账。")
    wanted = {(one.schedule.line, one.schedule.since): one.schedule for one in planned.lines}
    kept = {(one.line, one.since): one for one in items.schedules(ledger)}
    save = [one for key, one in wanted.items() if not _is_nothing(one) and kept.get(key) != one]
    remove = [kept[key] for key, one in wanted.items() if _is_nothing(one) and key in kept]
    if not save and not remove:
        return Changes(None, "序时没有变化")
    with ledger.act(Verb.SCHEDULE.word, planned.title) as act:
        items.save_schedules(ledger, save)
        items.remove_schedules(ledger, remove)
    since = planned.ask.since
    rounds = frozenset(one.period for one in standing(ledger).known.rounds if not since or one.period >= since)
    return Changes(act, f"{Verb.SCHEDULE.word} {planned.title}", rounds, settings=True)


def _is_nothing(one: Schedule) -> bool:
    """Say whether a schedule takes away what holds all year; from a round on, taking away is an agreement itself."""
    return one.preset == Preset.NONE and not one.since


def _schedule(ask: Ask, item: Item, line: Line, preset: Preset) -> Schedule:
    some = typed.stages(item, ask.points) if preset is Preset.STAGES else ask.points
    return Schedule(line.id, preset.value, some, ask.deadline, ask.since)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is looked up for every line: its item, and its target in each round."""

    now: Standing
    lines: Mapping[str, tuple[Item, Line]]
    rounds: Mapping[str, Mapping[str, Line]]


def _desk(now: Standing) -> _Desk:
    owners = {item.id: item for item in now.setup.items}
    rounds = {at.period: {line.id: line for line in now.known.setup_at(at).lines} for at in now.known.rounds}
    last = rounds[now.known.rounds[-1].period]
    return _Desk(now, {name: (owners[line.item], line) for name, line in last.items()}, rounds)


def _line(desk: _Desk, item: Item, line: Line, one: Schedule, steps: tuple[tuple[Round, Due | None], ...]) -> LinePlan:
    said = course.course(line, Preset(one.preset), steps)
    since = f"自{find_round(desk.now, one.since).name}起" if one.since and steps else ""
    return LinePlan(item, line, one, steps, f"第{line.id}项 {line.name}：{since}{said}。")


def _steps(desk: _Desk, item: Item, line: Line, one: Schedule) -> Iterator[tuple[Round, Due | None]]:
    """Yield what is due in each round the schedule holds in, by the round's own target."""
    calendar = desk.now.known.rounds
    held = schedule.agreed(one, {at.period: at for at in calendar})
    for at in calendar:
        if at.end >= held.since:
            own = desk.rounds[at.period].get(line.id, line)
            yield at, None if held.preset is Preset.NONE else schedule.due(item, own, held, at)


def _title(now: Standing, ask: Ask, made: Sequence[LinePlan]) -> str:
    name = f"{made[0].line.id} {made[0].line.name}" if len(made) == 1 else f"{len(made)}行"
    word = ask.preset.word if ask.preset else BY_KIND
    return f"{name} {word}" + (f" 自{find_round(now, ask.since).name}起" if ask.since else "")


def _notes(now: Standing, made: Sequence[Schedule], since: str) -> Iterator[str]:
    """Yield what else follows: later schedules that stay, forms that are out, lights that change."""
    lines = {one.line for one in made}
    kept = [held for name in lines for held in now.known.schedules.get(name, ())]
    start = find_round(now, since).end if since else datetime.date.min
    later = {held.schedule.since for held in kept if held.since > start}
    for period in sorted(later):
        yield f"自{find_round(now, period).name}起另有序时，到那一期仍按它。"
    yield from _sent(now, lines, start)
    stay = [held.schedule for held in kept if held.schedule.since != since]
    order = schedule.timeline([*stay, *made], now.known.rounds)
    after = replace(now.known, schedules={**now.known.schedules, **order})
    names = {line.id: f"第{line.id}项" for line in now.setup.lines}
    yield from repaint.repainted(history.years(now.known), history.years(after), names)


def _sent(now: Standing, lines: Container[str], start: datetime.date) -> Iterator[str]:
    """Yield the rounds whose forms are out with what was due until now."""
    for at in now.known.rounds:
        units = {
            issue.unit
            for issue in now.facts.issues
            if issue.period == at.period and issue.id in now.known.view.live
            if any(grant.line in lines for grant in issue.grants)
        }
        if units and at.end >= start:
            yield f"{at.name}的表已发给{len(units)}家单位，印的还是原来的应完成数；要让单位看到请重新发表。"
