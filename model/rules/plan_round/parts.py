"""What of a 分解方案表 is adopted as one."""

from __future__ import annotations

from model.terms import Term


class PlanPart(Term):
    """A line's schedule, its counties' parts, a site, a unit's contacts."""

    SCHEDULE = "schedule", "序时计划"
    SHARES = "shares", "分县区任务"
    SITE = "site", "点位"
    CONTACTS = "contacts", "联络员"
