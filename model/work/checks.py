"""审核 of a take: which of its cells wait for the clerk, and what else its files are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from model.records import CellAnswer, Doubt, Finding, Key, Site
from model.rules import check, check_figures, personal, rollup
from model.rules.plan_round import keys
from model.rules.plan_round.heard import Remark
from model.rules.plan_round.proposals import proposals
from model.terms import Outcome
from model.work.ledger import Standing, find_round
from model.work.look import Words
from model.work.understand import Understood

STANDING = (Outcome.TAKEN, Outcome.SAME)
"""Outcomes of a cell whose value is in force; the others wait for the clerk already, or do not count."""


class Checks:
    """What 审核 finds in the ledger as it would stand after the take, whatever order its files come in."""

    def __init__(self, after: Standing, words: Words, new: Sequence[Understood], sites: Sequence[Site]) -> None:
        self._after = after
        self._words = words
        self._sites = sites
        self._periods = sorted({one.record.period for one in new if not keys.is_first(one.record.period)})

    @cached_property
    def _held(self) -> dict[Key, Doubt]:
        return check_figures.held(self._after.known)

    @cached_property
    def _doubts(self) -> tuple[Doubt, ...]:
        known, facts = self._after.known, self._after.facts
        rounds = [find_round(self._after, period) for period in self._periods]
        return tuple(
            doubt for at in rounds for doubt in check.doubts(known, at, rollup.items(known, at), facts.records)
        )

    @cached_property
    def _units(self) -> dict[str, tuple[str, str]]:
        return {one.id: (one.unit, one.period) for one in self._after.facts.records}

    @cached_property
    def _remarks(self) -> tuple[Remark, ...]:
        known, facts = self._after.known, self._after.facts
        return proposals(known, facts, self._after.plan.year, self._sites).remarks

    def cell(self, cell: CellAnswer) -> CellAnswer:
        """Ask about a cell that states what is held back, also once more; personal numbers are starred in words."""
        doubt = self._held.get(cell.key) if cell.key and cell.outcome in STANDING else None
        if doubt and cell.key and cell.value == self._after.known.view.figures[cell.key].value:
            said = " ".join(part for part in (cell.sentence, check.sentence(doubt)) if part)
            cell = replace(cell, outcome=Outcome.ASK, sentence=said)
        return replace(cell, raw=personal.mask(cell.raw), sentence=personal.mask(cell.sentence))

    def findings(self, one: Understood) -> tuple[Finding, ...]:
        """Return what else 审核 says about the lines and the form of one file."""
        record = one.record
        if keys.is_first(record.period):
            return tuple(self._proposed(one))
        lines = {(key.period, key.line) for key in record.values}
        return tuple(
            self._words.finding(doubt, record.id)
            for doubt in self._doubts
            if (doubt.key is None and self._units[doubt.record] == (record.unit, record.period))
            or (doubt.key and doubt.key.unit == record.unit and (doubt.key.period, doubt.key.line) in lines)
        )

    def _proposed(self, one: Understood) -> Iterator[Finding]:
        """Yield what speaks against what a form of the first round proposes, at the cell it is about."""
        for remark in self._remarks:
            stated = [key for key in remark.keys if key in one.record.values]
            if stated and not remark.waits:
                place = next((place for key in stated for place in one.places if place.key == key), None)
                sheet, cell = (place.sheet, place.cell) if place else ("", "")
                yield Finding(remark.level, remark.sentence, one.file.name, sheet, cell)
