"""One made-up document written as each kind of file, byte by byte as offices' programs write it."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import openpyxl

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass(frozen=True)
class Cell:
    """A cell that covers rows and columns."""

    text: str
    rows: int = 1
    columns: int = 1


Table = Sequence[Sequence[str | Cell]]
Block = str | Table


def placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with its row and column, counted from 0."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table):
        column = 0
        for told in cells:
            cell = Cell(told) if isinstance(told, str) else told
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            yield row, column, cell


def width(table: Table) -> int:
    return max(column + cell.columns for _, column, cell in placed(table))


# --- Word -------------------------------------------------------------------------------------------------


def docx(blocks: Sequence[Block], numbering: str = "", body: str = "", **parts: str) -> bytes:
    """Write a .docx; `body` is XML put before the blocks, `parts` are further parts by name (styles=…)."""
    text = body + "".join(paragraph(one) if isinstance(one, str) else word_table(one) for one in blocks)
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{text}</w:body></w:document>",
    }
    if numbering:
        files["word/numbering.xml"] = f"{HEAD}<w:numbering {W}>{numbering}</w:numbering>"
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"{HEAD}<w:{name} {W}>{content}</w:{name}>"
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, number: tuple[int, int] | None = None) -> str:
    """Write a paragraph; `number` is its automatic list and level."""
    listed = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{listed}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_table(table: Table) -> str:
    """Write a table with merged cells as Word does: gridSpan across, vMerge down."""
    reach = {
        (row + down, column + right): (row, column, cell)
        for row, column, cell in placed(table)
        for down in range(cell.rows)
        for right in range(cell.columns)
    }
    out = ""
    for row in range(len(table)):
        column = 0
        out += "<w:tr>"
        while column < width(table):
            top, _, cell = reach.get((row, column), (row, column, Cell("")))
            start = ' w:val="restart"' if top == row else ""
            merge = f"<w:vMerge{start}/>" if cell.rows > 1 else ""
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            lines = (cell.text if top == row else "").split("\n")
            out += f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{''.join(map(paragraph, lines))}</w:tc>"
            column += cell.columns
        out += "</w:tr>"
    return f"<w:tbl><w:tblPr/>{out}</w:tbl>"


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """Write a level of an automatic list."""
    shown = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/>{shown}{more}</w:lvl>'


def lists(*levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """Write numbering.xml's content for one list."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


# --- Excel, web pages -------------------------------------------------------------------------------------


