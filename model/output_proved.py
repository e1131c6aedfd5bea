"""What `show` and `strike` print of items ended, corrected, asked about and struck off, and of counties."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from model import output
from model.records import Evidence, ItemView, LightRule, LineView, PeriodView, StrikeMove
from model.rules import correction, county_counts, light, strike_lists, strike_off, totals
from model.rules.strike_lists import StrikeLists
from model.terms import State
from model.work import evidence


def light_word(view: ItemView, rule: LightRule) -> str:
    """Name an item's light to count it by: a corrected one by the light decided on."""
    held = any(line.light_correction and line.light is view.light for line in view.lines)
    return light.name(view.light, rule) if held else view.light_word


def shown(view: PeriodView) -> None:
    """Print what the office decided itself in a round, and what units ask it to decide."""
    units = {one.unit.id: one.unit.short for one in view.units}
    for item in view.items:
        if item.change:
            output.say(f"〔{item.change.status.word}〕{item.item.no}. {item.item.text}　{item.change_words}")
        for line in item.lines:
            for told in correction.words(line, view.rule):
                output.say(f"〔核定〕{line.line.id} {line.line.name}　{told}")
    for one in view.requests:
        why = f"：{one.words}" if one.words else ""
        output.say(f"〔{one.stage}〕{one.line} {one.name}（{units.get(one.unit, one.unit)}）{why}")
    found = strike_lists.lists(view.items)
    if any(item.moves for item in view.items) or found.proposed:
        output.say(f"未销号 {len(found.open)} 项　已销号 {len(found.struck)} 项　缺佐证 {len(found.lacking)} 项")
    for item in view.items:
        if item.state is not State.ENDED and (item.moves or item.proposed):
            lacks = strike_lists.lacks(item)
            owes = f"　缺佐证：{lacks}" if lacks else ""
            output.say(f"〔{strike_lists.state_words(item)}〕{item.item.no}. {item.item.text}{owes}")


def totals_json(views: Sequence[ItemView]) -> dict[str, Any]:
    """Return a round's items in all as JSON."""
    found = totals.of(views)
    return {
        "items": found.items,
        "ended": found.ended,
        "adjusted": found.adjusted,
        "standing": found.standing,
        "silent": found.silent,
        "corrected": found.corrected,
        "lights": {one.value: many for one, many in found.lights.items()},
        "words": found.words,
    }


def counties_json(view: PeriodView) -> list[dict[str, Any]]:
    """Return the counties' parts as JSON, each county's own count."""
    return [
        {
            "key": one.unit,
            "name": one.name,
            "parts": len(one.lines),
            "told": one.told,
            "missing": one.silent,
            "lights": {key.value: many for key, many in one.lights.items()},
        }
        for one in county_counts.by_county(view.items, view.rule)
    ]


def requests_json(view: PeriodView) -> list[dict[str, Any]]:
    """Return what units ask for as JSON."""
    units = {one.unit.id: one.unit.short for one in view.units}
    return [
        {
            "no": one.no,
            "line": one.line,
            "unit": units.get(one.unit, one.unit),
            "stage": one.stage,
            "text": one.words,
        }
        for one in view.requests
    ]


def change_json(view: ItemView) -> dict[str, Any] | None:
    """Return by whose word an item is ended or adjusted, None where it is neither."""
    held = view.change
    if held is None:
        return None
    return {
        "status": held.status.value,
        "from": held.since,
        "reason": held.reason,
        "document": held.document,
        "date": held.date and held.date.isoformat(),
        "words": view.change_words,
    }


def correction_json(view: LineView) -> dict[str, Any] | None:
    """Return what the office decided of a line: light and figure, each with what it was; None for neither."""
    lit, told = view.light_correction, view.figure_correction
    if lit is None and told is None:
        return None
    return {
        "light": lit
        and {
            "value": lit.light.value,
            "was": lit.was.value,
            "reason": lit.reason,
            "approver": lit.approver,
            "date": lit.date.isoformat(),
        },
        "figure": told
        and {
            "value": _number(told.value),
            "was": told.was,
            "found": _number(told.found) if told.found else None,
            "reason": told.reason,
            "approver": told.approver,
            "date": told.date and told.date.isoformat(),
        },
    }


def _number(text: str) -> int | float:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def lists_json(found: StrikeLists) -> dict[str, Any]:
    """Return the lists as `show --json` prints them: items by their numbers."""
    return {
        "open": [view.item.no for view in found.open],
        "struck": [view.item.no for view in found.struck],
        "lacking": [{"no": view.item.no, "lacks": strike_lists.lacks(view)} for view in found.lacking],
        "doubtful": [view.item.no for view in found.doubtful],
        "proposed": [view.item.no for view in found.proposed],
    }


def item_json(view: ItemView) -> dict[str, Any]:
    """Return where an item stands as `show --json` prints it."""
    return {
        "state": view.state.value,
        "word": view.state.word,
        "proposed": view.proposed,
        "requires": strike_off.PROOF[view.item.kind],
        "lacks": strike_lists.lacks(view) or None,
        "moves": [move_json(one) for one in view.moves],
    }


def move_json(one: StrikeMove) -> dict[str, Any]:
    """Return a step as JSON."""
    return {
        "move": one.move.value,
        "word": one.move.word,
        "date": one.date.isoformat(),
        "reason": one.reason,
        "proof": one.proof,
        "files": [_file(file) for file in one.files],
        "act": one.act,
    }


def _file(one: Evidence) -> dict[str, Any]:
    return {"name": one.name, "sha256": one.sha256, "size": one.size, "opens": evidence.may_open(one)}
