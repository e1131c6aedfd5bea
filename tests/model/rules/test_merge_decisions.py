"""Decisions, undo and redo, hand entries, forms without our sheet, and what a form carries: one story each.

Plain functions without fixtures, like those of test_merge_examples.py.
"""

from __future__ import annotations

from model.records import Asked, Base, Facts, Grant, Key, Record
from model.rules import merge
from model.terms import Field
from tests.model.rules.merge_office import (
    FIGURE,
    FOREIGN,
    OTHER,
    PERIOD,
    TEXT,
    Fact,
    again,
    facts,
    figure,
    form,
    issue,
    own,
    plus,
    sealed,
    values,
    withdraw,
)

FIRST = issue()


# --- rule 6: decisions, withdrawals -----------------------------------------------------------------------


def two_copies() -> tuple[Facts, Record, Record]:
    one, two = form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "12"}, filler="李四")
    return facts(FIRST, one, two), one, two


def test_a_decision_settles_what_it_saw_and_a_later_report_reopens() -> None:
    known, _, _ = two_copies()
    decided = own("decision", {FIGURE: "12"}, {FIGURE: merge.heads_of(merge.view(known), FIGURE)})
    assert values(plus(known, decided)) == ["12"]
    later = form(FIRST, {FIGURE: "13"}, 2)
    assert values(plus(known, decided, later)) == ["12", "13"]
    assert not figure(plus(known, decided, form(FIRST, {FIGURE: "12"}, 2))).conflict


def test_the_last_of_two_decisions_counts_and_undoing_it_brings_the_first_back() -> None:
    known, one, two = two_copies()
    first = own("decision", {FIGURE: "12"}, {FIGURE: (one.id, two.id)})
    second = own("decision", {FIGURE: "10"}, {FIGURE: (first.id,)}, "n2")
    assert values(plus(known, first, second)) == ["10"]
    assert values(plus(known, first, second, withdraw(second))) == ["12"]


def test_a_withdrawn_record_leaves_before_the_numbers_are_compared() -> None:
    low, high = form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "12"}, 2)
    assert values(facts(FIRST, low, high, withdraw(high))) == ["10"]


def test_a_withdrawal_may_be_withdrawn_to_any_depth() -> None:
    record = form(FIRST, {FIGURE: "10"})
    known, shown = facts(FIRST, record), []
    chain: list[Fact] = [record]
    for _ in range(4):
        chain.append(withdraw(chain[-1]))
        known = plus(known, chain[-1])
        shown.append(values(known))
    assert shown == [[], ["10"], [], ["10"]]


def test_what_two_acts_withdrew_needs_both_withdrawn() -> None:
    record = form(FIRST, {FIGURE: "10"})
    one, two = withdraw(record), withdraw(record, nonce="n2")
    known = facts(FIRST, record, one, two)
    assert values(plus(known, withdraw(one))) == []
    assert merge.redo(known, record) == tuple(sorted((one.id, two.id)))
    assert values(plus(known, withdraw(one, two))) == ["10"]


def test_a_withdrawal_may_arrive_before_what_it_withdraws() -> None:
    record = form(FIRST, {FIGURE: "10"})
    assert values(facts(withdraw(record), FIRST)) == values(facts(withdraw(record), FIRST, record)) == []


def test_taking_one_file_again_leaves_the_others_of_that_act_out() -> None:
    one, two = form(FIRST, {FIGURE: "10"}), form(FIRST, {OTHER: "5"})
    known = facts(FIRST, one, two, withdraw(one, two))
    assert not merge.already(known, one)
    back = plus(known, *merge.take_again(known, [one.id], "n9"))
    assert merge.already(back, one)
    assert not merge.already(back, two)
    both = plus(back, *merge.take_again(back, [two.id], "n10"))
    assert merge.already(both, one)
    assert merge.already(both, two)
    assert merge.take_again(both, [one.id, two.id], "n11") == ()


def test_what_has_not_arrived_yet_stays_withdrawn_when_another_is_taken_again() -> None:
    here, on_its_way = form(FIRST, {FIGURE: "10"}), form(FIRST, {OTHER: "5"})
    known = facts(FIRST, here, withdraw(here, on_its_way))
    back = plus(known, *merge.take_again(known, [here.id], "n9"), on_its_way)
    assert (values(back), values(back, OTHER)) == (["10"], [])


