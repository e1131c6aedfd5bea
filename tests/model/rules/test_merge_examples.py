"""Each rule of the merge (DESIGN.md section 5) on the smallest story that shows it.

Plain functions without fixtures, because test_merge_mutations.py runs them against broken copies of the rules.
"""

from __future__ import annotations

from model.records import Asked, Base, Facts, Figure, Grant, Key, Record, Value
from model.rules import merge
from model.terms import Field
from tests.model.rules.merge_office import (
    FIGURE,
    FOREIGN,
    OTHER,
    PERIOD,
    STAGE,
    TEXT,
    Fact,
    admit,
    facts,
    form,
    issue,
    own,
    plus,
    sealed,
    withdraw,
)

FIRST = issue()


def values(known: Facts, key: Key = FIGURE) -> list[Value]:
    figure = merge.view(known).figures.get(key)
    return [head.value for head in figure.heads] if figure else []


def figure(known: Facts, key: Key = FIGURE) -> Figure:
    return merge.view(known).figures[key]


def again(*bases_of: Fact, shown: str, key: Key = FIGURE) -> Base:
    return Base(tuple(sorted(fact.id for fact in bases_of)), shown)


# --- rule 1: a function of the set ------------------------------------------------------------------------


def test_order_and_repeats_change_nothing() -> None:
    some: list[Fact] = [FIRST, form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "12"}, 2), form(FIRST, {TEXT: "开工"})]
    there, back = merge.view(facts(*some)), merge.view(facts(*reversed(some), *some))
    assert there == back
    assert list(there.figures) == list(back.figures)


def test_equal_values_are_one_figure_with_all_its_sources() -> None:
    one, two = form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "10"}, filler="李四")
    found = figure(facts(FIRST, one, two))
    assert [head.records for head in found.heads] == [tuple(sorted((one.id, two.id)))]
    assert (found.value, found.conflict, found.asked) == ("10", False, False)


# --- rule 2: grants, quarantine, blanks -------------------------------------------------------------------


def test_a_row_outside_the_form_is_kept_in_quarantine() -> None:
    record = form(FIRST, {FIGURE: "10", FOREIGN: "7"})
    view = merge.view(facts(FIRST, record))
    assert view.quarantined == ((record.id, FOREIGN),)
    assert FOREIGN not in view.figures
    assert view.figures[FIGURE].value == "10"


def test_a_line_or_county_the_form_does_not_hold_is_quarantined() -> None:
    line = Key(PERIOD, "99-1", "jyj", Field.DONE)
    county = Key(PERIOD, "30-1", "jyj", Field.DONE, "donghai")
    granted = Key(PERIOD, "26-2", "jyj", Field.DONE, "donghai")
    record = form(FIRST, {line: "1", county: "2", granted: "3"})
    view = merge.view(facts(FIRST, record))
    assert set(view.figures) == {granted}
    assert {key for _, key in view.quarantined} == {line, county}


def test_a_row_of_another_round_is_quarantined() -> None:
    other = Key("2021-04", "26-2", "jyj", Field.DONE)
    assert merge.view(facts(FIRST, form(FIRST, {other: "1"}))).quarantined != ()


def test_an_old_form_taken_for_this_round_counts_and_overwrites_nothing() -> None:
    february = Key("2021-02", "26-2", "jyj", Field.DONE)
    now, old = form(FIRST, {FIGURE: "10"}), issue({february: Base(("r0",), "10")}, period="2021-02")
    late = sealed("statement", {FIGURE: "12"}, issue=old.id, bases={FIGURE: (now.id,)})
    assert values(facts(FIRST, now, old, late)) == ["10", "12"]


def test_a_quarantined_statement_counts_only_when_admitted_by_record_and_key() -> None:
    record = form(FIRST, {FOREIGN: "7", FIGURE: "10"})
    other = form(FIRST, {FOREIGN: "8"}, filler="李四")
    known = facts(FIRST, record, other)
    assert values(plus(known, admit(record, FOREIGN)), FOREIGN) == ["7"]
    assert values(plus(known, admit(record, FIGURE)), FOREIGN) == []
    taken_back = admit(record, FOREIGN)
    assert values(plus(known, taken_back, withdraw(taken_back)), FOREIGN) == []


def test_a_quarantined_statement_displaces_nothing() -> None:
    low, high = form(FIRST, {FOREIGN: "7"}), form(FIRST, {FOREIGN: "8"}, 2)
    assert values(facts(FIRST, low, high, admit(low, FOREIGN)), FOREIGN) == ["7"]


def test_a_form_whose_issue_is_unknown_waits_until_it_arrives() -> None:
    record = form(FIRST, {FIGURE: "10"})
    assert merge.view(facts(record)).quarantined == ((record.id, FIGURE),)
    assert values(facts(record, FIRST)) == ["10"]


