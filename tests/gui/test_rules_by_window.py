"""Lights, 核定, 终止 and counts by the window: said before they are kept, one act each, shown wherever they matter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gui.forms.light_bar import LightBar
from gui.main_window import MainWindow
from gui.plan.weighed import Weighed
from gui.rules.correct_dialog import CorrectDialog
from gui.rules.counts_window import CountsWindow
from gui.rules.end_dialog import EndDialog
from gui.rules.light_rule_dialog import LightRuleDialog
from gui.rules.requests_dialog import RequestsDialog
from gui.tables.item_rows import BY_KEY
from model.records import ItemView, LineView, PeriodView, Share
from model.rules import light as lights
from model.rules.tally import Way
from model.store import items
from model.terms import Field, Light, Preset, Source, Status
from model.work import fill_in, new_ledger, read_plan, set_schedule
from model.work.ledger import open_ledger, standing
from model.work.set_schedule import Ask
from tests.gui.conftest import Recorder

D = TypeVar("D", bound=QDialog)
TEXT = """关于印发榕城市2021年民生实事任务分解的通知
榕政办发〔2020〕88号
榕城市人民政府办公室
2020年12月20日
一、教育
1. 新建中小学24所。（牵头单位：市教育局；共同责任单位：东海县、灌云县）
二、就业
2. 城镇新增就业12000人。（牵头单位：市人社局）
三、交通
3. 新建公共停车场100个。（牵头单位：市城管局）
四、养老
4. 出台养老服务管理办法。（牵头单位：市民政局）
五、收入
5. 居民人均可支配收入增长8%。（牵头单位：市发改委）
"""
AT, LAST = "2021-04", "2021-03"
TOLD = (
    (LAST, "2-1", "市人社局", {Field.DONE: "2000"}),
    (AT, "1-1", "市教育局", {Field.DONE: "8"}),
    (AT, "1-1", "东海县", {Field.DONE: "5"}),
    (AT, "2-1", "市人社局", {Field.DONE: "2600"}),
    (AT, "3-1", "市城管局", {Field.DONE: "30", Field.STAGE: "申请终止", Field.PROBLEM: "用地落空"}),
    (AT, "4-1", "市民政局", {Field.STAGE: "制定方案"}),
)
"""April: schools 8 of 24 as due, jobs 21.7 % of 33.3 % due (11.7 behind), parking 30 % (3.3 behind), income untold."""


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of five items in April, every target by months, made once."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "方案.txt").write_text(TEXT, encoding="utf-8")
    source = read_plan.opened(folder / "方案.txt")
    reading = read_plan.items_of(source.document)
    path = folder / "榕城.shishi"
    new_ledger.do(new_ledger.plan(path, reading, "", "none", source.document, source.data)).close()
    with open_ledger(path) as ledger:
        lines = ("1-1", "2-1", "3-1", "5-1")
        set_schedule.do(ledger, set_schedule.plan(ledger, Ask(lines, Preset.MONTHLY)))
        units = {one.short: one.id for one in standing(ledger).setup.units}
        with ledger.act("分解", "中小学"):
            items.save_shares(ledger, [Share("1-1", units[name], Decimal(12)) for name in ("东海县", "灌云县")])
        for period, line, unit, values in TOLD:
            fill_in.do(ledger, fill_in.plan(ledger, period, line, unit, values, Source.PHONE))
    return path


@pytest.fixture
def window(qtbot: QtBot, founded: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A shown window on that ledger in April, at the item table; closed here and not by qtbot."""
    out = MainWindow()
    out.show()
    out.open(Path(shutil.copyfile(founded, tmp_path / founded.name)))
    settle(qtbot, out)
    out.session.look(AT)
    settle(qtbot, out)
    out.to("items")
    yield out
    settle(qtbot, out)
    for one in out.findChildren(QDialog):
        one.close()
    out.close()
    out.deleteLater()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no work is under way, nor about to be."""

    def quiet() -> bool:
        dialogs = [one for one in window.findChildren(Weighed) if one.isVisible()]
        return not window.session.jobs.working and not any(one.waiting for one in dialogs)

    qtbot.waitUntil(quiet, timeout=60_000)


def opened(qtbot: QtBot, window: MainWindow, verb: str, kind: type[D]) -> D:
    """Do a verb and return the dialog it opens, once it has loaded."""
    window.verbs.do(verb)
    settle(qtbot, window)
    return shown(kind)


def shown(kind: type[D]) -> D:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def typed(field: QLineEdit, text: str) -> None:
    """Type a text; Qt's own keyClicks knows no Chinese."""
    field.insert(text)
    field.setModified(True)
    field.textEdited.emit(field.text())


