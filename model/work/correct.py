"""核定更正: put the office's own figure or light in the place of the reported or computed one; both stay to be seen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal

from model import clock
from model.errors import ClerkError
from model.records import (
    Asked,
    Changes,
    FigureCorrection,
    Item,
    Key,
    LightCorrection,
    Line,
    LineView,
    Raw,
    Record,
    Round,
)
from model.rules import check_figures, correction, rollup, statement
from model.rules.quantity import plain
from model.store import proved, records
from model.terms import Field, Kind, Light, State, Verb, Weight
from model.work import closed_rounds
from model.work.fill_in import find, own_record
from model.work.ledger import Ledger, Standing, find_round, standing


@dataclass(frozen=True, slots=True)
class Ask:
    """What the office decides of a line in a round: a light (黄, yellow) or a figure, by whose word and why.

    `unit`: whose figure, a name or an id; "" = the lead that reports. `found`: 核查数, what was seen on site, where
    someone went; it is kept beside the figure that is used.
    """

    period: str
    line: str
    value: str
    reason: str
    approver: str
    unit: str = ""
    date: datetime.date | None = None
    found: str = ""


@dataclass(frozen=True, slots=True)
class CorrectPlan:
    """A correction as it would be kept: a light, or a figure's record."""

    says: str
    title: str
    ask: Ask
    last_act: int
    light: LightCorrection | None = None
    record: Record | None = None


def plan(ledger: Ledger, ask: Ask) -> CorrectPlan:
    """Say what a correction changes; nothing is written.

    Raises ClerkError without reason or approver, for a line, round or value that is not there, and where the value is
    what stands already.
    """
    now = standing(ledger)
    at, day = find_round(now, ask.period), ask.date or clock.today()
    _refuse_wordless(ask, day)
    view, item = _view(now, at, ask.line)
    meant = correction.read(ask.value, now.known.rule)
    if meant is None:
        return _closed(ledger, at, _figure(now, at, ask, view, item, day))
    if ask.found.strip():
        raise ClerkError("核查数只和数一起核定，没有改动台账。核定亮灯时请把核查情况写进理由。")
    return _closed(ledger, at, _light(now, at, ask, view, item, meant, day))


def _closed(ledger: Ledger, at: Round, planned: CorrectPlan) -> CorrectPlan:
    """Say of a correction in a closed round that what was published stays."""
    return replace(planned, says=f"{planned.says}{closed_rounds.note(ledger, at.period, f' {at.name}')}")


def _refuse_wordless(ask: Ask, day: datetime.date) -> None:
    for word, text in (("核定理由", ask.reason), ("批准人", ask.approver)):
        if not text.strip():
            raise ClerkError(f"没有写{word}，没有改动台账。核定要写明理由和谁批准的。")
    if day > clock.today():
        raise ClerkError(f"核定日期{day.isoformat()}还没有到，没有改动台账。请改正日期。")


def _view(now: Standing, at: Round, line: str) -> tuple[LineView, Item]:
    """Return a line in a round; raises ClerkError where it is not there, or its item is ended."""
    for view in rollup.items(now.known, at):
        found = next((one for one in view.lines if one.line.id == line), None)
        if found is not None and view.state is State.ENDED:
            raise ClerkError(f"第{view.item.no}项{view.change_words}，不再核定。没有改动台账。")
        if found is not None:
            return found, view.item
    own = [one.id for one in now.setup.lines if one.item == line]
    listed = f"这一项的各行是：{'、'.join(own)}。" if own else "序号写成“26-2”这样（第26项的第2行）。"
    raise ClerkError(f"{at.name}里没有“{line}”这一行。没有改动台账。{listed}")