def test_a_withdrawn_issue_still_says_what_it_granted() -> None:
    undone = withdraw(FIRST)
    view = merge.view(facts(FIRST, form(FIRST, {FIGURE: "10"}), undone))
    assert view.figures[FIGURE].value == "10"
    assert FIRST.id not in view.live


def test_a_blank_never_erases() -> None:
    full, blank = form(FIRST, {FIGURE: "10", TEXT: "开工"}), form(FIRST, {FIGURE: " ", TEXT: "主体"}, 2)
    known = facts(FIRST, full, blank)
    assert (values(known), values(known, TEXT)) == (["10"], ["主体"])


# --- rule 3: 报送次数 ---------------------------------------------------------------------------------------


def test_the_highest_number_counts_whenever_it_comes() -> None:
    low, high = form(FIRST, {FIGURE: "12"}), form(FIRST, {FIGURE: "10"}, 2)
    assert values(facts(FIRST, low, high)) == values(facts(FIRST, high, low)) == ["10"]


def test_going_back_to_an_earlier_value_is_kept() -> None:
    story = [form(FIRST, {FIGURE: value}, number) for number, value in ((1, "10"), (2, "12"), (3, "10"))]
    assert values(facts(FIRST, *story)) == ["10"]


def test_equal_numbers_with_different_values_both_stay() -> None:
    known = facts(FIRST, form(FIRST, {FIGURE: "10"}, 2), form(FIRST, {FIGURE: "12"}, 2, "李四"))
    assert (values(known), figure(known).conflict) == (["10", "12"], True)


def test_two_rows_of_one_file_conflict_with_each_other() -> None:
    assert figure(facts(FIRST, form(FIRST, {FIGURE: ("10", "12")}))).conflict


def test_numbers_count_within_one_form_only() -> None:
    second = issue({OTHER: Base((), "5")})
    known = facts(FIRST, second, form(FIRST, {FIGURE: "10"}), form(second, {FIGURE: "12"}, 2))
    assert values(known) == ["10", "12"]


# --- rule 4: bases ----------------------------------------------------------------------------------------


def test_a_form_sent_again_replaces_exactly_what_it_carried() -> None:
    seen, unseen = form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "11"}, filler="李四")
    second = issue({FIGURE: again(seen, shown="10")})
    reply = form(second, {FIGURE: "12"})
    assert values(facts(FIRST, seen, second, reply)) == ["12"]
    assert values(facts(FIRST, seen, unseen, second, reply)) == ["11", "12"]


def test_a_chain_of_forms_leaves_only_the_last() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: again(one, shown="10")})
    two = form(second, {FIGURE: "12"})
    third = issue({FIGURE: again(two, shown="12")})
    assert values(facts(FIRST, one, second, two, third, form(third, {FIGURE: "13"}))) == ["13"]


def test_a_revert_through_a_new_form_is_kept() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: again(one, shown="10")})
    two = form(second, {FIGURE: "12"})
    third = issue({FIGURE: again(two, shown="12")})
    assert values(facts(FIRST, one, second, two, third, form(third, {FIGURE: "10"}))) == ["10"]


def test_a_cell_left_as_shown_says_nothing() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: again(one, shown="10")})
    untouched, changed = form(second, {FIGURE: "10"}), form(second, {FIGURE: "12"}, filler="李四")
    corrected = own("hand", {FIGURE: "11"}, {FIGURE: (one.id,)})
    assert figure(facts(FIRST, one, second, untouched)).heads[0].records == (one.id,)
    assert values(facts(FIRST, one, second, untouched, changed)) == ["12"]
    assert values(facts(FIRST, one, second, corrected, untouched)) == ["11"]


def test_putting_a_cell_back_to_what_was_shown_displaces_the_lower_number() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: again(one, shown="10")})
    changed, back = form(second, {FIGURE: "12"}), form(second, {FIGURE: "10"}, 2)
    found = figure(facts(FIRST, one, second, changed, back))
    assert [(head.value, head.records) for head in found.heads] == [("10", (one.id,))]


def test_bases_a_form_was_not_issued_with_do_not_count() -> None:
    one = form(FIRST, {FIGURE: "10"})
    forged = sealed("statement", {FIGURE: "12"}, issue=FIRST.id, bases={FIGURE: (one.id,)})
    assert values(facts(FIRST, one, forged)) == ["10", "12"]


def test_bases_a_damaged_workbook_lost_do_not_count() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: again(one, shown="10")})
    assert values(facts(FIRST, one, second, sealed("statement", {FIGURE: "12"}, issue=second.id))) == ["10", "12"]


# --- rule 5: conflicts and what is shown meanwhile --------------------------------------------------------


def test_the_least_flattering_number_is_shown_while_a_conflict_stands() -> None:
    known = facts(FIRST, form(FIRST, {FIGURE: "9"}), form(FIRST, {FIGURE: "10"}, filler="李四"))
    assert merge.view(known).figures[FIGURE].value == "9"
    assert merge.view(known, lower={"26-2"}).figures[FIGURE].value == "10"
    assert merge.view(known, lower={"30-1"}).figures[FIGURE].value == "9"


