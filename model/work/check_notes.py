"""核对单: ask every unit with red or yellow lines to confirm them before they are published; one action for all."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.papers.out import document
from model.records import Changes, PeriodView
from model.records.check_notes import CheckNote, SentNote
from model.records.document_out import PaperOut
from model.rules import check_answers, check_notes, paper_out, red_yellow, script
from model.rules.check_answers import OpenNotes
from model.sheets import check_list, file_names
from model.store import check_notes as facts
from model.terms import Verb
from model.work import bundle, line_sources, published
from model.work.ledger import Ledger, find_round, standing
from model.work.progress import Tick, silent
from model.work.whose_form import find_unit

DAYS = 3
"""Days a unit has to answer where nothing else is said."""


@dataclass(frozen=True, slots=True)
class NotesPlan:
    """Notes as they would go out, each with its file's name; `again`: units whose note says what it said before."""

    says: tuple[str, ...]
    view: PeriodView
    notes: tuple[CheckNote, ...]
    names: tuple[str, ...]
    again: frozenset[str]
    day: datetime.date
    reply_by: datetime.date
    units: tuple[str, ...]
    last_act: int
    simplified: bool = False

    @property
    def title(self) -> str:
        """Name the act."""
        who = self.notes[0].short if len(self.notes) == 1 else f"{len(self.notes)}家"
        return f"{self.view.round.name} {who}"


@dataclass(frozen=True, slots=True)
class SentNotes:
    """Where the notes, their list and the zip of all were written."""

    changes: Changes
    folder: Path
    files: tuple[Path, ...]
    list: Path
    zip: Path


def open(ledger: Ledger, period: str) -> OpenNotes:
    """Return where a round's notes stand: who has not answered, which objections wait; reads only."""
    return of_view(ledger, published.look(ledger, period).view)


def of_view(ledger: Ledger, view: PeriodView) -> OpenNotes:
    """Return the same of a round that is looked at already."""
    at = view.round.period
    return check_answers.standing(
        view,
        check_notes.notes(view, {}),
        facts.sent(ledger, at),
        facts.answers(ledger, at),
        facts.verdicts(ledger, at),
        clock.today(),
    )


def plan(
    ledger: Ledger,
    period: str,
    reply_by: datetime.date | None = None,
    units: Sequence[str] = (),
    *,
    simplified: bool = False,
) -> NotesPlan:
    """Return the notes of a round; `units` narrows them by name, `simplified` are their characters. Nothing is written.

    Raises ClerkError where no line is behind, a unit named has none, or the day to answer by is over.
    """
    now = standing(ledger)
    find_round(now, period)
    view = published.look(ledger, period).view
    day = clock.today()
    by = reply_by or day + datetime.timedelta(days=DAYS)
    if by < day:
        raise ClerkError(f"反馈期限{by.isoformat()}已经过去，没有生成核对单，没有改动台账。请改正日期。")
    behind = [one.line for one in red_yellow.rows(view)]
    every = check_notes.notes(view, line_sources.of_lines(ledger, view.round.period, behind))
    wanted = {find_unit(now, name).id for name in units}
    found = tuple(one for one in every if not wanted or one.unit in wanted)
    _refuse([one.short for one in now.setup.units if one.id in wanted], found, view)
    before = {one.unit: one for one in facts.sent(ledger, view.round.period)}
    again = frozenset(
        one.unit
        for one in found
        if one.unit in before
        and (before[one.unit].saw, before[one.unit].reply_by) == (tuple(line.saw for line in one.lines), by)
    )
    names = tuple(_name(one, view, number) for number, one in enumerate(every, 1) if one in found)
    says = tuple(_says(view, found, every, again, by))
    return NotesPlan(says, view, found, names, again, day, by, tuple(units), ledger.last_act(), simplified)


def _refuse(wanted: Sequence[str], found: Sequence[CheckNote], view: PeriodView) -> None:
    idle = [one for one in wanted if one not in {note.short for note in found}]
    if idle:
        raise ClerkError(f"{'、'.join(idle)}本期没有黄灯、红灯，没有生成核对单。没有改动台账。")
    if not found:
        raise ClerkError(f"{view.round.name}没有亮红灯、黄灯的指标和节点，不用送核对单。没有改动台账。")


def _says(
    view: PeriodView, found: Sequence[CheckNote], every: Sequence[CheckNote], again: frozenset[str], by: datetime.date
) -> list[str]:
    lines = sum(len(one.lines) for one in found)
    told = [f"给{len(found)}家单位送核对单，共{lines}条，{by.month}月{by.day}日前反馈。"]
    if rest := len(every) - len(found):
        told.append(f"另有{rest}家有黄灯、红灯的，这次不送。")
    if bare := check_notes.ownerless(view):
        told.append(f"{'、'.join(bare)}没有牵头单位，没有核对单可送；请先在“更正事项”里定牵头单位。")
    if again:
        names = "、".join(one.short for one in found if one.unit in again)
        told.append(f"{len(again)}家的核对单与上次送的相同，按原件重送，已有的反馈仍算：{names}。")
    return told


def _name(note: CheckNote, view: PeriodView, number: int) -> str:
    when = f"{view.plan.year}年{view.round.name.replace('—', '-')}"
    return file_names.clean(f"{number:02}_{note.short}_核对单_{when}", ".docx")


def papers(planned: NotesPlan) -> tuple[PaperOut, ...]:
    """Return the notes as they would be written."""
    made = (check_notes.paper(one, planned.view, planned.day, planned.reply_by) for one in planned.notes)
    return tuple(map(script.paper, made) if planned.simplified else made)


def do(ledger: Ledger, planned: NotesPlan, to: Path, tick: Tick = silent) -> SentNotes:
    """Write the notes, a list and a zip of all, then note in one act what was sent."""
    if planned.last_act != ledger.last_act():
        at = planned.view.round.period
        planned = plan(ledger, at, planned.reply_by, planned.units, simplified=planned.simplified)
    made = papers(planned)
    with bundle.into(to, "核对单") as out:
        for number, (paper, name) in enumerate(zip(made, planned.names, strict=True)):
            tick(number, len(made), name)
            out.add(name, document.build(paper))
        when = f"{planned.view.plan.year}年{planned.view.round.name.replace('—', '-')}"
        part = f"_{planned.notes[0].short}等{len(planned.notes)}家" if planned.units else ""
        rows = [(one, path.name) for one, path in zip(planned.notes, out.files, strict=True)]
        listed = check_list.build(planned.view, rows, planned.reply_by)
        lying = out.list(file_names.clean(f"核对单清单_{when}{part}", ".xlsx"), listed)
        zipped = out.zip(file_names.clean(f"全部核对单_{when}{part}", ".zip"), planned.view.round.cutoff)
        tick(len(made), len(made), "登记")
        changes = _note(ledger, planned, out.files, [paper_out.text(one) for one in made])
    return SentNotes(changes, to, tuple(out.files), lying, zipped)


def _note(ledger: Ledger, planned: NotesPlan, written: Sequence[Path], texts: Sequence[str]) -> Changes:
    at = planned.view.round.period
    fresh = [
        SentNote(at, one.unit, planned.day, planned.reply_by, tuple(line.saw for line in one.lines), path.name, text)
        for one, path, text in zip(planned.notes, written, texts, strict=False)
        if one.unit not in planned.again
    ]
    if not fresh:
        return Changes(None, "重送的核对单与上次相同")
    with ledger.act(Verb.CHECKNOTES.word, planned.title) as act:
        facts.add(ledger, fresh)
    return Changes(act, f"{Verb.CHECKNOTES.word} {planned.title}", frozenset({at}))
