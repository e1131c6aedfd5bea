"""退回: send a unit its form back with every open cell marked, as a new form whose answer settles exactly those."""

from __future__ import annotations

import datetime
import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from model import clock
from model.errors import ClerkError, why
from model.records import CellAnswer, Changes, FileAnswer, Finding, Unit
from model.rules import fold, merge, one_question
from model.sheets import atomic, file_names, marked_copy, write
from model.sheets.any_form import AnyForm
from model.sheets.marked_content import Mark, Marked
from model.store import records
from model.terms import Level, Outcome, PlanField, Verb, Verdict
from model.work import any_forms
from model.work.ledger import Ledger, Standing, standing
from model.work.look import Words
from model.work.progress import Tick, silent
from model.work.whose_form import round_at

OPEN = (Outcome.ASK, Outcome.CONFLICT, Outcome.QUARANTINED, Outcome.REFUSED)
NOTE_NAME = "退回说明_"


@dataclass(frozen=True, slots=True)
class MarkedOut:
    """One marked copy to write: whose, for which of its files."""

    unit: Unit
    period: str
    file_name: str
    marked: Marked


@dataclass(frozen=True, slots=True)
class NoteOut:
    """One note in words, for a file that no form can be sent back for; `about` is that file."""

    file_name: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class BackPlan:
    """What sending back would write; `idle` names the files with nothing open, which have no part in it."""

    copies: tuple[MarkedOut, ...]
    notes: tuple[NoteOut, ...]
    last_act: int
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentBack:
    """What was written where; `about` says of each file which returned files it answers, `idle` which none does."""

    changes: Changes
    folder: Path
    files: tuple[Path, ...]
    about: tuple[str, ...]
    idle: tuple[str, ...]


def plan(
    ledger: Ledger,
    answers: Sequence[FileAnswer],
    received: datetime.date | None = None,
    reply_by: datetime.date | None = None,
) -> BackPlan:
    """Return the marked copies and notes that answer these files of a take already done.

    All files of one unit and round get one copy, because one answer settles them all.
    """
    now = standing(ledger)
    periods = sorted({one.period for one in answers if one.period})
    makers = {one: any_forms.maker(ledger, now, round_at(now, one), questions=True) for one in periods}
    rows = {period: own for period, (own, _) in makers.items()}
    order = {period: {unit: place for place, unit in enumerate(own, 1)} for period, own in rows.items()}
    groups: dict[tuple[str, str], list[FileAnswer]] = {}
    notes: list[NoteOut] = []
    idle: list[str] = []
    for one in answers:
        if one.unit in rows.get(one.period, ()) and one.cells:
            groups.setdefault((one.unit, one.period), []).append(one)
        elif one.verdict is Verdict.REFUSED or _is_open(one):
            notes.append(_note(now, one, len(notes) + 1))
        else:
            idle.append(Path(one.file).name)
    copies = []
    for (unit, period), files in sorted(groups.items(), key=lambda group: _place(order, group[0])):
        if not any(_is_open(one) for one in files):
            idle += [Path(one.file).name for one in files]
        else:
            back = received or _received(ledger, files)
            marked = _marked(now, makers[period][1], unit, files, back, reply_by)
            name = marked_copy.file_name(marked, order[period][unit])
            copies.append(MarkedOut(marked.form.unit, period, name, marked))
    return BackPlan(tuple(copies), tuple(notes), now.last_act, tuple(dict.fromkeys(idle)))


def _place(order: Mapping[str, Mapping[str, int]], form: tuple[str, str]) -> tuple[str, int]:
    unit, period = form
    return period, order[period][unit]


def _received(ledger: Ledger, files: Sequence[FileAnswer]) -> datetime.date:
    """Return when the last of some files came in, today where the ledger does not know."""
    names = {one.record for one in files if one.record}
    return max((one.received for one in records.receipts(ledger) if one.record in names), default=clock.today())


def _is_open(one: FileAnswer) -> bool:
    return any(cell.outcome in OPEN for cell in one.cells)


def _marked(
    now: Standing,
    make: Callable[[Unit], AnyForm],
    unit: str,
    files: Sequence[FileAnswer],
    received: datetime.date,
    reply_by: datetime.date | None,
) -> Marked:
    whose = next(one for one in now.setup.units if one.id == unit)
    return Marked(
        form=make(whose),
        file="、".join(dict.fromkeys(Path(one.file).name for one in files)),
        received=received,
        counts=Counter(cell.outcome for one in files for cell in one.cells),
        marks=_marks(now, files),
        findings=fold.folded(finding for one in files for finding in _of_file(one)),
        reply_by=reply_by,
    )


