"""Make a target of what a clerk typed: a number, its measure, its comparator."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from model.errors import ClerkError
from model.records import Metric, ReadItem
from model.rules import han
from model.rules.measures import SCALES
from model.rules.notice.measures import MULTIPLIERS, RATES, measure_at
from model.rules.notice.numbers import exact
from model.rules.quantity import digits, is_plain
from model.terms import Kind, Op

FROM_TO = "“由…到…”的指标要有起点数。没有改动。请填上由多少、到多少。"
PERSONS = re.compile(r"(?:人|户|名|生|床|亩)")
SCALE_WORDS = tuple(sorted({*MULTIPLIERS, *SCALES} - {"百"}, key=len, reverse=True))


def target(
    name: str, typed: str, measure: str, op: Op = Op.EQUAL, kind: Kind | None = None, start: str = "", source: str = ""
) -> Metric:
    """Return the target a clerk typed (“1.2”, “万名”), expanded and as printed; raises ClerkError for no number."""
    if not name.strip():
        raise ClerkError("指标要有名称。没有改动。请写明数的是什么，如“新建幼儿园”。")
    printed, measure = _promised(typed_number(typed), kind), measure.strip()
    factor, unit = expanded(measure)
    first = typed_number(start) if start.strip() else None
    if Op.FROM_TO in (op, kind) or kind is Kind.FROM_TO:
        if first is None:
            raise ClerkError(FROM_TO)
        op, kind = Op.FROM_TO, Kind.FROM_TO
    return Metric(
        name=name.strip(),
        value=exact(printed * factor),
        unit=unit,
        op=op,
        kind=kind or suggested_kind(measure, op),
        printed=printed,
        printed_unit=measure,
        start=exact(first * factor) if first is not None else None,
        source=source,
    )


def _promised(number: Decimal, kind: Kind | None) -> Decimal:
    """Refuse what no plan promises: less than nothing, or nothing of an amount."""
    if number < 0:
        raise ClerkError("目标不能是负数。没有改动。要降低的，数填正数，比较选“降低”。")
    if not number and kind in (None, Kind.AMOUNT):
        raise ClerkError("目标不能是0。没有改动。没有数的要求请写成节点。")
    return number


def with_metrics(item: ReadItem, metrics: tuple[Metric, ...]) -> ReadItem:
    """Return the item with other targets; the counties' parts follow a renamed one and go with one taken away."""
    same = len(metrics) == len(item.metrics)
    names = [metric.name for metric in metrics] if same else [metric.name for metric in item.metrics]
    now = dict(zip((metric.name for metric in item.metrics), names, strict=True))
    known = {metric.name for metric in metrics}
    parts = [replace(one, metric=now.get(one.metric, one.metric)) for one in item.allocations if metrics]
    return replace(
        item, metrics=metrics, allocations=tuple(one for one in parts if not one.metric or one.metric in known)
    )


def suggested_kind(measure: str, op: Op) -> Kind:
    """Return how a target is most likely measured, from its measure and comparator alone."""
    base, slash, whom = han.fold(measure).partition("/")
    if op is Op.FROM_TO:
        return Kind.FROM_TO
    if op in (Op.DECREASE, Op.AT_MOST):
        return Kind.LOWER
    if slash:
        return Kind.STANDARD if expanded(base)[1] == "元" and PERSONS.match(whom) else Kind.RATIO
    if base in (*RATES, "倍"):
        return Kind.RATE
    return Kind.STANDARD if op is Op.INCREASE else Kind.AMOUNT


def expanded(measure: str) -> tuple[Decimal, str]:
    """Take 万 or 亿 off a printed measure: (what it multiplies by, the measure behind it)."""
    plain = han.fold(measure)
    if measure_at(plain, 0) == plain:
        return Decimal(1), measure
    for word in SCALE_WORDS:
        if plain.startswith(word) and len(plain) > len(word):
            factor = MULTIPLIERS.get(word) or Decimal(10) ** SCALES[word]
            return factor, measure[len(word) :]
    return Decimal(1), measure


def typed_number(typed: str) -> Decimal:
    """Return the number a clerk typed; raises ClerkError for anything else."""
    plain = han.fold(typed).strip().replace(",", "")
    if not is_plain(plain):
        shown = typed.strip() or "（空）"
        raise ClerkError(f"“{shown}”不是数。没有改动。请只填数字，单位（万名、公里、%）填在单位格。")
    return digits(plain)
