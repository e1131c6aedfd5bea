"""Bring together a task's heading and what stands under its labels (建设内容：, 任务分解：)."""

from __future__ import annotations

from dataclasses import replace

from model.records import Allocation, Metric
from model.rules.notice.allocations import Content
from model.rules.notice.blocks import Group
from model.rules.notice.content import content


def read(group: Group, headed: bool, titled: bool) -> tuple[str, Content, str, tuple[str, ...]]:
    """Return (the task's text, what it promises, a title above it, remarks).

    A heading that promises numbers is the task, and the content below adds its breakdown; a heading without any
    is the title of the content. `headed`: this document's tasks begin with a heading sentence; `titled`: with a
    heading line.
    """
    text = group.text.raw
    remarks = tuple(group.remarks)
    under = titled and group.heading and text.startswith(group.heading)
    own = _under_heading(group, headed) if under else content(text, headed)
    if not group.content:
        return text, own, "", remarks
    below = content("".join(group.content), False)
    if not own.metrics:
        return "".join(group.content), below, text, remarks
    _add_breakdown(own, below)
    return text, own, "", (*group.content, *remarks)


def _under_heading(group: Group, headed: bool) -> Content:
    """Read a task whose first line heads the others: that one's numbers count, its words alone are no milestone."""
    below = content(group.text.raw[len(group.heading) :], headed)
    own = content(group.heading)
    if not own.metrics:
        return below
    own.milestones += [said for said in below.milestones if said not in own.milestones]
    _add_breakdown(own, below)
    return own


def _add_breakdown(own: Content, below: Content) -> None:
    """Add the parts below to the metrics above that have the same value; further metrics come along."""
    renamed: dict[str, str] = {}
    for metric in below.metrics:
        same = _same(metric, own.metrics)
        if same is None and not metric.derived:
            own.metrics.append(metric)
        renamed[metric.name] = (same or metric).name
    only = renamed.get(below.metrics[0].name, "") if len(below.metrics) == 1 else ""
    several = len(own.metrics) > 1
    for part in below.allocations:
        name = renamed.get(part.metric, only)
        own.allocations.append(replace(part, metric=name) if several else Allocation(part.unit, part.value))
    own.asks += below.asks


def _same(metric: Metric, others: list[Metric]) -> Metric | None:
    return next((other for other in others if (other.value, other.unit) == (metric.value, metric.unit)), None)
