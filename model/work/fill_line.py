"""What a line's fields typed by the office count for, and why a unit cannot be typed in for a line of a round."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.records import Item, Line, Raw, Round, Unit
from model.rules import statement, status
from model.rules.statement import Statement
from model.terms import Field
from model.work.ledger import Standing


@dataclass(frozen=True, slots=True)
class Ground:
    """A round's lines, and who has a duty in an item (unit, item) or a share of a line (unit, line)."""

    now: Standing
    at: Round
    lines: frozenset[str]
    concerned: frozenset[tuple[str, str]]


def ground(now: Standing, at: Round) -> Ground:
    """Read once what is asked of every line."""
    setup = now.known.setup_at(at)
    duties = {(one.unit, one.item) for one in setup.duties}
    shares = {(one.unit, one.line) for one in setup.shares}
    return Ground(now, at, frozenset(line.id for line in setup.lines), frozenset(duties | shares))


def barred(on: Ground, who: Unit, item: Item, about: Line) -> tuple[str, str]:
    """Say why a unit cannot be typed in for a line and what to do, ("", "") where it can."""
    if status.ended(item.id, on.now.known.statuses, on.at):
        return f"第{item.no}项在{on.at.name}已终止，不再填报", "要再做，请先恢复。"
    if about.id not in on.lines:
        return f"“{about.id} {about.name}”在{on.at.name}还没有列入", "请核对期次。"
    if not {(who.id, item.id), (who.id, about.id)} & on.concerned:
        return f"第{item.no}项没有{who.short}的责任分工，也没有分解任务", "请核对单位和序号。"
    return "", ""


def judged(field: Field, item: Item, line: Line, typed: str, note: str) -> Statement:
    """Judge what was typed; a note where the figure comes from lets a number stand that would be asked about."""
    read = statement.judge(field, item, line, Raw("text", typed))
    sure = statement.confirmed(read, typed)
    if sure is read or field is not Field.DONE:
        return read
    return sure if note.strip() else replace(read, sentence=f"{read.sentence}确实如此的，请写来源说明再提交。")
