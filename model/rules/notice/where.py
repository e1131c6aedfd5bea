"""Say where in the document the words behind each field of an item stand."""

from __future__ import annotations

from collections.abc import Iterator

from model.records import Document, Reading, ReadItem, Spot
from model.rules.notice import columns, marks
from model.rules.notice.ground import Ground
from model.rules.notice.laid import laid
from model.rules.notice.listed import LEADER
from model.rules.notice.named import claimed, cut
from model.rules.notice.page import Page, Span, Spans, key, overlap
from model.rules.notice.promised import Promised
from model.terms import Part

OFFICES = ("leads", "responsible")
WHO = (
    (Part.LEAD, ("leads", "responsible", "co"), OFFICES),
    (Part.CO, ("co", "responsible", "leads"), OFFICES),
    (Part.ASSESSOR, ("assessors",), ("assessors",)),
    (Part.LEADER, ("leaders",), ("leaders",)),
    (Part.CONTACT, ("contacts",), ("contacts",)),
    (Part.DEADLINE, ("deadline",), ("deadline",)),
)
"""Each field with the roles its names may stand in, and those of which one, once named, ends the search above."""

ORDER = tuple(Part)
LONGEST_NUMBER = 12

Found = tuple[Part, int, Spans]


def where(document: Document, reading: Reading, item: ReadItem) -> tuple[Spot, ...]:
    """Return the words behind each field of an item, in the document's order, one spot for each line they stand in.

    What cannot be found for certain has none. Units and dates that hold for several items stand in a line above.
    """
    ground = Ground(laid(document), reading, item)
    if not ground.lines:
        return ()
    spots = {spot for part, index, spans in _fields(ground) for spot in _spots(ground.page, part, index, spans)}
    return tuple(
        sorted(spots, key=lambda spot: (spot.line, spot.start, spot.end, list(Part).index(spot.part), spot.index))
    )


def _spots(page: Page, part: Part, index: int, spans: Spans) -> Iterator[Spot]:
    """Yield stretches of the page line by line."""
    for low, high in spans:
        start = low
        for place in range(low, high):
            line, column = page.at[place]
            if place + 1 == high or page.at[place + 1][0] != line:
                yield Spot(part, index, line, page.at[start][1], column + 1)
                start = place + 1


def _fields(ground: Ground) -> Iterator[Found]:
    """Yield each field that is found."""
    item = ground.item
    sections = [_section(ground, part) for part in item.section.split("/") if part]
    yield Part.NO, 0, _number(ground, sections)
    yield Part.TEXT, 0, ground.text
    yield from ((Part.SECTION, 0, spans) for spans in sections)
    told = (item.leads, item.co, item.assessors, item.leaders, item.contacts, _dates(ground))
    taken: list[Spans] = []
    for (part, roles, ends), names in zip(WHO, told, strict=True):
        for index, name in enumerate(names):
            spans = _named(ground, key(name), roles, ends, taken)
            if not spans and part is Part.LEADER:
                spans = _leader(ground, key(name), sections)
            taken.append(spans)
            yield part, 0 if part is Part.DEADLINE else index, spans
    promised = Promised(ground)
    yield from ((Part.METRIC, index, spans) for index, spans in enumerate(promised.metrics()))
    yield from ((Part.MILESTONE, index, spans) for index, spans in enumerate(promised.milestones()))
    yield from ((Part.ALLOCATION, index, spans) for index, spans in enumerate(promised.allocations()))
    yield from ((Part.SCHEDULE, at, _printed(ground, text)) for at, text in enumerate(item.schedule))
    yield from ((Part.REMARK, at, _printed(ground, text)) for at, text in enumerate(item.remarks))


def _dates(ground: Ground) -> tuple[str, ...]:
    """Return an item's deadline, or the several dates it was put together from."""
    told = ground.item.deadline or ""
    known = {one.name for layer in ground.layers() for one in layer.of(("deadline",))} if "、" in told else set()
    return tuple(told.split("、")) if "、" in told and key(told) not in known else (told,) if told else ()


