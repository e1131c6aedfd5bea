"""The progress form: everything known of the chosen line in this round, and where a figure is typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QTabWidget, QToolButton, QVBoxLayout, QWidget

from gui import icons, palette, show
from gui.forms import line_words
from gui.forms.entry_form import EntryForm
from gui.forms.parts import Banner, Facts, LightLabel, ProgressBar, Section, button, label, scrolled
from gui.rules.line_year import LineYear
from gui.tables.columns import RIGHT, Column
from gui.tables.item_rows import Row
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import ItemView, LineView, Part, PeriodView
from model.rules import correction, strike_lists
from model.terms import Light, Role, State

LYING = 330
"""Width of the upper part when the form lies under the table."""
ANY = 16_777_215
MOST = 0.6
"""Part of the form's height its upper part may take."""
FACTS = ("全年目标", "本期应完成", "上期累计", "本期累计")

GAPS = {Light.RED: palette.RED, Light.YELLOW: palette.AMBER}
ROLES = {Role.LEAD: "牵头", Role.CO: "共同", Role.RESPONSIBLE: "责任", Role.ASSESSOR: "监考"}

PARTS: tuple[Column[Part], ...] = (
    Column("unit", "单位", 90, lambda p: p.short, stretch=True),
    Column("role", "角色", 46, lambda p: ROLES[p.role], tip=lambda p: p.role.word),
    Column("task", "任务", 56, lambda p: show.number(p.task, ""), lambda p: p.task, RIGHT),
    Column("done", "累计", 56, lambda p: show.number(p.done), lambda p: p.done, RIGHT),
)


