"""Which item or line of ours a row is about that the upper office printed itself: by number and by name, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.records import ItemView, LineView
from model.records.upward import FormSheet, Layout
from model.rules.quantity import plain
from model.rules.upward import vocabulary
from model.terms_upward import Fill

ALIKE = 0.72
"""From how much two names are the same on; one that holds the other whole counts too."""

SHORTEST = 4
TELLING = 6
"""Letters of a name that may be told shorter than ours and still be known."""

COVERED = 0.85
"""Of a name told shorter, the share of letters that must stand in ours, where the number says the same item."""

PART = 0.7
"""A printed text shorter than so much of the item's speaks of a part of it."""

_NUMBER = re.compile(r"(?:第)?0*([0-9]{1,4}(?:-[0-9]{1,3})?)(?:项|件|条|[.、])?")


@dataclass(frozen=True, slots=True)
class Matched:
    """What a row is about: an item's lines, or why it is not known. `note`: what to look at although it is known."""

    item: ItemView | None = None
    lines: tuple[LineView, ...] = ()
    why: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a printed row says of itself."""

    no: str
    public_no: str
    line: str
    item: str
    name: str


def match(sheet: FormSheet, layout: Layout, row: int, items: Sequence[ItemView]) -> Matched:
    """Find what a printed row is about."""
    said = _said(sheet, layout, row)
    numbered = [(item, line) for item in items for line in item.lines if line.line.id == (said.line or said.no)]
    if numbered and (said.line or "-" in said.no):
        item, line = numbered[0]
        return _agreed(Matched(item, (line,)), said)
    if not said.item and not said.no and not said.public_no:
        return _by_name(said, items)
    found = _item(said, items)
    return found if found.item is None else _lines(found, said)


def _said(sheet: FormSheet, layout: Layout, row: int) -> _Said:
    """Read a row's keys; one merged over several rows is said of each."""

    def text(fill: Fill) -> str:
        column = layout.column(fill)
        if column is None:
            return ""
        top, left, _, _ = sheet.area(row, column.column)
        return sheet.at(max(top, layout.first), left).text.strip() if top >= layout.first else ""

    def number(fill: Fill) -> str:
        plain = vocabulary.tight(text(fill))
        return found[1] if (found := _NUMBER.fullmatch(plain)) else plain

    return _Said(number(Fill.NO), number(Fill.PUBLIC_NO), number(Fill.LINE), text(Fill.ITEM), text(Fill.NAME))


def _covered(printed: str, own: str) -> bool:
    """Say whether nearly all of a printed name stands in ours, in its order: a name told shorter."""
    a = _bare(printed)
    return len(a) >= TELLING and vocabulary.in_common(a, _bare(own)) >= COVERED * len(a)


def _label(line: LineView) -> str:
    """Return a line's name with its target, as plans word it."""
    target = line.line.target
    return f"{line.line.name}{plain(target.printed)}{target.printed_measure}" if target else line.line.name


def fits(printed: str, own: str) -> bool:
    """Say whether two names mean the same thing."""
    a, b = _bare(printed), _bare(own)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) >= SHORTEST and short in long:
        return True
    numbers, others = re.findall(r"[0-9]+", a), re.findall(r"[0-9]+", b)
    return vocabulary.alike(a, b) >= ALIKE and (numbers == others or not numbers or not others)


def _bare(text: str) -> str:
    return re.sub(r"[\s,，。；;:：、()（）《》“”\"]", "", vocabulary.tight(text))


