"""Found a ledger on a plan that was read: preview, then write it in one act."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from model.errors import ClerkError
from model.records import (
    CheckRule,
    Document,
    Duty,
    Finding,
    Item,
    LeftOut,
    LightRule,
    Line,
    Plan,
    PlanHead,
    Reading,
    Round,
    Schedule,
    Share,
    Unit,
)
from model.records.upward import FormTemplate
from model.rules import calendar, check_rules, founding, han
from model.rules import schedule as schedules
from model.store import book, bulletins, items, paper, slips, units, upward_forms
from model.store import plan as plans
from model.terms import Kind, Verb
from model.work.ledger import Ledger
from model.work.progress import Tick, silent
from model.work.resources import resource

NO_SCHEDULE = "none"
SCHEDULES = {"无": NO_SCHEDULE, "按月均分": schedules.MONTHLY}


@dataclass(frozen=True, slots=True)
class NewLedger:
    """A ledger as it would be founded."""

    path: Path
    plan: Plan
    units: Sequence[Unit]
    items: Sequence[Item]
    duties: Sequence[Duty]
    lines: Sequence[Line]
    shares: Sequence[Share]
    rounds: Sequence[Round]
    schedules: Sequence[Schedule]
    findings: tuple[Finding, ...]
    document: Document | None = None
    data: bytes = field(repr=False, default=b"")
    left: LeftOut = field(default_factory=LeftOut)
    rule: LightRule = field(default_factory=LightRule)
    checks: Sequence[CheckRule] = tuple(check_rules.USUAL.values())
    wordings: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    slip_prefix: str = ""
    slip_last: int = 0
    forms: Sequence[tuple[FormTemplate, bytes]] = field(repr=False, default=())


def plan(
    path: Path,
    reading: Reading,
    office: str = "",
    schedule: str = NO_SCHEDULE,
    document: Document | None = None,
    data: bytes = b"",
) -> NewLedger:
    """Return the ledger a reading makes; raises ClerkError where `path` is taken or the year is unknown.

    `document`: what was read, kept in the ledger; `data`: its file as it came, b"" for a pasted text.
    """
    refuse_taken(path)
    head = reading.head
    if head.year is None:
        raise ClerkError("方案里看不出是哪一年的实事。没有写入任何内容。请在正文里补上年份（如标题“2021年…”）再读。")
    founded = founding.found(reading, office, known_units(head))
    return NewLedger(
        path=path,
        plan=Plan(
            id=secrets.token_hex(8),
            title=head.title,
            doc_no=head.doc_no,
            issuer=head.issuer,
            date=head.date,
            year=head.year,
            office=office or head.issuer,
            secret=secrets.token_hex(16),
        ),
        units=founded.units,
        items=founded.items,
        duties=founded.duties,
        lines=founded.lines,
        shares=founded.shares,
        rounds=calendar.rounds(head.year, head.date),
        schedules=preset(founded.lines, schedule),
        findings=founded.findings,
        document=document,
        data=data,
        left=LeftOut(reading.questions, reading.skipped),
    )


def refuse_taken(path: Path) -> None:
    """Raise ClerkError where something stands at `path` already."""
    if path.exists():
        raise ClerkError(f"“{path}”已经存在，没有改动它。请换一个文件名，或直接打开这本台账。")


def preset(lines: Sequence[Line], schedule: str) -> tuple[Schedule, ...]:
    """Return the schedules asked for: none until agreed, or 按月均分 for every amount."""
    if schedule == NO_SCHEDULE:
        return ()
    return tuple(Schedule(line.id, schedule) for line in lines if line.kind is Kind.AMOUNT)


def known_units(head: PlanHead) -> tuple[Unit, ...]:
    """Return the units we ship for the city a plan names, none for any other city."""
    plain = han.fold(head.title + head.issuer)
    for path in sorted(resource("units").glob("*.json")):
        shipped = json.loads(path.read_text("utf-8"))
        if shipped["city"] in plain:
            return founding.known(shipped["units"])
    return ()


def do(new: NewLedger, tick: Tick = silent) -> Ledger:
    """Write the ledger; a cancel or an error leaves no file."""
    refuse_taken(new.path)
    ledger = book.create(new.path)
    try:
        with ledger.act(Verb.NEW.word, new.subject or new.plan.title):
            tick(0, 3, "写入方案")
            plans.save(ledger, new.plan)
            plans.save_rounds(ledger, new.rounds)
            plans.save_light_rule(ledger, new.rule)
            plans.save_check_rules(ledger, new.checks)
            bulletins.save_words(ledger, new.wordings)
            if new.slip_prefix:
                slips.save_prefix(ledger, new.slip_prefix, (new.plan.year, new.slip_last))
            for form, empty in new.forms:
                upward_forms.save(ledger, form, empty)
            paper.add(ledger, new.document, new.left, new.data)
            tick(1, 3, "写入单位")
            units.save(ledger, new.units)
            tick(2, 3, "写入事项")
            items.save_items(ledger, new.items)
            items.save_duties(ledger, new.duties)
            items.save_lines(ledger, new.lines)
            items.save_shares(ledger, new.shares)
            items.save_schedules(ledger, new.schedules)
            tick(3, 3, "写入事项")
    except BaseException:
        ledger.close()
        new.path.unlink(missing_ok=True)
        raise
    return ledger
