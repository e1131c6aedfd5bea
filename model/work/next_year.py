"""新建下年: a new ledger that takes over units, calendar and rules, and on request what is not finished."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from model.errors import ClerkError
from model.records import Document, Finding, Item, ItemView, LeftOut, Plan, PlanHead, Reading, Round, Unit
from model.rules import founding, names, next_year, rollup
from model.rules.founding import Founding
from model.rules.next_year import Carried
from model.store import archived, bulletins, upward_forms
from model.store import plan as plans
from model.terms import Level
from model.work import new_ledger, slips
from model.work.archive_open import numbers
from model.work.ledger import Ledger, Standing, standing
from model.work.new_ledger import NO_SCHEDULE, NewLedger
from model.work.progress import Tick, silent

ALL = "all"
"""Instead of items' numbers: every item that is not finished."""


NO_PLAN = "还没有读入方案：标题暂照上年写，事项以后用“增加事项”逐项加；有了方案最好重新“新建下年”。"


@dataclass(frozen=True, slots=True)
class Source:
    """The new year's plan as it was read; without a reading the ledger begins with units and carried items only."""

    reading: Reading | None = None
    document: Document | None = None
    data: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class NextPlan:
    """Next year's ledger as it would be founded, and what is said of it."""

    new: NewLedger
    sentences: tuple[str, ...]


def unfinished(ledger: Ledger) -> tuple[ItemView, ...]:
    """Return the items that may be carried over: not struck off, not ended."""
    now = standing(ledger)
    return next_year.open_items(rollup.items(now.known, _last(now)))


def units(ledger: Ledger, head: PlanHead | None = None) -> tuple[Unit, ...]:
    """Return the units a plan's names are looked up in: ours first, then those shipped for its city that we lack."""
    own = next_year.units(standing(ledger).setup.units)
    shipped = new_ledger.known_units(head) if head else ()
    covered = any(unit.in_all_counties for unit in own)
    more = [unit for unit in shipped if not any(names.find(name, own) for name in (unit.short, unit.full))]
    return (*own, *(replace(unit, in_all_counties=False) if covered else unit for unit in more))


def plan(
    ledger: Ledger,
    path: Path,
    carry: Sequence[str] = (),
    source: Source | None = None,
    office: str = "",
    schedule: str = NO_SCHEDULE,
) -> NextPlan:
    """Return next year's ledger; this one is only read.

    `carry`: printed numbers or ids of unfinished items, or (ALL,). Raises ClerkError where `path` is taken, the plan is
    not of a later year, or an item cannot be carried over.
    """
    new_ledger.refuse_taken(path)
    now, source = standing(ledger), source or Source()
    head = _head(now.plan, source.reading)
    picked = _picked(now, carry)
    founded = _founded(ledger, source.reading, head, office or now.plan.office)
    at = _last(now)
    taken = next_year.carried(picked, now.known.setup_at(at), len(founded.items))
    rounds = next_year.rounds(now.known.rounds, head.year or 0, head.date, planned=source.reading is not None)
    new = NewLedger(
        path=path,
        plan=_plan(now.plan, head, office),
        units=founded.units,
        items=(*founded.items, *taken.items),
        duties=(*founded.duties, *taken.duties),
        lines=(*founded.lines, *taken.lines),
        shares=founded.shares,
        rounds=rounds,
        schedules=new_ledger.preset(founded.lines, schedule),
        findings=(*founded.findings, *_doubtful(now.plan, source.reading, head, picked)),
        document=source.document,
        data=source.data,
        left=LeftOut(source.reading.questions, source.reading.skipped) if source.reading else LeftOut(),
        rule=now.known.rule,
        checks=tuple(plans.check_rules(ledger).values()),
        subject=f"{head.title}（承接{now.plan.year}年台账）",
        slip_prefix=slips.lasting_prefix(ledger),
        forms=tuple((one, upward_forms.data(ledger, one)) for one in upward_forms.load(ledger)),
        slip_last=slips.last_number(ledger, head.year or 0),
        wordings=bulletins.words(ledger),
    )
    return NextPlan(new, tuple(_sentences(ledger, now, new, source, taken)))


def do(planned: NextPlan, tick: Tick = silent) -> Ledger:
    """Write next year's ledger and open it; a cancel or an error leaves no file."""
    return new_ledger.do(planned.new, tick)


def _last(now: Standing) -> Round:
    return max(now.known.rounds, key=lambda one: one.end)


def _head(old: Plan, reading: Reading | None) -> PlanHead:
    """Return the new plan's head; a year it does not print is the next one. Raises ClerkError for no later year."""
    if reading is None:
        title = old.title.replace(str(old.year), str(old.year + 1))
        fresh = title if title != old.title else f"{old.year + 1}年民生实事"
        return PlanHead(fresh, "", old.issuer, None, old.year + 1)
    year = reading.head.year or old.year + 1
    if year <= old.year:
        raise ClerkError(
            f"方案是{year}年的，本台账已经是{old.year}年的。没有写入任何内容。请核对是不是选错了方案；"
            "要给同一年另建台账，请用“新建台账”。"
        )
    return replace(reading.head, year=year)


