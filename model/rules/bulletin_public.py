"""What must not stand in the public edition of a bulletin: names of those behind or late, contacts, phone numbers?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from model.records import PeriodView
from model.rules import personal, red_yellow
from model.rules.bulletin_words import WORDS
from model.terms import FormState

FREE = ("title", "opening", "public_demand")
"""The wordings that say something in public, each in words of ours."""
_CONTACT = re.compile(r"联系人|联系方式|电话|手机|传真|邮箱|@|[0-9]{3,4}[-－— ]?[0-9]{7,8}")


def faults(view: PeriodView, said: Mapping[str, str]) -> tuple[str, ...]:
    """Say which of the wordings, their places filled, may not be published so; () for none."""
    return tuple(_faults(view, said))


def _faults(view: PeriodView, said: Mapping[str, str]) -> Iterator[str]:
    shamed = _shamed(view)
    for key in FREE:
        word, text = WORDS[key].word.partition("（")[0], said[key]
        named = [one for one in shamed if one in text]
        if named:
            yield f"“{word}”里写了{'、'.join(named)}：公开版不点滞后、迟报、未报单位的名，请改“用语”。"
        if _CONTACT.search(text) or personal.found(text):
            yield f"“{word}”里写了联系方式：公开版不登联系人、电话，请改“用语”。"


def names_anyone(view: PeriodView, text: str) -> bool:
    """Say whether a text names a unit of the plan, or how to reach anybody."""
    every = (name for one in view.units for name in (one.unit.short, one.unit.full, *one.unit.aliases) if name)
    return any(name in text for name in every) or bool(_CONTACT.search(text) or personal.found(text))


def _shamed(view: PeriodView) -> tuple[str, ...]:
    """Return the names of the units that are behind, late, missing or were sent back, as they may be typed."""
    leads = {lead for row in red_yellow.rows(view) for lead in row.line.leads}
    return tuple(
        next(name for name in (one.unit.short, one.unit.full) if name)
        for one in view.units
        if one.unit.short in leads or one.form in (FormState.LATE, FormState.MISSING) or one.sent_back
    )