def _light(
    now: Standing, at: Round, ask: Ask, view: LineView, item: Item, meant: Light, day: datetime.date
) -> CorrectPlan:
    rule, held = now.known.rule, view.light_correction
    was = held.was if held else view.light
    bare = (
        _view(replace(now, known=replace(now.known, lights={})), at, ask.line)[0].light_word
        if held
        else view.light_word
    )
    word = correction.name(was, rule) or bare
    if meant is was:
        tail = "要取消原来的核定，请撤销那一步。" if held else ""
        raise ClerkError(f"“{view.line.id}”按标准算就是{word}，不用核定。没有改动台账。{tail}")
    made = LightCorrection(
        at.period, view.line.id, meant, was, ask.reason.strip(), ask.approver.strip(), day, view.done, view.stage
    )
    shown = correction.word(made, bare, rule)
    title = f"第{view.line.id}项 {at.name} {shown}"
    says = f"第{view.line.id}项 {view.line.name} {at.name}：{shown}。{made.reason}（{made.approver}）"
    return CorrectPlan(says, title, ask, now.last_act, light=made)


def _figure(now: Standing, at: Round, ask: Ask, view: LineView, item: Item, day: datetime.date) -> CorrectPlan:
    if view.line.kind is Kind.MILESTONE:
        lights = "、".join(correction.name(one, now.known.rule) for one in correction.choices(now.known.rule))
        raise ClerkError(f"“{view.line.id}”是节点，没有数；亮灯可核定为{lights}，阶段请用“填报”。没有改动台账。")
    who, _, _ = find(now, view.line.id, ask.unit or view.lead)
    key = Key(at.period, view.line.id, who.id, Field.DONE)
    value = _judged(now, key, item, view.line, ask.value)
    figure = now.known.view.figures.get(key)
    stated = (
        [str(head.value.raw if isinstance(head.value, Asked) else head.value) for head in figure.heads]
        if figure
        else []
    )
    if not stated:
        raise ClerkError(f"{who.short}{at.name}没有报“{view.line.id}”的数，没有可更正的。没有改动台账。请用“填报”。")
    found = _judged(now, key, item, view.line, ask.found) if ask.found.strip() else ""
    if stated == [value] and not found:
        raise ClerkError(f"现在就是{value}，不用更正。没有改动台账。")
    held = correction.of_figure(figure, now.known.figures)
    was, found = (held.was, found or held.found) if held else ("、".join(stated), found)
    head = {
        **({"found": found} if found else {}),
        "reason": ask.reason.strip(),
        "approver": ask.approver.strip(),
        "date": day.isoformat(),
        "was": was,
    }
    record = own_record(now, "decision", at.period, who.id, {key: (value,)}, head)
    shown = f"{value}（核定，原{was}）"
    three = correction.three(FigureCorrection(was, value, head["reason"], head["approver"], day, found))
    says = f"第{view.line.id}项 {view.line.name} {at.name} {who.short}：{three}。"
    return CorrectPlan(says, f"第{view.line.id}项 {at.name} {shown}", ask, now.last_act, record=record)


def _judged(now: Standing, key: Key, item: Item, line: Line, typed: str) -> str:
    read = statement.confirmed(statement.judge(Field.DONE, item, line, Raw("text", typed)), typed)
    if not isinstance(read.value, str):
        lights = "、".join(correction.name(one, now.known.rule) for one in correction.choices(now.known.rule))
        raise ClerkError(f"“{typed}”不是确定的数，也不是亮灯（{lights}）。没有改动台账。{read.sentence}")
    doubt = check_figures.would(now.known, key, read.value)
    if doubt and doubt.weight is Weight.ERROR:
        raise ClerkError(f"{doubt.fact}，按本计划的审核标准不能收。没有改动台账。请改正数字。")
    return plain(Decimal(read.value))


def do(ledger: Ledger, planned: CorrectPlan) -> Changes:
    """Keep the correction in one act; what the ledger has learned since it was planned is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    with ledger.act(Verb.CORRECT.word, planned.title) as act:
        keep(ledger, planned)
    return Changes(act, f"{Verb.CORRECT.word} {planned.title}", frozenset({planned.ask.period}))


def keep(ledger: Ledger, planned: CorrectPlan) -> None:
    """Keep a correction under the running act, its own or that of what it follows from."""
    if planned.light is not None:
        proved.add_correction(ledger, planned.light)
    if planned.record is not None:
        records.add(ledger, planned.record)
