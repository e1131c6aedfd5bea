"""督办单: numbers, the flow and its dates, colours and days overdue; by example and for any course of steps."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Unit
from model.records.slips import Slip, SlipStep, SlipView
from model.rules import calendar, slip_colour, slip_draft, slip_flow, slip_number, slip_paper, slip_reply, slip_view
from model.rules.slip_view import Ground
from model.terms import Light, State
from model.terms_slip import SlipColour, SlipMove, SlipState
from tests.model.rules.shown_round import item, line, unit, view

APRIL = datetime.date(2021, 4, 1)
NO = "连政督〔2021〕1号"


def day(number: int) -> datetime.date:
    """Return the n-th of April; 31 is the 1st of May."""
    return APRIL + datetime.timedelta(days=number - 1)


def slip(*, due: int = 20, light: Light | None = None) -> Slip:
    return Slip(NO, 2021, 1, day(1), "领导批示", "停车难", "限期拿出方案", "书面反馈", "edu", day(due), light=light)


def step(move: SlipMove, on: int, until: int = 0, text: str = "x", who: str = "王主任") -> SlipStep:
    return SlipStep(NO, move, day(on), text, who, day(until) if until else None)


ISSUED = step(SlipMove.ISSUE, 1)


@pytest.mark.parametrize(
    ("doc_no", "prefix"),
    [("连政发〔2021〕10号", "连政督"), ("連政發〔2021〕10號", "连政督"), ("苏政办发[2021]1号", "苏政督"), ("", "督")],
)
def test_the_prefix_is_suggested_by_the_plans_own_number(doc_no: str, prefix: str) -> None:
    assert slip_number.first_prefix(doc_no) == prefix


def test_numbers_count_up_each_year_and_are_read_as_typed() -> None:
    used = [(2021, 1), (2021, 7), (2022, 2)]
    assert [slip_number.following(used, year) for year in (2021, 2022, 2023)] == [8, 3, 1]
    typed = ("连政督〔2021〕3号", "连政督[2021]3", "2021-3", "3", "三")
    assert [slip_number.read(text) for text in typed] == [(2021, 3), (2021, 3), (2021, 3), (0, 3), None]
    assert [bool(slip_number.bad_prefix(text)) for text in ("连政督", "", "连政督〔2021〕", "督 1")] == [
        False, True, True, True,
    ]  # fmt: skip


def test_empty_numbers_are_named_with_why() -> None:
    used = [(2021, 1), (2021, 2), (2021, 3), (2021, 8), (2022, 1)]
    assert slip_number.empty(used, used) == "2021年空号：4—7号没有用过。"
    assert slip_number.empty(used, {(2021, 1), (2021, 8), (2022, 1)}) == (
        "2021年空号：2、3号已撤销，不再用；4—7号没有用过。"
    )
    assert slip_number.empty([(2021, 1)], [(2021, 1)]) == ""
    assert slip_number.empty([(2021, 1), (2022, 1)], [(2021, 1)]) == "2022年空号：1号已撤销，不再用。"


def test_different_replies_wait_side_by_side_until_one_is_sent_back() -> None:
    first, other = step(SlipMove.REPLY, 5, text="已开工"), step(SlipMove.REPLY, 6, text="未开工")
    assert shown([ISSUED, first, first], 7, [EDU, FIN]).marks == ()
    [told] = shown([ISSUED, first, other, first], 7, [EDU, FIN]).marks
    assert told == "收到2份不同的反馈（2021-04-06、2021-04-05），都留着，审核前请核对以哪份为准。"
    back = step(SlipMove.RETURN, 8)
    assert slip_reply.sent_back([ISSUED, first, other, back], other) is back
    assert slip_reply.sent_back([ISSUED, first, back, other], other) is None
    assert slip_reply.same([ISSUED, first, back], "已开工", "王主任") is first
    assert slip_reply.same([ISSUED, first, back], "已开工", "") is None
    assert shown([ISSUED, first, back, other], 9, [EDU, FIN]).marks == ()


@given(st.text("连政督发办", min_size=1, max_size=8), st.integers(2000, 2099), st.integers(1, 9999))
def test_a_printed_number_is_read_back(prefix: str, year: int, number: int) -> None:
    assert slip_number.read(slip_number.printed(prefix, year, number)) == (year, number)


def test_a_slip_goes_from_filing_to_the_archive_and_nowhere_else() -> None:
    course = (SlipMove.ISSUE, SlipMove.REMIND, SlipMove.REPLY, SlipMove.RETURN, SlipMove.REPLY, SlipMove.ACCEPT,
              SlipMove.CLOSE, SlipMove.ARCHIVE)  # fmt: skip
    steps: list[SlipStep] = []
    for on, move in enumerate(course, 1):
        assert slip_flow.refusal(slip(), steps, step(move, on)) == ()
        steps.append(step(move, on))
    assert slip_flow.state(steps) is SlipState.ARCHIVED
    assert slip_flow.allowed(SlipState.ARCHIVED) == ()
    [told] = slip_flow.refusal(slip(), [], step(SlipMove.REPLY, 2))
    assert told == "现在是“已立项，待交办”，不能反馈；可以办的：交办、终止督办"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (step(SlipMove.REPLY, 5, text=""), ["没有写办理情况"]),
        (step(SlipMove.EXTEND, 5, 30, text="", who=""), ["没有写延期的理由", "没有写批准人"]),
        (step(SlipMove.EXTEND, 5), ["没有写延到哪一天"]),
        (step(SlipMove.EXTEND, 5, 20), ["延到2021-04-20并不晚于现在的时限2021-04-20"]),
        (step(SlipMove.EXTEND, 21, 30), ["2021-04-21才申请，已过办结时限2021-04-20，不能延期；"
                                          "没有在到期前申请的，按原时限计逾期"]),
        (step(SlipMove.REMIND, 2), ["日期2021-04-02早于2021-04-03办的上一步"]),
        (step(SlipMove.REMIND, 5, 4), ["要求的日期2021-04-04早于办理日期2021-04-05"]),
        (step(SlipMove.EXTEND, 2, 30), []),
        (step(SlipMove.EXTEND, 20, 30), []),
    ],
)  # fmt: skip
def test_what_forbids_a_step_is_said_all_at_once(wanted: SlipStep, told: list[str]) -> None:
    assert list(slip_flow.refusal(slip(), [ISSUED, step(SlipMove.REMIND, 3)], wanted)) == told


def test_only_an_extension_applied_for_in_time_moves_the_date() -> None:
    in_time, late = step(SlipMove.EXTEND, 20, 28), step(SlipMove.EXTEND, 29, 31)
    assert slip_flow.due(slip(), [ISSUED, in_time]) == day(28)
    assert slip_flow.due(slip(), [ISSUED, late]) == day(20)
    assert slip_flow.due(slip(), [ISSUED, in_time, late]) == day(28)


@pytest.mark.parametrize(
    ("light", "steps", "on", "colour", "overdue"),
    [
        (None, [ISSUED], 12, SlipColour.NONE, 0),
        (None, [ISSUED], 13, SlipColour.BLUE, 0),
        (None, [ISSUED], 20, SlipColour.BLUE, 0),
        (None, [ISSUED], 21, SlipColour.RED, 1),
        (Light.RED, [ISSUED], 2, SlipColour.YELLOW, 0),
        (Light.RED, [ISSUED, step(SlipMove.REMIND, 3, 5)], 5, SlipColour.YELLOW, 0),
        (Light.RED, [ISSUED, step(SlipMove.REMIND, 3, 5)], 6, SlipColour.RED, 0),
        (None, [ISSUED, step(SlipMove.REMIND, 3, 5)], 6, SlipColour.YELLOW, 0),
        (None, [ISSUED, step(SlipMove.REMIND, 3, 5), step(SlipMove.REPLY, 5)], 9, SlipColour.NONE, 0),
        (None, [ISSUED, step(SlipMove.REPLY, 19)], 30, SlipColour.BLUE, 0),
        (None, [ISSUED, step(SlipMove.REPLY, 23)], 30, SlipColour.RED, 3),
        (None, [ISSUED, step(SlipMove.REPLY, 8), step(SlipMove.RETURN, 9)], 10, SlipColour.YELLOW, 0),
        (None, [ISSUED, step(SlipMove.REPLY, 8), step(SlipMove.RETURN, 9)], 22, SlipColour.RED, 2),
        (None, [ISSUED, step(SlipMove.EXTEND, 19, 28)], 25, SlipColour.BLUE, 0),
        (None, [ISSUED, step(SlipMove.REPLY, 23), step(SlipMove.ACCEPT, 24)], 30, SlipColour.NONE, 3),
        (None, [ISSUED, step(SlipMove.STOP, 22)], 30, SlipColour.NONE, 0),
        (None, [], 25, SlipColour.BLUE, 0),
    ],
)
def test_colour_and_days_overdue(
    light: Light | None, steps: list[SlipStep], on: int, colour: SlipColour, overdue: int
) -> None:
    one = slip(light=light)
    assert (slip_colour.colour(one, steps, day(on)), slip_colour.overdue(one, steps, day(on))) == (colour, overdue)


@st.composite
def courses(draw: st.DrawFn) -> tuple[Slip, list[SlipStep]]:
    """Return a slip with steps that its rules allowed, each at its day."""
    one = slip(due=draw(st.integers(1, 40)), light=draw(st.sampled_from([None, Light.YELLOW, Light.RED])))
    steps: list[SlipStep] = []
    on = 1
    for move in draw(st.lists(st.sampled_from(SlipMove), max_size=12)):
        on += draw(st.integers(0, 6))
        until = on + draw(st.integers(0, 9)) if move in slip_flow.SETS_DATE else 0
        wanted = step(move, on, until)
        if not slip_flow.refusal(one, steps, wanted):
            steps.append(wanted)
    return one, steps


@given(courses(), st.integers(1, 120), st.integers(0, 30))
def test_no_slip_gets_better_by_waiting(course: tuple[Slip, list[SlipStep]], on: int, more: int) -> None:
    one, steps = course
    start = max([on, *((own.day - APRIL).days + 1 for own in steps)])
    now, later = day(start), day(start + more)
    assert slip_colour.overdue(one, steps, later) >= slip_colour.overdue(one, steps, now)
    rank = slip_colour.COLOURS.index
    assert rank(slip_colour.colour(one, steps, later)) >= rank(slip_colour.colour(one, steps, now))


@given(courses())
def test_the_date_in_force_is_never_before_the_first_one(course: tuple[Slip, list[SlipStep]]) -> None:
    one, steps = course
    assert slip_flow.due(one, steps) >= one.due
    assert all(own.until and own.day <= own.until for own in steps if own.move is SlipMove.EXTEND)


def shown(steps: Sequence[SlipStep], on: int, units: Sequence[Unit], ended: bool = False) -> SlipView:
    rounds = calendar.rounds(2021, datetime.date(2021, 2, 10))
    ground = Ground(units, rounds, {"1": "自1—4月起终止：用地落空"} if ended else {})
    [one] = slip_view.views([replace(slip(), item="1", co=("fin",))], steps, ground, day(on))
    return one


EDU, FIN = Unit("edu", "市教育局", "", "", 1, contact="王某", phone="1"), Unit("fin", "市财政局", "", "", 2)


def test_a_merged_unit_hands_its_slip_over_and_what_is_open_is_marked() -> None:
    assert shown([ISSUED], 5, [EDU, FIN]).marks == ()
    merged = replace(EDU, successor="fin", until="2021-04")
    one = shown([ISSUED], 5, [merged, FIN])
    assert (one.lead, one.unit, one.co) == ("市财政局", "fin", ())
    assert one.marks == (
        "市教育局已并入市财政局，由市财政局继续承办。",
        "市财政局没有联系人，请在“单位维护”里补上，交办、催办才找得到人。",
    )
    [told] = shown([ISSUED], 5, [EDU, FIN], ended=True).marks
    assert told == "督办的事项已终止（自1—4月起终止：用地落空），请办“终止督办”，写明批准人。"
    assert shown([], 21, [EDU, FIN]).marks == ("还没有交办，办结时限2021-04-20已经过了。",)
    extended = shown([ISSUED, step(SlipMove.EXTEND, 3, 28)], 5, [EDU, FIN])
    assert (extended.due, extended.marks) == (day(28), ())
    assert extended.extended == "经批准延期到2021-04-28，原时限2021-04-20。"


def test_the_counts_of_a_list_foot() -> None:
    done = [ISSUED, step(SlipMove.REPLY, 3), step(SlipMove.ACCEPT, 4), step(SlipMove.CLOSE, 5)]
    some = [shown(steps, 25, [EDU, FIN]) for steps in ([ISSUED], done, [step(SlipMove.STOP, 2)])]
    assert slip_view.counted(some) == "共3件：在办1件（逾期1件）、办结1件、终止1件。"


def test_a_red_line_fills_the_slip_in_and_any_other_is_refused_with_why() -> None:
    red = replace(
        line("26-2", Light.RED, gap="21.7", completion="3", due="25", earlier=[Light.RED]), problem="用地未落实"
    )
    rows = [item(red), item(line("1-1")), item(line("2-1", Light.RED, lead="")), item(line("3-1"), state=State.ENDED)]
    round_ = view(rows, [unit("教育", 1)])
    made = slip_draft.of(round_, "26-2")
    assert (made.title, made.lead, made.light) == ("关于加快推进第26项“指标26-2”的督办", "教育", Light.RED)
    assert made.content == (
        "26-2 指标26-2：全年目标100所，截至4月30日应完成25所，实际完成3所，滞后21.7个百分点，连续2期，严重滞后。"
        "所报原因：用地未落实。"
    )
    assert [slip_draft.refusal(round_, name).partition("，")[0] for name in ("26-2", "1-1", "2-1", "3-1", "9-9")] == [
        "",
        "“1-1”在1—4月没有亮红灯、黄灯（按序时）",
        "“2-1”没有牵头单位",
        "第3项已终止（已终止）",
        "1—4月没有“9-9”这一行",
    ]


def test_the_printed_slip_says_all_and_leaves_room_to_sign() -> None:
    text = slip_paper.paper(shown([ISSUED], 21, [EDU, FIN]), "市政府办")
    said = "\n".join(cell for block in text.sections[0].blocks if hasattr(block, "rows") for row in block.rows
                     for cell in row.cells)  # fmt: skip
    for words in (
        "停车难",
        "限期拿出方案",
        "市教育局　　联系人：王某　1",
        "市财政局",
        "2021年4月20日",
        "单位负责人（签字）",
    ):
        assert words in said
    assert "警示：红（逾期）" in text.sections[0].blocks[2].text  # type: ignore[union-attr]
    assert "2021年4月20日　逾期1天" in said


def test_a_settled_slip_prints_what_was_answered_and_judged() -> None:
    done = [
        ISSUED,
        step(SlipMove.REPLY, 23, text="已开工", who="张三"),
        step(SlipMove.ACCEPT, 24, text="", who="赵科长"),
    ]
    text = slip_paper.paper(shown(done, 30, [EDU, FIN]), "市政府办")
    assert "办理状态：审核通过，待办结" in text.sections[0].blocks[2].text  # type: ignore[union-attr]
    [table] = [block for block in text.sections[0].blocks if hasattr(block, "rows")]
    cells = {row.cells[0]: row.cells[1] for row in table.rows}
    assert cells["反馈情况"] == "已开工\n张三　2021年4月23日"
    assert cells["审核意见"] == "审核通过\n赵科长　2021年4月24日"
    assert cells["办结时限"] == "2021年4月20日　逾期3天"


def test_every_other_lead_of_a_joint_line_is_pressed_beside_the_first() -> None:
    first = replace(unit("卫健", 1), unit=Unit("u1", "卫健", "", "", 1))
    red = replace(line("25-1", Light.RED, lead="u1"), leads=("卫健", "人社"))
    round_ = view([replace(item(red), co=("财政", "人社"))], [first, unit("人社", 1), unit("财政", 1)])
    made = slip_draft.of(round_, "25-1")
    assert (made.lead, made.co) == ("u1", ("人社", "财政"))


def test_a_reminder_proposes_a_week_and_never_a_day_gone_by() -> None:
    day = datetime.date
    by, today = day(2021, 4, 17), day(2021, 4, 10)
    assert slip_flow.propose(SlipMove.REMIND, by, day(2021, 4, 10), today) == day(2021, 4, 17)
    assert slip_flow.propose(SlipMove.REMIND, by, day(2021, 4, 1), today) == today
    assert slip_flow.propose(SlipMove.EXTEND, by, day(2021, 4, 1), today) == day(2021, 4, 24)
