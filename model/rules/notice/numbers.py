"""Find the numbers of a text that may be targets: value, measure, comparator; names, years and ages left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from model.rules import han
from model.rules.notice import comparators, numerals
from model.rules.notice.comparators import Before
from model.rules.notice.measures import CLASSES, DURATIONS, MULTIPLIERS, RATES, measure_at
from model.rules.notice.text import Text, quoted
from model.terms import Op

DIGITS = re.compile(
    r"(?<![0-9A-Za-z.+\-~])(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?(?![0-9+A-Za-z]|\.[0-9])"
)
_LATIN_MEASURE = re.compile(
    r"(?<![0-9A-Za-z.+\-~])[0-9]+(?:\.[0-9]+)?(?=(?:[kK][mM][²2]?|m[²2³3]?|MW|GW|[kK]W|TEU)(?![A-Za-z0-9]))"
)

YEAR = re.compile(
    r"(?:19|20)\d\d(?:年|(?=[-、至到~](?:19|20)\d\d(?!\d))|[./-](?:0?[1-9]|1[0-2])(?:[./-]\d{1,2})?(?![\d万亿元%个名所公平人米亩吨]))"
)
DATE = re.compile(r"\d{1,2}(?:月(?!均)|日(?!间|照|常|均)|号(?!线)|季度)")
AGE = re.compile(r"\d+(?:[-~至到、]\d+)?(?:周?岁|月龄|年级)")
ROAD = re.compile(
    r"\d+(?:[东西南北中]{1,2}(?:路|街|大道)|[国省县乡村]道|号线?|路|大街|大道|街(?!道)|线(?!路)|高速|弄|巷|中学|小学)"
)
NAMED = re.compile(r"第\d+|前\d+[名位]?|\d+\+[\dA-Za-z]+|[A-Za-z]+-?\d+")
SERVICE_LINE = re.compile(r"\d{3,5}(?=公共|热线|政务|服务|平台|急救|报警|联动|指挥|便民|投诉|电话|号码)")
CHANNELS = re.compile(r"(?:探头|监控|摄像头?|视频|图像)\d+路$")
"""Camera channels are counted in 路, roads are not: 监控2000路."""

NAMES = (YEAR, DATE, AGE, ROAD, NAMED, SERVICE_LINE)

RATIO = re.compile(r"/(?:百|千|万|十万)(?:人口?|户|名|辆)|/(?:平方米|立方米|平方公里|公里|亩|吨|升)")
ALTERNATIVE = re.compile(r"\([户套处个次台名间张座家站点]{1,3}\)")
ATTRIBUTE = re.compile(r"(?:(?:以上|左右)?的[^,;。、\d]{1,14}|以上[一-龥]{2,10})\d")
"""“5万吨的污水处理厂1座”: the first number describes what the second counts."""

CAPACITY = re.compile(r"[日年](?:均)?(?:供[水气热电]|处理|加工|发电|接待|产(?!值))[一-龥]{0,6}$")
THING = re.compile(
    r"(?:以上|左右)?的(?![一-龥]{0,4}(?:目标|任务|要求|能力|标准|水平|指标|规模))[一-龥]{1,14}(?=[,;。、:()]|$)"
)
"""“日供水30万吨的水厂”: how much the thing built can do, not how much is to be done."""

INDEX = re.compile(r"(?:指数|系数|得分|评分|分数|PMI)[一-龥]{0,8}$")
FOR_EACH = re.compile(r"每(?P<who>人|户|名|生|亩|床)(?:每)?(?P<when>年|月|天|次)?[一-龥]{0,6}$")
RANGE = re.compile(r"(?:-|~|至|到)\d")
NO_MEASURE = "这个数没有计量单位"
UPPER = re.compile(r"\d[一-龥]{0,2}[至到]$")
RANGED = re.compile(r"[\d.]+[一-龥]{0,2}(?:-|~|至|到)[\d.]+")
BRACKET_OF = re.compile(
    r"[\d.]+[一-龥]{0,2}[-~至到][\d.]+(?:万|千|亿)?(?:元|岁|人|亩|平方米)(?:以上|以下)?的?[一-龥]{0,4}(?:群体|人群|家庭|企业)"
)
"""“收入10-50万元群体” names whom a share is of."""

VERB_BEFORE = ("新增", "增加", "推出", "开展", "提供", "办理", "开通")
BASE_AFTER = ("的基础上", "基础上")
LATIN = ("km²", "km2", "km", "Km", "KM", "m²", "m2", "m³", "m3", "m", "MW", "GW", "kW", "KW", "TEU")
OPS = {
    "at_least": Op.AT_LEAST,
    "at_most": Op.AT_MOST,
    "up_by": Op.INCREASE,
    "down_by": Op.DECREASE,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. `start`, `end` span its comparators too; `at` is where the digits stand.

    `measure` is as printed without multiplier, `printed_measure` with it; `per` is "人·月" for 每人每月;
    `word` names the comparator before it (comparators.RANKED); `ask` says why it cannot be taken, "" if it can.
    """

    start: int
    end: int
    at: int
    value: Decimal
    printed: Decimal
    measure: str
    printed_measure: str
    op: Op
    per: str = ""
    word: str = ""
    ask: str = ""

    @property
    def unit(self) -> str:
        """Return the measure with what it is for: 元/人·月."""
        return f"{self.measure}/{self.per}" if self.per else self.measure

    @property
    def printed_unit(self) -> str:
        """Return the printed measure with what it is for: 万元/人·年."""
        return f"{self.printed_measure}/{self.per}" if self.per else self.printed_measure

    @property
    def is_rate(self) -> bool:
        """Say whether it is a per cent or a multiple."""
        return han.fold(self.measure) in (*RATES, "倍")


