"""What number did the clerk type? Graded exact, normalised, ask, none or bad (FAULTS.md rule 5).

Taken is only what any three clerks would read alike. Python's own int(), float() and Decimal() never see raw
text: they accept １２, ٣, 1_000, nan and 1e308 in silence.
"""

from __future__ import annotations

import re
from decimal import Decimal

from model.records import Quantity, Raw
from model.rules import cell_text, measures, number_format, suggest
from model.rules.measures import PERCENT, Measure
from model.terms import NOT_CONCERNED, Grade

PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
LOOSE = re.compile(
    r"([1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)|0|[1-9][0-9]*)(\.[0-9]+)?([.。])?(.*)", re.DOTALL
)
"""A number as typed: thousands apart or not, decimals, a full stop at the very end, then a measure."""

SIGNIFICANT = 15
"""Digits a spreadsheet keeps; a number with more has already been distorted."""

SENTENCE = 100
"""Characters beyond which a text is a report, out of which no figure is suggested."""

PHONE = re.compile(r"1[3-9][0-9]{9}")
NOTHING_LEFT = Decimal("1e-9")
DASHES = frozenset("-—–−－―─~ ")
BLANK = Quantity(Grade.NONE)


def quantity(raw: Raw, measure: str, *, counted: bool | None = None, concerned: bool = True) -> Quantity:
    """Grade what stands in a number cell; a value is in the line's printed `measure` ("万元", "所", "%").

    `counted` (whole things; by default known from the measure) only adds a warning to a fraction's sentence.
    `concerned` says that a target or share stands, so that "/" (不涉及) must be asked about; else "/" is none.
    """
    if raw.kind == "number":
        answer = _cell(raw, measures.split(measure), measure)
    elif raw.kind == "text":
        answer = _typed(raw.text, measures.split(measure), measure, concerned)
    elif raw.kind == "date":
        answer = _date(raw)
    else:
        answer = _refused(raw)
    whole = measures.is_counted(measure) if counted is None else counted
    return _warned(answer, measure) if whole else answer


def plain(value: Decimal) -> str:
    """Write a number the one canonical way: no exponent, no trailing zeros, no minus before zero."""
    if not value.is_finite():
        raise ValueError(value)
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def is_plain(text: str) -> bool:
    """Say whether a text is a plain ASCII decimal."""
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None


def digits(text: str) -> Decimal:
    """Return the number of a plain ASCII decimal; raises ValueError for any other text."""
    if not is_plain(text):
        raise ValueError(text)
    return Decimal(text)


# --- a number cell ----------------------------------------------------------------------------------------


def _cell(raw: Raw, line: Measure, measure: str) -> Quantity:
    """Grade a number cell by the number and by what its format shows the clerk."""
    value = digits(raw.text)
    if _too_long(raw.text):
        return _bad(raw.text, "超过15位，已经失真")
    if value and abs(value) < NOTHING_LEFT:
        return Quantity(Grade.ASK, None, Decimal(0), f"单元格里是{raw.text[:20]}…，几乎是0。按0收，还是退回核实？")
    shown = number_format.look(raw.format, value)
    if shown.hidden:
        return _ask(plain(value), value, "单元格的格式不把它显示成这个数（隐藏了，或当成日期），填表人看不见")
    if shown.percent and line.unit != PERCENT:
        return _ask(f"{plain(value * 100)}%", None, f"这一格要填{measure}数，不是百分比")
    if shown.scaled:
        return _ask(plain(value), None, f"单元格的格式会换算着显示（{raw.format}），看到的数和存的数不一样")
    if shown.percent:
        return _sized(value * 100, Grade.EXACT, f"{plain(value * 100)}%", measure, sure_of_percent=True)
    if shown.unit and measures.split(shown.unit) != line:
        return _other_measure(f"{plain(value)}{shown.unit}", value, measures.split(shown.unit), line, measure)
    return _sized(value, Grade.EXACT, plain(value), measure)


def _date(raw: Raw) -> Quantity:
    """Ask about a date; one of the spreadsheet's first years is mostly a count in a cell formatted as a date."""
    serial = cell_text.small_serial(raw.text)
    why = "多半是“12/25”“3-5”一类的写法被表格软件改成了日期" if serial is None else "多半是单元格设成了日期格式"
    if serial is None:
        return Quantity(Grade.ASK, sentence=f"这一格是日期（{raw.text}），{why}。请填数，或退回核实。")
    ask = f"这一格显示成日期（{raw.text}），{why}，里面存的是{serial}。按{serial}收，还是退回核实？"
    return Quantity(Grade.ASK, None, Decimal(serial), ask)


def _refused(raw: Raw) -> Quantity:
    """Refuse what a spreadsheet puts into a cell that is no number."""
    if raw.kind == "uncalculated":
        return Quantity(Grade.BAD, sentence="公式没有结果，没有收。请用 Excel 或 WPS 打开、保存后再报。")
    if raw.kind == "bool":
        return Quantity(Grade.BAD, sentence=f"这一格是逻辑值（{raw.text}），不是数，没有收。请改成数字再报。")
    return Quantity(
        Grade.BAD, sentence=f"这一格是错误值（{cell_text.shown(raw.text)}），没有收。请改正公式或直接填数。"
    )


# --- a text cell ------------------------------------------------------------------------------------------


