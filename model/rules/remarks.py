"""What the office should know of a round's figures besides their lights: differences and silent parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.records import Finding, ItemView, Key, LineView, Round, View
from model.rules.quantity import plain
from model.rules.rollup import figure
from model.terms import Field, Joint, Level, Role


def remarks(views: Sequence[ItemView], view: View, at: Round) -> tuple[Finding, ...]:
    """Return a finding for each difference between routes and leads, in the plan's order."""
    found: list[Finding] = []
    for item in views:
        for line in item.lines:
            found += _county_difference(line)
            found += _leads_differ(line, view, at)
    return tuple(found)


def _name(line: LineView) -> str:
    return f"第{line.item.no}项“{line.line.name}”"


def _county_difference(line: LineView) -> Iterator[Finding]:
    if line.county_sum is None:
        return
    total = plain(line.county_sum)
    if line.done is None:
        yield Finding(Level.WARNING, f"{_name(line)}：牵头单位未报，县区合计 {total}，仅供参考。")
    elif line.done != line.county_sum:
        gap = plain(line.done - line.county_sum)
        yield Finding(Level.WARNING, f"{_name(line)}：牵头单位报 {plain(line.done)}，与县区合计 {total} 差 {gap}。")


def _leads_differ(line: LineView, view: View, at: Round) -> Iterator[Finding]:
    heads = [part for part in line.parts if part.role in (Role.LEAD, Role.RESPONSIBLE)]
    told = {p.short: figure(view, Key(at.period, line.line.id, p.unit, Field.DONE)) for p in heads}
    stated = {short: value for short, value in told.items() if value is not None}
    if line.item.joint is Joint.TOGETHER and len(set(stated.values())) > 1:
        words = "、".join(f"{short} {plain(value)}" for short, value in stated.items())
        yield Finding(Level.WARNING, f"{_name(line)}：几家牵头单位报数不同（{words}），按 {line.leads[0]} 的数计。")
    if line.item.joint is Joint.APART and stated and len(stated) < len(told):
        silent = "、".join(short for short, value in told.items() if value is None)
        yield Finding(Level.WARNING, f"{_name(line)}：分头报送，{silent} 未报，暂不合计。")
