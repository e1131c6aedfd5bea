"""How is a round kept as it was published, and read back? Any tree of records becomes one text of JSON, and returns.

A text of an earlier program is read although its records have gained fields since: those take their defaults.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from model.records import PeriodView, RoundView
from model.rules.one_text import one_text

Reader = Callable[[Any], Any]


def text(view: PeriodView) -> str:
    """Return a round's one text; the secret that binds forms to their issuer stays out of it."""
    return one_text(tree(dataclasses.replace(view, plan=dataclasses.replace(view.plan, secret=""))))


def view(told: str) -> PeriodView:
    """Return the round a text holds; raises ValueError for any other text."""
    found: PeriodView = read(PeriodView, json.loads(told))
    return found


def extract(told: str) -> str:
    """Return as a text by line id what a round's text says was published of it in that very round.

    It holds a tenth of the whole and is what later rounds are compared with; ended items have published nothing.
    """
    whole = json.loads(told)
    period = whole["round"]["period"]
    return one_text(
        {
            line["line"]["id"]: one
            for item in whole["items"]
            for line in item["lines"]
            for one in line["year"]
            if one["round"]["period"] == period
        }
    )


def lines(extracted: str) -> Mapping[str, RoundView]:
    """Return by line id what an extract says was published; raises ValueError for any other text."""
    return {line: read(RoundView, one) for line, one in json.loads(extracted).items()}


def tree(value: object) -> object:
    """Return a record, or any part of one, as JSON has it; raises TypeError for what records do not hold."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [tree(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: tree(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"{type(value)} is not kept")


def read(kind: Any, told: object) -> Any:
    """Return the value of a kind (a record, or a type hint in one) that a tree holds; raises ValueError."""
    try:
        return _reader(kind)(told)
    except (TypeError, KeyError, AttributeError, InvalidOperation) as error:
        raise ValueError(f"not a {kind}") from error


@functools.cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(kind))


@functools.cache
def _reader(kind: Any) -> Reader:
    """Return what reads a type; made once for each."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _either(parts)
    if origin is tuple:
        return _many(parts)
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    if issubclass(kind, enum.Enum):
        return typing.cast(Reader, kind)
    if kind is Decimal:
        return lambda told: Decimal(_exactly(str, told))
    if kind is datetime.date:
        return datetime.date.fromisoformat
    if kind in (str, int, bool, type(None)):
        return lambda told: _exactly(kind, told)
    raise TypeError(f"{kind} is not kept")


def _exactly(kind: Any, told: Any) -> Any:
    if type(told) is not kind:
        raise ValueError(f"{told!r} is no {kind.__name__}")
    return told


def _either(kinds: tuple[Any, ...]) -> Reader:
    """Return what reads the first kind that fits."""
    readers = [_reader(kind) for kind in kinds if kind is not types.NoneType]
    optional = types.NoneType in kinds

    def read_one(told: Any) -> Any:
        if told is None and optional:
            return None
        for reader in readers[:-1]:
            try:
                return reader(told)
            except (ValueError, TypeError, AttributeError):
                continue
        return readers[-1](told)

    return read_one


def _many(kinds: tuple[Any, ...]) -> Reader:
    if kinds[1:] == (Ellipsis,):
        each = _reader(kinds[0])
        return lambda told: tuple(each(one) for one in _exactly(list, told))
    readers = [_reader(kind) for kind in kinds]
    return lambda told: tuple(reader(one) for reader, one in zip(readers, _exactly(list, told), strict=True))


def _record(kind: Any) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name in _names(kind)}

    def read_record(told: Any) -> Any:
        if not isinstance(told, dict):
            raise ValueError(f"{told!r} is no {kind.__name__}")
        return kind(**{name: reader(told[name]) for name, reader in readers.items() if name in told})

    return read_record
