"""督办单办理: 交办, 催办, 反馈, 退回, 审核通过, 办结, 归档, 延期, 终止; each a fact that can be undone by its name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.records import Changes
from model.records.slips import SlipStep, SlipView
from model.rules import personal, slip_colour, slip_flow
from model.store import archived, records
from model.store import slips as store
from model.terms import Verb
from model.terms_slip import SlipMove
from model.work import attach, slips
from model.work.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Ask:
    """A step of a slip. `until`: the date it sets; `file`: the unit's reply as it came, kept whole."""

    number: str
    move: SlipMove
    text: str = ""
    who: str = ""
    until: datetime.date | None = None
    day: datetime.date | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class MovePlan:
    """A step as it would be noted, and the bytes of the file to keep with it."""

    says: str
    notes: tuple[str, ...]
    step: SlipStep
    data: bytes
    ask: Ask
    last_act: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.says, *self.notes

    @property
    def title(self) -> str:
        """Name the act."""
        return f"{self.step.slip} {self.step.move.word}"


def plan(ledger: Ledger, ask: Ask) -> MovePlan:
    """Say what a step does; nothing is written. Raises ClerkError with all that forbids it at once."""
    archived.refuse(ledger, None)
    shown = slips.find(ledger, ask.number)
    day = ask.day or clock.today()
    step = SlipStep(
        shown.slip.no,
        ask.move,
        day,
        ask.text.strip(),
        ask.who.strip(),
        ask.until,
        file=ask.file.name if ask.file else "",
    )
    refuse(shown, step)
    data = attach.load(ask.file) if ask.file else b""
    return MovePlan(_says(shown, step), _notes(ledger, shown, step), step, data, ask, ledger.last_act())


def refuse(shown: SlipView, step: SlipStep) -> None:
    """Raise ClerkError with all that forbids a step."""
    wrong = list(slip_flow.refusal(shown.slip, shown.steps, step))
    if step.day > clock.today():
        wrong.append(f"日期{step.day.isoformat()}还没有到")
    if step.file and step.move is not SlipMove.REPLY:
        wrong.append(f"{step.move.word}不带附件，反馈才带")
    if kinds := personal.found(step.text):
        wrong.append(f"内容里写了{'、'.join(kinds)}，不能存")
    if wrong:
        raise ClerkError.of(f"{shown.slip.no}没有办“{step.move.word}”，没有改动台账", wrong)


def _says(shown: SlipView, step: SlipStep) -> str:
    after = slip_flow.AFTER.get(step.move, shown.state)
    way = f"{shown.state.word} → {after.word}" if after is not shown.state else f"仍为{after.word}"
    until = f"，{slip_flow.SETS_DATE[step.move]}{step.until.isoformat()}" if step.until else ""
    text = f"。{step.text}" if step.text else ""
    who = f"（{step.who}）" if step.who else ""
    return f"{shown.slip.no}{step.move.word}（{step.day.isoformat()}{until}）：{way}{text}{who}"


def _notes(ledger: Ledger, shown: SlipView, step: SlipStep) -> tuple[str, ...]:
    told = [*slips.find(ledger, shown.slip.no, step.day).marks]
    late = (step.day - shown.due).days
    if step.move is SlipMove.REPLY and late > 0:
        told.append(f"反馈晚于办结时限{shown.due.isoformat()}，逾期{late}天，照记；考核时按逾期计。")
    if step.move is SlipMove.EXTEND and step.until:
        told.append(f"办结时限由{shown.due.isoformat()}改为{step.until.isoformat()}，原时限留着。")
    before = slip_colour.colour(shown.slip, shown.steps, step.day)
    after = slip_colour.colour(shown.slip, (*shown.steps, step), step.day)
    if before is not after:
        ends = slip_flow.state((*shown.steps, step)) in slip_colour.SETTLED
        told.append(f"警示由“{before.word}”变为“{after.word}”。" if not ends else f"不再警示（原为{before.word}）。")
    return tuple(told)


def do(ledger: Ledger, planned: MovePlan) -> Changes:
    """Note the step in one act, the file with it; what is new is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    with ledger.act(Verb.SLIP.word, planned.title) as act:
        keep(ledger, planned.step, planned.data)
    return Changes(act, f"{Verb.SLIP.word} {planned.title}")


def keep(ledger: Ledger, step: SlipStep, data: bytes = b"") -> None:
    """Note a step and keep its file, under the running act."""
    store.add_step(ledger, replace(step, sha256=records.add_file(ledger, data) if data else ""))
