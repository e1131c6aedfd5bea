"""A font of a .pdf: its strings as characters, and how wide they run."""

from __future__ import annotations

from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font as PdfFont

UNREADABLE = "\ufffd"
"""Stands for each character of a font that does not say which characters its shapes are."""


class Font:
    """A font as a page names it; None or one that cannot be understood gives unreadable characters."""

    def __init__(self, resource: DictionaryObject | None) -> None:
        self._font: PdfFont | None = None
        if resource is not None:
            try:
                self._font = PdfFont.from_font_resource(resource)
            except (PyPdfError, AttributeError, IndexError, KeyError, TypeError, ValueError):
                self._font = None

    def read(self, told: bytes | str) -> tuple[str, float, int, int]:
        """Return a string's text, its width at size 1, how many characters it draws and how many are blanks."""
        font = self._font
        if font is None or not font.interpretable:
            return UNREADABLE * len(told), 0.5 * len(told), len(told), 0
        if isinstance(told, str):
            codes, text = told, told
        elif isinstance(font.encoding, str):
            codes = told.decode(font.encoding, "surrogatepass" if "utf" in font.encoding else "replace")
            text = codes
        else:
            codes = "".join(map(chr, told))
            text = "".join(font.encoding.get(code, chr(code)) for code in told)
        width = sum(font.space_width if code == font.space_char else font.get_text_width(code) for code in codes) / 1000
        shown = "".join(str(font.character_map.get(char, char)) for char in text)
        return shown, width, len(codes), codes.count(font.space_char)
