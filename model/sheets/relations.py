"""Which part stands behind a relationship: the only way from a workbook to its sheets, strings and styles."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from model.sheets import markup
from model.sheets.container import Container
from model.sheets.refusal import untrusted

PACKAGE = ("http://schemas.openxmlformats.org/package/2006/relationships",)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: the last word of its type ("worksheet") and the part it leads to, "" outside the file."""

    kind: str
    target: str


class _Relations:
    """Collect a .rels part."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag != "Relationship":
            return
        target = unquote(attributes.get("Target", "")).replace("\\", "/")
        outside = attributes.get("TargetMode", "").lower() == "external"
        part = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        kind = attributes.get("Type", "").rstrip("/").rpartition("/")[2]
        number = attributes.get("Id", "")
        if number in self.found:
            raise untrusted(f"关系{number}有两个去处")
        self.found[number] = Relation(kind, "" if outside or not target else part)

    def end(self, tag: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def of(container: Container, part: str) -> dict[str, Relation]:
    """Return a part's relationships by id ("" as part means the whole file's); none where it has no .rels."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if not container.has(rels):
        return {}
    relations = _Relations(folder)
    markup.read(container.chunks(rels), rels, "Relationships", relations, PACKAGE)
    return relations.found
