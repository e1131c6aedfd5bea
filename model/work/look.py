"""What the screens and `show` see of one round; reads only."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from model.records import (
    Asked,
    Conflict,
    ConflictValue,
    Document,
    Doubt,
    Figure,
    Finding,
    Issue,
    Key,
    LeftOut,
    PeriodView,
    Place,
    Quarantined,
    Question,
    Raw,
    Receipt,
    Record,
    Round,
    Value,
)
from model.rules import (
    check,
    check_figures,
    correction,
    history,
    one_question,
    personal,
    requests,
    returns,
    rollup,
    site_rates,
    stale_curves,
    statement,
    status,
    who_gets_a_form,
)
from model.rules.statement import Statement
from model.sheets import columns
from model.store import paper as papers
from model.store import records, sites
from model.terms import Field, PlanField
from model.work import came_from
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.plan_words import PlanWords


def look(ledger: Ledger, period: str) -> PeriodView:
    """Return a round as it stands now, also a closed one; raises ClerkError where the calendar has no such round.

    What was published of a closed round: work/published.py.
    """
    return of(ledger, standing(ledger), period)


def of(ledger: Ledger, now: Standing, period: str) -> PeriodView:
    """Return the same of a ledger read already."""
    at = find_round(now, period)
    now = replace(now, known=now.known.reopened(at.period))
    items = history.told(rollup.items(now.known, at), history.years(now.known), at)
    words = Words(now, records.places(ledger))
    doubts = check.doubts(now.known, at, items, now.facts.records)
    setup = now.known.setup_at(at)
    back = Counter(issue.unit for issue, _ in sent_back(ledger, now) if issue.period == at.period)
    return PeriodView(
        plan=now.plan,
        round=at,
        rounds=tuple(now.known.rounds),
        items=items,
        units=tuple(
            replace(one, sent_back=back[one.unit.id])
            for one in returns.units(
                setup, who_gets_a_form.grants(setup), items, due_dates(ledger, at, now), received(ledger, at, now)
            )
        ),
        conflicts=words.conflicts(at.period),
        questions=words.questions(at.period),
        findings=(
            *(words.finding(doubt) for doubt in doubts),
            *stale_curves.stale(items, now.known.schedules, at),
            *correction.stale(items, now.known.rule),
        ),
        acts=now.last_act,
        rule=now.known.rule,
        quarantined=words.quarantined(at.period),
        requests=requests.requests(now.known.view, items, at, now.known.statuses),
        sites=site_rates.rates(
            [one for one in sites.load(ledger) if not status.ended(one.item, now.known.statuses, at)], at.end
        ),
    )


def paper(ledger: Ledger) -> Document | None:
    """Return the plan document the ledger was founded on, None where it keeps none."""
    return papers.document(ledger)


def left_out(ledger: Ledger) -> LeftOut:
    """Return what of that document became no item: questions left open, lines left out."""
    return papers.left_out(ledger)


def rounds(ledger: Ledger) -> tuple[Round, ...]:
    """Return the calendar."""
    return tuple(standing(ledger).known.rounds)


def receipts(ledger: Ledger, period: str = "") -> tuple[Receipt, ...]:
    """Return the files received, in the order they were taken."""
    return records.receipts(ledger, period)


def due_dates(ledger: Ledger, at: Round, now: Standing) -> dict[str, datetime.date]:
    """Return by unit when its form of a round is due: as last sent, units never sent one left out."""
    live = now.known.view.live
    return {one.unit: one.due for one in records.sent(ledger, at.period) if one.issue in live}


def received(ledger: Ledger, at: Round, now: Standing) -> dict[str, datetime.date]:
    """Return by unit when its first form in force came in."""
    out: dict[str, datetime.date] = {}
    for one in records.receipts(ledger, at.period):
        if one.record in now.known.view.live:
            out[one.unit] = min(one.received, out.get(one.unit, one.received))
    return out


def sent_back(ledger: Ledger, now: Standing) -> Iterator[tuple[Issue, int]]:
    """Yield the forms sent back to their units (退回) that are in force, each with its act."""
    for issue, act in records.sent_back(ledger):
        if issue.id in now.known.view.live:
            yield issue, act


FIELDS = tuple(Field)


class Where(TypedDict):
    """The part of a finding that says where."""

    file: str
    sheet: str
    cell: str


class Words:
    """Name keys, conflicts and questions as a clerk knows them, with the place each value was read from."""

    def __init__(self, now: Standing, places: tuple[Place, ...]) -> None:
        self._now = now
        self._lines = {line.id: line for line in now.setup.lines}
        self._items = {item.id: item for item in now.setup.items}
        self._units = {unit.id: unit.short for unit in now.setup.units}
        self._orders = {unit.id: unit.order for unit in now.setup.units}
        rounds, units = {one.period: one for one in now.known.rounds}, {unit.id: unit for unit in now.setup.units}
        self._first = PlanWords(self._lines, self._items, units, rounds, now.plan.year)
        self._records: Mapping[str, Record] = {record.id: record for record in now.facts.records}
        self._places: dict[tuple[str, Key], list[Place]] = {}
        self._files: dict[str, Place] = {}
        for place in places:
            self._places.setdefault((place.record, place.key), []).append(place)
            self._files.setdefault(place.record, place)

    def name(self, key: Key) -> tuple[str, str, str]:
        """Return the item ("第26项"), the line and the unit a key is about."""
        if isinstance(key.field, PlanField):
            return self._first.name(key)
        line = self._lines[key.line]
        who = self._units.get(key.unit, key.unit)
        if key.county:
            who += f"（{self._units.get(key.county, key.county)}）"
        return f"第{self.no(key)}项", line.name, who

    def no(self, key: Key) -> str:
        """Return the printed number of the item a key is about."""
        if isinstance(key.field, PlanField):
            item = self._first.item(key)
            return item.no if item else ""
        return self._items[self._lines[key.line].item].no

    def order(self, key: Key) -> tuple[str, int, int, int, int, str]:
        """Return a key's place in a list: round, item and line as the plan has them (第9 before 第23), then unit."""
        if isinstance(key.field, PlanField):
            return self._first.order(key)
        line = self._lines[key.line]
        item, unit = self._items[line.item].order, self._orders.get(key.unit, 0)
        return key.period, item, line.order, unit, FIELDS.index(key.field), key.county

    def conflicts(self, period: str = "") -> tuple[Conflict, ...]:
        """List the keys on which values disagree."""
        figures = self._now.known.view.figures
        return tuple(
            self.conflict(figures[key])
            for key in sorted(figures, key=self.order)
            if figures[key].conflict and period in ("", key.period)
        )

    def conflict(self, figure: Figure) -> Conflict:
        """Name one conflict and every value in it; personal numbers in its texts are starred."""
        item, target, unit = self.name(figure.key)
        values = [
            value
            for head in figure.heads
            if not isinstance(head.value, Asked)
            for record in head.records
            for value in self._sources(figure.key, record, head.value)
        ]
        return Conflict(figure.key, item, target, unit, tuple(values), figure.value, self.no(figure.key))

    def sources(self, key: Key) -> tuple[ConflictValue, ...]:
        """Return every place that states the certain values in force for a key."""
        figure = self._now.known.view.figures.get(key)
        heads = figure.heads if figure else ()
        return tuple(
            source
            for head in heads
            if not isinstance(head.value, Asked)
            for record in head.records
            for source in self._sources(key, record, head.value)
        )

    def _sources(self, key: Key, record: str, value: str) -> list[ConflictValue]:
        known = self._records[record]
        filler = known.head.get("填报人", "")
        places = [p for p in self._places.get((record, key), []) if p.value in ("", value)]
        if key.field in (Field.TEXT, Field.PROBLEM):
            value = personal.mask(value)
        if not places:
            return [ConflictValue(value, record, came_from.own(known), "", "", filler)]
        return [ConflictValue(value, record, p.file, p.sheet, p.cell, filler) for p in places]

    def questions(self, period: str = "") -> tuple[Question, ...]:
        """List the cells that wait for an answer: what could not be read, and what 审核 holds back."""
        figures = self._now.known.view.figures
        held = check_figures.held(self._now.known)
        keys = [key for key in figures if (figures[key].asked or key in held) and period in ("", key.period)]
        return tuple(self._question(figures[key], held.get(key)) for key in sorted(keys, key=self.order))

    def quarantined(self, period: str) -> tuple[Quarantined, ...]:
        """List the cells of a round that are kept apart until a decision admits them."""
        return tuple(
            Quarantined(key, record, *self.name(key), value, place.file, place.sheet, place.cell, self.no(key))
            for record, key in sorted(self._now.known.view.quarantined, key=lambda one: (self.order(one[1]), one[0]))
            if key.period == period
            for value in self._records[record].values[key]
            if not isinstance(value, Asked)
            for place in [self._place(key, [record]) or Place(record, key, "", "", "", value, value)]
        )

    def _question(self, figure: Figure, doubt: Doubt | None) -> Question:
        """Return the one question about a figure, whatever number of files it is asked in."""
        key = figure.key
        found = [*(self._held(figure, doubt) if doubt else ()), *self._unread(figure)]
        parts = sorted(found, key=lambda part: (part.source.file, part.source.sheet, part.source.cell))
        first = parts[0].source
        return Question(
            key,
            first.record,
            *self.name(key),
            "、".join(dict.fromkeys(part.source.value for part in parts)),
            first.file,
            first.sheet,
            first.cell,
            one_question.sentence([(one_question.place(part.source), part.sentence) for part in parts]),
            one_question.suggestion(parts),
            self.no(key),
            one_question.options(parts, doubt.options if doubt else ()),
            tuple(part.source for part in parts),
        )

    def _held(self, figure: Figure, doubt: Doubt) -> Iterator[one_question.Part]:
        """Yield what 审核 asks, once for every file that states the figure."""
        likely = doubt.options[0].value if doubt.options else ""
        for head in figure.heads:
            for record in head.records if head.value == figure.value else ():
                for source in self._typed(figure.key, record, figure.value or ""):
                    yield one_question.Part(source, check.sentence(doubt), likely)

    def _unread(self, figure: Figure) -> Iterator[one_question.Part]:
        """Yield what could not be read for certain, once for every place it stands."""
        key = figure.key
        for head in figure.heads:
            if not isinstance(head.value, Asked):
                continue
            read = self.judge(key, head.value.raw)
            for record in head.records:
                for source in self._typed(key, record, head.value):
                    yield one_question.Part(source, personal.mask(read.sentence), read.suggestion)

    def judge(self, key: Key, typed: str) -> Statement:
        """Judge what was typed for a key, whatever form asks for it."""
        if isinstance(key.field, PlanField):
            return self._first.judge(key, key.field, typed)
        line = self._lines[key.line]
        return statement.judge(key.field, self._items[line.item], line, Raw("text", typed))

    def _typed(self, key: Key, record: str, value: Value) -> list[ConflictValue]:
        """Return where a record states a value, each with the cell as typed; personal numbers are starred."""
        typed = value.raw if isinstance(value, Asked) else value
        places = self._places.get((record, key), [])
        found = [p for p in places if (p.raw if isinstance(value, Asked) else p.value) == typed] or places[:1]
        if not found:
            return [ConflictValue(personal.mask(typed), record, came_from.own(self._records[record]), "", "")]
        return [ConflictValue(personal.mask(p.raw), record, p.file, p.sheet, p.cell) for p in found]

    def finding(self, doubt: Doubt, record: str = "") -> Finding:
        """Say a doubt of 审核 to the clerk, with the cell it is about, in this record's file where it stands there."""
        return replace(check.finding(doubt, *self._about(doubt)), **self._where(doubt, record))

    def _about(self, doubt: Doubt) -> tuple[str, str]:
        if doubt.key is None:
            return "", ""
        item, line, unit = self.name(doubt.key)
        return f"{item}“{line}”（{unit}）", self._units.get(doubt.key.unit, doubt.key.unit)

    def _where(self, doubt: Doubt, record: str) -> Where:
        """Return file, sheet and cell a doubt is about; of a blank cell, those of its row."""
        if doubt.key is None:
            place = self._files.get(record or doubt.record)
            return Where(file=place.file if place else "", sheet="", cell="")
        keys = [doubt.key, *(replace(doubt.key, field=field) for field in Field)]
        figures = self._now.known.view.figures
        for key in keys:
            names = [name for head in figures[key].heads for name in head.records] if key in figures else []
            if place := self._place(key, [record, *names]):
                cell = place.cell if key.county else _beside(place.cell, key, doubt.key)
                return Where(file=place.file, sheet=place.sheet, cell=cell)
        return Where(file="", sheet="", cell="")

    def _place(self, key: Key, names: Sequence[str]) -> Place | None:
        return next((place for name in names for place in self._places.get((name, key), [])), None)


def _beside(cell: str, stated: Key, wanted: Key) -> str:
    if isinstance(stated.field, PlanField) or isinstance(wanted.field, PlanField):
        return cell
    return columns.beside(cell, stated.field, wanted.field)
