"""One XML part, read to its end by expat: proved well-formed, bounded, without DTD or entities."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from model.sheets.refusal import Refusal, damaged, too_large

DEPTH_LIMIT = 100
ELEMENT_LIMIT = 6_000_000
TOKEN_LIMIT = 4 * 1024 * 1024
"""Bytes without an element's beginning: one tag, comment or text."""

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespace of workbook, sheets, strings and styles: as everybody writes it, and in Strict OOXML."""

LINKED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


class Handler(Protocol):
    """What reads a part: told of each element of its own namespaces; others are passed over with all inside."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element by its local name."""

    def end(self, tag: str) -> None:
        """Close it."""

    def text(self, text: str) -> None:
        """Take character data, in as many pieces as they come."""


class _Reader:
    """Hand a part's events on to a handler, counting; written for speed, a sheet has a million of them."""

    def __init__(self, handler: Handler, spaces: tuple[str, ...], root: str, part: str) -> None:
        self.elements = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.buffer_size = 65_536
        parser.StartElementHandler = self._first
        parser.StartDoctypeDeclHandler = self._no_dtd
        parser.EntityDeclHandler = self._no_dtd
        self._handler = handler
        self._open, self._close = handler.start, handler.end
        self._known: dict[str, str] = {}
        self._spaces = spaces
        self._root = root
        self._part = part
        self._depth = 0
        self._foreign = 0

    def _first(self, name: str, attributes: dict[str, str]) -> None:
        """Check the outermost element."""
        space, _, tag = name.rpartition(" ")
        if space not in self._spaces or tag != self._root:
            raise damaged(f"{self._part}的内容不是{self._root}")
        self._listen()
        self._start(name, attributes)

    def _listen(self) -> None:
        """Hand elements on."""
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._handler.text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self._known.get(name)
        if tag is None:
            space, _, tag = name.rpartition(" ")
            if space not in self._spaces:
                self._pass_over()
                return
            self._known[name] = tag
        self.elements += 1
        self._deeper()
        self._open(tag, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._close(self._known[name])

    def _pass_over(self) -> None:
        """Begin an element of another namespace: nothing in it is handed on."""
        self.parser.StartElementHandler = self._foreign_start
        self.parser.EndElementHandler = self._foreign_end
        self.parser.CharacterDataHandler = None
        self._foreign_start("", {})

    def _foreign_start(self, _: str, __: dict[str, str]) -> None:
        self.elements += 1
        self._foreign += 1
        self._deeper()

    def _foreign_end(self, _: str) -> None:
        self._depth -= 1
        self._foreign -= 1
        if not self._foreign:
            self._listen()

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise damaged(f"{self._part}嵌套太深")

    def _no_dtd(self, *_: object) -> None:
        raise Refusal(f"里有不许有的声明（{self._part}的DTD或实体）", "请用 WPS 或 Excel 打开、另存为 .xlsx 后再报")


def read(chunks: Iterable[bytes], part: str, root: str, handler: Handler, spaces: tuple[str, ...] = MAIN) -> None:
    """Read a part whose outermost element is `root`; raises Refusal naming the part for anything else."""
    reader = _Reader(handler, spaces, root, part)
    fed = elements = still = 0
    try:
        for chunk in chunks:
            if not fed and not _is_readable(chunk):
                raise damaged(f"{part}的编码读不出")
            reader.parser.Parse(chunk, False)
            fed += len(chunk)
            still = still + len(chunk) if reader.elements == elements else 0
            elements = reader.elements
            if max(still, fed - reader.parser.CurrentByteIndex) > TOKEN_LIMIT:
                raise too_large(f"{part}里有一段太长")
            if reader.elements > ELEMENT_LIMIT:
                raise too_large(f"{part}里的格子太多")
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(f"{part}第{error.lineno}行不合规") from None


class _Nobody:
    """Listen to nothing."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        pass

    def end(self, tag: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def prove(chunks: Iterable[bytes], part: str, root: str, spaces: tuple[str, ...]) -> None:
    """Read a part only to prove that it is whole."""
    read(chunks, part, root, _Nobody(), spaces)


def _is_readable(head: bytes) -> bool:
    """Say whether a part's declared encoding is one every XML reader knows; expat asks Python for the others."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[:400].decode("utf-16", "ignore").encode("ascii", "ignore")
    declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}encoding\s*=\s*[\"']([^\"']*)", head)
    return not declared or declared[1].lower() in (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1")


def linked(attributes: Mapping[str, str]) -> str:
    """Return an element's r:id."""
    return next((attributes[f"{space} id"] for space in LINKED if f"{space} id" in attributes), "")


def flag(attributes: Mapping[str, str], name: str) -> bool:
    """Read an on-off attribute."""
    return attributes.get(name, "").strip().lower() in ("1", "true", "on")