def numbers(text: Text) -> tuple[Number, ...]:
    """Return what may be targets, in the order they stand in."""
    plain = text.plain
    closed = names(plain)
    spots = [(m.start(), m.end(), Decimal(m[0].replace(",", ""))) for m in DIGITS.finditer(plain)]
    spots += [(m.start(), m.end(), Decimal(m[0])) for m in _LATIN_MEASURE.finditer(plain)]
    spots += numerals.counted(plain)
    found = (read(text, *spot) for spot in spots if not _inside(spot[0], closed))
    rates = (_per_cent(text, *spot) for spot in numerals.per_cent(plain) if not _inside(spot[0], closed))
    return tuple(measured(text, sorted((n for n in (*found, *rates) if n is not None), key=lambda n: n.at)))


def measured(text: Text, found: list[Number]) -> list[Number]:
    """Give numbers listed before one with a measure (“100、200和300户”) that measure."""
    out: list[Number] = []
    for number in reversed(found):
        after = out[0] if out else None
        listed = after is not None and text.plain[number.end : after.start] in ("、", "和", "及")
        if number.ask == NO_MEASURE and after is not None and listed and not after.ask:
            factor = after.value / after.printed if after.printed else Decimal(1)
            value = exact(number.printed * factor)
            number = replace(
                after, start=number.start, end=number.end, at=number.at, value=value, printed=number.printed
            )
        out.insert(0, number)
    return [replace(one, ask=f"“{text.raw[one.at : one.end]}”：{one.ask}") if one.ask else one for one in out]


def names(plain: str) -> list[tuple[int, int]]:
    """Return the stretches whose digits belong to a name: quotes, years, dates, ages, roads, 5G, 12345."""
    found = [match.span() for pattern in NAMES for match in pattern.finditer(plain)]
    return quoted(plain) + [span for span in found if not CHANNELS.search(plain[span[0] - 4 : span[1]])]


def read(text: Text, at: int, end: int, value: Decimal) -> Number | None:
    """Read the number at a place with its measure and comparators; None where it is part of a name."""
    plain = text.plain
    factor, vague, stop, measure = _measure(plain, end)
    if (plain[at - 1 : at] in ("第", "每") and measure != "%") or UPPER.search(plain[:at]):
        return None
    begin = stop - len(measure)
    is_rate = measure in RATES or measure == "倍"
    words = comparators.before(plain, at, is_rate)
    if RANGE.match(plain, end) or (measure and RANGE.match(plain, stop)):
        upper = RANGED.match(plain, at)
        if BRACKET_OF.match(plain, at):
            return None
        return _asked(at, upper.end() if upper else stop, value, "这里写的是一个范围，不是一个数")
    if not measure:
        return _without_measure(text, at, end, value, words)
    if measure in (*DURATIONS, *CLASSES) and not words.word and not plain[:at].endswith(VERB_BEFORE):
        return None
    if plain.startswith(BASE_AFTER, stop) or ATTRIBUTE.match(plain, stop) or _is_capacity(plain, at, stop):
        return None
    stop = bracket.end() if (bracket := ALTERNATIVE.match(plain, stop)) else stop
    ratio_end, ratio = _ratio(plain, stop)
    per_end, per = (ratio_end, "") if ratio else comparators.per_after(plain, stop)
    tail, tail_op = comparators.after(plain, per_end)
    printed_measure = "".join(text.raw[i] for i in range(end, ratio_end) if i >= begin or plain[i] != vague)
    whole = text.raw[begin:ratio_end]
    op = _op(words, tail_op, bool(vague), is_rate, plain[tail:])
    grows_not = words.word in ("up_by", "down_by") and op not in (Op.INCREASE, Op.DECREASE)
    return Number(
        start=words.word_end if grows_not else words.start,
        end=tail,
        at=at,
        value=exact(value * factor),
        printed=value,
        measure=whole,
        printed_measure=printed_measure,
        op=op,
        per=words.per or per or _for_each(plain[: words.start], measure),
        word="" if grows_not else words.word,
    )


