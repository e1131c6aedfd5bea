"""考核异议: what units object to in a fixed version, and what they were answered; a correction is another version."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from model import clock
from model.errors import ClerkError
from model.records import Changes
from model.records.score import Objection
from model.store import scores as store
from model.terms import Verb
from model.work.ledger import Ledger, standing
from model.work.scores import fixed
from model.work.whose_form import find_unit


@dataclass(frozen=True, slots=True)
class Ask:
    """An objection of a unit (a name or an id) to a version (0 = the last), or with `number` the answer to one."""

    text: str
    who: str
    unit: str = ""
    version: int = 0
    number: int = 0
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ObjectionPlan:
    """An objection or answer as it would be kept."""

    says: str
    title: str
    ask: Ask
    unit: str
    version: int
    date: datetime.date
    last_act: int


def look(ledger: Ledger) -> tuple[Objection, ...]:
    """Return the objections, in the order they came."""
    return store.objections(ledger)


def plan(ledger: Ledger, ask: Ask) -> ObjectionPlan:
    """Say what is noted; nothing is written. Raises ClerkError without words or name, and for what is not there."""
    day = ask.date or clock.today()
    what = "答复" if ask.number else "异议"
    wrong = [f"没有写{word}" for word, text in ((f"{what}的内容", ask.text), ("谁提的", ask.who)) if not text.strip()]
    if day > clock.today():
        wrong.append(f"日期{day.isoformat()}还没有到")
    if wrong:
        raise ClerkError.of(f"{what}没有保存，没有改动台账", wrong)
    now = standing(ledger)
    if ask.number:
        found = next((one for one in store.objections(ledger) if one.number == ask.number), None)
        if found is None:
            raise ClerkError(f"没有第{ask.number}号异议。没有改动台账。请用列出的号码。")
        unit = next((one for one in now.setup.units if one.id == found.unit), None)
        version, name = found.version, unit.short if unit else found.unit
        key = found.unit
    else:
        one = next((one for one in now.setup.units if one.id == ask.unit), None) or find_unit(now, ask.unit)
        made, scores = fixed(ledger, ask.version)
        if one.id not in {score.unit for score in scores.units}:
            raise ClerkError(f"{one.short}在第{made.version}版里没有计分，没有登记异议，没有改动台账。")
        version, name, key = made.version, one.short, one.id
    title = f"{name} 第{version}版{f' 答复第{ask.number}号' if ask.number else ''}"
    said = f"{name}对第{version}版的{what}：{ask.text.strip()}（{ask.who.strip()}，{day.isoformat()}）。"
    return ObjectionPlan(said, title, ask, key, version, day, ledger.last_act())


def do(ledger: Ledger, planned: ObjectionPlan) -> Changes:
    """Keep the objection or answer in one act."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    ask = planned.ask
    with ledger.act(Verb.OBJECTION.word, planned.title) as act:
        if ask.number:
            store.add_answer(ledger, ask.number, ask.text.strip(), ask.who.strip(), planned.date)
        else:
            store.add_objection(ledger, planned.version, planned.unit, ask.text.strip(), ask.who.strip(), planned.date)
    return Changes(act, f"{Verb.OBJECTION.word} {planned.title}")
