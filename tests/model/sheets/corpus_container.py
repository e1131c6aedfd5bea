"""The zip around a workbook, damaged or odd (FAULTS.md C7, C8, C12)."""

from __future__ import annotations

import functools
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from tests.model.sheets.corpus import (
    LINKS,
    Case,
    build,
    packed,
    parts,
    reads,
    refused,
    relation,
    relations,
    sheet,
    styles,
    workbook,
)

CENTRAL = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"
PICTURE = {"xl/media/image1.png": b"\x89PNG" + bytes(range(256)) * 8}
MEGABYTE = 1024 * 1024


def stored() -> bytes:
    """Make the good workbook without compression."""
    return packed(parts(), zipfile.ZIP_STORED)


def patched(data: bytes, at: int, new: bytes) -> bytes:
    """Overwrite bytes."""
    return data[:at] + new + data[at + len(new) :]


def directory_entry(data: bytes, name: str) -> int:
    """Return where a part's line in the directory begins."""
    at = data.rfind(name.encode())
    return data.rfind(CENTRAL, 0, at)


def header(data: bytes, name: str) -> int:
    """Return where a part's own header begins."""
    return data.rfind(LOCAL, 0, data.find(name.encode()))


def set_in_both(data: bytes, name: str, local: int, central: int, new: bytes) -> bytes:
    """Overwrite a field in a part's header and in its line of the directory."""
    return patched(patched(data, header(data, name) + local, new), directory_entry(data, name) + central, new)


def flipped(name: str, content: bytes) -> bytes:
    """Change one byte inside a stored part."""
    data = packed({**parts(), **PICTURE}, zipfile.ZIP_STORED)
    at = data.find(content, data.find(name.encode()))
    return patched(data, at, bytes([data[at] ^ 1]))


def broken_deflate() -> bytes:
    """Change bytes inside a packed part."""
    data = build()
    return patched(data, header(data, "xl/worksheets/sheet1.xml") + 30 + 24 + 5, b"\xff\xff\xff\xff")


def doubled(first: str, second: str) -> bytes:
    """Put a part in twice, with other content."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, part in parts().items():
            archive.writestr(first if name == "xl/worksheets/sheet1.xml" else name, part)
        archive.writestr(second, sheet('<row r="1"><c r="A1"><v>99</v></c></row>'))
    return out.getvalue()


def with_method(method: int) -> bytes:
    """Pack with a compression no spreadsheet program writes."""
    return packed(parts(), method)


def streamed() -> bytes:
    """Write the zip to a pipe, so that sizes stand behind the parts."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.data += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts().items():
            archive.writestr(name, part)
    return bytes(pipe.data)


def zip64() -> bytes:
    """Write the large form of a zip's headers for small parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts().items():
            with archive.open(name, "w", force_zip64=True) as stream:
                stream.write(part)
    return out.getvalue()


def zip64_end() -> bytes:
    """Give the directory's end in its large form only."""
    data = stored()
    at = data.rfind(b"PK\x05\x06")
    count, size, start = struct.unpack_from("<HLL", data, at + 10)
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:at] + large + locator + end


