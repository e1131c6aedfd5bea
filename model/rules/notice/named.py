"""Say where the offices, people and dates stand that a bracket, a label line or a table's cell names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from model.rules.notice import blocks, duties, task, units
from model.rules.notice.duties import Duties
from model.rules.notice.page import Page, Span, Spans, Strip, key, overlap, without

ROLES = ("leads", "main", "responsible", "co", "assessors", "leaders", "contacts")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, or a date, in a role, and where it stands."""

    role: str
    name: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place names: an item's own lines, a heading, a row above.

    `names` in brackets and cells, `labelled` those of label lines, which hold for all tasks above them;
    `zones` are the stretches that tell of duties and nothing else; `open_roles` those a row above still fills;
    `further`: a row that only adds to the one above it.
    """

    names: list[Named] = field(default_factory=list)
    labelled: list[Named] = field(default_factory=list)
    zones: list[Span] = field(default_factory=list)
    open_roles: frozenset[str] = frozenset()
    further: bool = False

    def of(self, roles: Iterable[str]) -> list[Named]:
        """Return what is named in some roles, the first role first."""
        every = [*self.names, *self.labelled]
        return [one for role in roles for one in every if one.role == role]


def of_rows(page: Page, lines: Iterable[int], starts: dict[int, int]) -> Layer:
    """Read the label lines and brackets of an item's or a heading's lines; `starts` says where a line's words begin."""
    out = Layer()
    body: Strip | None = None
    last = ""
    for line in lines:
        whole = page.strip(line)
        row = cut(whole, starts.get(line, 0), len(whole.text))
        bare = blocks.unnumbered(row.text)
        strip = cut(row, len(row.text) - len(bare), len(row.text))
        listed = list(duties.labelled(strip.text)) if blocks.is_label_row(row.text) else []
        if listed and not (body and blocks.is_open(body.text.plain)):
            last = listed[-1][2]
            out.zones.extend(strip.spans(0, len(bare)))
            out.labelled.extend(_labelled(page, strip))
        elif last in blocks.OFFICE_ROLES and units.are_offices(row.text.raw):
            spans = row.spans(0, len(row.text))
            out.zones.extend(spans)
            out.labelled.extend(placed(page, duties.in_role(last, units.names(row.text.raw)), spans))
        else:
            last = ""
            body = body + row if body else row
    for start, end, _ in task.stretches(body.text, True) if body else ():
        assert body
        out.zones.extend(body.spans(start, end))
        out.names.extend(_labelled(page, cut(body, start, end)))
    return out


def cut(strip: Strip, start: int, end: int) -> Strip:
    """Return a part of a strip."""
    return Strip(strip.text.cut(start, end), strip.at[start:end])


def _labelled(page: Page, strip: Strip) -> Iterator[Named]:
    """Yield what a label line or a bracket names, label by label."""
    if strip.text.plain.startswith("("):
        closed = strip.text.plain.endswith(")")
        strip = cut(strip, 1, len(strip.text) - closed)
    listed = list(duties.labelled(strip.text))
    for start, end, role, said in listed:
        yield from placed(page, duties.as_duties(role, said), strip.spans(start, end))
    if not listed:
        yield from placed(page, duties.read(strip.text), strip.spans(0, len(strip.text)))


def placed(page: Page, found: Duties, spans: Spans) -> Iterator[Named]:
    """Yield where the names stand, each behind the one before it and none twice."""
    free = spans
    for role in ROLES:
        left = free
        for name in getattr(found, role):
            stand = next(page.finds(key(name), left), ())
            if stand:
                yield Named("leads" if role == "main" else role, key(name), stand)
                left = tuple((max(low, stand[-1][1]), high) for low, high in left if high > stand[-1][1])
                free = without(free, stand)
    if found.deadline:
        yield from dates(page, found.deadline, free)


def dates(page: Page, told: str, spans: Spans) -> Iterator[Named]:
    """Yield where a deadline stands; one put together from several dates stands at each."""
    whole = next(page.finds(key(told), spans), ())
    listed = [told] if whole else told.split("、")
    for date in listed:
        stand = next(page.finds(key(date), spans), ())
        if stand:
            yield Named("deadline", key(date), stand)


def claimed(name: str, found: Iterable[Named], taken: list[Spans]) -> Spans:
    """Return where a name stands among those found and not yet taken."""
    return next((one.spans for one in found if one.name == name and not any(overlap(one.spans, t) for t in taken)), ())
