"""The six outcomes a clerk reads, and their sentences; plain functions like test_merge_examples.py."""

from __future__ import annotations

import itertools

from model.records import Asked, Base, Facts, Key, Record
from model.rules import merge
from model.terms import Field, Outcome
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
NOTHING = facts(FIRST)


def spoken(before: Facts, record: Record, *others: Fact, key: Key = FIGURE) -> tuple[Outcome, str]:
    return merge.outcomes(before, plus(before, record, *others), record)[key]


def test_a_first_figure_is_taken_without_a_word() -> None:
    assert spoken(NOTHING, form(FIRST, {FIGURE: "10"})) == (Outcome.TAKEN, "")


def test_a_correction_names_what_it_replaces() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10", TEXT: "开工"}))
    record = form(FIRST, {FIGURE: "12", TEXT: "主体", OTHER: "5"}, 2)
    assert merge.outcomes(before, plus(before, record), record) == {
        FIGURE: (Outcome.TAKEN, "原为 10，改为 12。"),
        TEXT: (Outcome.TAKEN, "取代原来的文字。"),
        OTHER: (Outcome.TAKEN, ""),
    }


def test_what_stands_already_is_unchanged() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10"}))
    assert spoken(before, form(FIRST, {FIGURE: "10"}, filler="李四")) == (Outcome.SAME, "")
    assert spoken(before, before.records[0]) == (Outcome.SAME, "")


def test_a_cell_left_as_shown_is_unchanged() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: Base((one.id,), "10")})
    corrected = own("hand", {FIGURE: "11"}, {FIGURE: (one.id,)})
    assert spoken(facts(FIRST, one, second), form(second, {FIGURE: "10"})) == (Outcome.SAME, "")
    assert spoken(facts(FIRST, one, second, corrected), form(second, {FIGURE: "10"})) == (Outcome.SAME, "")


def test_a_lower_number_after_a_higher_changes_nothing_and_says_why() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "12"}, 3))
    expected = (Outcome.SAME, "同一份表另有报送次数 3 的件，以那一件为准；本件照存，不改数。")
    assert spoken(before, form(FIRST, {FIGURE: "10"})) == expected
    assert spoken(before, form(FIRST, {FIGURE: Asked("约9")})) == expected


def test_a_form_that_comes_after_its_successor_changes_nothing_and_says_why() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: Base((one.id,), "10")})
    before = facts(FIRST, second, form(second, {FIGURE: "12"}))
    assert spoken(before, one) == (Outcome.SAME, "这一格后来已改报或核定，以后来的为准；本件照存，不改数。")


def test_putting_a_cell_back_is_taken() -> None:
    one = form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: Base((one.id,), "10")})
    before = facts(FIRST, one, second, form(second, {FIGURE: "12"}))
    back = form(second, {FIGURE: "10"}, 2)
    assert spoken(before, back) == (Outcome.TAKEN, "原为 12，改为 10。")
    assert spoken(plus(before, back), back) == (Outcome.SAME, "")
    assert spoken(plus(before, withdraw(one)), back) == (Outcome.TAKEN, "原为 12，改回空白。")


def test_a_question_waits_and_says_what_stands_meanwhile() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10", TEXT: "a"}))
    record = form(FIRST, {FIGURE: Asked("约30"), TEXT: Asked("#"), OTHER: Asked("三十")}, 2)
    assert merge.outcomes(before, plus(before, record), record) == {
        FIGURE: (Outcome.ASK, "答复前仍按已收的 10 计。"),
        TEXT: (Outcome.ASK, "答复前仍用已收的那一段。"),
        OTHER: (Outcome.ASK, ""),
    }


def test_a_question_beside_the_same_figure_leaves_that_unchanged() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10"}))
    agrees, asks = form(FIRST, {FIGURE: "10"}, filler="李四"), form(FIRST, {FIGURE: Asked("约30")}, filler="王五")
    assert spoken(before, agrees, asks) == (Outcome.SAME, "")
    assert spoken(before, asks, agrees)[0] is Outcome.ASK


def test_a_figure_that_settles_a_question_is_taken() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: Asked("约9")}))
    assert spoken(before, form(FIRST, {FIGURE: "10"}, 2)) == (Outcome.TAKEN, "")


def test_a_file_taken_twice_is_unchanged_whatever_else_the_take_brings() -> None:
    asks, known = form(FIRST, {FIGURE: Asked("约9")}, filler="李四"), form(FIRST, {FIGURE: "10"})
    second = issue({FIGURE: Base((asks.id,), "")})
    before = facts(FIRST, second, asks, known)
    settles = form(second, {FIGURE: "10"})
    assert spoken(before, known, settles) == (Outcome.SAME, "")
    assert spoken(before, settles) == (Outcome.TAKEN, "")


