"""Small pieces forms are made of: headings, facts, banners, buttons, and the bar of a line's progress."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons, palette
from gui.tables.cells import draw_pill
from model.terms import Light


class Button(QPushButton):
    """A push button that Enter presses as well as the space bar, whatever a dialog's default act is."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Press on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def label(text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label of one of the sheet's roles: title, heading, soft, faint, number."""
    out = QLabel(text, parent)
    out.setProperty("role", role)
    out.setWordWrap(wrap)
    out.setTextFormat(Qt.TextFormat.PlainText)
    return out


def button(text: str, slot: Callable[[], object], *, kind: str = "", icon: str = "") -> QPushButton:
    """Return a push button; kind "primary" is the one act of a screen, "link" is text only."""
    out = Button(text)
    out.setProperty("kind", kind)
    out.clicked.connect(lambda: slot())
    if icon:
        out.setIcon(icons.icon(icon, "#FFFFFF" if kind == "primary" else palette.BLUE))
    return out


def field(name: str, width: int = 0, *, hint: str = "") -> QLineEdit:
    """Return a line to type into, by its name for a screen reader; `hint` stands in it while it is empty."""
    out = QLineEdit()
    out.setAccessibleName(name)
    out.setPlaceholderText(hint)
    if width:
        out.setFixedWidth(width)
    return out


def rule() -> QFrame:
    """Return a hair line between two sections."""
    out = QFrame()
    out.setFrameShape(QFrame.Shape.HLine)
    out.setProperty("role", "rule")
    out.setFixedHeight(1)
    return out


class Facts(QWidget):
    """Pairs of a soft word and its value, two pairs to a row."""

    def __init__(self, names: tuple[str, ...], across: int = 2) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self._values: dict[str, QLabel] = {}
        for number, name in enumerate(names):
            row, column = divmod(number, across)
            grid.addWidget(label(name, "soft"), row, column * 2)
            value = self._values[name] = label("", "fact")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(value, row, column * 2 + 1)
        for column in range(across):
            grid.setColumnStretch(column * 2 + 1, 1)

    def say(self, name: str, text: str, colour: str = "") -> None:
        """Write one value."""
        value = self._values[name]
        value.setText(text)
        value.setToolTip(text)
        value.setStyleSheet(f"color: {colour}" if colour else "")


class Banner(QFrame):
    """A coloured strip with one sentence and, where something is to be done, its button."""

    def __init__(self, kind: str = "warning") -> None:
        super().__init__()
        self.setProperty("banner", kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 8, 6)
        self._text = label("", wrap=True)
        row.addWidget(self._text, 1)
        self._button: QPushButton | None = None
        self.hide()

    def offer(self, text: str, slot: Callable[[], object]) -> Banner:
        """Add the button."""
        self._button = button(text, slot)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._button)
        return self

    def text(self) -> str:
        """Return the sentence that is shown, "" for none."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))


class LightLabel(QWidget):
    """A light's pill outside a table."""

    def __init__(self) -> None:
        super().__init__()
        self._light, self._word = Light.NONE, ""
        self.setFixedHeight(26)
        self.setMinimumWidth(90)

    def say(self, light: Light, word: str) -> None:
        """Show a light with its word."""
        self._light, self._word = light, word
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.setMinimumWidth(max(90, self.fontMetrics().horizontalAdvance(word) + 36))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw the pill."""
        painter = QPainter(self)
        if self._word:
            draw_pill(painter, QRectF(self.rect()), self._word, self._light, self.font())
        painter.end()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for the pill's size."""
        return QSize(96, 26)


class ProgressBar(QWidget):
    """A line's completion as a bar, with a mark where it should stand by now."""

    def __init__(self) -> None:
        super().__init__()
        self._done: Decimal | None = None
        self._due: Decimal | None = None
        self._light = Light.NONE
        self.setFixedHeight(18)

    def say(self, done: Decimal | None, due: Decimal | None, light: Light) -> None:
        """Show per cent of the year's target done and due."""
        self._done, self._due, self._light = done, due, light
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw track, bar and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0.5, 5, self.width() - 1, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#E6EAEF"))
        painter.drawRoundedRect(track, 4, 4)
        if self._done:
            share = min(float(self._done) / 100, 1.0)
            bar = QRectF(track.left(), track.top(), max(track.width() * share, 4), track.height())
            look = palette.LIGHTS[self._light]
            painter.setBrush(QColor(look.edge if self._light is not Light.NONE else palette.FAINT))
            painter.drawRoundedRect(bar, 4, 4)
        if self._due is not None:
            place = track.left() + track.width() * min(float(self._due) / 100, 1.0)
            painter.setPen(QPen(QColor(palette.INK), 2))
            painter.drawLine(int(place), 1, int(place), 17)
        painter.end()


class Section(QWidget):
    """A heading over its content, 8 px apart."""

    def __init__(self, title: str, *content: QWidget) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(title, "heading"))
        for one in content:
            box.addWidget(one)


def scrolled(inside: QWidget) -> QScrollArea:
    """Let a tall widget be scrolled up and down."""
    out = QScrollArea()
    out.setWidget(inside)
    out.setWidgetResizable(True)
    out.setFrameShape(QFrame.Shape.NoFrame)
    out.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return out


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
