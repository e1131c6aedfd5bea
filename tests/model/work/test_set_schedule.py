"""定序时 and 亮灯标准: told before they are done, one act for many lines, earlier rounds kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import LightRule, Line, Point, Schedule, Target
from model.rules import light, who_gets_a_form
from model.store import items
from model.terms import Field, ItemKind, Kind, Level, Light, Op, Preset, Source
from model.work import change_target, fill_in, forms, look, send_forms, set_lights, set_schedule, undo
from model.work.ledger import Ledger, find_round, standing
from model.work.set_schedule import Ask
from tests.model.store import sample_ledger as sample

PLACES = Target(Decimal(6), "所", Decimal(6), "所", Op.EQUAL)
MORE = (Line("1-2", "1", 2, "新建幼儿园", Kind.AMOUNT, PLACES), Line("1-3", "1", 3, "投入使用", Kind.MILESTONE))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        with ledger.act("加", "两行"):
            items.save_lines(ledger, MORE)
        yield ledger
        assert ledger.damages() == ()


def do(ledger: Ledger, ask: Ask) -> int:
    act = set_schedule.do(ledger, set_schedule.plan(ledger, ask)).act
    assert act is not None
    return act


def fill(ledger: Ledger, period: str, line: str, done: str = "", stage: str = "") -> None:
    values = {Field.DONE: done, Field.STAGE: stage}
    fill_in.do(ledger, fill_in.plan(ledger, period, line, "edu", values, Source.PHONE, "核实"))


def kept(ledger: Ledger) -> set[tuple[str, str, str]]:
    return {(one.line, one.since, one.preset) for one in items.schedules(ledger)}


def test_a_preview_says_what_each_line_owes_by_each_round(ledger: Ledger) -> None:
    planned = set_schedule.plan(ledger, Ask(("1-2",), Preset.MONTHLY))
    assert planned.sentences == ("第1-2项 新建幼儿园：按月均分，1—3月应完成1所，4月2所。",)
    assert [(at.period, due and due.value) for at, due in planned.lines[0].steps] == [
        ("2021-03", Decimal(1)),
        ("2021-04", Decimal(2)),
    ]
    assert planned.ready
    assert kept(ledger) == {("1-1", "", "monthly")}


def test_by_kind_gives_each_line_its_own_in_one_act_that_is_undone_by_name(ledger: Ledger) -> None:
    lines = set_schedule.choose(ledger, every=True)
    act = do(ledger, Ask(lines, None))
    assert kept(ledger) == {(name, "", "stages") for name in lines}
    assert undo.title(undo.acts(ledger)[-1]) == "撤销 定序时 4行 按类别"
    undo.do(ledger, act)
    assert kept(ledger) == {("1-1", "", "monthly")}


def test_lines_are_chosen_by_number_item_or_kind_and_every_unknown_one_is_named(ledger: Ledger) -> None:
    assert set_schedule.choose(ledger, ["1-2", "2"]) == ("1-2", "2-1")
    assert set_schedule.choose(ledger, ["1"]) == ("1-1", "1-2", "1-3")
    assert set_schedule.choose(ledger, kind=ItemKind.POLICY) == ("2-1",)
    with pytest.raises(ClerkError, match="9-9、8。没有改动台账"):
        set_schedule.choose(ledger, ["1-1", "9-9", "8"])
    with pytest.raises(ClerkError, match="没有这些行：9-9。没有改动台账"):
        set_schedule.plan(ledger, Ask(("1-1", "9-9"), Preset.ONCE))
    with pytest.raises(ClerkError, match="没有选中可以定序时的行"):
        do(ledger, Ask((), Preset.ONCE))


def test_a_milestone_among_many_is_left_out_and_said_and_alone_refused(ledger: Ledger) -> None:
    planned = set_schedule.plan(ledger, Ask(("1-2", "1-3"), Preset.QUARTERS))
    assert [one.line.id for one in planned.lines] == ["1-2"]
    assert planned.left_out == ("第1-3项 投入使用：是节点，不能按季，没有定；请选“按节点”或“到期一次性”。",)
    assert [one.level for one in planned.findings] == [Level.WARNING]
    for lines in (("1-3",), ("1-3", "2-1")):
        with pytest.raises(ClerkError, match="没有改动台账"):
            do(ledger, Ask(lines, Preset.QUARTERS))


def test_every_fault_of_every_line_is_told_at_once_and_nothing_is_kept(ledger: Ledger) -> None:
    points = (Point("2021-03", "5"), Point("2021-04", "3"))
    planned = set_schedule.plan(ledger, Ask(("1-2", "1-3", "1-1"), Preset.CURVE, points))
    assert not planned.ready
    with pytest.raises(ClerkError) as error:
        set_schedule.do(ledger, planned)
    said = error.value.sentence
    for part in ("第1-2项 新建幼儿园：累计数不能下降", "没有达到全年目标6所", "第1-1项 投资：", "没有改动台账"):
        assert part in said
    assert ledger.last_act() == 2


def test_a_later_schedule_keeps_the_old_one_for_earlier_rounds(ledger: Ledger) -> None:
    fill(ledger, "2021-03", "1-1", "1000")
    fill(ledger, "2021-04", "1-1", "1000")
    before = look.look(ledger, "2021-03").items[0].lines[0]
    assert (before.light, before.reason) == (Light.RED, "滞后12.5个百分点")
    planned = set_schedule.plan(ledger, Ask(("1-1",), Preset.ONCE, since="2021-04"))
    assert planned.sentences == ("第1-1项 投资：自4月起到期一次性。",)
    notes = [one.sentence for one in planned.findings]
    assert "4月的亮灯随之改变：第1-1项 严重滞后→按序时。" in notes
    assert not any("1—3月的亮灯" in one for one in notes)
    set_schedule.do(ledger, planned)
    assert look.look(ledger, "2021-03").items[0].lines[0].light is before.light
    april = look.look(ledger, "2021-04").items[0].lines[0]
    assert (april.light, april.due_value) == (Light.GREEN, Decimal(0))
    assert [one.light for one in april.year] == [Light.RED, Light.GREEN]
    told = set_schedule.plan(ledger, Ask(("1-1",), Preset.QUARTERS))
    assert any("自4月起另有序时" in one.sentence for one in told.findings)


def test_taking_a_schedule_away_from_a_round_on_or_all_year(ledger: Ledger) -> None:
    do(ledger, Ask(("1-1",), Preset.NONE, since="2021-04"))
    assert kept(ledger) == {("1-1", "", "monthly"), ("1-1", "2021-04", "none")}
    fill(ledger, "2021-04", "1-1", "1000")
    assert look.look(ledger, "2021-04").items[0].lines[0].light_word == "未定序时"
    do(ledger, Ask(("1-1",), Preset.NONE))
    assert kept(ledger) == {("1-1", "2021-04", "none")}
    assert set_schedule.do(ledger, set_schedule.plan(ledger, Ask(("1-1",), Preset.NONE))).act is None


def test_what_is_agreed_already_is_no_act(ledger: Ledger) -> None:
    before = ledger.last_act()
    assert set_schedule.do(ledger, set_schedule.plan(ledger, Ask(("1-1",), Preset.MONTHLY))).act is None
    assert ledger.last_act() == before


def test_points_and_a_deadline_of_its_own(ledger: Ledger) -> None:
    day = datetime.date(2021, 4, 15)
    do(ledger, Ask(("1-3",), Preset.STAGES, (Point("2021-03", "开工"), Point("2021-04", "竣工验收")), deadline=day))
    [one] = [one for one in items.schedules(ledger) if one.line == "1-3"]
    assert one == Schedule("1-3", "stages", (Point("2021-03", "已开工"), Point("2021-04", "竣工验收")), day)
    fill(ledger, "2021-03", "1-3", stage="招标")
    line = next(line for line in look.look(ledger, "2021-03").items[0].lines if line.line.id == "1-3")
    assert (line.due_stage, line.light, line.reason) == ("已开工", Light.YELLOW, "应到“已开工”，现为“招标”，差1个节点")


def due_on_the_form(ledger: Ledger, period: str) -> dict[str, object]:
    now = standing(ledger)
    on = forms.desk(now, find_round(now, period))
    edu = next(unit for unit in now.setup.units if unit.id == "edu")
    rows = forms.form(on, edu, who_gets_a_form.grants(on.setup)["edu"]).rows
    return {row.line: row.due for row in rows}


def test_forms_print_the_number_or_the_stage_due_and_it_is_said_when_they_are_out(
    ledger: Ledger, tmp_path: Path
) -> None:
    do(ledger, Ask(("1-3",), Preset.STAGES, (Point("2021-03", "已开工"),)))
    do(ledger, Ask(("1-2",), Preset.STAGES, (Point("2021-04", "竣工验收"),)))
    assert due_on_the_form(ledger, "2021-03") == {"1-1": Decimal(2000), "1-2": Decimal(0), "1-3": "已开工"}
    assert due_on_the_form(ledger, "2021-04")["1-2"] == "竣工验收 6"
    do(ledger, Ask(("1-2",), Preset.NONE))
    assert due_on_the_form(ledger, "2021-03")["1-2"] is None
    send_forms.do(ledger, send_forms.plan(ledger, "2021-03"), tmp_path)
    notes = [one.sentence for one in set_schedule.plan(ledger, Ask(("1-2",), Preset.MONTHLY)).findings]
    [note] = notes
    assert note.startswith("1—3月的表已发给")
    assert note.endswith("印的还是原来的应完成数；要让单位看到请重新发表。")


def test_a_plan_made_before_another_act_is_weighed_again(ledger: Ledger) -> None:
    planned = set_schedule.plan(ledger, Ask(("1-2",), Preset.CURVE, (Point("2021-04", "6"),)))
    with ledger.act("改", "目标"):
        items.save_lines(ledger, [replace(MORE[0], target=replace(PLACES, value=Decimal(9), printed=Decimal(9)))])
    with pytest.raises(ClerkError, match="没有达到全年目标9所"):
        set_schedule.do(ledger, planned)


def test_the_light_rule_is_told_in_words_kept_in_one_act_and_taken_back(ledger: Ledger) -> None:
    fill(ledger, "2021-03", "1-1", "1000")
    planned = set_lights.plan(ledger, light.PRESETS["银川"])
    assert planned.sentences == (light.in_words(light.PRESETS["银川"]), "1—3月的亮灯随之改变：第1-1项 严重滞后→滞后。")
    act = set_lights.do(ledger, planned).act
    assert act is not None
    assert look.look(ledger, "2021-03").items[0].light is Light.YELLOW
    assert set_lights.do(ledger, planned).act is None
    undo.do(ledger, act)
    assert set_lights.load(ledger) == LightRule()
    assert undo.acts(ledger)[-1].subject.startswith("设置 亮灯标准：按序时：低于序时不到10个百分点")


@pytest.mark.parametrize(("yellow", "red"), [("20", "10"), ("-1", "10"), ("0", "101"), ("NaN", "10")])
def test_a_light_rule_the_wrong_way_round_is_refused(ledger: Ledger, yellow: str, red: str) -> None:
    with pytest.raises(ClerkError, match="没有改动台账"):
        set_lights.plan(ledger, LightRule(Decimal(yellow), Decimal(red)))


def test_a_target_changed_after_its_curve_was_agreed_is_said_until_the_curve_is_agreed_anew(ledger: Ledger) -> None:
    do(ledger, Ask(("1-2",), Preset.CURVE, (Point("2021-03", "2"), Point("2021-04", "6"))))
    change_target.do(ledger, change_target.plan(ledger, change_target.Ask("1-2", "4", "2021-04", "调减", sure=True)))
    said = [one.sentence for one in look.look(ledger, "2021-04").findings]
    assert any("目标现为4所，自定义序时还是按6所定的" in one for one in said)
    assert not any("自定义序时" in one.sentence for one in look.look(ledger, "2021-03").findings)
    do(ledger, Ask(("1-2",), Preset.CURVE, (Point("2021-04", "4"),), since="2021-04"))
    assert not any("自定义序时" in one.sentence for one in look.look(ledger, "2021-04").findings)