def zip64_sizes(full: bool = True) -> bytes:
    """Give one part's sizes and place in the large form only."""
    data = stored()
    at = directory_entry(data, "xl/styles.xml")
    packed_, size, names = struct.unpack_from("<LLH", data, at + 20)
    large = struct.pack("<2H3Q", 1, 24 if full else 8, size, packed_, header(data, "xl/styles.xml"))
    line = bytearray(data[at : at + 46 + names])
    struct.pack_into("<LL", line, 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", line, 30, 4 + len(large))
    struct.pack_into("<L", line, 42, 0xFFFFFFFF)
    extra = struct.pack("<2H", 0x5455, 0) + large
    end = data.rfind(b"PK\x05\x06")
    out = bytearray(data[:at] + line + extra + data[at + 46 + names :])
    end += len(extra)
    struct.pack_into("<L", out, end + 12, struct.unpack_from("<L", out, end + 12)[0] + len(extra))
    return bytes(out)


def with_folders() -> bytes:
    """Put folders in as entries, as zip programs do."""
    return packed({"xl/": b"", "xl/worksheets/": b"", **parts()}, zipfile.ZIP_STORED)


def renamed(change: dict[str, str]) -> bytes:
    """Rename parts without touching what refers to them."""
    return packed({change.get(name, name): part for name, part in parts().items()}, zipfile.ZIP_STORED)


def backslashes() -> bytes:
    """Write part names with backslashes, as some old programs do."""
    data = stored()
    for name in parts():
        if "/" in name:
            data = data.replace(name.encode(), name.replace("/", "\\").encode())
    return patched_checks(data)


def patched_checks(data: bytes) -> bytes:
    """Return the zip packed again with right check sums, its names kept as they are."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            at = info.header_offset
            name_size, extra = struct.unpack_from("<HH", data, at + 26)
            start = at + 30 + name_size + extra
            found[data[at + 30 : at + 30 + name_size]] = data[start : start + info.file_size]
    return by_hand(found)


@dataclass(frozen=True, slots=True)
class Stream:
    """A part packed already: its deflate stream, the size it inflates to and that content's check sum."""

    packed: bytes
    size: int
    check: int


def by_hand(content: Mapping[bytes, bytes | Stream]) -> bytes:
    """Zip without a library, which would correct the names and the sizes."""
    out, directory = bytearray(), bytearray()
    for name, part in content.items():
        if isinstance(part, bytes):
            data, size, method, check = part, len(part), 0, zlib.crc32(part)
        else:
            data, size, method, check = part.packed, part.size, 8, part.check
        fields = struct.pack("<4H3L2H", 0, method, 0, 0x21, check, len(data), size, len(name), 0)
        directory += CENTRAL + struct.pack("<2H", 20, 20) + fields + struct.pack("<3H2L", 0, 0, 0, 0, len(out)) + name
        out += LOCAL + struct.pack("<H", 20) + fields + name + data
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(content), len(content), len(directory), len(out), 0)
    return bytes(out + directory + end)


def overlapping() -> bytes:
    """Let two lines of the directory lead into the same bytes."""
    data = stored()
    first = directory_entry(data, "xl/styles.xml")
    target = header(data, "xl/sharedStrings.xml")
    return patched(data, first + 42, struct.pack("<L", target))


def nested() -> bytes:
    """Let one part lie inside another's bytes, each with its own name."""
    inner = by_hand({b"xl/b.bin": b"y" * 50})
    data = by_hand({**{k.encode(): v for k, v in parts().items()}, b"xl/a.bin": inner, b"xl/b.bin": b"y" * 50})
    inside = data.find(LOCAL, header(data, "xl/a.bin") + 4)
    return patched(data, directory_entry(data, "xl/b.bin") + 42, struct.pack("<L", inside))


def into_directory() -> bytes:
    """Let the last part reach into the directory."""
    data = stored()
    size = struct.pack("<LL", len(styles()) + 60, len(styles()) + 60)
    return set_in_both(data, "xl/styles.xml", 18, 20, size)


def bomb(*names: str, megabytes: int) -> bytes:
    """Pack parts with megabytes of spaces behind them; the stream only repeats one block, so it is made at once."""

    def packed_by(data: bytes, last: int) -> bytes:
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(data) + packer.flush(last)

    block = packed_by(b" " * MEGABYTE, zlib.Z_FULL_FLUSH)
    content: dict[bytes, bytes | Stream] = {name.encode(): part for name, part in parts().items()}
    for name in names:
        start = parts().get(name, b"")
        stream = packed_by(start, zlib.Z_FULL_FLUSH) + block * megabytes + packed_by(b"", zlib.Z_FINISH)
        check = functools.reduce(
            lambda check, _: zlib.crc32(b" " * MEGABYTE, check), range(megabytes), zlib.crc32(start)
        )
        content[name.encode()] = Stream(stream, len(start) + megabytes * MEGABYTE, check)
    return by_hand(content)


def lying_size() -> bytes:
    """State a smaller size than the part inflates to."""
    data = build()
    return set_in_both(data, "xl/styles.xml", 22, 24, struct.pack("<L", 10))