def save(qtbot: QtBot, window: MainWindow, dialog: CorrectDialog | EndDialog | LightRuleDialog) -> None:
    settle(qtbot, window)
    assert dialog.go.isEnabled(), dialog.said.text()
    dialog.go.click()
    settle(qtbot, window)


def view(window: MainWindow) -> PeriodView:
    assert window.session.view is not None
    return window.session.view


def item(window: MainWindow, no: str) -> ItemView:
    return next(one for one in view(window).items if one.item.no == no)


def line(window: MainWindow, name: str) -> LineView:
    return next(one for one in item(window, name.partition("-")[0]).lines if one.line.id == name)


def cell(window: MainWindow, name: str, column: str) -> str:
    """Return what the item table says of a line in a column."""
    table = window.board.items.items
    place = next(n for n, row in enumerate(table.visible()) if row.line.line.id == name)
    return str(table.index(place, BY_KEY[column]).data())


def says(window: MainWindow) -> str:
    """Return everything the progress form says in its labels."""
    return "\n".join(one.text() for one in window.board.form.findChildren(QLabel) if one.isVisibleTo(window))


# --- 亮灯规则 -----------------------------------------------------------------------------------------------


def test_a_rule_is_written_out_and_what_changes_colour_is_counted_before_it_is_kept(
    qtbot: QtBot, window: MainWindow
) -> None:
    acts = view(window).acts
    assert [line(window, name).light for name in ("1-1", "2-1", "3-1")] == [Light.GREEN, Light.RED, Light.YELLOW]
    dialog = opened(qtbot, window, "light_rule", LightRuleDialog)
    assert dialog.presets.currentData() == "常用"
    assert not dialog.go.isEnabled()
    dialog.presets.setCurrentIndex(dialog.presets.findData("银川"))
    dialog.presets.activated.emit(dialog.presets.currentIndex())
    settle(qtbot, window)
    assert "1—4月：2行变色：严重滞后→滞后 1行、滞后→按序时 1行。" in dialog.said.text()
    assert view(window).acts == acts
    dialog.yellow.setValue(40)
    settle(qtbot, window)
    assert dialog.presets.currentText() == "自定"
    assert "黄灯的界限（40）不能大于红灯的（30）" in dialog.said.text()
    assert not dialog.go.isEnabled()
    dialog.yellow.setValue(10)
    save(qtbot, window, dialog)
    assert (view(window).rule, view(window).acts) == (lights.PRESETS["银川"], acts + 1)
    assert [line(window, name).light for name in ("1-1", "2-1", "3-1")] == [Light.GREEN, Light.YELLOW, Light.GREEN]


def test_in_two_every_place_says_on_schedule_or_not(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "light_rule", LightRuleDialog)
    dialog.presets.setCurrentIndex(dialog.presets.findData("二分"))
    dialog.presets.activated.emit(dialog.presets.currentIndex())
    settle(qtbot, window)
    assert "滞后→未达序时 1行" in dialog.said.text()
    save(qtbot, window, dialog)
    assert [cell(window, name, "light") for name in ("1-1", "2-1", "3-1")] == ["达序时", "未达序时", "未达序时"]
    buttons = [one.text() for one in window.board.filters._buttons.values() if one.isVisibleTo(window)]  # noqa: SLF001
    assert buttons == ["全部 5", "未达序时 2", "未亮灯 2", "达序时 1", "已完成 0"]
    window.to("home")
    told = "\n".join(one.text() for one in window.start.findChildren(QLabel) if one.isVisibleTo(window))
    bar = window.start.findChild(LightBar)
    assert isinstance(bar, LightBar)
    assert bar.toolTip() == "未达序时2，达序时1，未亮灯2"
    for word in ("严重滞后", "按序时"):
        assert word not in told.replace("达序时、已完成", "")
    assert "未达序时" in told
    counts = opened(qtbot, window, "counts", CountsWindow)
    assert counts.list is not None
    heads = [one.heading for one in counts.list.table.columns]
    assert "未达序时" in heads
    assert "达序时" in heads
    assert "滞后" not in heads


# --- 核定 ---------------------------------------------------------------------------------------------------


