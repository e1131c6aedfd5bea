"""Each broken rule is noticed by an example; run_mutations.py shows the same for the random tests."""

from __future__ import annotations

import pytest

from tests.model.rules.mutant import ROOT, caught_by
from tests.model.rules.mutations import MUTATIONS, Mutation


def test_the_rules_as_they_are_pass() -> None:
    assert caught_by(None) == ""


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_broken_rule_is_noticed(mutation: Mutation) -> None:
    assert caught_by(mutation)


def test_each_mutation_is_another_one() -> None:
    broken = {(one.file, one.apply((ROOT / one.file).read_text("utf-8"))) for one in MUTATIONS}
    assert len(broken) == len({one.name for one in MUTATIONS}) == len(MUTATIONS)


def test_a_mutation_whose_text_is_gone_is_an_error() -> None:
    gone = Mutation("gone", "1", MUTATIONS[0].file, "no such text", "")
    with pytest.raises(ValueError, match="occurs 0 times"):
        gone.apply((ROOT / gone.file).read_text("utf-8"))
