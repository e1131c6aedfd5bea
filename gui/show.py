"""How values are written on screen: numbers, per cent, dates; nothing is decided here."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from model.records import Line, LineView, Round
from model.rules import neat, script
from model.terms import Op

BLANK = "—"
WEEKDAYS = "一二三四五六日"


class _Switch:
    """Whether Traditional text is shown, and papers are written, as Simplified; what is stored stays as printed."""

    simplified = False
    papers = False


def as_simplified(on: bool) -> None:
    """Show plan texts as Simplified from now on, or as printed."""
    _Switch.simplified = on


def printed(text: str) -> str:
    """Return a text that holds words of the plan as it is to be shown; what is stored is never touched."""
    return script.simplified(text) if _Switch.simplified else text


def as_papers_simplified(on: bool) -> None:
    """Write papers of the office in Simplified characters from now on, or as the plan is printed."""
    _Switch.papers = on


def papers_simplified() -> bool:
    """Say whether papers are to be written in Simplified characters."""
    return _Switch.papers


def as_printed(before: str, typed: str) -> str:
    """Return what was typed over a text shown by `printed`; what was left untouched stays in the plan's own script."""
    shown = printed(before)
    if typed == shown or shown == before:
        return before if typed == shown else typed
    start = _alike(shown, typed)
    rest = min(len(shown), len(typed)) - start
    end = _alike(shown[::-1][:rest], typed[::-1][:rest])
    return before[:start] + typed[start : len(typed) - end] + before[len(before) - end :]


def _alike(one: str, two: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


FINE = Decimal("0.0001")
"""What a reported figure is rounded to on screen; one we worked out is rounded by rules/neat.py."""


def number(value: Decimal | None, blank: str = BLANK) -> str:
    """Write a figure plainly, without exponent or trailing zeros; a missing one is never written 0."""
    if value is None:
        return blank
    text = format(value.quantize(FINE, ROUND_HALF_UP), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def due_value(line: LineView, blank: str = BLANK) -> str:
    """Write what is due of a line, as its form does."""
    return number(None if line.due_value is None else neat.due(line.due_value, line.line), blank)


def percent(value: Decimal | None, blank: str = BLANK) -> str:
    """Write a per cent with one decimal, half up."""
    return blank if value is None else f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def day(value: datetime.date) -> str:
    """Write a date as a clerk says it."""
    return f"{value.year}年{value.month}月{value.day}日"


def due(one: Round) -> str:
    """Write a round's due day and hour."""
    return f"{one.due.month}月{one.due.day}日{one.due_hour}时（周{WEEKDAYS[one.due.weekday()]}）"


def measure(line: Line) -> str:
    """Return the measure a line is reported in; "" for a milestone."""
    return printed(line.target.printed_measure) if line.target else ""


def target(line: Line) -> str:
    """Write a line's target for the year with comparator and printed measure."""
    if line.target is None:
        return "节点"
    start = f"{number(line.target.start)}→" if line.target.start is not None else ""
    word = "" if line.target.op in (Op.EQUAL, Op.FROM_TO) else line.target.op.word
    return f"{word}{start}{number(line.target.printed)}{printed(line.target.printed_measure)}"


def since(view: LineView) -> str:
    """Name the round from which the target in force holds, "" where it is the first."""
    if not view.changes or view.first == view.line.target:
        return ""
    period = view.changes[-1].period
    return next((one.round.name for one in view.year if one.round.period == period), period)


def changed_target(view: LineView) -> str:
    """Say how a line's target came to be the one in force: 目标500→400名，自1—7月起; "" where it is the first."""
    if not since(view) or view.first is None or view.line.target is None:
        return ""
    return f"目标{number(view.first.printed)}→{target(view.line)}，自{since(view)}起"


def gap(view: LineView) -> str:
    """Say in points of the year's target how far a line is behind or ahead."""
    return points(view.gap)


def points(gap: Decimal | None) -> str:
    """Say a gap in points, "" where none is known."""
    if gap is None:
        return ""
    many = abs(gap).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if not many:
        return "与序时持平"
    return f"滞后{many}个百分点" if gap > 0 else f"超序时{many}个百分点"


def field_word(line: Line | None, word: str) -> str:
    """Name a field together with the measure its figure is written in."""
    name = measure(line) if line else ""
    return f"{word}（{name}）" if name else word


def folder(path: Path) -> str:
    """Shorten a path's folder for a menu or a title, keeping its end."""
    text = str(path)
    return text if len(text) <= 60 else "…" + text[-59:]
