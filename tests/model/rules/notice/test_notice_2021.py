"""The plan of 2021, read by hand, is read the same by the program, whatever was done to its letters and lines."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import Reading
from model.rules import han, notice
from model.terms import Kind, Op

DATA = Path(__file__).parents[3] / "data"
GOLDEN: dict[str, Any] = json.loads((DATA / "lianyungang-2021.golden.json").read_text("utf-8"))
LINES = (DATA / "lianyungang-2021.txt").read_text("utf-8").splitlines()
READING = notice.read(LINES)


def tight(text: str) -> str:
    return "".join(text.split())


def test_its_head() -> None:
    head = READING.head
    assert tight(head.title) == "市政府關于印發2021年50件民生實事分解落實方案的通知"
    assert (head.doc_no, head.issuer, head.date, head.year) == (
        "連政發〔2021〕10號",
        "連云港市人民政府",
        datetime.date(2021, 2, 10),
        2021,
    )


@pytest.mark.parametrize("place", range(120))
def test_each_item_is_as_read_by_hand(place: int) -> None:
    golden, item = GOLDEN["items"][place], READING.items[place]
    assert item.no == str(golden["no"])
    assert tight(item.text) == tight(golden["text"])
    assert list(item.leads) == golden["leads"]
    assert list(item.co) == golden["co"]
    assert item.responsible_only == golden.get("responsible_only", False)
    wanted = [(Decimal(str(m["value"])), m["unit"], m["op"]) for m in golden["metrics"]]
    assert [(m.value, m.unit, m.op.value) for m in item.metrics] == wanted
    assert [tight(m) for m in item.milestones] == [tight(m) for m in golden["milestones"]]


def test_nothing_is_asked_and_the_preamble_is_left_out_by_name() -> None:
    assert READING.questions == ()
    assert all(note.why for note in READING.skipped)


def test_kinds_follow_the_words() -> None:
    kinds = {m.name: m.kind for item in READING.items for m in item.metrics}
    assert kinds["城鄉居民基本醫療保險財政補助標準"] is Kind.STANDARD
    assert kinds["完成食品安全抽檢"] is Kind.RATIO
    assert kinds["業務服務類型"] is Kind.FROM_TO
    assert kinds["城鄉居民糖尿病、高血壓門診用藥報銷起付標準"] is Kind.LOWER
    assert kinds["新改擴建中小學"] is Kind.AMOUNT


def test_values_stand_expanded_and_as_printed() -> None:
    metric = READING.items[6].metrics[0]
    assert (metric.value, metric.unit) == (Decimal(80_000_000), "元")
    assert (metric.printed, metric.printed_unit) == (Decimal(8000), "萬元")
    change = READING.items[71].metrics[0]
    assert (change.start, change.value, change.op) == (Decimal(7), Decimal(13), Op.FROM_TO)


def test_json_holds_what_the_scorer_reads() -> None:
    said = notice.as_json(READING)
    json.dumps(said)
    assert said["plan"]["date"] == "2021-02-10"
    assert said["items"][71]["metrics"][0] | {"from": 7, "to": 13} == said["items"][71]["metrics"][0]
    assert said["items"][34]["metrics"][0]["value"] == 57000


def same(one: Reading, other: Reading) -> bool:
    """Say whether two readings promise the same, letter forms and blanks aside."""

    def plain(reading: Reading) -> list[object]:
        return [
            (
                *(item.no, key(item.text), keys(item.leads), keys(item.co), keys(item.milestones)),
                *((key(m.name), m.value, key(m.unit), m.op, m.kind) for m in item.metrics),
            )
            for item in reading.items
        ]

    return plain(one) == plain(other)


def key(text: str) -> str:
    return tight(han.fold(text))


def keys(listed: tuple[str, ...]) -> list[str]:
    return [key(text) for text in listed]


WIDE = str.maketrans(",:;()0123456789%.", "，：；（）０１２３４５６７８９％．")


@pytest.mark.parametrize(
    "lines",
    [
        [han.fold(line) for line in LINES],
        [line.translate(WIDE) for line in LINES],
        [f"\u3000\u3000{line}\u200b" for line in LINES],
        [part for line in LINES for part in (line, "")],
        ["\ufeff" + "\n".join(LINES[:1]), *LINES[1:]],
    ],
    ids=["simplified", "wide", "indented", "blank lines", "mark"],
)
def test_letter_forms_and_blanks_change_nothing(lines: list[str]) -> None:
    assert same(notice.read(lines), READING)


@settings(deadline=None, max_examples=10)
@given(st.lists(st.integers(20, len(LINES) - 2), max_size=6, unique=True))
def test_lines_joined_by_accident_are_cut_again(joined: list[int]) -> None:
    lines = list(LINES)
    for place in sorted(joined, reverse=True):
        lines[place : place + 2] = [lines[place] + lines[place + 1]]
    assert same(notice.read(lines), READING)


@settings(deadline=None, max_examples=10)
@given(st.lists(st.tuples(st.integers(20, len(LINES) - 1), st.integers(6, 200)), max_size=6))
def test_lines_broken_by_accident_are_joined_again(cuts: list[tuple[int, int]]) -> None:
    lines = list(LINES)
    for place, at in sorted(set(cuts), reverse=True):
        head, tail = lines[place][:at], lines[place][at:]
        if tail and not tail[0].isdigit() and not head[-1].isdigit():
            lines[place : place + 1] = [head, tail]
    assert same(notice.read(lines), READING)
