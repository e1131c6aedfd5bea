"""The rows of the item table: one for each line, in the plan's order, with its item and its unit's form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gui import palette, show
from gui.tables.columns import CENTRE, RIGHT, Column
from model.records import ItemView, LineView, PeriodView, UnitView
from model.rules import counts, han, pinyin, public_no, strike_lists
from model.rules.light import SEVERITY
from model.terms import FormState, Light, State, Tag


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its item; `place` is its number in the plan, `units` the ids of all units concerned,
    `words` what a search looks through.
    """

    place: int
    item: ItemView
    line: LineView
    lead: UnitView | None
    units: frozenset[str]
    words: str

    @property
    def form(self) -> FormState | None:
        """Return what became of the lead unit's form."""
        return self.lead.form if self.lead else None


def rows(view: PeriodView) -> tuple[Row, ...]:
    """Make a round's rows."""
    units = {unit.unit.id: unit for unit in view.units}
    ids = {unit.unit.short: unit.unit.id for unit in view.units}
    return tuple(
        Row(place, item, line, units.get(line.lead), _units(item, line, ids), _words(item, line))
        for place, (item, line) in enumerate(_pairs(view))
    )


def _units(item: ItemView, line: LineView, ids: dict[str, str]) -> frozenset[str]:
    named = (ids[name] for name in (*item.leads, *item.co) if name in ids)
    return frozenset((*named, *(part.unit for part in line.parts)))


def _pairs(view: PeriodView) -> Iterator[tuple[ItemView, LineView]]:
    return ((item, line) for item in view.items for line in item.lines)


def _words(item: ItemView, line: LineView) -> str:
    told = (public_no.word(item.item.public_no), *item.leaders) if item.item.public_no else item.leaders
    parts = (item.item.no, item.item.text, line.line.name, *item.leads, *item.co, line.text, line.problem, *told)
    spelled = (
        way for part in (item.item.text, line.line.name, *item.leads, *item.co) for way in pinyin.spellings(part)
    )
    return "\n".join((han.fold("\n".join(parts)).lower(), *spelled))


def done(row: Row) -> str:
    """Write the cumulative figure; a milestone's stage stands in its place."""
    if row.line.line.target is None:
        return row.line.stage or show.BLANK
    return show.number(row.line.done)


def marks(row: Row) -> str:
    """Say what about the figure waits for the clerk."""
    words = [word for word, there in (("冲突待裁定", row.line.conflict), ("待确认", row.line.asked)) if there]
    return "、".join(words)


def done_colour(row: Row) -> str | None:
    """Mark a provisional figure."""
    return palette.RED if row.line.conflict or row.line.asked else None


def target(row: Row) -> str:
    """Write the target in force, and below it what it was and since when where it was changed."""
    words, since = show.target(row.line.line), show.since(row.line)
    first = row.line.first
    if not since or first is None:
        return words
    return f"{words}\n原{show.number(first.printed)}{show.printed(first.printed_measure)}，自{since}起"


def _due(row: Row) -> str:
    return show.due_value(row.line, "")


def _form(row: Row) -> str:
    return row.form.word if row.form and row.form is not FormState.NOT_SENT else ""


def _form_colour(row: Row) -> str | None:
    return palette.FORMS[row.form] if row.form else None


def number(row: Row) -> str:
    """Write the number of the public."""
    return public_no.word(row.item.item.public_no)


def leaders(row: Row) -> str:
    """Write who leads the item, or that nobody does."""
    return "、".join(row.item.leaders) or counts.NO_LEADER


def level(row: Row) -> str:
    """Write on whose lists the item is besides."""
    return "、".join(tag.word for tag in Tag if tag in row.item.item.tags) or counts.NO_TAG


def _number_order(row: Row) -> tuple[int, str] | None:
    kept = row.item.item.public_no
    return (int(kept) if kept.isdigit() else 10_000, kept) if kept else None


def _state_order(row: Row) -> int:
    return list(State).index(row.item.state)


def _unset(text: Callable[[Row], str], rest: str) -> Callable[[Row], str | None]:
    """Return a colour that lets a rest stand back."""
    return lambda row: palette.FAINT if text(row) == rest else None


FORM_ORDER = (FormState.MISSING, FormState.LATE, FormState.RETURNED, FormState.NOT_SENT)

COLUMNS: tuple[Column[Row], ...] = (
    Column("no", "序号", 40, lambda r: r.item.item.no, lambda r: r.place, CENTRE),
    Column("text", "实事内容", 220, lambda r: show.printed(r.item.item.text), lambda r: r.item.item.text, stretch=True),
    Column("name", "指标或节点", 118, lambda r: show.printed(r.line.line.name)),
    Column(
        "target",
        "全年目标",
        90,
        lambda r: target(r),
        lambda r: r.line.line.target.printed if r.line.line.target else None,
        RIGHT,
        tip=lambda r: show.changed_target(r.line) or show.target(r.line.line),
    ),
    Column("due", "应完成", 60, _due, lambda r: r.line.due_value, RIGHT, help="截至本期末按序时应完成；未定序时的空着"),
    Column(
        "done",
        "累计完成",
        70,
        done,
        lambda r: r.line.done,
        RIGHT,
        tip=lambda r: marks(r) or done(r),
        colour=done_colour,
        help="截至本期累计完成（全市）；— 表示没有报，不是 0",
    ),
    Column(
        "completion",
        "完成率",
        58,
        lambda r: show.percent(r.line.completion, ""),
        lambda r: r.line.completion,
        RIGHT,
        tip=lambda r: show.gap(r.line),
    ),
    Column(
        "light",
        "亮灯",
        88,
        lambda r: r.line.light_word,
        lambda r: SEVERITY.index(r.line.light),
        CENTRE,
        tip=lambda r: "　".join(filter(None, (r.line.light_word, show.gap(r.line), marks(r)))),
    ),
    Column(
        "lead",
        "牵头单位",
        84,
        lambda r: "、".join(r.item.leads),
        lambda r: r.lead.unit.order if r.lead else None,
        tip=lambda r: "共同责任单位：" + ("、".join(r.item.co) or "无"),
    ),
    Column(
        "form",
        "报送",
        46,
        _form,
        lambda r: FORM_ORDER.index(r.form) if r.form else None,
        CENTRE,
        colour=_form_colour,
    ),
    Column(
        "public_no",
        "所属件号",
        76,
        number,
        _number_order,
        CENTRE,
        colour=_unset(number, public_no.NONE),
        help="对外公布的第几件",
        optional=True,
    ),
    Column(
        "state",
        "销号",
        88,
        lambda r: strike_lists.word(r.item),
        _state_order,
        CENTRE,
        help="办到销号的哪一步",
        optional=True,
    ),
    Column("leaders", "分管市领导", 96, leaders, colour=_unset(leaders, counts.NO_LEADER), optional=True),
    Column("tags", "层级", 66, level, align=CENTRE, colour=_unset(level, counts.NO_TAG), optional=True),
)

BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}
MERGED = tuple(BY_KEY[key] for key in ("no", "text", "lead", "form", "public_no", "state", "leaders", "tags"))
"""Columns that say the same for all lines of an item, drawn as one cell while in the plan's order."""


def count_lights(all_rows: tuple[Row, ...]) -> dict[Light, int]:
    """Count lines by light."""
    out = dict.fromkeys(Light, 0)
    for row in all_rows:
        out[row.line.light] += 1
    return out
