"""A .pdf with a text layer → paragraphs and ruled tables; read in a child process that may die without harm."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.errors import ClerkError, why
from model.papers.pdf_lines import (
    Piece,
    Printed,
    begins_name,
    breaks_number,
    ends_office,
    is_broken,
    joined,
    paragraphs,
    printed,
)
from model.papers.pdf_ruled import Box, Ruled, tables
from model.records import Block, Grid, GridCell, Paper, Paragraph

CHILD = "--read-pdf"
"""The word by which the frozen program starts as this child: `shishi --read-pdf IN OUT`."""

SECONDS = 30
ROOT = Path(__file__).resolve().parents[2]
WRAPPED = 1.5
"""A line in a cell that ends within so many sizes of its side was broken by it."""

UNREADABLE = 0.2
"""From this part of unreadable characters on, a text layer is no text."""

CARRIED = "表格从上一页接下来，这一行可能和上一页的最后一行是同一项，请核对"
BROKEN = "有一个数断在两行，已连成一个，请核对"
PARTED = "这一格里的名称分在两行，看不出是一个单位还是两个，请核对"
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_OTHER = "没有读入任何内容。请向发文单位要 .docx 或文字版，或用识字软件识别后存成 .docx、.txt 再读。"
_REFUSED = {
    "encrypted": "设有打开密码。没有读入任何内容。请用阅读软件打开，去掉密码、另存后再读。",
    "long": "超过 300 页，不像方案。没有读入任何内容。请只留下方案的几页再读。",
}
_DAMAGED = "读不出来，可能已损坏，或不是规范的 PDF。没有读入任何内容。请用阅读软件打开、另存（打印成 PDF）后再读。"


def command() -> list[str]:
    """Return the child's command line: our own executable, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD]
    return [sys.executable, "-m", "model.papers.pdf_child"]


def read(data: bytes, name: str, child: Sequence[str] = ()) -> Paper:
    """Read the document; `child` replaces the command (tests).

    Raises ClerkError with a sentence for a scan, a protected or damaged file, and one that kills its reader.
    """
    answer = _ask(data, name, [*(child or command())])
    if "pages" not in answer:
        raise ClerkError(f"“{name}”{_REFUSED.get(answer.get('refused', ''), _DAMAGED)}")
    pages = answer["pages"]
    text = "".join(told[4] for page in pages for told in page["texts"])
    if not text.strip():
        raise ClerkError(f"“{name}”里没有文字，只有图像（多半是扫描件）。{_OTHER}")
    if sum(map(_is_unreadable, text)) > UNREADABLE * len(text):
        raise ClerkError(f"“{name}”的文字读出来是乱码（字体没有对照表）。{_OTHER}")
    blocks = _Blocks()
    for number, page in enumerate(pages, 1):
        blocks.page(number, page)
    return Paper(tuple(blocks.finished()), tuple(_asks(pages, blocks)))


def _is_unreadable(char: str) -> bool:
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or (char < " " and char not in "\t\r\n")


def _asks(pages: list[dict[str, Any]], blocks: _Blocks) -> list[tuple[int, str, str]]:
    """Return what the clerk should look at in the document itself."""
    found = ((CARRIED, blocks.carried), (BROKEN, blocks.broken), (PARTED, blocks.parted))
    out = [(at, text, why) for why, places in found for at, text in places]
    if any(page["invisible"] for page in pages):
        out.append((0, "", "这份 PDF 的文字是识别出来的，可能有错字，请对着原件核对"))
    if bare := [number for number, page in enumerate(pages, 1) if not page["texts"] and page["pictures"]]:
        out.append((0, "", f"第{'、'.join(map(str, bare))}页只有图像，没有文字，没有读"))
    return out


