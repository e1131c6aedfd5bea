"""A picture of 看板 on a page of paper: as large as it goes on one page, A4 on its side where nothing is chosen."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QPageLayout, QPainter

from gui import palette
from gui.pictures.drawing import Drawing, Sheet
from gui.pictures.paper import PIXELS, Framed
from gui.printing import papers
from gui.printing.printable import POINT, Page
from model.work.progress import Tick, silent

WIDTHS = (1000, 1150, 1350, 1600, 1900, 2300, 2800, 3400)
"""How wide a picture may be laid out; what leaves its words largest on the page is taken."""
HEADS = 130
"""Of a page's height what title, day and rule take, about."""
LEAST = 6.0
"""Points under which words are hard to read."""


@dataclass(slots=True)
class OnePage:
    """A picture as the preview takes it; `kind` names its paper, `points` is its words' size laid out last."""

    drawing: Drawing
    when: str
    kind: str
    fixed: str = ""
    told: str = ""
    points: float = LEAST

    @property
    def title(self) -> str:
        """Return the picture's title."""
        return self.drawing.title

    @property
    def notes(self) -> str:
        """Say how small the words are where they are hard to read."""
        small = f"内容多，放在一页里字只有{self.points:.1f}磅，不好认。"
        help_ = "可以改选 A3 或纵向；还看不清的，请用“存为图片…”。"
        return small + help_ if self.points < LEAST else ""

    def remembered(self) -> QPageLayout:
        """Return the page this picture was printed on last, else A4 on its side."""
        return papers.remembered(f"picture_{self.kind}", lying=True)

    def keep(self, layout: QPageLayout) -> None:
        """Remember the picture's page."""
        papers.keep(f"picture_{self.kind}", layout)

    def pages(self, layout: QPageLayout, tick: Tick = silent) -> Sequence[Page]:
        """Lay the picture on one page of that paper."""
        framed, scale = _fit(self, layout, tick)
        self.points = scale * PIXELS / POINT
        room = layout.paintRect(QPageLayout.Unit.Point).width() * POINT
        left = max(0.0, (room - framed.width * scale) / 2)
        return [Page(layout, functools.partial(_paint, framed=framed, scale=scale, left=left))]


def _fit(page: OnePage, layout: QPageLayout, tick: Tick) -> tuple[Framed, float]:
    """Return the picture laid out so that its words are largest on the page, and twips a pixel of it takes."""
    return max(_ways(page, layout, tick), key=lambda one: one[1])


def _ways(page: OnePage, layout: QPageLayout, tick: Tick) -> Iterator[tuple[Framed, float]]:
    area = layout.paintRect(QPageLayout.Unit.Point)
    wide, high = area.width() * POINT, area.height() * POINT
    font = QFont(palette.font())
    font.setPixelSize(PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for at, width in enumerate(WIDTHS):
        tick(at, len(WIDTHS), page.title)
        sheet = Sheet(width, width * high / wide - HEADS, font, whole=True)
        framed = Framed(page.drawing, page.when, page.drawing.lay(sheet), sheet)
        yield framed, min(wide / framed.width, high / framed.height)
        if framed.height <= width * high / wide:
            return


def _paint(painter: QPainter, framed: Framed, scale: float, left: float) -> None:
    painter.translate(left, 0)
    painter.scale(scale, scale)
    framed.draw(painter)
