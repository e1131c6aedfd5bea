"""The start page: without a ledger what to do first; with one, what is due and what waits, each clickable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import icons, palette, show
from gui.forms.parts import button, label
from gui.tables.item_rows import count_lights, rows
from model import clock
from model.records import LightRule, PeriodView
from model.terms import FormState, Light

ACROSS = 4
RED_ABOVE = LightRule().red_above
NONE = "未亮灯"
FILLS = {
    Light.RED: "#C62F23",
    Light.YELLOW: "#FFD45E",
    Light.GREEN: "#5BAA7B",
    Light.DONE: "#8DB4DD",
    Light.NONE: "#DDE2E8",
}
"""The bar's parts from left to right."""


@dataclass(frozen=True, slots=True)
class Task:
    """One card: what it counts, how it is worded, where a click leads."""

    verb: str
    title: str
    count: int | None
    more: str
    colour: str = palette.INK


class StartPage(QStackedWidget):
    """Show what to do; `wanted` carries a verb, `reopened` a recent ledger."""

    wanted = Signal(str)
    reopened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._welcome = Welcome(self.wanted.emit, self.reopened.emit)
        self._overview = Overview(self.wanted.emit)
        self.addWidget(self._welcome)
        scroll = QScrollArea()
        scroll.setWidget(self._overview)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.addWidget(scroll)

    def show_recent(self, recent: tuple[Path, ...]) -> None:
        """Show the page without a ledger."""
        self._welcome.show_recent(recent)
        self.setCurrentIndex(0)

    def show_view(self, view: PeriodView) -> None:
        """Show a round's state."""
        self._overview.show_view(view)
        self.setCurrentIndex(1)


class Welcome(QWidget):
    """Three ways to begin, and the ledgers opened lately."""

    def __init__(self, wanted: Callable[[str], object], reopened: Callable[[Path], object]) -> None:
        super().__init__()
        self._reopened = reopened
        inner = QWidget()
        inner.setFixedWidth(860)
        box = QVBoxLayout(inner)
        box.setSpacing(8)
        box.addWidget(label("民生实事台账", "display"))
        box.addWidget(label("从方案建账，发表、收表、亮灯、上报，一本账管一年。全部数据只在这台电脑上。", "soft"))
        box.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        for verb, icon, title, more in (
            ("new", "new", "新建台账", "读入分解落实方案，\n核对后建立本年度台账"),
            ("open", "open", "打开台账", "打开已有的 .shishi 文件，\n接着做本期工作"),
            ("demo", "help", "看看示例", "用2021年连云港50件实事\n生成一本示例台账"),
        ):
            row.addWidget(_way(icon, title, more, partial(wanted, verb)))
        box.addLayout(row)
        box.addSpacing(20)
        self._heading = label("最近打开", "heading")
        box.addWidget(self._heading)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        box.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def show_recent(self, recent: tuple[Path, ...]) -> None:
        """List the ledgers opened lately."""
        _empty(self._recent)
        self._heading.setVisible(bool(recent))
        for path in recent[:5]:
            one = button(f"{path.stem}　　{show.folder(path.parent)}", partial(self._reopened, path), kind="link")
            one.setIcon(icons.icon("table", palette.BLUE))
            self._recent.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)


def _way(icon: str, title: str, more: str, slot: Callable[[], object]) -> QPushButton:
    out = QPushButton()
    out.setProperty("card", "big")
    out.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    out.setAccessibleName(title)
    out.clicked.connect(lambda: slot())
    box = QVBoxLayout(out)
    box.setContentsMargins(20, 18, 20, 16)
    picture = QLabel()
    picture.setPixmap(icons.picture(icon, 32, palette.BLUE))
    box.addWidget(picture)
    box.addStretch(1)
    box.addWidget(label(title, "heading"))
    box.addWidget(label(more, "soft"))
    for child in out.findChildren(QLabel):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return out


class Overview(QWidget):
    """What is due, who is missing, which lights stand, what waits for an answer."""

    def __init__(self, wanted: Callable[[str], object]) -> None:
        super().__init__()
        self._wanted = wanted
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 24, 32, 24)
        box.setSpacing(8)
        self._title = label("", "display")
        self._due = label("", "soft")
        box.addWidget(self._title)
        box.addWidget(self._due)
        box.addSpacing(12)
        self._sections: list[QGridLayout] = []
        for heading in ("报送", "进度", "等您处理"):
            box.addWidget(label(heading, "heading"))
            if heading == "进度":
                self._bar = LightBar()
                box.addWidget(self._bar)
            grid = QGridLayout()
            grid.setSpacing(12)
            self._sections.append(grid)
            box.addLayout(grid)
            box.addSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(button("打开事项表", lambda: wanted("items"), kind="primary", icon="table"))
        foot.addWidget(button("收回填报表…", lambda: wanted("take"), icon="take"))
        foot.addWidget(button("发出填报表…", lambda: wanted("send"), icon="send"))
        foot.addStretch(1)
        box.addLayout(foot)
        box.addStretch(1)

    def show_view(self, view: PeriodView) -> None:
        """Count a round."""
        self._title.setText(f"{view.plan.year}年 {view.round.name}")
        self._due.setText(f"{show.printed(view.plan.title)}　·　{due_sentence(view)}")
        counts = count_lights(rows(view))
        self._bar.say(counts)
        for grid, tasks in zip(self._sections, (forms(view), lights(counts), waiting(view)), strict=True):
            _empty(grid)
            for column, task in enumerate(tasks):
                grid.addWidget(Card(task, self._wanted), 0, column)
            for column in range(ACROSS):
                grid.setColumnStretch(column, 1)
                if column >= len(tasks):
                    grid.addWidget(QWidget(), 0, column)


