"""Custom document properties, one of the places a form carries its identity in."""

from __future__ import annotations

from collections.abc import Mapping

from model.sheets import markup, texts
from model.sheets.container import Container

_CUSTOM = (
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties",
)
_VARIANT = (
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
)


class _Properties:
    """Collect name and text of each property, whatever its type."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "property":
            self._name, self._text = attributes.get("name", ""), []

    def end(self, tag: str) -> None:
        if tag == "property" and self._name:
            self.found[self._name] = texts.unescape("".join(self._text)).strip()

    def text(self, text: str) -> None:
        self._text.append(text)


def custom(container: Container, part: str) -> dict[str, str]:
    """Return the workbook's custom properties as text."""
    properties = _Properties()
    markup.read(container.chunks(part), part, "Properties", properties, (*_CUSTOM, *_VARIANT))
    return properties.found
