"""督办反馈件: a returned reply form among the files of a take, answered and noted as 反馈 once the clerk confirms."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, replace

from model import clock
from model.errors import ClerkError
from model.records import CellAnswer, FileAnswer, Finding
from model.records.slips import SlipStep, SlipView
from model.sheets import slip_form
from model.sheets.slip_form import ReturnedSlip
from model.terms import Level, Outcome, Verdict
from model.terms_slip import SlipMove
from model.work import move_slip, slips
from model.work.gather import Found, refused
from model.work.ledger import Ledger, Standing


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to be noted: its step and the file as it came."""

    step: SlipStep
    file: Found


def read(ledger: Ledger, now: Standing, file: Found, day: datetime.date) -> tuple[FileAnswer, Reply | None] | None:
    """Return how a reply form is answered, and what taking it notes; None for any other file."""
    try:
        form = slip_form.read(file.data, file.name)
    except ClerkError:
        return None
    if form is None:
        return None
    told = FileAnswer(file.name, Verdict.REFUSED, slip=form.no or "（空）")
    try:
        if form.plan and form.plan != now.plan.id:
            raise ClerkError("这份督办反馈表不是本台账发出的，没有收。请核对后放到对应的台账里收。")
        shown = slips.find(ledger, form.no or "（空）")
        told = replace(told, unit=shown.unit, unit_name=shown.lead)
        return _understood(shown, file, form, day)
    except ClerkError as error:
        return replace(told, findings=refused(file.name, error.sentence).findings), None


def _understood(
    shown: SlipView, file: Found, form: ReturnedSlip, day: datetime.date
) -> tuple[FileAnswer, Reply | None]:
    step = SlipStep(shown.slip.no, SlipMove.REPLY, day, _text(form), _who(form), file=file.name.rpartition("/")[2])
    sha256 = hashlib.sha256(file.data).hexdigest()
    if any(one.sha256 == sha256 for one in shown.steps):
        return _answer(file, shown, form, Verdict.ALREADY, "这份反馈件已经收过，内容相同，没有改动。"), None
    if not form.text(slip_form.ANSWER):
        raise ClerkError(f"{shown.slip.no}的反馈表没有填“办理情况”，没有收。请填好再报。")
    _refuse(shown, step)
    late = (day - shown.due).days
    told = f"这是{shown.slip.no}的反馈件，收下后记为一步“反馈”，待审核。" + (f"逾期{late}天。" if late > 0 else "")
    return _answer(file, shown, form, Verdict.TAKEN, told), Reply(step, file)


def _refuse(shown: SlipView, step: SlipStep) -> None:
    """Raise ClerkError where it may not be noted, naming the day it is said to have come."""
    try:
        move_slip.refuse(shown, step)
    except ClerkError as error:
        told = f"反馈件没有收；收到日期写的是{step.day.isoformat()}，请核对。"
        raise ClerkError(f"{error.sentence}{told}") from error


def _text(form: ReturnedSlip) -> str:
    answer, after = form.text(slip_form.ANSWER), form.text(slip_form.NEXT)
    return f"{answer}\n{slip_form.NEXT}：{after}" if after else answer


def _who(form: ReturnedSlip) -> str:
    told = ((label, form.text(label)) for label in (slip_form.WHO, slip_form.PHONE, slip_form.CHECKED))
    return "，".join(f"{label}{text}" for label, text in told if text)


def _answer(file: Found, shown: SlipView, form: ReturnedSlip, verdict: Verdict, told: str) -> FileAnswer:
    outcome = Outcome.SAME if verdict is Verdict.ALREADY else Outcome.TAKEN
    return FileAnswer(
        file.name,
        verdict,
        shown.unit,
        shown.lead,
        cells=tuple(
            CellAnswer(outcome, one.sheet, one.cell, one.text, sentence=one.label)
            for one in form.boxes
            if one.label in slip_form.FIELDS
        ),
        findings=(Finding(Level.NOTE, told, file.name),),
        slip=shown.slip.no,
    )


def keep(ledger: Ledger, reply: Reply, received: datetime.date) -> None:
    """Note a reply and keep its file, under the running act; raises ClerkError where it may no longer be noted."""
    step = replace(reply.step, day=min(received, clock.today()))
    shown = slips.find(ledger, step.slip)
    if not any(one.sha256 == hashlib.sha256(reply.file.data).hexdigest() for one in shown.steps):
        move_slip.refuse(shown, step)
        move_slip.keep(ledger, step, reply.file.data)
