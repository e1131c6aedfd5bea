"""审核标准: how each check weighs in this plan; a change is one act, undone by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.errors import ClerkError
from model.records import Changes, CheckRule
from model.rules import check_rules
from model.store import plan as plans
from model.terms import Check
from model.work.ledger import Ledger

SETTING = "设置"
"""How the undo list calls a change of the plan's rules."""


def load(ledger: Ledger) -> Mapping[Check, CheckRule]:
    """Return how each check weighs."""
    return plans.check_rules(ledger)


def do(ledger: Ledger, rules: Iterable[CheckRule]) -> Changes:
    """Keep the rules that differ from those in force; raises ClerkError where a limit is not above nought."""
    known = plans.check_rules(ledger)
    changed = [rule for rule in rules if rule != known[rule.check]]
    for rule in changed:
        if rule.limit is not None and rule.limit <= 0:
            raise ClerkError(f"“{rule.check.word}”的界限要大于0。没有改动台账。请改正后再保存。")
    if not changed:
        return Changes(None, "审核标准没有变化")
    title = "审核标准：" + check_rules.in_words({rule.check: rule for rule in changed}).rstrip("。")
    with ledger.act(SETTING, title) as act:
        plans.save_check_rules(ledger, changed)
    return Changes(act, f"{SETTING} {title}", settings=True)