def _typed(typed: str, line: Measure, measure: str, concerned: bool) -> Quantity:
    """Grade a text cell."""
    if PLAIN.fullmatch(typed):
        return _bad(typed, "超过15位") if _too_long(typed) else _sized(digits(typed), Grade.EXACT, typed, measure)
    text = cell_text.tidy(typed)
    if not text:
        return BLANK
    if text.strip("/\\") == "":
        return _slash(typed, concerned)
    if cell_text.misleading(typed):
        return _ask(typed, None, "里面有改变显示顺序的控制符，看到的和存的不一样")
    match = LOOSE.fullmatch(text)
    if match and not (match[3] and match[4]):
        found = match[1].replace(",", "").replace(" ", "") + (match[2] or "")
        if _too_long(found):
            return _bad(typed, "超过15位")
        answer = _with_tail(typed, digits(found), match[4], line, measure)
        if answer:
            return answer
    return _unread(typed, text, line, measure)


def _with_tail(typed: str, value: Decimal, tail: str, line: Measure, measure: str) -> Quantity | None:
    """Grade a number followed by nothing, a scale or a measure; None where the tail is something else."""
    if not tail:
        return _sized(value, Grade.NORMALISED, typed, measure)
    said = measures.split(tail)
    if said.unit not in ("", line.unit):
        return None
    converted = value.scaleb(said.scale - line.scale)
    if not said.unit and line.unit == PERCENT:
        return None
    if said.unit == line.unit and said.scale >= line.scale:
        return _sized(converted, Grade.NORMALISED, typed, measure, sure_of_percent=True)
    if not said.unit and not line.scale:
        return _sized(converted, Grade.NORMALISED, typed, measure)
    return _other_measure(typed, value, said, line, measure)


def _other_measure(typed: str, value: Decimal, said: Measure, line: Measure, measure: str) -> Quantity:
    """Ask about a figure whose scale or unit is not the line's; suggest it converted where that is certain."""
    if said.unit in ("", line.unit):
        value = value if said.scale == line.scale else value.scaleb(said.scale - line.scale)
        return _ask(typed, value, f"这一行的单位是{measure}", measure)
    alike = said.unit not in measures.MEASURED and line.unit not in measures.MEASURED and said.scale == line.scale
    return _ask(typed, value if alike else None, f"这一行的单位是{measure}", measure)


def _slash(typed: str, concerned: bool) -> Quantity:
    """Read "/", which says that the line does not concern the unit."""
    shown = cell_text.shown(typed)
    if concerned:
        return Quantity(
            Grade.ASK, sentence=f"填了“{shown}”（不涉及），但有任务。请核实：有数的填数；确实没有的按0收，并写明理由。"
        )
    return Quantity(Grade.NONE, sentence="" if typed == NOT_CONCERNED else f"填了“{shown}”，按不涉及处理。")


def _unread(typed: str, text: str, line: Measure, measure: str) -> Quantity:
    """Ask about a text that is not just a number; refuse what can be nobody's figure."""
    if set(text) <= DASHES:
        return _ask(typed, None, "看不出是没有完成（0）、没有变化还是不涉及")
    if negative := re.fullmatch(r"[-−] ?([0-9]{1,15}(?:\.[0-9]{1,9})?)(.*)", text, re.DOTALL):
        alone = measures.split(negative[2]) == line or not negative[2]
        return _ask(typed, -digits(negative[1]) if alone else None, "是负数")
    if why := cell_text.impossible(text):
        return _bad(typed, why)
    return _ask(typed, suggest.number(text, line) if len(text) <= SENTENCE else None)


# --- the answer -------------------------------------------------------------------------------------------


def _sized(value: Decimal, grade: Grade, typed: str, measure: str, sure_of_percent: bool = False) -> Quantity:
    """Give the value its grade unless its size alone raises a question."""
    value = Decimal(plain(value))
    if value < 0:
        return _ask(typed, value, "是负数")
    if measures.split(measure).unit == PERCENT:
        if value > 100:
            return _ask(typed, value, "超过100%")
        if 0 < value <= 1 and not sure_of_percent:
            return _ask(typed, None, f"是{plain(value)}%还是{plain(value * 100)}%")
    if PHONE.fullmatch(plain(value)):
        return _ask(typed, value, "像是手机号码")
    if grade is Grade.EXACT:
        return Quantity(grade, value)
    return Quantity(grade, value, None, f"写的是“{cell_text.shown(typed)}”，按{plain(value)}{measure}收。")


def _ask(typed: str, suggestion: Decimal | None, why: str = "不能确定", measure: str = "") -> Quantity:
    """Keep the text for the clerk to decide on; the measure is said where it is what the question is about."""
    said = f"写的是“{cell_text.shown(typed)}”，{why}。"
    if suggestion is None:
        return Quantity(Grade.ASK, sentence=f"{said}请填数，或退回核实。")
    text = plain(suggestion)
    return Quantity(Grade.ASK, None, Decimal(text), f"{said}按{text}{measure}收，还是退回核实？")


def _bad(typed: str, why: str) -> Quantity:
    """Refuse what must not become a figure."""
    return Quantity(Grade.BAD, sentence=f"写的是“{cell_text.shown(typed)}”，{why}，没有收。请改成数字再报。")


def _warned(answer: Quantity, measure: str) -> Quantity:
    """Add the warning that things counted whole were reported in part."""
    if answer.value is None or answer.value == answer.value.to_integral_value():
        return answer
    warning = f"{measure}数应为整数，写的是{plain(answer.value)}，请核对。"
    return Quantity(answer.grade, answer.value, None, answer.sentence + warning)


def _too_long(number: str) -> bool:
    """Say whether a plain decimal has more digits than a spreadsheet keeps."""
    whole, _, fraction = number.lstrip("-").partition(".")
    whole = whole.lstrip("0")
    significant = (whole + fraction).lstrip("0").rstrip("0") if fraction else whole
    return len(whole) > SIGNIFICANT or len(significant) > SIGNIFICANT