def test_a_light_is_decided_both_are_shown_and_a_later_figure_makes_it_stale(qtbot: QtBot, window: MainWindow) -> None:
    window.board.go_to_line("2-1")
    assert "滞后11.7个百分点" in says(window)
    dialog = opened(qtbot, window, "correct", CorrectDialog)
    assert [dialog.lights.itemText(n) for n in range(1, 4)] == ["红（严重滞后）", "黄（滞后）", "绿（按序时）"]
    dialog.lights.setCurrentIndex(dialog.lights.findData(Light.YELLOW.value))
    dialog.lights.activated.emit(2)
    settle(qtbot, window)
    assert "没有写核定理由" in dialog.said.text()
    typed(dialog.reason, "月初集中入账")
    typed(dialog.approver, "王主任")
    settle(qtbot, window)
    assert "黄（核定，原红）" in dialog.said.text()
    save(qtbot, window, dialog)
    assert cell(window, "2-1", "light") == "黄（核定，原红）"
    assert "核定为黄：月初集中入账（王主任" in says(window)
    fill(qtbot, window, "2-1", {Field.DONE: "2700"})
    assert (line(window, "2-1").light, line(window, "2-1").light_word) == (Light.RED, "严重滞后")
    assert "核定不再计。请重新核定，或撤销原核定。" in says(window)
    assert any("核定不再计" in one.sentence for one in view(window).findings)


def fill(qtbot: QtBot, window: MainWindow, name: str, values: dict[Field, str]) -> None:
    """Type something in for a line's lead unit."""
    period, lead = view(window).round.period, line(window, name).lead
    window.session.act(
        "录入",
        lambda ledger, tick: fill_in.do(ledger, fill_in.plan(ledger, period, name, lead, values, Source.PHONE)),
    )
    settle(qtbot, window)


def test_reported_found_and_used_figures_stay_apart(qtbot: QtBot, window: MainWindow) -> None:
    window.board.go_to_line("1-1")
    dialog = opened(qtbot, window, "correct", CorrectDialog)
    dialog.of_figure.click()
    assert dialog.reported.text() == "8"
    typed(dialog.found, "6")
    assert dialog.used.text() == "6"
    dialog.used.clear()
    typed(dialog.used, "7")
    typed(dialog.reason, "1所未验收")
    typed(dialog.approver, "王主任")
    save(qtbot, window, dialog)
    held = line(window, "1-1").figure_correction
    assert held is not None
    assert (held.was, held.found, held.value, line(window, "1-1").done) == ("8", "6", "7", Decimal(7))
    assert "上报数8，核查数6，采用数7（核定：1所未验收，王主任" in says(window)
    again = opened(qtbot, window, "correct", CorrectDialog)
    again.of_figure.click()
    assert again.reported.text() == "8"


def test_what_is_no_figure_is_said_in_place_and_a_milestone_has_only_a_light(qtbot: QtBot, window: MainWindow) -> None:
    window.board.go_to_line("1-1")
    dialog = opened(qtbot, window, "correct", CorrectDialog)
    dialog.of_figure.click()
    typed(dialog.used, "约7")
    typed(dialog.reason, "核实")
    typed(dialog.approver, "王主任")
    settle(qtbot, window)
    assert "不是确定的数" in dialog.said.text()
    assert not dialog.go.isEnabled()
    dialog.close()
    window.board.go_to_line("4-1")
    assert not opened(qtbot, window, "correct", CorrectDialog).of_figure.isVisible()


# --- 终止、调整、恢复 -----------------------------------------------------------------------------------------


def test_a_request_is_answered_by_ending_the_item_and_every_count_says_so(
    qtbot: QtBot, window: MainWindow, mouth: Recorder
) -> None:
    window.board.go_to_line("3-1")
    assert "市城管局申请终止：用地落空。" in says(window)
    asked = opened(qtbot, window, "requests", RequestsDialog)
    assert asked.remark.text() == "1—4月共 1 件，等您办理 1 件"
    asked.go.click()
    dialog = shown(EndDialog)
    settle(qtbot, window)
    assert (dialog.status(), dialog.reason.text()) == (Status.ENDED, "市城管局申请终止：用地落空")
    assert "1—4月起：5项（终止1项，在册4项）。" in dialog.said.text()
    typed(dialog.paper, "榕政办发〔2021〕31号")
    save(qtbot, window, dialog)
    assert "没有单位申请" in asked.list.nothing
    asked.close()
    assert cell(window, "3-1", "light") == "已终止"
    assert "本项自1—4月起终止：市城管局申请终止：用地落空（榕政办发〔2021〕31号）。" in says(window)
    assert window._count.text() == "5项（终止1项，在册4项），5行"  # noqa: SLF001
    window.verbs.do("correct")
    assert "不再核定" in mouth.read()
    dialog = opened(qtbot, window, "end_item", EndDialog)
    assert dialog.status() is Status.KEPT
    typed(dialog.reason, "另选址")
    save(qtbot, window, dialog)
    assert item(window, "3").change is None


