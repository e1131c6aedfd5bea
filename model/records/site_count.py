"""How many sites are begun and done by a round's end, how many should be, what is invested: always n of N."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Rate:
    """`done` of `of` sites; `due` of them should be by now, `late` (ids) are due and not done."""

    done: int
    of: int
    due: int
    late: tuple[str, ...]

    @property
    def percent(self) -> Decimal | None:
        """Return per cent, None for no sites."""
        return Decimal(self.done) * HUNDRED / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Investment:
    """万元 spent of 万元 planned, over the sites that have a total; `silent` of those told nothing spent.

    `without` have no total and count in neither. What was not told is not 0: `done` is what is known.
    """

    done: Decimal
    of: Decimal
    sites: int
    silent: int
    without: int

    @property
    def percent(self) -> Decimal | None:
        """Return per cent, None while nothing is planned or told."""
        return self.done * HUNDRED / self.of if self.of and self.sites > self.silent else None


@dataclass(frozen=True, slots=True)
class SiteCount:
    """Some sites under one key: an item's id, a county's unit id, "" for the whole plan."""

    key: str
    sites: int
    start: Rate
    finish: Rate
    invest: Investment