def xlsx(*sheets: Sequence[Block]) -> bytes:
    """Write each list of blocks as a sheet, paragraphs in its first column."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for blocks in sheets:
        sheet, top = book.create_sheet(), 1
        for block in blocks:
            if isinstance(block, str):
                sheet.cell(top, 1).value = block
                top += 1
                continue
            for row, column, cell in placed(block):
                own = sheet.cell(top + row, column + 1)
                own.value = int(cell.text) if cell.text.isdecimal() else cell.text
                if cell.rows > 1 or cell.columns > 1:
                    end = top + row + cell.rows - 1, column + cell.columns
                    sheet.merge_cells(start_row=top + row, start_column=column + 1, end_row=end[0], end_column=end[1])
            top += len(block)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def page(blocks: Sequence[Block], charset: str = "utf-8", around: str = "{}") -> bytes:
    """Write a saved web page, with scripts and styles a portal has."""
    body = "".join(f"<p>{html.escape(one)}</p>" if isinstance(one, str) else web_table(one) for one in blocks)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>某市政府</title><style>p {{color: red}}</style>'
        f"<script>var a = '<p>1.假的事项</p>';</script></head><body>{around.format(body)}</body></html>"
    ).encode(charset)


def web_table(table: Table) -> str:
    rows: dict[int, str] = dict.fromkeys(range(len(table)), "")
    for row, _, cell in placed(table):
        text = html.escape(cell.text).replace("\n", "<br>")
        rows[row] += f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{text}</td>'
    return f"<table>{''.join(f'<tr>{told}</tr>' for told in rows.values())}</table>"


# --- PDF --------------------------------------------------------------------------------------------------

SIZE, LEADING = 12, 20
LEFT, RIGHT, TOP, BOTTOM = 60, 540, 780, 60


class Pdf:
    """Write a .pdf by its text operators: lines broken at the margin, tables ruled by lines."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.y = float(TOP)

    def add(self, blocks: Sequence[Block]) -> Pdf:
        for block in blocks:
            if isinstance(block, str):
                self._paragraph(block)
            else:
                self._table(block)
        return self

    def text(self, x: float, y: float, text: str) -> None:
        self.pages[-1].append(f"BT /F1 {SIZE} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET")

    def _room(self, height: float) -> None:
        if self.y - height < BOTTOM:
            self.text(290, 30, f"— {len(self.pages)} —")
            self.pages.append([])
            self.y = TOP

    def _paragraph(self, text: str) -> None:
        indent = 0 if len(text) < 20 else 2 * SIZE
        for place, line in enumerate(broken(text, (RIGHT - LEFT) / SIZE, indent / SIZE)):
            self._room(LEADING)
            self.text(LEFT + (indent if place == 0 else 0), self.y, line)
            self.y -= LEADING

    def _table(self, table: Table) -> None:
        columns = width(table)
        wide = (RIGHT - LEFT) / columns
        cells = list(placed(table))
        heights = [LEADING] * len(table)
        for row, _, cell in cells:
            lines = sum(len(list(broken(one, (wide * cell.columns - 6) / SIZE))) for one in cell.text.split("\n"))
            heights[row + cell.rows - 1] = max(heights[row + cell.rows - 1], LEADING * lines + 6)
        self._room(sum(heights))
        tops = [self.y - sum(heights[:row]) for row in range(len(table) + 1)]
        for row, column, cell in cells:
            left, top, low = LEFT + column * wide, tops[row], tops[row + cell.rows]
            self.pages[-1].append(f"{left} {low} {wide * cell.columns} {top - low} re S")
            y = top - SIZE - 2
            for one in cell.text.split("\n"):
                for line in broken(one, (wide * cell.columns - 6) / SIZE):
                    self.text(left + 3, y, line)
                    y -= LEADING
        self.y = tops[-1] - LEADING

    def bytes(self) -> bytes:
        """Return the file."""
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
            "endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
        )
        kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(self.pages)))
        system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        font = "<< /Type /Font /BaseFont /Song /Subtype"
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>",
            f"{font} /Type0 /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
            f"{font} /CIDFontType2 /DW 1000 /CIDSystemInfo {system} "
            "/FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 >> >>",
            stream(cmap),
        ]
        for number, told in enumerate(self.pages):
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Resources << /Font << /F1 3 0 R >> >> "
                f"/Contents {7 + 2 * number} 0 R >>"
            )
            objects.append(stream("\n".join(told)))
        return pdf_file(objects)


def stream(text: str, entries: str = "") -> str:
    return f"<< /Length {len(text.encode('latin-1'))} {entries} >>\nstream\n{text}\nendstream"


def pdf_file(objects: Sequence[str], trailer: str = "") -> bytes:
    """Put objects into a file with its table of places."""
    out, places = b"%PDF-1.5\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{told}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def broken(text: str, room: float, indent: float = 0) -> Iterator[str]:
    """Break a text at the margin, a full-width character a size; never inside a number, as programs do."""
    at, left = 0, room - indent
    while at < len(text) or at == 0:
        end = at + int(left)
        while (
            at < end < len(text)
            and text[end - 1].isalnum()
            and text[end].isascii()
            and text[end].isalnum()
            and (text[end - 1].isascii())
        ):
            end -= 1
        yield text[at:end]
        at, left = end, room


def pdf(blocks: Sequence[Block]) -> bytes:
    return Pdf().add(blocks).bytes()
