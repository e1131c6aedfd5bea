"""Putting a reading right: every act keeps what the plan says, and can be taken back by name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import ClerkError
from model.records import Allocation, Metric, Note, Reading
from model.rules import draft, notice
from model.terms import Kind, Op

PLAN = """2021年民生实事项目
1.新建幼儿园12所，改造中小学8所。（牵头单位：市教育局；责任单位：各县区）
2.新增停车泊位3000个。（牵头单位：市住建局）
3.发放助学金1.2万元。开展免费体检。（牵头单位：市民政局；责任单位：市财政局）
"""
PLAN_2021 = Path(__file__).parents[2] / "data" / "lianyungang-2021.txt"
WHOLE = notice.read(PLAN_2021.read_text("utf-8").splitlines())

BEGINNING = replace(WHOLE, items=WHOLE.items[20:30])


@pytest.fixture
def reading() -> Reading:
    return notice.read(PLAN.splitlines())


def names(metrics: tuple[Metric, ...]) -> list[tuple[str, Decimal]]:
    return [(one.name, one.value) for one in metrics]


def test_a_split_takes_each_number_with_its_words(reading: Reading) -> None:
    text = reading.items[0].text
    made = draft.split(reading, 0, text.index("改造"))
    first, second = made.items[:2]
    assert names(first.metrics) == [("新建幼儿园", Decimal(12))]
    assert names(second.metrics) == [("改造中小学", Decimal(8))]
    assert (first.no, second.no, first.leads, second.leads) == ("1", "1-2", ("市教育局",), ("市教育局",))
    assert first.text + second.text == text
    assert len(made.items) == len(reading.items) + 1


def test_a_split_half_with_a_number_and_offices_of_its_own_gets_them(reading: Reading) -> None:
    text = "新增停车泊位3000个。9．修建公厕5座（牵头单位：市城管局）"
    made = draft.split(draft.put(reading, 1, replace(reading.items[1], text=text)), 1, text.index("9"))
    assert [(one.no, one.leads) for one in made.items[1:3]] == [("2", ("市住建局",)), ("9", ("市城管局",))]
    assert made.items[2].text == "修建公厕5座"


@pytest.mark.parametrize("place", [0, 500, -500])
def test_a_split_with_nothing_on_one_side_is_refused(reading: Reading, place: int) -> None:
    with pytest.raises(ClerkError, match="两边都要有字"):
        draft.split(reading, 0, place)


def test_a_number_put_right_by_hand_survives_split_and_join(reading: Reading) -> None:
    item = reading.items[0]
    right = replace(item.metrics[0], value=Decimal(15), printed=Decimal(15))
    own = draft.target("新设少年宫", "2", "个")
    by_hand = draft.put(reading, 0, replace(item, metrics=(right, item.metrics[1], own)))
    made = draft.split(by_hand, 0, item.text.index("改造"))
    assert names(made.items[0].metrics) == [("新建幼儿园", Decimal(15)), ("新设少年宫", Decimal(2))]
    assert names(made.items[1].metrics) == [("改造中小学", Decimal(8))]
    back = draft.join(made, 0)
    assert sorted(names(back.items[0].metrics)) == sorted(names(by_hand.items[0].metrics))


def test_a_join_reads_a_number_cut_in_two(reading: Reading) -> None:
    cut = draft.split(reading, 1, reading.items[1].text.index("00个"))
    assert names(cut.items[1].metrics) != names(reading.items[1].metrics)
    whole = draft.join(cut, 1)
    assert whole.items[1] == reading.items[1]


def test_the_last_item_has_nothing_to_join(reading: Reading) -> None:
    with pytest.raises(ClerkError, match="最后一项"):
        draft.join(reading, 2)


def test_a_removed_item_stands_among_the_lines_left_out_with_its_reason(reading: Reading) -> None:
    made = draft.remove(reading, 1, "与第1项重复")
    assert [one.no for one in made.items] == ["1", "3"]
    [note] = set(made.skipped) - set(reading.skipped)
    assert (note.line, note.why) == (reading.items[1].line, "删去的事项：与第1项重复")
    assert reading.items[1].text in note.text
    again, at = draft.to_item(made, note)
    assert replace(again.items[at], lines=reading.items[1].lines) == reading.items[1]


def test_a_new_item_is_read_like_the_plan(reading: Reading) -> None:
    made = draft.add(reading, 0, "新建公园3座（牵头单位：市城管局）")
    new = made.items[1]
    assert (new.no, new.text, new.leads) == ("1-2", "新建公园3座", ("市城管局",))
    assert names(new.metrics) == [("新建公园", Decimal(3))]
    assert draft.add(reading, 2, "办好春晚").items[3].no == "4"
    assert draft.add(reading, -1, "7、办好春晚").items[0].no == "7"


def test_what_a_retyped_text_leaves_open_is_asked_and_the_old_question_goes(reading: Reading) -> None:
    asked = draft.retype(reading, 1, "新增停车泊位3000至5000个。")
    [note] = asked.questions
    assert "范围" in note.why
    assert draft.retype(asked, 1, "新增停车泊位5000个。").questions == ()


def test_another_text_leaves_numbers_put_right_by_hand_alone(reading: Reading) -> None:
    own = draft.target("新建幼儿园", "15", "所")
    by_hand = draft.put(reading, 0, replace(reading.items[0], metrics=(own,)))
    assert draft.reword(by_hand, 0, "新建幼儿园12所。").items[0].metrics == (own,)
    read = draft.reword(reading, 0, "新建幼儿园13所。").items[0]
    assert names(read.metrics) == [("新建幼儿园", Decimal(13))]


def test_the_counties_parts_follow_their_target(reading: Reading) -> None:
    item = reading.items[0]
    parts = (Allocation("赣榆区", Decimal(5), "新建幼儿园"), Allocation("东海县", Decimal(3), "改造中小学"))
    item = replace(item, allocations=parts)
    renamed = draft.with_metrics(item, (replace(item.metrics[0], name="新建园"), item.metrics[1]))
    assert [part.metric for part in renamed.allocations] == ["新建园", "改造中小学"]
    assert draft.with_metrics(item, item.metrics[1:]).allocations == parts[1:]
    assert draft.with_metrics(item, ()).allocations == ()


def test_a_units_part_is_typed_in_the_measure_of_its_target(reading: Reading) -> None:
    item = reading.items[2]
    made = draft.part(item, "赣榆区", "0.5", "发放助学金")
    assert (made.value, draft.printed(item, made)) == (Decimal(5000), (Decimal("0.5"), "万元"))
    assert draft.printed(item, Allocation("赣榆区", Decimal(3), "没有的指标")) == (Decimal(3), "")
    for unit, typed, metric in (("", "1", ""), ("赣榆区", "一些", ""), ("赣榆区", "1", "没有的指标")):
        with pytest.raises(ClerkError):
            draft.part(item, unit, typed, metric)


def test_an_item_without_words_is_refused(reading: Reading) -> None:
    with pytest.raises(ClerkError, match="不能空着"):
        draft.retype(reading, 0, " ")
    with pytest.raises(ClerkError, match="不能空着"):
        draft.put(reading, 0, replace(reading.items[0], text=""))
    with pytest.raises(ClerkError, match="不能空着"):
        draft.add(reading, 0, "")


@pytest.fixture
def asking(reading: Reading) -> tuple[Reading, Note]:
    note = Note(3, "免费孕检2000人（牵头单位：市卫健委）", "这一行没有归到任何事项")
    return replace(reading, questions=(note,)), note


def test_a_question_becomes_an_item_where_its_line_stands(asking: tuple[Reading, Note]) -> None:
    made, at = draft.to_item(*asking)
    assert (made.items[at].text, made.items[at].leads, made.items[at].lines) == ("免费孕检2000人", ("市卫健委",), (3,))
    assert made.questions == ()
    assert [one.line for one in made.items] == sorted(one.line for one in made.items)


def test_a_question_joins_an_item(asking: tuple[Reading, Note]) -> None:
    made = draft.into(*asking, 2)
    assert made.items[2].text.endswith("免费孕检2000人")
    assert names(made.items[2].metrics)[-1] == ("免费孕检", Decimal(2000))
    assert "市卫健委" in made.items[2].leads
    assert made.questions == ()


def test_a_question_left_out_or_confirmed_keeps_its_words(asking: tuple[Reading, Note]) -> None:
    reading, note = asking
    left, right = draft.leave_out(reading, note, "是说明文字"), draft.confirm(reading, note)
    assert left.skipped[-1] == replace(note, why="不作为事项：是说明文字")
    assert right.skipped[-1] == replace(note, why="已核对：这一行没有归到任何事项")
    assert (left.questions, right.questions) == ((), ())
    again, _ = draft.to_item(left, left.skipped[-1])
    assert again.skipped == reading.skipped


def test_a_question_answered_twice_or_already_an_item_is_refused(asking: tuple[Reading, Note]) -> None:
    reading, note = asking
    with pytest.raises(ClerkError, match="处理过"):
        draft.confirm(draft.confirm(reading, note), note)
    same = Note(2, reading.items[0].text, "编号后面没有标点")
    with pytest.raises(ClerkError, match="就是这句话"):
        draft.to_item(replace(reading, questions=(same,)), same)
    with pytest.raises(ClerkError, match="已经有这句话"):
        draft.into(replace(reading, questions=(same,)), same, 0)


@pytest.mark.parametrize(
    ("typed", "measure", "op", "value", "unit", "kind"),
    [
        ("12", "所", Op.EQUAL, 12, "所", Kind.AMOUNT),
        ("1.2", "万名", Op.AT_LEAST, 12000, "名", Kind.AMOUNT),
        ("１，２００", "公里", Op.EQUAL, 1200, "公里", Kind.AMOUNT),
        ("3", "亿元", Op.EQUAL, 300000000, "元", Kind.AMOUNT),
        ("98.5", "%", Op.AT_LEAST, "98.5", "%", Kind.RATE),
        ("4.5", "％", Op.AT_MOST, "4.5", "％", Kind.LOWER),
        ("600", "元/人·月", Op.EQUAL, 600, "元/人·月", Kind.STANDARD),
        ("5.1", "批次/千人", Op.EQUAL, "5.1", "批次/千人", Kind.RATIO),
        ("2", "千克", Op.EQUAL, 2, "千克", Kind.AMOUNT),
        ("7", "个", Op.INCREASE, 7, "个", Kind.STANDARD),
    ],
)
def test_a_typed_target_is_expanded_and_kept_as_printed(
    typed: str, measure: str, op: Op, value: int | str, unit: str, kind: Kind
) -> None:
    made = draft.target("事", typed, measure, op)
    assert (made.value, made.unit, made.kind, made.printed_unit) == (Decimal(value), unit, kind, measure)


def test_a_target_from_to_needs_both_numbers() -> None:
    made = draft.target("标准", "13", "类", Op.FROM_TO, start="7")
    assert (made.start, made.value, made.kind, made.op) == (Decimal(7), Decimal(13), Kind.FROM_TO, Op.FROM_TO)
    with pytest.raises(ClerkError, match="起点"):
        draft.target("标准", "13", "类", kind=Kind.FROM_TO)


def test_no_plan_promises_less_than_nothing() -> None:
    with pytest.raises(ClerkError, match="负数"):
        draft.target("事", "-5", "所")
    with pytest.raises(ClerkError, match="不能是0"):
        draft.target("事", "0", "所")
    assert draft.target("重大事故", "0", "起", Op.AT_MOST, Kind.LOWER).value == 0


@pytest.mark.parametrize("typed", ["", "约30", "3所", "-", "1e5", "1_0", "nan"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ClerkError, match="不是数"):
        draft.target("事", typed, "所")


def test_the_plans_own_targets_typed_again_are_the_same() -> None:
    for item in WHOLE.items:
        for one in item.metrics:
            start = "" if one.start is None else f"{one.start * one.printed / one.value:f}"
            made = draft.target(one.name, f"{one.printed:f}", one.printed_unit, one.op, one.kind, start, one.source)
            assert made == one, item.no


def test_undo_and_redo_go_through_the_acts_by_name(reading: Reading) -> None:
    begun = draft.begin(notice.of_text(PLAN.splitlines(), "x"), reading)
    after = begun.act("拆分第1项", draft.split(reading, 0, 10))
    after = after.act("删除第2项", draft.remove(after.reading, 2, ""))
    assert [step.words for step in after.past] == ["拆分第1项", "删除第2项"]
    assert after.undo().undo() == replace(begun, future=after.undo().undo().future)
    assert after.undo().undo().redo().redo() == after
    assert after.undo().act("x", reading).future == ()
    assert after.act("什么都没改", after.reading) is after
    assert begun.undo() is begun
    assert begun.redo() is begun


@given(st.data())
def test_no_act_loses_a_word_of_the_plan(data: st.DataObject) -> None:
    """Whatever is split, joined, removed or left out, every item's words stand in an item or among those left out."""
    made = BEGINNING
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(made.items) - 2))
        act = data.draw(st.sampled_from(["split", "join", "remove"]))
        if act == "split":
            text = made.items[at].text
            made = draft.split(made, at, data.draw(st.integers(1, len(text) - 1))) if len(text) > 2 else made
        else:
            made = draft.join(made, at) if act == "join" else draft.remove(made, at, "试")
    said = "".join([*(f"{one.no}{one.text}" for one in made.items), *(note.text for note in made.skipped)])
    said += "".join("".join((*one.leads, *one.co)) for one in made.items)
    kept = sorted(char for char in said if "一" <= char <= "龥" and char != "试")
    for char in set("".join(item.text for item in BEGINNING.items)):
        if "一" <= char <= "龥":
            assert kept.count(char) >= "".join(item.text for item in BEGINNING.items).count(char)
