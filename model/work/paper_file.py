"""A paper of ours as a file: only where a document may lie, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from model.errors import ClerkError
from model.papers.out import document
from model.records.document_out import Face, PaperOut
from model.rules.official_looks import face_for
from model.sheets import atomic
from model.work.ledger import Ledger


def save(ledger: Ledger, paper: PaperOut, to: Path) -> Path:
    """Write a paper; return where it really went. Raises ClerkError, and then an old file of that name is unchanged."""
    refuse(ledger, to)
    return atomic.write(document.build(paper), to)


def refuse(ledger: Ledger, to: Path) -> None:
    """Raise ClerkError where a paper would replace the ledger or anything that is no document."""
    if to.exists() and to.samefile(ledger.path):
        raise ClerkError(f"“{to.name}”就是台账本身，没有生成，台账没有改动。请另取一个 .docx 文件名。")
    if to.suffix.lower() != ".docx":
        raise ClerkError(f"公文要存成 .docx，“{to.name}”不是，没有生成，没有改动任何文件。请改成 .docx 结尾的文件名。")


def lacking(families: frozenset[str]) -> str:
    """Say which fonts of official papers a machine with these families lacks, and what shows instead; "" for none."""
    instead: dict[str, list[str]] = {}
    for face in Face:
        if face.value not in families:
            shown = face_for(face, families) or "系统默认字体"
            instead.setdefault(shown, []).append(face.value)
    if not instead:
        return ""
    told = "；".join(f"{'、'.join(names)}显示为{shown}" for shown, names in instead.items())
    return f"本机缺公文字体：{told}。文件里写的仍是规定的字体，在装有这些字体的电脑上打开、打印即合规。"