class _Blocks:
    """The document's blocks, page by page; lines are kept open until a table or the end, to join them over pages."""

    def __init__(self) -> None:
        self.carried: list[tuple[int, str]] = []
        self.broken: list[tuple[int, str]] = []
        self.parted: list[tuple[int, str]] = []
        self._blocks: list[Block] = []
        self._lines: list[Printed] = []
        self._tables = 0

    def page(self, number: int, told: dict[str, Any]) -> None:
        """Add a page."""
        pieces = [Piece(*one) for one in told["texts"]]
        ruled = tables(told["lines"])
        inside: dict[int, list[tuple[Box, Piece]]] = {}
        outside: list[Piece] = []
        for piece in pieces:
            x, y = (piece.left + min(piece.right, piece.left + piece.size)) / 2, piece.base + 0.3 * piece.size
            for at, table in enumerate(ruled):
                if box := table.at(x, y):
                    inside.setdefault(at, []).append((box, piece))
                    break
            else:
                outside.append(piece)
        lines = printed(outside, number, told["width"])
        for at, table in enumerate(ruled):
            self._lines += [line for line in lines if line.base >= table.high]
            lines = [line for line in lines if line.base < table.high]
            if at in inside:
                self._table(table, inside[at], number)
        self._lines += lines

    def finished(self) -> list[Block]:
        """Return the blocks."""
        self._flush()
        return self._blocks

    def _flush(self) -> None:
        for text, page, doubt in paragraphs(self._lines):
            if doubt:
                self.broken.append((len(self._blocks), text))
            self._blocks.append(Paragraph(text, f"第{page}页"))
        self._lines = []

    def _table(self, table: Ruled, inside: list[tuple[Box, Piece]], page: int) -> None:
        """Add a table; a page's number below the one before it stands back until after it."""
        self._flush()
        pieces: dict[Box, list[Piece]] = {}
        for box, piece in inside:
            pieces.setdefault(box, []).append(piece)
        cells = tuple(
            GridCell(box.row, box.column, self._cell(box, found), box.rows, box.columns)
            for box, found in sorted(pieces.items(), key=lambda one: (one[0].row, one[0].column))
        )
        self._tables += 1
        height = max(cell.row for cell in cells) + 1
        places = tuple(f"第{page}页第{self._tables}张表第{row}行" for row in range(1, height + 1))
        first = [cell for cell in cells if cell.row == 0]
        if self._blocks and isinstance(self._blocks[-1], Grid) and all(cell.column for cell in first):
            self.carried.append((len(self._blocks), "　".join(cell.text for cell in first)))
        self._blocks.append(Grid(cells, places))

    def _cell(self, box: Box, pieces: list[Piece]) -> str:
        """Return a cell's text: lines its side broke joined, others one below the other."""
        out = ""
        above: Printed | None = None
        for line in printed(pieces, 0, 0.0, " "):
            full = above is not None and is_broken(above, line, box.right, WRAPPED)
            if full and ends_office(out) and not line.text[0].isascii():
                full = False
                if not begins_name(line.text):
                    self.parted.append((len(self._blocks), f"{out} {line.text}".strip()))
            if full and breaks_number(out, line.text):
                self.broken.append((len(self._blocks), f"{out}{line.text}".strip()))
            out = joined(out, line.text) if full else f"{out}\n{line.text}"
            above = line
        return out.strip()


def _ask(data: bytes, name: str, child: list[str]) -> dict[str, Any]:
    """Hand the file to the child through a private folder and take its answer; {} where it died."""
    try:
        with tempfile.TemporaryDirectory(prefix="shishi-") as folder:
            source, target = Path(folder, "in.pdf"), Path(folder, "out.json")
            source.write_bytes(data)
            quiet = subprocess.DEVNULL
            done = subprocess.run(
                [*child, source, target],
                cwd=ROOT,
                timeout=SECONDS,
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                creationflags=_NO_WINDOW,
                check=False,
            )
            answer = json.loads(target.read_bytes()) if done.returncode == 0 and target.exists() else {}
    except subprocess.TimeoutExpired:
        raise ClerkError(
            f"“{name}”读了{SECONDS}秒还读不完。没有读入任何内容。请只留下方案的几页、另存后再读。"
        ) from None
    except OSError as error:
        raise ClerkError(f"读不了“{name}”（{why(error)}）。请核对临时文件夹能否写入，再试一次。") from None
    return answer if isinstance(answer, dict) else {}