def test_a_conflict_names_the_values_and_their_sources() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10", TEXT: "a", STAGE: "招标"}, 2))
    record = form(FIRST, {FIGURE: "12", TEXT: "b", STAGE: "前期"}, 2, "李四")
    assert merge.outcomes(before, plus(before, record), record) == {
        FIGURE: (Outcome.CONFLICT, "本件填 12，另有 10（报送次数 2）；都保留，请核定以哪个为准。"),
        TEXT: (Outcome.CONFLICT, "进展情况有几种写法，都保留，请核定用哪一段。"),
        STAGE: (Outcome.CONFLICT, "本件填 前期，另有 招标（报送次数 2）；都保留，请核定以哪个为准。"),
    }


def test_a_conflict_says_what_the_office_itself_had_put() -> None:
    record = form(FIRST, {FIGURE: "12"})
    tail = "；都保留，请核定以哪个为准。"
    decided = facts(FIRST, own("decision", {FIGURE: "10"}, {}))
    assert spoken(decided, record) == (Outcome.CONFLICT, "本件填 12，另有 10（已核定）" + tail)
    by_hand = facts(FIRST, own("hand", {FIGURE: "10"}, {}))
    assert spoken(by_hand, record) == (Outcome.CONFLICT, "本件填 12，另有 10（本办填入）" + tail)
    bare = facts(FIRST, sealed("statement", {FIGURE: "10"}))
    assert spoken(bare, record) == (Outcome.CONFLICT, "本件填 12，另有 10（无识别码的表）" + tail)


def test_two_rows_of_one_file_conflict() -> None:
    expected = "本件填 10、12（同一份表里两处不同）；都保留，请核定以哪个为准。"
    assert spoken(NOTHING, form(FIRST, {FIGURE: ("10", "12")})) == (Outcome.CONFLICT, expected)


def test_an_agreement_with_one_side_of_a_conflict_is_part_of_it() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "12"}, filler="李四"))
    assert spoken(before, form(FIRST, {FIGURE: "12"}, filler="王五"))[0] is Outcome.CONFLICT
    assert spoken(before, before.records[0])[0] is Outcome.CONFLICT


def test_a_higher_number_that_settles_a_conflict_is_taken() -> None:
    before = facts(FIRST, form(FIRST, {FIGURE: "10"}), form(FIRST, {FIGURE: "12"}, filler="李四"))
    assert spoken(before, form(FIRST, {FIGURE: "12"}, 2)) == (Outcome.TAKEN, "原为 10、12，改为 12。")


def test_a_quarantined_row_says_why() -> None:
    tail = "，原样保存但不计入。核实确应计入的，请核定准许。"
    line, april = Key(PERIOD, "99-1", "jyj", Field.DONE), Key("2021-04", "26-2", "jyj", Field.DONE)
    record = form(FIRST, {FOREIGN: "1", line: Asked("约2"), april: "3"})
    assert merge.outcomes(NOTHING, plus(NOTHING, record), record) == {
        FOREIGN: (Outcome.QUARANTINED, "这一行不是该单位的" + tail),
        line: (Outcome.QUARANTINED, "发给该单位的表里没有这一行" + tail),
        april: (Outcome.QUARANTINED, "这一行是另一期的" + tail),
    }
    lost = form(FIRST, {FIGURE: "1"})
    assert spoken(facts(), lost) == (Outcome.QUARANTINED, "台账里没有发出这份表的记录" + tail)
    assert spoken(facts(), sealed("statement", {FIGURE: "1"}))[1] == "发给该单位的表里没有这一行" + tail


def test_an_admitted_row_is_taken() -> None:
    record = form(FIRST, {FOREIGN: "1"})
    assert spoken(NOTHING, record, admit(record, FOREIGN), key=FOREIGN) == (Outcome.TAKEN, "")


def test_a_file_taken_again_after_undo_is_taken() -> None:
    record = form(FIRST, {FIGURE: "10"})
    before = facts(FIRST, record, withdraw(record))
    after = plus(before, *merge.take_again(before, [record.id], "n2"))
    assert merge.outcomes(before, after, record) == {FIGURE: (Outcome.TAKEN, "")}


def test_the_order_of_the_files_of_one_take_decides_nothing() -> None:
    take: list[Record] = [
        form(FIRST, {FIGURE: "10", STAGE: "招标"}),
        form(FIRST, {FIGURE: "12"}, 2),
        form(FIRST, {STAGE: "前期", FOREIGN: "3"}, filler="李四"),
    ]
    judged = set()
    for order in itertools.permutations(take):
        judge = merge.judge(NOTHING, plus(NOTHING, *order))
        judged.add(tuple(str(sorted(judge(record).items())) for record in take))
    assert len(judged) == 1
    judge = merge.judge(NOTHING, plus(NOTHING, *take))
    assert [judge(record).get(FIGURE, ("",))[0] for record in take] == [Outcome.SAME, Outcome.TAKEN, ""]
    assert judge(take[0])[STAGE][0] is judge(take[2])[STAGE][0] is Outcome.CONFLICT


def test_a_record_out_of_force_cannot_be_judged() -> None:
    record = form(FIRST, {FIGURE: "10"})
    try:
        merge.outcomes(NOTHING, NOTHING, record)
    except ValueError:
        return
    raise AssertionError("judged a record that does not count")
