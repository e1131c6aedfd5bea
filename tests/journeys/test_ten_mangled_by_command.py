"""A round's 44 forms dropped at once, ten of them mangled: every cell is right or asked, every file answered."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import fill_form
from model.sheets.columns import DASH, FORM_SHEET, META_SHEET
from model.terms import Field
from tests.journeys.desk import Say, line
from tests.journeys.other_programs import as_csv, as_xls, edit, row_of

DONE, TEXT, PROBLEM = Field.DONE, Field.TEXT, Field.PROBLEM
COLUMN = {DONE: 7, TEXT: 9, PROBLEM: 10}
TOLD = "3月20日开工，已完成首批。"
NEXT = "前期手续较慢；下一步4月底前补齐。"
HEAD = {"填报人": "张三", "联系电话": "0518-12345678"}


NAMELESS, BROKEN, MERGED = ("市公安局", "市卫健委"), "市商务局", "市教育局"
OPENED = ("市人社局", "市住建局", "市水利局")


@dataclass
class Sheaf:
    """A unit's filled form: its lines with a figure, and what was typed into which cell."""

    unit: str
    path: Path
    lines: list[str]
    typed: dict[tuple[str, Field], str | Decimal]


def sheaf(form: Path, folder: Path) -> Sheaf:
    """Fill a form's first two rows, the figure as much as is due."""
    sheet = openpyxl.load_workbook(form)[FORM_SHEET]
    typed: dict[tuple[str, Field], str | Decimal] = {}
    lines = []
    for row in range(5, sheet.max_row + 1):
        name = sheet.cell(row, 11).value
        if not isinstance(name, str) or "-" not in name or len(typed) > 5:
            continue
        if sheet.cell(row, 7).value != DASH:
            due = sheet.cell(row, 5).value
            typed[name, DONE] = Decimal(str(due)) if isinstance(due, int | float) else Decimal(1)
            lines.append(name)
        typed[name, TEXT], typed[name, PROBLEM] = TOLD, NEXT
    path = folder / form.name
    path.write_bytes(fill_form.fill(form.read_bytes(), typed, HEAD))
    return Sheaf(form.name.split("_")[1], path, lines, typed)


