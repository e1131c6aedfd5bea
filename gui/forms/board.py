"""The working screen: units on the left, items in the middle, the chosen line's progress on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from gui import icons, palette, settings
from gui.forms.parts import button, label
from gui.forms.progress_form import ProgressForm
from gui.tables.filter_bar import FilterBar
from gui.tables.item_rows import Row, rows
from gui.tables.item_view import ItemView
from gui.tables.unit_view import UnitTreeView
from model.records import LightRule, PeriodView
from model.terms import FormState, Light

WIDTHS = [254, 1112]
RIGHT, BELOW = [825, 286], [1000, 190]
NARROW = 1200
"""Below this width the form stands under the table, unless the clerk said where it is to stand."""


class Board(QSplitter):
    """Hold the three parts together; `wanted` asks for a verb about the chosen line."""

    wanted = Signal(str)
    counted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.view: PeriodView | None = None
        self._all: tuple[Row, ...] = ()
        self.tree = UnitTreeView()
        self.tree.setObjectName("units")
        self.filters = FilterBar()
        self.filters.setObjectName("filters")
        self.filters.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.items = ItemView()
        self.items.setObjectName("items")
        self.form = ProgressForm()
        self.items.drafted = lambda row: self.form.entry.has_draft(row.line.line.id)
        self.work = QSplitter(Qt.Orientation.Horizontal)
        self.work.addWidget(self._middle())
        self.work.addWidget(self.form)
        self.addWidget(self._side())
        self.addWidget(self.work)
        for splitter in (self, self.work):
            splitter.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.work.setStretchFactor(0, 1)
        self.setSizes(WIDTHS)
        self.work.setSizes(RIGHT)
        for splitter, key in ((self, "board"), (self.work, "work")):
            if not settings.layout(key).isEmpty():
                splitter.restoreState(settings.layout(key))
        self._connect()

    def _connect(self) -> None:
        self.tree.picked.connect(self._on_unit)
        self.filters.changed.connect(self._filter)
        self.filters.cleared.connect(self.show_all)
        self.items.chosen.connect(lambda row: self.form.show_row(self.view, row))
        self.items.counted.connect(self.counted)
        self.items.wanted.connect(self.wanted)
        self.items.filtered.connect(self.filters.set_by)
        self.form.wanted.connect(self.wanted)
        self.form.entry.kept.changed.connect(self.items.refit)
        self.form.stepped.connect(self.items.step)
        self.items.activated.connect(lambda _: self.wanted.emit("fill"))

    def _side(self) -> QWidget:
        out = QWidget()
        out.setObjectName("side")
        out.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        out.setMinimumWidth(210)
        box = QVBoxLayout(out)
        box.setContentsMargins(8, 8, 0, 0)
        box.setSpacing(6)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("找单位")
        self.finder.setClearButtonEnabled(True)
        glass = self.finder.addAction(icons.icon("search", palette.FAINT), QLineEdit.ActionPosition.LeadingPosition)
        glass.setToolTip("输入单位名称的一部分或拼音首字母，回车选第一家")
        self.finder.setAccessibleName("找单位")
        self.states = QComboBox()
        self.states.setAccessibleName("按报送情况筛选单位")
        self.states.addItem("全部报送情况", None)
        for state in (FormState.MISSING, FormState.LATE, FormState.RETURNED):
            self.states.addItem(f"只看{state.word}", state)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.setSpacing(6)
        top.addWidget(self.finder)
        top.addWidget(self.states)
        box.addLayout(top)
        box.addWidget(self.tree, 1)
        self.finder.textChanged.connect(lambda _: self._find())
        self.finder.returnPressed.connect(self._take_first)
        self.states.currentIndexChanged.connect(lambda _: self._find())
        return out

    def _middle(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.items)
        self._stack.addWidget(self._nothing())
        box.addWidget(self.filters)
        box.addWidget(holder, 1)
        return out

    def _nothing(self) -> QWidget:
        out = QWidget()
        out.setObjectName("panel")
        out.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        picture = QLabel()
        picture.setPixmap(icons.picture("search", 48, "#C3CAD2"))
        box = QVBoxLayout(out)
        box.addStretch(2)
        for widget in (picture, label("没有符合筛选条件的事项", "heading"), button("清除筛选", self.show_all)):
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        return out

    def show_view(self, view: PeriodView) -> None:
        """Show a round; filters, cursor and the chosen unit stay."""
        self.view = view
        self._all = rows(view)
        self.tree.show_units(view.units, view.rule)
        self.filters.count(self._of_units(), self._rule())
        self.items.show_rows(self._all)
        self._check_empty()

    def show_all(self) -> None:
        """Drop every filter."""
        self.tree.blockSignals(True)
        self.tree.choose_all()
        self.tree.blockSignals(False)
        self.filters.reset()

    def show_light(self, light: Light) -> None:
        """Show all lines of one light."""
        self.show_all()
        self.filters.set_light(light)

    def show_unit(self, unit: str) -> None:
        """Show all lines of one unit, by its id."""
        self.show_all()
        self.finder.clear()
        self.states.setCurrentIndex(0)
        self.tree.choose_unit(unit)

    def show_form_state(self, state: FormState | None) -> None:
        """Show the units whose form is in that state."""
        self.states.setCurrentIndex(max(self.states.findData(state), 0))
        self.tree.setFocus()

    def go_to_line(self, line: str) -> None:
        """Put the cursor on a line, dropping filters that hide it."""
        if not self.items.go_to_line(line):
            self.show_all()
            self.items.go_to_line(line)

    def remember(self) -> None:
        """Keep the layout for the next start."""
        settings.keep("board", self.saveState())
        settings.keep("work", self.work.saveState())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Put the form where there is room for it."""
        super().resizeEvent(event)
        said = settings.text("below")
        self.place_form(below=said == "1" if said else self.width() < NARROW)

    def place_form(self, *, below: bool) -> None:
        """Put the progress form under the table or at its right."""
        wanted = Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal
        if self.work.orientation() != wanted:
            self.work.setOrientation(wanted)
            QTimer.singleShot(0, self, self._share_room)
        self.form.lie(below)

    def _share_room(self) -> None:
        """Give table and form their parts once the window has its size."""
        below = self.work.orientation() == Qt.Orientation.Vertical
        self.work.setSizes(BELOW if below else RIGHT)

    def _on_unit(self, units: frozenset[str], name: str) -> None:
        self.filters.set_units(units, name)

    def _filter(self) -> None:
        line = self.items.current_line()
        self.items.items.keep(self.filters.filter.keeps())
        self.filters.count(self._of_units(), self._rule())
        self.items.go_to_line(line)
        self._check_empty()

    def _of_units(self) -> tuple[Row, ...]:
        units = self.filters.filter.units
        return tuple(row for row in self._all if not units or units & row.units)

    def _rule(self) -> LightRule:
        return self.view.rule if self.view else LightRule()

    def _check_empty(self) -> None:
        self._stack.setCurrentIndex(0 if self.items.items.shown or not self._all else 1)
        if not self.items.items.shown:
            self.form.show_row(self.view, None)

    def _find(self) -> None:
        self.tree.units.keep(self.finder.text(), self.form_state())
        self.tree.choose(None)

    def form_state(self) -> FormState | None:
        """Return which units are shown; Qt hands a code name back as a plain string."""
        chosen = self.states.currentData()
        return FormState(chosen) if chosen else None

    def _take_first(self) -> None:
        """Enter in the finder takes the first unit that fits."""
        group = self.tree.units.index(0, 0, self.tree.units.everything())
        unit = self.tree.units.index(0, 0, group)
        if unit.isValid():
            self.tree.setCurrentIndex(unit)
            self.tree.setFocus()
