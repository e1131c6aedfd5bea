"""A Word document (.docx) → paragraphs and tables in their order, automatic numbers drawn.

Read from the document's own XML: what Word shows is read wherever it stands (text boxes, content controls, tracked
insertions), and what it does not show (tracked deletions, hidden text) is asked about.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from model.errors import ClerkError
from model.papers.blocks import Cell, Table, placed, put
from model.papers.package import Package
from model.papers.word_numbers import Numbers
from model.records import Block, Paper, Paragraph

DELETED = ("del", "moveFrom")
SHOWN_ELSEWHERE = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sdtPr", "instrText", "delText", "rt", "fldData")
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
LARGE_PICTURE = (2_500_000, 1_500_000)
"""Width and height (7 and 4 cm) from which on a picture may be a scanned table or page; a seal's is smaller."""


def read(data: bytes, name: str) -> Paper:
    """Read the document; raises ClerkError where it is damaged, or holds pictures and no text."""
    package = Package(data, name)
    main = _main(package)
    document = package.tree(main)
    body = document.find("body") if document is not None and document.tag == "document" else None
    if body is None:
        raise ClerkError(f"“{name}”损坏了（找不到正文）。没有读入任何内容。请用 WPS 或 Word 打开，另存一份再读。")
    folder = main.rpartition("/")[0]
    numbers = Numbers(package.tree(f"{folder}/numbering.xml"), package.tree(f"{folder}/styles.xml"))
    reader = _Reader(numbers)
    blocks = reader.blocks(body)
    for part in ("footnotes", "endnotes"):
        blocks += reader.notes(package.tree(f"{folder}/{part}.xml"))
    if not blocks and reader.pictures:
        raise ClerkError(
            f"“{name}”里只有图片，没有文字（多半是扫描件）。没有读入任何内容。请向发文单位要文字版，或用识字软件识别后再读。"
        )
    return Paper(placed(blocks), tuple((0, "", why) for why in reader.asks()))


def _main(package: Package) -> str:
    """Return the name of the document's main part."""
    links = package.tree("_rels/.rels")
    for link in links if links is not None else ():
        if link.get("Type", "").endswith("/officeDocument"):
            return link.get("Target", "").lstrip("/")
    return "word/document.xml"


