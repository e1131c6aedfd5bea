"""The styles of a paper: each kind of paragraph with its font, size, place and line pitch; nothing of another's."""

from __future__ import annotations

from model.papers.out.fonts import fonts
from model.records.document_out import Face, Grid, Style
from model.rules import official_page as page
from model.rules.official_looks import (
    INDENT,
    LOOKS,
    RECORD_AIR,
    RECORD_BETWEEN,
    RECORD_EDGE,
    RECORD_IN,
    RED,
    RULE_AIR,
    RULE_POINTS,
    Look,
    high,
)
from model.rules.official_page import NUMBER_POINTS

_RULE = (
    f'<w:pBdr><w:bottom w:val="single" w:sz="{round(RULE_POINTS * 8)}" w:space="{RULE_AIR}" w:color="{RED}"/></w:pBdr>'
    f'<w:tabs><w:tab w:val="right" w:pos="{page.twips(page.TEXT_WIDTH)}"/></w:tabs>'
)
"""The red line below a masthead, its date at the right."""
_RECORD = (
    "<w:pBdr>"
    + "".join(
        f'<w:{where} w:val="single" w:sz="{round(thick * 8)}" w:space="{RECORD_AIR}" w:color="000000"/>'
        for where, thick in (("top", RECORD_EDGE), ("bottom", RECORD_EDGE), ("between", RECORD_BETWEEN))
    )
    + f'</w:pBdr><w:tabs><w:tab w:val="right" w:pos="{page.twips(page.TEXT_WIDTH) - RECORD_IN}"/></w:tabs>'
)
"""版记: at the foot of the last page, between black lines, thick ones outside, a thin one inside."""


def xml(namespace: str, grid: Grid) -> str:
    """Return the document's styles: the body's is the default, and every kind of paragraph has its own."""
    size = half(grid.points)
    told = "".join(_style(style, look, grid) for style, look in LOOKS.items())
    return (
        f'<w:styles {namespace}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(Face.FANG)}<w:kern w:val="2"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:rPr>'
        f'{fonts(Face.SONG)}<w:sz w:val="{half(NUMBER_POINTS)}"/><w:szCs w:val="{half(NUMBER_POINTS)}"/></w:rPr>'
        "</w:style>"
        f"{told}</w:styles>"
    )


def half(points: float) -> int:
    """Return a size in half-points."""
    return round(points * 2)


def _style(style: Style, look: Look, grid: Grid) -> str:
    pitch = page.pitch(grid)
    size = look.points or grid.points
    indent = (
        f'<w:ind w:firstLineChars="{INDENT * 100}" w:firstLine="{round(grid.points * 20 * INDENT)}"/>'
        if look.indent
        else ""
    )
    around = f'w:before="{round(look.before * pitch)}" w:after="{round(look.after * pitch)}"'
    ruled = _RULE if look.ruled else _RECORD if look.record else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    keep = ("<w:keepNext/>" if look.keep else "") + ("" if look.indent else "<w:keepLines/>")
    close = "" if look.points else f'<w:spacing w:val="{page.spacing(grid)}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.name}"><w:name w:val="{style.value}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}'
        f'{ruled}<w:spacing {around} w:line="{high(look, grid)}" w:lineRule="exact"/>{indent}'
        f'<w:jc w:val="{look.align}"/></w:pPr><w:rPr>{fonts(look.face)}{colour}{close}'
        f'<w:sz w:val="{half(size)}"/><w:szCs w:val="{half(size)}"/></w:rPr></w:style>'
    )
