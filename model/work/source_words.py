"""Which words of the plan's document stand behind an item of the ledger? For the editor of the living ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.records import Document, Item, Line, Metric, ReadItem, Spot
from model.rules import notice
from model.rules.who_gets_a_form import LEADING
from model.store import paper
from model.terms import Part, Role
from model.work.change_item import find_item
from model.work.ledger import Ledger, Standing, standing


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The document (None where the ledger keeps none), the item's lines in it, where its words stand.

    `about`: by line id the part and index its words stand under.
    """

    document: Document | None
    lines: tuple[int, ...] = ()
    spots: tuple[Spot, ...] = ()
    about: tuple[tuple[str, tuple[Part, int]], ...] = ()

    def part(self, line: str) -> tuple[Part, int] | None:
        """Return under which part a line's words stand."""
        return dict(self.about).get(line)


def of_item(ledger: Ledger, item: str) -> SourceWords:
    """Return an item's words; raises ClerkError where the ledger has no such item."""
    now = standing(ledger)
    one, document = find_item(now, item), paper.document(ledger)
    if document is None:
        return SourceWords(None)
    beside = [other for other in now.setup.items if set(other.lines) & set(one.lines)] or [one]
    read = {other.id: _read(now, other) for other in sorted(beside, key=lambda other: other.order)}
    reading = replace(notice.read(()), items=tuple(read.values()))
    return SourceWords(document, one.lines, notice.where(document, reading, read[one.id]), tuple(_about(now, one)))


def _lines(now: Standing, item: Item) -> Sequence[Line]:
    return sorted((line for line in now.setup.lines if line.item == item.id), key=lambda line: line.order)


def _about(now: Standing, item: Item) -> list[tuple[str, tuple[Part, int]]]:
    numbers = [line for line in _lines(now, item) if line.target]
    phrases = [line for line in _lines(now, item) if not line.target]
    return [
        *((line.id, (Part.METRIC, place)) for place, line in enumerate(numbers)),
        *((line.id, (Part.MILESTONE, place)) for place, line in enumerate(phrases)),
    ]


def _read(now: Standing, item: Item) -> ReadItem:
    """Return an item as the document was read, as far as the ledger still says it."""
    shorts = {unit.id: unit.short for unit in now.setup.units}
    duties = sorted((duty for duty in now.setup.duties if duty.item == item.id and duty.named), key=lambda d: d.order)
    lines = _lines(now, item)
    return ReadItem(
        no=item.no,
        text=item.text,
        section=item.section,
        leads=tuple(shorts[duty.unit] for duty in duties if duty.role in LEADING),
        co=tuple(shorts[duty.unit] for duty in duties if duty.role is Role.CO),
        leaders=item.leaders,
        deadline=item.deadline,
        metrics=tuple(_metric(line) for line in lines if line.target),
        milestones=tuple(line.name for line in lines if not line.target),
        line=item.lines[0] if item.lines else 0,
        lines=item.lines,
    )


def _metric(line: Line) -> Metric:
    target = line.target
    assert target is not None
    return Metric(
        line.name,
        target.value,
        target.measure,
        target.op,
        line.kind,
        target.printed,
        target.printed_measure,
        target.start,
    )
