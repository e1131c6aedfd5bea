"""What a unit typed as its stage is read as meant, or asked about; a word is never turned into its opposite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Raw
from model.rules.stage import LIKELY, NOT_A_STAGE, SYNONYMS, stage
from model.terms import OTHER_STAGES, REQUEST_STAGES, WORKS_STAGES, Grade, ItemKind, stages

WORKS = stages(ItemKind.WORKS)
OTHERS = stages(ItemKind.SERVICE)
EXACT, NORM, ASK, NONE, BAD = Grade.EXACT, Grade.NORMALISED, Grade.ASK, Grade.NONE, Grade.BAD


@pytest.mark.parametrize(
    ("typed", "words", "grade", "word"),
    [
        *((word, WORKS, EXACT, word) for word in WORKS),
        *((word, OTHERS, EXACT, word) for word in OTHERS),
        (" 已开工 ", WORKS, NORM, "已开工"),
        ("已開工", WORKS, NORM, "已开工"),
        ("已开工。", WORKS, NORM, "已开工"),
        ("3.已开工", WORKS, NORM, "已开工"),
        ("（已开工）", WORKS, NORM, "已开工"),
        ("主体\n施工", WORKS, NORM, "主体施工"),
        ("开工", WORKS, NORM, "已开工"),
        ("招投标", WORKS, NORM, "招标"),
        ("已投入使用", WORKS, NORM, "投入使用"),
        ("已完成", WORKS, NORM, "报完成"),
        ("提前完成", OTHERS, NORM, "报完成"),
        ("超额完成", OTHERS, NORM, "报完成"),
        ("正常推进", OTHERS, NORM, "实施中"),
        ("尚未启动", OTHERS, NORM, "未启动"),
        ("申请变更", OTHERS, NORM, "申请调整"),
        ("正常推进", WORKS, ASK, ""),
        ("已开工", OTHERS, ASK, ""),
        ("未开工", WORKS, ASK, "前期"),
        ("未开工", OTHERS, ASK, ""),
        ("在建", WORKS, ASK, "已开工"),
        ("竣工", WORKS, ASK, "竣工验收"),
        ("已销号", OTHERS, ASK, "报完成"),
        ("3所已开工", WORKS, ASK, "已开工"),
        ("2所招标、1所已开工", WORKS, ASK, ""),
        ("未投入使用", WORKS, ASK, ""),
        ("尚未报完成", WORKS, ASK, ""),
        ("拟招标", WORKS, ASK, ""),
        ("停工", WORKS, ASK, ""),
        ("滞后", OTHERS, ASK, ""),
        ("按序时", OTHERS, ASK, ""),
        ("/", WORKS, ASK, ""),
        ("—", WORKS, ASK, ""),
        ("无", WORKS, ASK, ""),
        ("。", WORKS, ASK, ""),
        ("50%", WORKS, ASK, ""),
        ("", WORKS, NONE, ""),
        (" \u3000\n", WORKS, NONE, ""),
        ("\u200b", WORKS, NONE, ""),
    ],
)
def test_a_stage_is_read_as_meant_or_asked(typed: str, words: tuple[str, ...], grade: Grade, word: str) -> None:
    answer = stage(Raw("text", typed), words)
    assert (answer.grade, answer.value or answer.suggestion) == (grade, word)
    assert bool(answer.value) == (grade in (EXACT, NORM))
    assert bool(answer.sentence) == (grade in (NORM, ASK))


def test_an_error_cell_is_refused() -> None:
    assert stage(Raw("error", "#N/A"), WORKS).grade is BAD
    assert stage(Raw("uncalculated", "=A1"), WORKS).grade is BAD


def test_a_number_in_the_stage_cell_is_asked_about() -> None:
    assert stage(Raw("number", "3"), WORKS).grade is ASK


def test_sentences_are_a_clerks() -> None:
    assert stage(Raw("text", "开工"), WORKS).sentence == "阶段写的是“开工”，按“已开工”收。"
    asked = stage(Raw("text", "在建"), WORKS).sentence
    assert asked.startswith("阶段写的是“在建”，不在可选的阶段里。是不是“已开工”？请从这些里选：前期、招标、")


def test_the_tables_agree_with_the_lists_offered() -> None:
    offered = {*WORKS_STAGES, *OTHER_STAGES, *REQUEST_STAGES}
    others = [other for words in SYNONYMS.values() for other in words]
    assert set(SYNONYMS) == offered
    assert set(LIKELY.values()) <= offered
    assert len(set(others)) == len(others)
    assert not {*others} & {*LIKELY, *NOT_A_STAGE, *offered}
    assert not {*LIKELY} & {*NOT_A_STAGE}


@given(st.text(max_size=12), st.sampled_from([WORKS, OTHERS]))
def test_only_offered_words_are_taken_or_suggested(typed: str, words: tuple[str, ...]) -> None:
    answer = stage(Raw("text", typed), words)
    assert answer.value in ("", *words)
    assert answer.suggestion in ("", *words)
