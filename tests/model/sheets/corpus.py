"""Malformed and odd workbooks, each made by code: its kind, what must become of it, and what must be said.

`build` makes a good workbook from XML parts; the other corpus files bend it. `ALL` is the whole corpus.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Cells = Mapping[str, tuple[str, str]]
"""What must be read: by address, (kind, text)."""

GOOD: dict[str, tuple[str, str]] = {
    "A1": ("text", "序号"),
    "B1": ("text", "累计完成"),
    "A2": ("text", "26-2"),
    "B2": ("number", "12.5"),
    "C2": ("text", "已开工3所"),
}
"""The cells of the good workbook."""

STRINGS = ["序号", "累计完成", "26-2"]
ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>12.5</v></c>'
    '<c r="C2" t="inlineStr"><is><t>已开工3所</t></is></c></row>'
)


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of file. `says` stands in the refusal or in a finding; `cells` is all that may be read."""

    kind: str
    make: Callable[[], bytes]
    refused: bool
    says: str = ""
    cells: Cells = field(default_factory=dict)
    name: str = "表.xlsx"


def refused(kind: str, make: Callable[[], bytes], says: str, name: str = "表.xlsx") -> Case:
    """Describe a file nothing may be read from."""
    return Case(kind, make, True, says, name=name)


def reads(kind: str, make: Callable[[], bytes], cells: Cells | None = None, says: str = "") -> Case:
    """Describe a file that is read, to exactly these cells."""
    return Case(kind, make, False, says, GOOD if cells is None else cells)


def sheet(rows: str = ROWS, before: str = "", after: str = "") -> str:
    """Write a worksheet part."""
    return f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(inner: str, attributes: str = "") -> str:
    """Write a sheet of one row with one cell, A1."""
    return sheet(f'<row r="1"><c r="A1"{attributes and " " + attributes}>{inner}</c></row>')


def strings(items: list[str]) -> str:
    """Write a shared strings part; an item that begins with < is XML of its own."""
    inner = "".join(f"<si>{item}</si>" if item.startswith("<") else f"<si><t>{item}</t></si>" for item in items)
    return f'{HEAD}<sst xmlns="{MAIN}">{inner}</sst>'


def styles(codes: Mapping[int, str] | None = None, cells: tuple[int, ...] = (0,)) -> str:
    """Write a styles part: custom format codes by id, and the format id of each cell style."""
    own = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for n, code in (codes or {}).items())
    formats = f"<numFmts>{own}</numFmts>" if own else ""
    xfs = "".join(f'<xf numFmtId="{n}"/>' for n in cells)
    return f'{HEAD}<styleSheet xmlns="{MAIN}">{formats}<cellXfs>{xfs}</cellXfs></styleSheet>'


def relation(number: str, kind: str, target: str, more: str = "") -> str:
    """Write one relationship."""
    return f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="{target}"{more}/>'


def relations(*inner: str) -> str:
    """Write a .rels part."""
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{"".join(inner)}</Relationships>'


def workbook(sheets: str = '<sheet name="进展" sheetId="1" r:id="rId1"/>', before: str = "", after: str = "") -> str:
    """Write the workbook part."""
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets>{after}</workbook>'


LINKS = (
    relation("rId1", "worksheet", "worksheets/sheet1.xml"),
    relation("rId2", "sharedStrings", "sharedStrings.xml"),
    relation("rId3", "styles", "styles.xml"),
)


def parts(**changes: str | bytes | None) -> dict[str, bytes]:
    """Return the good workbook's parts with some changed; None leaves one out.

    Short names: types, roots, workbook, links, sheet, strings, styles; any other is a part's path.
    """
    short = {
        "types": "[Content_Types].xml",
        "roots": "_rels/.rels",
        "workbook": "xl/workbook.xml",
        "links": "xl/_rels/workbook.xml.rels",
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
    }
    content: dict[str, str | bytes | None] = {
        "types": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "roots": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
        "workbook": workbook(),
        "links": relations(*LINKS),
        "sheet": sheet(),
        "strings": strings(STRINGS),
        "styles": styles(),
        **changes,
    }
    return {
        short.get(name, name): part.encode() if isinstance(part, str) else part
        for name, part in content.items()
        if part is not None
    }


def packed(content: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """Zip parts, always to the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in content.items():
            archive.writestr(zipfile.ZipInfo(name), part, method)
        archive.comment = comment
    return out.getvalue()


def build(**changes: str | bytes | None) -> bytes:
    """Make the good workbook with some parts changed."""
    return packed(parts(**changes))
