"""In which face, at which size and where on its line does each part of an official paper stand?"""

from __future__ import annotations

from dataclasses import dataclass

from model.records.document_out import Face, Grid, Style
from model.rules.official_page import pitch

RED = "C00000"
STANDS_IN = {
    Face.SONG_TITLE: ("方正小标宋_GBK", "华文中宋", "宋体"),
    Face.HEI: ("SimHei", "微软雅黑"),
    Face.KAI: ("楷体", "KaiTi", "华文楷体"),
    Face.FANG: ("仿宋", "FangSong", "华文仿宋"),
    Face.SONG: ("SimSun", "新宋体"),
}
"""What stands in for a face a machine lacks, in this order."""


@dataclass(frozen=True, slots=True)
class Look:
    """A style: face, points (0 = the body's), how it stands, how many lines deep, what lies around it in lines."""

    face: Face
    points: float = 0
    align: str = "both"
    indent: bool = False
    deep: float = 1
    before: float = 0
    after: float = 0
    colour: str = ""
    keep: bool = False
    ruled: bool = False
    record: bool = False


LOOKS = {
    Style.MASTHEAD: Look(Face.SONG_TITLE, 40, "center", deep=2.25, colour=RED),
    Style.ISSUE: Look(Face.FANG, align="center", after=0.5),
    Style.TITLE: Look(Face.SONG_TITLE, 22, "center", deep=1.25, keep=True),
    Style.SUBTITLE: Look(Face.KAI, 16, "center", keep=True),
    Style.BODY: Look(Face.FANG, indent=True),
    Style.LEVEL_1: Look(Face.HEI, indent=True, keep=True),
    Style.LEVEL_2: Look(Face.KAI, indent=True, keep=True),
    Style.FLUSH: Look(Face.FANG, align="left"),
    Style.CENTRE: Look(Face.FANG, align="center"),
    Style.SIGN: Look(Face.FANG, align="right", keep=True),
    Style.ANNEX: Look(Face.HEI, align="left", keep=True),
    Style.NOTE: Look(Face.FANG, indent=True),
    Style.BLANK: Look(Face.FANG),
    Style.RULED: Look(Face.FANG, align="left", ruled=True),
    Style.KEPT: Look(Face.FANG, indent=True, keep=True),
    Style.RECORD: Look(Face.FANG, 14, "left", record=True),
}
LEAST = 1.25
"""How high a line is at least, in the size of its words where they are larger than the body's; lower would cut them."""
INDENT = 2
"""Characters a paragraph's first line stands in."""
RULE_POINTS, RULE_AIR = 1.5, 4
"""How thick the red line below a masthead is, and points between the words and it."""
RECORD_EDGE, RECORD_BETWEEN, RECORD_AIR = 1, 0.75, 1
"""How thick the black lines of a 版记 are, outside and inside, and points between one and the words."""
RECORD_IN = 280
"""Twips from the right edge of the text to what stands right in a 版记."""
TABLE_POINTS, SMALL_POINTS = 10.5, 9
"""五号, what local tables are set in (DOMAIN.md section 9); 小五 for one of many rows."""
TABLE_LINE, SMALL_LINE = 16, 12
"""Points from line to line in a table, and in a small one."""
CELL_ABOVE, CELL_BESIDE = 28, 57
"""Twips of air above and below, left and right of a cell's words."""
BORDER_POINTS = 0.5


def high(look: Look, grid: Grid) -> int:
    """Return a line's height in twips: so many of the body's lines, never less than its own words need."""
    return max(round(look.deep * pitch(grid)), round(look.points * 20 * LEAST))


def face_for(face: Face, families: frozenset[str]) -> str:
    """Return the family a face shows in on a machine with these, "" for none of the stated ones."""
    return next((one for one in (face.value, *STANDS_IN[face]) if one in families), "")
