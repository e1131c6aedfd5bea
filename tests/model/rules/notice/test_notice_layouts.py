"""Each kind of layout that plans of other places come in, on small documents made up here."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model.records import Reading, ReadItem
from model.rules import notice

DATA = Path(__file__).parents[3] / "data" / "plans"


def sample(name: str) -> str:
    return (DATA / f"{name}.txt").read_text("utf-8")


def read(text: str) -> Reading:
    return notice.read(text.strip().splitlines())


def targets(item: ReadItem) -> list[tuple[str, Decimal, str, str]]:
    return [(m.name, m.value, m.unit, m.op.value) for m in item.metrics]


def values(item: ReadItem) -> list[tuple[Decimal, str]]:
    return [(m.value, m.unit) for m in item.metrics]


def shares(item: ReadItem) -> dict[str, Decimal]:
    return {part.unit: part.value for part in item.allocations}


def test_duties_on_label_lines() -> None:
    first, second = read(sample("label-lines")).items
    assert (first.no, first.leads, first.leaders) == ("1", ("市人社局",), ("王大海",))
    assert first.co == ("市财政局", "市教育局", "各县、市、区政府")
    assert first.deadline == "12月底前"
    assert first.section == "一、经济发展"
    assert second.leads == ("住建局", "榕城公司")
    assert second.co == ("财政局", "东街镇")


def test_the_first_named_leads_where_the_document_says_so_once() -> None:
    items = read("""
一、陈某某市长主抓重点工作
1.开展甲行动。
责任单位：市政府办公室、各区县政府（含某湖新区）（列第一位的为牵头单位，下同）
2.开展乙行动。
责任单位：市教育局、市民政局
""").items
    assert [item.leads for item in items] == [("市政府办公室",), ("市教育局",)]
    assert items[0].co == ("各区县政府（含某湖新区）",)
    assert items[1].co == ("市民政局",)
    assert items[0].leaders == ("陈某某",)


@pytest.mark.parametrize(
    ("bracket", "leads", "co", "only"),
    [
        ("（市教育局牵头，市财政局、市住建局配合）", ("市教育局",), ("市财政局", "市住建局"), False),
        ("（牵头责任单位：市教育局，协同责任单位：市财政局）", ("市教育局",), ("市财政局",), False),
        ("（市教育局、市财政局）", ("市教育局", "市财政局"), (), True),
        ("（责任单位：环保局（牵头）、发改委）", ("环保局",), ("发改委",), False),
        ("（市住建局负责，12月底前完成）", ("市住建局",), (), True),
    ],
)
def test_duties_in_brackets(bracket: str, leads: tuple[str, ...], co: tuple[str, ...], only: bool) -> None:
    (item,) = read(f"1.新建小学5所。{bracket}").items
    assert (item.text, item.leads, item.co, item.responsible_only) == ("新建小学5所。", leads, co, only)


def test_a_bracket_in_a_name_is_no_office() -> None:
    (item,) = read("1.建设市救助站（未保中心）。（牵头单位：市民政局）").items
    assert item.text == "建设市救助站（未保中心）。"
    assert item.leads == ("市民政局",)


def test_a_deadline_in_the_bracket_is_kept() -> None:
    (item,) = read("1.新建小学5所。（市教育局牵头，市财政局配合，2023年11月底前完成）").items
    assert item.deadline == "2023年11月底前完成"
    assert item.leads == ("市教育局",)


def test_one_paragraph_is_cut_behind_each_bracket() -> None:
    text = (
        "一、扶贫工程。启动50个新村建设（市扶贫办、市农业局）。帮扶特困群众300户（市民政局）。 "
        "二、教育工程。新建学校20所；改扩建10所小学（市教育局）。"
    )
    items = read(text).items
    assert [item.no for item in items] == ["一-1", "一-2", "二-1"]
    assert [item.leads for item in items] == [("市扶贫办", "市农业局"), ("市民政局",), ("市教育局",)]
    assert items[2].section == "二、教育工程。"
    assert values(items[2]) == [(Decimal(20), "所"), (Decimal(10), "所")]


def test_unnumbered_tasks_under_a_heading() -> None:
    reading = read("""
重点工作责任分解
一、加快转型升级
突出工业地位。新增规上企业20家。
责任单位：市经信委（牵头）、市发改委
发展现代服务业，旅游收入增长15%以上。
责任单位：市旅游局
二、改善民生
改造危房1500户。
责任单位：市住建委
""")
    assert [item.section for item in reading.items] == ["一、加快转型升级", "一、加快转型升级", "二、改善民生"]
    assert [item.leads for item in reading.items] == [("市经信委",), ("市旅游局",), ("市住建委",)]
    assert reading.items[2].text == "改造危房1500户。"


def test_tasks_without_any_number() -> None:
    reading = read("""
