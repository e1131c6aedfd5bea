"""The ground an item's words are looked for on: its lines, its cells, what they name, and where its text stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from model.records import Reading, ReadItem
from model.rules.notice import columns
from model.rules.notice.laid import Laid, Placed
from model.rules.notice.named import Layer
from model.rules.notice.outline import Node
from model.rules.notice.page import Spans, key, overlap, without


class Ground:
    """One item on its document."""

    def __init__(self, laid: Laid, reading: Reading, item: ReadItem) -> None:
        self.laid, self.reading, self.item = laid, reading, item
        self.page = laid.page
        self.lines = [line for line in item.lines if 0 < line <= len(self.page.lines)]
        self.rows = laid.rows_of(self.lines)
        own = (cell for row in self.rows for cell in row.cells)
        self.cells = [cell for cell in own if not cell.item or cell.item == key(item.text)]

    def of(self, *holds: str) -> list[Placed]:
        """Return the item's cells of some columns."""
        return [cell for cell in self.cells if cell.holds in holds]

    @cached_property
    def own(self) -> Spans:
        """Return all of the item's words: its cells, or its lines."""
        return tuple(cell.span for cell in self.cells) if self.rows else tuple(map(self.page.line, self.lines))

    @cached_property
    def layer(self) -> Layer:
        """Return what the item's own lines or cells name."""
        if not self.rows:
            return self.laid.layer_of_lines(self.lines)
        made = [self.laid.layer_of_row(row) for row in self.rows]
        return Layer([name for one in made for name in one.names], open_roles=made[0].open_roles)

    @cached_property
    def tasks(self) -> Spans:
        """Return where the item's tasks may stand: the cells of tasks, or its lines without offices and dates."""
        if self.rows:
            return tuple(cell.span for cell in self.of(columns.TEXT))
        return without(self.own, self.layer.zones)

    @cached_property
    def text(self) -> Spans:
        """Return where the item's text stands; of one a clerk changed, the longer stretches that are still there."""
        needle = key(self.item.text)
        heads = [(self.page.line(line),) for line in self.laid.heads if self.rows and line < self.lines[0]][::-1]
        again = sum(one.text == self.item.text for one in self._before())
        for spans in (self.own, self.tasks) if not self.rows else (self.tasks, self.own, *heads):
            stands = list(self.page.finds(needle, spans))
            if stands:
                return stands[min(again, len(stands) - 1)]
        spans = self.page.gathered(needle, self.tasks) or self.page.gathered(needle, self.own)
        return spans or self.page.alike(needle, self.tasks)

    def _before(self) -> Iterator[ReadItem]:
        """Yield the items before this one that stand in lines of its."""
        for one in self.reading.items:
            if one is self.item:
                return
            if not set(one.lines).isdisjoint(self.item.lines):
                yield one

    def layers(self) -> Iterator[Layer]:
        """Yield what holds for the item, the nearest first: its own lines, then the headings or the rows above."""
        yield self._own_layer
        if self.rows:
            yield from map(self.laid.layer_of_row, self.laid.above(self.rows[0]))
            return
        for node in self.headings:
            yield self.laid.layer_of_lines([row.line for row in node.rows])

    @cached_property
    def headings(self) -> list[Node]:
        """Return the headings above the item in a list, the nearest first."""
        return self.laid.headings(self.lines[0], self.item.text) if self.lines and not self.rows else []

    @cached_property
    def _own_layer(self) -> Layer:
        """Leave out what stands in the text, and of a line with several items the brackets of the others."""
        low, high = self._bounds()
        kept = [one for one in self.layer.names if not overlap(one.spans, self.text) and low <= one.spans[0][0] < high]
        return Layer(kept, self.layer.labelled, open_roles=self.layer.open_roles)

    def _bounds(self) -> tuple[int, int]:
        """Return where in its lines an item's own words begin and end."""
        rivals: list[int] = []
        if not self.rows and self.text:
            shared = (one for one in self.reading.items if not set(one.lines).isdisjoint(self.lines))
            others = (one for one in shared if one is not self.item and one.text != self.item.text)
            rivals = [text[0][0] for one in others if (text := Ground(self.laid, self.reading, one).text)]
        if not rivals:
            return 0, len(self.page.plain)
        start = self.text[0][0]
        first = start if any(one < start for one in rivals) else 0
        return first, min((one for one in rivals if one > start), default=len(self.page.plain))

    def only(self, needle: str, places: Iterable[Spans]) -> Spans:
        """Return where a text stands in the first place it stands in, if it stands there once."""
        for spans in places:
            found = list(self.page.finds(needle, spans))
            if found:
                return found[0] if len(found) == 1 else ()
        return ()
