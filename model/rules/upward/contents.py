"""What of an item or line goes into a column of the upper office's form; what is open is said, and never a 0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from model.records import ItemView, LightRule, LineView
from model.records.upward import Content
from model.rules import correction, deadline, neat
from model.rules.quantity import plain
from model.terms import Kind, State
from model.terms_upward import Fill

CONFLICT = "有冲突，所列为暂用数"
ASKED = "报数待确认，没有计入"


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of the form is about. `order`: its place; `measured`: measures have their own column."""

    item: ItemView
    lines: tuple[LineView, ...]
    order: int
    year: int
    measured: bool
    rule: LightRule

    @property
    def only(self) -> LineView | None:
        """Return its line where it is about one."""
        return self.lines[0] if len(self.lines) == 1 else None

    @property
    def about(self) -> str:
        """Say what it is about."""
        only = self.only
        return f"第{self.item.item.no}项" if only is None or len(self.item.lines) == 1 else f"第{only.line.id}项"


def content(fill: Fill, row: Row) -> Content:
    """Return what goes into a column for a row."""
    return _OF[fill](row)


def remarks(row: Row) -> Iterable[str]:
    """Yield what a reader must know of a row besides its cells: what was decided, ended, adjusted."""
    if row.item.change_words:
        yield row.item.change_words
    for line in row.lines:
        yield from correction.words(line, row.rule)


def _text(value: str) -> Content:
    return Content(value or None)


def _number_or_text(text: str) -> Content:
    return Content(Decimal(text)) if text.isascii() and text.isdigit() and text[0] != "0" else _text(text)


def _name(row: Row) -> Content:
    return _text("；".join(_named(line, row) for line in row.lines))


def _named(line: LineView, row: Row) -> str:
    target = line.line.target
    measure = f"（{target.printed_measure}）" if target and target.printed_measure and not row.measured else ""
    return f"{line.line.name}{measure}"


def _measure(row: Row) -> Content:
    found = dict.fromkeys(line.line.target.printed_measure for line in row.lines if line.line.target)
    return _text("、".join(one for one in found if one))


def _target(row: Row) -> Content:
    return _figures(row, lambda line: line.line.target.printed if line.line.target else None, lambda line: "")


def _due(row: Row) -> Content:
    def due(line: LineView) -> Decimal | str | None:
        if line.due_value is not None and (line.due_value or not line.due_stage):
            return neat.due(line.due_value, line.line)
        return line.due_stage or None

    return _figures(row, due, lambda line: "未定序时，没有应完成数" if line.line.target else "")


def _done(row: Row) -> Content:
    return _figures(row, _done_of, lacking, whys=_doubt)


def _done_of(line: LineView) -> Decimal | str | None:
    return line.stage or None if line.line.kind is Kind.MILESTONE else line.done


def lacking(line: LineView) -> str:
    """Say why a line has no figure."""
    if line.asked:
        return ASKED
    return "有冲突，没有核定" if line.conflict else "未报，不作0"


def _doubt(line: LineView) -> str:
    return CONFLICT if line.conflict else ASKED if line.asked else ""


def _last(row: Row) -> Content:
    return _figures(row, lambda line: line.last, lambda line: "")


def _percent(row: Row) -> Content:
    only = row.only
    value = only.completion if only else row.item.completion
    if value is not None:
        return Content(neat.plain(neat.tenth(value)), percent=True, why=_doubt(only) if only else "")
    missing = [line for line in row.lines if line.line.target and _done_of(line) is None]
    return Content(None, percent=True, why=lacking(missing[0]) if missing else "")


def _gap(row: Row) -> Content:
    gaps = [line.gap for line in row.lines if line.gap is not None]
    return Content(neat.plain(neat.tenth(max(gaps)))) if gaps else Content(None)


def _light(row: Row) -> Content:
    only = row.only
    word = (only.light_word if only and row.item.state is not State.ENDED else row.item.light_word) or ""
    conflict = any(line.conflict for line in row.lines)
    return Content(f"{word}（有冲突）" if conflict else word, why=CONFLICT if conflict else "")


def _stage(row: Row) -> Content:
    return _joined(row, lambda line: line.stage)


def _told(row: Row) -> Content:
    return _joined(row, lambda line: line.text)


def _problem(row: Row) -> Content:
    return _joined(row, lambda line: line.problem)


def _both(row: Row) -> Content:
    parts = (_told(row).value, _problem(row).value)
    return _text("\n".join(str(part) for part in parts if part))


def _deadline(row: Row) -> Content:
    text = row.item.item.deadline or ""
    if not text:
        return Content(None)
    found = deadline.deadline(text, row.year)
    return Content(text, why=found.doubt) if found.doubt else Content(found.day)


def _joined(row: Row, of: Callable[[LineView], str]) -> Content:
    return _text("\n".join(dict.fromkeys(text for line in row.lines if (text := of(line)))))


def _figures(
    row: Row,
    of: Callable[[LineView], Decimal | str | None],
    none: Callable[[LineView], str],
    whys: Callable[[LineView], str] = lambda line: "",
) -> Content:
    """Return a line's figure as a number; of several lines a text that names each with its measure."""
    only = row.only
    why = "；".join(
        dict.fromkeys(said for line in row.lines if (said := none(line) if of(line) is None else whys(line)))
    )
    if only is not None:
        return Content(of(only), why=why)
    told = [_spoken(line, value) for line in row.lines if (value := of(line)) is not None]
    return Content("；".join(told) or None, why=why)


def _spoken(line: LineView, value: Decimal | str) -> str:
    measure = line.line.target.printed_measure if line.line.target and isinstance(value, Decimal) else ""
    said = plain(value) if isinstance(value, Decimal) else value
    return f"{line.line.name} {said}{measure}"


_OF: Mapping[Fill, Callable[[Row], Content]] = {
    Fill.ORDER: lambda row: Content(Decimal(row.order)),
    Fill.NO: lambda row: _number_or_text(row.item.item.no),
    Fill.PUBLIC_NO: lambda row: _number_or_text(row.item.item.public_no),
    Fill.SECTION: lambda row: _text(row.item.item.section),
    Fill.ITEM: lambda row: _text(row.item.item.text),
    Fill.LINE: lambda row: _text("、".join(line.line.id for line in row.lines)),
    Fill.NAME: _name,
    Fill.TARGET: _target,
    Fill.MEASURE: _measure,
    Fill.DUE: _due,
    Fill.LAST: _last,
    Fill.DONE: _done,
    Fill.PERCENT: _percent,
    Fill.GAP: _gap,
    Fill.LIGHT: _light,
    Fill.STAGE: _stage,
    Fill.TEXT: _told,
    Fill.PROBLEM: _problem,
    Fill.TEXT_PROBLEM: _both,
    Fill.LEAD: lambda row: _text("、".join(row.item.leads)),
    Fill.CO: lambda row: _text("、".join(row.item.co)),
    Fill.LEADER: lambda row: _text("、".join(row.item.leaders)),
    Fill.DEADLINE: _deadline,
}

__all__ = ["ASKED", "CONFLICT", "Row", "content", "lacking", "remarks"]
