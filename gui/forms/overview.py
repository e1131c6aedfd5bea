"""A round at a glance: what is due, who is missing, which lights stand, what waits; each card leads there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import palette, show
from gui.first import words as first_words
from gui.forms.counts_strip import CountsStrip
from gui.forms.light_bar import NONE, LightBar
from gui.forms.parts import Banner, Button, button, emptied, label
from gui.tables.item_rows import count_lights, rows
from model import clock
from model.records import Closing, LightRule, PeriodView
from model.rules import light as rules
from model.rules import returns, totals
from model.terms import FormState, Light, State
from model.work.plan_round import PlanRound

ACROSS = 4
COLOURS = {Light.RED: palette.RED, Light.YELLOW: palette.AMBER}
PROGRESS = "进度（按行计，一项可有几行）"
NOT_SENT = "还没有发过分解方案表。可以先请各单位报序时计划、分县区任务、点位和联络员，采纳以后再发本期填报表。"


@dataclass(frozen=True, slots=True)
class Task:
    """One card: what it counts, how it is worded, where a click leads: to a verb, or to some `items`."""

    verb: str
    title: str
    count: int | None
    more: str
    colour: str = palette.INK
    tip: str = ""
    items: frozenset[str] = frozenset()


class Overview(QWidget):
    """What is due, who is missing, which lights stand, what waits for an answer."""

    def __init__(self, wanted: Callable[[str], object], show_items: Callable[[frozenset[str], str], object]) -> None:
        super().__init__()
        self.counts = CountsStrip(show_items, lambda: wanted("tags"))
        self._wanted, self._show_items = wanted, show_items
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 24, 32, 24)
        box.setSpacing(8)
        self._title = label("", "display")
        self._due = label("", "soft")
        self._closing: Closing | None = None
        self.closed = button(
            "", lambda: wanted("snapshots" if self._closing else "close_period"), kind="link", icon="lock"
        )
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addWidget(self.closed)
        head.addStretch(1)
        box.addLayout(head)
        box.addWidget(self._due)
        box.addSpacing(12)
        self.first = Banner("note").offer("看分解方案…", lambda: wanted("adopt"))
        self.first_sending = Banner("note").offer("发出分解方案表…", lambda: wanted("send_first"))
        for banner in (self.first, self.first_sending):
            box.addWidget(banner)
        box.addSpacing(6)
        self._sections: list[QGridLayout] = []
        for heading in ("报送", PROGRESS, "等您处理"):
            box.addWidget(label(heading, "heading"))
            if heading == PROGRESS:
                self._bar = LightBar()
                box.addWidget(self._bar)
            grid = QGridLayout()
            grid.setSpacing(12)
            self._sections.append(grid)
            box.addLayout(grid)
            if heading == PROGRESS:
                box.addWidget(self.counts)
            box.addSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(button("打开事项表", lambda: wanted("items"), kind="primary", icon="table"))
        foot.addWidget(button("看板", lambda: wanted("gallery"), icon="chart"))
        foot.addWidget(button("红黄清单", lambda: wanted("behind"), icon="table"))
        foot.addWidget(button("收回填报表…", lambda: wanted("take"), icon="take"))
        foot.addWidget(button("发出填报表…", lambda: wanted("send"), icon="send"))
        foot.addStretch(1)
        box.addLayout(foot)
        box.addStretch(1)

    def show_view(self, view: PeriodView, first: PlanRound | None = None) -> None:
        """Count a round, and say what of the first round is to be done."""
        self.first.say(first_words.hint(first) if first else "")
        self.first_sending.say(NOT_SENT if first and is_new(view, first) else "")
        self._title.setText(f"{view.plan.year}年 {view.round.name}")
        total = totals.of(view.items).words
        self._due.setText(f"{show.printed(view.plan.title)}　·　{total}　·　{due_sentence(view)}")
        every = rows(view)
        counts = count_lights(every)
        ended = sum(row.item.state is State.ENDED for row in every)
        self._bar.say(counts, view.rule)
        self.counts.show_view(view)
        for grid, tasks in zip(
            self._sections, (forms(view), lights(counts, view.rule, ended), waiting(view)), strict=True
        ):
            emptied(grid)
            for column, task in enumerate(tasks):
                grid.addWidget(Card(task, self._go), 0, column)
            for column in range(max(ACROSS, len(tasks), grid.columnCount())):
                grid.setColumnStretch(column, 1 if column < max(ACROSS, len(tasks)) else 0)
                if len(tasks) <= column < ACROSS:
                    grid.addWidget(QWidget(), 0, column)

    def show_closing(self, closing: Closing | None) -> None:
        """Say whether the round is closed."""
        self._closing = closing
        self.closed.setText(closing.words if closing else "未封存")
        self.closed.setToolTip("封存的一期照公布时的样子显示，以后再收表也不变" if closing else "公布以前请封存本期")

    def _go(self, task: Task) -> None:
        if task.items:
            self._show_items(task.items, task.title)
        else:
            self._wanted(task.verb)


def is_new(view: PeriodView, first: PlanRound) -> bool:
    """Say whether nothing was sent and nothing agreed yet: the first round comes first."""
    agreed = any(one.due_reason for item in view.items for one in item.lines)
    return not first.sent and not agreed and all(one.form is FormState.NOT_SENT for one in view.units)


def due_sentence(view: PeriodView) -> str:
    """Say when the round's forms are due and how far off that is."""
    days = (view.round.due - clock.today()).days
    far = f"还有{days}天" if days > 0 else "就在今天" if days == 0 else "已过期限"
    return f"统计截止{view.round.cutoff.month}月{view.round.cutoff.day}日，{show.due(view.round)}前报，{far}"


