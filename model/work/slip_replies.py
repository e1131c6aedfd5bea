"""督办反馈件: a returned reply form among the files of a take, answered and noted as 反馈 once the clerk confirms."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model import clock
from model.errors import ClerkError
from model.records import CellAnswer, FileAnswer, Finding
from model.records.slips import SlipStep, SlipView
from model.rules import names, slip_number, slip_reply
from model.sheets import slip_form
from model.sheets.slip_form import ReturnedSlip
from model.terms import Level, Outcome, Verdict
from model.terms_slip import SlipMove, SlipState
from model.work import move_slip, slips
from model.work.gather import Found, refused
from model.work.ledger import Ledger, Standing


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to be noted: its step and the file as it came."""

    step: SlipStep
    file: Found


def read(
    ledger: Ledger, now: Standing, file: Found, day: datetime.date, before: Sequence[Reply] = ()
) -> tuple[FileAnswer, Reply | None] | None:
    """Return how a reply form is answered, and what taking it notes; None for any other file.

    `before`: the replies of the same take that come first.
    """
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
        _refuse_other(now, shown, form)
        return _understood(shown, file, form, day, before)
    except ClerkError as error:
        return replace(told, findings=refused(file.name, error.sentence).findings), None


def _refuse_other(now: Standing, shown: SlipView, form: ReturnedSlip) -> None:
    """Raise ClerkError where the sheet names another slip or unit than it was made for."""
    if form.printed and slip_number.read(form.printed) != (shown.slip.year, shown.slip.number):
        raise ClerkError(
            f"表上的督办单号写成“{form.printed}”，这份表是{shown.slip.no}的反馈表，不知道答复哪一件，没有收。"
            "请问清楚，用那一件的反馈表填报。"
        )
    own = {shown.unit, shown.slip.lead}
    fits = {one.id for one in names.find(form.unit, now.setup.units)}
    if fits and not own & fits:
        raise ClerkError(
            f"表上的承办单位写成“{form.unit}”，{shown.slip.no}的承办单位是{shown.lead}，没有收。"
            "请核对是哪家填的；由配合单位填的，请牵头单位汇总后报。"
        )


def _understood(
    shown: SlipView, file: Found, form: ReturnedSlip, day: datetime.date, before: Sequence[Reply]
) -> tuple[FileAnswer, Reply | None]:
    name = file.name.rpartition("/")[2]
    step = SlipStep(shown.slip.no, SlipMove.REPLY, day, _text(form), _who(form), file=name)
    steps = (*shown.steps, *(one.step for one in before if one.step.slip == step.slip))
    if known := _known(steps, step, file.data):
        return _answer(file, shown, form, Verdict.ALREADY, _again(steps, known)), None
    if not form.text(slip_form.ANSWER):
        raise ClerkError(f"{shown.slip.no}的反馈表没有填“办理情况”，没有收。请填好再报。")
    _refuse(shown, step)
    late = (day - shown.due).days
    told = f"这是{shown.slip.no}的反馈件，收下后记为一步“反馈”，待审核。" + (f"逾期{late}天。" if late > 0 else "")
    told += "" if form.plan else "表里的识别码没有了，按表上的督办单号认的，请核对。"
    told += slip_reply.mark((*steps, step), SlipState.REPLIED)
    return _answer(file, shown, form, Verdict.TAKEN, told), Reply(step, file)


def _known(steps: Sequence[SlipStep], step: SlipStep, data: bytes) -> SlipStep | None:
    """Return the reply noted already that is the same file, or says the same."""
    sha256 = hashlib.sha256(data).hexdigest()
    return next((one for one in steps if one.sha256 == sha256), None) or slip_reply.same(steps, step.text, step.who)


def _again(steps: Sequence[SlipStep], known: SlipStep) -> str:
    back = slip_reply.sent_back(steps, known)
    if back is None:
        return f"和{known.day.isoformat()}收的反馈{known.file and f'“{known.file}”'}内容相同，没有再记。"
    return f"内容和{back.day.isoformat()}退回的反馈相同，没有再记。请单位改好再报（退回原因：{back.text}）。"


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
    if _known(shown.steps, step, reply.file.data) is None:
        move_slip.refuse(shown, step)
        move_slip.keep(ledger, step, reply.file.data)
