"""Figures pasted from a chat message → what seems to be stated, each to be confirmed; the rest becomes a question."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from model.records import Unit
from model.rules import han, names

_REFERENCE = re.compile(
    r"第\s*(?P<item>\d{1,4})\s*[项件]\s*第?\s*(?P<line>\d{1,3})(?!\d)\s*[行条个小]?(?:指标)?"
    r"|(?<![\d.\-/])(?P<seq>\d{1,4}-\d{1,3})(?![\d.\-/])"
)
_LEAD_IN = re.compile(
    r"^(?:[\s:：=,，、.]|累计|截至目前|目前|现在|已(?=完成|达|到|报)|完成|上报|报送|报|达到|到|为|是|改为|更正为|填)+"
)
_TAIL = re.compile(r"[\s,，。;；、.!！]+$")
_UNIT_EDGE = re.compile(r"^[\s@\[【(]+|[\s:：,，、\]】)]+$")
_UNIT_WORDS = re.compile(r"(?:报送|上报|报|更新|补充|更正)$")


@dataclass(frozen=True, slots=True)
class Said:
    """One figure or stage a message seems to state; `unit` and `line` are ids, `row` the message's line from 1."""

    row: int
    text: str
    unit: str
    line: str
    raw: str

    @property
    def is_figure(self) -> bool:
        """Say whether a number is stated, else a stage."""
        return any(char.isdigit() for char in self.raw)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A part of a message that states something nobody can be sure of, and why."""

    row: int
    text: str
    why: str


def read(
    text: str, lines: Container[str], units: Sequence[Unit], unit: str = ""
) -> tuple[tuple[Said, ...], tuple[Unclear, ...]]:
    """Read a message line by line; `lines` are the ids there are, `unit` the id meant where none is written.

    A line with only a unit's name holds for the lines below it. Talk without any number is passed over.
    """
    said: list[Said] = []
    unclear: list[Unclear] = []
    whose = unit
    for row, typed in enumerate(text.splitlines(), 1):
        line = typed.strip()
        found = [one for one in _REFERENCE.finditer(han.fold(line)) if _line(one) in lines]
        head = line[: found[0].start()] if found else line
        named = _unit(head, units)
        if len(named) == 1:
            whose = named[0].id
        if not found:
            if any(char.isdigit() for char in line) and not named:
                unclear.append(Unclear(row, line, "看不出说的是哪一行，请写明序号（如 26-2）"))
            continue
        why = _doubt(head, named, whose)
        for one in _parts(line, found):
            if why or not one[1]:
                unclear.append(Unclear(row, line, why or f"{one[0]} 后面没有写数"))
            else:
                said.append(Said(row, line, whose, *one))
    return _settled(said, unclear)


def _line(found: re.Match[str]) -> str:
    return found["seq"] or f"{int(found['item'])}-{int(found['line'])}"


def _unit(head: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    name = _UNIT_EDGE.sub("", head)
    return names.find(_UNIT_EDGE.sub("", _UNIT_WORDS.sub("", name)), units) if name else ()


def _doubt(head: str, named: Sequence[Unit], whose: str) -> str:
    """Say why it is not certain whose figures a line states, "" where it is."""
    if len(named) > 1:
        return f"单位对得上几家：{'、'.join(one.short for one in named)}，请写全称"
    words = _LEAD_IN.sub("", _UNIT_EDGE.sub("", head))
    if not named and re.search("[一-鿿]", words):
        return f"“{words}”不是名单里的单位，认不准是谁的数"
    return "" if whose else "没有说是哪家单位的数"


def _parts(line: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield each line id with the words behind it."""
    ends = [*(one.start() for one in found[1:]), len(line)]
    for one, end in zip(found, ends, strict=True):
        yield _line(one), _TAIL.sub("", _LEAD_IN.sub("", line[one.end() : end]))


def _settled(said: Sequence[Said], unclear: list[Unclear]) -> tuple[tuple[Said, ...], tuple[Unclear, ...]]:
    """Ask about cells for which one message states several things."""
    stated: dict[tuple[str, str, bool], set[str]] = {}
    for one in said:
        stated.setdefault((one.unit, one.line, one.is_figure), set()).add(one.raw)
    certain: dict[tuple[str, str, bool], Said] = {}
    for one in said:
        key = (one.unit, one.line, one.is_figure)
        if len(stated[key]) == 1:
            certain.setdefault(key, one)
        else:
            unclear.append(Unclear(one.row, one.text, f"{one.line} 在这段话里有几个说法，请核对以哪个为准"))
    return tuple(certain.values()), tuple(sorted(unclear, key=lambda one: one.row))
