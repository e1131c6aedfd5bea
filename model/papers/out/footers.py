"""Page numbers by GB/T 9704: —1—, 四号宋体, one character from the outer edge: right on odd pages, left on even.

On a landscape page the number stays where it is on the paper: at the sheet's left, turned with it.
"""

from __future__ import annotations

from model.rules.official_page import NUMBER_BOX, NUMBER_IN, number_box, twips

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_NUMBER = f"<w:r><w:t>—</w:t></w:r>{_FIELD}<w:r><w:t>—</w:t></w:r>"


def upright(*, even: bool) -> str:
    """Return a portrait page's footer paragraph."""
    edge = f'<w:ind w:leftChars="100" w:left="{NUMBER_IN}"/><w:jc w:val="left"/>' if even else (
        f'<w:ind w:rightChars="100" w:right="{NUMBER_IN}"/><w:jc w:val="right"/>'
    )  # fmt: skip
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{edge}</w:pPr>{_NUMBER}</w:p>'


def turned(*, even: bool) -> str:
    """Return a landscape page's footer: a box at the sheet's left, its text turned, low on odd pages, high on even."""
    wide, high = NUMBER_BOX
    across, down = number_box(even=even)
    edge = "left" if even else "right"
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" '
        f'w:tblpX="{twips(across)}" w:tblpY="{twips(down)}"/><w:tblW w:w="{twips(wide)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{twips(wide)}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{twips(high)}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{twips(wide)}" w:type="dxa"/><w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{edge}"/></w:pPr>{_NUMBER}</w:p></w:tc></w:tr></w:tbl>'
        '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>'
    )