def merge_figures(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("G5:G7")


def drop_the_hidden_sheet(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    del book[META_SHEET]


def move_columns(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.insert_cols(3)
    sheet.cell(4, 8).value = "截 至本期累计完成"


def first(sheet: Worksheet) -> int:
    """Return the first row with a figure."""
    return next(
        row
        for row in range(5, sheet.max_row + 1)
        if sheet.cell(row, 11).value and sheet.cell(row, 7).value not in (None, DASH)
    )


def state_a_row_twice(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    """Copy the first row with a figure below the last, with another figure."""
    last = max(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 11).value)
    sheet.insert_rows(last + 1)
    for column in range(1, 12):
        sheet.cell(last + 1, column).value = sheet.cell(first(sheet), column).value
    sheet.cell(last + 1, 7).value = 0


def ask_for_everything(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.cell(first(sheet), 7).value = "约3"


def an_error(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    cell = sheet.cell(first(sheet), 7)
    cell.value, cell.data_type = "#REF!", "e"


def edit_the_target(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.cell(first(sheet), 4).value = 1


EDITS: Mapping[str, Callable[[openpyxl.Workbook, Worksheet], None]] = {
    "市教育局": merge_figures,
    "市公安局": drop_the_hidden_sheet,
    "市民政局": move_columns,
    "市人社局": state_a_row_twice,
    "市住建局": ask_for_everything,
    "市水利局": an_error,
    "市发改委": edit_the_target,
}


@pytest.fixture(scope="module")
def mangled(sent_round: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheaf]:
    """All 44 filled, seven edited, one cut, one saved as .xls, one as .csv; made once."""
    folder = tmp_path_factory.mktemp("报回")
    forms = sorted((sent_round / "发出").glob("[0-9]*.xlsx"))
    found = {one.unit: one for one in (sheaf(path, folder) for path in forms)}
    for unit, change in EDITS.items():
        edit(found[unit].path, change)
    for unit, other in (("市农业农村局", as_xls), ("市卫健委", lambda path, name: as_csv(path, name, "gbk"))):
        kept = found[unit].path
        found[unit].path = other(kept, f"{unit}{'.xls' if other is as_xls else '.csv'}")
        kept.unlink()
    cut = found[BROKEN].path
    cut.write_bytes(cut.read_bytes()[:-500])
    return found


@pytest.fixture
def sheaves(office: Path, mangled: dict[str, Sheaf]) -> dict[str, Sheaf]:
    """The mangled round on this office's desk."""
    folder = office / "报回"
    shutil.copytree(next(iter(mangled.values())).path.parent, folder)
    return {unit: replace(told, path=folder / told.path.name) for unit, told in mangled.items()}


def cells_in(path: Path) -> int:
    """Count what stands in a form's yellow cells, by another reader than ours."""
    sheet = openpyxl.load_workbook(path)[FORM_SHEET]
    heads = {str(cell.value).replace(" ", ""): cell.column for cell in sheet[4] if cell.value}
    fillable = [at for text, at in heads.items() if text.startswith(("截至本期", "当前阶段", "进展情况", "存在问题"))]
    ids = heads["行码（请勿改动）"]
    rows = [row for row in range(5, sheet.max_row + 1) if sheet.cell(row, ids).value]
    return sum(sheet.cell(row, at).value not in (None, DASH) for row in rows for at in fillable)


def done_by(shown: Any, name: str, unit: str) -> Decimal | None:
    """Return what stands for a unit's own figure."""
    found = line(shown, name)
    parts = [one["done"] for one in found["by_unit"] if one["unit"] == unit]
    done = parts[0] if parts else found["done"]
    return None if done is None else Decimal(str(done))


def test_every_cell_is_counted_and_every_file_answered(office: Path, say: Say, sheaves: dict[str, Sheaf]) -> None:
    ledger = office / "连云港.shishi"
    status, took = say(
        "take", ledger, office / "报回", "--answers", office / "退回", "--received", "2021-03-28", "--json"
    )
    assert status == 1
    answers = {Path(one["file"]).name: one for one in took["files"]}
    assert len(took["files"]) == len(answers) == 44
    assert took["cells"] == sum(took["counts"].values()) == sum(one["cells"] for one in took["files"])
    for unit, told in sheaves.items():
        answer = answers[told.path.name]
        assert answer["cells"] == sum(answer["counts"].values())
        said = [finding for finding in took["findings"] if finding["file"] == answer["file"]]
        assert answer["verdict"] == "taken" or said, f"{unit} has no answer"
        if unit in (*NAMELESS, BROKEN):
            assert (answer["verdict"], answer["cells"]) == ("refused", 0)
        else:
            typed = len(told.typed) if told.path.suffix == ".xls" else cells_in(told.path)
            assert (answer["unit"], answer["cells"]) == (unit, typed)


def test_no_figure_is_silently_lost_or_altered(office: Path, say: Say, sheaves: dict[str, Sheaf]) -> None:
    ledger = office / "连云港.shishi"
    _, took = say("take", ledger, office / "报回", "--received", "2021-03-28", "--json")
    answers = {Path(one["file"]).name: one for one in took["files"]}
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    for unit, told in sheaves.items():
        if unit in (*NAMELESS, BROKEN):
            continue
        asked = {one["key"].split("/")[1] for one in answers[told.path.name]["open"] if one["key"]}
        for name in told.lines:
            if name not in asked and not (unit == MERGED and name != told.lines[0]):
                assert done_by(shown, name, unit) == told.typed[name, DONE], (unit, name)
    said = {Path(one["file"]).name: one["sentence"] for one in took["findings"] if "合并单元格" in one["sentence"]}
    assert "请取消合并" in said[sheaves[MERGED].path.name]
    assert any("表中目标被改动，已按台账数" in one["sentence"] for one in took["findings"])
    assert all(answers[sheaves[unit].path.name]["open"] for unit in OPENED)


def test_the_nameless_are_taken_once_named_and_the_marked_copies_settle_the_rest(
    office: Path, say: Say, sheaves: dict[str, Sheaf]
) -> None:
    ledger, back = office / "连云港.shishi", office / "退回"
    say("take", ledger, office / "报回", "--answers", back, "--received", "2021-03-28")
    for unit in NAMELESS:
        _, took = say("take", ledger, sheaves[unit].path, "--unit", unit, "--period", "2021-03", "--json")
        assert (took["files"][0]["unit"], took["counts"]["refused"]) == (unit, 0)
        assert took["cells"] == len(sheaves[unit].typed)
    copies = {path.name.split("_")[1]: path for path in back.glob("*退回核对.xlsx")}
    assert set(OPENED) <= set(copies)
    assert len(list(back.glob("退回说明_*"))) == 3
    for unit, path in copies.items():
        _, took = say("take", ledger, settled(path, sheaves[unit]), "--json")
        left = {name: took["counts"][name] for name in ("ask", "conflict", "quarantined", "refused")}
        assert set(left.values()) == {0}, (unit, took)
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (shown["questions"], shown["conflicts"]) == ([], [])
    for unit in copies:
        for name in sheaves[unit].lines:
            assert done_by(shown, name, unit) == sheaves[unit].typed[name, DONE], (unit, name)


def settled(path: Path, told: Sheaf) -> Path:
    """Correct every coloured cell of a marked copy: what was typed at first, but for what the clerk had asked."""
    book = openpyxl.load_workbook(path)
    sheet = book[FORM_SHEET]
    values: dict[tuple[str, Field], Any] = {}
    for (name, field), value in told.typed.items():
        if sheet.cell(row_of(sheet, name), COLUMN[field]).comment:
            values[name, field] = value
    target = path.with_name(f"改_{path.name}")
    target.write_bytes(fill_form.fill(path.read_bytes(), values, HEAD))
    return target
