"""One question for one cell, however many files state it: each sentence once, each with the places it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.records import ConflictValue, Option
from model.rules.check_figures import BACK


class Part(NamedTuple):
    """What is asked about a cell in one file: where it stands as typed, the question, the likely answer or ""."""

    source: ConflictValue
    sentence: str
    suggestion: str = ""


def place(source: ConflictValue) -> str:
    """Name file, sheet and cell in one go, the file without its folder."""
    name = source.file.replace("\\", "/").rpartition("/")[2]
    return " ".join(part for part in (name, source.sheet, source.cell) if part)


def sentence(parts: Sequence[tuple[str, str]]) -> str:
    """Return the sentences of (place, sentence) pairs, each once after its places; one place needs no name."""
    places: dict[str, list[str]] = {}
    for where, said in dict.fromkeys(parts):
        places.setdefault(said, []).append(where)
    if len(set(parts)) == 1:
        return parts[0][1]
    return "".join(f"{'、'.join(where)}：{said}" for said, where in places.items())


def suggestion(parts: Iterable[Part]) -> str:
    """Return the likely answer, "" where files suggest several."""
    found = _suggestions(parts)
    return found[0] if len(found) == 1 else ""


def options(parts: Iterable[Part], held: Sequence[Option]) -> tuple[Option, ...]:
    """Return the answers to choose from: those 审核 names, else one for each suggestion where files differ."""
    found = _suggestions(parts)
    if held or len(found) < 2:
        return tuple(held)
    return (*(Option(value, f"按{value}收") for value in found), BACK)


def _suggestions(parts: Iterable[Part]) -> list[str]:
    return list(dict.fromkeys(part.suggestion for part in parts if part.suggestion))
