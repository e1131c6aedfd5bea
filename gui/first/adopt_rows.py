"""What units propose in the first round, a row each: what holds now, what is proposed, what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from gui import palette, show
from gui.dialogs.findings import place
from gui.plan.finding import searched
from gui.plan.shares_table import colour, difference
from gui.plan.ticks import Index, TickTable
from gui.tables.columns import CENTRE, Column
from model.records import Finding, Unit
from model.rules.breakdown import Breakdown
from model.rules.plan_round.heard import Proposal
from model.rules.plan_round.parts import PlanPart
from model.terms import Level
from model.work.adopt_plan import AdoptPlan, Told

ORDER = tuple(PlanPart)
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal, or (`waits`) what cannot be adopted yet; `words` is what a search looks through."""

    code: str
    unit: Unit | None
    part: PlanPart
    about: str
    was: str
    becomes: str
    findings: tuple[Finding, ...]
    waits: bool
    sum: Breakdown | None
    words: str

    @property
    def key(self) -> str:
        """Return what makes the row this one: a proposal goes by its code."""
        return f"!{self.code} {self.unit.id if self.unit else ''}" if self.waits else self.code

    @property
    def short(self) -> str:
        """Name the unit that proposes."""
        return self.unit.short if self.unit else ""

    @property
    def doubtful(self) -> bool:
        """Say whether there is something to look at."""
        return self.waits or bool(self.findings)

    @property
    def remark(self) -> str:
        """Say all that is to be known of it, the words it is about left out."""
        return "\n".join(dict.fromkeys(_said(one.sentence, self.about) for one in self.findings))

    @property
    def places(self) -> str:
        """Say where in the returned files it stands."""
        return "；".join(dict.fromkeys(filter(None, (place(one.file, one.sheet, one.cell) for one in self.findings))))


def _said(sentence: str, about: str) -> str:
    return sentence.removeprefix(f"{about}：")


def rows(planned: AdoptPlan, units: Iterable[Unit]) -> tuple[Row, ...]:
    """Return all rows by unit in official order, what waits first."""
    known = {unit.id: unit for unit in units}
    notes: defaultdict[str, list[Finding]] = defaultdict(list)
    waits: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in planned.told:
        if one.finding.level is Level.WARNING:
            waits[one.code, one.unit].append(one)
        else:
            notes[one.code].append(one.finding)
    sums = {one.line.id: one for one in planned.shares.lines}
    out = [*_waiting(waits, known)]
    for proposal in planned.proposals:
        out.append(_row(proposal, known.get(proposal.unit), tuple(notes[proposal.code]), sums))
    return tuple(
        sorted(out, key=lambda row: (row.unit.order if row.unit else -1, not row.waits, ORDER.index(row.part)))
    )


def _row(one: Proposal, unit: Unit | None, notes: tuple[Finding, ...], sums: Mapping[str, Breakdown]) -> Row:
    line = one.code.partition(" ")[2]
    return Row(
        code=one.code,
        unit=unit,
        part=one.part,
        about=one.about,
        was=one.was,
        becomes=one.becomes,
        findings=notes,
        waits=False,
        sum=sums.get(line) if one.part is PlanPart.SHARES else None,
        words=searched((unit.short if unit else "", one.text)),
    )


def _waiting(waits: Mapping[tuple[str, str], list[Told]], known: Mapping[str, Unit]) -> Iterator[Row]:
    for (code, who), told in waits.items():
        about, _, _ = told[0].finding.sentence.partition("：")
        unit = known.get(who)
        yield Row(
            code=code,
            unit=unit,
            part=PlanPart(code.partition(" ")[0]),
            about=about,
            was=told[0].was,
            becomes="；".join(dict.fromkeys(one.stated for one in told)),
            findings=tuple(one.finding for one in told),
            waits=True,
            sum=None,
            words=searched((unit.short if unit else "", *(one.finding.sentence for one in told))),
        )


def _ink(row: Row) -> str:
    return palette.SOFT if row.waits else palette.INK


def _sum(row: Row) -> str:
    """Say how the parts stand to the target: 少5所, 多2所, 平."""
    return difference(row.sum) if row.sum else ""


COLUMNS: tuple[Column[Row], ...] = (
    Column("unit", "单位", 80, lambda r: r.short, lambda r: r.unit.order if r.unit else -1),
    Column("part", "内容", 90, lambda r: r.part.word, lambda r: ORDER.index(r.part), CENTRE),
    Column("about", "事项", 170, lambda r: show.printed(r.about)),
    Column("was", "现在", 150, lambda r: show.printed(r.was), colour=lambda r: palette.SOFT),
    Column("becomes", "单位报的", 250, lambda r: show.printed(r.becomes), colour=_ink, stretch=True),
    Column(
        "sum",
        "与目标",
        74,
        _sum,
        align=CENTRE,
        colour=lambda r: colour(r.sum) if r.sum else None,
        help="各县区任务合计与全年目标比：多、少、平",
    ),
    Column(
        "remark",
        "要看的",
        250,
        lambda r: show.printed(r.remark),
        lambda r: (not r.waits, not r.findings),
        tip=lambda r: "\n".join(filter(None, (show.printed(r.remark), r.places))),
        colour=lambda r: palette.RED if r.waits else palette.AMBER,
    ),
)


class AdoptTable(TickTable[Row]):
    """The rows; what waits has no tick."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, lambda row: row.key)

    def tick(self, keys: Iterable[str], *, on: bool) -> None:
        """Tick or untick proposals."""
        super().tick((key for key in keys if not key.startswith("!")), on=on)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let proposals be ticked."""
        out = super().flags(index)
        waits = index.isValid() and self.row(index).waits
        return out & ~Qt.ItemFlag.ItemIsUserCheckable if waits else out

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return no tick for what waits."""
        if role == Role.CheckStateRole and index.isValid() and self.row(index).waits:
            return None
        return super().data(index, role)