def _is_capacity(plain: str, at: int, stop: int) -> bool:
    """Say whether a number only describes a thing that is built, no count behind it."""
    return bool(CAPACITY.search(plain[:at]) and THING.match(plain, stop))


def _without_measure(text: Text, at: int, end: int, value: Decimal, words: Before) -> Number | None:
    """Take an index with its bound (“物价指数控制在103.5以内”), ask about a bare number, leave a name's alone."""
    plain = text.plain
    tail, bound = comparators.after(plain, end)
    if (words.word or bound) and INDEX.search(plain[:at]) and _ends_clause(plain, tail):
        return Number(words.start, tail, at, value, value, "", "", _op(words, bound, False, True, ""), "", words.word)
    return _asked(at, tail, value, NO_MEASURE) if _ends_clause(plain, tail) else None


def exact(value: Decimal) -> Decimal:
    """Return a whole value without the zeros behind its point that multiplying leaves."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _measure(plain: str, end: int) -> tuple[Decimal, str, int, str]:
    """Read multiplier, 余 and measure behind the digits: (factor, the vague word, where the measure ends, measure)."""
    for latin in LATIN:
        if plain.startswith(latin, end):
            return Decimal(1), "", end + len(latin), latin
    vague = plain[end : end + 1] if plain[end : end + 1] in ("余", "多", "几") else ""
    place = end + len(vague)
    if measure := measure_at(plain, place):
        return Decimal(1), vague, place + len(measure), measure
    for word, factor in MULTIPLIERS.items():
        if plain.startswith(word, place):
            place += len(word)
            later = plain[place : place + 1] if plain[place : place + 1] in ("余", "多", "几") else ""
            measure = measure_at(plain, place + len(later))
            return factor, vague or later, place + len(later) + len(measure), measure
    return Decimal(1), vague, end, ""


def _for_each(before: str, measure: str) -> str:
    """Return whom a sum of money is for where the clause says so further off (“每人补助1000元”)."""
    match = FOR_EACH.search(before[-16:]) if measure == "元" else None
    return "·".join(part for part in match.group("who", "when") if part) if match else ""


def _ratio(plain: str, stop: int) -> tuple[int, str]:
    """Read what a ratio's measure is divided by: 批次/千人."""
    match = RATIO.match(plain, stop)
    return (match.end(), match[0]) if match else (stop, "")


def _op(words: Before, tail: Op | None, vague: bool, is_rate: bool, rest: str) -> Op:
    """Choose the comparator: growth outranks a bound behind the number, that one a bound before it."""
    op = OPS.get(words.word, Op.EQUAL)
    if op in (Op.INCREASE, Op.DECREASE):
        if is_rate or rest[:1] in ("", ",", ";", "。", "、"):
            return op
        op = Op.EQUAL
    if tail is not None:
        return tail
    if op is Op.EQUAL and vague:
        return Op.AT_LEAST
    return Op.APPROX if op is Op.EQUAL and words.about else op


def _asked(at: int, end: int, value: Decimal, why: str) -> Number:
    return Number(at, end, at, value, value, "", "", Op.EQUAL, ask=why)


def _per_cent(text: Text, at: int, end: int, value: Decimal) -> Number:
    words = comparators.before(text.plain, at, True)
    tail, tail_op = comparators.after(text.plain, end)
    op = _op(words, tail_op, False, True, text.plain[tail:])
    return Number(words.start, tail, at, value, value, "%", "%", op, words.per, words.word)


def _ends_clause(plain: str, end: int) -> bool:
    return plain[end : end + 1] in ("", ",", ";", "。", "、", ")") or bool(re.match(r"[和及]\d", plain[end : end + 2]))


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
