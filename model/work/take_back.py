"""收回: take returned forms into the ledger. plan only reads; do is one act."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from model import clock
from model.errors import ClerkError
from model.records import (
    Asked,
    CellAnswer,
    Changes,
    Conflict,
    Facts,
    FileAnswer,
    Finding,
    Receipt,
    Record,
)
from model.rules import merge
from model.rules.plan_round import keys
from model.store import records, sites
from model.terms import Level, OtherRound, Outcome, Verb, Verdict
from model.work import closed_rounds, gather, slip_replies
from model.work.checks import Checks
from model.work.gather import Found
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.look import Words
from model.work.progress import Tick, silent
from model.work.slip_replies import Reply
from model.work.understand import Understood, understand
from model.work.whose_form import Told, find_unit

UNSETTLED = (Outcome.ASK, Outcome.CONFLICT, Outcome.QUARANTINED, Outcome.REFUSED)
"""Outcomes that leave something to the clerk."""


@dataclass(frozen=True, slots=True)
class TakePlan:
    """What taking some files would do; `files` stand in their order as found, `replies` answer 督办单."""

    files: tuple[FileAnswer, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    last_act: int
    received: datetime.date
    taken: tuple[Understood, ...]
    replies: tuple[Reply, ...] = ()

    @property
    def writes(self) -> bool:
        """Say whether doing the plan changes the ledger."""
        return bool(self.taken or self.replies)


def plan(
    ledger: Ledger,
    paths: Sequence[Path],
    *,
    unit: str = "",
    period: str = "",
    received: datetime.date | None = None,
    other_round: OtherRound | None = None,
    words: Mapping[str, Told] | None = None,
    tick: Tick = silent,
) -> TakePlan:
    """Read files and say what becomes of every cell; nothing is written.

    `unit` and `period` count only for a form whose hidden sheet is gone; a form of another round is taken
    only as what `other_round` says. `words`: what the clerk said of single files instead, by the name each is
    answered under. Raises ClerkError where a path, the unit or the round is unknown.
    """
    now = standing(ledger)
    if unit:
        find_unit(now, unit)
    if period:
        find_round(now, period)
    told, said = Told(unit, period, other_round), words or {}
    files = gather.find(paths)
    if not files:
        raise ClerkError("给的文件夹里没有报回的表（我们自己的清单和临时文件不算）。台账没有改动。请核对文件夹。")
    read: list[Understood | FileAnswer] = []
    replies: list[Reply] = []
    day = received or clock.today()
    for number, path in enumerate(files):
        tick(number, len(files), path.name)
        for one in gather.load(path):
            forms = understand(now, one, said.get(one.name, told)) if isinstance(one, Found) else (one,)
            answered = _reply(ledger, now, one, forms, day, replies)
            read += [answered[0]] if answered else forms
            replies += [answered[1]] if answered and answered[1] else []
    tick(len(files), len(files), "核对")
    return replace(settle(ledger, now, read, day), replies=tuple(replies))


def _reply(
    ledger: Ledger,
    now: Standing,
    one: Found | FileAnswer,
    forms: Sequence[Understood | FileAnswer],
    day: datetime.date,
    before: Sequence[Reply],
) -> tuple[FileAnswer, Reply | None] | None:
    """Return the answer to a file that holds no form but a reply to a 督办单; None for any other."""
    if not isinstance(one, Found) or any(isinstance(form, Understood) or form.period for form in forms):
        return None
    return slip_replies.read(ledger, now, one, day, before)


def again(ledger: Ledger, receipts: Sequence[Receipt]) -> tuple[FileAnswer, ...]:
    """Answer forms the ledger took as they stand now, from the files it keeps; attachments are no forms."""
    now = standing(ledger)
    names = {unit.id: unit.full or unit.short for unit in now.setup.units}
    read: list[Understood | FileAnswer] = []
    for record, one in {one.record: one for one in receipts if one.record}.items():
        found = Found(one.file, records.file(ledger, one.sha256))
        forms = understand(now, found, Told(names[one.unit], one.period, OtherRound.THIS))
        read += [form for form in forms if isinstance(form, Understood) and form.record.id == record]
    return settle(ledger, now, read, clock.today()).files


def settle(ledger: Ledger, now: Standing, read: Sequence[Understood | FileAnswer], received: datetime.date) -> TakePlan:
    """Weigh all files of one take together, so that their order decides nothing."""
    new: dict[str, Understood] = {}
    for one in read:
        if isinstance(one, Understood) and one.record.values and not merge.already(now.facts, one.record):
            new.setdefault(one.record.id, one)
    after = _after(now, tuple(new.values()))
    first = {id(one) for one in new.values()}
    places = records.places(ledger) + tuple(place for one in new.values() for place in one.places)
    words = Words(after, places)
    weigh = Weigh(merge.judge(now.facts, after.facts), Checks(after, words, tuple(new.values()), sites.load(ledger)))
    before = {one.record: one.received for one in records.receipts(ledger) if one.record}
    closed = {one.period: closed_rounds.note(ledger, one.period, one.name) for one in now.known.rounds}
    answers = [
        one
        if isinstance(one, FileAnswer)
        else _closed(_dated(_answer(now, weigh, one, id(one) in first), before), closed)
        for one in read
    ]
    touched = {key for one in read if isinstance(one, Understood) for key in one.record.values}
    conflicts = tuple(conflict for conflict in words.conflicts() if conflict.key in touched)
    findings = tuple(finding for answer in answers for finding in answer.findings) + tuple(_early(received, new))
    return TakePlan(tuple(answers), conflicts, findings, now.last_act, received, tuple(new.values()))


def _early(received: datetime.date, new: Mapping[str, Understood]) -> Iterator[Finding]:
    """Yield a day of receipt that is still to come; what is late is told by it."""
    if new and received > clock.today():
        sentence = f"收到日期写的是{received.isoformat()}，还没有到。请核对；写错了先撤销这次收回，改好日期再收。"
        yield Finding(Level.WARNING, sentence)


def _closed(answer: FileAnswer, closed: Mapping[str, str]) -> FileAnswer:
    """Say of a new form of a closed round that it is taken all the same, and changes nothing that was published."""
    said = closed.get(answer.period, "")
    if not said or answer.verdict not in (Verdict.TAKEN, Verdict.PARTLY):
        return answer
    return replace(answer, findings=(*answer.findings, Finding(Level.WARNING, said, answer.file)))


def _after(now: Standing, new: Sequence[Understood]) -> Standing:
    """Return the ledger as it would stand; a withdrawn file taken again counts again (DESIGN.md section 5, rule 6)."""
    known, fresh = _known(now.facts, new)
    withdrawals = now.facts.withdrawals + merge.take_again(now.facts, known, "")
    return now.with_facts(replace(now.facts, records=now.facts.records + fresh, withdrawals=withdrawals))


def _known(facts: Facts, new: Sequence[Understood]) -> tuple[tuple[str, ...], tuple[Record, ...]]:
    """Split records into the ids of those the ledger holds, though withdrawn, and those it never saw."""
    held = {record.id for record in facts.records}
    found = [one.record for one in new]
    return tuple(r.id for r in found if r.id in held), tuple(r for r in found if r.id not in held)


def _answer(now: Standing, weigh: Weigh, one: Understood, is_new: bool) -> FileAnswer:
    """Give every cell its outcome and the file its verdict."""
    spoken = weigh.judge(one.record) if one.record.values else {}
    cells = tuple(weigh.checks.cell(_cell(cell, spoken)) for cell in one.cells)
    findings = one.findings + tuple(
        Finding(_level(cell), cell.sentence, one.file.name, cell.sheet, cell.cell) for cell in cells if cell.sentence
    )
    findings += weigh.checks.findings(one) if is_new else ()
    open_cells = any(cell.outcome in UNSETTLED for cell in cells)
    if not one.record.values:
        verdict = Verdict.REFUSED
    elif not is_new:
        verdict = Verdict.ALREADY
    else:
        verdict = Verdict.PARTLY if open_cells else Verdict.TAKEN
    name = next((unit.short for unit in now.setup.units if unit.id == one.record.unit), "")
    return FileAnswer(
        file=one.file.name,
        verdict=verdict,
        unit=one.record.unit,
        unit_name=name,
        period=one.record.period,
        cells=cells,
        findings=findings,
        record=one.record.id,
    )


def _dated(answer: FileAnswer, before: Mapping[str, datetime.date]) -> FileAnswer:
    """Say of a file taken before when that was (FAULTS.md D12)."""
    when = before.get(answer.record)
    if answer.verdict is not Verdict.ALREADY or when is None:
        return answer
    note = Finding(Level.NOTE, f"已收过（{when.isoformat()} 收到），内容相同，没有改动。", answer.file)
    return replace(answer, findings=(note, *answer.findings))


class Weigh(NamedTuple):
    """What settles a cell: the merge, then 审核."""

    judge: Callable[[Record], merge.Spoken]
    checks: Checks


def _cell(cell: CellAnswer, spoken: merge.Spoken) -> CellAnswer:
    if cell.key is None or cell.value is None or cell.key not in spoken:
        return cell
    outcome, sentence = spoken[cell.key]
    if isinstance(cell.value, Asked) and outcome is not Outcome.QUARANTINED:
        outcome = outcome if outcome is Outcome.SAME else Outcome.ASK
    return replace(cell, outcome=outcome, sentence=" ".join(part for part in (cell.sentence, sentence) if part))


def _level(cell: CellAnswer) -> Level:
    if cell.outcome is Outcome.REFUSED:
        return Level.ERROR
    return Level.WARNING if cell.outcome in UNSETTLED else Level.NOTE


def do(ledger: Ledger, planned: TakePlan, tick: Tick = silent) -> Changes:
    """Take the planned files in one act; what changed since the plan is weighed again first."""
    now = standing(ledger)
    if planned.last_act != now.last_act:
        planned = replace(settle(ledger, now, planned.taken, planned.received), replies=planned.replies)
    if not planned.writes:
        return Changes(None, "没有新的内容可收")
    title = _title(now, planned)
    again, fresh = _known(now.facts, planned.taken)
    with ledger.act(Verb.TAKE.word, title, keep=True) as act:
        records.add(ledger, *fresh, *merge.take_again(now.facts, again, secrets.token_hex(8)))
        for number, one in enumerate(planned.taken):
            tick(number, len(planned.taken), Path(one.file.name).name)
            _write(ledger, act, one, planned, is_new=one.record in fresh)
        for reply in planned.replies:
            slip_replies.keep(ledger, reply, planned.received)
        tick(len(planned.taken), len(planned.taken), "写入台账")
    return Changes(act, f"收回 {title}", frozenset(one.record.period for one in planned.taken))


def _write(ledger: Ledger, act: int, one: Understood, planned: TakePlan, *, is_new: bool) -> None:
    """Keep the file as received, where each statement stood in it, and its receipt."""
    sha256 = records.add_file(ledger, one.file.data)
    if is_new:
        records.add_places(ledger, one.places)
    name, record = Path(one.file.name).name, one.record
    verdict = next(a.verdict for a in planned.files if a.record == record.id and a.verdict is not Verdict.ALREADY)
    receipt = Receipt(record.id, act, sha256, name, record.unit, record.period, planned.received, verdict)
    records.add_receipt(ledger, receipt)


def _title(now: Standing, planned: TakePlan) -> str:
    """Name a take as the undo list shows it: 市教育局 3月, or how many forms of which round, and the replies."""
    replied = "、".join(dict.fromkeys(one.step.slip for one in planned.replies))
    forms = _forms_title(now, planned) if planned.taken else ""
    return "，".join(part for part in (forms, f"{replied}的反馈" if replied else "") if part)


def _forms_title(now: Standing, planned: TakePlan) -> str:
    shorts = {unit.id: unit.short for unit in now.setup.units}
    rounds = {one.period: one.name for one in (*now.known.rounds, keys.first_round(now.plan.year))}
    names = sorted({rounds.get(one.record.period, one.record.period) for one in planned.taken})
    if len(planned.taken) == 1:
        return f"{shorts[planned.taken[0].record.unit]} {names[0]}"
    return f"{len(planned.taken)}份表 {'、'.join(names)}"
