"""Colours and fonts of the window, in one place; which light shows is decided in the model, never here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from model.terms import FormState, Light

INK = "#1F2933"
SOFT = "#5B6775"
FAINT = "#8A94A0"
LINE = "#D9DEE4"
HAIR = "#E8ECF0"
PAPER = "#FFFFFF"
ZEBRA = "#F8FAFC"
DESK = "#F1F4F7"
BLUE = "#1B5FAA"
PALE_BLUE = "#E3EEF9"
RED = "#B42318"
AMBER = "#8A5A00"
GREEN = "#1E7B45"
BAD = "#FDE8E6"
WASH = "#EAF3FC"
CHANGED = "#FFF6D6"
"""The ground of what was changed in a window and is not saved yet, wherever it is."""
MARK = "#FFE7A3"
MARK_EDGE = "#8A5A00"
GUTTER = "#F4F6F9"
BAR = "#B4BCC5"

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
POINTS = 9.5


@dataclass(frozen=True, slots=True)
class Pill:
    """How a word is set off: in a grey print a red one stays dark, a yellow one light, a green one outlined."""

    fill: str
    text: str
    edge: str


LIGHTS = {
    Light.RED: Pill("#C62F23", "#FFFFFF", "#C62F23"),
    Light.YELLOW: Pill("#FFE08A", "#5C3D00", "#D9A400"),
    Light.GREEN: Pill("#FFFFFF", "#1E7B45", "#6DB58A"),
    Light.DONE: Pill("#E3EEF9", "#174F8D", "#8DB4DD"),
    Light.NONE: Pill("#FFFFFF", "#5B6775", "#D9DEE4"),
}

FORMS = {
    FormState.RETURNED: GREEN,
    FormState.LATE: AMBER,
    FormState.MISSING: RED,
    FormState.NOT_SENT: FAINT,
}


def palette() -> QPalette:
    """Return the program's own light palette, the same on every desktop."""
    out = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: DESK,
        role.WindowText: INK,
        role.Base: PAPER,
        role.AlternateBase: ZEBRA,
        role.Text: INK,
        role.Button: "#F7F9FB",
        role.ButtonText: INK,
        role.BrightText: PAPER,
        role.Highlight: BLUE,
        role.HighlightedText: PAPER,
        role.ToolTipBase: "#FFFBE8",
        role.ToolTipText: INK,
        role.PlaceholderText: FAINT,
        role.Link: BLUE,
        role.LinkVisited: BLUE,
        role.Light: PAPER,
        role.Midlight: HAIR,
        role.Mid: "#C3CAD2",
        role.Dark: "#A3ACB6",
        role.Shadow: "#7C8691",
    }.items():
        out.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        out.setColor(QPalette.ColorGroup.Disabled, name, QColor("#9AA4AF"))
    out.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor("#C3CAD2"))
    return out


def font(points: float = POINTS) -> QFont:
    """Return the application font: the first Chinese family this machine has, the others as fallbacks."""
    have = set(QFontDatabase.families())
    families = [name for name in FAMILIES if name in have]
    out = QFont()
    if families:
        out.setFamilies(families)
    out.setPointSizeF(points)
    return out
