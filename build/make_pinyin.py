"""Write model/rules/pinyin_table.py from the data of pypinyin (build time only).

Of a character's readings the first counts, and each other one that some word of pypinyin's list is read with: of the
rest most are found in old books only. What the list misses, mostly readings in names of places, is added.
"""

from __future__ import annotations

import importlib
import unicodedata
from pathlib import Path

from make_han import literal

TARGET = Path(__file__).parents[1] / "model" / "rules" / "pinyin_table.py"
BLOCK = range(0x4E00, 0xA000)
UNREAD = "."

MISSED = {"洞": "t", "浚": "x", "筠": "j", "荥": "y", "峙": "s", "宕": "t", "栎": "y", "渑": "s", "婼": "r", "涌": "c",
          "覃": "q", "脯": "f", "炔": "q", "干": "q"}  # fmt: skip
"""洪洞 浚县 筠连 荥经 繁峙 宕昌 栎阳 渑水 婼羌 河涌, 覃 in the south, 果脯 乙炔, and 乾, which is folded to 干."""


def initials() -> dict[str, str]:
    """Return the initials of each character's usual readings, the most usual first."""
    readings: dict[int, str] = importlib.import_module("pypinyin.pinyin_dict").pinyin_dict
    usual = in_words()
    out = {}
    for code in BLOCK:
        if code in readings:
            first, *others = (initial(one) for one in readings[code].split(","))
            heard = usual.get(chr(code), "") + MISSED.get(chr(code), "")
            kept = (first, *(one for one in others if one in heard), *MISSED.get(chr(code), ""))
            out[chr(code)] = "".join(dict.fromkeys(kept))
    return out


def in_words() -> dict[str, str]:
    """Return the initials each character is read with in some word."""
    words: dict[str, list[list[str]]] = importlib.import_module("pypinyin.phrases_dict").phrases_dict
    out: dict[str, str] = {}
    for word, syllables in words.items():
        for char, one in zip(word, syllables, strict=False):
            out[char] = out.get(char, "") + "".join(initial(reading) for reading in one)
    return out


def initial(syllable: str) -> str:
    """Return a syllable's first letter without its tone."""
    return unicodedata.normalize("NFD", syllable)[:1]


def module(first: str, others: str) -> str:
    """Write the module's text."""
    head = '"""Initials of characters\' pinyin; written by build/make_pinyin.py from pypinyin (MIT)."""\n'
    return f"{head}\n# ruff: noqa\n# fmt: off\n\n{literal('FIRST', first)}\n{literal('OTHERS', others)}"


def main() -> None:
    """Write the module."""
    table = initials()
    first = "".join(table.get(chr(code), UNREAD)[0] for code in BLOCK)
    others = " ".join(char + found[1:] for char, found in table.items() if len(found) > 1)
    TARGET.write_text(module(first, others), "utf-8")


if __name__ == "__main__":
    main()
