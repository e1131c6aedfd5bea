"""核对单反馈: note what a unit answered, and what the office makes of an objection; nothing is put right in silence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from model import clock
from model.errors import ClerkError
from model.records import Changes, Unit
from model.records.check_notes import NoteAnswer, NoteVerdict
from model.rules.check_answers import LineStand, NoteStand, Stand
from model.store import check_notes as facts
from model.terms import Verb
from model.work import check_notes, correct
from model.work.ledger import Ledger, find_round, standing
from model.work.whose_form import find_unit


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit (a name or an id) answered to lines of its note, () = all of them; `text` "" = no objection.

    `claimed`: the figure or stage it says is right, of one line.
    """

    period: str
    unit: str
    lines: tuple[str, ...] = ()
    text: str = ""
    claimed: str = ""
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the office decides on a unit's objection to a line; `correct` and `approver`: 核定 done along with it."""

    period: str
    unit: str
    line: str
    accepted: bool
    reason: str
    correct: str = ""
    approver: str = ""
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """An answer or a decision as it would be noted, and the correction that comes with it."""

    says: tuple[str, ...]
    title: str
    wish: Answer | Decision
    last_act: int
    answers: tuple[NoteAnswer, ...] = ()
    verdict: NoteVerdict | None = None
    correction: correct.CorrectPlan | None = None


def plan(ledger: Ledger, wish: Answer | Decision) -> AnswerPlan:
    """Say what noting an answer or a decision does; nothing is written.

    Raises ClerkError where the unit has no note, a line is not on it, or there is no objection to decide on.
    """
    now = standing(ledger)
    at = find_round(now, wish.period)
    unit = next((one for one in now.setup.units if one.id == wish.unit), None) or find_unit(now, wish.unit)
    day = wish.day or clock.today()
    if day > clock.today():
        raise ClerkError(f"日期{day.isoformat()}还没有到，没有改动台账。请改正日期。")
    note = next((one for one in check_notes.open(ledger, at.period).notes if one.unit == unit.id), None)
    if note is None:
        raise ClerkError(f"{at.name}没有给{unit.short}送过核对单，没有反馈可记。没有改动台账。请先送核对单。")
    if isinstance(wish, Answer):
        return _answer(ledger, wish, note, unit, at.period, day)
    return _decision(ledger, wish, note, unit, at.period, day)


def _answer(ledger: Ledger, wish: Answer, note: NoteStand, unit: Unit, period: str, day: datetime.date) -> AnswerPlan:
    text = wish.text.strip()
    lines = wish.lines or tuple(one.line for one in note.lines)
    _refuse_strange(note, lines)
    if text and wish.claimed and len(lines) != 1:
        raise ClerkError("一个应为的数只能对一条。没有改动台账。请写明是哪一条（如 26-2）。")
    if day < note.sent.day:
        sent = note.sent.day.isoformat()
        raise ClerkError(f"反馈日期{day.isoformat()}早于送核对单的{sent}。没有改动台账。请改正日期。")
    which = "、".join(lines)
    if not text and wish.claimed:
        raise ClerkError("写了应为的数，没有写异议内容。没有改动台账。请写明异议和依据。")
    told = f"有异议：{text}" + (f"（应为{wish.claimed}）" if wish.claimed else "") if text else "无异议"
    says = [f"{unit.short}对{which}{told}（{day.isoformat()}）。"]
    if day > note.sent.reply_by:
        says.append(f"已过反馈期限{note.sent.reply_by.isoformat()}，仍照记，由您定是否采纳。")
    says.append("异议要逐条定：采纳的须核定或收更正件，不采纳的须写理由。" if text else "这些条不再算未反馈。")
    made = tuple(NoteAnswer(period, unit.id, one, bool(text), text, wish.claimed.strip(), day) for one in lines)
    title = f"{unit.short} {which} {'有异议' if text else '无异议'}"
    return AnswerPlan(tuple(says), title, wish, ledger.last_act(), answers=made)


def _refuse_strange(note: NoteStand, lines: Sequence[str]) -> None:
    known = [one.line for one in note.lines]
    if strange := [one for one in lines if one not in known]:
        raise ClerkError(
            f"{note.short}的核对单里没有{'、'.join(strange)}，只有{'、'.join(known)}。没有改动台账。请核对序号。"
        )


def _decision(
    ledger: Ledger, wish: Decision, note: NoteStand, unit: Unit, period: str, day: datetime.date
) -> AnswerPlan:
    _refuse_strange(note, [wish.line])
    found = next(one for one in note.lines if one.line == wish.line)
    if found.answer is None or not found.answer.objects:
        raise ClerkError(f"{unit.short}对{wish.line}没有提过异议，没有可定的。没有改动台账。")
    if not wish.reason.strip():
        raise ClerkError("没有写理由，没有改动台账。采纳、不采纳都要写明理由。")
    if wish.correct and not wish.accepted:
        raise ClerkError("不采纳的异议不用核定。没有改动台账。请去掉核定的数。")
    fixed = _correction(ledger, wish, period, day) if wish.correct else None
    word = "采纳" if wish.accepted else "不采纳"
    says = [f"{unit.short}对{wish.line}的异议“{found.answer.text}”：{word}。{wish.reason.strip()}"]
    says += [fixed.says] if fixed else _follows(found, wish)
    verdict = NoteVerdict(period, unit.id, wish.line, wish.accepted, wish.reason.strip(), day)
    title = f"{unit.short} {wish.line} 异议{word}"
    return AnswerPlan(tuple(says), title, wish, ledger.last_act(), verdict=verdict, correction=fixed)


def _correction(ledger: Ledger, wish: Decision, period: str, day: datetime.date) -> correct.CorrectPlan:
    why = f"核对异议采纳：{wish.reason.strip()}"
    return correct.plan(ledger, correct.Ask(period, wish.line, wish.correct, why, wish.approver, date=day))


def _follows(found: LineStand, wish: Decision) -> list[str]:
    if not wish.accepted:
        return ["亮灯和数不变，照列。"]
    if found.stand is Stand.RIGHTED:
        return ["台账里的数已经改过。"]
    return ["采纳以后，数和亮灯还没有变：请核定，或收单位的更正件；在此之前一直列为未了。"]


def do(ledger: Ledger, *planned: AnswerPlan) -> Changes:
    """Note answers and decisions in one act, corrections along with them; what is new is weighed again first."""
    if any(one.last_act != ledger.last_act() for one in planned):
        planned = tuple(plan(ledger, one.wish) for one in planned)
    title = planned[0].title if len(planned) == 1 else f"{len(planned)}家反馈"
    with ledger.act(Verb.CHECKNOTES.word, title) as act:
        for one in planned:
            _keep(ledger, one)
    told = [each for one in planned for each in (*one.answers, one.verdict) if each]
    return Changes(act, f"{Verb.CHECKNOTES.word} {title}", frozenset(each.period for each in told))


def _keep(ledger: Ledger, planned: AnswerPlan) -> None:
    for one in planned.answers:
        facts.add_answer(ledger, one)
    if planned.verdict is not None:
        facts.add_verdict(ledger, planned.verdict)
    if planned.correction is not None:
        correct.keep(ledger, planned.correction)
