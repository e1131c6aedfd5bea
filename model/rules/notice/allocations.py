"""Read the parts of counties and townships out of prose: “其中丹江口市33所、郧县40所”, “元坝镇280 白果乡15”."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.records import Allocation, Metric
from model.rules.notice import verbs
from model.rules.notice.measures import MULTIPLIERS, measure_at
from model.rules.notice.numbers import exact
from model.rules.notice.text import Text, split
from model.terms import Kind, Op

_RANK = r"(?:县|区|市|旗|镇|乡|街道办事处|街道办|街办|街道|办事处|农场|林场|管委会|度假区|风景区)"
_PLACE = rf"(?:[一-龥]{{1,8}}?{_RANK}|市本级|区本级|县本级|市直|区直|县直)"
PLACE_NAME = re.compile(_PLACE)
PART = re.compile(
    rf"(?P<places>(?:{_PLACE}、)*{_PLACE})(?P<each>各)?(?:完成|新建|建设|改造|:|为|\()?(?P<number>\d+(?:\.\d+)?)"
)
FURTHER = re.compile(r"[、,](?P<number>\d+(?:\.\d+)?)")
PARTED = re.compile(rf"(?<=\d)\s+(?={_PLACE}\s*\d)")
BEGUN = re.compile(rf"{_PLACE}\s*(?:\d|$)")
LEADING = re.compile(r"^(?:其中|包括|分别为|分别|即|在|由|为|对|:|,|和|及|、)+")
NO_PLACE = re.compile(
    r"(?:[小社城灌库片街校院郊山地林牧厂辖专老园景]区|(?:居住|达标|先行|实验|示范|保护|安置|服务)区|[超城菜夜集都门]市|"
    r"(?:农贸|^|各|[点范心困弱]|\d个)乡镇|(?:农贸|村|城|古|小|特色|强)镇|(?:贫困|示范|强|脱贫)[县乡]|行政村)$"
)
SEPARATORS = ",、;:()和及 。"


@dataclass(frozen=True, slots=True)
class Part:
    """A place's part: where it stands in the text, the name as printed, value and measure."""

    start: int
    end: int
    unit: str
    value: Decimal
    measure: str


@dataclass
class Content:
    """What was read of a task, in printed order."""

    metrics: list[Metric] = field(default_factory=list)
    milestones: list[str] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)


def parts(text: Text) -> list[Part]:
    """Return the runs of two or more place–number pairs, single ones only behind 其中."""
    out: list[Part] = []
    run: list[Part] = []
    for match in PART.finditer(text.plain):
        found = _parts(text, match)
        if run and (not found or text.plain[run[-1].end : found[0].start].strip(SEPARATORS)):
            out += _kept(text, run)
            run = []
        run += found + _further(text, found)
    return out + _kept(text, run)


def _further(text: Text, found: list[Part]) -> list[Part]:
    """Return what a place is given in other measures right behind its number (“袁州区16个、2620户”)."""
    out: list[Part] = []
    last = found[-1] if len(found) == 1 and found[0].measure else None
    while last is not None and (match := FURTHER.match(text.plain, last.end)):
        value, end, measure = _amount(text, match.end() - len(match["number"]), match["number"])
        if not measure or measure in (found[0].measure, *(part.measure for part in out)):
            break
        last = replace(last, start=match.start("number"), end=end, value=value, measure=measure)
        out.append(last)
    return out


def listed(cell: str) -> Text:
    """Return a cell's list without its blanks; one behind a number parts it from a place (“乡5 元坝镇40”)."""
    return Text.tight(PARTED.sub("、", cell))


def is_list(cell: str) -> bool:
    """Say whether a table's cell is such a list from end to end."""
    text = listed(cell)
    found = parts(text)
    return len(found) >= 2 and found[0].start <= 2 and len(text) - found[-1].end <= 2


def allocate(found: list[Part], out: Content) -> None:
    """Add the parts to the content as allocations of the metric they divide.

    Where no metric is printed, their sum is one (derived); where they do not add up to it, the clerk is asked.
    """
    measures = list(dict.fromkeys(part.measure for part in found))
    if len(measures) > 1:
        for measure in measures:
            allocate([part for part in found if part.measure == measure], out)
        return
    if not found:
        return
    total = sum((part.value for part in found), Decimal(0))
    metric = _divided(found[0].measure, total, out.metrics)
    factor = Decimal(1)
    if metric is None:
        out.metrics.append(derived("各县区合计", total, found[0].measure))
    elif metric.printed and not found[0].measure:
        factor = metric.value / metric.printed
    name = metric.name if metric is not None else ""
    out.allocations += [Allocation(part.unit, part.value * factor, name) for part in found]
    if metric is not None and metric.value != total * factor:
        out.asks.append(f"“{metric.name}”的分解数加起来是 {total * factor:f}，与目标 {metric.value:f} 不符")


def _divided(measure: str, total: Decimal, metrics: list[Metric]) -> Metric | None:
    """Return the metric parts divide: the one they add up to, else the last of their measure."""
    fitting = [metric for metric in reversed(metrics) if not measure or metric.unit == measure]
    return next((metric for metric in fitting if metric.value == total), fitting[0] if fitting else None)


def derived(name: str, total: Decimal, unit: str, factor: Decimal = Decimal(1), printed_unit: str = "") -> Metric:
    """Return the sum of parts as a metric that is not printed itself; `factor` expands the printed measure."""
    return Metric(
        name, exact(total * factor), unit, Op.EQUAL, Kind.AMOUNT, total, printed_unit or unit, source=name, derived=True
    )


def _parts(text: Text, match: re.Match[str]) -> list[Part]:
    """Return one part a place; several places share a number only behind 各."""
    value, end, printed = _amount(text, match.start("number"), match["number"])
    spots = _places(text, match.start("places"), match.end("places"))
    if len(spots) > 1 and not match["each"]:
        spots = spots[-1:]
    return [Part(low, end, text.raw[low:high], value, printed) for low, high in spots]


def _amount(text: Text, at: int, number: str) -> tuple[Decimal, int, str]:
    """Return a number's value, where its measure ends, and the measure as printed without its multiplier."""
    value, end = Decimal(number), at + len(number)
    for word, factor in MULTIPLIERS.items():
        if text.plain.startswith(word, end):
            value, end = value * factor, end + len(word)
            break
    length = len(measure_at(text.plain, end))
    return exact(value), end + length, text.raw[end : end + length]


def _places(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the names of a list of places stand; none if one of them is no place's name."""
    out = []
    for low, high in split(text.cut(start, end), "、"):
        low, high = start + low, start + high
        low = max(low, text.plain.rfind("其中", low, high) + 2 if "其中" in text.plain[low:high] else low)
        leading = LEADING.match(text.plain[low:high])
        low += leading.end() if leading else 0
        name = text.plain[low:high]
        if len(name) < 2 or NO_PLACE.search(name) or verbs.VERB.match(name):
            return []
        out.append((low, high))
    return out


def _kept(text: Text, run: list[Part]) -> list[Part]:
    if len(run) >= 2:
        return run
    return [part for part in run if text.plain[: part.start].rstrip(":,").endswith(("其中", "包括"))]
