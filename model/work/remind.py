"""催报单, 退回单, 未销号清单, 缺佐证清单: which units are asked for what in a round; the ledger is not changed."""

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
from model.rules import paper_out, reminder, returning, script, strike_papers
from model.sheets import file_names, paper_list
from model.work import bundle, published, refused_cells, strike_lists
from model.work import look as live
from model.work.ledger import Ledger, find_round, standing
from model.work.progress import Tick, silent
from model.work.whose_form import find_unit

DAYS = 3
"""Days a unit has to put right what was sent back, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """What would be written of a round; `part` names the units it was narrowed to, "" for all.

    `listed`: the list of items (strike_lists.LISTS) that goes out beside the papers as one workbook, "" for none.
    """

    view: PeriodView
    found: PaperSet
    part: str = ""
    reply_by: datetime.date | None = None
    listed: str = ""
    simplified: bool = False

    @property
    def text(self) -> str:
        """Return what to paste: the paper itself of one unit, else one message that names all."""
        [*some] = self.found.written
        return text(some[0]) if len(some) == 1 else self.found.chat


@dataclass(frozen=True, slots=True)
class WrittenPapers:
    """Where the papers, their list, the zip of all and the one list of items (None for none) were written."""

    folder: Path
    files: tuple[Path, ...]
    list: Path
    zip: Path
    whole: Path | None = None


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
    at, by = _days(day, reply_by, "改正期限", returning.NAME)
    view = published.look(ledger, period).view
    refused = refused_cells.look(ledger, view.round.period)
    found = Reminders(view, returning.papers(view, by, at, refused), reply_by=by)
    return _only(ledger, found, units, "没有要退回改正的内容")


def listed(
    ledger: Ledger,
    period: str,
    name: str,
    day: datetime.date | None = None,
    units: Sequence[str] = (),
    reply_by: datetime.date | None = None,
) -> Reminders:
    """Return a list of items (a key of strike_papers.NAMES) per lead unit; raises ClerkError as `returned` does.

    Also of a closed round the items stand as they do now: a unit is not asked for proof it has handed in since.
    """
    at, by = _days(day, reply_by, "反馈期限", strike_papers.NAMES[name])
    view = live.look(ledger, period)
    found = Reminders(view, strike_papers.papers(view, name, at, by), reply_by=by, listed=name)
    return _only(ledger, found, units, "没有这样的牵头事项")


def _days(
    day: datetime.date | None, reply_by: datetime.date | None, what: str, name: str
) -> tuple[datetime.date, datetime.date]:
    """Return the day written and the day to answer by."""
    at = day or clock.today()
    by = reply_by or at + datetime.timedelta(days=DAYS)
    if by < at:
        raise ClerkError(f"{what}{by.isoformat()}已经过去，没有生成{name}，没有改动台账。请改正日期。")
    return at, by


def in_simplified(shown: Reminders) -> Reminders:
    """Return the same in Simplified characters: papers, list and text to paste."""
    return replace(shown, found=script.papers(shown.found), simplified=True)


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
        name, tail = found.list_name, f"_{when}{shown.part}"
        book = paper_list.build(f"{when}民生实事{name}", name, found.told, found.columns, rows)
        at = out.list(file_names.clean(f"{name}{tail}", ".xlsx"), book)
        whole = out.list(file_names.clean(f"{found.name}{tail}", ".xlsx"), _items(shown)) if shown.listed else None
        zipped = out.zip(file_names.clean(f"全部{found.name}_{when}{shown.part}", ".zip"), view.round.cutoff)
        tick(len(found.papers), len(found.papers), "写完")
    return WrittenPapers(to, tuple(out.files), at, zipped, whole)


def _items(shown: Reminders) -> bytes:
    """Return the workbook of the one list, of the items of those units alone."""
    view, units = shown.view, {one.short for one in shown.found.papers}
    only = frozenset(one.item.id for one in view.items if units.intersection(one.leads)) if shown.part else frozenset()
    return strike_lists.book(
        view.plan.office, view.round, view.items, [shown.listed], only, simplified=shown.simplified
    )
