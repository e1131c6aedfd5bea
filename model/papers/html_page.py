"""A saved web page → paragraphs and tables; what the page does (scripts, styles) is left out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from model.errors import ClerkError
from model.papers.blocks import Cell, Table, placed, put
from model.records import Block, Paper, Paragraph
from model.rules import encoding
from model.rules.notice.text import words

DEEPEST = 400
SILENT = ("script", "style", "template", "noscript", "title", "select", "textarea", "button", "svg", "iframe")
VOID = ("br", "img", "hr", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source", "track", "param")
BREAKS = words(
    """
    p div section article header footer main aside nav ul ol li dl dt dd h1 h2 h3 h4 h5 h6 form fieldset figure
    figcaption blockquote pre address hr center caption option body
    """
)
_META = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([a-z0-9_-]{2,20})", re.IGNORECASE)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030"}


def read(data: bytes, name: str) -> Paper:
    """Read the page's body; raises ClerkError where its text cannot be decoded."""
    page = _Page()
    page.feed(_decoded(data, name))
    page.close()
    return Paper(placed(page.finished()))


def _decoded(data: bytes, name: str) -> str:
    """Decode by what the page says of itself where that is true, else by its bytes."""
    told = _META.search(data[:4096])
    if told:
        charset = told[1].decode("ascii").lower()
        try:
            codec = codecs.lookup(_ALIASES.get(charset, charset))
            return codec.decode(data, "strict")[0].removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            pass
    text = encoding.decode(data)
    if text is None:
        raise ClerkError(
            f"“{name}”的文字编码已损坏，读不出来。没有读入任何内容。请在浏览器里打开，全选复制到记事本存成 .txt 再读。"
        )
    return text.removeprefix("\ufeff")


@dataclass
class _Level:
    """A part of the page being read: the body, or a cell of a table."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    table: Table | None = None
    cell: Cell | None = None


class _Page(HTMLParser):
    """Collect paragraphs and tables; broken markup is closed where the next part begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._levels = [_Level()]
        self._silent: list[str] = []
        self._lists: list[int | None] = []

    def finished(self) -> list[Block]:
        """Return the blocks, whatever was left open closed."""
        while len(self._levels) > 1 or self._levels[-1].table:
            self._close_table()
        self._break()
        return self._levels[0].blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        told = {key: value or "" for key, value in attrs}
        if tag == "body":
            self._silent.clear()
        if self._silent or ((tag in SILENT or _is_hidden(told)) and tag not in VOID):
            if tag not in VOID and len(self._silent) < DEEPEST:
                self._silent.append(tag)
            return
        handler = _OPEN.get(tag)
        if handler:
            handler(self, told)
        elif tag in BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
            return
        if tag in ("td", "th"):
            self._close_cell()
        elif tag == "tr":
            self._close_row()
        elif tag == "table":
            self._close_table()
        elif tag in ("ol", "ul"):
            self._break()
            if self._lists:
                self._lists.pop()
        elif tag in BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Take text; outside of cells, what stands between a table's rows is blank."""
        if not self._silent:
            self._levels[-1].text.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    # --- parts --------------------------------------------------------------------------------------------

    def _break(self) -> None:
        """End the paragraph."""
        level = self._levels[-1]
        told = "".join(level.text).replace("\xa0", " ")
        level.text = []
        lines = [line.strip() for line in told.split("\n")]
        if any(lines):
            level.blocks.append(Paragraph("\n".join(line for line in lines if line)))

    def _open_table(self, _: dict[str, str]) -> None:
        self._break()
        if len(self._levels) < DEEPEST:
            self._levels.append(_Level(table=Table()))

    def _open_row(self, _: dict[str, str]) -> None:
        self._close_row()
        table = self._table()
        if table:
            table.begin_row()

    def _open_cell(self, told: dict[str, str]) -> None:
        self._close_cell()
        table = self._table()
        if table and len(self._levels) < DEEPEST:
            cell = Cell(rows=_span(told.get("rowspan", ""), 500), columns=_span(told.get("colspan", ""), 100))
            self._levels.append(_Level(cell=cell))

    def _open_break(self, _: dict[str, str]) -> None:
        self._levels[-1].text.append("\n")

    def _open_list(self, told: dict[str, str]) -> None:
        self._break()
        start = told.get("start", "1")
        self._lists.append(int(start) - 1 if re.fullmatch(r"\d{1,6}", start) else 0)

    def _open_unordered(self, _: dict[str, str]) -> None:
        self._break()
        self._lists.append(None)

    def _open_item(self, _: dict[str, str]) -> None:
        """Number an item of an automatic list, whose number the browser draws."""
        self._break()
        if self._lists and (number := self._lists[-1]) is not None:
            self._lists[-1] = number + 1
            self._levels[-1].text.append(f"{number + 1}. ")

    def _table(self) -> Table | None:
        """Return the table read at the top, None in a broken page's loose row."""
        return self._levels[-1].table

    def _close_cell(self) -> None:
        if self._levels[-1].cell is None:
            return
        self._break()
        level = self._levels.pop()
        assert level.cell
        level.cell.blocks = level.blocks
        table = self._table()
        if table:
            table.add(level.cell)

    def _close_row(self) -> None:
        if self._levels[-1].cell is not None:
            self._close_cell()

    def _close_table(self) -> None:
        self._close_row()
        level = self._levels[-1]
        if level.table is None or len(self._levels) == 1:
            return
        self._break()
        self._levels.pop()
        around = self._levels[-1].blocks
        around += level.blocks
        put(level.table, around)


def _is_hidden(told: dict[str, str]) -> bool:
    style = "".join(told.get("style", "").lower().split())
    return "hidden" in told or "display:none" in style


def _span(text: str, most: int) -> int:
    return max(1, min(int(text), most)) if re.fullmatch(r"\d{1,6}", text.strip()) else 1


_OPEN: dict[str, Callable[[_Page, dict[str, str]], None]] = {
    "table": _Page._open_table,  # noqa: SLF001 - the class's own table of what opens what
    "tr": _Page._open_row,  # noqa: SLF001
    "td": _Page._open_cell,  # noqa: SLF001
    "th": _Page._open_cell,  # noqa: SLF001
    "br": _Page._open_break,  # noqa: SLF001
    "ol": _Page._open_list,  # noqa: SLF001
    "ul": _Page._open_unordered,  # noqa: SLF001
    "li": _Page._open_item,  # noqa: SLF001
}
