"""A round kept as text comes back as it was, also by a program whose records have grown."""

from __future__ import annotations

import dataclasses
import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import Conflict, Finding, Key, LineView, PeriodView, Question, Request, UnitView
from model.rules import frozen
from model.rules.one_text import one_text
from model.terms import Field, PlanField
from tests.gui import made_up

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(st.characters(exclude_categories=()), max_size=6))


@pytest.fixture(scope="module")
def view() -> PeriodView:
    return made_up.view(24)


@pytest.mark.parametrize("kind", [LineView, UnitView, Conflict, Question, Finding, Request])
@given(data=st.data())
@settings(max_examples=12)
def test_any_record_comes_back(kind: type[Any], data: st.DataObject) -> None:
    one = data.draw(st.from_type(kind))
    kept = one_text(frozen.tree(one))
    assert frozen.read(kind, json.loads(kept.encode())) == one
    assert one_text(frozen.tree(frozen.read(kind, json.loads(kept)))) == kept


def test_a_round_comes_back_but_for_its_secret(view: PeriodView) -> None:
    secret = dataclasses.replace(view, plan=dataclasses.replace(view.plan, secret="密钥"))
    assert "密钥" not in frozen.text(secret)
    assert frozen.view(frozen.text(secret)) == view
    assert frozen.text(frozen.view(frozen.text(view))) == frozen.text(view)


def test_numbers_and_fields_keep_their_kind() -> None:
    assert frozen.read(Decimal, frozen.tree(Decimal("1.50"))).as_tuple() == Decimal("1.50").as_tuple()
    for field in (Field.DONE, PlanField.LEADER):
        key = Key("2021-03", "1-1", "u", field)
        assert frozen.read(Key, frozen.tree(key)).field is field


@dataclasses.dataclass(frozen=True)
class Grown:
    """A record of a later program."""

    name: str
    since: datetime.date | None = None
    tags: tuple[str, ...] = ("新",)


def test_fields_added_or_dropped_later_do_no_harm() -> None:
    assert frozen.read(Grown, {"name": "甲", "gone": [1]}) == Grown("甲")


@pytest.mark.parametrize(
    "told", [{}, {"name": 1}, {"name": "甲", "since": "昨天"}, {"name": "甲", "tags": "新"}, [], None]
)
def test_what_is_no_record_is_refused(told: object) -> None:
    with pytest.raises(ValueError):
        frozen.read(Grown, told)


def test_what_cannot_be_kept_is_refused_and_never_lost() -> None:
    for value in (1.5, {"a": 1}, datetime.datetime(2021, 4, 2, 10, tzinfo=datetime.UTC)):
        with pytest.raises(TypeError):
            frozen.tree(value)
