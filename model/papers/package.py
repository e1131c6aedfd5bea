"""The zip around a document: its parts by name, each inflated within limits and proved by its check sum."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib

from model.errors import ClerkError

PART_LIMIT = 32 * 1024 * 1024
TOTAL_LIMIT = 64 * 1024 * 1024
ENTRY_LIMIT = 10_000
DEEPEST = 200
CHUNK = 256 * 1024
_RESAVE = "没有读入任何内容。请用 WPS 或 Word 打开，另存一份再读；打不开，就请重新要一份。"
_ENCODINGS = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([^\"']*)")


class Package:
    """The parts of a zip; raises ClerkError, naming the file, for one that is damaged or larger than any plan."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = TOTAL_LIMIT
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
            raise self._damaged("不完整，可能拷贝或下载中断") from None
        self.names = tuple(info.filename for info in self._zip.infolist())
        if len(self.names) > ENTRY_LIMIT:
            raise ClerkError(f"“{name}”里的部件太多，不像方案。没有读入任何内容。请核对文件来源。")
        if len({one.lower() for one in self.names}) < len(self.names):
            raise self._damaged("里面有同名的部件")

    def part(self, wanted: str) -> bytes | None:
        """Inflate a part; None where there is none of that name, whatever its case."""
        key = wanted.lstrip("/").lower()
        found = next((one for one in self.names if one.replace("\\", "/").lower() == key), None)
        if found is None:
            return None
        try:
            with self._zip.open(found) as part:
                return self._read(part, found)
        except RuntimeError:
            raise ClerkError(f"“{self._name}”的压缩包设有密码。没有读入任何内容。请去掉密码后再读。") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise self._damaged(f"{found[:60]}读不出") from None

    def tree(self, wanted: str) -> ElementTree.Element | None:
        """Parse an XML part; a document type or an encoding of its own is refused before anything is expanded."""
        data = self.part(wanted)
        if data is None:
            return None
        head = data[:1024].replace(b"\x00", b"")
        declared = _ENCODINGS.match(head)
        if declared and declared[1].lower() not in (b"utf-8", b"utf-16", b"us-ascii"):
            raise self._damaged(f"{wanted}的编码读不出")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
            raise self._damaged("里面有不许有的声明")
        try:
            return _built(data)
        except (ElementTree.ParseError, _TooDeepError):
            raise self._damaged(f"{wanted}不合规") from None

    def _read(self, part: object, found: str) -> bytes:
        """Read a part piece by piece, counting."""
        out = bytearray()
        while chunk := part.read(CHUNK):  # type: ignore[attr-defined]
            out += chunk
            self._left -= len(chunk)
            if len(out) > PART_LIMIT or self._left < 0:
                raise ClerkError(
                    f"“{self._name}”展开后太大（{found[:60]}），不像方案。没有读入任何内容。请核对文件来源。"
                )
        return bytes(out)

    def _damaged(self, what: str) -> ClerkError:
        return ClerkError(f"“{self._name}”损坏了（{what}）。{_RESAVE}")


class _TooDeepError(Exception):
    """Elements inside each other deeper than any document's."""


class _Depth(ElementTree.TreeBuilder):
    """Build the tree by local names, counting how deep it goes."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ElementTree.Element:
        """Open an element."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _TooDeepError
        return super().start(_local(tag), {_local(key): value for key, value in attrs.items()})

    def end(self, tag: str, /) -> ElementTree.Element:
        """Close it."""
        self._depth -= 1
        return super().end(_local(tag))


def _local(name: str) -> str:
    """Return a name without its namespace: the old and the Strict form of a format differ in nothing else."""
    return name.rpartition("}")[2]


def _built(data: bytes) -> ElementTree.Element:
    """Parse the bytes."""
    parser = ElementTree.XMLParser(target=_Depth())
    parser.feed(data)
    root: ElementTree.Element = parser.close()
    return root
