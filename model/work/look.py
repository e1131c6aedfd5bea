"""What the screens and `show` see of one round; reads only."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from model.records import (
    Asked,
    Conflict,
    ConflictValue,
    Figure,
    Key,
    PeriodView,
    Place,
    Question,
    Raw,
    Receipt,
    Record,
    Round,
)
from model.rules import remarks, returns, rollup, statement, who_gets_a_form
from model.store import records
from model.terms import Source
from model.work.ledger import Ledger, Standing, find_round, standing


def look(ledger: Ledger, period: str) -> PeriodView:
    """Return everything shown of a round; raises ClerkError where the calendar has no such round."""
    now = standing(ledger)
    at = find_round(now, period)
    items = rollup.items(now.known, at)
    words = Words(now, records.places(ledger))
    return PeriodView(
        plan=now.plan,
        round=at,
        rounds=tuple(now.known.rounds),
        items=items,
        units=returns.units(
            now.setup, who_gets_a_form.grants(now.setup), items, due_dates(ledger, at, now), received(ledger, at, now)
        ),
        conflicts=words.conflicts(at.period),
        questions=words.questions(at.period),
        findings=remarks.remarks(items, now.known.view, at),
        acts=now.last_act,
    )


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


class Words:
    """Name keys, conflicts and questions as a clerk knows them, with the place each value was read from."""

    def __init__(self, now: Standing, places: tuple[Place, ...]) -> None:
        self._now = now
        self._lines = {line.id: line for line in now.setup.lines}
        self._items = {item.id: item for item in now.setup.items}
        self._units = {unit.id: unit.short for unit in now.setup.units}
        self._records: Mapping[str, Record] = {record.id: record for record in now.facts.records}
        self._places: dict[tuple[str, Key], list[Place]] = {}
        for place in places:
            self._places.setdefault((place.record, place.key), []).append(place)

    def name(self, key: Key) -> tuple[str, str, str]:
        """Return the item ("第26项"), the line and the unit a key is about."""
        line = self._lines[key.line]
        who = self._units.get(key.unit, key.unit)
        if key.county:
            who += f"（{self._units.get(key.county, key.county)}）"
        return f"第{self.no(key)}项", line.name, who

    def no(self, key: Key) -> str:
        """Return the printed number of the item a key is about."""
        return self._items[self._lines[key.line].item].no

    def conflicts(self, period: str = "") -> tuple[Conflict, ...]:
        """List the keys on which values disagree."""
        figures = self._now.known.view.figures
        return tuple(
            self.conflict(f) for key, f in sorted(figures.items()) if f.conflict and period in ("", key.period)
        )

    def conflict(self, figure: Figure) -> Conflict:
        """Name one conflict and every value in it."""
        item, target, unit = self.name(figure.key)
        values = [
            value
            for head in figure.heads
            if not isinstance(head.value, Asked)
            for record in head.records
            for value in self._sources(figure.key, record, head.value)
        ]
        return Conflict(figure.key, item, target, unit, tuple(values), figure.value, self.no(figure.key))

    def _sources(self, key: Key, record: str, value: str) -> list[ConflictValue]:
        known = self._records[record]
        filler = known.head.get("填报人", "")
        places = [p for p in self._places.get((record, key), []) if p.value in ("", value)]
        if not places:
            return [ConflictValue(value, record, _own(known), "", "", filler)]
        return [ConflictValue(value, record, p.file, p.sheet, p.cell, filler) for p in places]

    def questions(self, period: str = "") -> tuple[Question, ...]:
        """List the cells that wait for an answer."""
        figures = self._now.known.view.figures
        return tuple(
            question
            for key, figure in sorted(figures.items())
            if figure.asked and period in ("", key.period)
            for head in figure.heads
            if isinstance(head.value, Asked)
            for record in head.records
            for question in [self._question(key, record, head.value)]
        )

    def _question(self, key: Key, record: str, value: Asked) -> Question:
        item, target, unit = self.name(key)
        line = self._lines[key.line]
        place = next((p for p in self._places.get((record, key), []) if p.raw == value.raw), None)
        read = statement.judge(key.field, self._items[line.item], line, Raw("text", value.raw))
        where = (place.file, place.sheet, place.cell) if place else (_own(self._records[record]), "", "")
        return Question(
            key, record, item, target, unit, value.raw, *where, read.sentence, read.suggestion, self.no(key)
        )


def _own(record: Record) -> str:
    """Say where a value of our own comes from."""
    source = record.head.get("source", "")
    return f"本台账录入（{Source(source).word}）" if source else "本台账核定" if record.kind == "decision" else ""
