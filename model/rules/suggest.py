"""Which one number may be suggested for a text that is not just a number? None where it is not one number."""

from __future__ import annotations

import re
from decimal import Decimal

from model.rules import measures, numerals
from model.rules.measures import MEASURED, SCALES, SPELLINGS, Measure

_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_UNITS = sorted(
    {*MEASURED, *measures.COUNTED, *SPELLINGS, *(o for os in SPELLINGS.values() for o in os)}, key=len, reverse=True
)
_UNIT = "|".join(map(re.escape, _UNITS))
_NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_TOKEN = re.compile(rf"(?<![0-9.,_])({_NUMBER})(?![0-9_])(?!\.[0-9])(?!,[0-9]) ?({_SCALE})?({_UNIT})?")
_DATE = re.compile(
    r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|(?:[0-9]{2,4}年)?[0-9]{1,2}月(?:份|底|末|初)?(?:[0-9]{1,2}[日号])?|[0-9]{4}年度?|[0-9]{1,2}[日号]"
)
_ORDINAL = re.compile(r"第[0-9]+[批次期季个]?|[0-9]+季度|[0-9]+[.、)](?=[^0-9])")
_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_NAMES_A_PART = re.compile(r"(?<=[0-9])[/](?=[0-9])")
_RANGE = re.compile(rf"({_NUMBER})\D?(?:--?|~|至|到)({_NUMBER})(.*)", re.DOTALL)
_HAN_NUMBER = re.compile("[" + "".join(sorted(numerals.CHARACTERS)) + "]+")
_MINUS = "-−负减"


def number(text: str, line: Measure) -> Decimal | None:
    """Return the suggestion in the line's measure for a tidied text; the clerk decides, so it must be the likely one.

    12/25 → 12, 3-5 → 3, 10个(含2个在建) → 10, 约30 → 30, 三十 → 30; two figures without such a pattern → None.
    """
    text = re.sub(r"(?<=[0-9])。(?=[0-9])", ".", text)
    text = _ORDINAL.sub(" ", _DATE.sub(" ", text))
    text = _BRACKET.sub(" ", text).strip()
    if line.unit == measures.PERCENT:
        text = text.replace("百分之", "")
    if span := _RANGE.fullmatch(text):
        return _ends(span, line)
    text = re.sub(rf"({_NUMBER})([^0-9/]*)/ ?[0-9].*", r"\1\2", text, flags=re.DOTALL)
    tokens = list(_TOKEN.finditer(text))
    if len(re.findall(r"[0-9]+", re.sub(r"[0-9][,.](?=[0-9])", "0", text))) != len(tokens):
        return None
    if len(tokens) == 1:
        return _one(text, tokens[0], line)
    return None if tokens else _in_han(text)


def _one(text: str, token: re.Match[str], line: Measure) -> Decimal | None:
    """Convert the only figure of a text."""
    before = text[: token.start()].rstrip()
    behind = text[token.end() :].lstrip()
    if before.endswith(tuple(_MINUS)) or behind.startswith(("-", "−", *numerals.CHARACTERS)):
        return None
    return _converted(token[1], token[2] or "", token[3] or "", line)


def _converted(digits: str, scale: str, unit: str, line: Measure) -> Decimal | None:
    """Bring a figure to the line's measure; None where unit and unit do not agree."""
    said = measures.split(scale + unit)
    value = Decimal(digits.replace(",", ""))
    if said.unit and said.unit != line.unit and (said.unit in MEASURED or line.unit in MEASURED):
        return None
    if said.scale and not said.unit and line.unit == measures.PERCENT:
        return None
    if not said.unit and not said.scale:
        return value
    return value.scaleb(said.scale - line.scale)


def _ends(span: re.Match[str], line: Measure) -> Decimal | None:
    """Suggest the lower end of a range, which is the careful one; None where it does not rise."""
    low, high = (Decimal(span[n].replace(",", "")) for n in (1, 2))
    tail = _TOKEN.fullmatch("0" + span[3].strip()) if span[3].strip() else None
    if low >= high or (span[3].strip() and not tail) or re.match("0[0-9]", span[1]):
        return None
    return _converted(span[1], (tail and tail[2]) or "", (tail and tail[3]) or "", line)


def _in_han(text: str) -> Decimal | None:
    """Read the only number in Chinese characters; a lone 一 or 两 inside words is none."""
    found = _HAN_NUMBER.findall(text)
    if len(found) != 1 or (found[0] != text and len(found[0]) < 2 and not text.startswith(found[0])):
        return None
    return numerals.read(found[0])
