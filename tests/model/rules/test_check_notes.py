"""核对单: every red and yellow line stands on exactly one note; answers and decisions lead to one standing each."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from model.records.check_notes import NoteAnswer, NoteVerdict, SentNote
from model.rules import check_answers, check_notes, paper_out
from model.rules.check_answers import OpenNotes, Stand
from model.terms import Light
from tests.model.rules.shown_round import item, line, unit, view

DAY = datetime.date(2021, 3, 29)
BY = datetime.date(2021, 4, 2)
RED, YELLOW, GREEN = Light.RED, Light.YELLOW, Light.GREEN
SHOWN = view(
    [
        item(line("1-1", YELLOW, gap="5", completion="20", due="25"), line("1-2", GREEN)),
        item(line("2-1", RED, gap="20", completion="5", due="25", lead="民政")),
        item(line("3-1", RED, gap="30", completion="5", due="35")),
        item(line("4-1", YELLOW, gap="3", completion="22", due="25", lead="")),
    ],
    [unit("民政", 1), unit("教育", 2)],
)
NOTES = check_notes.notes(SHOWN, {"3-1": ("“表.xlsx”填报表 G6，填报人张三，3月28日收到",)})


def sent(note: int = 1, act: int = 1, by: datetime.date = BY) -> SentNote:
    one = NOTES[note]
    return SentNote("2021-04", one.unit, DAY, by, tuple(each.saw for each in one.lines), "a.docx", "", act)


def answer(line: str = "3-1", objects: bool = True, act: int = 2) -> NoteAnswer:
    return NoteAnswer("2021-04", "教育", line, objects, "报错" if objects else "", "", DAY, act)


def verdict(accepted: bool, act: int = 3) -> NoteVerdict:
    return NoteVerdict("2021-04", "教育", "3-1", accepted, "核实", DAY, act)


def stands(*facts: SentNote | NoteAnswer | NoteVerdict, today: datetime.date = DAY, now: int = len(NOTES)) -> OpenNotes:
    return check_answers.standing(
        SHOWN,
        NOTES[:now],
        [one for one in facts if isinstance(one, SentNote)],
        [one for one in facts if isinstance(one, NoteAnswer)],
        [one for one in facts if isinstance(one, NoteVerdict)],
        today,
    )


def of(found: OpenNotes, name: str = "3-1") -> Stand:
    return next(one.stand for note in found.notes for one in note.lines if one.line == name)


def test_a_note_a_unit_the_red_lines_first_and_lines_nobody_leads_are_told_apart() -> None:
    assert [(one.short, [each.line for each in one.lines]) for one in NOTES] == [
        ("民政", ["2-1"]),
        ("教育", ["3-1", "1-1"]),
    ]
    assert check_notes.ownerless(SHOWN) == ("4-1",)


def test_the_note_says_figures_gap_rule_source_and_by_when() -> None:
    said = paper_out.text(check_notes.paper(NOTES[1], SHOWN, DAY, BY))
    assert "下列2条（严重滞后1条、滞后1条）" in said
    assert "3-1\t指标3-1\t100所\t35所\t5所\t滞后30.0个百分点\t严重滞后" in said
    assert "数据来源：“表.xlsx”填报表 G6，填报人张三，3月28日收到" in said
    assert "请于2021年4月2日前盖章反馈" in said
    assert "逾期不反馈的，视为无异议" in said
    assert "低于序时超过10个百分点" in said


def test_a_line_goes_from_waiting_to_what_was_made_of_it() -> None:
    assert of(stands(sent())) is Stand.WAITING
    assert of(stands(sent(), today=BY)) is Stand.WAITING
    assert of(stands(sent(), today=BY + datetime.timedelta(days=1))) is Stand.OVERDUE
    assert of(stands(sent(), answer(objects=False))) is Stand.AGREED
    assert of(stands(sent(), answer("", objects=False)), "1-1") is Stand.AGREED
    assert of(stands(sent(), answer())) is Stand.OBJECTED
    assert of(stands(sent(), answer(), verdict(False))) is Stand.REFUSED
    assert of(stands(sent(), answer(), verdict(True))) is Stand.ACCEPTED
    assert of(stands(sent(), answer(), verdict(True), now=1)) is Stand.RIGHTED  # the line shows no such light any more
    assert of(stands(sent(), answer(), verdict(True), answer(act=4))) is Stand.OBJECTED  # objected anew


def test_what_is_open_is_said_and_nothing_is_where_all_is_settled() -> None:
    assert stands().sentences == ("有黄灯、红灯还没有送核对单：民政（2-1）；教育（3-1、1-1）。",)
    both = (sent(0), sent(1))
    assert stands(*both).sentences == ("核对单还没有反馈的2家：民政、教育。",)
    told = stands(*both, answer(), answer("1-1", objects=False)).sentences
    assert told == ("核对单还没有反馈的1家：民政。", "异议还没有定的1条：教育 3-1。")
    told = stands(*both, answer(), verdict(True), today=datetime.date(2021, 5, 1)).sentences
    assert told == ("异议已采纳，还没有核定，也没有收到更正件的1条：教育 3-1。",)
    assert stands(*both, answer("", objects=False), today=datetime.date(2021, 5, 1)).sentences == ()


def test_a_line_told_as_yellow_that_is_red_now_is_on_no_note() -> None:
    milder = SentNote(
        "2021-04", NOTES[1].unit, DAY, BY, tuple((*one.saw[:3], "yellow") for one in NOTES[1].lines), "b", "", 3
    )
    assert stands(sent(0), milder).unsent == (("教育", ("3-1",)),)


def test_silence_past_the_day_is_told_and_keeps_nothing_open() -> None:
    late = stands(sent(0), sent(1), today=BY + datetime.timedelta(days=1))
    assert (late.sentences, late.taken_as_agreed) == ((), "核对单逾期没有反馈、视为无异议的2家：民政、教育。")
    assert stands(sent(0), sent(1)).taken_as_agreed == ""


def test_a_note_sent_again_unchanged_keeps_its_answers_and_a_changed_one_asks_anew() -> None:
    again = sent(act=5, by=BY + datetime.timedelta(days=9))
    assert of(stands(sent(), answer(objects=False), again)) is Stand.AGREED
    other = SentNote("2021-04", "教育", DAY, BY, (("3-1", "4", "", "red"),), "b.docx", "", 6)
    assert of(stands(sent(), answer(objects=False), other)) is Stand.WAITING


FACTS = st.lists(
    st.sampled_from(["sent", "object", "agree", "all", "yes", "no"]).map(str), max_size=8
)  # fmt: skip


@given(FACTS, st.booleans())
def test_every_line_of_a_note_has_one_standing_and_only_an_objection_waits_for_the_office(
    told: list[str], late: bool
) -> None:
    make: dict[str, Callable[[int], SentNote | NoteAnswer | NoteVerdict]] = {
        "sent": lambda act: sent(act=act),
        "object": lambda act: answer(act=act),
        "agree": lambda act: answer(objects=False, act=act),
        "all": lambda act: answer("", objects=False, act=act),
        "yes": lambda act: verdict(True, act),
        "no": lambda act: verdict(False, act),
    }
    facts = [make[one](act) for act, one in enumerate(told, 1)]
    found = stands(*facts, today=BY + datetime.timedelta(days=1 if late else 0))
    assert [len(note.lines) for note in found.notes] == ([2] if "sent" in told else [])
    for note in found.notes:
        for one in note.lines:
            if one.stand in (Stand.WAITING, Stand.OVERDUE):
                assert one.answer is None
                assert (one.stand is Stand.OVERDUE) is late
            elif one.stand is not Stand.AGREED:
                assert one.answer is not None
                assert one.answer.objects
