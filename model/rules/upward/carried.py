"""A form given anew: its old columns found again by their headings, moved or reworded, or the clerk is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.records.upward import CellMap, ColumnMap, FormSheet, Layout
from model.rules.upward import headings, layouts, vocabulary
from model.rules.upward.layouts import letter

ALIKE = 0.6
"""From how much two headings are the same on one may be the other, reworded."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The old layout on the new form, None where it has no heading; what changed, and what must be asked."""

    layout: Layout | None
    notes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


def carry(old: Layout, sheet: FormSheet) -> Carried:
    """Find an old layout's columns and cells on a form given anew."""
    found = _heads(old, sheet)
    words = headings.words(sheet, *found)
    columns, notes, asks = [], [], []
    for one in old.columns:
        fit = _fit(one, words, {other.heading for other in old.columns if other is not one})
        if len(fit) == 1:
            at = fit[0]
            columns.append(ColumnMap(one.fill, at, words[at]))
            notes += _moved(one, at, words[at])
        elif not fit:
            asks.append(f"原来填“{one.fill.word}”的列“{one.heading}”在新表里找不到了。请指定填哪一列，或写明不填。")
        else:
            listed = "、".join(f"{letter(at)}“{words[at]}”" for at in fit)
            asks.append(f"填“{one.fill.word}”的列，新表里有{len(fit)}列都像：{listed}。请指定填哪一列。")
    columns.sort(key=lambda one: one.column)
    layout = layouts.body(
        sheet, replace(old, sheet=sheet.name, first_head=found[0], last_head=found[1], columns=tuple(columns))
    )
    if (found[0], found[1]) != (old.first_head, old.last_head):
        notes.append(f"表头在第{found[0]}—{found[1]}行（原来第{old.first_head}—{old.last_head}行）。")
    cells = _cells(old, sheet, layout)
    asks += [
        f"原来填“{one.fill.word}”的格子（{one.label or letter(one.column) + str(one.row)}）在新表里找不到了。"
        "请指定填哪一格，或写明不填。"
        for one in old.cells
        if one.fill not in {cell.fill for cell in cells}
    ]
    return Carried(replace(layout, cells=cells), tuple(notes), tuple(asks))


def _heads(old: Layout, sheet: FormSheet) -> tuple[int, int]:
    """Return the heading's rows: where most of the old headings stand word for word."""
    before = (old.first_head, old.last_head)
    wanted = {vocabulary.tight(one.heading) for one in old.columns}
    tall = old.last_head - old.first_head
    places = [before, *filter(None, (headings.find(sheet),))]
    places += [(row, row + tall) for row in range(1, min(sheet.last, headings.SEARCHED) + 1)]
    return max(places, key=lambda at: len(wanted & set(map(vocabulary.tight, headings.words(sheet, *at).values()))))


def _fit(one: ColumnMap, words: Mapping[int, str], others: set[str]) -> list[int]:
    """Return the columns of the new form that may be an old one: by the same words, else by words alike."""
    same = [at for at, heading in words.items() if vocabulary.tight(heading) == vocabulary.tight(one.heading)]
    if same:
        return [one.column] if len(same) > 1 and one.column in same else same
    taken = {vocabulary.tight(heading) for heading in others}
    free = [at for at, heading in words.items() if vocabulary.tight(heading) not in taken]
    means = headings.meaning(one.heading)
    alike = [at for at in free if vocabulary.alike(words[at], one.heading) >= ALIKE]
    return [at for at in alike if headings.meaning(words[at]) is means] or alike


def _moved(one: ColumnMap, at: int, heading: str) -> list[str]:
    said = []
    if at != one.column:
        said.append(f"从{letter(one.column)}列移到{letter(at)}列")
    if vocabulary.tight(heading) != vocabulary.tight(one.heading):
        said.append(f"列名从“{one.heading}”改成“{heading}”")
    return [f"“{one.fill.word}”{'，'.join(said)}，已跟着改。"] if said else []


def _cells(old: Layout, sheet: FormSheet, layout: Layout) -> tuple[CellMap, ...]:
    """Return the old cells of head and foot where they are now: by their label, else at their old place."""
    fresh = {one.fill: one for one in layouts.head_cells(sheet, layout)}
    out = []
    for one in old.cells:
        if one.fill in fresh:
            out.append(fresh[one.fill])
        elif not one.label and sheet.at(one.row, one.column).blank:
            out.append(one)
    return tuple(out)
