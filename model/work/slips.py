"""督办单: how each stands today, on paper, as a form to answer on, and as a register; reads only."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from pathlib import Path

from model import clock
from model.errors import ClerkError, why
from model.records.document_out import PaperOut
from model.records.score import OverdueSlip, ScoredSlip
from model.records.slips import SlipView
from model.rules import script, slip_colour, slip_number, slip_paper, slip_view, status
from model.rules.slip_view import Ground
from model.sheets import atomic, slip_form, slip_register, write
from model.sheets.file_names import clean
from model.store import records
from model.store import slips as store
from model.terms_slip import SlipMove
from model.work import paper_file
from model.work.ledger import Ledger, Standing, standing
from model.work.whose_form import find_unit


def look(ledger: Ledger, day: datetime.date | None = None, until: int | None = None) -> tuple[SlipView, ...]:
    """Return the slips as they stand on a day (None = today); `until`: as they were noted up to that act."""
    return of(ledger, standing(ledger), day, until)


def of(
    ledger: Ledger, now: Standing, day: datetime.date | None = None, until: int | None = None
) -> tuple[SlipView, ...]:
    """Return the same of a ledger read already."""
    return slip_view.views(store.load(ledger, until), store.steps(ledger, until), ground(now), day or clock.today())


def ground(now: Standing) -> Ground:
    """Return what slips are judged by."""
    last = max(now.known.rounds, key=lambda one: one.end)
    ended = {
        item.id: status.words(*held)
        for item in now.setup.items
        if status.ended(item.id, now.known.statuses, last) and (held := status.at(item.id, now.known.statuses, last))
    }
    return Ground(now.setup.units, now.known.rounds, ended)


def find(ledger: Ledger, number: str, day: datetime.date | None = None) -> SlipView:
    """Return the slip of a number (连政督〔2021〕3号, 2021-3, or 3: of the latest year that has it).

    Raises ClerkError where there is none.
    """
    wanted, shown = slip_number.read(number), look(ledger, day)
    fits = [one for one in shown if wanted and one.slip.number == wanted[1] and wanted[0] in (0, one.slip.year)]
    if not fits:
        have = "、".join(one.slip.no for one in shown[-6:]) or "还没有"
        raise ClerkError(f"没有编号为“{number}”的督办单。没有改动台账。现有：{have}。")
    return fits[-1]


def unit(ledger: Ledger, name: str, day: datetime.date | None = None) -> str:
    """Return the id of who stands on a day for the unit a name means; raises ClerkError where none does."""
    now = standing(ledger)
    return slip_view.heir(find_unit(now, name).id, ground(now), day or clock.today())


def prefix(ledger: Ledger) -> str:
    """Return what the plan's numbers begin with: as remembered, else as its own number suggests."""
    return store.prefix(ledger) or slip_number.first_prefix(standing(ledger).plan.doc_no)


def lasting_prefix(ledger: Ledger) -> str:
    """Return what next year's numbers begin with too: as remembered or as slips were numbered, "" where none was."""
    return store.prefix(ledger) or (prefix(ledger) if store.used(ledger) else "")


def last_number(ledger: Ledger, year: int) -> int:
    """Return the last number given in a year, 0 for none."""
    return slip_number.following(store.used(ledger), year) - 1


def empty_numbers(ledger: Ledger) -> str:
    """Name the numbers no slip bears, and why; "" where there are none."""
    used = store.used(ledger)
    year, last = store.carried(ledger)
    stands = {(one.year, one.number) for one in store.load(ledger)} | {(year, no) for no in range(1, last + 1)}
    return slip_number.empty(used, stands)


def overdue(ledger: Ledger, day: datetime.date, until: int | None = None) -> tuple[OverdueSlip, ...]:
    """Return the slips whose date passed by a day without a reply, or whose reply came late; under who leads now."""
    return tuple(
        OverdueSlip(one.unit, one.slip.no, one.slip.title, one.due, one.overdue)
        for one in look(ledger, day, until)
        if one.overdue
    )


