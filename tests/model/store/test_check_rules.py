"""How 审核 weighs in a plan: kept like any setting, so journalled and taken back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from model.records import CheckRule
from model.rules.check_rules import USUAL
from model.store import book, check, plan
from model.store.undo import undo
from model.terms import Check, Level, Weight
from tests.model.store import sample_ledger as sample

OWN = (CheckRule(Check.JUMP, Weight.EXPLAIN, Decimal("1E+1")), CheckRule(Check.EMPTY_TALK, Weight.OFF))


def test_a_plan_that_says_nothing_weighs_as_usual_and_its_own_rules_stand_beside_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.shishi"
    with sample.found(path) as ledger:
        assert plan.check_rules(ledger) == USUAL
        with ledger.act("审核标准", "") as act:
            plan.save_check_rules(ledger, OWN)
        assert plan.check_rules(ledger) == {**USUAL, **{one.check: one for one in OWN}}
    with book.open_book(path) as ledger:
        assert plan.check_rules(ledger)[Check.JUMP] == CheckRule(Check.JUMP, Weight.EXPLAIN, Decimal(10))
        assert {found.level for found in check.whole(ledger)} == {Level.NOTE}
        undo(ledger, act)
        assert plan.check_rules(ledger) == USUAL
