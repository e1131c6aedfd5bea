"""Which text do these bytes hold? The encodings a Chinese office saves in, never guessed into mojibake."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(map(chr, {*range(32)} - {9, 10, 12, 13}))
_UTF8_PROOF = 4
"""Chinese characters read as UTF-8 before the first wrong byte that prove a damaged UTF-8 text, not a GBK one."""


def decode(data: bytes) -> str | None:
    """Return the text of UTF-8 (with a mark or not), UTF-16, GBK or GB18030 bytes; None for anything else.

    A text that is damaged or no text at all is None, not a guess: a cut UTF-8 file would decode as GB18030, into
    other characters.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)
    text = _strictly(data, encoding) if encoding else _unmarked(data)
    return None if text is None or _CONTROLS & set(text) else text


def _unmarked(data: bytes) -> str | None:
    """Tell UTF-8 and GB18030 apart."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return None if sum(map(_is_han, before)) >= _UTF8_PROOF else _strictly(data, "gb18030")
    if text.isascii() or any(map(_is_han, text)):
        return text
    other = _strictly(data, "gb18030")
    return other if other is not None and any(map(_is_han, other)) else text


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode, or return None."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes of its line ends and digits."""
    sample = data[:4096]
    if b"\x00" not in sample or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_han(char: str) -> bool:
    """Say whether a character is Chinese or Chinese punctuation."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or "\U00020000" <= char <= "\U0003ffff"