def scored(ledger: Ledger, day: datetime.date, until: int | None = None) -> tuple[ScoredSlip, ...]:
    """Return every slip as the scores count it: under who leads now, with how often its reply was sent back."""
    return tuple(
        ScoredSlip(one.unit, one.slip.no, one.slip.title, sum(step.move is SlipMove.RETURN for step in one.steps))
        for one in look(ledger, day, until)
    )


def told(shown: Collection[SlipView], every: Collection[SlipView], day: datetime.date, empty: str = "") -> str:
    """Say over a list what it holds, which numbers are empty, and what the colours mean."""
    some = f"按筛选列出{len(shown)}件；" if len(shown) < len(every) else ""
    return f"截至{day.isoformat()}　{some}{slip_view.counted(tuple(every))}{empty}　{slip_colour.IN_WORDS}"


def save_register(ledger: Ledger, to: Path, only: Collection[str] = (), day: datetime.date | None = None) -> Path:
    """Write the register of a day; `only`: numbers to leave in, all where it is empty. Returns where it went."""
    now, day = standing(ledger), day or clock.today()
    _refuse(ledger, to, ".xlsx", "登记表")
    every = of(ledger, now, day)
    some = tuple(one for one in every if not only or one.slip.no in only)
    return write.save(slip_register.build(now.plan.office, told(some, every, day, empty_numbers(ledger)), some), to)


def paper(ledger: Ledger, number: str, *, simplified: bool = False) -> PaperOut:
    """Return a slip's paper as it stands; raises ClerkError where there is none of that number."""
    made = slip_paper.paper(find(ledger, number), standing(ledger).plan.office)
    return script.paper(made) if simplified else made


def save_paper(ledger: Ledger, number: str, to: Path, *, simplified: bool = False) -> Path:
    """Write a slip as it stands (.docx), into a folder under its own name; returns where it really went."""
    shown = find(ledger, number)
    target = to / clean(f"{shown.slip.no}_{shown.lead}", ".docx") if to.is_dir() else to
    return paper_file.save(ledger, paper(ledger, number, simplified=simplified), target)


def save_form(ledger: Ledger, number: str, to: Path) -> Path:
    """Write the form a unit answers a slip on (.xlsx), into a folder under its own name; returns where it went."""
    shown, plan = find(ledger, number), standing(ledger).plan
    target = to / slip_form.file_name(shown) if to.is_dir() else to
    _refuse(ledger, target, ".xlsx", "反馈表")
    return write.save(slip_form.build(shown, plan.id, plan.office), target)


def save_reply(ledger: Ledger, number: str, folder: Path) -> tuple[Path, ...]:
    """Write the replies of a slip as they came into a folder; nothing there is replaced. Raises ClerkError."""
    return tuple(_replies(ledger, find(ledger, number), folder))


def _replies(ledger: Ledger, shown: SlipView, folder: Path) -> Iterator[Path]:
    kept = [one for one in shown.steps if one.move is SlipMove.REPLY and one.sha256]
    if not kept:
        raise ClerkError(f"{shown.slip.no}没有收过反馈件。没有改动任何文件。")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"文件夹“{folder}”建不了（{why(error)}）。请换一个位置。") from error
    for number, one in enumerate(kept, 1):
        data, name = records.file(ledger, one.sha256), clean(f"{number}_{Path(one.file).stem}", Path(one.file).suffix)
        yield atomic.write(data, folder / name)


def _refuse(ledger: Ledger, to: Path, ending: str, what: str) -> None:
    if to.exists() and to.samefile(ledger.path):
        raise ClerkError(f"“{to.name}”就是台账本身，没有生成，台账没有改动。请另取一个文件名。")
    if to.suffix.lower() != ending:
        raise ClerkError(f"{what}要存成 {ending}，“{to.name}”不是，没有生成。请改成 {ending} 结尾的文件名。")
