"""立项: file a 督办单, from a line that is behind in one action, or typed by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from model import clock
from model.errors import ClerkError
from model.records import Changes, Unit
from model.records.slips import Slip, SlipDraft
from model.rules import personal, slip_draft, slip_number, slip_view
from model.store import archived
from model.store import slips as store
from model.terms import Light, Verb
from model.work import published, slips
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.whose_form import find_unit


@dataclass(frozen=True, slots=True)
class Ask:
    """What is filed. With `line` and `period` what is left "" comes from that line's figures.

    `lead`, `co`: names or ids; `number`: 0 = the next one; `prefix`: "" = as remembered.
    """

    line: str = ""
    period: str = ""
    source: str = ""
    title: str = ""
    content: str = ""
    demand: str = ""
    remark: str = ""
    lead: str = ""
    co: tuple[str, ...] | None = None
    due: datetime.date | None = None
    day: datetime.date | None = None
    number: int = 0
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class NewSlipPlan:
    """A slip as it would be filed; `notes` what to look at, `remembers`: the prefix is kept for later ones."""

    slip: Slip
    says: str
    notes: tuple[str, ...]
    remembers: bool
    ask: Ask
    last_act: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.says, *self.notes

    @property
    def title(self) -> str:
        """Name the act."""
        return f"立项 {self.slip.no}"


def draft(ledger: Ledger, period: str, line: str) -> SlipDraft:
    """Return what a line behind says in a round as it is published; raises ClerkError where it makes no slip."""
    return _draft(ledger, standing(ledger), period, line)


def _draft(ledger: Ledger, now: Standing, period: str, line: str) -> SlipDraft:
    at = find_round(now, period)
    view = published.look(ledger, at.period).view
    if why := slip_draft.refusal(view, line):
        raise ClerkError(f"没有立督办单，没有改动台账：{why}。")
    return slip_draft.of(view, line)


def plan(ledger: Ledger, ask: Ask) -> NewSlipPlan:
    """Say what filing a slip does; nothing is written. Raises ClerkError with all that is wrong at once."""
    archived.refuse(ledger, None)
    now, day = standing(ledger), ask.day or clock.today()
    made = _draft(ledger, now, ask.period, ask.line) if ask.line and ask.period else None
    lead = _unit(now, ask.lead or (made.lead if made else ""))
    co = tuple(_unit(now, name) for name in (ask.co if ask.co is not None else made.co if made else ()))
    prefix = ask.prefix.strip() or slips.prefix(ledger)
    used = store.used(ledger)
    number = ask.number or slip_number.following(used, day.year)
    slip = Slip(
        no=slip_number.printed(prefix, day.year, number),
        year=day.year,
        number=number,
        day=day,
        source=ask.source.strip() or (made.source if made else "其他"),
        title=ask.title.strip() or (made.title if made else ""),
        content=ask.content.strip() or (made.content if made else ""),
        demand=ask.demand.strip() or (made.demand if made else slip_draft.DEMAND),
        lead=lead.id if lead else "",
        due=ask.due or day + datetime.timedelta(days=slip_draft.DAYS),
        co=tuple(dict.fromkeys(one.id for one in co if one and one != lead)),
        remark=ask.remark.strip(),
        item=made.item if made else "",
        line=made.line if made else "",
        period=made.period if made else "",
        light=made.light if made else None,
    )
    wrong = [*_faults(slip, day), *_bad_number(prefix, slip, used), *_gone(now, (lead, *co), day)]
    if wrong:
        raise ClerkError.of("没有立督办单，没有改动台账", wrong)
    notes = (*_number_notes(ledger, slip, used, now.plan.year), *_notes(ledger, slip, lead))
    remembers = bool(ask.prefix.strip()) and prefix != store.prefix(ledger)
    if remembers:
        notes = (*notes, f"字号“{prefix}”记在本台账，以后的督办单照用。")
    says = f"立项{slip.no}：{slip.title}。牵头{lead.short if lead else ''}，办结时限{slip.due.isoformat()}。"
    return NewSlipPlan(slip, says, notes, remembers, ask, ledger.last_act())


def _unit(now: Standing, name: str) -> Unit | None:
    if not name.strip():
        return None
    return next((one for one in now.setup.units if one.id == name), None) or find_unit(now, name)


def _faults(slip: Slip, day: datetime.date) -> Iterator[str]:
    for word, text in (("督办事项", slip.title), ("督办内容", slip.content), ("牵头单位", slip.lead)):
        if not text:
            yield f"没有写{word}"
    if day > clock.today():
        yield f"立项日期{day.isoformat()}还没有到"
    if slip.due < day:
        yield f"办结时限{slip.due.isoformat()}早于立项日期{day.isoformat()}"
    if kinds := personal.found(f"{slip.title} {slip.content} {slip.remark}"):
        yield f"内容里写了{'、'.join(kinds)}，不能存"


def _bad_number(prefix: str, slip: Slip, used: dict[tuple[int, int], str]) -> Iterator[str]:
    if bad := slip_number.bad_prefix(prefix):
        yield bad
    if slip.number < 1:
        yield "号要写成从1起的整数"
    if taken := used.get((slip.year, slip.number)):
        following = slip_number.following(used, slip.year)
        yield f"{slip.year}年的{slip.number}号已经用过（{taken}；撤销的也不再用），下一个是{following}号"


def _gone(now: Standing, units: tuple[Unit | None, ...], day: datetime.date) -> Iterator[str]:
    """Name the units that were merged away by the day a slip is filed, with who stands for them."""
    names, ground = {one.id: one.short for one in now.setup.units}, slips.ground(now)
    for one in units:
        if one and (heir := slip_view.heir(one.id, ground, day)) != one.id:
            yield f"{one.short}已并入{names[heir]}，请写{names[heir]}"


def _number_notes(ledger: Ledger, slip: Slip, used: dict[tuple[int, int], str], year: int) -> Iterator[str]:
    """Say why a number is not simply the next one."""
    following = slip_number.following(used, slip.year)
    before, stand = used.get((slip.year, slip.number - 1), ""), {one.no for one in store.load(ledger)}
    if slip.number > following:
        left = slip_number.runs(range(following, slip.number))
        yield f"按您写的编{slip.number}号，{left}号空着；以后从{slip.number + 1}号往下编。"
    elif slip.number == following and before not in ("", store.BEFORE, *stand):
        yield f"{before}已撤销，号不再用，这件编{slip.number}号。"
    if slip.year != year:
        yield (
            f"立项日期在{slip.year}年，号编在{slip.year}年里；{slip.year}年另有台账的，请先核对那边编到几号，避免重号。"
        )


def _notes(ledger: Ledger, slip: Slip, lead: Unit | None) -> Iterator[str]:
    if lead and not lead.contact:
        yield f"{lead.short}没有联系人，督办单上印“（未填）”；请在“单位维护”里补上。"
    for one in slips.look(ledger):
        if slip.line and one.open and one.slip.line == slip.line:
            yield f"这一行已有督办单{one.slip.no}在办（{one.state.word}），请看是否重复。"
    if slip.light is Light.YELLOW:
        yield "这一行是黄灯；急需督办的再立项。"


def do(ledger: Ledger, planned: NewSlipPlan) -> Changes:
    """File the slip in one act; what is new is weighed again first, its number with it."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    with ledger.act(Verb.SLIP.word, planned.title) as act:
        if planned.remembers:
            store.save_prefix(ledger, planned.ask.prefix.strip())
        store.add(ledger, planned.slip)
    return Changes(act, f"{Verb.SLIP.word} {planned.title}")
