"""Say where an item's targets, milestones and counties' parts stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from model.records import Allocation, Metric
from model.rules.notice import columns, comparators
from model.rules.notice.ground import Ground
from model.rules.notice.measures import MULTIPLIERS, measure_at
from model.rules.notice.numbers import Number, numbers
from model.rules.notice.page import Spans, key, overlap, under
from model.rules.notice.table_values import VALUE
from model.rules.notice.text import Text

BORDER = re.compile(r"[,。;:、!?()\n]")
PART = re.compile(
    rf"(?P<others>(?:、[一-龥]{{2,12}}?)*)(?:各)?(?:完成|新建|建设|改造|:|为|\()?"
    rf"(?P<number>\d+(?:\.\d+)?)(?P<times>{'|'.join(MULTIPLIERS)})?"
)
"""What stands between a place's name and its part."""

DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[两二三四五六七八九十百千零]+")
LONGEST_AFTER = 3


class Promised:
    """An item's promises on its document; what one of them stands on is not given to the next."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.page = ground, ground.page
        self.places = [spans for spans in (ground.text, ground.tasks) if spans]
        self._numbers: dict[Spans, list[tuple[Number, Spans]]] = {}

    def _read(self, spans: Spans) -> list[tuple[Number, Spans]]:
        """Return the numbers of some stretches, each with where its digits and measure stand."""
        if spans not in self._numbers:
            words = self.page.words(spans)
            listed = numbers(Text(words, words))
            stands = [under(spans, one.at, _without_comparator(words, one)) for one in listed]
            self._numbers[spans] = list(zip(listed, stands, strict=True))
        return self._numbers[spans]

    def metrics(self) -> Iterator[Spans]:
        """Yield where each target's number stands with its measure, nothing for one that is not found."""
        taken: list[Spans] = []
        for metric in self.ground.item.metrics:
            found = self._metric(metric, taken)
            taken.append(found)
            yield found

    def _metric(self, metric: Metric, taken: list[Spans]) -> Spans:
        if metric.derived:
            return ()
        phrases = list(self._phrases(metric.source)) if metric.source else self.places
        hits = [spans for phrase in phrases for spans in self._in(phrase, metric)]
        hits += [cell for cell in self._cells(metric) if cell not in hits]
        if not metric.source and len(set(hits)) > 1:
            return ()
        free = (spans for spans in hits if not any(overlap(spans, other) for other in taken))
        return next(free, hits[0] if hits else phrases[0] if metric.source and phrases else ())

    def _phrases(self, source: str) -> Iterator[Spans]:
        """Yield where a target's phrase stands."""
        for spans in self.places:
            found = list(self.page.finds(key(source), spans))
            gathered = () if found else self.page.gathered(key(source), spans)
            yield from found or ([gathered] if gathered else [])

    def _in(self, phrase: Spans, metric: Metric) -> list[Spans]:
        """Return where the target's number stands in a phrase, one with its measure first."""
        for place in self.places:
            found: dict[Spans, bool] = {}
            for number, spans in self._read(place):
                if number.printed == metric.printed and overlap(spans, phrase):
                    fits = key(number.printed_unit) == key(metric.printed_unit)
                    found.setdefault(spans if fits else self._digits(spans), fits)
            if found:
                return sorted(found, key=lambda spans: not found[spans])
        return []

    def _digits(self, spans: Spans) -> Spans:
        """Return where a number stands without what follows it, which is not its target's measure."""
        match = DIGITS.match(self.page.words(spans))
        return under(spans, 0, match.end()) if match else spans

    def _cells(self, metric: Metric) -> Iterator[Spans]:
        """Yield the cells that hold the target as a bare number; one that is the same for all counties in the first."""
        counties = [cell for cell in self.ground.of(columns.COUNTY) if VALUE.fullmatch(key(cell.raw))]
        for cell in (*self.ground.of(columns.VALUE, columns.TEXT), *counties[:1]):
            match = VALUE.fullmatch(key(cell.raw))
            if match and Decimal(match["number"].replace(",", "")) == metric.printed:
                yield (cell.span,)

    def milestones(self) -> Iterator[Spans]:
        """Yield where each milestone's phrase stands."""
        taken: list[Spans] = []
        for phrase in self.ground.item.milestones:
            found = next((spans for spans in self._stands(key(phrase)) if spans not in taken), ())
            taken.append(found)
            yield found

    def _stands(self, phrase: str) -> Iterator[Spans]:
        """Yield where a phrase may stand, places between two marks first."""
        for spans in self.places:
            found = list(self.page.finds(phrase, spans))
            yield from sorted(found, key=lambda one: not self._is_clause(one))
        for spans in self.places:
            if gathered := self.page.gathered(phrase, spans):
                yield gathered

    def _is_clause(self, spans: Spans) -> bool:
        """Say whether a mark stands before and behind."""
        plain, start, end = self.page.plain, spans[0][0], spans[-1][1]
        before = start in {low for place in self.places for low, _ in place} or BORDER.match(plain, start - 1)
        behind = end in {high for place in self.places for _, high in place} or BORDER.match(plain, end)
        return bool(before and behind)

    def allocations(self) -> Iterator[Spans]:
        """Yield where each county's part stands: its name with its number, or the cell under its name."""
        taken: list[Spans] = []
        parts = tuple(cell.span for cell in self.ground.of(columns.PARTS))
        for part in self.ground.item.allocations:
            stands = [*self._counties(part), *self._parts(part, [*self.places, parts]), *self._shared(part)]
            found = next((spans for spans in stands if not any(overlap(spans, other) for other in taken)), ())
            taken.append(found)
            yield found

    def _counties(self, part: Allocation) -> Iterator[Spans]:
        for cell in self.ground.of(columns.COUNTY):
            match = columns.NUMBER.fullmatch(key(cell.raw))
            if key(cell.heading) == key(part.unit) and match and _is(part, match[0].replace(",", "").rstrip("%")):
                yield (cell.span,)

    def _parts(self, part: Allocation, places: Iterable[Spans]) -> Iterator[Spans]:
        unit = key(part.unit)
        for spans in places:
            words = self.page.words(spans)
            for start in _all(unit, words):
                match = PART.match(words, start + len(unit))
                if match and _is(part, match["number"], match["times"] or ""):
                    end = start + len(unit) if match["others"] else match.end()
                    stand = under(spans, start, end)
                    yield stand if match["others"] else self._with_measure(stand)

    def _with_measure(self, spans: Spans) -> Spans:
        """Return a part with the measure behind it, unless a blank stands between (“乡5 元坝镇40”)."""
        end = spans[-1][1]
        length = len(measure_at(self.page.plain, end))
        follows = length and self.page.at[end] == (self.page.at[end - 1][0], self.page.at[end - 1][1] + 1)
        return (*spans[:-1], (spans[-1][0], end + length)) if follows else spans

    def _shared(self, part: Allocation) -> Iterator[Spans]:
        """Yield where a place stands in the phrase of the target that holds for it as it is."""
        for metric in self.ground.item.metrics:
            if metric.name == part.metric and metric.value == part.value:
                for phrase in self._phrases(metric.source):
                    yield from self.page.finds(key(part.unit), phrase)


def _is(part: Allocation, number: str, times: str = "") -> bool:
    """Say whether a printed number is the part, in the measure of its target."""
    value = Decimal(number) * MULTIPLIERS.get(times, Decimal(1))
    return any(value * factor == part.value for factor in (Decimal(1), *MULTIPLIERS.values()))


def _all(needle: str, words: str) -> Iterator[int]:
    start = words.find(needle)
    while start >= 0:
        yield start
        start = words.find(needle, start + 1)


def _without_comparator(words: str, number: Number) -> int:
    """Return where a number's measure ends, before 以上 or 左右."""
    for length in range(LONGEST_AFTER, 0, -1):
        end, op = comparators.after(words, number.end - length)
        if op is not None and end == number.end:
            return number.end - length
    return number.end
