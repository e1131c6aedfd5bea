"""A target's row of cells, and the target that typed cells say."""

from __future__ import annotations

from dataclasses import replace

from gui import show
from model.records import Metric
from model.rules import draft
from model.terms import Kind, Op

NAME, OP, START, VALUE, MEASURE, KIND = range(6)
OPS = {op: "等于" if op is Op.EQUAL else op.word for op in Op}
KINDS: dict[Kind, str] = {kind: kind.word for kind in Kind if kind is not Kind.MILESTONE}


def words(metric: Metric) -> tuple[str, ...]:
    """Write a target as the row's cells, in the measure the plan prints."""
    factor = metric.value / metric.printed if metric.printed else 1
    start = "" if metric.start is None else show.number(metric.start / (factor or 1))
    return (
        show.printed(metric.name),
        OPS[metric.op],
        start,
        show.number(metric.printed),
        show.printed(metric.printed_unit),
        KINDS.get(metric.kind, metric.kind.word),
    )


def retyped(old: Metric | None, typed: tuple[str, ...], column: int) -> Metric:
    """Return the target a row's cells say after one of them was typed; raises ClerkError where they say none."""
    op = next(one for one, word in OPS.items() if word == typed[OP])
    kind = next((one for one, word in KINDS.items() if word == typed[KIND]), None)
    if column == KIND and op is Op.FROM_TO and kind is not Kind.FROM_TO:
        op = Op.EQUAL
    elif column in (OP, MEASURE):
        kind = None
    name = show.as_printed(old.name if old else "", typed[NAME])
    measure = show.as_printed(old.printed_unit if old else "", typed[MEASURE])
    made = draft.target(name, typed[VALUE], measure, op, kind, typed[START], old.source if old else "")
    return replace(made, derived=old.derived) if old and made.value == old.value else made
