"""Files that are no .xlsx at all, whatever their name says (FAULTS.md C1 to C6)."""

from __future__ import annotations

import struct
import zipfile

from tests.model.sheets.corpus import Case, build, packed, parts, refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = "序号,指标,累计\r\n1,学校,25\r\n"


def ole(stream: str) -> bytes:
    """Make the beginning of an OLE file with one stream's name in its directory."""
    return OLE + b"\x00" * 1016 + f"{stream}\x00".encode("utf-16-le").ljust(128, b"\x00") + b"\x00" * 512


def biff(version: int) -> bytes:
    """Make the beginning of a bare BIFF stream of an old version."""
    return struct.pack("<HHHH", 0x0009 | version << 8, 6, 0, 0x10) + b"\x00" * 64


def package(*names: str, first: bytes = b"") -> bytes:
    """Make a zip of empty parts."""
    content = {"mimetype": first} if first else {}
    return packed({**content, **dict.fromkeys(names, b"<x/>")}, zipfile.ZIP_STORED)


HTML = "<html><head><meta charset='gbk'></head><body><table><tr><td>学校</td><td>25</td></tr></table></body></html>"
XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)

CASES: list[Case] = [
    refused("空文件", lambda: b"", "空文件（0 字节）"),
    refused("一个字节", lambda: b"P", "文本文件"),
    refused("只有压缩头", lambda: b"PK\x03\x04", "不完整（可能拷贝或下载中断）"),
    refused("拷贝到一半", lambda: build()[: len(build()) // 2], "不完整"),
    refused("少最后一字节", lambda: build()[:-1], "不完整"),
    refused("少最后22字节", lambda: build()[:-22], "不完整"),
    refused("少开头4字节", lambda: build()[4:], "认不出是什么文件"),
    refused("全是零字节", lambda: bytes(4096), "全是空字节"),
    refused("后半变零", lambda: build()[:600] + bytes(len(build()) - 600), "不完整"),
    refused("随机字节", lambda: bytes((i * 197 + i // 7) % 256 for i in range(3000)), "认不出是什么文件"),
    refused("临时锁文件", lambda: b"\x06user\x20" * 20, "临时文件", "~$表.xlsx"),
    refused("打开密码", lambda: ole("EncryptedPackage"), "设有打开密码"),
    refused("xls", lambda: ole("Workbook"), "旧版表格（.xls 或 .et）"),
    refused("xls改名xlsx", lambda: ole("Workbook"), "旧版表格", "表.xlsx"),
    refused("xls 5.0", lambda: ole("Book"), "旧版表格"),
    refused("BIFF2", lambda: biff(0), "旧版表格"),
    refused("BIFF3", lambda: biff(2), "旧版表格"),
    refused("BIFF4", lambda: biff(4), "旧版表格"),
    refused("BIFF5无OLE", lambda: biff(8), "旧版表格"),
    refused("doc", lambda: ole("WordDocument"), "Word 文档（.doc）"),
    refused("ppt", lambda: ole("PowerPoint Document"), "演示文稿（.ppt）"),
    refused("OLE其他", lambda: ole("Contents"), "认不出是不是表格"),
    refused("OLE只有头", lambda: OLE, "认不出是不是表格"),
    refused("网页", lambda: HTML.encode(), "网页格式"),
    refused("网页GBK", lambda: HTML.encode("gbk"), "网页格式"),
    refused("网页带BOM", lambda: HTML.encode("utf-8-sig"), "网页格式"),
    refused("网页UTF-16", lambda: HTML.encode("utf-16"), "网页格式"),
    refused("网页前有空行", lambda: b"\r\n\r\n  " + HTML.encode(), "网页格式"),
    refused("mht", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "网页格式"),
    refused("XML表格2003", XML_2003.encode, "XML 表格（Excel 2003）"),
    refused("其他XML", lambda: b"<?xml version='1.0'?><data>1</data>", "XML 文件"),
    refused("csv GBK", lambda: TABLE.encode("gbk"), "文本文件"),
    refused("csv UTF-8", TABLE.encode, "文本文件"),
    refused("csv BOM", lambda: TABLE.encode("utf-8-sig"), "文本文件"),
    refused("csv UTF-16", lambda: TABLE.encode("utf-16"), "文本文件"),
    refused("csv生僻字", lambda: "𠅤村,25".encode("gb18030"), "文本文件"),
    refused("长csv", lambda: (TABLE * 2000).encode(), "文本文件"),
    refused("tsv", lambda: TABLE.replace(",", "\t").encode(), "文本文件"),
    refused("以BM开头的csv", lambda: "BM街道,25\r\n".encode(), "文本文件"),
    refused("以MZ开头的csv", lambda: "MZ街道,25\r\n".encode("gbk"), "文本文件"),
    refused("pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    refused("png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "图片"),
    refused("jpg", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片"),
    refused("gif", lambda: b"GIF89a" + bytes(16), "图片"),
    refused("bmp", lambda: b"BM" + bytes(60), "图片"),
    refused("tiff", lambda: b"II*\x00" + bytes(16), "图片"),
    refused("webp", lambda: b"RIFF\x10\x00\x00\x00WEBP", "图片"),
    refused("heic", lambda: b"\x00\x00\x00\x18ftypheic", "图片"),
    refused("rar", lambda: b"Rar!\x1a\x07\x00" + bytes(16), "RAR"),
    refused("7z", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(16), "7z"),
    refused("gz", lambda: b"\x1f\x8b\x08" + bytes(16), "压缩包"),
    refused("rtf", lambda: b"{\\rtf1\\ansi}", "RTF"),
    refused("台账本身", lambda: b"SQLite format 3\x00" + bytes(96), "台账或数据库"),
    refused("exe", lambda: b"MZ" + bytes(64), "可执行程序"),
    refused("docx", lambda: package("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "Word 文档"),
    refused("pptx", lambda: package("[Content_Types].xml", "ppt/presentation.xml"), "演示文稿"),
    refused(
        "ods",
        lambda: package("content.xml", first=b"application/vnd.oasis.opendocument.spreadsheet"),
        "OpenDocument",
    ),
    refused("ofd", lambda: package("OFD.xml", "Doc_0/Document.xml"), "OFD"),
    refused("xlsb", lambda: package("[Content_Types].xml", "xl/workbook.bin"), ".xlsb"),
    refused("普通zip", lambda: package("说明.txt", "表1.xlsx"), "普通压缩包"),
    refused("zip里一份xlsx", lambda: packed({"表.xlsx": build()}), "普通压缩包"),
    refused("空zip", lambda: packed({}), "空的压缩包"),
    refused("名带控制符", lambda: b"", "“表gpj.xlsx”", "表\u202egpj.xlsx"),
    refused("无内容类型", lambda: build(types=None), "缺少[Content_Types].xml"),
    refused("只有零件目录", lambda: packed({"[Content_Types].xml": parts()["[Content_Types].xml"]}), "找不到工作簿"),
]
