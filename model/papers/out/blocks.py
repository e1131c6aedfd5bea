"""Paragraphs and tables as a document's own XML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from model.papers.out.fonts import fonts
from model.papers.out.styles import half
from model.records.document_out import Block, Face, Row, Run, Table, Words
from model.rules.official_looks import (
    BORDER_POINTS,
    CELL_ABOVE,
    CELL_BESIDE,
    SMALL_LINE,
    SMALL_POINTS,
    TABLE_LINE,
    TABLE_POINTS,
)
from model.rules.official_page import twips

_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="{round(BORDER_POINTS * 8)}" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = (
    f'<w:tblCellMar><w:top w:w="{CELL_ABOVE}" w:type="dxa"/><w:left w:w="{CELL_BESIDE}" w:type="dxa"/>'
    f'<w:bottom w:w="{CELL_ABOVE}" w:type="dxa"/><w:right w:w="{CELL_BESIDE}" w:type="dxa"/></w:tblCellMar>'
)


def xml(block: Block) -> str:
    """Return a block's XML, without namespaces."""
    return _table(block) if isinstance(block, Table) else paragraph(block)


def paragraph(words: Words) -> str:
    """Return a paragraph in its style."""
    runs = "".join(_run(run) for run in words.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{words.style.name}"/></w:pPr>{runs}</w:p>'


def _run(run: Run, extra: str = "") -> str:
    looks = (fonts(run.face) if run.face else "") + ("<w:b/>" if run.bold else "") + extra
    lines = (
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t"))
        for line in run.text.split("\n")
    )
    text = "<w:br/>".join(lines)
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{text}</w:r>"


def _table(table: Table) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(column.width)}"/>' for column in table.columns)
    wide = sum(twips(column.width) for column in table.columns)
    head = Row(tuple(column.heading for column in table.columns), bold=True)
    rows = "".join(_row(table, one) for one in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_EDGES}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(table, head, heading=True)}{rows}</w:tbl>"
    )


def _row(table: Table, row: Row, *, heading: bool = False) -> str:
    columns, small = table.columns, table.small
    cells = "".join(
        _cell(Run(text, Face.HEI if heading else Face.FANG, row.bold and not heading), twips(column.width), look)
        for column, text in zip(columns, row.cells, strict=True)
        for look in [_Look(heading or column.centred, keep=heading or bool(row.spanning), small=small)]
    )
    whole = ""
    if row.spanning:
        wide = sum(twips(column.width) for column in columns)
        inner = _cell(Run(row.spanning, Face.FANG), wide, _Look(span=len(columns), small=small))
        whole = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inner}</w:tr>"
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>{whole}"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell stands: in the middle, over so many columns, on one page with the row below, in small type."""

    centred: bool = False
    span: int = 1
    keep: bool = False
    small: bool = False


def _cell(run: Run, wide: int, look: _Look) -> str:
    points, line = (SMALL_POINTS, SMALL_LINE) if look.small else (TABLE_POINTS, TABLE_LINE)
    size = f'<w:sz w:val="{half(points)}"/><w:szCs w:val="{half(points)}"/>'
    spans = f'<w:gridSpan w:val="{look.span}"/>' if look.span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{spans}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{"<w:keepNext/>" if look.keep else ""}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="{line * 20}" w:lineRule="exact"/><w:jc w:val="{"center" if look.centred else "left"}"/>'
        f"</w:pPr>{_run(run, size)}</w:p></w:tc>"
    )
