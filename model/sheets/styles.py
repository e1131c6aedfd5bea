"""Which number format a cell's style index means."""

from __future__ import annotations

from collections.abc import Mapping

from model.sheets import markup
from model.sheets.container import Container
from model.sheets.formats import BUILT_IN
from model.sheets.texts import unescape

STYLE_LIMIT = 100_000
CODE_LIMIT = 1_000
"""Characters of a format's code; spreadsheet programs allow 255, a longer one counts as unknown."""


class _Styles:
    """Collect the formats of cellXfs; those of dxfs and cellStyleXfs are others'."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.cells: list[int] = []
        self._inside: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        above = self._inside[-1] if self._inside else ""
        self._inside.append(tag)
        if tag == "numFmt" and above == "numFmts":
            code = unescape(attributes.get("formatCode", "")) or "General"
            self.codes[_number(attributes.get("numFmtId", ""))] = code if len(code) <= CODE_LIMIT else ""
        elif tag == "xf" and above == "cellXfs" and len(self.cells) < STYLE_LIMIT:
            self.cells.append(_number(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        self._inside.pop()

    def text(self, text: str) -> None:
        pass


def formats(container: Container, part: str) -> list[str]:
    """Return the number format's code of each cell style, "" for an id nobody knows."""
    styles = _Styles()
    markup.read(container.chunks(part), part, "styleSheet", styles)
    codes = {**BUILT_IN, **styles.codes}
    return [codes.get(number, "") for number in styles.cells]


def _number(text: str) -> int:
    """Read a small whole number, -1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