某市2023年民生实事任务分解
新建小学5所。（牵头单位：市教育局）
改造危房100户。（牵头单位：市住建局）
""")
    assert [(item.no, item.text) for item in reading.items] == [("1", "新建小学5所。"), ("2", "改造危房100户。")]


def test_fields_on_numbered_lines_and_breakdowns_of_two_targets() -> None:
    (item,) = read(sample("numbered-fields")).items
    assert (item.leads, item.co, item.leaders) == (("市交通局",), ("各县市区人民政府",), ("李小山",))
    assert item.deadline == "2009年内"
    assert values(item) == [(Decimal(800), "公里"), (Decimal(5000), "公里")]
    roads, kept = (m.name for m in item.metrics)
    assert [(part.unit, part.value) for part in item.allocations if part.metric == roads] == [
        ("江口市", Decimal(230)),
        ("云县", Decimal(260)),
        ("西县", Decimal(310)),
    ]
    assert [part.unit for part in item.allocations if part.metric == kept] == ["江口市", "云县"]
    assert any("资金筹措" in remark for remark in item.remarks)


def test_a_breakdown_that_does_not_add_up_is_asked() -> None:
    reading = read("1.新建公厕30座，其中东海县10座、灌云县21座。（牵头单位：市城管局）")
    assert shares(reading.items[0]) == {"东海县": Decimal(10), "灌云县": Decimal(21)}
    assert "31" in reading.questions[0].why


def test_a_standard_set_for_named_counties() -> None:
    (item,) = read("1.养育标准，端州区、高要区提高到每人每月1400元，广宁县、德庆县提高到每人每月1180元。").items
    assert values(item) == [(Decimal(1400), "元/人·月"), (Decimal(1180), "元/人·月")]
    assert shares(item) == {
        **dict.fromkeys(("端州区", "高要区"), Decimal(1400)),
        **dict.fromkeys(("广宁县", "德庆县"), Decimal(1180)),
    }


def test_the_notice_before_the_annex_is_no_item() -> None:
    reading = read("""
各区人民政府，市政府各部门：
一、高度重视，精心组织。特别是牵头单位要统筹制订方案。
二、压实责任。各责任单位主要负责人切实履行职责。
某市人民政府办公厅
2023年1月12日
2023年市《政府工作报告》目标任务责任分解方案
一、主要预期目标
（一）生产总值增长6.5%以上
责任单位：市发展改革委
（二）新增就业22万人
责任单位：市人社局
""")
    assert [item.text for item in reading.items] == ["生产总值增长6.5%以上", "新增就业22万人"]
    assert reading.head.issuer == "某市人民政府办公厅"
    assert reading.head.year == 2023


def test_requirements_behind_the_items_are_left_out_by_name() -> None:
    reading = read("""
一、实事项目
（一）改造农村公路380公里。
（二）新增就业21万人。
二、工作要求
（一）加强组织领导。各部门要高度重视。
（二）强化督查考核。市政府将定期督查。
某市人民政府办公厅
2018年2月8日
""")
    assert len(reading.items) == 2
    assert {note.why for note in reading.skipped} == {"工作要求，不是事项"}
    assert reading.questions == ()


def test_a_table_with_bars() -> None:
    reading = read(sample("table-with-bars"))
    first, second, third = reading.items
    assert [item.no for item in reading.items] == ["1", "1", "2"]
    assert (first.leads, first.contacts, first.leaders) == (("市教育局",), ("罗某强",), ("何某文",))
    assert first.section == "教育工程"
    assert (second.co, second.deadline) == (("市卫健委",), "2023年11月")
    assert third.leaders == ("方某",)
    assert any("已开工" in note.text for note in reading.skipped)
    assert any(note.why == "合计行" for note in reading.skipped)


def test_merged_cells_left_out_of_a_row() -> None:
    reading = read("""
大类 | 序号 | 工作任务 | 牵头单位 | 完成时限 |
一、教育 | 1 | 新建学校3所 | 市教育局 | 12月底前 |
2 | 新增学位500个 | 市教育局 | 11月底前 |
新增托位200个 | |||||
""")
    assert [item.section for item in reading.items] == ["一、教育", "一、教育"]
    assert values(reading.items[1]) == [(Decimal(500), "个"), (Decimal(200), "个")]


def test_a_breakdown_glued_in_one_cell() -> None:
    (item,) = read("""
