"""Sites by the window: a block with half its columns pasted, cells typed and checked, saved once, counted, undone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.session import Session
from gui.sites.site_columns import BY_KEY
from gui.sites.site_filter import LATE, TYPED
from gui.sites.window import SitesWindow
from model.records import Item, Site
from model.rules import calendar, site_cells
from model.rules.site_cells import Ground
from model.rules.site_rates import LATE_FINISH, LATE_START
from model.terms import ItemKind
from model.work import new_ledger, read_plan
from model.work.change_sites import Desk
from tests.gui.conftest import Recorder
from tests.gui.test_keys_by_window import press, reachable, tabbed
from tests.gui.test_round_by_window import dialog, ledger, opened, settle, type_text, window
from tests.gui.test_units_by_window import undo_last

__all__ = ["ledger", "window"]
PLAN = """连云港市2021年民生实事任务分解
连政发〔2021〕10号
连云港市人民政府
2021年2月10日
一、教育
1. 新改扩建中小学25所。（牵头单位：市教育局，共同责任单位：东海县、灌云县）
2. 新建幼儿园16所。（牵头单位：市教育局，共同责任单位：东海县、灌云县）
3. 培育产教融合型企业10家。（牵头单位：市发改委）
4. 创建优质幼儿园26所。（牵头单位：市教育局）
"""
WHOLE = (
    "序号\t点位名称\t县区\t计划开工\t计划完工\t总投资（万元）\n"
    "1\t一中\t东海县\t2021-02\t2021-11-30\t1200\n"
    "1\t二小\t东海\t3月\t\t约500\n"
    "2\t幼儿园\t灌云县\t2021-03-01\t2021-03-31\t\n"
    "999\t某处\t东海县\t\t\t\n"
)
HALF = "序号\t点位名称\t实际开工\t已完成投资\n1\t一中\t2月20日\t300\n1\t二小\t春天\t\n"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of four items, made once: a whole plan's would take each step longer than it need."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "方案.txt").write_text(PLAN, encoding="utf-8")
    path = folder / "四项.shishi"
    new_ledger.do(new_ledger.plan(path, read_plan.plan(folder / "方案.txt"), "", "monthly")).close()
    return path


@pytest.fixture
def sites(window: MainWindow, qtbot: QtBot, ledger: Path) -> SitesWindow:
    opened(qtbot, window, ledger)
    window.verbs.do("sites")
    settle(qtbot, window)
    return dialog(SitesWindow)


def weighed(qtbot: QtBot, sites: SitesWindow) -> str:
    qtbot.waitUntil(lambda: not sites.waiting and not sites.session.jobs.working, timeout=20000)
    return sites.said.text()


def pasted(qtbot: QtBot, sites: SitesWindow, text: str) -> str:
    QGuiApplication.clipboard().setText(text)
    press(sites.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not sites.session.jobs.working, timeout=20000)
    return weighed(qtbot, sites)


def save(qtbot: QtBot, window: MainWindow, sites: SitesWindow) -> str:
    weighed(qtbot, sites)
    assert sites.go.isEnabled(), sites.said.text()
    sites.go.click()
    settle(qtbot, window)
    return sites.remark.text()


def told(sites: SitesWindow, *names: str) -> list[tuple[str, ...]]:
    return [tuple(one.typed[name] for name in names) for one in sites.sites.visible()]


def type_at(sites: SitesWindow, row: int, name: str, text: str) -> None:
    sites.list.setCurrentIndex(sites.sites.index(row, BY_KEY[name]))
    press(sites.list, Qt.Key.Key_F2)
    editor = sites.list.findChildren(QLineEdit)[-1]
    editor.selectAll()
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_block_is_pasted_then_one_with_half_its_columns_and_undone(
    sites: SitesWindow, window: MainWindow, qtbot: QtBot, ledger: Path, mouth: Recorder
) -> None:
    before = ledger.read_bytes()
    said = pasted(qtbot, sites, WHOLE)
    assert "新增 3 处，改 0 处，相同 0 处，要问 2 处（没有采用）" in said
    assert "第3行　二小：总投资（万元）：写的是“约500”，不能确定。按500收，还是退回核实？" in said
    assert "第5行　999 某处 东海县：台账里没有第999项，这一行没有采用。" in said
    assert told(sites, "name", "county", "planned_start") == [
        ("一中", "东海县", "2021-02"),
        ("二小", "东海县", "2021-03"),
        ("幼儿园", "灌云县", "2021-03-01"),
    ]
    assert ledger.read_bytes() == before, "nothing is written before it is saved"
    assert "已保存：点位 新增3处" in save(qtbot, window, sites)
    said = pasted(qtbot, sites, HALF)
    assert "新增 0 处，改 1 处，相同 1 处，要问 1 处" in said
    assert "第1项 东海县 一中：实际开工 空白 → 2021-02-20；已完成投资（万元） 空白 → 300。" in said
    assert told(sites, "planned_start", "real_start", "investment")[0] == ("2021-02", "2021-02-20", "1200")
    save(qtbot, window, sites)
    assert sites.count.text() == (
        "1—3月末　点位 3 处　开工率 33.3%（1/3），逾期未开工2处　竣工率 0.0%（0/3），逾期未竣工1处　"
        "投资完成率 25.0%（300/1200万元），无总投资2处"
    )
    sites.tabs.setCurrentIndex(1)
    rates = [(one.scope, one.name[:4], one.count.start.done, one.count.sites) for one in sites.rates.rows.rows]
    assert rates == [
        ("全方案", "", 1, 3),
        ("按县区", "东海县", 1, 2),
        ("按县区", "灌云县", 0, 1),
        ("按事项", "第1项　", 1, 2),
        ("按事项", "第2项　", 0, 1),
    ]
    sites.rates.list.activated.emit(sites.rates.rows.index(2, 0))
    assert (sites.tabs.currentIndex(), told(sites, "name")) == (0, [("幼儿园",)])
    sites.reject()
    assert "撤销 点位 改1处" in undo_last(qtbot, window, mouth)


def test_cells_are_checked_as_they_are_typed_and_all_is_saved_at_once(
    sites: SitesWindow, window: MainWindow, qtbot: QtBot, mouth: Recorder
) -> None:
    pasted(qtbot, sites, WHOLE)
    save(qtbot, window, sites)
    type_at(sites, 0, "state", "完了")
    type_at(sites, 1, "planned_finish", "2021-02")
    type_at(sites, 2, "name", "第一幼儿园")
    said = weighed(qtbot, sites)
    assert "不能保存：第1项 东海县 一中：状态写的是“完了”" in said
    assert "不能保存：第1项 东海县 二小：计划完工2021-02早于计划开工2021-03。" in said
    assert (sites.go.isEnabled(), sites.remark.text()) == (False, "有 2 格要改好才能保存，见上面的红字。")
    assert "请从这些里选" in str(sites.sites.index(0, BY_KEY["state"]).data(Qt.ItemDataRole.ToolTipRole))
    type_at(sites, 0, "state", "在建")
    sites.list.setCurrentIndex(sites.sites.index(1, BY_KEY["planned_finish"]))
    press(sites.list, Qt.Key.Key_Delete)
    type_at(sites, 1, "name", "一中")
    assert "同名点位" in weighed(qtbot, sites)
    type_at(sites, 1, "name", "二小")
    assert "第2项 灌云县 幼儿园 改为 第2项 灌云县 第一幼儿园。" in weighed(qtbot, sites)
    sites.list.setCurrentIndex(sites.sites.index(1, BY_KEY["name"]))
    sites.delete.click()
    assert (sites.delete.text(), "删去 第1项 东海县 二小。" in weighed(qtbot, sites)) == ("不删了", True)
    sites.filter.dates.setCurrentIndex(sites.filter.dates.findData(TYPED))
    assert len(told(sites, "name")) == 3
    mouth.answer = "回去"
    sites.reject()
    assert "有 3 处改动还没有保存" in mouth.read()
    assert "已保存：点位 改2处、删去1处" in save(qtbot, window, sites)
    sites.filter.reset()
    assert told(sites, "name", "state") == [("一中", "已开工"), ("第一幼儿园", "")]


def test_a_block_without_headings_goes_from_the_cursor_on_and_beyond_the_last_row(
    sites: SitesWindow, window: MainWindow, qtbot: QtBot, mouth: Recorder
) -> None:
    said = pasted(qtbot, sites, "1\t甲\t东海县\n1\t乙\t灌云县\n")
    assert "没有表头，从选中的格子起往右、往下填了 6 格，请核对。" in said
    assert told(sites, "item", "name", "county") == [("1", "甲", "东海县"), ("1", "乙", "灌云县")]
    sites.list.setCurrentIndex(sites.sites.index(1, BY_KEY["state"]))
    assert "有 1 格落在不能改的列，没有采用。" in pasted(qtbot, sites, "已开工\t逾期\t核过\n")
    assert told(sites, "state", "remark")[1] == ("已开工", "核过")
    sites.drop.click()
    assert "放弃这 2 处" in mouth.read()
    settle(qtbot, window)
    assert told(sites, "name") == []


def test_the_list_goes_out_to_excel_and_bad_cells_come_back_with_their_address(
    sites: SitesWindow, window: MainWindow, qtbot: QtBot, tmp_path: Path, mouth: Recorder
) -> None:
    pasted(qtbot, sites, WHOLE)
    sites.write_list(shown=False)
    assert "有改动还没有保存" in mouth.read()
    save(qtbot, window, sites)
    path = tmp_path / "点位.xlsx"
    mouth.answer = "知道了"
    sites.write_to(path)
    settle(qtbot, window)
    assert "点位清单已导出：点位.xlsx" in mouth.read()
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["K4"].value, sheet["F5"].value, sheet["G6"].value = "挖坑", "昨天", "2021-12-31"
    book.save(path)
    sites.read(path)
    settle(qtbot, window)
    said = weighed(qtbot, sites)
    assert "第4行K列　一中：状态写的是“挖坑”" in said
    assert "第5行F列　二小：实际开工：写的是“昨天”" in said
    assert "改 1 处，相同 2 处，要问 2 处" in said
    sites.read(tmp_path / "没有.xlsx")
    settle(qtbot, window)
    assert "“没有.xlsx”打不开" in sites.said.text()
    mouth.answer = ""
    sites.reject()
    mouth.read()


def test_the_item_s_own_sites_open_from_its_line_and_lead_back(window: MainWindow, qtbot: QtBot, ledger: Path) -> None:
    opened(qtbot, window, ledger)
    window.to("items")
    window.board.go_to_line("2-1")
    window.board.form.wanted.emit("sites_here")
    settle(qtbot, window)
    sites = dialog(SitesWindow)
    sites.add()
    sites.add()
    assert told(sites, "item") == [("2",), ("2",)]
    sites.turn()
    assert told(sites, "item") == [("2",)]
    sites.list.setCurrentIndex(sites.sites.index(0, 0))
    sites.turn()
    sites.reject()
    assert not sites.isVisible()


def many(count: int) -> Desk:
    """Return so many sites of one item, a third of them late to begin, a third to finish, a sixth both."""
    item = Item("1", "1", "新建学校", "", 1, ItemKind.WORKS)
    at = calendar.monthly(2021, 6)
    days = (("2021-03", ""), ("2021-03", "2021-03-20"), ("2021-09", ""))
    some = tuple(
        Site(
            site_cells.id_of("1", "dh", f"点位{n}"),
            "1",
            f"点位{n}",
            "dh",
            planned_start=days[n % 3][0],
            real_start=days[n % 3][1],
            planned_finish="2021-05" if n % 6 < 2 else "",
        )
        for n in range(count)
    )
    return Desk(at, Ground((item,), (), (), some, 2021), {"dh": "东海县"}, ("东海县",), frozenset())


@pytest.mark.parametrize("count", [0, 5, 330])
def test_hundreds_of_works_feel_light_and_every_filter_s_count_is_the_rate_s(count: int, qtbot: QtBot) -> None:
    session = Session()
    sites = SitesWindow(None, session)
    sites.show()
    spent = [time.thread_time()]
    sites.show_desk(many(count))
    sites.grab()
    spent.append(time.thread_time())
    want = {
        LATE_START: sum(n % 3 == 0 for n in range(count)),
        LATE_FINISH: sum(n % 6 < 2 for n in range(count)),
        LATE: sum(n % 6 in (0, 1, 3) for n in range(count)),
        "": count,
    }
    for name, many_are in want.items():
        sites.filter.choose(dates=name)
        assert len(sites.sites.shown) == many_are
        if name in (LATE_START, LATE_FINISH) and many_are:
            assert f"{name}{many_are}处" in sites.count.text()
    spent.append(time.thread_time())
    assert spent[1] - spent[0] < 0.3, "opened"
    assert spent[2] - spent[1] < 0.4, "four filters"
    sites.close()
    session.close()


def test_it_fits_a_small_screen_at_125_per_cent_and_tab_reaches_every_field(sites: SitesWindow, qtbot: QtBot) -> None:
    assert sites.minimumSizeHint().width() * 1.25 <= 1366
    assert sites.minimumSizeHint().height() * 1.25 <= 768 - 60
    sites.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sites, timeout=20000)
    assert not reachable(sites) - tabbed(sites)
