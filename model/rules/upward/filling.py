"""A round put into the upper office's form: which cell gets what, and beside it the list of all that is open."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from model.records import ItemView, LineView, PeriodView
from model.records.upward import ColumnMap, Content, Filled, FormCell, FormSheet, Layout, Open, Put
from model.rules.upward import (
    adapt,
    contents,
    folded,
    head_text,
    in_measure,
    layouts,
    light_words,
    matching,
    room,
    vocabulary,
)
from model.rules.upward.contents import Row
from model.rules.upward.layouts import letter
from model.terms_upward import FIGURES, KEYS, Fill, PerRow, Rows

LISTED = 12


@dataclass(slots=True)
class _Paper:
    """What is being filled: cells so far, and what is open, by row and reason."""

    sheet: FormSheet
    layout: Layout
    puts: list[Put] = field(default_factory=list)
    rows: dict[int, str] = field(default_factory=dict)
    open: list[Open] = field(default_factory=list)
    kept: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By what is to be said of a whole column, the rows it is so in."""


def fill(sheet: FormSheet, layout: Layout, view: PeriodView, today: datetime.date) -> Filled:
    """Put a round into a form; nothing that stands in the form already is written over."""
    paper = _Paper(sheet, layout)
    _head(paper, view, today)
    rows = list(_printed(paper, view) if layout.rows is Rows.PRINTED else _appended(paper, view))
    for number, row in rows:
        paper.rows[number] = row.about
        _row(paper, number, row)
    _columns(paper)
    puts = tuple(sorted(paper.puts, key=lambda one: (one.row, one.column)))
    return Filled(puts, paper.rows, tuple(folded.folded(paper.open)))


def _made(view: PeriodView, layout: Layout, item: ItemView, lines: tuple[LineView, ...], order: int) -> Row:
    return Row(item, lines, order, view.plan.year, layout.column(Fill.MEASURE) is not None, view.rule)


def _appended(paper: _Paper, view: PeriodView) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a form that leaves them blank, in our own order, as far as it has room."""
    layout = paper.layout
    about: list[tuple[ItemView, tuple[LineView, ...]]] = []
    for item in view.items:
        whole = layout.per_row is PerRow.ITEM or not item.lines
        about += [(item, item.lines)] if whole else [(item, (line,)) for line in item.lines]
    free = _free(paper)
    for at, (item, lines) in enumerate(about):
        if at < len(free):
            yield free[at], _made(view, layout, item, lines, at + 1)
    if left := about[len(free) :]:
        named = _some([_made(view, layout, item, lines, 0).about for item, lines in left])
        why = (
            f"样表只有{len(free)}行空行，要写{len(about)}行，还有{len(left)}行放不下：{named}。"
            "请在样表里插入足够的空行，存好后重新登记"
        )
        paper.open.append(Open("", "", why))
    _beyond(paper, min(len(about), len(free)))


def _free(paper: _Paper) -> list[int]:
    """Return the rows that may be written, in their order; a form open at its end has as many as are wanted."""
    layout = paper.layout
    covered = {row for area in paper.sheet.merged for row in range(area[0] + 1, area[2] + 1)}
    own = [row for row in range(layout.first, layout.last + 1) if row not in covered]
    return [*own, *range(layout.last + 1, layout.last + 10_000)] if layout.open_end else own


def _beyond(paper: _Paper, wanted: int) -> None:
    """Say what the form lacks for rows it did not have: its print area, its own formulas."""
    sheet, layout = paper.sheet, paper.layout
    last = layout.first + wanted - 1
    if last <= layout.last:
        return
    if sheet.print_bottom and last > sheet.print_bottom:
        paper.open.append(
            Open("", "", f"打印区域只到第{sheet.print_bottom}行，写到了第{last}行，打印前请在表里调整打印区域")
        )
    formulas = [one for one in range(1, sheet.width + 1) if sheet.at(layout.last, one).formula]
    if formulas:
        named = "、".join(map(letter, formulas))
        paper.open.append(Open(f"第{layout.last + 1}—{last}行", "", f"是照上一行的格式加的，{named}列的公式没有加"))


def _printed(paper: _Paper, view: PeriodView) -> Iterator[tuple[int, Row]]:
    """Yield the rows the form prints that are found among ours; say which are not, and what of ours it lacks."""
    sheet, layout = paper.sheet, paper.layout
    seen: dict[tuple[str, ...], int] = {}
    keys = [one.column for one in layout.columns if one.fill in KEYS]
    for number in range(layout.first, layout.last + 1):
        told = [column for column in keys if sheet.at(number, column).text.strip()]
        if not told or layouts.is_total(sheet, number):
            continue
        found = matching.match(sheet, layout, number, view.items)
        if found.item is None:
            if not _is_band(sheet, number, told):
                paper.open.append(Open(f"第{number}行", "", found.why))
            continue
        names = tuple(line.line.id for line in found.lines) or (found.item.item.id,)
        if names in seen:
            paper.open.append(
                Open(f"第{number}行", "", f"和第{seen[names]}行对上了同一条（第{found.item.item.no}项），没有写")
            )
            continue
        seen[names] = number
        row = _made(view, layout, found.item, found.lines, len(seen))
        if found.note:
            paper.open.append(Open(f"第{number}行", row.about, found.note))
        yield number, row
    there = {name for names in seen for name in names}
    lacking = [one for one in view.items if not ({one.item.id, *(line.line.id for line in one.lines)} & there)]
    if lacking:
        named = _some([f"第{one.item.no}项" for one in lacking])
        paper.open.append(Open("", "", f"样表上没有我们的{len(lacking)}项，没有报：{named}"))


def _is_band(sheet: FormSheet, row: int, told: list[int]) -> bool:
    """Say whether a row is nothing but a section's name."""
    texts = [column for column in range(1, sheet.width + 1) if sheet.at(row, column).text.strip()]
    text = sheet.at(row, told[0]).text
    return len(texts) == 1 and bool(vocabulary.BAND.match(vocabulary.tight(text)))


