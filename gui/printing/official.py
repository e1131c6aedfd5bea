"""Papers of the office as pages by GB/T 9704: the page the document has, upright or on its side, and its number."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from gui.papers import fonts
from gui.printing import boxes, faces, paragraphs, tables
from gui.printing.boxes import Box, Placed
from gui.printing.papers import LYING, UPRIGHT
from gui.printing.preview import Preview
from gui.printing.printable import Page
from gui.session import Session
from model.records.document_out import Block, Face, PaperOut, Section, Table, Words
from model.rules import official_page
from model.rules.official_looks import LOOKS
from model.rules.official_page import NUMBER_BOX, NUMBER_IN, NUMBER_POINTS, PAPER, twips
from model.work.progress import Tick, silent

FIXED = "公文按规定用 A4 纸，附表该横放的自动横放；这里看到的就是要存成 Word 的那一份。只看不记，台账不改动。"
BELOW = 7
"""Mm from the text down to the number's dash."""


@dataclass(frozen=True, slots=True)
class OfficialPages:
    """Papers one after another, laid out already, as the preview takes them."""

    papers: tuple[PaperOut, ...]
    title: str
    laid: tuple[Page, ...]
    fixed: str = FIXED

    @property
    def told(self) -> str:
        """Return how many papers these are."""
        return f"{len(self.papers)}份" if len(self.papers) > 1 else ""

    @property
    def notes(self) -> str:
        """Return which faces this machine lacks."""
        return fonts.lacking()

    def remembered(self) -> QPageLayout:
        """Return the upright page."""
        return page(landscape=False)

    def keep(self, layout: QPageLayout) -> None:
        """Keep to the paper of official papers."""

    def pages(self, layout: QPageLayout, tick: Tick = silent) -> Sequence[Page]:
        """Return the pages, each on its own paper."""
        return self.laid


def preview(parent: QWidget, session: Session, papers: Sequence[PaperOut], title: str) -> None:
    """Open the preview of papers, one after another, once the worker has laid them out."""
    session.ask(
        "排公文的版面",
        lambda ledger, tick: lay_out(papers, title, tick),
        lambda shown: Preview(parent, shown).open(),
        replaces="preview",
    )


def lay_out(papers: Sequence[PaperOut], title: str, tick: Tick = silent) -> OfficialPages:
    """Lay papers out, each section on its own pages, each paper numbered from 1; may be done in any thread."""
    pages: list[Page] = []
    for number, paper in enumerate(papers):
        tick(number, len(papers), paper.name)
        pages += _paper(paper)
    return OfficialPages(tuple(papers), title, tuple(pages))


def page(*, landscape: bool) -> QPageLayout:
    """Return A4 with the margins of GB/T 9704."""
    top, right, bottom, left = official_page.margins(landscape=landscape)
    turn = LYING if landscape else UPRIGHT
    margins = QMarginsF(left, top, right, bottom)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turn, margins, QPageLayout.Unit.Millimeter)


def _paper(paper: PaperOut) -> Iterator[Page]:
    number = 0
    for section in paper.sections or (Section(()),):
        for placed in boxes.fill(list(laid(paper, section)), room(section)[1]):
            number += 1
            shown = number if paper.numbered else 0
            yield Page(
                page(landscape=section.landscape),
                functools.partial(_paint, placed=placed, number=shown, landscape=section.landscape),
            )


def room(section: Section) -> tuple[int, int]:
    """Return how wide and high a section's pages are within their margins."""
    wide, high = PAPER[::-1] if section.landscape else PAPER
    top, right, bottom, left = official_page.margins(landscape=section.landscape)
    return twips(wide - left - right), twips(high - top - bottom)


def laid(paper: PaperOut, section: Section) -> Iterator[Box]:
    """Yield a section's lines and rows."""
    wide, high = room(section)
    for recorded, some in itertools.groupby(section.blocks, _recorded):
        if recorded:
            yield from paragraphs.record([one for one in some if isinstance(one, Words)], paper.grid, wide)
            continue
        for block in some:
            if isinstance(block, Table):
                yield from tables.rows(block, wide, high)
            else:
                yield from paragraphs.lines(block, paper.grid, wide)


def _recorded(block: Block) -> bool:
    return isinstance(block, Words) and LOOKS[block.style].record


def _paint(painter: QPainter, placed: Sequence[Placed], number: int, *, landscape: bool) -> None:
    boxes.paint(painter, placed)
    if number:
        painter.save()
        _turned(painter, number) if landscape else _upright(painter, number)
        painter.restore()


def _upright(painter: QPainter, number: int) -> None:
    """Write the number at the outer edge: right on odd pages, left on even ones."""
    text, wide = _number(painter, number)
    room = twips(official_page.TEXT_WIDTH)
    left = room - NUMBER_IN - wide if number % 2 else NUMBER_IN
    middle = twips(official_page.TEXT_HEIGHT + BELOW)
    painter.drawText(QPointF(left, middle + faces.base(0, NUMBER_POINTS)), text)


def _turned(painter: QPainter, number: int) -> None:
    """Write the number at the sheet's left, turned with it: low on odd pages, high on even ones."""
    text, wide = _number(painter, number)
    top, _, _, left = official_page.TURNED
    across, down = official_page.number_box(even=not number % 2)
    begin = twips(down + NUMBER_BOX[1]) - wide if number % 2 else twips(down)
    middle = twips(across + NUMBER_BOX[0] / 2 - left)
    painter.translate(middle - faces.base(0, NUMBER_POINTS), begin - twips(top))
    painter.rotate(90)
    painter.drawText(QPointF(0, 0), text)


def _number(painter: QPainter, number: int) -> tuple[str, float]:
    face = faces.font(Face.SONG, NUMBER_POINTS)
    painter.setFont(face)
    painter.setPen(paragraphs.BLACK)
    text = f"—{number}—"
    return text, QFontMetricsF(face).horizontalAdvance(text)
