"""What units propose and what is left out: nothing is mended, nothing is chosen for them."""

from __future__ import annotations

import datetime
from decimal import Decimal

from model.records import Asked, Facts, Figure, Head, Item, Key, Line, Point, Schedule, Share, Site, Target, Unit
from model.rules import calendar, own_level, schedule
from model.rules.plan_round import codes, contacts, keys, schedules, shares, sites, stated
from model.rules.plan_round.heard import Remark
from model.rules.plan_round.parts import PlanPart
from model.rules.plan_round.proposals import dropped
from model.rules.who_gets_a_form import Setup
from model.terms import ItemKind, Kind, Level, Op, PlanField

FIRST = keys.period(2021)
ROUNDS = calendar.rounds(2021, datetime.date(2021, 2, 10))
ITEM = Item("2", "2", "新建幼儿园16所", "教育", 2, ItemKind.WORKS, "11月底")
LINE = Line("2-1", "2", 1, "新建幼儿园", Kind.AMOUNT, Target(Decimal(16), "所", Decimal(16), "所", Op.EQUAL))
UNITS = (
    Unit("edu", "市教育局", "", "市直部门", 1),
    Unit("sports", "市体育局", "", "市直部门", 2),
    Unit("dh", "东海县", "", "县区", 3, in_all_counties=True),
    Unit("old", "老区", "", "县区", 4, successor="dh", until="2021-03"),
)


def figure(field: PlanField, value: str, part: str = "", unit: str = "edu", line: str = "2-1") -> Figure:
    key = Key(FIRST, line, unit, field, part)
    return Figure(key, (Head(value, (f"{unit}-{field}-{part}",)),), value, False, False)


def waiting(field: PlanField, *, conflict: bool) -> Figure:
    return Figure(Key(FIRST, "2-1", "edu", field), (), None, conflict, not conflict)


def planned(*some: Figure, agreed: Schedule | None = None) -> schedules.Proposed:
    held = schedule.timeline([agreed] if agreed else [], ROUNDS)
    ground = schedules.Ground({"2": ITEM}, {"2-1": LINE}, ROUNDS, held, 2021)
    return schedules.proposed(ground, some)


def told(remarks: tuple[Remark, ...], level: Level = Level.WARNING) -> str:
    return "".join(one.sentence for one in remarks if one.level is level)


def test_two_leads_that_differ_on_a_schedule_are_asked_and_equal_ones_are_one() -> None:
    one = figure(PlanField.PRESET, "按月均分")
    differ = planned(one, figure(PlanField.PRESET, "按季", unit="sports"))
    assert differ.save == ()
    assert "几家牵头单位报的序时不一样" in told(differ.remarks)
    equal = planned(one, figure(PlanField.PRESET, "按月均分", unit="sports"))
    assert [plan.preset for _, plan in equal.save] == ["monthly"]


def test_what_holds_now_stands_beside_what_is_proposed() -> None:
    agreed = Schedule("2-1", "quarters")
    [(one, _)] = planned(figure(PlanField.PRESET, "按月均分"), agreed=agreed).save
    assert (one.part, one.about) == (PlanPart.SCHEDULE, "第2-1项 新建幼儿园")
    assert one.was.startswith("按季，1—3月应完成4所")
    assert one.becomes.startswith("按月均分，1—3月应完成4所")
    assert one.text == f"{one.about}：序时 按季 → {one.becomes}"


def test_a_statement_is_part_of_the_proposal_its_code_names() -> None:
    assert codes.of(figure(PlanField.PLANNED, "3", "2021-06").key) == "schedule 2-1"
    assert codes.of(figure(PlanField.DEADLINE, "2021-06-30").key) == "schedule 2-1"
    assert codes.of(figure(PlanField.UNDIVIDED, "是").key) == "shares 2-1"
    assert codes.of(figure(PlanField.PHONE, "85521234", line="").key) == "contacts edu"
    part = keys.site_part("dh", "一幼")
    assert codes.of(figure(PlanField.START, "2021-03", part, line="2").key) == f"site {sites.name_of('2', part)}"