项 目 | 目标 | 分 解 情 况 | 责任领导 | 责任单位 | 责任人 |
就业工程 | 帮助就业 | 城镇新增就业人数（人） | 65 | 东坝镇30 白果乡15 柏林街道办20 | 方 成 | 区人社局 | 孟 舟 |
""").items
    assert item.section == "就业工程/帮助就业"
    assert targets(item) == [("城镇新增就业人数", Decimal(65), "人", "=")]
    assert shares(item) == {"东坝镇": Decimal(30), "白果乡": Decimal(15), "柏林街道办": Decimal(20)}
    assert (item.leaders, item.contacts) == (("方成",), ("孟舟",))


def test_a_column_a_county() -> None:
    items = read("""
序号 | 考核指标 | 考核目标 | 基本分 | 评分标准 |
甲区 | 乙县 | 丙市 |
1 | 规划编制率 | 90% | 90% | 90% | 5 | 完成得基本分。 |
2 | 新增供水人口(万人) | 0.5 | 1.2 | 2 | 5 | 每少0.1万人扣1分。 |
3 | 建设污水设施(座) | 1 | 6 | 已有 | 10 | 未完成不得分。 |
""").items
    assert values(items[0]) == [(Decimal(90), "%")]
    assert not items[0].metrics[0].derived
    assert values(items[1]) == [(Decimal(37000), "人")]
    assert items[1].metrics[0].derived
    assert shares(items[1]) == {"甲区": Decimal(5000), "乙县": Decimal(12000), "丙市": Decimal(20000)}
    assert shares(items[2]) == {"甲区": Decimal(1), "乙县": Decimal(6)}


def test_a_row_a_county() -> None:
    items = read("""
地区 | 城镇新增就业(人) | 城镇登记失业率低于(%) |
全市 | 300 | 4.3 |
市本级 | 60 | |
东坡区 | 240 | 4.3 |
""").items
    assert targets(items[0]) == [("城镇新增就业", Decimal(300), "人", "=")]
    assert shares(items[0]) == {"市本级": Decimal(60), "东坡区": Decimal(240)}
    assert targets(items[1]) == [("城镇登记失业率", Decimal("4.3"), "%", "<=")]


def test_one_cell_a_line() -> None:
    items = read(sample("one-cell-a-line")).items
    assert [(item.no, item.leads, item.deadline) for item in items] == [
        ("1", ("县水务局", "县住建局"), "12月底前"),
        ("2", ("县民政局",), "5月底前动工"),
        ("2", ("县民政局",), "12月底前"),
    ]


def test_one_cell_a_line_with_broken_heading_circled_tasks_and_stages() -> None:
    items = read("""
序号
项目名称
主
要 内 容
进度要求
责任单位
协办单位
1
改造居民生活设施
①70个老旧小区改造。
一季度完成立项；二季度进场；四季度完成全年任务。
市住建局
各县区政府
市财政局
②新建公厕26座。
一季度完成选址；四季度投入使用。
市城管局
甲区政府
""").items
    assert [item.no for item in items] == ["1-①", "1-②"]
    assert items[0].text == "70个老旧小区改造。"
    assert items[0].co == ("各县区政府", "市财政局")
    assert len(items[0].schedule) == 3
    assert items[1].section == "改造居民生活设施"


def test_one_cell_a_line_closed_by_bars_and_sections_with_leaders() -> None:
    items = read("""
序号 |
目标与任务 |
牵头责任单位 |
责任单位 |
一、就业工作（牵头领导：陈某、王某某） |
80 |
★新增托位400个以上。 |
县教育局 |
县各有关单位 |
81 |
探索职教新路径。 |
县教育局 |
县人社局 |
""").items
    assert [item.no for item in items] == ["80", "81"]
    assert items[0].leaders == ("陈某", "王某某")
    assert items[0].co == ("县各有关单位",)


def test_a_scored_table_without_numbers() -> None:
    items = read("""
