"""The merge against the same rules written a second time, over random histories."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules import merge
from tests.model.rules.merge_histories import LOWER, Act, everything, histories
from tests.model.rules.merge_reference import Answer, Reference


@settings(max_examples=120)
@given(histories(12), st.data())
def test_both_writings_of_the_rules_agree(acts: list[Act], data: st.DataObject) -> None:
    """Whatever part of a history has arrived: what it builds on may still be on its way (rule 9)."""
    missing = data.draw(st.sets(st.integers(0, len(acts) - 1), max_size=2))
    acts = [act for number, act in enumerate(acts) if number not in missing]
    known = everything(acts)
    view, reference = merge.view(known, LOWER), Reference(known)
    found = {
        key: Answer(
            frozenset((head.value, frozenset(head.records)) for head in figure.heads),
            figure.value,
            figure.conflict,
            figure.asked,
        )
        for key, figure in view.figures.items()
    }
    assert found == reference.answers(LOWER)
    assert set(view.quarantined) == reference.quarantined()
    assert view.live == {fact.id for act in acts for fact in act if reference.counts(fact.id)}
