"""Paper and orientation of each list and chart, as this desk used them last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from gui import settings

A4, A3 = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3
SIZES: Sequence[tuple[str, QPageSize.PageSizeId]] = (("A4", A4), ("A3", A3))
UPRIGHT, LYING = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
TURNS: Sequence[tuple[str, QPageLayout.Orientation]] = (("纵向", UPRIGHT), ("横向", LYING))
MARGIN = 15.0


def remembered(key: str, *, lying: bool, size: str = "A4") -> QPageLayout:
    """Return the page something was printed on last, else the size that suits it, on its side where that does."""
    size, _, turn = settings.text(f"print/{key}", f"{size} {'横向' if lying else '纵向'}").partition(" ")
    return page(dict(SIZES).get(size, A4), dict(TURNS).get(turn, UPRIGHT))


def page(size: QPageSize.PageSizeId, turn: QPageLayout.Orientation) -> QPageLayout:
    """Return a page with our margins."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    return QPageLayout(QPageSize(size), turn, margins, QPageLayout.Unit.Millimeter)


def keep(key: str, layout: QPageLayout) -> None:
    """Remember the page something is printed on."""
    size = "A3" if layout.pageSize().id() is A3 else "A4"
    settings.keep(f"print/{key}", f"{size} {'横向' if layout.orientation() is LYING else '纵向'}")
