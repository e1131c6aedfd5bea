"""What a printed measure is made of: a scale (万, 亿) and a unit, spelled the way a comparison needs it."""

from __future__ import annotations

from dataclasses import dataclass

from model.rules import han

SCALES = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12}
"""Powers of ten a clerk writes before a unit; 百 alone is no scale, "3百" is asked about."""

COUNTED = frozenset("个所座处家户名人项条台部辆场张件类批次只头棵株盏间栋幢套支班站点对把块例份本册架艘期届") | {
    *("人次", "场次", "批次", "户次", "车次", "班次", "例次", "件次"),
    *("床位", "泊位", "车位", "站点", "学位"),
}
"""Units that count whole things; a fraction in one of them earns a warning."""

PERCENT = "%"

SPELLINGS = {
    "公里": ("千米", "km", "KM", "Km", "㎞"),
    "米": ("m", "M"),
    "平方米": ("㎡", "m2", "m²", "平米", "平方"),
    "平方公里": ("平方千米", "km2", "km²"),
    "立方米": ("m3", "m³", "立方", "方"),
    "吨": ("t", "T"),
    "千瓦": ("kW", "KW", "kw"),
    "千克": ("公斤", "kg", "KG"),
    "人": ("名", "位"),
    "百分点": ("个百分点",),
    "元": ("圆", "块"),
}
"""Each unit with the other ways it is written; a clerk reads them as one."""

MEASURED = frozenset(
    ("公里", "米", "平方米", "平方公里", "立方米", "吨", "千瓦", "千克", "亩", "公顷", "元", PERCENT, "百分点")
)
"""Units whose figure changes with the unit, so a figure in one is never suggested for another."""

_ONE_SPELLING = {other: unit for unit, others in SPELLINGS.items() for other in others}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure taken apart: 万元 is scale 4 (a power of ten) and unit 元."""

    scale: int
    unit: str


def split(measure: str) -> Measure:
    """Take a measure apart; a unit is folded and brought to one spelling, so that equal units compare equal."""
    text = han.fold(measure).replace(" ", "")
    if text in _ONE_SPELLING or text in SPELLINGS:
        return Measure(0, _ONE_SPELLING.get(text, text))
    for scale in sorted(SCALES, key=len, reverse=True):
        rest = text.removeprefix(scale)
        if rest != text:
            return Measure(SCALES[scale], _ONE_SPELLING.get(rest, rest))
    return Measure(0, text)


def is_counted(measure: str) -> bool:
    """Say whether the measure counts whole things, as 所 does and 万元 or 公里 does not."""
    parts = split(measure)
    return parts.scale == 0 and parts.unit in COUNTED
