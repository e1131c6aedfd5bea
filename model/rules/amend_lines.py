"""Which lines does an item get, and under which ids? A number once given to a line is never given again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.errors import ClerkError
from model.records import Item, Line, Target
from model.rules.draft import targets
from model.terms import Kind, Op

NOT_IN_IDS = str.maketrans("", "", "/ \t|\u3000")


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to add, as typed: a target with its number and measure, or a milestone without a number."""

    name: str
    value: str = ""
    measure: str = ""
    op: Op = Op.EQUAL
    kind: Kind | None = None
    start: str = ""


def added(item: Item, new: Sequence[NewLine], lines: Iterable[Line], ever: Iterable[str], since: str) -> list[Line]:
    """Return the new lines of an item; `ever`: every line's id the ledger ever had. Raises ClerkError."""
    head = f"{item.id}-"
    known = [name.removeprefix(head) for name in ever if name.startswith(head)]
    number = max((int(tail) for tail in known if tail.isascii() and tail.isdigit()), default=0)
    order = max((line.order for line in lines if line.item == item.id), default=0)
    return [_line(item, one, f"{head}{number + place}", order + place, since) for place, one in enumerate(new, 1)]


def _line(item: Item, new: NewLine, name: str, order: int, since: str) -> Line:
    said = new.name.strip()
    if not said:
        raise ClerkError("指标或节点要有名称，没有改动台账。请写明，如“新建幼儿园”“印发实施方案”。")
    if not new.value.strip():
        if new.kind not in (None, Kind.MILESTONE) or new.measure.strip():
            raise ClerkError(f"“{said}”没有写目标数，没有改动台账。是节点的，单位也不用填。")
        return Line(name, item.id, order, said, Kind.MILESTONE, None, since)
    if not new.measure.strip():
        raise ClerkError(f"“{said}”没有写计量单位，没有改动台账。请写明，如“所”“万元”“%”。")
    read = targets.target(said, new.value, new.measure, new.op, new.kind, new.start)
    if read.kind is Kind.AMOUNT and not read.value:
        raise ClerkError(f"“{said}”的目标不能是0。没有改动台账。")
    target = Target(read.value, read.unit, read.printed, read.printed_unit, read.op, read.start)
    return Line(name, item.id, order, said, read.kind, target, since)


def item_id(no: str, ever: Iterable[str]) -> str:
    """Return an id for a new item of this printed number that no item ever had."""
    base, taken = no.translate(NOT_IN_IDS) or "x", set(ever)
    tails = ("", *(chr(code) for code in range(ord("b"), ord("z") + 1)), *(f"_{place}" for place in range(2, 1000)))
    return next(name for tail in tails if (name := base + tail) not in taken)


def next_no(items: Sequence[Item]) -> str:
    """Return the printed number that follows the plan's highest."""
    numbers = [int(item.no) for item in items if item.no.isascii() and item.no.isdigit()]
    return str(max(numbers, default=0) + 1)