def test_what_cannot_be_adopted_is_told_as_it_was_written() -> None:
    june = Key(FIRST, "2-1", "edu", PlanField.PLANNED, "2021-06")
    own = Key(FIRST, "2-1", "edu", PlanField.SHARE, own_level.ID)
    preset = figure(PlanField.PRESET, "自定义")
    figures = {
        preset.key: preset,
        june: Figure(june, (Head("5", ("a",)), Head("6", ("b",))), "5", True, False),
        own: Figure(own, (Head(Asked("约 2"), ("c",)),), None, False, True),
    }
    told = stated.words(figures, [own, june, preset.key], {"2021-06": "1—6月"}, 2021)
    assert told == "序时方式 自定义，1—6月 5／6，市本级 约 2"


def test_stages_and_figures_must_fit_the_preset_chosen() -> None:
    number = planned(figure(PlanField.PRESET, "按节点"), figure(PlanField.PLANNED, "3", "2021-06"))
    assert "序时方式是“按节点”，1—6月却填的是数" in told(number.remarks)
    stage = planned(figure(PlanField.PRESET, "自定义"), figure(PlanField.PLANNED, "已开工", "2021-06"))
    assert "序时方式是“自定义”，1—6月却填的是节点" in told(stage.remarks)
    early = planned(figure(PlanField.PRESET, "到期一次性"), figure(PlanField.PLANNED, "已开工", "2021-06"))
    assert "1—6月却填了已开工（按到期一次性还不应有数）" in told(early.remarks)
    nothing = planned(figure(PlanField.PRESET, "到期一次性"), figure(PlanField.PLANNED, "0", "2021-06"))
    assert nothing.remarks == ()
    assert len(nothing.save) == 1


def test_stages_without_a_preset_mean_by_stages_and_short_of_the_end_is_told() -> None:
    found = planned(figure(PlanField.PLANNED, "已开工", "2021-06"), figure(PlanField.PLANNED, "主体施工", "2021-09"))
    assert [(one.preset, one.points) for _, one in found.save] == [
        ("stages", (Point("2021-06", "已开工"), Point("2021-09", "主体施工"))),
    ]
    assert "没有定完工" in told(found.remarks, Level.NOTE)


def test_what_is_changed_on_the_form_is_laid_over_what_was_agreed() -> None:
    points = (Point("2021-06", "8"), Point("2021-11", "16"))
    found = planned(figure(PlanField.PLANNED, "9", "2021-06"), agreed=Schedule("2-1", "curve", points))
    assert [one.points for _, one in found.save] == [(Point("2021-06", "9"), Point("2021-11", "16"))]
    day = planned(figure(PlanField.DEADLINE, "2021-10-31"), agreed=Schedule("2-1", "monthly"))
    assert [(one.preset, one.deadline) for _, one in day.save] == [("monthly", datetime.date(2021, 10, 31))]
    same = planned(figure(PlanField.PRESET, "按月均分"), agreed=Schedule("2-1", "monthly"))
    assert (same.save, same.remarks) == ((), ())


def test_what_waits_keeps_the_whole_line_out() -> None:
    for conflict, why in ((True, "几处填得不一样"), (False, "待确认")):
        found = planned(figure(PlanField.PRESET, "按季"), waiting(PlanField.DEADLINE, conflict=conflict))
        assert found.save == ()
        assert why in told(found.remarks)
        assert found.remarks[0].waits


def divided(*some: Figure, have: tuple[Share, ...] = (), undivided: bool = False) -> shares.Proposed:
    line = Line(LINE.id, LINE.item, 1, LINE.name, LINE.kind, LINE.target, undivided=undivided)
    return shares.proposed(Setup(UNITS, [ITEM], [], [line], have), some)


def test_parts_are_taken_dropped_and_left_as_they_are() -> None:
    have = (Share("2-1", "dh", Decimal(16)),)
    assert divided(figure(PlanField.SHARE, "16", "dh"), have=have).values == {}
    found = divided(figure(PlanField.SHARE, "/", "dh"), figure(PlanField.SHARE, "16", own_level.ID), have=have)
    assert found.values == {("2-1", "dh"): None, ("2-1", own_level.ID): Decimal(16)}
    assert found.remarks == ()


