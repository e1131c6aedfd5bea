"""What kind of document is this? Told by its bytes, never by its name."""

from __future__ import annotations

import enum
import re

from model.errors import ClerkError
from model.papers.package import Package

NOTHING = "没有读入任何内容。"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_SHEET = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00")
_PICTURE = "是图片，里面的字读不出来", "请向发文单位要文字版，或用识字软件识别后粘贴成文本再读。"
_UNPACK = "是压缩包", "请先解压，再选里面的方案文件。"
_OFFICE = "请用 WPS 或 Word 打开，另存为 .docx 后再读。"

_MAGIC = (
    (b"\x89PNG", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"II*\x00", *_PICTURE),
    (b"MM\x00*", *_PICTURE),
    (b"Rar!", *_UNPACK),
    (b"7z\xbc\xaf\x27\x1c", *_UNPACK),
    (b"\x1f\x8b", *_UNPACK),
    (b"PK\x05\x06", "是空的压缩包", "请核对是不是选错了文件。"),
    (b"{\\rtf", "是 RTF 文档", _OFFICE),
    (b"SQLite format 3\x00", "是数据库文件（可能是台账），不是方案", "请选方案文件；打开台账请用“打开台账”。"),
    (b"%!PS", "是打印文件（PS），里面的字读不出来", "请要 .docx 或有文字的 .pdf 再读。"),
)
_STREAMS = {
    "EncryptedPackage": ("设有打开密码", "请用 WPS 或 Office 打开，去掉密码、另存后再读。"),
    "WordDocument": (
        "是旧版 Word 或 WPS 文档（.doc、.wps）",
        f"{_OFFICE}打不开的，全选复制、粘贴到记事本存成 .txt 也可以。",
    ),
    "PowerPoint Document": ("是演示文稿（.ppt）", "请把方案的文字复制到 Word 或记事本里存好再读。"),
    "Workbook": ("", ""),
    "Book": ("", ""),
}
_COPY = "请把方案的文字复制到 Word 或记事本里存好再读。"
_PACKAGES = (
    ("ppt/", "是演示文稿", _COPY),
    (
        "ofd.xml",
        "是 OFD 版式文件，这一版还不能读",
        "请用阅读软件打开，全选复制到记事本存成 .txt，或另存为 .docx 后再读。",
    ),
    ("content.xml", "是 OpenDocument 文件（.odt、.ods 一类）", "请用 WPS 打开，另存为 .docx 或 .xlsx 后再读。"),
    ("", *_UNPACK),
)


class Kind(enum.Enum):
    """The kinds of documents that can be read."""

    TEXT = enum.auto()
    WORD = enum.auto()
    SHEET = enum.auto()
    PAGE = enum.auto()
    PDF = enum.auto()


def kind(data: bytes, name: str) -> Kind:
    """Tell the kind; raises ClerkError with what the file is and how to get at its text, for any other."""
    if name.startswith(("~$", ".~")):
        raise ClerkError(f"“{name}”是文档打开时的临时文件。{NOTHING}请改选名称里没有“~”的那一份。")
    if data.startswith(_ZIP):
        return _package(data, name)
    if data.startswith(_OLE):
        return _old(data, name)
    if _BARE_SHEET.match(data):
        return Kind.SHEET
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    for magic, what, do in _MAGIC:
        if data.startswith(magic):
            raise ClerkError(f"“{name}”{what}。{NOTHING}{do}")
    return _text(data, name)


def _package(data: bytes, name: str) -> Kind:
    """Tell a zip by its parts."""
    parts = [part.replace("\\", "/").lower() for part in Package(data, name).names]
    if any(part.startswith("word/") for part in parts):
        return Kind.WORD
    if any(part.startswith("xl/") for part in parts):
        return Kind.SHEET
    what, do = next((what, do) for start, what, do in _PACKAGES if any(part.startswith(start) for part in parts))
    raise ClerkError(f"“{name}”{what}。{NOTHING}{do}")


def _old(data: bytes, name: str) -> Kind:
    """Tell a file of the old kind by its main stream."""
    places = {stream: data.find(f"{stream}\x00".encode("utf-16-le")) for stream in _STREAMS}
    if places["EncryptedPackage"] >= 0:
        stream = "EncryptedPackage"
    else:
        stream = min((one for one, place in places.items() if place >= 0), key=places.__getitem__, default="")
    if stream in ("Workbook", "Book"):
        return Kind.SHEET
    what, do = _STREAMS.get(stream, ("是旧版文件，认不出是什么", _OFFICE))
    raise ClerkError(f"“{name}”{what}。{NOTHING}{do}")


def _text(data: bytes, name: str) -> Kind:
    """Tell a web page and XML from a plain text."""
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"mime-version", b"from:")) and b"mime-version" in head:
        raise ClerkError(
            f"“{name}”是网页存档（.mht）。{NOTHING}"
            "请在浏览器里打开，另存为“网页，仅 HTML”（.html），或全选复制到记事本存成 .txt 再读。"
        )
    if head.startswith(b"<?xml") and (
        b"schemas-microsoft-com:office" in head or b"schemas.microsoft.com/office" in head
    ):
        raise ClerkError(
            f"“{name}”是 XML 格式的 Word 或 Excel 文件。{NOTHING}"
            "请用 WPS 或 Office 打开，另存为 .docx 或 .xlsx 后再读。"
        )
    if head.startswith(b"<") and re.search(rb"<!doctype html|<html|<head|<body|<table|<div|<p[ >]|<meta", head):
        return Kind.PAGE
    return Kind.TEXT
