"""Make metrics of the numbers of one clause: names, carried verbs, from–to pairs, several subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.records import Metric
from model.rules import han
from model.rules.notice import verbs
from model.rules.notice.measures import DURATIONS
from model.rules.notice.numbers import Number
from model.rules.notice.text import Text
from model.terms import Kind, Op

EDGES = ",。;:、 -"
LEVEL_WORDS = ("up_to", "down_to")
JOINS = ("、", "以及", "和", "及", "与", "并", "，", ",")
_TRAILING = re.compile(
    r"(?:年均|年平均|和|(?<![惠普涉波触顾])及|与|以及|并|(?<!平)均|都|为|共|约|分别|各|(?<!新建)(?<!改造)(?<!建成)(?<!实施)的|由|从|达|再|,|力争|同比|统一|实现|(?<=.)完成|达|增幅|增速|总体)+$"
)
_LEADING = re.compile(r"(?:和|及|与|以及|并|其中|的|、|,|:)+")
_PLANNED = re.compile(rf"(?:(?:计划|拟|预计)+|将(?!.*(?:纳入|列入|作为)))(?={verbs.VERB.pattern}|在|对|为|向)")
_AMONG = re.compile(r"[为对向给][^,;。]*、[^,;。]*(?:和|及|以及)$")
"""“为老人、职工和1.2万名优抚对象…”: the number counts only the last of them."""

_BASE = re.compile(r"(?<=[一-龥]{2})(?:较|比)(?:(?:19|20)\d\d年|上年|去年|年初|上一年)(?:度|底|同期)?$")
_ACTED = re.compile(rf"(?<=[一-龥]{{2}}){verbs.VERB.pattern}$")
_EACH = re.compile(r"(?:均|都)$")
AVERAGE = re.compile(r"每[百千万]人|人均|每千|每万|每百")
_LEVEL = re.compile(r"[级級]([^级級]+)$")
_BRACKETED = re.compile(r"[（(](?:[^（）()]*\d[^（）()]*)?[）)]")
_GOAL = re.compile(r"的?目标(?:任务)?|的水平|的比例|的标准")


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch of a clause one number owns."""

    start: int
    end: int
    number: Number


def metrics(text: Text, start: int, end: int, found: Sequence[Number], subject: str = "") -> list[Metric]:
    """Return the metrics of a clause's numbers in printed order.

    `subject` is what the clause before names and this one speaks of (“…养育标准，端州区提高到…”).
    """
    found = inherit(text.plain, found)
    pairs = from_to(text, start, end, found)
    if pairs:
        return pairs
    out: list[Metric] = []
    verb = noun = lead = ""
    for segment in segments(text, start, end, found):
        name = name_of(text, segment)
        match = verbs.VERBS_FIRST.match(name.plain)
        if match:
            verb = name.raw[: match.end()]
        bare = name.raw[match.end() :] if match else name.raw
        full = name.raw if match or segment.start == start or not bare else (verb or lead) + name.raw
        if not bare:
            acted = _ACTED.search(Text.of(noun).plain)
            full = noun[: acted.start()] + name.raw if acted and name.raw else (name.raw or verb) + noun
        noun = bare or noun
        if segment.start == start and text.plain[segment.number.end : segment.end].strip(EDGES):
            lead = text.cut(start, segment.number.start).strip(EDGES).raw
        out += for_each(text, segment, subject + full)
    return apart(borrow(out))


def apart(made: list[Metric]) -> list[Metric]:
    """Tell metrics of one name apart: 城乡居民 are two, others get their measure, or else their place."""
    listed = [metric.name for metric in made]
    out = []
    for place, metric in enumerate(made):
        alike = [other.unit for other in made if other.name == metric.name]
        if len(alike) > 1 and len(set(alike)) == len(alike):
            name = metric.name if metric.name not in listed[:place] else f"{metric.name}（{metric.unit}）"
            metric = replace(metric, name=name)
        elif len(alike) > 1:
            nth = listed[:place].count(metric.name)
            both = len(listed) == 2 and "城乡" in metric.name
            own = metric.name.replace("城乡", ("城镇", "农村")[min(nth, 1)])
            name = own if both else f"{metric.name}（{nth + 1}）"
            metric = replace(metric, name=name)
        out.append(metric)
    return out


def inherit(plain: str, found: Sequence[Number]) -> list[Number]:
    """Give a number that follows another directly (“609元、300元”) that one's comparator and 每人每月."""
    out: list[Number] = []
    for number in found:
        if out and not number.word and plain[out[-1].end : number.start] in JOINS:
            last = out[-1]
            number = replace(number, op=last.op, word=last.word, per=number.per or last.per)
        out.append(number)
    return out


def segments(text: Text, start: int, end: int, found: Sequence[Number]) -> list[Segment]:
    """Cut a clause into one stretch a number."""
    out = []
    low = start
    for index, number in enumerate(found):
        high = end if index == len(found) - 1 else border(text.plain, number.end, found[index + 1].start)
        out.append(Segment(low, high, number))
        low = high
    return out


