"""The evaluation as a paper: its columns add up, what is open is named, every point stands in the annex."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from model.records.document_out import PaperOut, Table
from model.rules import paper_out
from model.rules.score.paper import paper
from model.rules.score.presets import DISTRICT
from model.rules.score.scores import scores
from model.terms_score import Noted
from tests.model.rules.score_ground import YEAR_END, ground, note, view


def tables(found: PaperOut) -> list[Table]:
    return [block for section in found.sections for block in section.blocks if isinstance(block, Table)]


def test_the_paper_foots_and_names_what_is_open() -> None:
    given = ground(replace(DISTRICT, full=Decimal(10)), view(6, YEAR_END, silent=["edu"]), notes=[
        note(Noted.POINTS, "edu", "领导评价", "18"), note(Noted.ABSENT, "jobs"),
    ])  # fmt: skip
    found = scores(given)
    written = paper(found, [("起评分", "80")])
    ranks, counties, moves, waits, rules, details = tables(written)
    assert [column.heading for column in ranks.columns] == [
        "名次",
        "单位",
        "起评分",
        "单项工作",
        "人工评分",
        "扣分",
        "总分",
    ]
    for one in (*ranks.rows, *counties.rows):
        *parts, total = one.cells[2:]
        assert sum(Decimal(part) for part in parts if part not in ("—", "未定")) == Decimal(total)
    assert [one.cells for one in ranks.rows] == [
        ("1", "市教育局", "80.00", "8.00", "18.00", "-10.00", "96.00"),
        ("2（暂）", "市人社局", "80.00", "8.69", "未定", "-5.00", "83.69"),
    ]
    assert [one.cells[:3] for one in moves.rows] == [
        ("市教育局", "未报 1—6月", "-10.00"),
        ("市人社局", "缺席会议", "-5.00"),
    ]
    assert len(waits.rows) == len(found.open)
    assert rules.rows[0].cells == ("起评分", "80")
    assert len(details.rows) == sum(len(one.points) for one in found.units)
    assert "不计分（没有计分的指标和节点）1家：市财政局。" in paper_out.text(written)
