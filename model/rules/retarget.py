"""Which new target does a clerk mean for a line? Its number is read like any figure, in the measure of the line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from model.errors import ClerkError
from model.records import Line, Raw, Target
from model.rules import cell_text, measures, quantity
from model.rules.notice.measures import measure_at
from model.terms import Grade, Kind

SAFE = "没有改动台账。"


@dataclass(frozen=True, slots=True)
class Retarget:
    """The target meant, and what must be said of how it was read ("" for nothing)."""

    target: Target
    said: str = ""


def retarget(line: Line, typed: str, start: str = "", *, sure: bool = False) -> Retarget:
    """Return the target meant by a typed value, and for a from–to line by a typed start.

    `line` bears the target in force. `sure` takes the number the reader would ask about. Raises ClerkError for a
    line without a number, another measure, and a number that is not certain.
    """
    now = line.target
    if line.kind is Kind.MILESTONE or now is None:
        raise ClerkError(f"“{line.id} {line.name}”是节点，没有目标数可改。{SAFE}要改节点的说法，请用“更正事项”。")
    if start.strip() and now.start is None:
        raise ClerkError(f"“{line.id} {line.name}”没有起点数，只有目标数。{SAFE}请去掉起点数再改。")
    value, said = _number(line, now, typed, sure=sure)
    if not value and line.kind is Kind.AMOUNT:
        raise ClerkError(f"目标不能改为0。{SAFE}确实不再做的，按终止办理，不要改成0。")
    made = replace(now, printed=value, value=_expanded(now, value))
    if not start.strip():
        return Retarget(made, said)
    first, told = _number(line, now, start, sure=sure)
    return Retarget(replace(made, start=_expanded(now, first)), said + told)


def _number(line: Line, now: Target, typed: str, *, sure: bool) -> tuple[Decimal, str]:
    _refuse_other_measure(line, now, typed)
    read = quantity.quantity(Raw("text", typed), now.printed_measure)
    if read.value is not None and read.grade in (Grade.EXACT, Grade.NORMALISED):
        return read.value, read.sentence
    if sure and read.grade is Grade.ASK and read.suggestion is not None:
        return read.suggestion, f"写的是“{cell_text.shown(typed)}”，按{quantity.plain(read.suggestion)}收。"
    if read.grade is Grade.NONE:
        raise ClerkError(f"没有写新的目标数。{SAFE}")
    why = read.sentence.replace("，还是退回核实？", "？").replace("，或退回核实。", "。")
    raise ClerkError(f"目标数不能确定：{why}{SAFE}")


def _refuse_other_measure(line: Line, now: Target, typed: str) -> None:
    """A line keeps its measure all year, for every figure reported was read in it."""
    match = quantity.LOOSE.fullmatch(cell_text.tidy(typed))
    unit = measures.split(match[4]).unit if match and match[4] else ""
    own = measures.split(now.printed_measure)
    if unit and unit != own.unit and measure_at(unit, 0) == unit:
        raise ClerkError(
            f"“{line.id} {line.name}”按“{now.printed_measure}”统计，已报的数都是这个单位，不能改成“{unit}”。{SAFE}"
            "要换计量单位，请把这一行终止，另加一行。"
        )


def _expanded(now: Target, printed: Decimal) -> Decimal:
    """Return a number of the printed measure as the target's own expanded value would be."""
    scale = measures.split(now.printed_measure).scale - measures.split(now.measure).scale
    return Decimal(quantity.plain(printed * now.value / now.printed if now.printed else printed.scaleb(scale)))
