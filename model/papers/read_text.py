"""A plain text file's lines, whatever encoding a Chinese office saved it in."""

from __future__ import annotations

from model.errors import ClerkError
from model.rules import encoding


def lines(data: bytes, name: str) -> tuple[str, ...]:
    """Return the lines, blank ones too; raises ClerkError with a sentence for what is no readable text."""
    text = encoding.decode(data)
    if text is None:
        raise ClerkError(
            f"“{name}”不是文本文件，或文字编码已损坏。没有读入任何内容。"
            "请用 WPS 或记事本打开，全选复制到新的记事本里存成 .txt 再读。"
        )
    return pasted(text)


def pasted(text: str) -> tuple[str, ...]:
    """Return the lines of a text."""
    return tuple(text.removeprefix("\ufeff").splitlines())
