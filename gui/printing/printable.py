"""What can be printed: its pages, each with its paper and how it is painted; and how they go onto a printer or a PDF.

Lengths of what is painted are twentieths of a point, from the upper left corner within the page's margins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QFile
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from model.work.progress import Tick, silent

POINT = 20
DPI = 1200


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its paper and margins, and what paints it (into the margins too, where it likes)."""

    layout: QPageLayout
    paint: Callable[[QPainter], None]


class Printable(Protocol):
    """Something the preview shows."""

    @property
    def title(self) -> str:
        """Return what it is called, in the window's title and as a file."""

    @property
    def fixed(self) -> str:
        """Return why its paper is not the clerk's to choose, "" where it is."""

    @property
    def told(self) -> str:
        """Return what is told beside the number of pages, such as "71行"; "" for nothing."""

    @property
    def notes(self) -> str:
        """Return what the clerk should know of it, such as fonts that are missing; "" for nothing."""

    def remembered(self) -> QPageLayout:
        """Return the paper used last for it, else the one that suits."""

    def keep(self, layout: QPageLayout) -> None:
        """Remember a paper chosen."""

    def pages(self, layout: QPageLayout, tick: Tick = silent) -> Sequence[Page]:
        """Lay it out on that paper (what is `fixed` on its own), in any thread; at least one page."""


def draw(pages: Sequence[Page], device: QPagedPaintDevice) -> int:
    """Paint pages one after another, each on its own paper; return how many."""
    device.setPageLayout(pages[0].layout)
    painter = QPainter(device)
    for number, page in enumerate(pages):
        if number:
            device.setPageLayout(page.layout)
            device.newPage()
        scale = device.logicalDpiX() / 72 / POINT
        painter.save()
        painter.scale(scale, scale)
        page.paint(painter)
        painter.restore()
    painter.end()
    return len(pages)


def save(pages: Sequence[Page], title: str, to: Path) -> int:
    """Write pages as PDF; return how many, 0 where the file cannot be written."""
    half = to.with_name(f"{to.name}.part")
    file = QFile(str(half))
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        return 0
    writer = QPdfWriter(file)
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("民生实事台账")
    many = draw(pages, writer)
    file.close()
    try:
        half.replace(to)
    except OSError:
        half.unlink(missing_ok=True)
        return 0
    return many