def _row(paper: _Paper, number: int, row: Row) -> None:
    """Fill one row."""
    whys: dict[str, list[str]] = defaultdict(list)
    for column in paper.layout.columns:
        wanted = in_measure.asked(paper.sheet, paper.layout, column, number) if column.fill in FIGURES else ""
        content, told, kept_out = in_measure.told(contents.content(column.fill, row), column, row.only, wanted)
        said = "" if kept_out else _cell(paper, number, column, content, row)
        for why in dict.fromkeys(one for one in (content.why, told, said) if one):
            whys[why].append(column.fill.word)
    for why, names in whys.items():
        paper.open.append(Open(f"第{number}行", f"{row.about} {'、'.join(names)}", why, number, "、".join(names)))
    for said in contents.remarks(row):
        paper.open.append(Open(f"第{number}行", row.about, said))


def _cell(paper: _Paper, number: int, column: ColumnMap, content: Content, row: Row) -> str:
    """Fill one cell, or return why not."""
    sheet = paper.sheet
    cell = _like(paper, number, column.column)
    top, left, _, _ = sheet.area(number, column.column)
    if (top, left) != (number, column.column):
        return "" if left == column.column else "这一格被合并在别的格里，没有写"
    if cell.formula:
        paper.kept[f"{letter(column.column)}列“{column.fill.word}”样表里是公式，没有写，由表自己算"].append(number)
        return ""
    if cell.text.strip():
        return _against(column, cell.text, content)
    if column.fill is Fill.LIGHT and content.value:
        light = row.only.light if row.only else row.item.light
        word = light_words.word(paper.layout.words, light, str(content.value))
        value, said = adapt.chosen(light, word, cell)
    else:
        value, said = adapt.adapt(content, cell, column.heading, sheet.from_1904)
        if value is not None and not adapt.allowed(value, cell):
            return f"“{value}”不在样表的下拉选项（{'、'.join(cell.choices)}）里，没有写"
    if value is not None:
        paper.puts.append(Put(number, column.column, value))
        if isinstance(value, str) and not room.enough(sheet, number, column.column, value):
            paper.kept[
                f"{letter(column.column)}列“{column.fill.word}”文字较长，照样表的行高显示不全，打印前请调行高"
            ].append(number)
    if said and value is not None:
        paper.kept[f"{letter(column.column)}列：{said}"].append(number)
        return ""
    return said


def _like(paper: _Paper, row: int, column: int) -> FormCell:
    """Return the cell, of a row that is added that of the last row there is, emptied."""
    layout = paper.layout
    if row > layout.last and layout.open_end and (row, column) not in paper.sheet.cells:
        return replace(paper.sheet.at(layout.last, column), text="", formula="")
    return paper.sheet.at(row, column)


def _against(column: ColumnMap, printed: str, content: Content) -> str:
    """Say so where the form prints something that is not ours; what it prints stays."""
    if column.fill in KEYS or column.fill in (Fill.ORDER, Fill.MEASURE):
        return ""
    value = content.value
    own = (
        adapt.day(value)
        if isinstance(value, datetime.date)
        else f"{value:f}"
        if value is not None and not isinstance(value, str)
        else value or ""
    )
    if vocabulary.tight(printed) == vocabulary.tight(own) or matching.fits(printed, own):
        return ""
    short = " ".join(printed.split())[:20]
    return f"样表里已经印着“{short}”，没有改" + (f"（台账是“{own[:20]}”）" if own else "")


def _head(paper: _Paper, view: PeriodView, today: datetime.date) -> None:
    """Fill the cells of head and foot; several things in one cell are put in one after another."""
    values: dict[Fill, str | datetime.date] = {
        Fill.OFFICE: view.plan.office,
        Fill.PERIOD: f"{view.plan.year}年{view.round.name}",
        Fill.CUTOFF: view.round.cutoff,
        Fill.DATE: today,
    }
    texts: dict[tuple[int, int], str] = {}
    for one in paper.layout.cells:
        spot, value = (one.row, one.column), values[one.fill]
        cell = paper.sheet.at(*spot)
        if cell.formula:
            paper.open.append(Open(f"{letter(one.column)}{one.row}", one.fill.word, "样表里是公式，没有写"))
            continue
        if cell.blank and isinstance(value, datetime.date) and cell.shows == "date":
            paper.puts.append(Put(*spot, adapt.serial(value, paper.sheet.from_1904)))
            continue
        made = head_text.put(one.fill, value, texts.get(spot, cell.text))
        if made is None:
            said = f"“{' '.join(cell.text.split())[:20]}”里没有留空的地方，没有写"
            paper.open.append(Open(f"{letter(one.column)}{one.row}", one.fill.word, said))
        else:
            texts[spot] = made
    paper.puts += [Put(row, column, text) for (row, column), text in texts.items()]


def _columns(paper: _Paper) -> None:
    """Say once of a column what is so in many of its rows."""
    for said, rows in paper.kept.items():
        paper.open.append(Open(folded.places(rows), "", said))


def _some(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return "、".join(names[:LISTED]) + ("等" if len(names) > LISTED else "")
