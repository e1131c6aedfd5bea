"""Is this file a ledger of ours? Decided from its first bytes, before SQLite sees it (FAULTS.md B7, B9, B15)."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from model.errors import ClerkError, why
from model.store import faults, schema

LONGEST_NAME = 200
"""Bytes of a ledger's file name; the rest of the usual 255 is for what stands beside it (-journal, 备份)."""

_SQLITE = b"SQLite format 3\x00"


def version(path: Path) -> int:
    """Return the ledger's format; raise ClerkError, saying what the file is, where it is no ledger we can open."""
    head = _head(path)
    if not head.startswith(_SQLITE) or len(head) < 100:
        raise ClerkError(f"“{path.name}”不是民生实事台账，它{_what(path, head)}。文件没有改动。")
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise ClerkError(f"“{path.name}”是别的软件的数据库，不是民生实事台账。文件没有改动。")
    if head[18:20] != b"\x01\x01":
        raise ClerkError(faults.damaged(path, "写入方式被改动"))
    number = int.from_bytes(head[60:64], "big")
    if number > schema.version():
        raise ClerkError(f"台账“{path.name}”由新版程序保存（格式 {number}），请升级本程序后再打开。台账没有改动。")
    if not number:
        raise ClerkError(faults.damaged(path, "没有格式号"))
    return number


def check_name(path: Path) -> None:
    """Raise ClerkError for a file name too long to keep a journal and backups beside it."""
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise ClerkError(f"台账的文件名太长（{len(path.name)} 个字），请改短到 60 个字以内。没有改动任何文件。")


def _head(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ClerkError(f"“{path.name}”是文件夹，不是台账文件。请选择扩展名为 .shishi 的文件。")
        if path.exists() and not path.is_file():
            raise ClerkError(f"“{path.name}”不是普通文件，不能当台账打开。")
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError as error:
        raise ClerkError(f"找不到台账“{path}”。请检查文件是否移走或改名。") from error
    except OSError as error:
        raise ClerkError(f"打不开“{path.name}”：{why(error)}。请检查权限和磁盘。文件没有改动。") from error


def _what(path: Path, head: bytes) -> str:
    if not head:
        return "是空文件（0 字节，可能没有拷贝完整）"
    if head.startswith(b"PK"):
        return _zipped(path)
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            return what
    if head.startswith(_SQLITE[:6]):
        return "是残缺的数据库文件（可能没有拷贝完整）"
    return "是文本文件" if _is_text(head) else "是不认识的文件"


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as parts:
            names = [name.lower() for name in parts.namelist()]
    except (OSError, ValueError, zipfile.BadZipFile):
        return "是残缺的压缩文件或 Excel 文件"
    if any(name.startswith("xl/") for name in names):
        return "是 Excel 工作簿（单位报回的表请用“收回”）"
    if any(name.startswith("word/") for name in names):
        return "是 Word 文档（计划通知请用“新建台账”）"
    return "是压缩文件"


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the hundredth byte may stand inside a character
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False


_MAGIC = {
    b"\xd0\xcf\x11\xe0": "是旧版 Office 文件（.xls 或 .doc）",
    b"%PDF": "是 PDF 文件",
    b"\x89PNG": "是图片",
    b"\xff\xd8\xff": "是图片",
    b"\xff\xfe": "是文本文件",
    b"\xfe\xff": "是文本文件",
}
