"""Nothing that stands in a table is lost, whatever its cells; columns follow the clerk's word; texts read as before."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.records import Block, Grid, GridCell, Paper, Paragraph, Reading
from model.rules import notice
from model.rules.notice.drawn import DITTO
from model.terms import PlanColumn, TableForm

DATA = Path(__file__).parents[3] / "data"
TEXTS = (*sorted((DATA / "plans").glob("*.txt")), DATA / "lianyungang-2021.txt")
HEADS = ("序号", "工作任务", "责任单位", "配合单位", "完成时限", "备注", "类别", "目标值", "甲县", "乙县", "奇怪的列")
CELLS = (
    "1", "2", "一", "新建公园3个", "新建学校2所，新增学位300个。", "市园林局", "市教育局 罗某强", "市财政局、各县区",
    "12月底", "2023年6月", "100", "90%", "一、教育类", "合计", "注：见附件", "同上", "何某文", "元坝镇30 白果乡20", "",
)  # fmt: skip


def text_of(reading: Reading) -> str:
    """Return every text a reading holds."""
    parts = [*reading.head_lines]
    parts += [said for note in (*reading.questions, *reading.skipped) for said in (note.text, note.why)]
    for item in reading.items:
        parts += [item.no, item.text, item.section, item.deadline or "", *item.leads, *item.co, *item.assessors]
        parts += [*item.leaders, *item.contacts, *item.milestones, *item.schedule, *item.remarks]
        parts += [f"{m.name} {m.source} {m.printed:f}{m.printed_unit}" for m in item.metrics]
        parts += [f"{part.unit} {part.value:f}" for part in item.allocations]
    return "".join("".join(parts).split())


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Draw a table of any headings and cells, some of them merged."""
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=2, max_size=6, unique=True))
    cells = [GridCell(0, column, text) for column, text in enumerate(heads)]
    taken: set[tuple[int, int]] = set()
    height = draw(st.integers(1, 5))
    for row in range(1, height + 1):
        for column in range(len(heads)):
            if (row, column) in taken:
                continue
            rows, columns = draw(st.integers(1, 2)), draw(st.sampled_from((1, 1, 1, 2)))
            spots = {(row + down, column + right) for down in range(rows) for right in range(columns)}
            if spots & taken or column + columns > len(heads):
                rows = columns = 1
                spots = {(row, column)}
            taken |= spots
            cells.append(GridCell(row, column, draw(st.sampled_from(CELLS)), rows, columns))
    return Grid(tuple(cells))


@settings(deadline=None, max_examples=100)
@given(grids())
def test_every_cell_of_any_table_stands_in_the_answer(grid: Grid) -> None:
    document = notice.lay_out(Paper((Paragraph("某市2023年民生实事责任分解表"), grid)), "表")
    said = text_of(notice.read_document(document))
    for cell in grid.cells:
        for word in cell.text.replace("、", " ").replace("，", " ").replace("。", "").split():
            if word not in ("同上", "1", "2", "一"):
                assert word.removesuffix("%") in said or digits_apart(word, said), (word, document.lines)


def digits_apart(word: str, said: str) -> bool:
    """Say whether a word stands in the answer in parts, its number apart from its place."""
    place = word.rstrip("0123456789")
    return place in said and word[len(place) :] in said


