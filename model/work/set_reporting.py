"""报送方式: who reports an item's county figures, how several leads share it, who must fill in besides; one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import Changes, Duty, Item, Round, Unit
from model.rules import form_rows
from model.rules.form_rows import Addressee
from model.rules.who_gets_a_form import LEADING, Setup
from model.store import items as store
from model.terms import Joint, Role, Route, Verb
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.whose_form import find_unit


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for some items (by id); None leaves a field as it is. Units are names or ids."""

    items: tuple[str, ...]
    route: Route | None = None
    joint: Joint | None = None
    must_fill: tuple[str, ...] = ()
    need_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportingPlan:
    """What a change of reporting would do: `says` what changes, `problems` forbid it, `forms` who gets a form then."""

    wish: Wish
    period: str
    says: tuple[str, ...]
    problems: tuple[str, ...]
    differences: tuple[str, ...]
    forms: tuple[Addressee, ...]
    save: tuple[Item, ...]
    duties: tuple[Duty, ...]
    last_act: int

    @property
    def ready(self) -> bool:
        """Say whether something changes and nothing forbids it."""
        return bool(self.says) and not self.problems


def plan(ledger: Ledger, wish: Wish, period: str = "") -> ReportingPlan:
    """Say what changes, and who gets which form of a round then (the calendar's last where none is named).

    Raises ClerkError where an item, a unit or the round is unknown.
    """
    now = standing(ledger)
    at = find_round(now, period) if period else max(now.known.rounds, key=lambda one: one.end)
    items = _items(now, wish)
    must = [_unit(now, name) for name in wish.must_fill]
    need_not = [_unit(now, name) for name in wish.need_not]
    save = tuple(_after(item, wish) for item in items if _after(item, wish) != item)
    duties, problems = _ticks(now, items, must, need_not)
    after = _with(now, at, save, duties)
    return ReportingPlan(
        wish=wish,
        period=at.period,
        says=tuple(_told(now, items, save, duties)),
        problems=(*_not_several(now, items, wish), *problems),
        differences=form_rows.differences(now.known.setup_at(at), after),
        forms=form_rows.addressees(after),
        save=save,
        duties=duties,
        last_act=now.last_act,
    )


def _items(now: Standing, wish: Wish) -> list[Item]:
    known = {item.id: item for item in now.setup.items}
    if strange := [one for one in wish.items if one not in known]:
        raise ClerkError(f"台账里没有第{'、'.join(strange)}项。没有改动台账。请核对序号。")
    return [known[one] for one in dict.fromkeys(wish.items)]


def _unit(now: Standing, name: str) -> Unit:
    return next((one for one in now.setup.units if one.id == name), None) or find_unit(now, name)


def _after(item: Item, wish: Wish) -> Item:
    return replace(item, route=wish.route or item.route, joint=wish.joint or item.joint)


def _not_several(now: Standing, items: Sequence[Item], wish: Wish) -> Iterator[str]:
    for item in items if wish.joint is Joint.APART else ():
        leads = [duty for duty in now.setup.duties if duty.item == item.id and duty.role in LEADING]
        if len({duty.unit for duty in leads}) < 2:
            yield f"第{item.no}项只有一家牵头，不用定共同还是分头。"


def _ticks(
    now: Standing, items: Sequence[Item], must: Sequence[Unit], need_not: Sequence[Unit]
) -> tuple[tuple[Duty, ...], tuple[str, ...]]:
    """Return the duties whose 需填报 changes, and why some cannot be ticked."""
    duties, problems = [], [f"“{unit.short}”又要填报又不用填报，只能选一样。" for unit in must if unit in need_not]
    for item in items:
        for unit in dict.fromkeys((*must, *need_not)):
            own = [duty for duty in now.setup.duties if (duty.item, duty.unit) == (item.id, unit.id)]
            if not own:
                problems.append(f"第{item.no}项没有“{unit.short}”的责任分工，不能定它填不填报。请先把它列为责任单位。")
            elif unit in must and all(duty.role in LEADING for duty in own):
                problems.append(f"“{unit.short}”牵头第{item.no}项，本来就有表，不用再勾“需填报”。")
            wanted = unit in must
            duties += [
                replace(duty, must_fill=wanted) for duty in own if duty.role not in LEADING and duty.must_fill != wanted
            ]
    return tuple(duties), tuple(problems)


def _with(now: Standing, at: Round, save: Sequence[Item], duties: Sequence[Duty]) -> Setup:
    items = {item.id: item for item in save}
    ticked = {_place(duty): duty for duty in duties}
    setup = replace(
        now.setup,
        items=[items.get(item.id, item) for item in now.setup.items],
        duties=[ticked.get(_place(duty), duty) for duty in now.setup.duties],
    )
    return replace(now.known, setup=setup).setup_at(at)


def _place(duty: Duty) -> tuple[str, str, Role, str]:
    return duty.item, duty.unit, duty.role, duty.since


def _told(now: Standing, items: Sequence[Item], save: Sequence[Item], duties: Sequence[Duty]) -> Iterator[str]:
    shorts = {unit.id: unit.short for unit in now.setup.units}
    changed = {item.id: item for item in save}
    for was in items:
        item = changed.get(was.id, was)
        said = [f"报送渠道由{was.route.word}改为{item.route.word}"] if was.route != item.route else []
        said += [f"几家牵头由{was.joint.word}改为{item.joint.word}"] if was.joint != item.joint else []
        own = [duty for duty in duties if duty.item == was.id]
        said += [f"{shorts[duty.unit]}{'需填报' if duty.must_fill else '不用填报'}" for duty in own]
        if said:
            yield f"第{was.no}项：{'；'.join(said)}。"


def do(ledger: Ledger, planned: ReportingPlan) -> Changes:
    """Keep the change in one act; raises ClerkError with every problem where something forbids it.

    Forms already sent keep the rows they were issued with.
    """
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.wish, planned.period)
    if planned.problems:
        raise ClerkError("\n".join((*planned.problems, "没有改动台账。")))
    if not planned.ready:
        return Changes(None, "报送方式没有变化")
    first = planned.says[0].rstrip("。")
    title = first if len(planned.says) == 1 else f"{first.partition('：')[0]}等{len(planned.says)}项"
    with ledger.act(Verb.REPORTING.word, title) as act:
        store.save_items(ledger, planned.save)
        store.save_duties(ledger, planned.duties)
        periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.REPORTING.word} {title}", periods, settings=True)