def test_a_number_is_shown_before_words() -> None:
    known = facts(FIRST, form(FIRST, {FIGURE: "/"}), form(FIRST, {FIGURE: "10"}, filler="李四"))
    assert figure(known).value == merge.view(known, lower={"26-2"}).figures[FIGURE].value == "10"


def test_the_text_of_the_smallest_record_id_is_shown() -> None:
    some = [form(FIRST, {TEXT: text, STAGE: text}, filler=text) for text in ("1", "2", "3", "4", "5", "6", "7")]
    first = min(some, key=lambda one: one.id)
    known = facts(FIRST, *some)
    assert (figure(known, TEXT).value,) == first.values[TEXT]
    assert (figure(known, STAGE).value,) == first.values[STAGE]


def test_conflicts_are_listed_and_only_figure_and_stage_block() -> None:
    one = form(FIRST, {FIGURE: "10", STAGE: "招标", TEXT: "a"})
    two = form(FIRST, {FIGURE: "12", STAGE: "前期", TEXT: "b"}, filler="李四")
    view = merge.view(facts(FIRST, one, two))
    assert [found.key for found in merge.conflicts(view)] == sorted((FIGURE, STAGE, TEXT))
    assert [found.key for found in merge.blocking(view)] == sorted((FIGURE, STAGE))
    assert merge.blocking(view, PERIOD) == merge.blocking(view)
    assert merge.blocking(view, "2021-04") == ()


# --- asked cells ------------------------------------------------------------------------------------------


def test_a_cell_that_is_only_asked_has_no_value() -> None:
    found = figure(facts(FIRST, form(FIRST, {FIGURE: Asked("约30")})))
    assert (found.value, found.asked, found.conflict) == (None, True, False)


def test_a_question_displaces_no_figure() -> None:
    certain = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: again(certain, shown="10")})
    for asking in (form(FIRST, {FIGURE: Asked("约30")}, 2), form(second, {FIGURE: Asked("约30")})):
        found = figure(facts(FIRST, second, certain, asking))
        assert (found.value, found.asked, found.conflict) == ("10", True, False)


def test_a_question_displaces_an_older_question() -> None:
    old, new = form(FIRST, {FIGURE: Asked("约30")}), form(FIRST, {FIGURE: Asked("约40")}, 2)
    second = issue({FIGURE: again(old, shown="")})
    assert values(facts(FIRST, old, new)) == [Asked("约40")]
    assert values(facts(FIRST, old, second, form(second, {FIGURE: Asked("约50")}))) == [Asked("约50")]


def test_a_certain_value_displaces_a_question() -> None:
    old, new = form(FIRST, {FIGURE: Asked("约30")}), form(FIRST, {FIGURE: "31"}, 2)
    second = issue({FIGURE: again(old, shown="")})
    assert values(facts(FIRST, old, new)) == ["31"]
    assert values(facts(FIRST, old, second, form(second, {FIGURE: "32"}))) == ["32"]
    assert values(facts(FIRST, new, form(FIRST, {FIGURE: Asked("约9")}))) == ["31"]


def test_the_answer_is_a_decision_over_question_and_figure() -> None:
    certain, asking = form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: Asked("约30")}, 2)
    known = facts(FIRST, certain, asking)
    seen = merge.heads_of(merge.view(known), FIGURE)
    assert seen == tuple(sorted((certain.id, asking.id)))
    answered = figure(plus(known, own("decision", {FIGURE: "30"}, {FIGURE: seen})))
    assert (answered.value, answered.asked, answered.conflict) == ("30", False, False)


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


def test_a_thousand_undos_of_undos_are_no_problem() -> None:
    record = form(FIRST, {FIGURE: "10"})
    chain: list[Fact] = [record]
    for _ in range(3000):
        chain.append(withdraw(chain[-1]))
    assert values(facts(FIRST, *chain)) == ["10"]


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


# --- hand entries, forms without our sheet, relay ---------------------------------------------------------


def test_a_hand_entry_needs_no_form_and_replaces_what_it_saw() -> None:
    reported = form(FIRST, {FIGURE: "10"})
    assert values(facts(own("hand", {FOREIGN: "7"}, {})), FOREIGN) == ["7"]
    assert values(facts(FIRST, reported, own("hand", {FIGURE: "11"}, {}))) == ["10", "11"]
    assert values(facts(FIRST, reported, own("hand", {FIGURE: "11"}, {FIGURE: (reported.id,)}))) == ["11"]


def test_hand_entries_do_not_replace_each_other_unseen() -> None:
    one, two = own("hand", {FIGURE: "7"}, {}), own("hand", {FIGURE: "8"}, {}, "n2")
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
