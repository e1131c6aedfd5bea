"""Write model/rules/han_table.py from OpenCC's character table (build time only).

Source: the package opencc-python-reimplemented, dictionary TSCharacters.txt (Apache License 2.0). Only the first
choice of each character is kept: a comparison needs one form, not the best one.
"""

from __future__ import annotations

import importlib.util
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parents[1] / "model" / "rules" / "han_table.py"

PUNCTUATION = {
    "\u3000": " ", "\u00a0": " ", "｡": "。", "﹑": "、", "､": "、", "﹐": ",", "﹔": ";", "﹕": ":",
    "「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”", "＂": '"', "﹁": "“", "﹂": "”",
    "•": "·", "・": "·", "‧": "·", "∙": "·", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-",
    "﹣": "-", "─": "-", "〜": "~", "﹪": "%", "│": "|", "∕": "/", "⁄": "/", "﹙": "(", "﹚": ")", "：": ":",
}  # fmt: skip

WIDE = range(0xFF01, 0xFF5F)
COMPATIBLE = (range(0x2F00, 0x2FD6), range(0x2E80, 0x2EF4), range(0xF900, 0xFADA))
LINE = 100


def table() -> dict[str, str]:
    """Return every character to be folded with what it becomes, each one character long."""
    out = {chr(code): chr(code - 0xFEE0) for code in WIDE} | PUNCTUATION
    for block in COMPATIBLE:
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                out[chr(code)] = plain
    for char, simple in opencc():
        out[char] = simple
    for char, plain in out.items():
        out[char] = out.get(plain, plain)
    return {char: plain for char, plain in sorted(out.items()) if char != plain}


def opencc() -> list[tuple[str, str]]:
    """Read OpenCC's Traditional-to-Simplified characters, first choice each."""
    spec = importlib.util.find_spec("opencc")
    if spec is None or spec.origin is None:
        sys.exit("opencc-python-reimplemented is not installed; it is a build tool, see build/requirements")
    source = Path(spec.origin).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.split("\t") for line in source.read_text("utf-8").splitlines() if "\t" in line)
    return [(char, choice.split()[0]) for char, choice in pairs if len(char) == 1 and len(choice.split()[0]) == 1]


def literal(name: str, text: str) -> str:
    """Write a string constant in lines of bounded length, every character as it is or escaped."""
    parts = [text[start : start + LINE] for start in range(0, len(text), LINE)]
    body = "\n".join(f"    {quoted(part)}" for part in parts)
    return f"{name} = (\n{body}\n)\n"


def quoted(text: str) -> str:
    """Quote for Python; what cannot be seen is escaped."""
    return '"' + "".join(escaped(char) for char in text) + '"'


def escaped(char: str) -> str:
    """Write one character of a string constant."""
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else ascii(char)[1:-1]


def main() -> None:
    """Write the module."""
    pairs = table()
    head = '"""Characters folded for comparison; written by build/make_han.py from OpenCC (Apache License 2.0)."""\n'
    body = literal("FROM", "".join(pairs)) + "\n" + literal("TO", "".join(pairs.values()))
    TARGET.write_text(f"{head}\n# ruff: noqa\n# fmt: off\n\n{body}", "utf-8")


if __name__ == "__main__":
    main()