项 目
分值
目标任务
监考单位
宏观调控
建筑业总产值（亿元）
1
140
区住建局
公共服务
城镇登记失业率（%）
1
低于4.1
区人社局区统计局
""").items
    assert targets(items[0]) == [("建筑业总产值", Decimal(14_000_000_000), "元", "=")]
    assert targets(items[1]) == [("城镇登记失业率", Decimal("4.1"), "%", "<=")]
    assert items[1].assessors == ("区人社局", "区统计局")
    assert items[1].leads == ()


def test_numbers_with_gaps_are_kept_as_printed() -> None:
    items = read("1.建甲。（牵头单位：市教育局）\n3.建乙。（牵头单位：市民政局）").items
    assert [item.no for item in items] == ["1", "3"]


@pytest.mark.parametrize("text", ["", "\n\n", "没有事项的一段话。", "目录\n前言\n"])
def test_a_document_without_items_has_none_and_loses_nothing(text: str) -> None:
    reading = notice.read(text.splitlines())
    assert reading.items == ()
    kept = "".join(note.text for note in (*reading.skipped, *reading.questions)) + "".join(reading.head_lines)
    assert all(line in kept for line in text.splitlines())


def test_a_skipped_number_is_asked_about() -> None:
    reading = read("1.建甲。（牵头单位：市教育局）\n2.建乙。（牵头单位：市民政局）\n5.建丙。（牵头单位：市民政局）")
    assert [note.line for note in reading.questions] == [3]
    assert "没有 3至4" in reading.questions[0].why


def test_a_task_with_sub_tasks_keeps_its_own_number_and_offices() -> None:
    items = read("1.新建学校5所。（牵头单位：市教育局）\n（1）甲小学开工。\n（2）乙小学投用。").items
    assert [(item.no, item.leads) for item in items] == [
        ("1", ("市教育局",)),
        ("1-1", ("市教育局",)),
        ("1-2", ("市教育局",)),
    ]
    assert items[1].section == "1.新建学校5所。"


def test_a_second_heading_row_of_quarters() -> None:
    items = read("""
序号|实事项目|目标任务|序时进度|责任单位
一季度|二季度|三季度|四季度
1|新建小学|5所|选址|开工|主体|竣工|市教育局
2|城镇登记失业率|≤4%|持续|持续|持续|持续|市人社局
""").items
    assert items[0].text == "新建小学5所"
    assert items[0].schedule == ("一季度：选址", "二季度：开工", "三季度：主体", "四季度：竣工")
    assert targets(items[1]) == [("城镇登记失业率", Decimal(4), "%", "<=")]


def test_a_measure_in_a_column_of_its_own_and_page_marks() -> None:
    reading = read("""
序号|指标名称|单位|年度目标|责任单位
1|城镇新增就业|万人|1.2|人社局（牵头）、各镇
- 2 -
序号|指标名称|单位|年度目标|责任单位
2|新改建农村公路|公里|35|交通局
""")
    assert targets(reading.items[0]) == [("城镇新增就业", Decimal(12000), "人", "=")]
    assert (reading.items[0].leads, reading.items[0].co) == (("人社局",), ("各镇",))
    assert [item.no for item in reading.items] == ["1", "2"]
    assert reading.questions == ()


def test_a_sheet_pasted_with_tabs() -> None:
    items = read(
        "序号\t实事项目\t牵头单位\t配合单位\n1\t新建小学5所\t市教育局\t市住建局\n2\t改造危房30户\t市住建局\t"
    ).items
    assert [item.leads for item in items] == [("市教育局",), ("市住建局",)]


def test_the_first_named_leads_where_the_title_says_so() -> None:
    items = read("""
2019年实事任务分解（各项任务排名第一的单位为牵头单位）
1.新建小学5所。（责任单位：市教育局、市住建局）
2.改造危房30户。（责任单位：市住建局、市财政局）
""").items
    assert [(item.leads, item.co) for item in items] == [
        (("市教育局",), ("市住建局",)),
        (("市住建局",), ("市财政局",)),
    ]


def test_several_leads_with_dates_of_their_own() -> None:
    (item,) = read("1.建甲。（责任单位：市住建局（2021.8）、市城管局（10月底））").items
    assert item.leads == ("市住建局", "市城管局")
    assert item.deadline == "2021.8、10月底"


def test_a_line_that_was_cut_off_is_asked_about() -> None:
    reading = read("1.新建小学5所。（牵头单位：市教育局；共同责任单位：市发")
    assert reading.items[0].leads == ("市教育局",)
    whys = " ".join(note.why for note in reading.questions)
    assert "括号没有收尾" in whys
    assert "市发" in whys


def test_offices_without_a_task_are_asked_about() -> None:
    reading = read("1.\n（责任单位：市教育局）")
    assert reading.items == ()
    assert "没有写事项内容" in reading.questions[0].why
