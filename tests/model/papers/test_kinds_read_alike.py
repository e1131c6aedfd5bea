"""The same plan gives the same items, whether it comes as text, from Word, Excel, a web page or as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.records import Reading, ReadItem
from model.rules import notice
from model.work import read_plan
from tests.model.papers import made
from tests.model.papers.made import Block, Cell

DATA = Path(__file__).parents[2] / "data"
LAYOUTS = ("label-lines", "numbered-fields", "one-cell-a-line", "table-with-bars")
KINDS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "docx": made.docx,
    "xlsx": made.xlsx,
    "html": lambda blocks: made.page(blocks, "gbk"),
    "pdf": made.pdf,
}

PLAN: list[Block] = [
    "某区2023年民生实事任务分解表",
    [
        ["大类", "序号", "工作任务", "分管\n区领导", "牵头单位及\n主要负责人", "配合单位", "完成时限", "落实进展情况"],
        [
            Cell("一、教育", 3),
            Cell("1", 2),
            "新建学校3所",
            Cell("何某文", 2),
            Cell("区教育局\n罗某强", 2),
            "区住建局\n区财政局",
            Cell("12月底", 2),
            "已开工",
        ],
        ["新增学位4500个", "区发改委", ""],
        ["2", "改造食堂30个", "李某", "区教育局\n罗某强", "", "11月", ""],
        [Cell("二、交通", 1, 8)],
        ["二、交通", "3", "新建农村公路80公里", "王某", "区交通局\n赵某", "各乡镇", "年底前", "完成60%"],
    ],
]
TARGETS: made.Table = [
    [
        Cell("项 目"),
        Cell("目标", 1, 3),
        Cell("分解情况"),
        Cell("责任单位"),
    ],
    [Cell("就业工程", 2), Cell("帮助就业", 2), "新增就业（人）", "1300", "元坝镇300 白果乡1000", Cell("区人社局", 2)],
    ["失业人员再就业（人）", "250", "白果乡100 元坝镇150"],
]
COUNTIES: made.Table = [
    [Cell("序号", 2), Cell("考核指标", 2), Cell("考 核 目 标", 1, 3), Cell("基本分", 2)],
    ["柯城区", "衢江区", "龙游县"],
    ["1", "规划编制率", "90%", "90%", "90%", "5"],
    ["2", "建设污水处理设施(座)", "1", "6", "3", "10"],
    ["3", "整治河道(公里)", Cell("各县区共20", 1, 3), "10"],
]
STAGES: made.Table = [
    [Cell("序号", 2), Cell("实事项目", 2), Cell("责任单位", 1, 2), Cell("进度安排", 1, 2)],
    ["牵头", "配合", "上半年", "下半年"],
    ["1", "新建公园3个", "市园林局", "市财政局", "开工", "建成"],
]
SAME_TASK: made.Table = [
    ["序号", "工作任务", "责任单位", "完成时限"],
    [Cell("1", 2), Cell("改造老旧小区30个。", 2), "市住建局", Cell("12月", 2)],
    ["市财政局"],
    ["2", "新建公园3个。", "市园林局", "10月"],
]
MATRIX = [
    ["县区", "新建公路(公里)", "改造危房(户)"],
    ["全市", "300", "1200"],
    ["甲县", "100", "500"],
    ["乙县", "200", "700"],
]
UNKNOWN = [["编号", "描述", "谁干"], ["1", "新建公园3个", "市园林局"], ["2", "新建学校2所", "市教育局"]]
TABLES: dict[str, list[Block]] = {
    "plan": PLAN,
    "targets": [TARGETS],
    "counties": [COUNTIES],
    "stages": [STAGES],
    "same task": [SAME_TASK],
    "matrix": ["某市2023年任务分解", MATRIX],
    "unknown": [UNKNOWN],
}


def read(data: bytes, folder: Path, columns: str = "") -> Reading:
    """Read a file whose name says nothing."""
    path = folder / "方案.bin"
    path.write_bytes(data)
    found = read_plan.document(path)
    return read_plan.read(read_plan.corrected(found, columns) if columns else found)


def bare(reading: Reading) -> list[ReadItem]:
    """Return the items without their lines."""
    return [replace(item, line=0, lines=()) for item in reading.items]


def shares(item: ReadItem) -> dict[str, Decimal]:
    return {part.unit: part.value for part in item.allocations}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_text_s_lines_are_the_same_in_every_kind(layout: str, kind: str, tmp_path: Path) -> None:
    text = (DATA / f"plans/{layout}.txt").read_text("utf-8").splitlines()
    reading = read(KINDS[kind]([line for line in text if line.strip()]), tmp_path)
    expected = notice.read(text)
    assert bare(reading) == bare(expected)
    assert (reading.head, len(reading.questions)) == (expected.head, len(expected.questions))


@pytest.mark.parametrize("kind", KINDS)
def test_the_plan_of_2021_is_the_same_in_every_kind(kind: str, tmp_path: Path) -> None:
    text = (DATA / "lianyungang-2021.txt").read_text("utf-8").splitlines()
    reading = read(KINDS[kind]([line for line in text if line.strip()]), tmp_path)
    assert (bare(reading), reading.questions) == (bare(notice.read(text)), ())


@pytest.mark.parametrize("kind", ["xlsx", "html", "pdf"])
@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_the_same_in_every_kind(table: str, kind: str, tmp_path: Path) -> None:
    expected = read(made.docx(TABLES[table]), tmp_path)
    reading = read(KINDS[kind](TABLES[table]), tmp_path)
    assert bare(reading) == bare(expected)
    assert [note.text for note in reading.questions] == [note.text for note in expected.questions]


def test_merged_cells_hold_for_every_row_they_reach(tmp_path: Path) -> None:
    reading = read(made.docx(PLAN), tmp_path)
    first, further, second, third = reading.items
    assert [item.no for item in reading.items] == ["1", "1", "2", "3"]
    assert [item.section for item in reading.items] == ["一、教育"] * 3 + ["二、交通"]
    for one in (first, further):
        assert (one.leads, one.contacts) == (("区教育局",), ("罗某强",))
        assert (one.leaders, one.deadline) == (("何某文",), "12月底")
    assert (first.co, further.co, third.co) == (("区住建局", "区财政局"), ("区发改委",), ("各乡镇",))
    assert (second.leaders, second.deadline) == (("李某",), "11月")
    assert reading.questions == ()
    assert "完成60%" in [note.text for note in reading.skipped]


def test_a_merged_task_gets_every_office_beside_it(tmp_path: Path) -> None:
    first, second = read(made.docx([SAME_TASK]), tmp_path).items
    assert (first.leads, first.deadline, len(first.metrics)) == (("市住建局", "市财政局"), "12月", 1)
    assert (second.leads, second.deadline) == (("市园林局",), "10月")


def test_headings_in_two_rows_name_counties_stages_and_offices(tmp_path: Path) -> None:
    rate, works, river = read(made.docx([COUNTIES]), tmp_path).items
    assert (str(rate.metrics[0].value), rate.metrics[0].unit) == ("90", "%")
    assert shares(works) == {"柯城区": 1, "衢江区": 6, "龙游县": 3}
    assert (river.metrics, river.allocations) == ((), ())
    [staged] = read(made.docx([STAGES]), tmp_path).items
    assert (staged.leads, staged.co, staged.schedule) == (
        ("市园林局",),
        ("市财政局",),
        ("上半年：开工", "下半年：建成"),
    )


def test_a_number_over_several_counties_is_asked_not_given_to_the_first(tmp_path: Path) -> None:
    asked = read(made.docx([COUNTIES]), tmp_path)
    assert [(note.text, "横跨几个县区" in note.why) for note in asked.questions] == [("各县区共20", True)]
    assert asked.place(asked.questions[0].line) == "第1张表第5行"


def test_counties_may_stand_in_the_first_row_of_headings(tmp_path: Path) -> None:
    table = [
        ["序号", "指标", "单位", "牵头单位", "全市", "甲县", "乙县"],
        ["1", "新建公路", "公里", "市交通局", "300", "100", "200"],
    ]
    [item] = read(made.docx([table]), tmp_path).items
    assert [(m.name, str(m.value), m.unit) for m in item.metrics] == [("新建公路", "300", "公里")]
    assert shares(item) == {"甲县": Decimal(100), "乙县": Decimal(200)}
    assert item.leads == ("市交通局",)


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_not_understood_is_asked_until_its_columns_are_named(kind: str, tmp_path: Path) -> None:
    data = KINDS[kind]([UNKNOWN])
    asked = read(data, tmp_path)
    assert asked.items == ()
    assert [note.text for note in asked.questions] == [" | ".join(map(str, row)) for row in UNKNOWN]
    told = read(data, tmp_path, "序号，事项，责任单位")
    assert [(item.text, item.leads) for item in told.items] == [
        ("新建公园3个", ("市园林局",)),
        ("新建学校2所", ("市教育局",)),
    ]
    assert told.questions == ()


def test_a_column_of_offices_under_strange_words_is_asked(tmp_path: Path) -> None:
    table = [["序号", "工作内容", "谁来干"], ["1", "新建公园3个", "市园林局"], ["2", "新建学校2所", "市教育局"]]
    reading = read(made.docx([table]), tmp_path)
    assert [item.leads for item in reading.items] == [(), ()]
    assert [(note.text, "像是单位" in note.why) for note in reading.questions] == [("谁来干", True)]
    told = read(made.docx([table]), tmp_path, "no,text,responsible")
    assert [item.leads for item in told.items] == [("市园林局",), ("市教育局",)]


def test_a_table_goes_on_over_pages_and_says_where(tmp_path: Path) -> None:
    rows = [[str(number), f"新建公园{number}个。", "市园林局"] for number in range(1, 13)]
    blocks: list[Block] = [
        [["序号", "任务", "责任单位"], *rows[:5]],
        rows[5:9],
        "附件2：其他",
        [["序号", "任务", "责任单位"], *rows[9:]],
    ]
    for kind in KINDS.values():
        reading = read(kind(blocks), tmp_path)
        assert [item.no for item in reading.items] == [row[0] for row in rows]
        assert reading.questions == ()
        assert reading.items[-1].section == "附件2：其他"


def test_what_stands_behind_a_table_is_read_or_asked(tmp_path: Path) -> None:
    table: made.Table = [
        ["序号", "任务", "责任单位"],
        ["1", "新建公园3个。", "市园林局"],
        [Cell("注：完成时限为年底。", 1, 3)],
    ]
    reading = read(made.docx(["某市2023年实事清单", table, "其他要求按原文件执行，请各单位抓紧。"]), tmp_path)
    assert [item.text for item in reading.items] == ["新建公园3个。"]
    assert [note.text for note in reading.questions] == ["注：完成时限为年底。", "其他要求按原文件执行，请各单位抓紧。"]
    more = read(made.docx([table, "一、经济发展", "1、新增就业5万人。（牵头单位：市人社局）"]), tmp_path)
    assert [item.leads for item in more.items] == [("市园林局",), ("市人社局",)]
    assert more.items[1].section == "一、经济发展"
