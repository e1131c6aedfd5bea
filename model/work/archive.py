"""年度归档: the year in one zip, then the ledger is read-only; what is open is told first, and undoing reopens it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.records import Archived, Changes, PeriodView, Published
from model.rules import totals
from model.rules.plan_round import keys
from model.sheets import archive_list, upward
from model.sheets.file_names import clean
from model.sheets.packing import Packing, packing
from model.store import archived, attachments, book, journal, paper, proved, records
from model.terms import Verb
from model.work import archive_open, closed_rounds, report_up, slips
from model.work.archive_rows import Rows
from model.work.ledger import Ledger, Standing, standing
from model.work.look import Words
from model.work.progress import Tick, silent

LEDGER, RECEIVED, REPORTS, PLAN = "台账", "收到的文件", "上报表", "方案原件"
SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class Ask:
    """Where the zip goes, and why the year is archived although conflicts or questions stand."""

    to: Path
    despite: str = ""


@dataclass(frozen=True, slots=True)
class ArchivePlan:
    """What archiving would pack, and what is open."""

    ask: Ask
    open: archive_open.Open = field(repr=False)
    contents: tuple[str, ...]
    last_act: int

    @property
    def blocked(self) -> bool:
        """Say whether it waits for a reason."""
        return bool(self.open.blocking) and not self.ask.despite.strip()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        reason = self.ask.despite.strip()
        return (
            *self.open.blocking,
            *((BLOCKED.format(len(self.open.blocking)),) if self.blocked else ()),
            *((f"仍要归档的理由：{reason}",) if reason and self.open.blocking else ()),
            *self.open.rest,
            *self.contents,
            READ_ONLY,
        )


BLOCKED = "还有 {} 处冲突或待确认没有办结。请先核定；确需现在归档的，写明理由。"
READ_ONLY = "归档后台账只能查看、导出和打印；确需更正的，先撤销归档。"


@dataclass(frozen=True, slots=True)
class Done:
    """The ledger archived: the act, and the zip with how many files and bytes."""

    changes: Changes
    path: Path
    files: int
    size: int


def suggested(ledger: Ledger) -> Path:
    """Return where the zip goes unless the clerk says otherwise: beside the ledger, never onto another file."""
    year = standing(ledger).plan.year
    names = (f"{ledger.path.stem}_{year}年归档{tail}" for tail in ("", *(f"({one})" for one in range(2, 1000))))
    return next(path for name in names if not (path := ledger.path.with_name(clean(name, SUFFIX))).exists())


def load(ledger: Ledger) -> Archived | None:
    """Return the archiving that stands, None for a living ledger."""
    return archived.load(ledger)


def plan(ledger: Ledger, ask: Ask, tick: Tick = silent) -> ArchivePlan:
    """Say all that is open and what would be packed; nothing is written.

    Raises ClerkError where the ledger is archived already or the zip cannot go where it should.
    """
    ledger.refuse_archived()
    _refuse_target(ledger, ask.to)
    now = standing(ledger)
    found = archive_open.look_for(ledger, now, tick)
    return ArchivePlan(ask, found, tuple(_contents(ledger, found)), now.last_act)


def _refuse_target(ledger: Ledger, to: Path) -> None:
    if to.suffix.lower() != SUFFIX:
        raise ClerkError(f"归档包要存成 .zip，“{to.name}”不是。没有归档，没有改动任何内容。请改成 .zip 结尾的文件名。")
    if to.exists():
        raise ClerkError(f"“{to.name}”已经存在，没有改动它，也没有归档。请换一个文件名。")
    beside = attachments.folder(ledger.path)
    if beside in to.absolute().parents:
        raise ClerkError(f"归档包不能放在“{beside.name}”文件夹里。没有归档，没有改动任何内容。请换一个位置。")


def _contents(ledger: Ledger, found: archive_open.Open) -> Iterator[str]:
    files = len({(one.sha256, one.period) for one in records.receipts(ledger)})
    kept = len(_evidence(ledger))
    yield (
        f"归档包里有：台账一份、收到的文件 {files} 份、佐证附件 {kept} 份、"
        f"上报表 {len(found.rounds)} 期、{archive_list.LIST}（每项的最终数、亮灯、销号和来源，及全部文件的校验值）。"
    )


def do(ledger: Ledger, planned: ArchivePlan, tick: Tick = silent) -> Done:
    """Write the zip, then make the ledger read-only in one act; a cancel or an error leaves neither.

    Raises ClerkError while conflicts or questions stand and no reason is given.
    """
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    ledger.refuse_archived()
    _refuse_target(ledger, planned.ask.to)
    if planned.blocked:
        told = "；".join(planned.open.blocking)
        raise ClerkError(f"{BLOCKED.format(len(planned.open.blocking))}没有归档，没有改动任何内容：{told}。")
    with packing(planned.ask.to) as pack:
        note = _pack(ledger, planned, pack, tick)
        sha256 = pack.close()
        path = planned.ask.to
        try:
            with ledger.act(Verb.ARCHIVE.word, _title(ledger, note), keep=True) as act:
                path = pack.place()
                archived.add(ledger, Archived(note.date, path.name, sha256, note.reason, note.open))
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    now = standing(ledger)
    changes = Changes(act, f"{Verb.ARCHIVE.word} {_title(ledger, note)}", _periods(now), settings=True)
    return Done(changes, path, len(pack.entries), path.stat().st_size)


def _title(ledger: Ledger, note: Archived) -> str:
    year = f"{standing(ledger).plan.year}年"
    return f"{year}（{len(note.open)}处没有办结，理由：{note.reason}）" if note.reason else year


def _periods(now: Standing) -> frozenset[str]:
    return frozenset(one.period for one in now.known.rounds)


def _pack(ledger: Ledger, planned: ArchivePlan, pack: Packing, tick: Tick) -> Archived:
    """Fill the zip, the list of what it holds last; return what is noted of it in the copy it holds."""
    found = planned.open
    reason = planned.ask.despite.strip() if found.blocking else ""
    note = Archived(clock.today(), planned.ask.to.name, "", reason, found.blocking)
    evidence, receipts = _evidence(ledger), records.receipts(ledger)
    total = len(found.rounds) + len(receipts) + len(evidence) + 2
    step = 0

    def say(what: str) -> None:
        nonlocal step
        tick(step, total, what)
        step += 1

    for view in found.rounds:
        say(f"{REPORTS} {view.round.name}")
        name = clean(f"{REPORTS}_{view.plan.year}年{view.round.name.replace('—', '-')}", ".xlsx")
        told = _published(ledger, view)
        report = report_up.report(told, report_up.chain_head(ledger), _despite(told, reason))
        pack.add(REPORTS, name, upward.build(report))
    _add_received(ledger, pack, say)
    for one in evidence:
        say("佐证附件")
        pack.add_file(f"{LEDGER}/{attachments.folder(ledger.path).name}", one.name, one)
    say("台账")
    _add_ledger(ledger, pack, note)
    say(archive_list.LIST)
    pack.add("", f"{archive_list.LIST}.xlsx", archive_list.build(_list(ledger, planned, note), pack.entries))
    tick(total, total, "封存")
    return note


def _published(ledger: Ledger, view: PeriodView) -> Published:
    """Return a round as it was closed, any other as it was looked at just now."""
    closing = closed_rounds.current(ledger).get(view.round.period)
    return Published(closed_rounds.view(ledger, closing), closing) if closing else Published(view)


def _despite(told: Published, reason: str) -> str:
    """Return why a round is reported though figures conflict: as it was closed, else as it is archived."""
    if not report_up.blocked(told.view):
        return ""
    return told.closing.reason if told.closing else reason


def _add_received(ledger: Ledger, pack: Packing, say: Callable[[str], None]) -> None:
    now = standing(ledger)
    first = keys.first_round(now.plan.year)
    rounds = {one.period: f"{one.period} {one.name}" for one in now.known.rounds} | {first.period: first.name}
    units = {unit.id: unit.short for unit in now.setup.units}
    done = set()
    for one in records.receipts(ledger):
        say(f"{RECEIVED} {one.file}")
        if (one.sha256, one.period) not in done:
            done.add((one.sha256, one.period))
            when = clean(rounds.get(one.period, one.period), "")
            folder = f"{RECEIVED}/{when}/{clean(units.get(one.unit, one.unit), '')}"
            pack.add(folder, one.file, records.file(ledger, one.sha256))
    document, data = paper.document(ledger), paper.data(ledger)
    if data:
        pack.add(PLAN, document.name if document else "方案", data)


def _add_ledger(ledger: Ledger, pack: Packing, note: Archived) -> None:
    """Add a copy of the ledger that is archived itself, so that it is read-only wherever it is opened."""
    with tempfile.TemporaryDirectory(prefix="shishi-") as folder:
        copy = Path(folder) / ledger.path.name
        if ledger.copy_to(copy):
            raise ClerkError(f"台账“{ledger.path.name}”的副本核对不符，没有归档。请先自检台账。")
        with book.open_book(copy) as twin, twin.act(Verb.ARCHIVE.word, _title(twin, note)):
            archived.add(twin, note)
        pack.add_file(LEDGER, ledger.path.name, copy)


def _evidence(ledger: Ledger) -> tuple[Path, ...]:
    """Return the evidence that is there, each content once."""
    found = (attachments.find(ledger.path, one.sha256) for one in proved.evidence(ledger))
    return tuple(dict.fromkeys(path for path in found if path))


def _list(ledger: Ledger, planned: ArchivePlan, note: Archived) -> archive_list.ArchiveList:
    now, view = standing(ledger), planned.open.final
    every = slips.of(ledger, now, note.date)
    return archive_list.ArchiveList(
        plan=now.plan,
        at=view.round,
        made=note.date,
        head=journal.head(ledger).upper(),
        counts=_counts(view),
        rows=Rows(now, Words(now, records.places(ledger)), view).all(),
        notes=tuple(one for one in planned.sentences if one != READ_ONLY) or ("没有未办结的事。",),
        slips=every,
        slips_told=slips.told(every, every, note.date, slips.empty_numbers(ledger)),
    )


def _counts(view: PeriodView) -> str:
    total = totals.of(view.items)
    lights = "、".join(f"{one.word}{many}项" for one, many in total.lights.items() if many)
    return f"共{total.words}：{lights}。"
