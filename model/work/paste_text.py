"""粘贴: figures from a chat message, proposed line by line, kept as hand entries once the clerk confirms them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import ClerkError, why
from model.records import Changes
from model.rules import chat, encoding
from model.rules.chat import Said, Unclear
from model.terms import Field, Source
from model.work import fill_in
from model.work.fill_in import FillPlan
from model.work.ledger import Ledger, find_round, standing
from model.work.whose_form import find_unit

LARGEST = 1024 * 1024
"""Bytes of a message; anything longer is no message."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One hand entry as the message seems to mean it."""

    said: Said
    unit: str
    title: str
    field: Field
    fill: FillPlan


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a message gave: entries to confirm, and what must be asked."""

    period: str
    proposals: tuple[Proposal, ...]
    questions: tuple[Unclear, ...]


def text_of(path: Path) -> str:
    """Read a message kept in a text file; raises ClerkError where it is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClerkError(f"“{path.name}”打不开（{why(error)}）。没有改动台账。请核对文件的位置。") from error
    text = encoding.decode(data) if len(data) <= LARGEST else None
    if text is None:
        raise ClerkError(f"“{path.name}”不是文字（或超过1MB）。没有改动台账。请把聊天里的文字存成 .txt 再粘贴。")
    return text.removeprefix("\ufeff")


def plan(ledger: Ledger, period: str, text: str, unit: str = "") -> Pasted:
    """Propose what a message states about a round; `unit` is meant where it names none. Nothing is written.

    Raises ClerkError where round or unit is unknown.
    """
    now = standing(ledger)
    at = find_round(now, period)
    lines = {line.id: line for line in now.setup.lines}
    units = {one.id: one.short for one in now.setup.units}
    whose = find_unit(now, unit).id if unit else ""
    said, unclear = chat.read(text, lines, now.setup.units, whose)
    proposals: list[Proposal] = []
    questions = list(unclear)
    for one in said:
        field = Field.DONE if one.is_figure else Field.STAGE
        fill = fill_in.plan(ledger, at.period, one.line, one.unit, {field: one.raw}, Source.WECHAT)
        if fill.ready:
            title = f"{one.line} {lines[one.line].name}"
            proposals.append(Proposal(one, units[one.unit], title, field, fill))
        else:
            why = " ".join(finding.sentence for finding in fill.findings)
            questions.append(Unclear(one.row, one.text, why))
    return Pasted(at.period, tuple(proposals), tuple(sorted(questions, key=lambda q: q.row)))


def do(ledger: Ledger, chosen: Sequence[Proposal]) -> tuple[Changes, ...]:
    """Keep the proposals the clerk confirmed, each as a hand entry of its own with source 微信."""
    return tuple(fill_in.do(ledger, one.fill) for one in chosen)