def _plan(old: Plan, head: PlanHead, office: str) -> Plan:
    return Plan(
        id=secrets.token_hex(8),
        title=head.title,
        doc_no=head.doc_no,
        issuer=head.issuer or old.issuer,
        date=head.date,
        year=head.year or old.year + 1,
        office=office or old.office,
        secret=secrets.token_hex(16),
    )


def _founded(ledger: Ledger, reading: Reading | None, head: PlanHead, office: str) -> Founding:
    if reading is None:
        return Founding(units(ledger), (), (), (), (), ())
    return founding.found(reading, office, units(ledger, head))


def _picked(now: Standing, carry: Sequence[str]) -> tuple[Item, ...]:
    """Return the items meant, in the plan's order; raises ClerkError naming every number that cannot be carried."""
    views = rollup.items(now.known, _last(now))
    may = {view.item.id for view in next_year.open_items(views)}
    if tuple(carry) == (ALL,):
        return tuple(view.item for view in views if view.item.id in may)
    wanted, bad = set(), []
    for told in dict.fromkeys(carry):
        fits = [v for v in views if v.item.id == told] or [v for v in views if v.item.no == told.strip("第项 ")]
        if len(fits) == 1 and fits[0].item.id in may:
            wanted.add(fits[0].item.id)
        elif len(fits) == 1:
            bad.append(f"第{told}项{fits[0].state.word}")
        else:
            bad.append(f"“{told}”{'对得上几项' if fits else '不是台账里的事项'}")
    if bad:
        raise ClerkError.of("这些事项不能结转", bad, "没有写入任何内容。请核对序号。")
    return tuple(view.item for view in views if view.item.id in wanted)


def _doubtful(old: Plan, reading: Reading | None, head: PlanHead, picked: Sequence[Item]) -> Iterator[Finding]:
    """Say what of the new plan does not fit: its year, and what it asks for that is carried over as well."""
    if reading is not None and reading.head.year is None:
        yield Finding(Level.WARNING, f"方案里看不出是哪一年的，按{head.year}年建账，请核对。")
    elif head.year and head.year > old.year + 1:
        yield Finding(Level.WARNING, f"方案是{head.year}年的，隔了不止一年（本台账是{old.year}年），请核对。")
    again = {names.key(one.text): one.no for one in reading.items} if reading else {}
    twice = [f"第{again[names.key(one.text)]}项" for one in picked if names.key(one.text) in again]
    if twice:
        told = f"{'、'.join(twice)}和结转的事项内容相同，会各算一项；重复的请不要结转。"
        yield Finding(Level.WARNING, told)


def _sentences(ledger: Ledger, now: Standing, new: NewLedger, source: Source, taken: Carried) -> Iterator[str]:
    yield f"新台账：{new.plan.year}年，{new.plan.title}（{new.plan.office}），存到 {new.path}。"
    yield _about_units(now.setup.units, new.units)
    yield f"日历 {len(new.rounds)} 期，{new.rounds[0].name} 到 {new.rounds[-1].name}；亮灯标准、审核标准照旧。"
    if new.slip_prefix:
        first = f"{new.slip_prefix}〔{new.plan.year}〕{new.slip_last + 1}号"
        yield f"督办单字号照旧，从{first}编起；没有办结的督办单留在{now.plan.year}年台账里办。"
    if new.wordings:
        yield "督查通报的刊头、主送、抄送和固定用语照旧。"
    if new.forms:
        named = "、".join(f"“{form.name}”" for form, _ in new.forms)
        yield f"上级表样 {len(new.forms)} 张（{named}）连同各列填什么带过去；上级换了新表，用原来的名称再登记。"
    if source.reading is None:
        yield NO_PLAN
    else:
        lines = len(new.lines) - len(taken.lines)
        own = f"{len(new.items) - len(taken.items)} 项，{lines} 行指标和节点"
        yield f"方案里的事项 {own}，待确认 {len(new.left.questions)} 处。"
    if taken.items:
        nos = numbers([one.no.removeprefix(next_year.MARK) for one in taken.items])
        where = f"放在“{next_year.CARRIED}”一类，序号前加“{next_year.MARK}”"
        yield f"结转未办结的 {len(taken.items)} 项（原第{nos}项），{where}。"
        yield from taken.said
    if rest := len(unfinished(ledger)) - len(taken.items):
        yield f"{'另有' if taken.items else '还有'} {rest} 项没有销号，不结转。"
    if archived.load(ledger) is None:
        yield f"{now.plan.year}年台账还没有归档；新建下年不影响它。"


def _about_units(old: Sequence[Unit], new: Sequence[Unit]) -> str:
    gone = [unit.short for unit in old if unit.successor]
    kept = len(old) - len(gone)
    merged = f"；已并入别家的 {len(gone)} 家不带（{'、'.join(gone)}，名称记作承接单位的别名）" if gone else ""
    fresh = f"；方案里新出现 {len(new) - kept} 家" if len(new) > kept else ""
    return f"单位 {kept} 家连同联系人、归类、分管领导、“各县区”范围带过去{merged}{fresh}。"
