"""What a filled cell states: a value, a question to the clerk, nothing, or something that cannot count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model.records import Asked, Item, Line, Raw, Value
from model.rules import cell_text, quantity, stage
from model.terms import NOT_CONCERNED, Field, Grade, Kind, stages


@dataclass(frozen=True, slots=True)
class Statement:
    """A judged cell. `value` is None where it states nothing (blank) or is refused (`grade` tells)."""

    grade: Grade
    value: Value | None = None
    sentence: str = ""
    suggestion: str = ""


def judge(field: Field, item: Item, line: Line, raw: Raw, has_task: bool = True) -> Statement:
    """Judge one cell; `has_task` says whether a target or share stands behind it, so that "/" is asked."""
    if raw.kind in ("error", "uncalculated"):
        return Statement(Grade.BAD, sentence=broken(raw))
    if field is Field.DONE:
        return _figure(line, raw, has_task)
    if field is Field.STAGE:
        return _stage(item, raw)
    text = raw.text.replace("\r\n", "\n").strip()
    return Statement(Grade.EXACT, text) if text else Statement(Grade.NONE)


def _figure(line: Line, raw: Raw, has_task: bool) -> Statement:
    if line.kind is Kind.MILESTONE:
        return Statement(Grade.BAD, sentence="这一行是节点，没有数量可报，不能作数。请在“当前阶段”和“进展情况”里写。")
    if raw.text.strip() == NOT_CONCERNED and not has_task:
        return Statement(Grade.NONE)
    measure = line.target.printed_measure if line.target else ""
    read = quantity.quantity(raw, measure)
    if read.grade in (Grade.EXACT, Grade.NORMALISED) and read.value is not None:
        return Statement(read.grade, quantity.plain(read.value), read.sentence)
    if read.grade is Grade.ASK:
        suggestion = "" if read.suggestion is None else quantity.plain(read.suggestion)
        return Statement(Grade.ASK, Asked(raw.text), read.sentence, suggestion)
    return Statement(read.grade, None, read.sentence)


def _stage(item: Item, raw: Raw) -> Statement:
    read = stage.stage(raw, stages(item.kind))
    if read.grade is Grade.ASK:
        return Statement(Grade.ASK, Asked(raw.text), read.sentence, read.suggestion)
    return Statement(read.grade, read.value or None, read.sentence)


def confirmed(read: Statement, typed: str) -> Statement:
    """Take at its word a number that the office types itself although it is asked about (-1.8, 250%).

    Only the very number asked about: nothing is guessed from a text.
    """
    number = cell_text.tidy(typed).removesuffix("%")
    sure = read.grade is Grade.ASK and quantity.is_plain(number) and quantity.plain(Decimal(number)) == read.suggestion
    return Statement(Grade.NORMALISED, read.suggestion) if sure else read


def broken(raw: Raw) -> str:
    """Say why a cell that holds no value cannot count."""
    if raw.kind == "error":
        return f"单元格是错误值 {raw.text}，不能作数。请改成数字后再报。"
    return "公式没有结果，不能作数。请用 Excel 或 WPS 打开该表，保存一次后再报。"
