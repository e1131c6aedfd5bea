"""销号: no way round the steps, no finish without proof, and every item stands in exactly one list."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Evidence, Item, ItemView, LineView, StrikeMove
from model.rules import calendar, strike_lists, strike_off, totals
from model.rules.strike_off import AFTER, FROM
from model.terms import ItemKind, Light, Move, State

DAY = datetime.date(2021, 10, 8)
FILE = Evidence("a" * 64, "验收单.pdf", 10)


def step(move: Move, proof: str = "", *files: Evidence, day: datetime.date = DAY) -> StrikeMove:
    return StrikeMove("1", move, "", proof, day, files)


def test_the_way_to_the_end_and_back() -> None:
    way = (Move.REPORT, Move.RETURN, Move.REPORT, Move.VERIFY, Move.STRIKE, Move.REOPEN, Move.REPORT)
    words = ("报完成（待核）", "退回补证", "报完成（待核）", "核验通过", "已销号", "推进中", "报完成（待核）")
    done: list[StrikeMove] = []
    for move, word in zip(way, words, strict=True):
        stands = strike_off.state(done, finished=False)
        assert strike_off.refusal(stands, move, "理由") == ""
        assert move in strike_off.allowed(stands)
        done.append(step(move))
        assert strike_off.state(done, finished=False).word == word


@pytest.mark.parametrize("stands", State)
@pytest.mark.parametrize("move", Move)
def test_a_step_out_of_turn_is_refused_and_says_which_may_be_done(stands: State, move: Move) -> None:
    said = strike_off.refusal(stands, move, "理由")
    assert (said == "") == (stands in FROM[move])
    if said and stands is not State.ENDED:
        assert all(one.word in said for one in strike_off.allowed(stands))


def test_returning_and_reopening_need_a_reason() -> None:
    assert "写明理由" in strike_off.refusal(State.REPORTED, Move.RETURN, " ")
    assert "写明理由" in strike_off.refusal(State.STRUCK_OFF, Move.REOPEN, "")


def test_a_finished_item_is_proposed_never_struck_and_not_again_once_returned() -> None:
    assert strike_off.state((), finished=True) is State.REPORTED
    assert strike_off.state((), finished=False) is State.RUNNING
    assert strike_off.state([step(Move.REPORT), step(Move.RETURN)], finished=True) is State.RETURNED


@pytest.mark.parametrize(
    ("kind", "proof", "files", "lacks"),
    [
        (ItemKind.WORKS, "", (), "验收单"),
        (ItemKind.WORKS, "验收单原件存市住建局档案室", (), ""),
        (ItemKind.WORKS, "", (FILE,), ""),
        (ItemKind.SERVICE, "", (), "汇总表（不含姓名等个人信息）"),
        (ItemKind.POLICY, "文件已印发", (), "文件文号"),
        (ItemKind.POLICY, "连政办发〔2021〕9号", (), ""),
        (ItemKind.POLICY, "连政办发[2021]9号", (), ""),
        (ItemKind.POLICY, "", (FILE,), ""),
        (ItemKind.CREATE, "", (), "认定文件"),
    ],
)
def test_each_kind_needs_its_own_proof(kind: ItemKind, proof: str, files: tuple[Evidence, ...], lacks: str) -> None:
    assert strike_off.lacks(kind, [step(Move.REPORT, proof, *files)]) == lacks


def test_what_was_handed_in_before_a_return_proves_nothing_more() -> None:
    done = [step(Move.REPORT, "验收单"), step(Move.RETURN, "退回函")]
    assert strike_off.lacks(ItemKind.WORKS, done) == "验收单"
    assert strike_off.lacks(ItemKind.WORKS, [*done, step(Move.REPORT, "新验收单")]) == ""


def test_a_proof_counts_through_all_the_steps_that_follow() -> None:
    done = [step(Move.REPORT, "验收单"), step(Move.VERIFY), step(Move.STRIKE)]
    assert strike_off.lacks(ItemKind.WORKS, done) == ""
    assert strike_off.lacks(ItemKind.WORKS, [*done, step(Move.REOPEN)]) == "验收单"


def test_a_proof_never_holds_personal_numbers() -> None:
    assert "手机号" in strike_off.bad_proof(ItemKind.SERVICE, "汇总表，张三13912345678")
    assert strike_off.bad_proof(ItemKind.SERVICE, "汇总表存2号柜") == ""


def test_a_step_counts_in_the_round_that_was_open_when_it_was_done() -> None:
    rounds = [calendar.monthly(2021, month) for month in (9, 10, 11)]
    moves = [
        step(Move.REPORT, day=rounds[0].cutoff + datetime.timedelta(days=9)),
        step(Move.VERIFY, day=rounds[1].cutoff),
    ]
    assert [len(strike_off.until(moves, at, rounds)) for at in rounds] == [1, 2, 2]
    assert strike_off.early(moves, moves[0].date).startswith("日期")


WALKS = st.lists(st.tuples(st.sampled_from(Move), st.sampled_from(["", "验收单"])), max_size=8)


def walk(wanted: list[tuple[Move, str]]) -> list[StrikeMove]:
    done: list[StrikeMove] = []
    for move, proof in wanted:
        if not strike_off.refusal(strike_off.state(done, finished=False), move, "理由"):
            done.append(step(move, proof))
    return done


@given(WALKS)
def test_nothing_is_struck_off_without_having_been_reported_and_verified(wanted: list[tuple[Move, str]]) -> None:
    done = walk(wanted)
    if strike_off.state(done, finished=False) is State.STRUCK_OFF:
        assert [one.move for one in done[-3:]] == [Move.REPORT, Move.VERIFY, Move.STRIKE]
    assert strike_off.state(done, finished=False) in {*AFTER.values()}


@given(st.lists(st.tuples(WALKS, st.booleans(), st.booleans(), st.sampled_from(ItemKind)), max_size=8))
def test_every_item_is_in_one_list_and_every_total_foots(
    many: list[tuple[list[tuple[Move, str]], bool, bool, ItemKind]],
) -> None:
    views = []
    for number, (wanted, ended, finished, kind) in enumerate(many, 1):
        moves = tuple(walk(wanted))
        state = State.ENDED if ended else strike_off.state(moves, finished=finished)
        light = Light.NONE if ended else Light.DONE if finished else Light.RED
        item = Item(str(number), str(number), "", "", number, kind)
        lines: tuple[LineView, ...] = ()
        views.append(ItemView(item, (), (), state, light, light.word, None, None, lines, moves=moves))
    found, counted = strike_lists.lists(views), totals.of(views)
    listed = [view.item.id for view in (*found.open, *found.struck)]
    assert sorted(listed) == sorted(view.item.id for view in views if view.state is not State.ENDED)
    assert {view.item.id for view in found.lacking} <= set(listed)
    assert counted.items == len(views) == counted.ended + counted.standing
    assert sum(counted.lights.values()) == counted.standing == len(listed)
    if counted.ended:
        assert counted.words == f"{counted.items}项（终止{counted.ended}项，在册{counted.standing}项）"
