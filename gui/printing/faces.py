"""The faces of official papers on this machine: the one named, else what stands in, else our own."""

from __future__ import annotations

import functools

from PySide6.QtGui import QFont, QFontDatabase

from gui import palette
from gui.printing.printable import POINT
from model.records.document_out import Face
from model.rules import official_looks

MIDDLE = 0.38
"""Of a character's size, from its baseline up to its middle."""


@functools.cache
def _families() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


def font(face: Face, points: float, *, bold: bool = False, stretched: float = 1) -> QFont:
    """Return a face at a size, each character so many times as wide as it is.

    Qt widens absolute gaps with the device's resolution, so they are said in proportion.
    """
    out = QFont(palette.font())
    if named := official_looks.face_for(face, _families()):
        out.setFamilies([named, *out.families()])
    out.setPixelSize(round(points * POINT))
    out.setBold(bold)
    out.setLetterSpacing(QFont.SpacingType.PercentageSpacing, stretched * 100)
    return out


def base(high: float, points: float) -> float:
    """Return where on a line so high the baseline lies, so that its characters stand in the middle."""
    return high / 2 + MIDDLE * points * POINT
