"""The name of a fact: the SHA-256 of what it states, written one way only (DESIGN.md section 5, rules 1 and 2).

Equal content has one text and one id, in every office and at every time. File, sheet and cell are receipts
and stay outside.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from model.records import Admission, Asked, Base, Grant, Issue, Key, Record, Value, Withdrawal
from model.rules.one_text import one_text
from model.terms import NUMBERS

FORMAT = 1

Fact = Record | Issue | Admission | Withdrawal

OneFact = TypeVar("OneFact", bound=Fact)


_NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def seal(fact: OneFact) -> OneFact:
    """Return the same fact in its normal form, with the id that is the hash of it.

    Normal form: distinct values and ids in order, texts with LF and without blank ends, numbers without
    useless zeros, nothing blank; base ids only for keys that state something. Raises ValueError where a key's
    part holds the "/" that separates them.
    """
    normal = _normal(fact)
    return cast(OneFact, dataclasses.replace(normal, id=name_of(_text(normal))))


def canonical(fact: Fact) -> str:
    """Return the fact's one text: JSON with sorted keys and no spaces, without its id; always valid UTF-8."""
    return _text(_normal(fact))


def parse(text: str) -> Fact:
    """Return the sealed fact a canonical text states; raises ValueError for any other text."""
    try:
        fact = _read(json.loads(text))
        exact = canonical(fact) == text
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a fact") from error
    if not exact:
        raise ValueError("not the canonical text of a fact")
    return dataclasses.replace(fact, id=name_of(text))


def name_of(text: str) -> str:
    """Return the SHA-256 of a canonical text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_whole(fact: Fact) -> bool:
    """Say whether the fact still states what its id names."""
    return name_of(canonical(fact)) == fact.id


# --- the normal form --------------------------------------------------------------------------------------


def _normal(fact: Fact) -> Fact:
    if isinstance(fact, Record):
        return _normal_record(fact)
    if isinstance(fact, Issue):
        return _normal_issue(fact)
    if isinstance(fact, Admission):
        return dataclasses.replace(fact, key=_sound(fact.key), reason=typed(fact.reason))
    return dataclasses.replace(fact, names=_ids(fact.names))


def _normal_record(record: Record) -> Record:
    stated = ((_sound(key), _values(key, record.values[key])) for key in sorted(record.values))
    values = {key: some for key, some in stated if some}
    bases = {key: _ids(record.bases[key]) for key in values if record.bases.get(key)}
    filled = ((typed(name), typed(text)) for name, text in sorted(record.head.items()))
    return dataclasses.replace(record, head={name: text for name, text in filled if text}, values=values, bases=bases)


def _normal_issue(issue: Issue) -> Issue:
    carried = ((_sound(key), issue.bases[key]) for key in sorted(issue.bases))
    bases = {key: Base(_ids(base.ids), _one(key, base.shown)) for key, base in carried}
    grants = sorted({(grant.line, grant.county) for grant in issue.grants})
    return dataclasses.replace(
        issue,
        grants=tuple(Grant(line, county) for line, county in grants),
        bases={key: base for key, base in bases.items() if base.ids or base.shown},
    )


def _values(key: Key, values: Iterable[Value]) -> tuple[Value, ...]:
    """Return the distinct values in order, questions last."""
    said: set[str] = set()
    asked: set[Asked] = set()
    for value in values:
        if isinstance(value, Asked):
            asked.add(Asked(typed(value.raw)))
        else:
            said.add(_one(key, value))
    return (*sorted(said - {""}), *sorted(asked))


def _one(key: Key, value: str) -> str:
    text = typed(value)
    return plain(text) if key.field in NUMBERS else text


def plain(text: str) -> str:
    """Return a plain decimal number without leading and trailing zeros; any other text as it is."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    sign, whole, rest = match[1], match[2].lstrip("0") or "0", (match[3] or "").rstrip("0")
    number = f"{whole}.{rest}" if rest else whole
    return number if number == "0" else sign + number


def typed(text: str) -> str:
    """Return a text as typed, with CRLF as LF and blank ends stripped; no Unicode normalisation."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return re.sub("\r+\n", "\n", text).strip()


def _ids(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _sound(key: Key) -> Key:
    if "/" in key.period + key.line + key.unit + key.county:
        raise ValueError(f"a key's part holds a slash: {key}")
    return key


# --- the text ---------------------------------------------------------------------------------------------


def _text(fact: Fact) -> str:
    return one_text(_tree(fact))


def _tree(fact: Fact) -> dict[str, object]:
    tree: dict[str, object] = {
        field.name: getattr(fact, field.name) for field in dataclasses.fields(fact) if field.name != "id"
    }
    if isinstance(fact, Record):
        tree["values"] = {str(key): [_said(value) for value in some] for key, some in fact.values.items()}
        tree["bases"] = {str(key): ids for key, ids in fact.bases.items()}
    elif isinstance(fact, Issue):
        tree["grants"] = [(grant.line, grant.county) for grant in fact.grants]
        tree["bases"] = {str(key): {"ids": base.ids, "shown": base.shown} for key, base in fact.bases.items()}
    elif isinstance(fact, Admission):
        tree["key"] = str(fact.key)
    return tree | {"fact": type(fact).__name__.lower(), "format": FORMAT}


def _said(value: Value) -> object:
    return {"ask": value.raw} if isinstance(value, Asked) else value


# --- and back ---------------------------------------------------------------------------------------------


def _read(tree: Any) -> Fact:
    if tree["format"] != FORMAT:
        raise ValueError(f"format {tree['format']!r} is not known")
    fact = tree["fact"]
    if fact == "record":
        return _read_record(tree)
    if fact == "issue":
        return _read_issue(tree)
    if fact == "admission":
        record, key, reason, nonce = _strings(tree, "record", "key", "reason", "nonce")
        return Admission("", record, Key.parse(key), reason, nonce)
    if fact == "withdrawal":
        return Withdrawal("", _texts(tree["names"]), *_strings(tree, "nonce"))
    raise ValueError(f"{fact!r} is no kind of fact")


def _read_record(tree: Any) -> Record:
    kind, issue, unit, period, nonce = _strings(tree, "kind", "issue", "unit", "period", "nonce")
    if type(tree["revision"]) is not int:
        raise TypeError("revision")
    return Record(
        "",
        kind,
        issue,
        unit,
        period,
        tree["revision"],
        dict(zip(tree["head"], _texts(tree["head"].values()), strict=True)),
        {Key.parse(key): tuple(map(_read_value, some)) for key, some in tree["values"].items()},
        {Key.parse(key): _texts(ids) for key, ids in tree["bases"].items()},
        nonce,
    )


def _read_issue(tree: Any) -> Issue:
    issuer, plan, unit, period = _strings(tree, "issuer", "plan", "unit", "period")
    grants = (_texts(grant) for grant in tree["grants"])
    bases: Mapping[str, Any] = tree["bases"]
    return Issue(
        "",
        issuer,
        plan,
        unit,
        period,
        tuple(Grant(line, county) for line, county in grants),
        {Key.parse(key): Base(_texts(base["ids"]), *_strings(base, "shown")) for key, base in bases.items()},
    )


def _read_value(value: Any) -> Value:
    return value if isinstance(value, str) else Asked(*_strings(value, "ask"))


def _strings(tree: Any, *names: str) -> tuple[str, ...]:
    return _texts(tree[name] for name in names)


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    out = tuple(values)
    if not all(isinstance(value, str) for value in out):
        raise TypeError("a text is missing")
    return out
