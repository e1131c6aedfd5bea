"""Every window and dialog that can be drawn, and how it is brought up: by its verb, or from the window it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from gui.main_window import MainWindow

Opened = Any
"""The window a scene stands in, of whatever class its verb opens."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its name, the verb that opens it, what is done there first, and whether that opens a second window."""

    name: str
    verb: str
    then: Callable[[Opened], object] | None = None
    opens: bool = True


def _tab(number: int) -> Callable[[Opened], object]:
    def turn(window: QWidget) -> None:
        tabs = window.findChild(QTabWidget)
        if tabs is not None:
            tabs.setCurrentIndex(number)

    return turn


SCENES = (
    Scene("20_发表", "send"),
    Scene("21_发分解方案表", "send_first"),
    Scene("22_收表", "take"),
    Scene("23_待确认", "answer"),
    Scene("24_冲突", "decide"),
    Scene("25_隔离的格子", "admit"),
    Scene("26_核对提醒", "remarks"),
    Scene("27_审核标准", "checks"),
    Scene("28_收表记录", "receipts"),
    Scene("29_粘贴微信数", "paste"),
    Scene("30_批量录入", "batch"),
    Scene("31_单位维护", "units_window"),
    Scene("32_单位移到", "units_window", lambda one: one.move_to()),
    Scene("33_单位并入", "units_window", lambda one: one.open_merge()),
    Scene("34_读入名册", "units_in"),
    Scene("35_件号层级", "tags"),
    Scene("36_各县区", "counties"),
    Scene("37_分解任务", "shares"),
    Scene("38_定序时", "schedule"),
    Scene("39_亮灯规则", "light_rule"),
    Scene("40_报送方式", "reporting"),
    Scene("41_采纳分解方案", "adopt"),
    Scene("42_更正目标", "change_target"),
    Scene("43_更正事项", "change_item"),
    Scene("44_增加事项", "add_item"),
    Scene("45_点位", "sites"),
    Scene("46_核定", "correct"),
    Scene("47_终止调整", "end_item"),
    Scene("48_单位的申请", "requests"),
    Scene("49_销号", "strike"),
    Scene("50_未销号清单", "open_list"),
    Scene("51_缺佐证清单", "lacking_list"),
    Scene("52_统计", "counts"),
    Scene("53_封存", "close_period"),
    Scene("54_重开", "reopen_period"),
    Scene("55_封存记录", "snapshots"),
    Scene("56_两期对比", "compare"),
    Scene("57_封存后的变化", "since_closing"),
    Scene("58_上报表", "report"),
    Scene("59_上级表样", "templates"),
    Scene("60_催报单", "remind"),
    Scene("61_退回单", "return_notes"),
    Scene("62_核对单", "check_notes"),
    Scene("63_核对反馈", "check_answers"),
    *(Scene(f"64_通报_{n + 1}", "bulletin", _tab(n), opens=False) for n in range(5)),
    Scene("65_一页纸", "leader_page"),
    Scene("66_督办单", "slips"),
    Scene("67_立督办单", "new_slip"),
    Scene("68_手工立项", "slips", lambda one: one.new.click()),
    Scene("69_考核评价", "scores"),
    Scene("70_加分扣分", "scores", lambda one: one.note()),
    Scene("71_考核异议", "scores", lambda one: one.objections()),
    Scene("72_考核定稿", "scores", lambda one: one.freeze()),
    Scene("73_考核办法", "score_book"),
    Scene("74_打印预览_表", "print"),
    Scene("75_打印预览_公文", "leader_page", lambda one: one.preview_paper()),
    Scene("76_年度归档", "archive"),
    Scene("77_新建下年", "next_year"),
    Scene("78_自检", "check"),
    Scene("79_操作记录", "undo"),
    Scene("80_新建台账", "new"),
    Scene("81_使用说明", "help"),
    Scene("82_关于", "about"),
)


def fronted(window: MainWindow) -> list[QDialog]:
    """Return the dialogs that stand open over the window, the outermost first."""
    return [one for one in window.findChildren(QDialog) if one.isVisible() and one.isWindow()]
