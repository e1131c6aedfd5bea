"""Each rule of the merge (DESIGN.md section 5) on the smallest story that shows it.

Plain functions without fixtures, because test_merge_mutations.py runs them against broken copies of the rules.
"""

from __future__ import annotations

from model.records import Asked, Base, Key
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


def test_a_cell_left_as_shown_says_nothing_even_where_it_stands_alone() -> None:
    second = issue({FIGURE: Base(("on its way",), "10")})
    assert values(facts(second, form(second, {FIGURE: "10"}))) == []


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


def test_of_the_bases_a_form_claims_only_those_it_was_issued_with_count() -> None:
    one, two = form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "11"}, filler="李四")
    second = issue({FIGURE: again(one, shown="10")})
    forged = sealed("statement", {FIGURE: "12"}, issue=second.id, bases={FIGURE: (one.id, two.id)})
    assert values(facts(FIRST, one, two, second, forged)) == ["11", "12"]


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
