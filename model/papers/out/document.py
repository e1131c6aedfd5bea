"""A paper → the bytes of a .docx: the same for the same paper, whenever and wherever it is written."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from model.papers.out import blocks, footers, page, styles
from model.papers.out.fonts import table
from model.records.document_out import Grid, PaperOut, Section, Table

if TYPE_CHECKING:
    from docx.document import Document

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACE = f'xmlns:w="{_MAIN}" xmlns:r="{_LINKS}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = ("styles", "fontTable", "settings")
_STAMP = (1980, 1, 1, 0, 0, 0)


def build(paper: PaperOut) -> bytes:
    """Return the document; python-docx is imported only here, when one is written."""
    import docx

    document = docx.Document(io.BytesIO(_empty(paper.grid)))
    body = document.element.body
    for child in list(body):
        body.remove(child)
    for number, section in enumerate(paper.sections, 1):
        for block in section.blocks:
            body.append(_parsed(blocks.xml(block)))
        last = number == len(paper.sections)
        _close(document, paper, section, first=number == 1, last=last)
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = paper.name, "民生实事台账", "", ""
    core.created = core.modified = _day()
    out = io.BytesIO()
    document.save(out)
    return _stamped(out.getvalue())


def _close(document: Document, paper: PaperOut, section: Section, *, first: bool, last: bool) -> None:
    """End a section: its own properties stand in its last paragraph, those of the last one in the body."""
    told = page.properties(paper.grid, landscape=section.landscape, first=first)
    numbers = _footers(document, section) if paper.numbered else ""
    made = _parsed(f"<w:sectPr>{numbers}{told}</w:sectPr>")
    holder = _parsed('<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>')
    if last:
        if section.blocks and isinstance(section.blocks[-1], Table):
            document.element.body.append(holder)  # a document never ends with a table
        document.element.body.append(made)
        return
    holder[0].append(made)
    document.element.body.append(holder)


def _footers(document: Document, section: Section) -> str:
    """Add the section's two footers and return what refers to them.

    Parts of our own: python-docx would take its templates, which it does not find in a frozen program.
    """
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.parts.hdrftr import FooterPart

    out = []
    for even in (False, True):
        drawn = footers.turned(even=even) if section.landscape else footers.upright(even=even)
        package: Any = document.part.package
        name = package.next_partname("/word/footer%d.xml")
        part = FooterPart(name, CONTENT_TYPE.WML_FOOTER, _parsed(f"<w:ftr>{drawn}</w:ftr>"), package)
        key = document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
        out.append(f'<w:footerReference w:type="{"even" if even else "default"}" r:id="{key}"/>')
    return "".join(out)


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    head, _, rest = xml.partition(">")
    if head.endswith("/"):
        head, rest = head[:-1], f"/>{rest}"
        return parse_xml(f"{head} {_NAMESPACE}{rest}")
    return parse_xml(f"{head} {_NAMESPACE}>{rest}")


def _day() -> Any:
    import datetime

    return datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def _empty(grid: Grid) -> bytes:
    """Return a document of ours without content, so that no template's styles come along."""
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(_PARTS, 1)
    )
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), *((part, part) for part in _PARTS))
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_LINKS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACE}><w:body><w:sectPr/></w:body></w:document>",
        "word/styles.xml": styles.xml(_NAMESPACE, grid),
        "word/fontTable.xml": table(_NAMESPACE),
        "word/settings.xml": f"<w:settings {_NAMESPACE}><w:evenAndOddHeaders/>"
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        "</w:settings>",
    }
    return _zipped({name: (_HEAD + text).encode() for name, text in parts.items()})


def _stamped(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return _zipped({name: source.read(name) for name in source.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            target.writestr(info, data)
    return out.getvalue()
