"""What is this file, if it is no .xlsx? Told by its bytes, never by its name (FAULTS.md section C)."""

from __future__ import annotations

import re

from model.sheets.refusal import RESEND, Refusal

LETTERS = 2
"""Up to so many bytes a kind's mark could also be the first word of a text, which holds no zero byte."""

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_XLSX = "请用 WPS 或 Excel 打开、另存为 .xlsx 后再报"
_FILL_IN = "请把数填进发下去的 .xlsx 表里再报；只有这一份的，可作附件保存、手工录入"

_MAGIC = (
    (b"PK\x05\x06", "是空的压缩包，不是电子表格", RESEND),
    (b"%PDF", "是 PDF 文件，不是电子表格", _FILL_IN),
    (b"\x89PNG", "是图片，不是电子表格", _FILL_IN),
    (b"\xff\xd8\xff", "是图片，不是电子表格", _FILL_IN),
    (b"GIF8", "是图片，不是电子表格", _FILL_IN),
    (b"BM", "是图片，不是电子表格", _FILL_IN),
    (b"II*\x00", "是图片，不是电子表格", _FILL_IN),
    (b"MM\x00*", "是图片，不是电子表格", _FILL_IN),
    (b"RIFF", "是图片或音像文件，不是电子表格", _FILL_IN),
    (b"Rar!", "是 RAR 压缩包，不是电子表格", "请先解压，再把里面的 .xlsx 表报来"),
    (b"7z\xbc\xaf\x27\x1c", "是 7z 压缩包，不是电子表格", "请先解压，再把里面的 .xlsx 表报来"),
    (b"\x1f\x8b", "是压缩包，不是电子表格", "请先解压，再把里面的 .xlsx 表报来"),
    (b"{\\rtf", "是 RTF 文档，不是电子表格", _FILL_IN),
    (b"SQLite format 3\x00", "是台账或数据库文件，不是报表", "请核对是不是选错了文件"),
    (b"MZ", "是可执行程序，不是报表", "请不要打开，并核对来源"),
)

_OLE_STREAMS = {
    "EncryptedPackage": ("设有打开密码", "请用 WPS 或 Excel 打开、去掉密码后再报"),
    "WordDocument": ("是旧版 Word 文档（.doc），不是电子表格", _FILL_IN),
    "PowerPoint Document": ("是旧版演示文稿（.ppt），不是电子表格", _FILL_IN),
    "Workbook": ("是旧版表格（.xls 或 .et）", _AS_XLSX),
    "Book": ("是旧版表格（.xls 或 .et）", _AS_XLSX),
}
_PAGE = "是网页格式：里面是网页，只是文件名像表格，多半是从系统里导出的"
_AS_BOOK = "请用 WPS 或 Excel 打开它，点“文件—另存为”，类型选“Excel 工作簿（.xlsx）”，存好后再报"
_PLAIN_TEXT = "是文本文件（.csv 或 .txt）"
ARCHIVE = "是普通压缩包"
"""How the sentence about a zip of no document begins."""
_BARE = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00")
"""The first record of a workbook so old that it has no OLE file around it."""


def refuse(data: bytes, name: str) -> None:
    """Raise the Refusal that says what a file without a zip's beginning is; return for one with it."""
    if name.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise Refusal("是表格打开时的临时文件，不是报表", "请改选没有“~$”的那一份")
    if not data:
        raise Refusal("是空文件（0 字节），可能拷贝中断", RESEND)
    if not data.startswith(ZIP):
        raise _other(data)


def _other(data: bytes) -> Refusal:
    """Tell a file by its first bytes."""
    if data.startswith(_OLE):
        return _ole(data)
    if _BARE.match(data):
        return Refusal("是旧版表格（.xls 或 .et）", _AS_XLSX)
    if data[4:8] == b"ftyp":
        return Refusal("是图片或音像文件，不是电子表格", _FILL_IN)
    for magic, what, do in _MAGIC:
        if data.startswith(magic) and (len(magic) > LETTERS or b"\x00" in data[:64]):
            return Refusal(what, do)
    if not data.strip(b"\x00"):
        return Refusal("里面全是空字节，内容已经丢失", RESEND)
    return _text(data)


def is_old(data: bytes) -> bool:
    """Say whether the bytes are a workbook of the old kind (.xls, .et) without a password to open it."""
    return bool(_BARE.match(data)) or (data.startswith(_OLE) and _stream(data) in ("Workbook", "Book"))


def is_text(data: bytes) -> bool:
    """Say whether the bytes are a plain text, so perhaps a .csv; a web page or XML is none."""
    return bool(data.strip()) and not data.startswith(ZIP) and _other(data).what.startswith(_PLAIN_TEXT)


def _ole(data: bytes) -> Refusal:
    """Tell what an OLE file holds."""
    what, do = _OLE_STREAMS.get(_stream(data), ("是旧版文件，认不出是不是表格", _AS_XLSX))
    return Refusal(what, do)


def _stream(data: bytes) -> str:
    """Return the name of an OLE file's main stream; those of embedded objects stand behind it."""
    places = {name: data.find(f"{name}\x00".encode("utf-16-le")) for name in _OLE_STREAMS}
    if places["EncryptedPackage"] >= 0:
        return "EncryptedPackage"
    return min((name for name, place in places.items() if place >= 0), key=places.__getitem__, default="")


def _text(data: bytes) -> Refusal:
    """Tell a web page, XML and a plain text apart from bytes that are nothing we know."""
    head = data[:4096]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8" if _is_utf8(head) else "gb18030", "ignore")
    plain = text.lstrip("\ufeff \t\r\n").lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in plain:
        return Refusal("是 XML 表格（Excel 2003），不是 .xlsx", _AS_XLSX)
    if re.match("<|mime-version|from:", plain) and re.search("<html|<table|<!doctype|<head|mime-version", plain):
        return Refusal(_PAGE, _AS_BOOK)
    if plain.startswith("<"):
        return Refusal("是 XML 文件，不是 .xlsx", _AS_XLSX)
    if re.search("[\x00-\x08\x0e-\x1f]", text):
        return Refusal("不是电子表格，认不出是什么文件", RESEND)
    return Refusal(f"{_PLAIN_TEXT}，不是 .xlsx", _AS_XLSX)


def _is_utf8(head: bytes) -> bool:
    """Say whether the bytes are UTF-8, but for a character cut at the end."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and len(head) == 4096
    return True


def refuse_package(names: frozenset[str]) -> None:
    """Raise the Refusal that says what a zip without a workbook is, by its parts' names in lower case."""
    tops = {name.partition("/")[0] for name in names}
    if "ofd.xml" in names:
        raise Refusal("是 OFD 版式文件，不是电子表格", _FILL_IN)
    if "word" in tops:
        raise Refusal("是 Word 文档，不是电子表格", _FILL_IN)
    if "ppt" in tops:
        raise Refusal("是演示文稿，不是电子表格", _FILL_IN)
    if "mimetype" in names and "content.xml" in names:
        raise Refusal("是 OpenDocument 文件（.ods 一类），不是 .xlsx", _AS_XLSX)
    if any(name.endswith(".bin") and name.startswith("xl/workbook") for name in names):
        raise Refusal("是二进制表格（.xlsb），不是 .xlsx", _AS_XLSX)
    if "xl" not in tops and "[content_types].xml" not in names:
        raise Refusal(f"{ARCHIVE}，不是电子表格", "请先解压，再把里面的 .xlsx 表报来")