def test_a_request_stays_listed_with_its_answer_and_its_round_keeps_its_light(qtbot: QtBot, window: MainWindow) -> None:
    asked = opened(qtbot, window, "requests", RequestsDialog)
    asked.go.click()
    dialog = shown(EndDialog)
    dialog.since.setCurrentIndex(dialog.since.findData("2021-05"))
    save(qtbot, window, dialog)
    assert [one.answer.partition("：")[0] for one in view(window).requests] == ["自1—5月起终止"]
    assert not asked.go.isEnabled()
    assert line(window, "3-1").light is Light.YELLOW


def test_a_declined_request_leads_to_the_line_whose_stage_is_put_right(qtbot: QtBot, window: MainWindow) -> None:
    asked = opened(qtbot, window, "requests", RequestsDialog)
    asked.no.click()
    assert window.board.items.current_line() == "3-1"
    assert window.board.form.tabs.currentWidget() is window.board.form.entry
    fill(qtbot, window, "3-1", {Field.STAGE: "前期"})
    assert view(window).requests == ()


# --- 进展表 -------------------------------------------------------------------------------------------------


def test_the_form_says_why_a_light_shows_since_when_and_what_the_counties_lack(
    qtbot: QtBot, window: MainWindow
) -> None:
    form = window.board.form
    window.board.go_to_line("2-1")
    assert "完成21.7%，应完成33.3%；滞后11.7个百分点，连续2期。" in says(window)
    assert [(one.round.period, one.light_word) for one in form.year.rounds.visible()[:2]] == [
        (AT, "严重滞后"),
        (LAST, "滞后"),
    ]
    assert form.year.curve.course.actual[2:5] == (2000.0, 2600.0, None)
    window.board.go_to_line("1-1")
    form.tabs.setCurrentIndex(1)
    assert "牵头单位报8，县区合计5，牵头多3；公布以牵头单位的数为准。缺1家：灌云县，没有报的不作0。" in says(window)
    window.board.go_to_line("5-1")
    assert "牵头单位未报，不作0。" in says(window)


def test_a_rate_typed_as_an_amount_is_questioned_beside_the_field(window: MainWindow) -> None:
    window.board.go_to_line("5-1")
    entry = window.board.form.entry
    for wrong, said in (("3200", "超过100%"), ("3200万元", "不能确定"), ("-1.8", "是负数")):
        entry.done.clear()
        typed(entry.done, wrong)
        assert said in entry.note_done.text()
    entry.forget_all()


# --- 统计 ---------------------------------------------------------------------------------------------------


def test_counts_foot_are_copied_and_a_number_opens_its_items(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "counts", CountsWindow)
    for way in Way:
        dialog.choose(way)
        assert dialog.list is not None
        for row in dialog.list.table.rows:
            assert row.whole == row.ended + sum(row.lights.values())
    dialog.choose(Way.SECTION)
    assert dialog.remark.text().endswith("合计5：已完成0、按序时1、滞后1、严重滞后1、未亮灯2")
    dialog.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:4] == ["类别", "共", "终止", "在册"]
    assert (len(copied), copied[-1].split("\t")[:2]) == (7, ["合计", "5"])
    assert dialog.list is not None
    dialog.list.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert dialog.list.table.row(5).total
    red = next(n for n, one in enumerate(dialog.list.table.columns) if one.key == Light.RED.value)
    dialog.list.activated.emit(dialog.list.table.index(5, red))
    assert [row.line.line.id for row in window.board.items.items.visible()] == ["2-1"]
    assert window.board.filters.some.text() == "合计　严重滞后"
    assert opened(qtbot, window, "counts", CountsWindow).way() is Way.SECTION


def test_a_county_s_count_opens_the_items_it_has_a_part_in(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "counts", CountsWindow)
    dialog.choose(Way.COUNTY)
    assert dialog.list is not None
    rows = {row.name: (row.whole, row.silent) for row in dialog.list.table.rows}
    assert rows == {"东海县": (1, 0), "灌云县": (1, 1), "合计": (2, 1)}
    dialog.list.setCurrentIndex(dialog.list.table.index(1, 0))
    dialog.go.click()
    assert [row.line.line.id for row in window.board.items.items.visible()] == ["1-1"]


# --- 没有选中 -----------------------------------------------------------------------------------------------


def test_without_a_line_the_verbs_say_what_to_do(window: MainWindow, mouth: Recorder) -> None:
    window.board.filters.set_items(frozenset({"没有"}), "没有")
    for verb in ("correct", "end_item"):
        window.verbs.do(verb)
        assert "请先在事项表里选中" in mouth.read()
