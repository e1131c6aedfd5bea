"""核定: when does the office's own light or figure stand in the place of the computed or reported one?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from model.records import (
    Facts,
    Figure,
    FigureCorrection,
    Finding,
    ItemView,
    LightCorrection,
    LightRule,
    LineView,
)
from model.rules import light as lights
from model.terms import Level, Light, State

Lights = Mapping[tuple[str, str], LightCorrection]
"""By (period, line) the last correction of its light."""

COLOURS = {Light.RED: "红", Light.YELLOW: "黄", Light.GREEN: "绿", Light.DONE: "蓝"}


def last(corrections: Iterable[LightCorrection]) -> Lights:
    """Return for each round and line the correction made last."""
    return {(one.period, one.line): one for one in corrections}


def holds(one: LightCorrection, shown: Light, done: Decimal | None, stage: str) -> bool:
    """Say whether a correction still speaks of what it saw: the light, the figure and the stage."""
    return (one.was, one.done, one.stage) == (shown, done, stage)


def choices(rule: LightRule) -> tuple[Light, ...]:
    """Return the lights an office may decide on."""
    return (Light.RED, Light.GREEN) if lights.in_two(rule) else (Light.RED, Light.YELLOW, Light.GREEN)


def read(word: str, rule: LightRule) -> Light | None:
    """Return the light meant by a colour (黄, 黄灯), a word (滞后) or a code (yellow); None where it is none."""
    typed = word.strip().removesuffix("灯").removesuffix("色")
    return next((one for one in choices(rule) if typed in (COLOURS[one], lights.name(one, rule), one.value)), None)


def word(one: LightCorrection, was_word: str, rule: LightRule) -> str:
    """Write the light with what it was: 黄（核定，原红）; `was_word` names a grey."""
    return f"{name(one.light, rule)}（核定，原{name(one.was, rule) or was_word}）"


def name(one: Light, rule: LightRule) -> str:
    """Return a light's colour, under 二分 its word; "" for a grey."""
    return lights.name(one, rule) if lights.in_two(rule) and one in choices(rule) else COLOURS.get(one, "")


def because(one: LightCorrection, rule: LightRule) -> str:
    """Say by whose word a light was decided and why."""
    return f"核定为{name(one.light, rule)}：{one.reason}（{one.approver}，{one.date.isoformat()}）"


def words(view: LineView, rule: LightRule) -> Iterator[str]:
    """Yield what the office decided of a line, light and figure, each with what it was, why and by whose word."""
    if view.light_correction:
        yield f"亮灯{view.light_word}，{because(view.light_correction, rule)}"
    if view.figure_correction:
        yield three(view.figure_correction)


def three(one: FigureCorrection) -> str:
    """Write the three figures apart: 上报数30，核查数28，采用数28（核定：现场核查，王主任，2021-04-10）."""
    told = (("上报数", one.was), ("核查数", one.found), ("采用数", one.value))
    day = one.date.isoformat() if one.date else ""
    why = "，".join(part for part in (one.reason, one.approver, day) if part)
    return f"{'，'.join(name + value for name, value in told if value)}（核定：{why}）"


def stale_words(one: LightCorrection, rule: LightRule) -> str:
    """Say that a correction speaks of what is reported no more, and what to do."""
    return f"曾{because(one, rule)}，其后报数、阶段或亮灯有变，核定不再计。请重新核定，或撤销原核定。"


def stale(views: Sequence[ItemView], rule: LightRule) -> Iterator[Finding]:
    """Yield a warning for each correction of a round that speaks of what is reported no more."""
    for line in (line for view in views if view.state is not State.ENDED for line in view.lines):
        if line.stale_correction is not None:
            told = stale_words(line.stale_correction, rule)
            yield Finding(Level.WARNING, f"第{line.line.id}项 {line.line.name}：{told}")


def figures(facts: Facts) -> dict[str, FigureCorrection]:
    """Return by record id the figures the office corrected with an approver's word."""
    out = {}
    for record in facts.records:
        head = record.head
        if record.kind == "decision" and head.get("approver"):
            value = next((str(some[0]) for some in record.values.values()), "")
            day = datetime.date.fromisoformat(head["date"]) if head.get("date") else None
            out[record.id] = FigureCorrection(
                head.get("was", ""), value, head.get("reason", ""), head["approver"], day, head.get("found", "")
            )
    return out


def of_figure(figure: Figure | None, known: Mapping[str, FigureCorrection]) -> FigureCorrection | None:
    """Return the correction a figure in force stands on, None where it is as reported or in question."""
    if figure is None or figure.conflict or figure.asked or figure.value is None:
        return None
    names = (name for head in figure.heads for name in head.records)
    return next((known[one] for one in names if one in known), None)
