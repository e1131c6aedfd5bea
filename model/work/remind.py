"""催报单, 退回单: which units are asked for what in a round; written as papers, the ledger is not changed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.papers.out import document
from model.records import PeriodView
from model.records.unit_paper import PaperSet, UnitPaper
from model.rules import paper_out, reminder, returning
from model.sheets import file_names, paper_list
from model.work import bundle, published
from model.work import look as live
from model.work.ledger import Ledger, find_round, standing
from model.work.progress import Tick, silent
from model.work.whose_form import find_unit

DAYS = 3
"""Days a unit has to put right what was sent back, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """What would be written of a round; `part` names the units it was narrowed to, "" for all."""

    view: PeriodView
    found: PaperSet
    part: str = ""
    reply_by: datetime.date | None = None

    @property
    def text(self) -> str:
        """Return what to paste: the paper itself of one unit, else one message that names all."""
        [*some] = self.found.written
        return text(some[0]) if len(some) == 1 else self.found.chat


@dataclass(frozen=True, slots=True)
class WrittenPapers:
    """Where the papers, their list and the zip of all were written."""

    folder: Path
    files: tuple[Path, ...]
    list: Path
    zip: Path


def text(one: UnitPaper) -> str:
    """Return one unit's paper as text."""
    return paper_out.text(one.paper).strip("\n") if one.paper else one.brief


def look(ledger: Ledger, period: str, day: datetime.date | None = None, units: Sequence[str] = ()) -> Reminders:
    """Return the 催报单 of a round as it stands on a day, today where none is said; `units` narrows them by name."""
    now = standing(ledger)
    view = published.of(ledger, now, period).view
    due = live.due_dates(ledger, find_round(now, period), now)
    return _only(
        ledger, Reminders(view, reminder.papers(view, due, day or clock.today())), units, "已经报了，或没有发表"
    )


def returned(
    ledger: Ledger,
    period: str,
    day: datetime.date | None = None,
    units: Sequence[str] = (),
    reply_by: datetime.date | None = None,
) -> Reminders:
    """Return the 退回单 of a round; raises ClerkError where the day to answer by is over."""
    at = day or clock.today()
    by = reply_by or at + datetime.timedelta(days=DAYS)
    if by < at:
        raise ClerkError(f"改正期限{by.isoformat()}已经过去，没有生成退回单，没有改动台账。请改正日期。")
    view = published.look(ledger, period).view
    return _only(ledger, Reminders(view, returning.papers(view, by, at), reply_by=by), units, "没有要退回改正的内容")


def _only(ledger: Ledger, every: Reminders, units: Sequence[str], idle: str) -> Reminders:
    if not units:
        return every
    now = standing(ledger)
    wanted = [find_unit(now, name) for name in units]
    held = {one.unit for one in every.found.written}
    if bare := [one.short for one in wanted if one.id not in held]:
        raise ClerkError(f"{'、'.join(bare)}本期{idle}，没有生成{every.found.name}。没有改动台账。")
    return narrowed(every, {one.id for one in wanted})


def narrowed(every: Reminders, units: set[str]) -> Reminders:
    """Return the same for some units (ids) alone."""
    some = tuple(one for one in every.found.papers if one.unit in units)
    if len(some) == len(every.found.papers):
        return every
    told = f"{every.found.told}这里列其中{len(some)}家。"
    says = (f"只给其中{len(some)}家写{every.found.name}。", *every.found.says[1:])
    found = replace(every.found, papers=some, told=told, says=says)
    return replace(every, found=found, part=f"_{some[0].short}等{len(some)}家" if some else "")


def do(shown: Reminders, to: Path, tick: Tick = silent) -> WrittenPapers:
    """Write a paper a unit, the list and a zip of all; raises ClerkError, and then nothing of it stays."""
    found, view = shown.found, shown.view
    if not found.written:
        raise ClerkError(f"{view.round.name}：{found.says[0]}没有生成文件。")
    when = f"{view.plan.year}年{view.round.name.replace('—', '-')}"
    rows: list[tuple[Sequence[str], str]] = []
    with bundle.into(to, found.name) as out:
        for number, one in enumerate(found.papers, 1):
            tick(number - 1, len(found.papers), one.short)
            path = None
            if one.paper is not None:
                name = file_names.clean(f"{number:02}_{one.short}_{found.name}_{when}", ".docx")
                path = out.add(name, document.build(one.paper))
            rows.append((one.cells, path.name if path else ""))
        title = f"{when}民生实事{found.name}清单"
        book = paper_list.build(title, f"{found.name}清单", found.told, found.columns, rows)
        listed = out.list(file_names.clean(f"{found.name}清单_{when}{shown.part}", ".xlsx"), book)
        zipped = out.zip(file_names.clean(f"全部{found.name}_{when}{shown.part}", ".zip"), view.round.cutoff)
        tick(len(found.papers), len(found.papers), "写完")
    return WrittenPapers(to, tuple(out.files), listed, zipped)
