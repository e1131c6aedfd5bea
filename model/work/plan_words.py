"""Name what is stated in the first round as a clerk knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.records import Item, Key, Line, Raw, Round, Unit
from model.rules import own_level
from model.rules.plan_round import judge, keys
from model.rules.statement import Statement
from model.terms import PLAN_ROUND, PlanField


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The names needed, by id."""

    lines: Mapping[str, Line]
    items: Mapping[str, Item]
    units: Mapping[str, Unit]
    rounds: Mapping[str, Round]
    year: int

    def item(self, key: Key) -> Item | None:
        """Return the item a key is about, None where it is about the unit itself."""
        line = self.lines.get(key.line)
        return self.items.get(line.item if line and key.field not in keys.OF_SITE else key.line)

    def name(self, key: Key) -> tuple[str, str, str]:
        """Return the item ("第26项"), what of it, and the unit a key is about."""
        item, unit = self.item(key), self.units.get(key.unit)
        return f"第{item.no}项" if item else PLAN_ROUND, self._about(key), unit.short if unit else key.unit

    def _about(self, key: Key) -> str:
        word = key.field.word
        line = self.lines.get(key.line)
        if key.field in keys.OF_SITE:
            name = key.county.partition("|")[2]
            return f"点位“{name}”" + ("" if key.field is PlanField.SITE else word)
        if line is None:
            return word
        if key.field is PlanField.SHARE:
            return f"{line.name} {self.county(key.county)}任务"
        at = self.rounds.get(key.county)
        return f"{line.name} {at.name if at else ''}{word}"

    def county(self, unit: str) -> str:
        """Name a county or 市本级."""
        found = self.units.get(unit)
        return found.short if found else own_level.new().short if unit == own_level.ID else unit

    def order(self, key: Key) -> tuple[str, int, int, int, int, str]:
        """Return a key's place in a list: before the rounds, by item and line; contacts first."""
        item, line, unit = self.item(key), self.lines.get(key.line), self.units.get(key.unit)
        place = (item.order if item else 0, line.order if line else 10_000)
        return key.period, *place, unit.order if unit else 0, FIELDS.index(key.field), key.county

    def judge(self, key: Key, field: PlanField, typed: str) -> Statement:
        """Judge once more what was typed, for its sentence and its suggestion; `field` is the key's."""
        return judge.judge(field, self.item(key), self.lines.get(key.line), Raw("text", typed), self.year)


FIELDS = tuple(PlanField)
