"""A paper the office writes, before anyone lays it out: paragraphs and tables by what they are, never by how they look.

`papers/out` gives each of them its font and place by GB/T 9704; `rules/paper_out.py` counts its lines.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Face(enum.Enum):
    """A typeface of official papers."""

    SONG_TITLE = "方正小标宋简体"
    HEI = "黑体"
    KAI = "楷体_GB2312"
    FANG = "仿宋_GB2312"
    SONG = "宋体"


class Style(enum.Enum):
    """What a paragraph is."""

    MASTHEAD = "刊头"
    ISSUE = "刊期"
    TITLE = "标题"
    SUBTITLE = "副标题"
    BODY = "正文"
    LEVEL_1 = "一级标题"
    LEVEL_2 = "二级标题"
    FLUSH = "顶格"
    CENTRE = "居中"
    SIGN = "落款"
    ANNEX = "附件标记"
    NOTE = "附注"
    BLANK = "空行"
    RULED = "刊头线"
    KEPT = "附件说明"
    RECORD = "版记"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one typeface; None is the paragraph's own."""

    text: str
    face: Face | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    style: Style
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in mm, and whether its cells stand in the middle."""

    heading: str
    width: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a cell a column; `spanning` stands below it over all columns, "" for nothing."""

    cells: tuple[str, ...]
    spanning: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading is repeated on every page; a `small` one is set closer, for many rows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    small: bool = False


Block = Words | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Some pages of one orientation; each section begins on a page of its own."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """How a page is filled: the body's size in points, so many lines of so many full-width characters."""

    points: int
    lines: int
    characters: int


OFFICIAL = Grid(16, 22, 28)
"""三号, 22 lines of 28 characters (GB/T 9704)."""


@dataclass(frozen=True, slots=True)
class PaperOut:
    """A paper as it is written: its name, its pages, how they are filled, and whether they bear numbers."""

    name: str
    sections: tuple[Section, ...]
    grid: Grid = OFFICIAL
    numbered: bool = True
