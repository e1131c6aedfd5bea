"""Decisions, undo and redo, and the six outcomes, in every history (DESIGN.md section 5, rules 6 and 8; FAULTS F3)."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.records import Asked, Figure, Issue, Key, Record, Value, View
from model.rules import merge
from model.terms import Outcome
from tests.model.rules.merge_histories import (
    KEYS,
    LOWER,
    VALUES,
    Act,
    everything,
    form,
    histories,
    next_act,
)
from tests.model.rules.merge_office import Fact, facts, own, plus, withdraw

few = settings(max_examples=25)


def shown(view: View) -> dict[Key, tuple[set[Value], str | None, bool, bool]]:
    """Return what a clerk sees, without the sources."""
    return {
        key: ({head.value for head in one.heads}, one.value, one.conflict, one.asked)
        for key, one in view.figures.items()
    }


def same(one: View, two: View) -> bool:
    return one.figures == two.figures and one.quarantined == two.quarantined


def listed(acts: Iterable[Act]) -> list[Fact]:
    return [fact for act in acts for fact in act]


# --- rule 6: decisions, withdrawals -----------------------------------------------------------------------


@few
@given(histories(), st.data())
def test_a_decision_settles_and_a_later_unseen_report_reopens(acts: list[Act], data: st.DataObject) -> None:
    known = everything(acts)
    view = merge.view(known)
    assume(view.figures)
    key = data.draw(st.sampled_from(list(view.figures)))
    value = data.draw(st.sampled_from([one for one in VALUES[key.field] if isinstance(one, str)]))
    decided = own("decision", {key: value}, {key: merge.heads_of(view, key)}, "decided")
    settled = merge.view(plus(known, decided)).figures[key]
    assert (settled.value, settled.conflict, settled.asked) == (value, False, False)
    later = own("hand", {key: "另报"}, {}, "later")
    reopened = merge.view(plus(known, decided, later)).figures[key]
    assert {head.value for head in reopened.heads} == {value, "另报"}
    assert reopened.conflict


@few
@given(histories(), st.data())
def test_undo_gives_the_view_before_and_redo_the_view_after(acts: list[Act], data: st.DataObject) -> None:
    act = data.draw(next_act(acts))
    known = everything(acts)
    fresh = tuple(fact for fact in act if fact.id not in {one.id for one in listed(acts)})
    assume(fresh)
    after = plus(known, *fresh)
    undo = withdraw(*fresh, nonce="undo")
    undone = plus(after, undo)
    if not any(isinstance(fact, Issue) for fact in fresh):  # a form that was sent may still come back
        assert same(merge.view(undone, LOWER), merge.view(known, LOWER))
    redone = plus(undone, withdraw(undo, nonce="redo"))
    assert same(merge.view(redone, LOWER), merge.view(after, LOWER))


@few
@given(histories(), st.data())
def test_taking_files_again_brings_back_exactly_those(acts: list[Act], data: st.DataObject) -> None:
    known = everything(acts)
    ids = sorted({one.id for one in known.records})
    assume(ids)
    wanted = data.draw(st.sets(st.sampled_from(ids), min_size=1, max_size=2))
    before = merge.in_force(known)
    added = merge.take_again(known, wanted, "again")
    after = merge.in_force(plus(known, *added))
    kept = {one.id for group in (known.issues, known.records, known.admissions) for one in group}
    assert after & kept == (before & kept) | wanted
    assert (not added) == (wanted <= before)


# --- rule 8 and the six outcomes --------------------------------------------------------------------------


@few
@given(histories(), st.data())
def test_the_outcome_says_what_the_view_shows(acts: list[Act], data: st.DataObject) -> None:
    record = form(data.draw, acts)
    others = tuple(form(data.draw, acts) for _ in range(data.draw(st.integers(0, 2))))
    known = everything(acts)
    after = plus(known, record, *others)
    assume(record.id in merge.in_force(after))
    was, now = merge.view(known), merge.view(after)
    spoken = merge.outcomes(known, after, record)
    assert set(spoken) == set(record.values)
    assert spoken == merge.outcomes(known, plus(known, *reversed(others), record, *others), record)
    for key, (outcome, sentence) in spoken.items():
        check(outcome, sentence, record, key, was.figures.get(key), now.figures.get(key), set(now.quarantined))


def check(
    outcome: Outcome,
    sentence: str,
    record: Record,
    key: Key,
    was: Figure | None,
    now: Figure | None,
    waiting: set[tuple[str, Key]],
) -> None:
    mine = [head.value for head in now.heads if record.id in head.records] if now else []
    certain = [value for value in mine if isinstance(value, str)]
    assert (outcome is Outcome.QUARANTINED) == ((record.id, key) in waiting)
    assert (outcome is Outcome.CONFLICT) == bool(certain and now and now.conflict)
    if outcome is Outcome.ASK:
        assert now
        assert now.asked
        assert any(isinstance(value, Asked) for value in mine)
    if outcome is Outcome.SAME and certain:
        assert was
        assert certain[0] in [head.value for head in was.heads]
    if outcome is Outcome.TAKEN:
        assert was != now
        assert not now or now.value == certain[0] or not certain
    if outcome in (Outcome.QUARANTINED, Outcome.CONFLICT):
        assert sentence


@few
@given(histories(), st.data())
def test_a_file_in_which_all_is_unchanged_changes_nothing(acts: list[Act], data: st.DataObject) -> None:
    record = form(data.draw, acts)
    known = everything(acts)
    after = plus(known, record)
    assume(record.id in merge.in_force(after))
    before, now = shown(merge.view(known)), shown(merge.view(after))
    for key, (outcome, _) in merge.outcomes(known, after, record).items():
        if outcome in (Outcome.SAME, Outcome.QUARANTINED):
            assert before.get(key) == now.get(key), key
        if outcome is Outcome.TAKEN:
            assert before.get(key) != now.get(key), key


@few
@given(histories())
def test_a_file_taken_twice_adds_nothing(acts: list[Act]) -> None:
    known = everything(acts)
    judge = merge.judge(known, known)
    for record in known.records:
        if merge.already(known, record):
            assert Outcome.TAKEN not in {outcome for outcome, _ in judge(record).values()}
            assert merge.redo(known, record) == ()
        else:
            assert merge.redo(known, record)


def test_a_thousand_undos_of_undos_are_no_problem() -> None:
    chain: list[Fact] = [own("hand", {KEYS[0]: "10"}, {})]
    for _ in range(3000):
        chain.append(withdraw(chain[-1]))
    assert merge.view(facts(*chain)).figures[KEYS[0]].value == "10"
    assert merge.view(facts(*chain[:-1])).figures == {}
