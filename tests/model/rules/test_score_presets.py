"""考核评价 by hand: real rule sets on a small city whose year is known, every point computed on paper first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from model.records.score import Point, Scores, UnitScore
from model.rules.score.presets import ANHUI, DISTRICT, JIAOJIANG, LIGHTS, QUZHOU, SICHUAN
from model.rules.score.scores import scores
from model.terms_score import Noted, ScorePart
from tests.model.rules.score_ground import YEAR_END, ground, note, view


def of(found: Scores, unit: str) -> UnitScore:
    return next(one for one in found.units if one.unit == unit)


def told(score: UnitScore, *parts: ScorePart) -> list[tuple[str, str]]:
    return [(one.what, str(one.points)) for one in score.points if not parts or one.part in parts]


def point(score: UnitScore, what: str) -> Point:
    return next(one for one in score.points if one.what.startswith(what))


def test_sichuan_a_hundred_points_by_completion() -> None:
    """市教育局: 50 × 100 % (25/24 capped) + 50 × 60 % (已印发) = 80. 市人社局: 50 × 75 % = 37.5; 25 (12/10 capped);
    25 × 97.5 % = 24.375 → 24.38; above: 20 % = twice 0.5. 东海县: 110 % of its task, once 0.5 above."""
    found = scores(ground(SICHUAN))
    assert told(of(found, "edu")) == [("第1项 新建中小学", "50.00"), ("第3项 出台养老办法", "30.00")]
    assert told(of(found, "jobs")) == [
        ("第2项 城镇新增就业", "37.50"),
        ("第4项 停车场", "25.00"),
        ("第4项 管网", "24.38"),
        ("超额完成 第4项 停车场", "1.00"),
    ]
    assert [(one.name, str(one.total), one.rank) for one in found.units] == [
        ("市人社局", "87.88", 1),
        ("市教育局", "80.00", 2),
        ("东海县", "100.50", 1),
        ("灌云县", "75.00", 2),
        ("海州区", "75.00", 2),
    ]
    assert found.apart == (("市财政局", "没有计分的指标和节点"),)
    parking = point(of(found, "jobs"), "第4项 停车场")
    assert (parking.full, parking.reason) == (Decimal("25.00"), "25分×完成率120%，按100%封顶")
    assert (parking.figure, parking.source.line, parking.source.period) == (
        "完成12个，目标10个，完成率120.0%",
        "4-1",
        "2021-12",
    )


def test_quzhou_five_points_an_indicator_up_and_down_by_one_per_cent() -> None:
    """104.17 %: 4 above, 2 at most → 7; 60 % is 40 below → 0; 75 % → 0; 120 % → 7; 97.5 % is 2 whole below → 3."""
    found = scores(ground(QUZHOU))
    assert told(of(found, "edu")) == [("第1项 新建中小学", "7.00"), ("第3项 出台养老办法", "0.00")]
    assert told(of(found, "jobs")) == [("第2项 城镇新增就业", "0.00"), ("第4项 停车场", "7.00"), ("第4项 管网", "3.00")]
    assert [(one.name, str(one.total), one.rank) for one in found.units if one.county] == [
        ("东海县", "7.00", 1),
        ("灌云县", "0.00", 2),
        ("海州区", "0.00", 2),
    ]
    assert point(of(found, "jobs"), "第4项 管网").reason == "完成率97.5%，基础分5分，欠2.5个百分点，扣2分"
    ten = scores(ground(replace(QUZHOU, weights=(("4", Decimal(2)),))))
    assert told(of(ten, "jobs"))[1:] == [("第4项 停车场", "12.00"), ("第4项 管网", "8.00")]


def test_anhui_fifty_forty_ten() -> None:
    """市教育局: 20 + 20 × 60 % = 32; 综合考评 45; (80 + 15)/100 of 10 = 9.5; untrue -2; praised +1: 85.5."""
    notes = (
        note(Noted.POINTS, "edu", "综合考评", "45"),
        note(Noted.VOTES, "edu", votes=(80, 15, 5)),
        note(Noted.UNTRUE, "edu"),
        note(Noted.PRAISE, "edu"),
    )
    found = scores(ground(ANHUI, notes=notes))
    school = of(found, "edu")
    assert [(one.part, str(one.points)) for one in school.points] == [
        (ScorePart.WORK, "20.00"),
        (ScorePart.WORK, "12.00"),
        (ScorePart.MANUAL, "45.00"),
        (ScorePart.SATISFACTION, "9.50"),
        (ScorePart.BONUS, "1.00"),
        (ScorePart.DEDUCTION, "-2.00"),
    ]
    assert (str(school.total), school.open) == ("85.50", ())
    jobs = of(found, "jobs")
    assert [one.reason for one in jobs.open] == ["综合考评还没有评分", "没有满意度投票"]
    assert jobs.at_stake == 60


def test_a_district_begins_with_eighty_and_takes_off() -> None:
    """市教育局: no report in June -10, 市人社局: its text of September says nothing -5, its line 4-1 left blank -10."""
    june = view(6, {**YEAR_END, "3-1": ""}, silent=["edu"])
    august = view(8, YEAR_END, silent=["edu"])
    september = view(
        9, {key: value for key, value in YEAR_END.items() if key != "4-1"}, texts={"2-1": "正在稳步推进。"}
    )
    given = ground(DISTRICT, june, august, september, notes=[note(Noted.POINTS, "edu", "领导评价", "18")])
    found = scores(replace(given, no_stages={"jobs": "4-1、4-2"}))
    assert told(of(found, "edu")) == [("起评分", "80.00"), ("领导评价", "18.00"), ("未报 1—6月", "-10.00")]
    assert told(of(found, "jobs")) == [
        ("起评分", "80.00"),
        ("领导评价", "None"),
        ("方案没有序时 分解方案", "-5.00"),
        ("漏报 第4项 停车场", "-10.00"),
        ("空报 第2项 城镇新增就业", "-5.00"),
    ]
    assert [str(of(found, unit).total) for unit in ("edu", "jobs")] == ["88.00", "60.00"]


def test_a_county_last_in_a_month_loses_a_fifth() -> None:
    """灌云县 alone is last in October, in November with 海州区: twice running, 2 × 0.4."""
    october = view(10, {**YEAR_END, "gy": "1000"})
    found = scores(ground(JIAOJIANG, october, view(11, YEAR_END)))
    lost = {unit: told(of(found, unit), ScorePart.DEDUCTION) for unit in ("dh", "gy", "hz")}
    assert lost == {
        "dh": [],
        "gy": [
            ("月排名末位 1—10月", "-0.20"),
            ("月排名末位 1—11月", "-0.20"),
            ("连续月排名末位 1—10月、1—11月", "-0.80"),
        ],
        "hz": [("月排名末位 1—11月", "-0.20")],
    }


def test_every_second_yellow_light_and_each_red_one() -> None:
    """Schools: 37.5 % of 41.7 due in May and 45.8 % of 50 in June are yellow, 20.8 % in August is red."""
    book = replace(SICHUAN, full=Decimal(0), each=LIGHTS)
    months = {5: "9", 6: "11", 8: "5"}
    found = scores(ground(book, *(view(month, {**YEAR_END, "1-1": schools}) for month, schools in months.items())))
    lost = [one for one in of(found, "edu").points if one.part is ScorePart.DEDUCTION]
    assert [(one.what, str(one.points)) for one in lost] == [
        ("黄灯 第1项", "0.00"),
        ("黄灯 第1项", "-1.00"),
        ("红灯 第1项", "-2.00"),
    ]
    assert [one.reason for one in lost][1] == "第1项1—6月滞后；每2次计一次，这是第2次"
