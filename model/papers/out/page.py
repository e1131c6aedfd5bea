"""The page of GB/T 9704 as a section's own properties."""

from __future__ import annotations

from model.records.document_out import Grid
from model.rules.official_page import NUMBER, PAPER, margins, pitch, twips


def properties(grid: Grid, *, landscape: bool, first: bool) -> str:
    """Return what a section's w:sectPr holds besides its footers; `first`: its pages count from 1."""
    wide, high = PAPER[::-1] if landscape else PAPER
    top, right, bottom, left = margins(landscape=landscape)
    turned = ' w:orient="landscape"' if landscape else ""
    distance = twips(NUMBER)
    return (
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}"{turned}/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" w:left="{twips(left)}" '
        f'w:header="851" w:footer="{min(distance, twips(bottom) - 567)}" w:gutter="0"/>'
        + (f'<w:pgNumType w:start="{1}"/>' if first else "")
        + ('<w:cols w:space="425"/>' if landscape else f'<w:cols w:space="425"/>{_grid(grid)}')
    )


def _grid(grid: Grid) -> str:
    return f'<w:docGrid w:type="lines" w:linePitch="{pitch(grid)}"/>'