# --- hand entries, forms without our sheet, relay ---------------------------------------------------------


def test_a_hand_entry_needs_no_form_and_replaces_what_it_saw() -> None:
    reported = form(FIRST, {FIGURE: "10"})
    assert values(facts(own("hand", {FOREIGN: "7"}, {})), FOREIGN) == ["7"]
    assert values(facts(FIRST, reported, own("hand", {FIGURE: "11"}, {}))) == ["10", "11"]
    assert values(facts(FIRST, reported, own("hand", {FIGURE: "11"}, {FIGURE: (reported.id,)}))) == ["11"]


def test_hand_entries_do_not_replace_each_other_unseen() -> None:
    one, two = own("hand", {FIGURE: "7"}, {}), sealed("hand", {FIGURE: "8"}, revision=2, nonce="n2")
    assert values(facts(one, two)) == ["7", "8"]


def test_a_form_without_our_sheet_agrees_or_conflicts_but_never_overwrites() -> None:
    reported = form(FIRST, {FIGURE: "10"})
    bare = sealed("statement", {FIGURE: "12"}, revision=5, bases={FIGURE: (reported.id,)})
    later = sealed("statement", {FIGURE: "13"}, revision=6)
    same = sealed("statement", {FIGURE: "10"}, revision=7)
    assert values(facts(FIRST, reported, bare, later)) == ["10", "12", "13"]
    assert values(facts(FIRST, reported, same)) == ["10"]


def test_a_form_without_our_sheet_may_state_only_what_its_unit_was_sent() -> None:
    bare = sealed("statement", {FIGURE: "12", FOREIGN: "7", Key(PERIOD, "99-1", "jyj", Field.DONE): "1"})
    assert set(merge.view(facts(FIRST, bare)).figures) == {FIGURE}
    assert merge.view(facts(bare)).figures == {}


def test_a_base_not_yet_known_acts_when_it_arrives() -> None:
    below = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: again(below, shown="10")})
    reply = form(second, {FIGURE: "12"})
    assert values(facts(second, reply)) == ["12"]
    assert values(facts(second, reply, below, FIRST)) == ["12"]


# --- what a form carries ----------------------------------------------------------------------------------


def test_a_form_carries_the_heads_and_shows_what_is_agreed() -> None:
    record = form(FIRST, {FIGURE: "10", TEXT: "开工"})
    view = merge.view(facts(FIRST, record))
    assert merge.bases_for(view, [Grant("26-2")], "jyj", PERIOD) == {
        FIGURE: Base((record.id,), "10"),
        TEXT: Base((record.id,), "开工"),
    }
    assert merge.bases_for(view, [Grant("30-1")], "jyj", PERIOD) == {}
    assert merge.bases_for(view, [Grant("26-2")], "zjj", PERIOD) == {}
    assert merge.bases_for(view, [Grant("26-2", "donghai")], "jyj", PERIOD) == {}
    assert merge.bases_for(view, [Grant("26-2")], "jyj", "2021-04") == {}


def test_a_cell_in_conflict_or_question_goes_out_blank_so_that_any_answer_counts() -> None:
    known, one, two = two_copies()
    base = merge.bases_for(merge.view(known), [Grant("26-2")], "jyj", PERIOD)[FIGURE]
    assert base == Base(tuple(sorted((one.id, two.id))), "")
    second = issue({FIGURE: base})
    assert values(plus(known, second, form(second, {FIGURE: "10"}))) == ["10"]
    asking = facts(FIRST, form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: Asked("约9")}, 2))
    assert merge.bases_for(merge.view(asking), [Grant("26-2")], "jyj", PERIOD)[FIGURE].shown == ""


def test_sending_again_with_nothing_changed_is_the_same_issue() -> None:
    known, _, _ = two_copies()
    view = merge.view(known)
    one, two = (issue(merge.bases_for(view, FIRST.grants, "jyj", PERIOD)) for _ in range(2))
    assert one.id == two.id != FIRST.id
