"""The zip around a workbook: its parts by name, each inflated within limits and proved by its check sum."""

from __future__ import annotations

import itertools
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from model.sheets.refusal import RESEND, Refusal, damaged, too_large, untrusted

PART_LIMIT = 128 * 1024 * 1024
TOTAL_LIMIT = 256 * 1024 * 1024
ENTRY_LIMIT = 10_000
CHUNK = 64 * 1024

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_FULL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as the zip's directory lists it; `start` is where its packed bytes begin."""

    name: str
    method: int
    check: int
    packed: int
    size: int
    start: int


class Container:
    """The parts of a zip, found by name whatever its case and slashes; raises Refusal for a zip not to be trusted."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._total = 0
        self._seen: set[str] = set()
        self.entries = _entries(data)

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return key(name) in self.entries

    def chunks(self, name: str) -> Iterator[bytes]:
        """Inflate a part piece by piece; raises Refusal where it is missing, damaged or too large."""
        entry = self.entries.get(key(name))
        if entry is None:
            raise damaged(f"缺少{name}")
        self._seen.add(key(name))
        size, check = 0, 0
        for chunk in _inflate(memoryview(self._data)[entry.start : entry.start + entry.packed], entry):
            size += len(chunk)
            self._total += len(chunk)
            if size > PART_LIMIT:
                raise too_large(f"{entry.name}展开后超过128MB")
            if self._total > TOTAL_LIMIT:
                raise too_large("展开后超过256MB")
            check = zlib.crc32(chunk, check)
            yield chunk
        if size != entry.size or check != entry.check:
            raise damaged(f"{entry.name}的校验码不符")

    def prove_rest(self) -> None:
        """Inflate every part not read yet, so that damage anywhere in the file is found."""
        for name, entry in self.entries.items():
            if name not in self._seen:
                for _ in self.chunks(entry.name):
                    pass


def key(name: str) -> str:
    """Return the name a part is found by: one kind of slash, no leading slash, lower case."""
    return name.replace("\\", "/").lstrip("/").lower()


def _inflate(packed: memoryview, entry: Entry) -> Iterator[bytes]:
    """Yield a part's bytes; never more than a chunk is held."""
    if entry.method == 0:
        for at in range(0, len(packed), CHUNK):
            yield bytes(packed[at : at + CHUNK])
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), CHUNK):
            piece: bytes | memoryview = packed[at : at + CHUNK]
            while piece and not inflater.eof:
                chunk = inflater.decompress(piece, CHUNK)
                piece = inflater.unconsumed_tail
                if chunk:
                    yield chunk
            if inflater.eof:
                break
        while not inflater.eof and (chunk := inflater.decompress(b"", CHUNK)):
            yield chunk
    except zlib.error:
        raise damaged(f"{entry.name}解压不开") from None
    if not inflater.eof:
        raise damaged(f"{entry.name}不完整")


# --- the zip's directory ----------------------------------------------------------------------------------


def _entries(data: bytes) -> dict[str, Entry]:
    """List the parts by key; folders are left out."""
    count, start, end = _directory(data)
    found: dict[str, Entry] = {}
    spans: list[tuple[int, int]] = []
    at = start
    for _ in range(count):
        if at + _CENTRAL.size > end:
            raise damaged("压缩包的目录不完整")
        entry, header, at = _entry(data, at, end)
        spans.append((header, entry.start + entry.packed))
        name = key(entry.name)
        if name.endswith("/"):
            continue
        if name in found:
            raise untrusted(f"压缩包里{entry.name}有两份")
        found[name] = entry
    spans.sort()
    if any(after[0] < before[1] for before, after in itertools.pairwise(spans)):
        raise untrusted("压缩包里的部件互相重叠")
    if spans and spans[-1][1] > start:
        raise untrusted("压缩包里的部件盖住了目录")
    return found


def _directory(data: bytes) -> tuple[int, int, int]:
    """Return (number of entries, where the directory starts, where it ends)."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0 or at + _END.size > len(data):
        raise Refusal("不完整（可能拷贝或下载中断）", RESEND)
    _, disk, first, here, count, size, start, _ = _END.unpack_from(data, at)
    end = at
    if _FULL in (size, start) or 0xFFFF in (count, here):
        disk, first, here, count, size, start, end = _directory64(data, at)
    if disk or first or here != count:
        raise untrusted("是分卷压缩包的一部分")
    if count > ENTRY_LIMIT:
        raise too_large(f"压缩包里有{count}个部件")
    if start + size != end:
        raise Refusal("不完整（可能拷贝或下载中断）", RESEND)
    return count, start, end


def _directory64(data: bytes, at: int) -> tuple[int, int, int, int, int, int, int]:
    """Read the large form of the directory's end, which some Java programs write for small files too."""
    locator = at - _LOCATOR.size
    if locator < 0 or data[locator : locator + 4] != b"PK\x06\x07":
        raise damaged("压缩包的目录读不出")
    where = _LOCATOR.unpack_from(data, locator)[2]
    if where + _END64.size > locator or data[where : where + 4] != b"PK\x06\x06":
        raise damaged("压缩包的目录读不出")
    _, _, _, _, disk, first, here, count, size, start = _END64.unpack_from(data, where)
    return disk, first, here, count, size, start, where


def _entry(data: bytes, at: int, end: int) -> tuple[Entry, int, int]:
    """Read one line of the directory; return the part, where its own header is, and where the next line starts."""
    (mark, _, _, flags, method, _, _, check, packed, size, name_size, extra_size, note_size, disk, _, _, header) = (
        _CENTRAL.unpack_from(data, at)
    )
    names = at + _CENTRAL.size
    after = names + name_size + extra_size + note_size
    if mark != b"PK\x01\x02" or after > end:
        raise damaged("压缩包的目录读不出")
    raw = data[names : names + name_size]
    name = _name(raw)
    if _FULL in (packed, size, header):
        packed, size, header = _large(data[names + name_size : after - note_size], packed, size, header)
    if flags & 1:
        raise Refusal("的压缩包设有密码", "请去掉密码后再报")
    if method not in (0, 8):
        raise damaged(f"{name}用了少见的压缩方法")
    if disk:
        raise untrusted("是分卷压缩包的一部分")
    if header + _LOCAL.size > len(data):
        raise damaged(f"{name}不在文件里")
    local = _LOCAL.unpack_from(data, header)
    start = header + _LOCAL.size + local[9] + local[10]
    if local[0] != b"PK\x03\x04" or start + packed > len(data):
        raise damaged(f"{name}不在文件里")
    if data[header + _LOCAL.size : header + _LOCAL.size + local[9]] != raw or local[3] != method:
        raise untrusted(f"{name}在压缩包里有两个名字")
    if method == 0 and packed != size:
        raise damaged(f"{name}的大小不符")
    return Entry(name, method, check, packed, size, start), header, after


def _name(raw: bytes) -> str:
    """Read a name; programs of a Chinese Windows write it in GBK and do not say so."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _large(extra: bytes, packed: int, size: int, header: int) -> tuple[int, int, int]:
    """Fill in the sizes that stand in the zip64 extra field."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        field = extra[at + 4 : at + 4 + length]
        at += 4 + length
        if tag != 1:
            continue
        wanted = [value == _FULL for value in (size, packed, header)]
        if len(field) < 8 * sum(wanted):
            break
        values = iter(struct.unpack_from(f"<{sum(wanted)}Q", field))
        size, packed, header = (
            next(values) if large else value for large, value in zip(wanted, (size, packed, header), strict=True)
        )
        return packed, size, header
    raise damaged("压缩包的目录读不出")
