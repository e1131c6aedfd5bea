"""发表: write every unit's form of a round into a folder, with the list, the notice and one zip of all."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model import clock
from model.errors import ClerkError, why
from model.records import Changes, Finding, Round, Sent, Unit
from model.rules import merge
from model.sheets import any_form, send_list, write
from model.sheets.any_form import AnyForm
from model.store import records
from model.terms import Level, Verb
from model.work import any_forms, forms
from model.work.ledger import Ledger, standing
from model.work.progress import Tick, silent
from model.work.reprinted import reprinted
from model.work.whose_form import find_unit, heir, round_at


@dataclass(frozen=True, slots=True)
class FormOut:
    """One form to send; `again` where the unit was sent the very same form before."""

    unit: Unit
    rows: int
    file_name: str
    again: bool
    form: AnyForm


@dataclass(frozen=True, slots=True)
class SendPlan:
    """The forms a sending would write; `of` is how many the round has in all."""

    period: str
    due: datetime.date
    forms: tuple[FormOut, ...]
    findings: tuple[Finding, ...]
    last_act: int
    units: tuple[str, ...]
    round: Round
    of: int


@dataclass(frozen=True, slots=True)
class SentForms:
    """What was written where."""

    changes: Changes
    folder: Path
    files: tuple[Path, ...]
    zip: Path
    list: Path
    notice: Path


def plan(ledger: Ledger, period: str, units: Sequence[str] = (), due: datetime.date | None = None) -> SendPlan:
    """Return the forms of a round, in official order; `units` narrows them by name.

    Raises ClerkError where the round or a unit is unknown, or a unit has nothing to fill in.
    """
    now = standing(ledger)
    at = round_at(now, period)
    at = replace(at, due=due) if due else at
    wanted = [heir(now, find_unit(now, name), at) for name in units]
    rows, make = any_forms.maker(ledger, now, at)
    _refuse_idle([unit for unit in wanted if unit.id not in rows])
    moved = reprinted(ledger, at)
    out: list[FormOut] = []
    for order, unit in enumerate((u for u in now.setup.units if u.id in rows), start=1):
        if wanted and unit not in wanted:
            continue
        made, lines = make(unit), {grant.line for grant in rows[unit.id]}
        again = not forms.changed(now, made.issue) and not moved.get(made.issue.id, frozenset()).intersection(lines)
        out.append(FormOut(unit, len(made.rows), any_form.file_name(made, order), again, made))
    said = tuple(_findings(ledger, at, out, due))
    return SendPlan(period, at.due, tuple(out), said, now.last_act, tuple(units), at, len(rows))


def _refuse_idle(idle: Sequence[Unit]) -> None:
    if idle:
        names = "、".join(unit.short for unit in idle)
        raise ClerkError(
            f"{names} 本期没有要填的内容（不牵头、未点名、没有分解任务），没有发表。如需其填报，请先勾选“需填报”。"
        )


def _findings(ledger: Ledger, at: Round, out: Sequence[FormOut], due: datetime.date | None) -> Iterator[Finding]:
    """Yield what of a sending is not new, and a due date named that has passed already."""
    if due and due < clock.today():
        yield Finding(Level.WARNING, f"报送截止写的是{due.isoformat()}，已经过去。请核对日期；写错了改好再发一次。")
    before = {one.issue: one.due for one in records.sent(ledger, at.period)}
    again: dict[datetime.date, list[str]] = {}
    for one in out:
        if one.again:
            again.setdefault(before.get(one.form.issue.id, at.due), []).append(one.unit.short)
    for was, names in again.items():
        if was == at.due:
            told = "的表与上次发出的完全相同，按原表重发"
        else:
            told = f"的表内容没有变，报送截止由{was.isoformat()}改为{at.due.isoformat()}"
        yield Finding(Level.NOTE, f"{len(names)} 家{told}：{'、'.join(names)}。")


def do(ledger: Ledger, planned: SendPlan, to: Path, tick: Tick = silent) -> SentForms:
    """Write the files, then note in one act what was sent; equal forms sent again add no issue."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.period, planned.units, planned.due)
    if not planned.forms:
        raise ClerkError(f"{planned.round.name}没有单位要填表，没有发表，没有写任何文件。请先增加事项，写明牵头单位。")
    ledger.refuse_archived()
    _make(to)
    written: list[Path] = []
    try:
        for number, one in enumerate(planned.forms):
            tick(number, len(planned.forms), one.unit.short)
            written.append(write.save(any_form.build(one.form), to / one.file_name))
        lists = send_list.save(
            to, planned.round, [(o.form, w) for o, w in zip(planned.forms, written, strict=True)], planned.of
        )
        tick(len(planned.forms), len(planned.forms), "登记发送")
        changes = _note(ledger, planned, written)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return SentForms(changes, to, tuple(written), lists.zip, lists.list, lists.notice)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"文件夹“{folder}”建不了（{why(error)}），没有发表。请换一个位置。") from error


def _note(ledger: Ledger, planned: SendPlan, written: Sequence[Path]) -> Changes:
    due = {one.issue: one.due for one in records.sent(ledger, planned.period)}
    fresh = [
        (one, path)
        for one, path in zip(planned.forms, written, strict=True)
        if not one.again or due.get(one.form.issue.id) != planned.due
    ]
    if not fresh:
        return Changes(None, "重发的表与上次相同")
    who = planned.forms[0].unit.short if len(planned.forms) == 1 else f"{len(planned.forms)}份表"
    title = f"{who} {planned.round.name}"
    facts = records.facts(ledger)
    held = {issue.id for issue in facts.issues}
    again = [one.form.issue.id for one, _ in fresh if one.form.issue.id in held and not one.again]
    with ledger.act(Verb.SEND.word, title) as act:
        records.add(ledger, *(one.form.issue for one, _ in fresh if one.form.issue.id not in held))
        records.add(ledger, *merge.take_again(facts, again, secrets.token_hex(8)))
        for one, path in fresh:
            sent = Sent(act, one.form.issue.id, one.unit.id, planned.period, planned.due, path.name)
            records.add_sent(ledger, sent)
    return Changes(act, f"发表 {title}", frozenset({planned.period}))
