"""The lines a schedule can be agreed for, each with what is agreed by now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gui import palette, show
from gui.plan.finding import searched
from gui.tables.columns import CENTRE, RIGHT, Column
from model.records import Duty, Item, Line, Round
from model.rules.schedule import Agreed
from model.rules.who_gets_a_form import LEADING
from model.terms import Preset
from model.work.ledger import Ledger, standing


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with its last target of the year; `now` says its schedules, `words` is what a search looks through."""

    place: int
    item: Item
    line: Line
    leads: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    now: str
    words: str

    @property
    def unset(self) -> bool:
        """Say whether nothing is agreed by the year's end."""
        return not self.agreed or self.agreed[-1].preset is Preset.NONE


@dataclass(frozen=True, slots=True)
class Loaded:
    """All lines in the plan's order, the calendar and its year."""

    rows: tuple[LineRow, ...]
    rounds: tuple[Round, ...]
    year: int


COLUMNS: tuple[Column[LineRow], ...] = (
    Column("id", "序号", 50, lambda r: r.line.id, lambda r: r.place, CENTRE),
    Column(
        "name",
        "指标或节点",
        150,
        lambda r: show.printed(r.line.name),
        tip=lambda r: show.printed(r.item.text),
        stretch=True,
    ),
    Column("target", "全年目标", 84, lambda r: show.target(r.line), lambda r: _printed(r), RIGHT),
    Column("kind", "类型", 46, lambda r: r.item.kind.word[:2], align=CENTRE, tip=lambda r: r.item.kind.word),
    Column("now", "现在的序时", 104, lambda r: r.now, colour=lambda r: palette.FAINT if r.unset else None),
)


def _printed(row: LineRow) -> object:
    return row.line.target.printed if row.line.target else None


def load(ledger: Ledger) -> Loaded:
    """Read every line with its schedules."""
    now = standing(ledger)
    rounds = tuple(now.known.rounds)
    last = {line.id: line for line in now.known.setup_at(rounds[-1]).lines}
    items = {item.id: item for item in now.setup.items}
    shorts = {unit.id: unit.short for unit in now.setup.units}
    leads = _leads(now.setup.duties, shorts)
    lines = sorted(now.setup.lines, key=lambda line: (items[line.item].order, line.order))
    rows = [
        _row(
            place,
            items[line.item],
            last.get(line.id, line),
            leads.get(line.item, ()),
            now.known.schedules.get(line.id, ()),
            rounds,
        )
        for place, line in enumerate(lines)
    ]
    return Loaded(tuple(rows), rounds, now.plan.year)


def _leads(duties: Sequence[Duty], shorts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for duty in sorted(duties, key=lambda one: one.order):
        if duty.role in LEADING:
            out[duty.item] = (*out.get(duty.item, ()), shorts[duty.unit])
    return out


def _row(
    place: int, item: Item, line: Line, leads: tuple[str, ...], agreed: Sequence[Agreed], rounds: Sequence[Round]
) -> LineRow:
    words = searched((line.id, line.name, item.text, *leads))
    return LineRow(place, item, line, leads, tuple(agreed), _words(agreed, rounds), words)


def _words(agreed: Sequence[Agreed], rounds: Sequence[Round]) -> str:
    names = {one.period: one.name for one in rounds}
    told = [
        f"{f'自{names[one.schedule.since]}起' if one.schedule.since else ''}{one.preset.word}"
        + (f"（{one.schedule.deadline.month}月{one.schedule.deadline.day}日前）" if one.schedule.deadline else "")
        for one in agreed
    ]
    return "；".join(told) or Preset.NONE.word