def test_a_line_already_undivided_takes_parts_only_once_it_is_unticked() -> None:
    part = figure(PlanField.SHARE, "16", "dh")
    assert "只能选一样" in told(divided(part, undivided=True).remarks)
    found = divided(part, figure(PlanField.UNDIVIDED, "否"), undivided=True)
    assert (found.values, found.undivided) == ({("2-1", "dh"): Decimal(16)}, {"2-1": False})
    assert divided(figure(PlanField.UNDIVIDED, "是")).undivided == {"2-1": True}


def test_parts_that_cannot_be_are_named() -> None:
    assert "已并入“东海县”" in told(divided(figure(PlanField.SHARE, "1", "old")).remarks)
    own = divided(figure(PlanField.SHARE, "1", own_level.ID), figure(PlanField.SHARE, "2", own_level.ID, "sports"))
    assert "市本级的任务报得不一样（市教育局报1、市体育局报2）" in told(own.remarks)
    assert "一家就超过全年目标" in told(divided(figure(PlanField.SHARE, "20", "dh")).remarks, Level.NOTE)


PART = keys.site_part("dh", "一幼")


def site(field: PlanField, value: str, unit: str = "edu") -> Figure:
    return figure(field, value, PART, unit, "2")


def placed(*some: Figure, have: tuple[Site, ...] = ()) -> sites.Proposed:
    return sites.proposed({"2": ITEM}, have, {"dh": "东海县"}, some, 2021)


def test_a_site_told_of_by_lead_and_county_must_be_told_alike() -> None:
    named = (site(PlanField.SITE, "一幼"), site(PlanField.SITE, "一幼", "dh"))
    found = placed(*named, site(PlanField.FINISH, "2021-06"), site(PlanField.FINISH, "2021-09", "dh"))
    assert found.save == ()
    assert "几家单位报的计划完工不一样（2021-06、2021-09）" in told(found.remarks)
    [(_, one)] = placed(*named, site(PlanField.FINISH, "2021-06"), site(PlanField.START, "2021-03", "dh")).save
    assert (one.planned_start, one.planned_finish, one.county, one.name) == ("2021-03", "2021-06", "dh", "一幼")


def test_a_site_may_end_in_the_month_it_begins_and_not_before() -> None:
    begun = site(PlanField.START, "2021-06-15")
    assert placed(begun, site(PlanField.FINISH, "2021-06")).remarks == ()
    assert "早于计划开工" in told(placed(begun, site(PlanField.FINISH, "2021-05")).remarks)


def test_a_known_site_says_what_changes() -> None:
    [(_, was)] = placed(site(PlanField.SITE, "一幼"), site(PlanField.START, "2021-03")).save
    assert placed(site(PlanField.START, "2021-03"), have=(was,)).save == ()
    later = (site(PlanField.START, "2021-04"), site(PlanField.INVESTMENT, "20"), site(PlanField.REMARK, "拆迁中"))
    [(proposal, now)] = placed(*later, have=(was,)).save
    assert proposal.text == "第2项 东海县点位“一幼”：3月 → 4月开工，总投资20万元，备注“拆迁中”"
    [(proposal, _)] = placed(site(PlanField.INVESTMENT, "30"), site(PlanField.SITE, "（一幼）一幼"), have=(now,)).save
    assert "总投资20 → 30万元" in proposal.text
    assert "名称写作" in proposal.text


def test_contacts_wait_field_by_field() -> None:
    phone = Figure(Key(FIRST, "", "edu", PlanField.PHONE), (), None, True, False)
    found = contacts.proposed(UNITS, [figure(PlanField.CONTACT, "李科", line=""), phone])
    assert [proposal.text for proposal, _ in found.save] == ["市教育局 联络员 无 → 李科"]
    assert "几处填得不一样" in told(found.remarks)


def test_nothing_is_dropped_of_forms_that_name_no_sites() -> None:
    assert dropped(Facts(), FIRST) == frozenset()
