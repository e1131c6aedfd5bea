"""Read a text file's lines, whatever encoding a Chinese office saved it in."""

from __future__ import annotations

from pathlib import Path

from model.errors import ClerkError

LARGEST = 20 * 1024 * 1024
"""Bytes; a plan of a thousand items has a hundredth of it."""

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
FOREIGN = (
    (b"PK\x03\x04", "是 Word、Excel 或压缩文件（docx、xlsx、zip 一类），不是文本文件"),
    (b"\xd0\xcf\x11\xe0", "是旧版 Word、Excel 或 WPS 文件（doc、xls、wps 一类），不是文本文件"),
    (b"%PDF", "是 PDF 文件，不是文本文件"),
    (b"{\\rtf", "是 RTF 文件，不是文本文件"),
    (b"SQLite format 3\x00", "是数据库文件（可能是台账），不是计划文件"),
    (b"\x89PNG", "是图片，不是文本文件"),
    (b"\xff\xd8\xff", "是图片，不是文本文件"),
)
CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
ADVICE = "请打开它，全选复制到记事本，另存为 .txt 后再读。"


def lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a plain text file (UTF-8, UTF-16, GB18030), blank ones included.

    Raises ClerkError with a sentence for anything that is no readable text; the file is never written.
    """
    return tuple(_text(_bytes(path), path.name).splitlines())


def _bytes(path: Path) -> bytes:
    """Read the file once, or say why not."""
    try:
        if path.is_dir():
            raise ClerkError(f"“{path.name}”是文件夹，不是文件。请选里面的计划文件。")
        if path.stat().st_size > LARGEST:
            raise ClerkError(f"“{path.name}”超过 20 MB，不像计划文件。请只留下计划正文后再读。")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ClerkError(f"找不到文件“{path.name}”。请核对名称和所在文件夹。") from None
    except PermissionError:
        raise ClerkError(f"没有权限读“{path.name}”，或它正被别的程序占用。请关闭后再试。") from None
    except OSError as error:
        raise ClerkError(f"读不了“{path.name}”（{error.strerror}）。请把它复制到本机后再试。") from None
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise ClerkError(f"“{path.name}”是空文件，没有内容可读。请核对是不是选错了文件。")
    return data


def _text(data: bytes, name: str) -> str:
    """Decode by byte order mark, then UTF-8, then GB18030; refuse what is no text."""
    for magic, what in FOREIGN:
        if data.startswith(magic):
            raise ClerkError(f"“{name}”{what}。{ADVICE}")
    encoding = next((known for bom, known in BOMS if data.startswith(bom)), None) or _utf16(data)
    for candidate in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if not any(ord(char) in CONTROLS for char in text):
            return text
    raise ClerkError(f"“{name}”不是文本文件，或文字编码已损坏。{ADVICE}")


def _utf16(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes of its line ends and digits."""
    sample = data[:4096]
    if b"\x00" not in sample or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"
