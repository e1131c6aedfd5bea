"""How 审核 weighs: what each check does in a plan that says nothing else, and the rules in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from model.records import CheckRule
from model.rules.quantity import plain
from model.terms import Check, Weight

USUAL: Mapping[Check, CheckRule] = {
    one.check: one
    for one in (
        CheckRule(Check.BELOW_LAST, Weight.EXPLAIN),
        CheckRule(Check.ABOVE_TARGET, Weight.EXPLAIN, Decimal(10)),
        CheckRule(Check.JUMP, Weight.WARNING, Decimal(50)),
        CheckRule(Check.DONE_OR_NOT, Weight.WARNING),
        CheckRule(Check.NO_REASON, Weight.EXPLAIN),
        CheckRule(Check.EMPTY_TALK, Weight.WARNING),
        CheckRule(Check.COUNTY_SUM, Weight.WARNING),
        CheckRule(Check.LEADS, Weight.WARNING),
        CheckRule(Check.PERSONAL, Weight.WARNING),
        CheckRule(Check.NO_CONTACT, Weight.WARNING),
    )
}
"""The usual rules; FAULTS.md row E6 and DOMAIN.md section 10 say why."""

LIMITS = {Check.ABOVE_TARGET: "超过全年目标{}倍", Check.JUMP: "一期增加超过全年目标的{}%"}


def in_words(rules: Mapping[Check, CheckRule]) -> str:
    """Write the rules out for screens and reports, the weightiest first."""
    told = ((weight, "、".join(_name(rule) for rule in rules.values() if rule.weight is weight)) for weight in Weight)
    return "；".join(f"{weight.word}：{names}" for weight, names in told if names) + "。"


def _name(rule: CheckRule) -> str:
    if rule.limit is None or rule.check not in LIMITS:
        return rule.check.word
    return LIMITS[rule.check].format(plain(rule.limit))
