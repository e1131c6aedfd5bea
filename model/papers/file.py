"""Take a file's bytes once, or say why not."""

from __future__ import annotations

from pathlib import Path

from model.errors import ClerkError, why

LARGEST = 40 * 1024 * 1024
"""Bytes; a plan of a thousand items has a hundredth of it, the rest are pictures."""


def take(path: Path) -> bytes:
    """Return the file's bytes; raises ClerkError where there are none, or far too many."""
    try:
        if path.is_dir():
            raise ClerkError(f"“{path.name}”是文件夹，不是文件。请选里面的计划文件。")
        if path.stat().st_size > LARGEST:
            raise ClerkError(
                f"“{path.name}”超过 40 MB，不像计划文件（多半是图片太多）。没有读入任何内容。"
                "请另存一份只有文字和表格的再读。"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise ClerkError(f"找不到文件“{path.name}”。请核对名称和所在文件夹。") from None
    except PermissionError:
        raise ClerkError(f"没有权限读“{path.name}”，或它正被别的程序占用。请关闭后再试。") from None
    except OSError as error:
        raise ClerkError(f"读不了“{path.name}”（{why(error)}）。请把它复制到本机后再试。") from None
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise ClerkError(f"“{path.name}”是空文件，没有内容可读。请核对是不是选错了文件。")
    return data