def border(plain: str, low: int, high: int) -> int:
    """Return where the stretch of one number ends and the next one's begins."""
    gap = plain[low:high]
    if gap.startswith("、"):
        return low
    if "、" in gap:
        return low + gap.rindex("、")
    for join in JOINS[1:]:
        if gap.endswith(join):
            return high - len(join)
    actions = [match.start() for match in verbs.VERB.finditer(gap) if match.start() > 0]
    return low + actions[0] if actions else high


def name_of(text: Text, segment: Segment) -> Text:
    """Return what a number counts: its stretch without the number, its comparators and loose joints."""
    left = text.cut(segment.start, segment.number.start).strip(EDGES)
    among = _AMONG.match(left.plain)
    trailing = _TRAILING.search(left.plain)
    left = left.cut(0, trailing.start()) if trailing and trailing.start() else left
    left = left.cut(0, 1) if among else left.cut(0, base.start()) if (base := _BASE.search(left.plain)) else left
    right = text.cut(segment.number.end, segment.end).strip(EDGES)
    right = right.cut(0, 0) if _GOAL.fullmatch(right.plain) else right
    joined = Text(left.raw + right.raw, left.plain + right.plain)
    for pattern in (_LEADING, _PLANNED):
        leading = pattern.match(joined.plain)
        joined = joined.cut(leading.end(), len(joined)).strip(EDGES) if leading else joined
    return joined.strip(EDGES)


def for_each(text: Text, segment: Segment, name: str) -> list[Metric]:
    """Return the number's metric, one for each subject where several share it (“甲、乙均不低于90%”)."""
    left = text.cut(segment.start, segment.number.start).strip(EDGES)
    source = text.cut(segment.start, segment.end).strip(EDGES).raw
    shared = _EACH.search(left.plain)
    if shared is None or "、" not in left.plain:
        return [metric(name, segment.number, source)]
    subjects = left.cut(0, shared.start()).raw.split("、")
    return [metric(subject, segment.number, source) for subject in subjects if subject]


def from_to(text: Text, start: int, end: int, found: Sequence[Number]) -> list[Metric]:
    """Return the metrics of “由7类增加至13类”, also of “分别由甲、乙提高到丙、丁”; none where it is no such clause."""
    turn = next((index for index, number in enumerate(found) if index and number.word in LEVEL_WORDS), 0)
    if not turn or len(found) != 2 * turn:
        return []
    origin = found[turn - 1]
    if found[0].word != "origin" and text.plain[origin.end : found[turn].start].strip(EDGES):
        return []
    per = next((number.per for number in found if number.per), "")
    source = text.cut(start, end).strip(EDGES).raw
    out = []
    for name, low, high in zip(subjects(text, start, found[0].start, turn), found[:turn], found[turn:], strict=True):
        number = replace(high, op=Op.FROM_TO, per=per)
        out.append(replace(metric(name, number, source), start=low.value))
    return out


def subjects(text: Text, start: int, end: int, count: int) -> list[str]:
    """Return the names of several numbers that share their words (“城镇、农村低保标准”)."""
    left = text.cut(start, end).strip(EDGES)
    trailing = _TRAILING.search(left.plain)
    left = left.cut(0, trailing.start()) if trailing else left
    listed = left.raw.split("、")
    if count == 1 or len(listed) != count:
        return [left.raw] * count
    tail = listed[-1][len(listed[0]) :]
    return [name + tail for name in listed[:-1]] + [listed[-1]]


def borrow(made: list[Metric]) -> list[Metric]:
    """Give a metric that is only a verb the noun of the next one (“新建15所、改扩建8所中小学”)."""
    for index in range(len(made) - 2, -1, -1):
        match = verbs.VERBS_FIRST.match(Text.of(made[index].name).plain)
        bare = not made[index].name or (match is not None and match.end() == len(made[index].name))
        if made[index].name.endswith(("级", "級")) and (noun := _LEVEL.search(made[index + 1].name)):
            made[index] = replace(made[index], name=made[index].name + noun[1])
        if bare:
            following = made[index + 1].name
            other = verbs.VERBS_FIRST.match(Text.of(following).plain)
            made[index] = replace(made[index], name=made[index].name + following[other.end() if other else 0 :])
    return made


def metric(name: str, number: Number, source: str) -> Metric:
    """Return a metric with its kind."""
    return Metric(
        name=_BRACKETED.sub("", name) or source,
        value=number.value,
        unit=number.unit,
        op=number.op,
        kind=kind(number, name),
        printed=number.printed,
        printed_unit=number.printed_unit,
        source=source,
    )


def kind(number: Number, name: str = "") -> Kind:
    """Decide how a target is measured: what may be added up, what not, what is better lower."""
    name = Text.of(name).plain
    if number.op is Op.FROM_TO:
        return Kind.FROM_TO
    if number.op in (Op.DECREASE, Op.AT_MOST) or number.word == "down_to":
        return Kind.LOWER
    if "/" in number.measure:
        return Kind.RATIO
    if number.is_rate:
        return Kind.RATE
    if AVERAGE.search(name):
        return Kind.RATIO
    level = number.per or number.word == "up_to" or number.op is Op.INCREASE
    return Kind.STANDARD if level or han.fold(number.measure) in DURATIONS else Kind.AMOUNT