def _named(ground: Ground, name: str, roles: tuple[str, ...], ends: tuple[str, ...], taken: list[Spans]) -> Spans:
    """Return where a name stands: in the item's own lines, else in the nearest that holds for it."""
    for layer in ground.layers():
        if spans := claimed(name, layer.of(roles), taken):
            return spans
        if layer.of(ends) and not layer.further and layer.open_roles.isdisjoint(roles):
            break
    return ground.only(name, [ground.own])


def _leader(ground: Ground, name: str, sections: list[Spans]) -> Spans:
    """Return where the heading above names a leader, in words or in its bracket."""
    for node in ground.headings:
        match = LEADER.match(node.first.plain)
        if match and key(match["name"]) == name:
            return ground.only(name, [(ground.page.line(node.row.line),)])
    for low, _ in (span for spans in sections[::-1] for span in spans):
        layer = ground.laid.layer_of_lines([ground.page.at[low][0]])
        if spans := claimed(name, layer.of(("leaders",)), []):
            return spans
    return ()


def _section(ground: Ground, part: str) -> Spans:
    """Return where a heading of the item stands."""
    needle, page = key(part), ground.page
    for node in ground.headings:
        lines = tuple(page.line(row.line) for row in node.rows)
        if spans := page.gathered(needle, lines):
            return spans
    if not ground.rows:
        return next((one for one in page.finds(needle, ground.own) if not overlap(one, ground.text)), ())
    for row in (*ground.rows, *ground.laid.above(ground.rows[0])):
        for cell in row.of(columns.SECTION, columns.TEXT):
            if key(cell.raw) == needle and not overlap((cell.span,), ground.text):
                return (cell.span,)
    return ()


def _number(ground: Ground, sections: list[Spans]) -> Spans:
    """Return where an item's number is printed: in its cell, before its text or its heading, or before its lines."""
    page, no = ground.page, key(ground.item.no)
    if ground.rows:
        rows = (*ground.rows, *ground.laid.above(ground.rows[0]))
        cell = next((cell for row in rows for cell in row.of(columns.NO)), None)
        if cell and key(cell.raw).strip(".、") in _labels(no):
            return _first(page, cell.span, key(cell.raw).strip(".、"))
    if not ground.text:
        return ()
    start = ground.text[0][0]
    line, _ = page.at[start]
    low = page.line(line)[0]
    above = [spans[0][0] for spans in sections if spans and page.at[spans[0][0]][0] in ground.lines]
    for first in (*range(max(low, start - LONGEST_NUMBER), start), *above, page.line(ground.lines[0])[0]):
        spans = _mark(page, first, start if first not in above else None, no)
        if spans:
            return spans
    return ()


def _mark(page: Page, first: int, before: int | None, no: str) -> Spans:
    """Return the item's number where it begins at a place of the page, and ends at another, if that is told."""
    line, _ = page.at[first]
    whole = page.strip(line)
    begun = (i for i, place in enumerate(whole.at) if place == first and not whole.text.raw[i].isspace())
    at = next(begun, None)
    if at is None or (first > page.line(line)[0] and page.plain[first - 1].isdigit()):
        return ()
    strip = cut(whole, at, len(whole.text))
    mark = marks.read(strip.text) or marks.weak(strip.text)
    if mark is None or key(mark.label) not in _labels(no):
        return ()
    end = strip.spans(0, mark.length)[-1][1]
    if at and before is not None and end != before:
        return ()
    return _first(page, (first, end), key(mark.label))


def _labels(no: str) -> tuple[str, str, str]:
    """Return an item's number as it may be printed: whole, or the outer or the inner half of one put together."""
    return no, no.rpartition("-")[2], no.partition("-")[0]


def _first(page: Page, span: Span, words: str) -> Spans:
    start = page.plain.find(words, *span)
    return ((start, start + len(words)),) if words and start >= 0 else ()


def _printed(ground: Ground, text: str) -> Spans:
    """Return where a stage or a remark stands: a cell with its heading, a part of a cell, or a line of its own."""
    needle = key(text)
    for cell in ground.cells:
        if needle in (key(f"{cell.heading}:{cell.raw}"), key(cell.raw) if not cell.heading else ""):
            return (cell.span,)
    stands = (one for one in ground.page.finds(needle, ground.own) if not overlap(one, ground.text))
    return next(stands, ())