def many_entries(count: int) -> bytes:
    """Put very many empty parts in."""
    return by_hand({**{k.encode(): v for k, v in parts().items()}, **{b"x%d" % n: b"" for n in range(count)}})


def odd_case() -> bytes:
    """Refer to parts in other letters than they are stored in."""
    return renamed(
        {"xl/worksheets/sheet1.xml": "xl/Worksheets/Sheet1.XML", "xl/sharedStrings.xml": "xl/SharedStrings.xml"}
    )


def linked(*links: str) -> bytes:
    """Change the workbook's relationships."""
    return build(links=relations(*links))


def at(target: str) -> bytes:
    """Refer to the sheet by another spelling of its path."""
    return linked(relation("rId1", "worksheet", target), *LINKS[1:])


CASES: list[Case] = [
    reads("好表", build),
    reads("不压缩", stored),
    reads("流式压缩", streamed),
    reads("zip64头", zip64),
    reads("zip64目录", zip64_end),
    reads("zip64大小", zip64_sizes),
    refused("zip64大小不全", lambda: zip64_sizes(full=False), "目录读不出"),
    refused("zip64目录丢失", lambda: zip64_end().replace(b"PK\x06\x06", b"PK\x06\x09"), "目录读不出"),
    refused("zip64定位丢失", lambda: zip64_end().replace(b"PK\x06\x07", b"PK\x06\x09"), "目录读不出"),
    refused(
        "目录比条目少", lambda: patched(build(), build().rfind(b"PK\x05\x06") + 8, b"\x09\x00\x09\x00"), "目录不完整"
    ),
    reads("带文件夹条目", with_folders),
    reads("带压缩注释", lambda: packed(parts(), comment=b"comment")),
    reads("尾部多余字节", lambda: build() + b"\r\n" * 20),
    reads("部件名大小写不一", odd_case),
    reads("部件名反斜杠", backslashes),
    reads("带图片", lambda: packed({**parts(), **PICTURE})),
    reads("部件名非UTF-8", lambda: by_hand({**{k.encode(): v for k, v in parts().items()}, b"\xd5\xd5\xc6\xac": b""})),
    refused("表被改一字节", lambda: flipped("xl/worksheets/sheet1.xml", b"12.5"), "校验码不符"),
    refused("文字被改一字节", lambda: flipped("xl/sharedStrings.xml", b"26-2"), "校验码不符"),
    refused("图片被改一字节", lambda: flipped("xl/media/image1.png", b"\x89PNG"), "校验码不符"),
    refused("压缩流损坏", broken_deflate, "损坏了"),
    refused("压缩流截断", lambda: set_in_both(build(), "xl/styles.xml", 18, 20, struct.pack("<L", 40)), "损坏了"),
    refused("大小不实", lying_size, "校验码不符"),
    refused("压缩密码", lambda: set_in_both(build(), "xl/styles.xml", 6, 8, b"\x01\x00"), "设有密码"),
    refused("bzip2", lambda: with_method(zipfile.ZIP_BZIP2), "少见的压缩方法"),
    refused("lzma", lambda: with_method(zipfile.ZIP_LZMA), "少见的压缩方法"),
    refused("分卷", lambda: patched(build(), build().rfind(b"PK\x05\x06") + 4, b"\x01\x00"), "分卷"),
    refused("部件重复", lambda: doubled("xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"), "有两份"),
    refused("部件重复大小写", lambda: doubled("xl/worksheets/sheet1.xml", "xl/worksheets/SHEET1.xml"), "有两份"),
    refused("部件重复斜杠", lambda: doubled("xl/worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"), "有两份"),
    refused("部件重叠", overlapping, "两个名字"),
    refused("部件套部件", nested, "互相重叠"),
    refused("部件伸进目录", into_directory, "盖住了目录"),
    refused(
        "两处压缩方法不同", lambda: patched(build(), header(build(), "xl/styles.xml") + 8, b"\x00\x00"), "两个名字"
    ),
    refused(
        "目录项丢失", lambda: patched(build(), directory_entry(build(), "xl/styles.xml"), b"PK\x09\x09"), "目录读不出"
    ),
    refused(
        "两处名字不同",
        lambda: build().replace(b"xl/styles.xml", b"xl/stylez.xml", 1),
        "两个名字",
    ),
    refused(
        "偏移超出文件",
        lambda: patched(build(), directory_entry(build(), "xl/styles.xml") + 42, b"\xf0\xff\xff\x7f"),
        "不在文件里",
    ),
    refused("目录偏移不实", lambda: patched(build(), build().rfind(b"PK\x05\x06") + 16, b"\x01\x00\x00\x00"), "不完整"),
    refused("前面多余字节", lambda: b"PK\x03\x04junk" + build(), "不完整"),
    refused("条目太多", lambda: many_entries(10_001), "个部件"),
    refused("压缩炸弹单件", lambda: bomb("xl/worksheets/sheet1.xml", megabytes=129), "有一段太长"),
    refused("压缩炸弹图片", lambda: bomb("xl/media/1.png", megabytes=129), "超过128MB"),
    refused(
        "压缩炸弹合计", lambda: bomb("xl/media/1.png", "xl/media/2.png", "xl/media/3.png", megabytes=100), "超过256MB"
    ),
    refused("压缩炸弹文字", lambda: bomb("xl/sharedStrings.xml", megabytes=129), "有一段太长"),
    reads("绝对路径", lambda: at("/xl/worksheets/sheet1.xml")),
    reads("上级路径", lambda: at("../xl/./worksheets/sheet1.xml")),
    reads("反斜杠路径", lambda: at("worksheets\\sheet1.xml")),
    reads("百分号路径", lambda: at("worksheets%2Fsheet1.xml")),
    reads("大写路径", lambda: at("Worksheets/SHEET1.XML")),
    refused("路径出界", lambda: at("../../../etc/passwd"), "缺少etc/passwd"),
    refused(
        "表在文件外", lambda: linked(relation("rId1", "worksheet", "a.xml", ' TargetMode="External"')), "内容找不到"
    ),
    refused("表的关系丢失", lambda: linked(*LINKS[1:]), "内容找不到"),
    refused("表的关系类型不明", lambda: linked(relation("rId1", "sheet", "worksheets/sheet1.xml")), "“进展”的类型"),
    refused(
        "只有图表工作表", lambda: linked(relation("rId1", "chartsheet", "worksheets/sheet1.xml")), "没有普通工作表"
    ),
    refused("关系文件丢失", lambda: build(links=None), "内容找不到"),
    refused("根关系丢失", lambda: build(roots=None), "找不到工作簿"),
    refused("工作簿丢失", lambda: build(workbook=None), "缺少xl/workbook.xml"),
    refused("工作表丢失", lambda: build(sheet=None), "缺少xl/worksheets/sheet1.xml"),
    refused("文字表丢失", lambda: build(strings=None), "缺少xl/sharedStrings.xml"),
    refused("样式表丢失", lambda: build(styles=None), "缺少xl/styles.xml"),
    refused("文字关系丢失", lambda: linked(LINKS[0], LINKS[2]), "A1的文字丢失"),
    reads("样式关系丢失", lambda: linked(LINKS[0], LINKS[1])),
    refused("关系重号", lambda: linked(*LINKS, relation("rId1", "worksheet", "sheet2.xml")), "关系rId1有两个去处"),
    refused("两个工作簿", lambda: build(roots=two_roots()), "有2个officeDocument"),
    refused("没有工作表", lambda: build(workbook=workbook("")), "没有工作表"),
    refused("同名工作表", lambda: build(workbook=two_sheets("进展", "进展")), "同名"),
    refused("两表同一内容", lambda: build(workbook=two_sheets("进展", "县区")), "同一份内容"),
    refused("工作表太多", lambda: build(workbook=workbook("".join(many_sheets(501)))), "501张工作表"),
]


def two_roots() -> str:
    """Name two workbooks in one file."""
    return relations(
        relation("rId1", "officeDocument", "xl/workbook.xml"), relation("rId2", "officeDocument", "xl/other.xml")
    )


def two_sheets(first: str, second: str) -> str:
    """List two sheets that lead to one part."""
    return workbook(
        "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId1"/>' for n, name in enumerate((first, second)))
    )


def many_sheets(count: int) -> list[str]:
    """List very many sheets."""
    return [f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(count)]
