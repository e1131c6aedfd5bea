"""Read the targets a table states outside its text: a value, a measure in the heading, a column a county."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from model.records import Allocation, Metric
from model.rules.notice import columns, verbs
from model.rules.notice.allocations import Content, derived
from model.rules.notice.grid import Cell, tight
from model.rules.notice.measures import MULTIPLIERS, measure_at
from model.rules.notice.numbers import exact
from model.rules.notice.table_rows import Record
from model.rules.notice.text import Text
from model.terms import Kind, Op

COMPARED = re.compile(
    r"(?P<at_least>不低于|不少于|(?<!不)高于|(?<!不)超过|达到)$|(?P<at_most>低于|不超过|不高于|控制在)$"
)
VALUE = re.compile(
    r"(?P<before>低于|高于|不低于|不少于|不高于|不超过|≥|≤|>|<)?(?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?)%?(?P<after>以上|以内|以下)?"
)
WORDS = {
    "≥": "不低于",
    "≤": "不高于",
    ">": "高于",
    "<": "低于",
    "以上": "不低于",
    "以内": "不高于",
    "以下": "不高于",
}
MEASURED = re.compile(r"\(([^()]{1,6})\)$")


def measured(text: str, measure: str) -> tuple[str, Decimal, str, str]:
    """Split “村镇规划编制资金投入(万元)” into name, factor, measure and the measure as printed."""
    whole = Text.tight(text)
    match = MEASURED.search(whole.plain)
    printed = Text.tight(measure)
    name = whole
    if match and not measure:
        printed = whole.cut(match.start(1), match.end(1))
    if match and _factor(printed.plain)[1]:
        name = whole.cut(0, match.start())
    factor, length = _factor(printed.plain)
    return name.raw, factor, printed.raw[len(printed.raw) - length :] if length else printed.raw, printed.raw


def _factor(plain: str) -> tuple[Decimal, int]:
    """Return what a printed measure multiplies by, and how long the measure behind the multiplier is; 0 for none."""
    for word, factor in (("", Decimal(1)), *MULTIPLIERS.items()):
        rest = plain.removeprefix(word)
        if plain.startswith(word) and rest and measure_at(rest, 0) == rest:
            return factor, len(rest)
    return Decimal(1), 0


def metric(name: str, number: Decimal, factor: Decimal, unit: str, printed_unit: str) -> Metric:
    """Return a metric whose comparator, if any, closes its heading (“城镇登记失业率低于(%)”)."""
    kind = Kind.RATE if unit in ("%", "％") else Kind.AMOUNT
    op = Op.EQUAL
    if match := COMPARED.search(Text.of(name).plain):
        name, op = name[: match.start()], Op.AT_MOST if match["at_most"] else Op.AT_LEAST
        kind = Kind.LOWER if match["at_most"] else kind
    return Metric(name, exact(number * factor), unit, op, kind, number, printed_unit or unit, source=name)


def counties(record: Record, read: Content, name: str, factor: Decimal, unit: str, printed_unit: str) -> None:
    """Add the counties' columns: equal numbers are one standard for all, different ones add up to a derived target."""
    stated = [(county, decimal(cell), cell) for county, cell in record.counties if not cell.blank]
    numbers = [(county, number) for county, number, _ in stated if number is not None]
    words = [f"{county}：{cell.raw}" for county, number, cell in stated if number is None]
    if words:
        read.asks.append(f"这些县区的目标是文字，没有数：{'；'.join(words)}")
    if not numbers:
        return
    rate = all("%" in tight(cell) for _, number, cell in stated if number is not None)
    unit = "%" if rate else unit
    if not read.metrics:
        same = len(numbers) == len(stated) and len({number for _, number in numbers}) == 1 and len(numbers) > 1
        total = numbers[0][1] if same or rate else sum((number for _, number in numbers), Decimal(0))
        if same or rate:
            read.metrics.append(metric(name, total, factor, unit, "%" if rate else printed_unit))
        else:
            read.metrics.append(derived(name, total, unit, factor, printed_unit))
    read.allocations += [Allocation(county, number * factor) for county, number in numbers]


def compared(cell: Cell | None) -> tuple[Decimal | None, str]:
    """Read a value's cell: the number, and the comparator before it (“低于4.1”)."""
    if cell is None:
        return None, ""
    match = VALUE.fullmatch(tight(cell))
    if match is None:
        return None, ""
    word = WORDS.get(match["before"] or match["after"] or "", match["before"] or "")
    return Decimal(match["number"].replace(",", "")), word


def named(metric: Metric, titles: Sequence[str]) -> Metric:
    """Name a target that is nothing but an act (“巩固提升5.6万人”) by the title beside it."""
    act = verbs.VERBS_FIRST.fullmatch(Text.of(metric.name).plain)
    return replace(metric, name="".join(titles[-1].split())) if titles and act else metric


def decimal(cell: Cell | None) -> Decimal | None:
    if cell is None or not columns.NUMBER.fullmatch(tight(cell)):
        return None
    return Decimal(tight(cell).replace(",", "").rstrip("%"))