def _marks(now: Standing, files: Sequence[FileAnswer]) -> tuple[Mark, ...]:
    """Return the open cells; one key asked about in several files, or twice in one, is one mark that names them all."""
    found: dict[object, list[tuple[str, CellAnswer]]] = {}
    for one in files:
        for cell in one.cells:
            if cell.outcome in OPEN:
                where = " ".join((*([Path(one.file).name] if len(files) > 1 else []), cell.sheet, cell.cell))
                found.setdefault((cell.key, cell.outcome) if cell.key else (where,), []).append((where, cell))
    return tuple(_mark(now, some) for some in found.values())


def _mark(now: Standing, some: Sequence[tuple[str, CellAnswer]]) -> Mark:
    cell, key = some[0][1], some[0][1].key
    where = "、".join(dict.fromkeys(place for place, _ in some))
    raw = "、".join(dict.fromkeys(one.raw for _, one in some))
    sentence = one_question.sentence([(place, one.sentence) for place, one in some])
    if key is None:
        return Mark("", "", None, cell.outcome, "", raw, sentence, where)
    if isinstance(key.field, PlanField):
        title = " ".join(Words(now, ()).name(key)[:2])
        return Mark(key.line, key.county, key.field, cell.outcome, title, raw, sentence, where)
    line = next(one for one in now.setup.lines if one.id == key.line)
    county = next((one.short for one in now.setup.units if one.id == key.county), "")
    title = f"{line.id} {line.name}" + (f"（{county}）" if county else "")
    return Mark(key.line, key.county, key.field, cell.outcome, title, raw, sentence, where)


def _of_file(one: FileAnswer) -> list[Finding]:
    """Return what was found about a file beyond its single cells."""
    told = {(cell.sheet, cell.cell, cell.sentence) for cell in one.cells}
    return [finding for finding in one.findings if (finding.sheet, finding.cell, finding.sentence) not in told]


def _note(now: Standing, one: FileAnswer, number: int) -> NoteOut:
    """Word the reasons, to be sent to whoever sent the file."""
    name = Path(one.file).name
    reasons = [_reason(finding) for finding in one.findings if finding.level is not Level.NOTE]
    listed = [f"{place}. {reason}" for place, reason in enumerate(dict.fromkeys(reasons), 1)]
    head = f"关于“{name}”的退回说明"
    body = "贵单位报来的这份文件没有收（或有内容没有收），原因如下，请处理后重新报送："
    text = "\n".join([head, "", body, *listed, "", now.plan.office, ""])
    return NoteOut(file_names.clean(f"{NOTE_NAME}{number:02}_{name}", ".txt"), text, name)


def _reason(finding: Finding) -> str:
    where = " ".join(part for part in (finding.sheet, finding.cell) if part)
    return f"{where}：{finding.sentence}" if where else finding.sentence


def do(ledger: Ledger, planned: BackPlan, to: Path, tick: Tick = silent) -> SentBack:
    """Write the copies and notes, then note the new forms in one act; raises ClerkError, and nothing stays."""
    if planned.last_act != ledger.last_act():
        raise ClerkError("看过退回内容之后台账又有改动，没有生成退回件。请重新生成。")
    ledger.refuse_archived()
    _make(to)
    written: list[Path] = []
    total = len(planned.copies) + len(planned.notes)
    try:
        for one in planned.copies:
            tick(len(written), total, one.unit.short)
            written.append(write.save(marked_copy.build(one.marked), to / one.file_name))
        for note in planned.notes:
            tick(len(written), total, note.file_name)
            written.append(atomic.write(note.text.encode("utf-8-sig"), to / note.file_name))
        tick(total, total, "登记退回")
        changes = _register(ledger, planned)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    about = [one.marked.file for one in planned.copies] + [one.about for one in planned.notes]
    return SentBack(changes, to, tuple(written), tuple(about), planned.idle)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"文件夹“{folder}”建不了（{why(error)}），没有生成退回件。请换一个位置。") from error


def _register(ledger: Ledger, planned: BackPlan) -> Changes:
    """Add the new forms' issues; what is already known and in force adds no act."""
    facts = records.facts(ledger)
    held = {issue.id for issue in facts.issues}
    live = merge.in_force(facts)
    fresh = [one for one in planned.copies if one.marked.form.issue.id not in live]
    if not fresh:
        return Changes(None, "退回的表与上次相同" if planned.copies else "没有登记新的表")
    names = "、".join(dict.fromkeys(one.marked.form.round.name for one in fresh))
    who = fresh[0].unit.short if len(fresh) == 1 else f"{len(fresh)}份表"
    title = f"{who} {names}"
    issues = [one.marked.form.issue for one in fresh]
    with ledger.act(Verb.ANSWER.word, title) as act:
        records.add(ledger, *(issue for issue in issues if issue.id not in held))
        records.add(
            ledger, *merge.take_again(facts, [one.id for one in issues if one.id in held], secrets.token_hex(8))
        )
    return Changes(act, f"退回 {title}", frozenset(one.period for one in fresh))