class ProgressForm(QWidget):
    """Show one line; `wanted` asks for a verb ("decide", "answer"), `stepped` for the next or previous line."""

    wanted = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(280)
        self._empty = label("在表中选一行，这里显示它的进展。", "faint", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._below = False
        self._shown: tuple[PeriodView | None, Row | None] = (None, None)
        self._full = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._empty, 1)
        box.addWidget(self._full, 1)
        self._build()
        self.show_row(None, None)

    def _build(self) -> None:
        self._turn = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._full)
        self._turn.setContentsMargins(12, 10, 12, 8)
        self._turn.setSpacing(12)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.entry = EntryForm()
        self.entry.wanted.connect(self.wanted)
        self.tabs.addTab(self._told(), "进展")
        self.tabs.addTab(self._by_unit(), "分单位")
        self.tabs.addTab(self.entry, "录入")
        self.year = LineYear()
        self.tabs.addTab(scrolled(self.year), "全年")
        self._inner = self._known()
        self._inner.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._summary = scrolled(self._inner)
        self._turn.addWidget(self._summary)
        self._turn.addWidget(self.tabs, 1)

    def _known(self) -> QWidget:
        """Build the upper part: which line, its light, its figures."""
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._number = label("", "title")
        self._light = LightLabel()
        self._correct = button("核定…", lambda: self.wanted.emit("correct"), kind="link")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._number)
        head.addWidget(self._light)
        head.addStretch(1)
        head.addWidget(self._arrow("up", -1, "上一行　Alt+PgUp", "Alt+PgUp"))
        head.addWidget(self._arrow("down", 1, "下一行　Alt+PgDn", "Alt+PgDown"))
        self._title = label("", "heading", wrap=True)
        self._name = label("", "soft", wrap=True)
        self._conflict = Banner("danger").offer("裁定…", lambda: self.wanted.emit("decide"))
        self._asked = Banner("warning").offer("回答…", lambda: self.wanted.emit("answer"))
        self._changes = Banner("warning").offer("办理…", lambda: self.wanted.emit("end_item"))
        self._asks = Banner("warning").offer("办理…", lambda: self.wanted.emit("requests"))
        self._stale = Banner("warning").offer("核定…", lambda: self.wanted.emit("correct"))
        self._decided = label("", "soft", wrap=True)
        self._facts = Facts(FACTS)
        self.news = label("", "soft", wrap=True)
        self._retarget = button("更正目标…", lambda: self.wanted.emit("change_target"), kind="link")
        self._bar = ProgressBar()
        self._gap = label("", "soft", wrap=True)
        box.addLayout(head)
        banners = (self._conflict, self._asked, self._changes, self._asks, self._stale)
        told = (self._facts, self._changed(), self._bar, self._gap, self._decided)
        for widget in (self._title, self._name, self._stand(), *banners, *told):
            box.addWidget(widget)
        box.addStretch(1)
        return out

    def _stand(self) -> QWidget:
        """Build the line that says where the item stands on its way to 销号, with the ways there and to its sites."""
        out = QWidget()
        row = QHBoxLayout(out)
        row.setContentsMargins(0, 0, 0, 0)
        self.standing = label("", "soft", wrap=True)
        row.addWidget(self.standing, 1)
        row.addWidget(button("点位…", lambda: self.wanted.emit("sites_here"), kind="link"))
        row.addWidget(button("销号…", lambda: self.wanted.emit("strike"), kind="link"))
        return out

    def _changed(self) -> QWidget:
        """Build the line that says how the target was changed, with the way to change it."""
        out = QWidget()
        row = QHBoxLayout(out)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.news, 1)
        row.addWidget(self._correct)
        row.addWidget(self._retarget)
        return out

    def lie(self, below: bool) -> None:
        """Lay the form out as a low strip under the table, or as a column beside it."""
        direction = QBoxLayout.Direction.LeftToRight if below else QBoxLayout.Direction.TopToBottom
        if self._turn.direction() != direction:
            self._turn.setDirection(direction)
            self._summary.setMaximumWidth(LYING if below else ANY)
            self._summary.setMinimumWidth(LYING if below else 0)
            layout = self._inner.layout()
            if layout is not None:
                layout.setSpacing(4 if below else 8)
            self._turn.setContentsMargins(12, 6 if below else 10, 12, 6)
            self._below = below
            self.year.lie(below)
            self.show_row(*self._shown)

    def _arrow(self, icon: str, by: int, tip: str, keys: str) -> QToolButton:
        out = QToolButton()
        out.setIcon(icons.icon(icon))
        out.setToolTip(tip)
        out.setAccessibleName(tip)
        out.setShortcut(keys)
        out.clicked.connect(lambda: self.stepped.emit(by))
        return out

    def _told(self) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 8, 4, 0)
        box.setSpacing(10)
        self._texts = {word: label("", wrap=True) for word in ("当前阶段", "进展情况", "存在问题及下一步打算")}
        for word, text in self._texts.items():
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(Section(word, text))
        self._source = label("", "faint", wrap=True)
        box.addWidget(self._source)
        box.addStretch(1)
        return scrolled(inside)

    def _by_unit(self) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(6)
        self._parts: ListTable[Part] = ListTable(PARTS)
        self._sum = label("", "soft", wrap=True)
        box.addWidget(ListView(self._parts), 1)
        box.addWidget(self._sum)
        return inside

    def show_row(self, view: PeriodView | None, row: Row | None) -> None:
        """Show a line of a round, or the hint to choose one."""
        self._shown = (view, row)
        self._empty.setVisible(row is None)
        self._full.setVisible(row is not None)
        if view is None or row is None:
            return
        line = row.line
        self._number.setText(f"第{row.item.item.no}项")
        self._light.say(line.light, line.light_word)
        self._title.setText(show.printed(row.item.item.text))
        self._name.setText(_subtitle(row, short=self._below))
        self._conflict.say("几份材料报的数不一样，暂用较低的数。" if line.conflict else "")
        self._asked.say("有填报内容看不准，等您确认。" if line.asked else "")
        self._show_decided(view, row)
        self.standing.setText(_standing(row.item))
        self._show_facts(line)
        self._bar.say(line.completion, line.due, line.light)
        self._bar.setVisible(line.line.target is not None)
        for word, text in (("当前阶段", line.stage), ("进展情况", line.text), ("存在问题及下一步打算", line.problem)):
            self._texts[word].setText(show.printed(text) or "没有填报")
            self._texts[word].setEnabled(bool(text))
        self._source.setText(_form_sentence(row))
        self._parts.show(line.parts)
        self._sum.setText(line_words.counties(line))
        self.year.show_line(line, view.round)
        self.entry.show_row(view, row)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Give the upper part the height its words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the upper part be as high as its words, but leave room below; beside the tabs it scrolls."""
        margins = self._turn.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        need = self._inner.heightForWidth(wide)
        high = ANY if self._below or need < 0 else min(need, int(self.height() * MOST))
        self._summary.setMaximumHeight(high)
        self._summary.setMinimumHeight(0 if high == ANY else high)

    def _show_decided(self, view: PeriodView, row: Row) -> None:
        """Show what the office decided of the line and its item, and what a unit asks it to decide."""
        line, rule = row.line, view.rule
        self._changes.say(show.printed(f"本项{row.item.change_words}。" if row.item.change else ""))
        self._asks.say("".join(line_words.requests(view, line)))
        stale = line.stale_correction
        self._stale.say(show.printed(correction.stale_words(stale, rule)) if stale else "")
        held = line.figure_correction
        self._decided.setText(show.printed(correction.three(held)) if held else "")
        self._decided.setVisible(held is not None)
        self._correct.setVisible(row.item.state is not State.ENDED)

    def _show_facts(self, line: LineView) -> None:
        measure = show.measure(line.line)
        self._facts.say("全年目标", show.target(line.line))
        due = f"{show.due_value(line)}{measure}" if line.due_value is not None else "未定序时"
        self._facts.say("本期应完成", due if line.line.target else show.BLANK)
        self._facts.say("上期累计", f"{show.number(line.last)}{measure if line.last is not None else ''}")
        self._facts.say("本期累计", f"{show.number(line.done)}{measure if line.done is not None else ''}")
        self.news.setText(show.changed_target(line))
        self.news.setToolTip(_why(line))
        self._retarget.setVisible(line.line.target is not None)
        colour = GAPS.get(line.light, palette.SOFT)
        self._gap.setText(show.printed(line_words.pace(line)))
        self._gap.setStyleSheet(f"color: {colour}")

    def write(self) -> None:
        """Bring the entry fields to the front."""
        self.tabs.setCurrentIndex(2)
        self.entry.begin()


def _subtitle(row: Row, *, short: bool) -> str:
    if short:
        return f"{show.printed(row.line.line.name)}　{'、'.join(row.item.leads)}"
    co = f"　共同：{'、'.join(row.item.co)}" if row.item.co else ""
    return f"指标：{show.printed(row.line.line.name)}\n牵头：{'、'.join(row.item.leads) or '未定'}{co}"


def _standing(item: ItemView) -> str:
    owes = "，缺佐证" if strike_lists.lacks(item) else ""
    return f"{strike_lists.word(item)}{owes}"


def _why(line: LineView) -> str:
    """Say by whose word and why the target in force stands."""
    if not line.changes:
        return ""
    last = line.changes[-1]
    return "\n".join(filter(None, (f"理由：{last.reason}", last.document and f"依据：{last.document}")))


def _form_sentence(row: Row) -> str:
    if row.lead is None:
        return ""
    received = f"，{show.day(row.lead.received)}收到" if row.lead.received else ""
    return f"{row.lead.unit.short}本期填报表：{row.lead.form.word}{received}"