@settings(deadline=None, max_examples=100)
@given(grids(), st.data())
def test_any_columns_a_clerk_names_are_read_without_loss(grid: Grid, data: st.DataObject) -> None:
    document = notice.lay_out(Paper((grid,)), "表")
    if not document.tables:
        return
    width = len(document.tables[0].headings)
    columns = data.draw(st.lists(st.sampled_from(PlanColumn), min_size=width, max_size=width))
    reading = notice.read_document(notice.with_columns(document, 0, columns))
    said = text_of(reading)
    for cell in grid.cells:
        if cell.text.endswith(("局", "强", "文")) and cell.row:
            assert "".join(cell.text.split()) in said or all(word in said for word in cell.text.split())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_s_tables_are_found_and_naming_their_columns_as_found_changes_nothing(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    document = notice.of_text(lines, path.name)
    assert notice.read_document(document) == notice.read(lines)
    assert document.lines == tuple(lines)


def test_a_text_s_table_is_known_by_its_lines_and_columns() -> None:
    barred = notice.of_text((DATA / "plans/table-with-bars.txt").read_text("utf-8").splitlines(), "表")
    [table] = barred.tables
    assert (table.first, table.last, table.heads, table.form) == (1, 5, (1,), TableForm.BARRED)
    assert table.columns[:4] == (PlanColumn.NO, PlanColumn.TEXT, PlanColumn.TEXT, PlanColumn.LEADS)
    columns = [PlanColumn.CO if one is PlanColumn.LEADS else one for one in table.columns]
    changed = notice.read_document(notice.with_columns(barred, 0, columns))
    assert changed.items[0].leads == ()
    assert changed.items[0].co[0] == "市教育局"
    flat = notice.of_text((DATA / "plans/one-cell-a-line.txt").read_text("utf-8").splitlines(), "表")
    assert [(one.heads, one.form) for one in flat.tables] == [((1, 3, 5, 7), TableForm.FLAT)]


def test_cells_led_by_bars_are_a_table_too() -> None:
    text = "序号\n| 任务\n| 责任单位\n|\n1\n| 新建公园3个\n| 市园林局\n|\n2\n| 新建学校2所\n| 市教育局\n|"
    document = notice.of_text(text.splitlines(), "表")
    assert [one.form for one in document.tables] == [TableForm.LED]
    assert notice.read_document(document) == notice.read(text.splitlines())
    assert [item.leads for item in notice.read_document(document).items] == [("市园林局",), ("市教育局",)]


def drawn(*rows: tuple[str | int, ...], before: str = "") -> Reading:
    """Read a table whose cells reach down where a row says 0."""
    cells = []
    for row, told in enumerate(rows):
        for column, text in enumerate(told):
            below = [one[column] for one in rows[row + 1 :]]
            if text != 0:
                cells.append(
                    GridCell(row, column, str(text), 1 + len(list(itertools.takewhile(lambda one: one == 0, below))))
                )
    blocks: list[Block] = [Paragraph(line) for line in before.split("|") if line]
    blocks.append(Grid(tuple(cells)))
    return notice.read_document(notice.lay_out(Paper(tuple(blocks)), "表"))


def test_rows_of_a_merged_task_say_who_leads_and_who_helps() -> None:
    heads = ("序号", "任务", "责任单位", "完成时限", "备注")
    task = ("1", "改造小区30个。", "甲局", "10月", "")
    [item] = drawn(heads, task, (0, 0, "乙局牵头，丙局配合", "12月", "联合验收")).items
    assert (item.leads, item.co, item.responsible_only) == (("乙局",), ("甲局", "丙局"), False)
    assert (item.deadline, item.remarks) == ("10月、12月", ("备注：联合验收",))
    [item] = drawn(heads, ("1", "改造小区30个。", "甲局牵头，丁局配合", "10月", ""), (0, 0, "乙局", 0, "")).items
    assert (item.leads, item.co, item.deadline) == (("甲局",), ("丁局", "乙局"), "10月")
    told = drawn(heads, task, (0, 0, "乙局", 0, ""), before="责任单位列第一位的为牵头单位。")
    assert (told.items[0].leads, told.items[0].co) == (("甲局",), ("乙局",))


def test_numbers_beside_or_over_a_merged_task_are_asked() -> None:
    heads = ("序号", "任务", "目标值", "责任单位")
    beside = drawn(heads, ("1", "改造小区", "30", "甲局"), (0, 0, "20", "乙局"))
    assert [note.text for note in beside.questions] == ["目标值：20"]
    over = drawn(heads, ("1", "改造小区", "30", "甲局"), ("2", "改造学校", 0, "乙局"))
    assert ["合并单元格" in note.why for note in over.questions] == [True]
    assert over.items[1].metrics == ()
    odd = drawn(heads, ("1", "改造小区", "一批", "甲局"))
    assert ["一批" in note.why for note in odd.questions] == [True]


def test_a_section_s_line_before_or_between_tables_heads_them() -> None:
    heads = ("序号", "任务", "责任单位")
    before = drawn(heads, ("1", "改造小区30个", "甲局"), before="某市2023年民生实事清单|一、住房")
    assert (before.items[0].section, before.head.title) == ("一、住房", "某市2023年民生实事清单")


def test_naming_columns_goes_for_every_page_of_a_table() -> None:
    first = Grid(tuple(GridCell(0, at, word) for at, word in enumerate(("序号", "任务", "干活的"))) + row_of(1))
    document = notice.lay_out(Paper((first, Grid(row_of(0)))), "表")
    assert len(document.tables) == 2
    columns = (PlanColumn.NO, PlanColumn.TEXT, PlanColumn.RESPONSIBLE)
    told = notice.read_document(notice.with_columns(document, 0, columns))
    assert [item.leads for item in told.items] == [("市园林局",), ("市园林局",)]


def row_of(row: int) -> tuple[GridCell, ...]:
    return tuple(GridCell(row, at, word) for at, word in enumerate((str(2 - row), "新建公园3个", "市园林局")))


def test_a_text_longer_than_any_plan_is_refused() -> None:
    for lines in (["甲"] * 5_001, ["甲" * 1_000_001]):
        with pytest.raises(ClerkError, match="太长"):
            notice.of_text(lines, "长.txt")


def test_same_as_above_is_heeded_in_a_text_too() -> None:
    first, second = notice.read(
        ["序号|任务|责任单位|完成时限", "1|新建公园3个|市园林局|10月", f"2|新建学校2所|{DITTO}|同上"]
    ).items
    assert (second.leads, second.deadline) == (first.leads, first.deadline) == (("市园林局",), "10月")


def test_naming_columns_that_do_not_fit_is_refused() -> None:
    document = notice.of_text(["序号|任务|责任单位", "1|新建公园3个|市园林局"], "表")
    with pytest.raises(ClerkError, match=r"有 3 列"):
        notice.with_columns(document, 0, [PlanColumn.NO])
    with pytest.raises(ClerkError, match=r"没有第 2 张表格"):
        notice.with_columns(document, 1, [PlanColumn.NO])
    with pytest.raises(ClerkError, match=r"“随便”不认识"):
        notice.columns_named("序号,随便")
    assert notice.columns_named("序号、事项，-,leads,,县区（一行一个）") == (
        *(PlanColumn.NO, PlanColumn.TEXT, PlanColumn.UNKNOWN, PlanColumn.LEADS, PlanColumn.UNKNOWN, PlanColumn.REGION),
    )


def test_a_heading_broken_over_two_lines_still_leaves_a_document_with_its_tables() -> None:
    lines = ["序号|实事项目|具", "体内容|牵头单位|配合单位", "1|教育工程|新建学校3所|市教育局|市财政局"]
    tables = notice.of_text(lines, "方案").tables
    assert [(table.first, table.last, table.heads) for table in tables] == [(1, 1, (1,)), (2, 3, (2,))]


def test_full_width_bars_part_what_a_page_tells_of_a_notice() -> None:
    told = "文 号｜某政发〔2021〕1号｜发布机构｜某市人民政府"
    head = notice.read([told, "1.新建学校3所。（牵头单位：市教育局）"]).head
    assert (head.doc_no, head.issuer) == ("某政发〔2021〕1号", "某市人民政府")