def _item(said: _Said, items: Sequence[ItemView]) -> Matched:
    by_no = [one for one in items if said.no and one.item.no == said.no]
    if not by_no and said.public_no and not said.no:
        by_no = [one for one in items if one.item.public_no == said.public_no]
    if not said.item:
        return _only(by_no, f"序号“{said.no or said.public_no}”")
    by_text = [one for one in items if fits(said.item, one.item.text)]
    both = [one for one in by_no if one in by_text or _covered(said.item, one.item.text)]
    if both or by_text:
        chosen = _only(both or by_text, f"“{_short(said.item)}”")
        if chosen.item is not None and (note := _renumbered(said, by_no, chosen.item)):
            return Matched(chosen.item, chosen.lines, note=note)
        return chosen if said.name else _part(chosen, said.item)
    lines = [one for one in items if any(fits(said.item, line.line.name) for line in one.lines)]
    if len(lines) == 1:
        only = tuple(line for line in lines[0].lines if fits(said.item, line.line.name))
        return Matched(lines[0], only, note=_renumbered(said, by_no, lines[0]))
    if by_no:
        own = "、".join(_short(one.item.text) for one in by_no)
        return Matched(why=f"序号{said.no}对上了，名称“{_short(said.item)}”和我们的“{own}”对不上，没有写")
    return Matched(why=f"“{_short(said.item)}”在台账里找不到，没有写")


def _renumbered(said: _Said, by_no: Sequence[ItemView], found: ItemView) -> str:
    """Say that a row found by its name bears the number of another of our items."""
    if not by_no or found in by_no:
        return ""
    return f"表上序号是{said.no}，按名称对上我们的第{found.item.no}项，请核对"


def _part(found: Matched, text: str) -> Matched:
    """Narrow an item down to the one line a shorter text speaks of."""
    if found.item is None or len(found.lines) < 2 or len(_bare(text)) >= PART * len(_bare(found.item.item.text)):
        return found
    about = [line for line in found.lines if fits(text, line.line.name) or _covered(text, _label(line))]
    return Matched(found.item, tuple(about), note=found.note) if len(about) == 1 else found


def _only(found: Sequence[ItemView], what: str) -> Matched:
    if len(found) == 1:
        return Matched(found[0], found[0].lines)
    if not found:
        return Matched(why=f"{what}在台账里找不到，没有写")
    listed = "、".join(f"第{one.item.no}项" for one in found)
    return Matched(why=f"{what}对上了{len(found)}项（{listed}），没有写")


def _lines(found: Matched, said: _Said) -> Matched:
    """Narrow an item down to the line a row names."""
    if not said.name or len(found.lines) == 1:
        return found
    chosen = _best(said.name, found.lines)
    if len(chosen) == 1:
        return Matched(found.item, tuple(chosen), note=found.note)
    no = found.item.item.no if found.item else ""
    why = "对不上任何一条指标" if not chosen else f"对上了{len(chosen)}条指标"
    return Matched(why=f"第{no}项“{_short(said.name)}”{why}，没有写")


def _best(name: str, lines: Iterable[LineView]) -> list[LineView]:
    """Return the lines a name fits; where it is the very name of one, that one."""
    lines = tuple(lines)
    fit = [line for line in lines if fits(name, line.line.name)] or [
        line for line in lines if _covered(name, _label(line))
    ]
    same = [line for line in fit if _bare(name) == _bare(line.line.name)]
    return same if len(same) == 1 else fit


def _by_name(said: _Said, items: Sequence[ItemView]) -> Matched:
    every = [line for item in items for line in item.lines]
    fit = _best(said.name, every)
    if len(fit) == 1:
        item = next(one for one in items if any(line is fit[0] for line in one.lines))
        return Matched(item, (fit[0],))
    why = "在台账里找不到" if not fit else f"对上了{len(fit)}条指标"
    return Matched(why=f"“{_short(said.name)}”{why}，没有写")


def _agreed(found: Matched, said: _Said) -> Matched:
    """Refuse a line found by its number whose printed name is another's."""
    name, own = said.name or said.item, found.lines[0]
    if not name or fits(name, own.line.name) or (found.item and fits(name, found.item.item.text)):
        return found
    return Matched(why=f"编号{own.line.id}对上了，名称“{_short(name)}”和我们的“{_short(own.line.name)}”对不上，没有写")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else f"{line[:20]}…"
