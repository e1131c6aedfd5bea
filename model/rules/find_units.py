"""Find the units that a few typed characters may mean: part of a name, pinyin initials, or an abbreviation."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from model.records import Unit
from model.rules import names, pinyin


class Fit(IntEnum):
    """How typed words fit a unit, the best first."""

    NAME = 0
    SAME = 1
    BEGINS = 2
    HOLDS = 3
    INITIALS = 4
    INITIALS_BEGIN = 5
    INITIALS_HELD = 6


class Known(NamedTuple):
    """A unit's names one after the other as one text, a line each, and its places as the bits of numbers.

    `may` says for a typed character at which places it may stand, as itself or as an initial. A name may begin at its
    leading rank or after it.
    """

    text: str
    may: Mapping[str, int]
    starts: int
    ends: int


def find(typed: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units the typed words fit, the best fit first and equal fits as they came; all for no words.

    Characters and initials may be mixed (市jyj). An abbreviation (人社局 for 人力资源和社会保障局) counts only where
    nothing else fits.
    """
    wanted = names.key(typed).lower()
    if not wanted:
        return tuple(units)
    alike = _alike(wanted)
    fits = [(_fit(wanted, alike, _known(unit.short, unit.full, unit.aliases)), unit) for unit in units]
    found = sorted(((fit, unit) for fit, unit in fits if fit is not None), key=lambda one: one[0])
    return tuple(unit for _, unit in found) or tuple(unit for unit in units if _abbreviates(wanted, unit))


def is_guess(typed: str, unit: Unit) -> bool:
    """Say whether the words are no part of the unit's names nor initials of them: at best an abbreviation."""
    wanted = names.key(typed).lower()
    return _fit(wanted, _alike(wanted), _known(unit.short, unit.full, unit.aliases)) is None


def _abbreviates(wanted: str, unit: Unit) -> bool:
    """Say whether the characters, two or more, all stand in one of the unit's names in this order."""
    lines = map(iter, _known(unit.short, unit.full, unit.aliases).text.split("\n"))
    return len(wanted) > 1 and not wanted.isascii() and any(all(char in rest for char in wanted) for rest in lines)


def _alike(wanted: str) -> tuple[str, ...]:
    """Return the lines that are the same name for names.find: as typed, without its rank, without 人民政府."""
    place = names.place(wanted)
    return tuple(f"\n{name}\n" for name in (names.bare(wanted), place, *(place + tail for tail in names.GOVERNMENTS)))


def _fit(wanted: str, alike: Iterable[str], known: Known) -> Fit | None:
    if f"\n{wanted}\n" in known.text:
        return Fit.NAME
    places = _places(wanted, known.may)
    begins = places & known.starts
    whole = begins & known.ends >> len(wanted)
    named = wanted in known.text
    if (named and whole) or any(name in known.text for name in alike):
        return Fit.SAME
    if not places:
        return None
    if whole:
        return Fit.INITIALS
    if begins:
        return Fit.BEGINS if named else Fit.INITIALS_BEGIN
    return Fit.HOLDS if named else Fit.INITIALS_HELD


def _places(wanted: str, may: Mapping[str, int]) -> int:
    """Return where the typed characters stand one after the other, a bit for each place."""
    out = -1
    for after, char in enumerate(wanted):
        out &= may.get(char, 0) >> after
    return out


@functools.lru_cache(maxsize=4096)
def _known(short: str, full: str, aliases: tuple[str, ...]) -> Known:
    text = "".join(f"\n{line}" for line in dict.fromkeys(names.key(name).lower() for name in (short, full, *aliases)))
    text += "\n"
    may: defaultdict[str, int] = defaultdict(int)
    starts = ends = 0
    for place, (char, letters) in enumerate(zip(text, pinyin.initials(text), strict=True)):
        for one in {char, *letters}:
            may[one] |= 1 << place
        if char == "\n":
            line = text[place + 1 :].partition("\n")[0]
            starts |= 1 << place + 1 | 1 << place + 1 + len(line) - len(names.bare(line))
            ends |= 1 << place
    return Known(text, dict(may), starts, ends)
