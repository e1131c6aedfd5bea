"""Which points does a clerk mean by "2021-03=10,2021-06=40" or "2021-06=已开工"?"""

from __future__ import annotations

import re
from decimal import Decimal

from model.errors import ClerkError
from model.records import Item, Point, Raw
from model.rules import cell_text, stage
from model.rules.quantity import PLAIN, plain
from model.terms import Grade, Preset, ladder

_SEPARATORS = re.compile(r"[,，;；、\n]+")
_PERIOD = re.compile(r"20[0-9]{2}-(?:[0-9]{2}[ab]?|Q[1-4])")


def points(text: str) -> tuple[Point, ...]:
    """Return the points typed, numbers plain; raises ClerkError naming every part that is none."""
    parts = [part for one in _SEPARATORS.split(text) if (part := cell_text.tidy(one))]
    split = [re.split(r"[=:：]", part, maxsplit=1) for part in parts]
    wrong = [
        part for part, two in zip(parts, split, strict=True) if len(two) != 2 or not _PERIOD.fullmatch(two[0].strip())
    ]
    if wrong:
        said = "、".join(f"“{part}”" for part in wrong)
        raise ClerkError(f"序时写法看不懂：{said}。没有改动台账。请写成 2021-03=10,2021-06=40 这样。")
    return tuple(Point(period.strip(), _plain(value.strip())) for period, value in split)


def _plain(value: str) -> str:
    return plain(Decimal(value)) if PLAIN.fullmatch(value.removeprefix("-")) else value


def meant(some: tuple[Point, ...]) -> Preset:
    """Return which preset points are for where none is named: figures are a curve, words are stages."""
    return Preset.CURVE if all(PLAIN.fullmatch(one.value.removeprefix("-")) for one in some) else Preset.STAGES


def stages(item: Item, some: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return stages by the names of the item's kind; what is none of them stays as typed."""
    words = ladder(item.kind)
    read = [(one.period, stage.stage(Raw("text", one.value), words), one.value) for one in some]
    certain = (Grade.EXACT, Grade.NORMALISED)
    return tuple(Point(period, found.value if found.grade in certain else typed) for period, found, typed in read)
