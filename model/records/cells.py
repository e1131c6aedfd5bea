"""A cell of a stranger's workbook, and what the number reader made of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model.terms import Grade


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell's content before anyone judged it.

    kind: "number" (text = plain decimal string, rounded to 15 significant digits), "text", "bool", "error"
    ("#REF!"), "date" (text = ISO date), "uncalculated" (a formula without a result). `format` is the
    number format's code ("0%", "General").
    """

    kind: str
    text: str
    format: str = "General"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the number reader made of a cell; `sentence` says why where the grade is not exact or none."""

    grade: Grade
    value: Decimal | None = None
    suggestion: Decimal | None = None
    sentence: str = ""
