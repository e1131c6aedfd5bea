"""What a cell of a workbook can hold: text made safe without ever writing an unreadable file (FAULTS E12)."""

from __future__ import annotations

import re

LIMIT = 32_767
"""Characters a cell holds, counted as Excel counts them: UTF-16 units."""

CUT = "【截断】"
REPLACEMENT = "\ufffd"

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def safe(text: str) -> tuple[str, str]:
    """Return the text as a cell can hold it, and the sentence that says what was changed ("" for nothing)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    readable = _UNWRITABLE.sub(REPLACEMENT, text)
    short = cut(readable)
    said = []
    if readable != text:
        said.append(f"有表格不能保存的字符，已写作“{REPLACEMENT}”。")
    if short != readable:
        said.append(f"文字超过 {LIMIT} 字，表格放不下，已截断并注明{CUT}。")
    return short, "".join(said)


def cut(text: str) -> str:
    """Shorten a text to what a cell holds, the cut marked and no character split."""
    if _units(text) <= LIMIT:
        return text
    room = LIMIT - len(CUT)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + CUT


def escaped(text: str) -> str:
    """Guard text that looks like a workbook's own escape (_x000D_), which every reader would decode."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet would take the text for a formula when it is typed again."""
    return text.startswith(_FORMULA_STARTS)


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
