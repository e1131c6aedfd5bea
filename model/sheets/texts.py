"""Text as a workbook stores it: runs without their phonetics, and _x000D_ for what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from model.sheets import markup
from model.sheets.container import Container
from model.sheets.refusal import too_large

STRING_LIMIT = 1_000_000
COUNT_LIMIT = 500_000
CELL_LIMIT = 32_767
"""Characters a cell of Excel holds; a longer text was made by another program."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_(?:_x([0-9A-Fa-f]{4})_)?")
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x00(?!0[9AaDd])[01][0-9A-Fa-f]_")


class Runs:
    """Gather the text of an <si> or <is>: its t, or the t of its runs; rPh (phonetics) is left out."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._reading = False
        self._phonetic = False

    def start(self, tag: str) -> None:
        """Open an element inside the string."""
        if tag == "rPh":
            self._phonetic = True
        self._reading = tag == "t" and not self._phonetic

    def end(self, tag: str) -> None:
        """Close it."""
        self._reading = False
        if tag == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        """Take character data."""
        if self._reading:
            self._size += len(text)
            if self._size > STRING_LIMIT:
                raise too_large("一个格子里超过一百万字")
            self._pieces.append(text)

    def take(self) -> str:
        """Return the string and begin the next."""
        out = unescape("".join(self._pieces))
        self._pieces, self._size, self._reading, self._phonetic = [], 0, False, False
        return out


class _Strings:
    """Collect the shared strings part."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._runs = Runs()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in ("sst", "si"):
            self._runs.start(tag)

    def end(self, tag: str) -> None:
        if tag == "si":
            if len(self.found) >= COUNT_LIMIT:
                raise too_large("文字超过50万条")
            self.found.append(self._runs.take())
        else:
            self._runs.end(tag)

    def text(self, text: str) -> None:
        self._runs.text(text)


def shared(container: Container, part: str) -> list[str]:
    """Return the workbook's shared strings in their order."""
    strings = _Strings()
    markup.read(container.chunks(part), part, "sst", strings)
    return strings.found


def unescape(text: str) -> str:
    """Turn _x000D_ into the character it stands for; what no text may hold is left as written."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def odd(text: str) -> bool:
    """Say whether a text holds characters that no form can show."""
    return bool(_ODD.search(text))


def _character(match: re.Match[str]) -> str:
    """Decode one escape, or a surrogate pair written as two."""
    first = chr(int(match[1], 16))
    second = chr(int(match[2], 16)) if match[2] else ""
    if "\ud800" <= first <= "\udbff" and "\udc00" <= second <= "\udfff":
        return (first + second).encode("utf-16", "surrogatepass").decode("utf-16")
    return _safe(first, match[1]) + (_safe(second, match[2]) if second else "")


def _safe(char: str, code: str) -> str:
    """Return the character where a text may hold it, else the escape."""
    allowed = char in "\t\n\r" or (" " <= char <= "\ufffd" and not "\ud800" <= char <= "\udfff")
    return char if allowed else f"_x{code}_"
