"""Whatever clerks do to rows and columns, each filled cell is understood or reported with its cell."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from model.sheets import returned_form, unit_form
from model.sheets.columns import BY_HEADING, DASH, FORM_SHEET, normal
from model.terms import Field
from tests.model.sheets.sample_forms import FIRST, ROWS, Hand, form, sentences, stated

ROOM = 20
"""Rows put between table and foot, so that a table grown by blank rows never runs into it."""


def _roomy() -> bytes:
    hand = Hand(unit_form.build(form()))
    for area in [str(merged) for merged in hand.sheet.merged_cells.ranges if merged.min_row > FIRST]:
        hand.sheet.unmerge_cells(area)
    hand.sheet.insert_rows(FIRST + len(ROWS), ROOM)
    return hand.bytes()


BLANK_FORM = _roomy()
WIDTH, HEIGHT = 11, len(ROWS)
FILLABLE = [(row.line, field) for row in ROWS for field in Field if not (row.milestone and field is Field.DONE)]
MAY_BE_TYPED = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
).filter(
    lambda text: bool(text.strip(" \t\n\u00a0\u3000\u200b\ufeff")) and not text.startswith("=") and "_x" not in text
)
SPACED = st.sampled_from(["{}", " {} ", "{}\n", "\u3000{}", "{}\u200b"])


@dataclass(frozen=True)
class Mess:
    """What was typed, and what was done to the table: new order of rows and columns, gaps, deletions, headings."""

    typed: dict[tuple[str, Field], str]
    rows: list[int]
    columns: list[int]
    gaps: list[int]
    deleted: int
    heading: str
    offset: int
    without_id: int


MESSES = st.builds(
    Mess,
    typed=st.dictionaries(st.sampled_from(FILLABLE), MAY_BE_TYPED, max_size=8),
    rows=st.permutations(range(HEIGHT)),
    columns=st.permutations(range(WIDTH)),
    gaps=st.lists(st.integers(0, 2), min_size=HEIGHT, max_size=HEIGHT),
    deleted=st.integers(-3, HEIGHT - 1),
    heading=SPACED,
    offset=st.integers(0, 3),
    without_id=st.integers(-3, HEIGHT - 1),
)


def messed(mess: Mess) -> tuple[bytes, dict[tuple[str, str, Field], str]]:
    """Return the form as it comes back, and what it should be understood to state."""
    book = load_workbook(io.BytesIO(BLANK_FORM))
    sheet = book[FORM_SHEET]
    table = [
        [sheet.cell(row, column).value for column in range(1, WIDTH + 1)] for row in range(FIRST - 1, FIRST + HEIGHT)
    ]
    fields = {at: BY_HEADING[key].field for at, text in enumerate(table[0]) if (key := normal(str(text))) in BY_HEADING}
    for row in table[1:]:
        for at, field in fields.items():
            if field is not None and (text := mess.typed.get((str(row[-1]), field))) is not None:
                row[at] = text
    lines = [str(row[-1]) for row in table[1:]]
    if mess.without_id >= 0:
        table[1 + mess.without_id][-1] = None
    for number in range(FIRST - 1, FIRST + HEIGHT):
        for column in range(1, WIDTH + 1):
            sheet.cell(number, column).value = None
    at = FIRST - 1 + mess.offset
    order = [0, *(1 + row for row in mess.rows if row != mess.deleted)]
    for gap, number in zip([0, *mess.gaps], order, strict=False):
        at += gap
        for column, source in enumerate(mess.columns, 1):
            value = table[number][source]
            sheet.cell(at, column).value = mess.heading.format(value) if number == 0 else value
        at += 1
    out = io.BytesIO()
    book.save(out)
    gone = lines[mess.deleted] if mess.deleted >= 0 else ""
    return out.getvalue(), {(line, "", field): text for (line, field), text in mess.typed.items() if line != gone}


@settings(max_examples=40, deadline=None)
@given(MESSES)
def test_every_cell_is_understood_whatever_was_moved(mess: Mess) -> None:
    data, wanted = messed(mess)
    back = returned_form.read(data, "a.xlsx")
    assert stated(back) == wanted
    assert max(Counter((cell.sheet, cell.cell) for cell in back.cells).values(), default=1) == 1
    if mess.deleted >= 0:
        assert f"表里少了发出时的 1 行：{ROWS[mess.deleted].line}" in sentences(back)


CELLS = st.tuples(st.integers(FIRST, FIRST + HEIGHT + 1), st.integers(1, WIDTH))


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(CELLS, st.sampled_from(["甲", "12", "26-2", "1-1", "开发公益性岗位（个）", ""]), max_size=10))
def test_no_cell_is_passed_over_in_silence(typed: dict[tuple[int, int], str]) -> None:
    book = load_workbook(io.BytesIO(BLANK_FORM))
    sheet = book[FORM_SHEET]
    for (row, column), text in typed.items():
        sheet.cell(row, column).value = text or None
    out = io.BytesIO()
    book.save(out)
    back = returned_form.read(out.getvalue(), "a.xlsx")
    filled = {f"{'ABCDEFGHIJ'[column - 1]}{row}" for (row, column), text in typed.items() if 7 <= column <= 10 and text}
    ours = {cell.cell for cell in back.cells if cell.raw.text == DASH}
    assert {cell.cell for cell in back.cells} - ours == filled
    unknown = {cell.cell for cell in back.cells if not cell.line}
    said = sentences(back)
    for cell in unknown:
        assert f"第{cell[1:]}行" in said
