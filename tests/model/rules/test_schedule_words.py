"""A schedule in one sentence, the points a clerk types, and curves a changed target left behind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.errors import ClerkError
from model.records import Duty, Item, LightRule, Line, Point, Schedule, TargetChange, Unit, View
from model.rules import rollup, schedule, stale_curves, target
from model.rules.known import Known
from model.rules.schedule import course, typed
from model.rules.who_gets_a_form import Setup
from model.terms import Kind, Op, Preset, Role
from tests.model.rules import schedule_plan as plan
from tests.model.rules.schedule_plan import MILESTONE, POLICY, ROUNDS, SERVICE, WORKS, line


def said(about: Line, preset: Preset, item: Item = WORKS, **points: str) -> str:
    held = plan.agreed(preset, {f"2021-{name[1:]}": value for name, value in points.items()})
    return course.course(about, preset, [(at, schedule.due(item, about, held, at)) for at in ROUNDS])


def test_each_preset_in_one_sentence() -> None:
    assert said(line("12"), Preset.MONTHLY) == "按月均分，1—3月应完成3所，1—6月6所，1—9月9所，1—12月12所"
    assert said(line("33"), Preset.QUARTERS) == "按季，1—3月应完成9所，1—6月17所，1—9月25所，1—12月33所"
    assert said(line("12"), Preset.ONCE) == "到期一次性，1—12月应完成12所"
    assert said(line("12"), Preset.ONCE, replace(WORKS, deadline="6月底")) == "到期一次性，1—6月应完成12所"
    assert said(line("40"), Preset.CURVE, m03="10", m06="40") == "自定义，1—3月应完成10所，1—6月40所"
    assert said(MILESTONE, Preset.STAGES, POLICY) == (
        "按节点，1—3月应到“制定方案”，1—6月“已印发”，1—9月“实施中”，1—12月“报完成”"
    )
    assert (
        said(line("2"), Preset.STAGES, m06="已开工", m11="竣工验收")
        == "按节点，1—6月应到“已开工”，1—11月“竣工验收”、2所"
    )
    assert said(line("610", "元", Kind.STANDARD), Preset.ONCE) == "到期一次性，1—12月应达到610元"
    assert said(line("8", "%", Kind.RATE), Preset.MONTHLY) == "全年按8%比，不按月分"
    assert said(line("13", "类", Kind.FROM_TO, Op.FROM_TO, "7"), Preset.QUARTERS) == (
        "按季，1—3月应完成8类，1—6月10类，1—9月11类，1—12月13类"
    )
    assert said(line("8"), Preset.NONE) == course.course(line("8"), Preset.MONTHLY, ()) == "未定序时"


def test_the_points_a_clerk_types() -> None:
    assert typed.points("2021-03=10，２０２１-06＝40.50\n2021-09: 已开工；") == (
        Point("2021-03", "10"),
        Point("2021-06", "40.5"),
        Point("2021-09", "已开工"),
    )
    with pytest.raises(ClerkError, match="“三月=10”、“40”"):
        typed.points("三月=10,40,2021-06=3")
    assert typed.meant(typed.points("2021-03=10,2021-06=-40")) is Preset.CURVE
    assert typed.meant(typed.points("2021-03=10,2021-06=开工")) is Preset.STAGES


def test_a_stage_is_read_by_its_synonyms_and_kept_as_typed_where_it_is_none() -> None:
    some = (Point("2021-03", "开工"), Point("2021-06", "完工了吧"))
    assert typed.stages(WORKS, some) == (Point("2021-03", "已开工"), Point("2021-06", "完工了吧"))
    assert typed.stages(SERVICE, (Point("2021-03", "已完成"),)) == (Point("2021-03", "报完成"),)


def test_a_curve_is_cut_at_a_lowered_target_and_said_until_it_is_agreed_anew() -> None:
    about = line("120", "公里")
    points = (Point("2021-03", "30"), Point("2021-06", "90"), Point("2021-12", "120"))
    setup = Setup((Unit("edu", "市教育局", "", "市直部门", 1),), (WORKS,), (Duty("1", "edu", Role.LEAD),), (about,), ())
    order = schedule.timeline([Schedule("1-1", Preset.CURVE, points)], ROUNDS)
    lower = line("60", "公里").target
    assert lower is not None
    changes = target.timeline([TargetChange("1-1", "2021-06", lower, "调减")], ROUNDS)
    known = Known(setup, order, LightRule(), ROUNDS, View({}, (), frozenset()), changes=changes)
    may, june = (rollup.items(known, at) for at in ROUNDS[4:6])
    assert [one[0].lines[0].due_value for one in (may, june)] == [Decimal(30), Decimal(60)]
    assert list(stale_curves.stale(may, order, ROUNDS[4])) == []
    [found] = stale_curves.stale(june, order, ROUNDS[5])
    assert "目标现为60公里，自定义序时还是按120公里定的" in found.sentence
    anew = schedule.timeline([Schedule("1-1", Preset.CURVE, (Point("2021-12", "60"),))], ROUNDS)
    assert list(stale_curves.stale(june, anew, ROUNDS[5])) == []
