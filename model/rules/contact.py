"""Whom does the office ring up at a unit, and which units have nobody to ring up?"""

from __future__ import annotations

from collections.abc import Iterable

from model.records import Unit
from model.records.unit_paper import UnitPaper

NOBODY = "名册里没有联络员"
UNKNOWN = "（名册里没有，请报来）"


def cells(unit: Unit) -> tuple[str, str]:
    """Return the contact and the phone as a list names them; where both are missing it says so."""
    return unit.contact or ("" if unit.phone else NOBODY), unit.phone


def called(unit: Unit) -> str:
    """Name a unit in a message that goes to it, with contact and phone where the list knows them."""
    who = " ".join(part for part in (unit.contact, unit.phone) if part)
    return f"{unit.short}（{who}）" if who else unit.short


def asked(unit: Unit) -> str:
    """Name both on a paper to the unit itself, which knows what is missing and is asked for it."""
    return f"{unit.contact or UNKNOWN}　电话：{unit.phone or UNKNOWN}。联络员有变动的，请一并报来。"


def bare(papers: Iterable[UnitPaper]) -> tuple[str, ...]:
    """Say which units of some papers have nobody to ring up."""
    some = [one.short for one in papers if not (one.contact or one.phone)]
    return (f"{len(some)}家{NOBODY}，也没有电话：{'、'.join(some)}。请先问清找谁。",) if some else ()