def due_sentence(view: PeriodView) -> str:
    """Say when the round's forms are due and how far off that is."""
    days = (view.round.due - clock.today()).days
    far = f"还有{days}天" if days > 0 else "就在今天" if days == 0 else "已过期限"
    return f"统计截止{view.round.cutoff.month}月{view.round.cutoff.day}日，{show.due(view.round)}前报，{far}"


def forms(view: PeriodView) -> tuple[Task, ...]:
    """Count forms by state."""
    states = [unit.form for unit in view.units]
    sent = sum(state is not FormState.NOT_SENT for state in states)
    missing = states.count(FormState.MISSING)
    late = states.count(FormState.LATE)
    if not sent:
        return (Task("send", "本期还没有发表", None, "点这里发出填报表", palette.BLUE),)
    return (
        Task("units", "应报单位", sent, "本期发了填报表的"),
        Task("returned", "按时已报", states.count(FormState.RETURNED), "在期限内收到", palette.GREEN),
        Task("late", "迟报", late, "收到，但过了期限", palette.AMBER if late else palette.INK),
        Task("missing", "未报", missing, "点开看是哪几家", palette.RED if missing else palette.INK),
    )


def lights(counts: dict[Light, int]) -> tuple[Task, ...]:
    """Count lines by light."""
    return (
        Task(
            "red",
            Light.RED.word,
            counts[Light.RED],
            f"低于序时{RED_ABOVE}个百分点以上",
            palette.RED if counts[Light.RED] else palette.INK,
        ),
        Task(
            "yellow",
            Light.YELLOW.word,
            counts[Light.YELLOW],
            f"低于序时，{RED_ABOVE}个百分点以内",
            palette.AMBER if counts[Light.YELLOW] else palette.INK,
        ),
        Task("green", "按序时、已完成", counts[Light.GREEN] + counts[Light.DONE], "不低于序时", palette.GREEN),
        Task("none", NONE, counts[Light.NONE], "未定序时或没有报数"),
    )


def waiting(view: PeriodView) -> tuple[Task, ...]:
    """Count what only the clerk can settle, and what he should know."""
    conflicts, questions, remarks = len(view.conflicts), len(view.questions), len(view.findings)
    return (
        Task(
            "decide",
            "冲突待裁定",
            conflicts,
            "几份材料报的数不一样" if conflicts else "没有冲突",
            palette.RED if conflicts else palette.INK,
        ),
        Task(
            "answer",
            "填报待确认",
            questions,
            "有看不准的内容，请看一眼" if questions else "没有看不准的",
            palette.AMBER if questions else palette.INK,
        ),
        Task("remarks", "核对提醒", remarks, "县区合计、几家牵头报数的差异" if remarks else "没有差异"),
    )


class Card(QPushButton):
    """A number with its words; a click goes there."""

    def __init__(self, task: Task, wanted: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("card", "small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(task.title if task.count is None else f"{task.title} {task.count}")
        self.clicked.connect(lambda: wanted(task.verb))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(14)
        number = label("→" if task.count is None else str(task.count), "display")
        number.setStyleSheet(f"color: {task.colour}; font-size: 22pt")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(label(task.title, "heading"))
        words.addWidget(label(task.more, "soft"))
        words.addStretch(1)
        row.addWidget(number)
        row.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class LightBar(QWidget):
    """All lines as one bar, divided by light, each part with its word and count."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = dict.fromkeys(Light, 0)
        self.setFixedHeight(28)

    def say(self, counts: dict[Light, int]) -> None:
        """Show how many lines stand behind each light."""
        self._counts = counts
        words = "，".join(f"{light.word}{counts[light]}" for light in FILLS)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw the parts, each as wide as its share."""
        painter = QPainter(self)
        total = sum(self._counts.values())
        left = 0.0
        for light in FILLS:
            count = self._counts[light]
            if not count:
                continue
            part = QRectF(left, 2, self.width() * count / total, self.height() - 4)
            left += part.width()
            painter.fillRect(part.adjusted(0, 0, -1, 0), QColor(FILLS[light]))
            painter.setPen(QColor("#FFFFFF" if light in (Light.RED, Light.GREEN) else palette.INK))
            word = f"{NONE if light is Light.NONE else light.word} {count}"
            text = word if painter.fontMetrics().horizontalAdvance(word) + 6 < part.width() else str(count)
            painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter.value), text)
        painter.end()


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