class _Reader:
    """Turn a body into blocks, remembering what was passed over."""

    def __init__(self, numbers: Numbers) -> None:
        self.pictures = 0
        self._numbers = numbers
        self._passed: dict[str, None] = {}

    def asks(self) -> Iterator[str]:
        """Yield what the clerk should look at in the document itself."""
        yield from self._passed
        for form in sorted(self._numbers.unknown):
            yield f"文档里的自动编号有一种格式（{form[:40]}）不认识，已按数字写出，请核对编号"

    def blocks(self, part: ElementTree.Element) -> list[Block]:
        """Return what stands in a body, a cell or a text box."""
        out: list[Block] = []
        for one in _opened(part):
            if one.tag == "p":
                self._paragraph(one, out)
            elif one.tag == "tbl":
                put(self._table(one), out)
            elif one.tag in DELETED:
                self._ask_of_changes()
        return out

    def notes(self, part: ElementTree.Element | None) -> list[Block]:
        """Return footnotes as paragraphs; the lines that part them from the text are none."""
        out: list[Block] = []
        for note in part if part is not None else ():
            if note.get("type", "normal") == "normal":
                text = "".join(block.text for block in self.blocks(note) if isinstance(block, Paragraph))
                if text.strip():
                    out.append(Paragraph(f"注：{text.strip()}", "脚注"))
        return out

    def _paragraph(self, one: ElementTree.Element, out: list[Block], cell: bool = False) -> None:
        """Add a paragraph with its drawn number, and behind it what stands in its text boxes."""
        properties = one.find("pPr")
        label = self._numbers.label(properties)
        pieces: list[str] = []
        boxes: list[ElementTree.Element] = []
        self._runs(one, pieces, boxes)
        text = "".join(pieces)
        if text.strip() or (cell and label):
            out.append(Paragraph(label + text.lstrip() if label else text))
        for box in boxes:
            out += self.blocks(box)

    def _runs(self, part: ElementTree.Element, pieces: list[str], boxes: list[ElementTree.Element]) -> None:
        """Collect what a paragraph shows."""
        for one in _chosen(part):
            if one.tag == "t":
                pieces.append(one.text or "")
            elif one.tag in BREAKS:
                pieces.append(BREAKS[one.tag])
            elif one.tag in DELETED:
                self._ask_of_changes()
            elif one.tag == "txbxContent":
                boxes.append(one)
            elif one.tag == "r" and _is_hidden(one):
                self._passed["文档里有隐藏的文字，没有读；要读的请先取消隐藏"] = None
            elif one.tag not in SHOWN_ELSEWHERE:
                if one.tag == "ins":
                    self._ask_of_changes()
                if one.tag in ("drawing", "pict"):
                    self._picture(one)
                self._runs(one, pieces, boxes)

    def _picture(self, one: ElementTree.Element) -> None:
        """Remember a picture, and ask about one large enough to hold text."""
        if next((part for part in one.iter() if part.tag in ("blip", "imagedata")), None) is None:
            return
        self.pictures += 1
        size = next(one.iter("extent"), None)
        width, height = (
            int(told) if (told := size.get(key, "") if size is not None else "").isdecimal() else 0
            for key in ("cx", "cy")
        )
        if width >= LARGE_PICTURE[0] and height >= LARGE_PICTURE[1]:
            self._passed["文档里有图片，图里的文字和表格读不出来，请核对是否有漏"] = None

    def _ask_of_changes(self) -> None:
        self._passed["文档里有没有接受的修订，已按接受后的样子读，请核对"] = None

    # --- tables -------------------------------------------------------------------------------------------

    def _table(self, one: ElementTree.Element) -> Table:
        """Read a table's rows; a cell that only carries on the one above is joined to it."""
        table = Table()
        reaching: dict[int, Cell] = {}
        for row in _opened(one):
            if row.tag == "tr":
                if row.find("trPr/del") is not None:
                    self._ask_of_changes()
                    continue
                reaching = self._row(row, table, reaching)
        return table

    def _row(self, row: ElementTree.Element, table: Table, reaching: dict[int, Cell]) -> dict[int, Cell]:
        """Read one row; returns the cells that may reach down into the next, by their first column."""
        column = _count(row.find("trPr/gridBefore"), 0)
        below: dict[int, Cell] = {}
        table.rows.append([])
        side: Cell | None = None
        for one in _opened(row):
            if one.tag != "tc":
                continue
            properties = one.find("tcPr")
            span = _count(properties.find("gridSpan") if properties is not None else None, 1)
            down = _merged(properties, "vMerge")
            if _merged(properties, "hMerge") == "continue" and side is not None:
                side.columns += span
                side.blocks += self._cell(one)
            elif down == "continue" and column in reaching:
                side = reaching[column]
                side.rows += 1
                side.blocks += self._cell(one)
                below[column] = side
            else:
                side = Cell(self._cell(one), 1, span, column)
                table.rows[-1].append(side)
                if down:
                    below[column] = side
            column += span
        return below

    def _cell(self, one: ElementTree.Element) -> list[Block]:
        """Return what stands in a cell; a number drawn in an empty paragraph counts."""
        out: list[Block] = []
        for part in _opened(one):
            if part.tag == "p":
                self._paragraph(part, out, cell=True)
            elif part.tag == "tbl":
                put(self._table(part), out)
            elif part.tag in DELETED:
                self._ask_of_changes()
        return out


def _opened(part: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield an element's parts, those inside content controls, insertions and the like among them."""
    for one in _chosen(part):
        if one.tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _opened(one)
        else:
            yield one


def _chosen(part: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield an element's parts; of alternatives only the first, which Word itself shows."""
    for one in part:
        if one.tag != "AlternateContent":
            yield one
            continue
        choice = one.find("Choice")
        choice = one.find("Fallback") if choice is None else choice
        if choice is not None:
            yield from _chosen(choice)


def _merged(properties: ElementTree.Element | None, tag: str) -> str:
    """Return "restart" or "continue" for a merged cell, "" for any other."""
    told = properties.find(tag) if properties is not None else None
    return "" if told is None else told.get("val", "continue")


def _count(told: ElementTree.Element | None, otherwise: int) -> int:
    text = told.get("val", "") if told is not None else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else otherwise


def _is_hidden(run: ElementTree.Element) -> bool:
    told = run.find("rPr/vanish")
    return told is not None and told.get("val", "1") not in ("0", "false", "off") and run.find("t") is not None
