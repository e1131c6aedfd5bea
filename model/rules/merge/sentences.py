"""The sentences a clerk reads beside an outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.records import Key, Record, Value
from model.rules.merge.settle import Fate, Heads, group
from model.rules.merge.statements import Said
from model.terms import Field, PlanField

LONG = (Field.TEXT, Field.PROBLEM, PlanField.REMARK)
"""Fields whose value is too long to be repeated in a sentence."""


def quarantined(record: Record, key: Key, issue_known: bool) -> str:
    """Say why a statement does not count and what to do."""
    if not issue_known:
        why = "台账里没有发出这份表的记录"
    elif key.unit != record.unit:
        why = "这一行不是该单位的"
    elif key.period != record.period:
        why = "这一行是另一期的"
    else:
        why = "发给该单位的表里没有这一行"
    return f"{why}，原样保存但不计入。核实确应计入的，请核定准许。"


def conflict(key: Key, mine: Sequence[str], now: Heads, records: Mapping[str, Record]) -> str:
    """Say which values disagree and where the others come from."""
    if key.field in LONG:
        return f"{key.field.word}有几种写法，都保留，请核定用哪一段。"
    others = [f"{value}（{_source(names, records)}）" for value, names in now.items() if _is_other(value, mine)]
    ours = f"本件填 {'、'.join(mine)}" + ("（同一份表里两处不同）" if len(mine) > 1 else "")
    return "，另有 ".join([ours, *(["、".join(others)] if others else [])]) + "；都保留，请核定以哪个为准。"


def _is_other(value: Value, mine: Sequence[str]) -> bool:
    return isinstance(value, str) and value not in mine


def _source(names: Sequence[str], records: Mapping[str, Record]) -> str:
    some = [records[name] for name in names]
    if any(one.kind == "decision" for one in some):
        return "已核定"
    if any(one.kind == "hand" for one in some):
        return "本办填入"
    return f"报送次数 {max(one.revision for one in some)}" if any(one.issue for one in some) else "无识别码的表"


def ask(key: Key, standing: Sequence[str]) -> str:
    """Say what is shown while a question waits; "" where nothing else stands."""
    if not standing:
        return ""
    return f"答复前仍按已收的 {standing[0]} 计。" if key.field not in LONG else "答复前仍用已收的那一段。"


def taken(key: Key, was: Sequence[str], now: Sequence[str]) -> str:
    """Name the value that is replaced; "" where there was none."""
    if not was or was == now:
        return ""
    if key.field in LONG:
        return "取代原来的文字。"
    return f"原为 {'、'.join(was)}，改为 {'、'.join(now)}。" if now else f"原为 {'、'.join(was)}，改回空白。"


def passed_over(record: Record, mine: Mapping[Value, Fate], said: Sequence[Said]) -> str:
    """Say what stands in place of a value that changes nothing; "" where the cell was left as it was shown."""
    if Fate.SHOWN in mine.values():
        return ""
    if Fate.LOWER in mine.values():
        highest = max(one.record.revision for one in said if group(one.record) == group(record))
        return f"同一份表另有报送次数 {highest} 的件，以那一件为准；本件照存，不改数。"
    return "这一格后来已改报或核定，以后来的为准；本件照存，不改数。"
