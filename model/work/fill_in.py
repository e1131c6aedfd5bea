"""填报: type in a line's figures by hand, naming where they come from."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from model import clock
from model.errors import ClerkError
from model.records import Asked, Changes, Doubt, Figure, Finding, Item, Key, Line, Record, Unit
from model.rules import check, check_figures, identity, merge
from model.rules.statement import Statement
from model.store import records
from model.terms import Field, Grade, Level, Source, Verb, Weight
from model.work import came_from, closed_rounds, fill_line, look
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.whose_form import find_unit, heir


@dataclass(frozen=True, slots=True)
class FillPlan:
    """A hand entry as it would be written; `findings` of level error forbid it; a `held` figure waits to be decided."""

    period: str
    line: str
    unit: str
    answers: Mapping[Field, Statement]
    findings: tuple[Finding, ...]
    source: Source
    note: str
    title: str
    held: bool = False

    @property
    def ready(self) -> bool:
        """Say whether something stands to be written and nothing speaks against it."""
        stated = any(answer.value is not None for answer in self.answers.values())
        return stated and not any(finding.level is Level.ERROR for finding in self.findings)


def plan(
    ledger: Ledger, period: str, line: str, unit: str, values: Mapping[Field, str], source: Source, note: str = ""
) -> FillPlan:
    """Judge what was typed; `unit` is a name or an id. Raises ClerkError where round, line or unit is unknown."""
    now = standing(ledger)
    at = find_round(now, period)
    who, item, about = find(now, line, unit)
    who = heir(now, who, at)
    why, hint = fill_line.barred(fill_line.ground(now, at), who, item, about)
    if why:
        raise ClerkError(f"{why}，没有提交，台账没有改动。{hint}")
    answers = {
        field: fill_line.judged(field, item, about, text, note) for field, text in values.items() if text.strip()
    }
    findings = tuple(_finding(field, answer) for field, answer in answers.items() if answer.sentence)
    key = Key(at.period, about.id, who.id, Field.DONE)
    stood = {field: came_from.standing_values(ledger, now, _figure(now, key, field)) for field in answers}
    findings += tuple(_replaced(now, key, answers, stood))
    doubt = _doubt(now, key, answers.get(Field.DONE))
    if doubt:
        findings += (_doubted(doubt, key, note.strip(), stood[Field.DONE]),)
    if not look.due_dates(ledger, at, now):
        findings += (Finding(Level.NOTE, f"{at.name}还没有发表，先按{source.word}记下；发表以后该单位仍按表报。"),)
    if closed := closed_rounds.note(ledger, at.period, at.name):
        findings += (Finding(Level.WARNING, closed),)
    if not answers:
        findings = (Finding(Level.ERROR, "没有填任何内容，没有提交。"),)
    title = f"{who.short} {at.name} {about.id}"
    held = doubt is not None and check_figures.holds(doubt) and not note.strip()
    return FillPlan(at.period, about.id, who.id, answers, findings, source, note, title, held)


def _figure(now: Standing, key: Key, field: Field) -> Figure | None:
    return now.known.view.figures.get(replace(key, field=field))


def _replaced(
    now: Standing, key: Key, answers: Mapping[Field, Statement], stood: Mapping[Field, str]
) -> Iterator[Finding]:
    """Yield what the entry is written over: the value in force until now and whose it is."""
    for field, answer in answers.items():
        figure = _figure(now, key, field)
        if figure is None or not stood[field] or not isinstance(answer.value, str):
            continue
        if [head.value for head in figure.heads] == [answer.value]:
            continue
        long = field in (Field.TEXT, Field.PROBLEM)
        said = "取代原来的文字" if long else f"原为 {stood[field]}，改为 {answer.value}"
        yield Finding(Level.NOTE, f"{field.word}：{said}。")


def find(now: Standing, line: str, unit: str) -> tuple[Unit, Item, Line]:
    """Return the unit, item and line named; raises ClerkError where one is unknown."""
    about = next((one for one in now.setup.lines if one.id == line), None)
    if about is None:
        raise ClerkError(f"台账里没有“{line}”这一行。没有改动台账。序号写成“26-2”这样（第26项的第2行）。")
    who = next((one for one in now.setup.units if one.id == unit), None) or find_unit(now, unit)
    item = next(one for one in now.setup.items if one.id == about.item)
    return who, item, about


def _finding(field: Field, answer: Statement) -> Finding:
    certain = answer.value is not None and not isinstance(answer.value, Asked)
    level = Level.NOTE if certain else Level.ERROR
    return Finding(level, f"{field.word}：{answer.sentence}")


def _doubt(now: Standing, key: Key, answer: Statement | None) -> Doubt | None:
    value = answer.value if answer else None
    return check_figures.would(now.known, key, value) if isinstance(value, str) else None


def _doubted(doubt: Doubt, key: Key, note: str, stood: str) -> Finding:
    """Say what 审核 doubts about the figure; a note lets it stand, without one it waits, and what stood so far too."""
    said = f"{key.field.word}：{check.sentence(doubt)}"
    if doubt.weight is Weight.ERROR:
        return Finding(Level.ERROR, f"{said}。按本计划的审核标准不能收，没有提交。", check=doubt.check, key=key)
    if note:
        return Finding(Level.NOTE, f"{said}。已写来源说明，按此数计。", check=doubt.check, key=key, reason=note)
    if not check_figures.holds(doubt):
        return Finding(Level.WARNING, said, check=doubt.check, key=key)
    also = f"；至今有效的 {stood}也一并等核定，不再计入" if stood else ""
    tail = f"。没有写来源说明，提交后先列为待确认，不计入{also}。"
    return Finding(Level.WARNING, said + tail, check=doubt.check, key=key)


def do(ledger: Ledger, planned: FillPlan) -> Changes:
    """Write the entry in one act; it stands in place of what was in force when it was typed."""
    if not planned.ready:
        raise ClerkError("\n".join(f.sentence for f in planned.findings) or "没有填任何内容，没有提交。")
    now = standing(ledger)
    values = {
        Key(planned.period, planned.line, planned.unit, field): (answer.value,)
        for field, answer in planned.answers.items()
        if answer.value is not None and answer.grade is not Grade.ASK
    }
    head = {"source": planned.source.value, "note": planned.note, "date": clock.today().isoformat()}
    record = own_record(now, "hand", planned.period, planned.unit, values, head)
    with ledger.act(Verb.FILL.word, planned.title) as act:
        records.add(ledger, record)
    return Changes(act, f"填报 {planned.title}", frozenset({planned.period}))


def own_record(
    now: Standing,
    kind: str,
    period: str,
    unit: str,
    values: Mapping[Key, tuple[str | Asked, ...]],
    head: Mapping[str, str],
) -> Record:
    """Make a record of our own whose bases are the heads the clerk saw."""
    bases = {key: merge.heads_of(now.known.view, key) for key in values}
    return identity.seal(
        Record("", kind, "", unit, period, 1, head, values, {k: b for k, b in bases.items() if b}, secrets.token_hex(8))
    )
