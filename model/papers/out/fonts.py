"""The fonts of official papers: the names a document bears, and what stands in where a machine lacks one."""

from __future__ import annotations

from html import escape

from model.records.document_out import Face
from model.rules.official_looks import STANDS_IN

_FAMILY = {Face.SONG_TITLE: "script", Face.HEI: "modern", Face.KAI: "modern", Face.FANG: "modern", Face.SONG: "auto"}


def fonts(face: Face) -> str:
    """Return a run's w:rFonts: one name for Chinese and Latin alike, as offices set it."""
    name = escape(face.value)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}" w:hint="eastAsia"/>'


def table(namespace: str) -> str:
    """Return the document's font table, each font with what a word processor takes for it (w:altName)."""
    rows = "".join(
        f'<w:font w:name="{face.value}"><w:altName w:val="{escape(";".join(STANDS_IN[face]))}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{_FAMILY[face]}"/><w:pitch w:val="default"/></w:font>'
        for face in Face
    )
    return f"<w:fonts {namespace}>{rows}</w:fonts>"