def forms(view: PeriodView) -> tuple[Task, ...]:
    """Count forms by state."""
    found = returns.count(view.units)
    if not found.due:
        return (Task("send", "本期还没有发表", None, "点这里发出填报表", palette.BLUE),)
    more = f"其中迟报 {found.late} 家" if found.late else "都在期限内收到"
    return (
        Task("units", "应报单位", found.due, "本期发了填报表的"),
        Task("returned", "已报", found.back, more if found.back else "还没有收到", palette.GREEN),
        Task("late", "迟报", found.late, "收到，但过了期限", palette.AMBER if found.late else palette.INK),
        _missing(view, found.missing),
    )


def _missing(view: PeriodView, count: int) -> Task:
    """Count the units that have not reported; past the due day they are overdue."""
    days = (clock.today() - view.round.due).days
    if not count:
        return Task("missing", "未报", 0, "都报了")
    if days > 0:
        return Task("missing", "逾期未报", count, f"已逾期{days}天，点开看是哪几家", palette.RED)
    return Task("missing", "未报", count, f"还有{-days}天，点开看是哪几家" if days else "今天到期", palette.AMBER)


def lights(counts: dict[Light, int], rule: LightRule, ended: int = 0) -> tuple[Task, ...]:
    """Count lines by light, each with the plan's rule in words; `ended` of those without a light are off the list."""
    names = {one: rules.name(one, rule) for one in Light}
    behind = [one for one in (Light.RED, Light.YELLOW) if counts[one] or one in rules.told(rule)]
    good = counts[Light.GREEN] + counts[Light.DONE]
    grey = rules.means(Light.NONE, rule) + (f"，其中已终止 {ended} 行" if ended else "")
    return (
        *(_behind(one, counts[one], rule) for one in behind),
        Task("green", f"{names[Light.GREEN]}、{Light.DONE.word}", good, rules.means(Light.GREEN, rule), palette.GREEN),
        Task("none", NONE, counts[Light.NONE], grey),
    )


def _behind(one: Light, many: int, rule: LightRule) -> Task:
    """Return a light's card; how it goes by stages is told by its tip."""
    means = rules.means(one, rule)
    colour = COLOURS[one] if many else palette.INK
    return Task(one.value, rules.name(one, rule), many, means.partition("，或")[0], colour, means)


def waiting(view: PeriodView) -> tuple[Task, ...]:
    """Count what only the clerk can settle, and what he should know."""
    conflicts, questions, remarks = len(view.conflicts), len(view.questions), len(view.findings)
    apart, asking = len(view.quarantined), sum(not one.answer for one in view.requests)
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
        _to_verify(view),
        Task("remarks", "核对提醒", remarks, "县区合计、几家牵头报数的差异" if remarks else "没有差异"),
        *([Task("requests", "单位申请", asking, "申请调整或终止，等您办理", palette.AMBER)] if asking else []),
        *([Task("admit", "隔离的格子", apart, "不在该单位表里的数，没有计入", palette.AMBER)] if apart else []),
    )


def _to_verify(view: PeriodView) -> Task:
    """Count the items told to be finished that nobody has verified."""
    some = frozenset(one.item.id for one in view.items if one.state is State.REPORTED)
    told = "单位报了完成，请核验" if some else "没有待核的"
    return Task("items", State.REPORTED.word, len(some), told, palette.BLUE if some else palette.INK, items=some)


class Card(Button):
    """A number with its words; a click goes there."""

    def __init__(self, task: Task, go: Callable[[Task], object]) -> None:
        super().__init__()
        self.setProperty("card", "small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(task.title if task.count is None else f"{task.title} {task.count}")
        self.setToolTip(task.tip)
        self.clicked.connect(lambda: go(task))
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
