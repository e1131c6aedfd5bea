"""Kinds of layout met on pages the rules had not seen; wording made up here, layout and numbers kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.records import Reading, ReadItem
from model.rules import notice
from model.rules.notice.progress import NOT_PLAN


def read(text: str) -> Reading:
    """Read a text as a file is read: its tables found first, then told."""
    return notice.read_document(notice.of_text(text.strip("\n").splitlines(), "样"))


def targets(item: ReadItem) -> list[tuple[str, Decimal | int, str]]:
    return [(m.name, m.value, m.unit) for m in item.metrics]


def values(item: ReadItem) -> list[tuple[Decimal | int, str]]:
    return [(m.value, m.unit) for m in item.metrics]


def shares(item: ReadItem) -> list[tuple[str, Decimal | int, str]]:
    return [(part.unit, part.value, part.metric) for part in item.allocations]


def left_out(reading: Reading) -> list[str]:
    return [note.text for note in reading.skipped if note.why == NOT_PLAN]


REPORT_LINES = """
2014年民生实事项目1—6月份进展情况
1.加装200套路口信息采集设备。
牵头领导:王某
责任单位:市公安局
实际完成情况:中心设备已调试,整体进度完成年度任务的55%。
存在问题:1.个别路口未通电。
2.个别杆件未到货。
下一步打算:抓紧安装,确保完成100%。
2.新开公交线路10条,优化20条。
责任单位:市交通委
配合单位:市公安局,各区政府
|  | 东州 | 海东、江南、江北 | 镇西 | 北山 | 合计 |
| 新开线路年度目标 | 2 | 5 | 1 | 2 | 10 |
| 实际完成 | 1 | 2 | 0 | 3 | 6 |
| 优化线路年度目标 | 6 | 9 | 1 | 4 | 20 |
| 实际完成 | 12 | 12 | 0 | 0 | 24 |
3.新增就业2000人。责任单位:市人社局。完成情况:已新增1500人。
"""


def test_labels_of_a_report_are_left_out_and_a_tasks_own_table_is_its_breakdown() -> None:
    reading = read(REPORT_LINES)
    first, second, third = reading.items
    assert (first.text, values(first)) == ("加装200套路口信息采集设备。", [(200, "套")])
    assert first.milestones == ()
    assert values(second) == [(10, "条"), (20, "条")]
    new, better = (metric.name for metric in second.metrics)
    assert shares(second)[:4] == [("东州", 2, new), ("海东、江南、江北", 5, new), ("镇西", 1, new), ("北山", 2, new)]
    assert [(unit, value) for unit, value, name in shares(second) if name == better][-1] == ("北山", 4)
    assert second.milestones == ()
    assert (third.text, third.leads, values(third)) == ("新增就业2000人。", ("市人社局",), [(2000, "人")])
    assert len(left_out(reading)) == 7
    assert reading.questions == ()


def test_a_tasks_own_table_that_does_not_add_up_is_asked_about() -> None:
    reading = read(REPORT_LINES.replace("| 2 | 5 | 1 | 2 | 10 |", "| 2 | 5 | 1 | 3 | 10 |"))
    assert [value for _, value, _ in shares(reading.items[1])] == [6, 9, 1, 4]
    assert [note.line for note in reading.questions] == [13]


def test_a_row_under_merged_cells_stands_under_its_own_columns() -> None:
    reading = read("""
序号 | 项目内容 | 进展情况 | 责任单位 |
1 | 建成托育驿站7家。 | 已建成13家。 | 卫健局 |
新增托位500个。 | 新增托位600个。 | ||
开展筛查1万例以上。 | 开展筛查10111例。 | ||
2 | 大中修公路100公里。 | 完成50公里,剩余11月底前完成。 | 交通局 |
新增线路3条。 | 新增599B等4条线路。 | ||
""")
    first, second = reading.items
    assert values(first) == [(7, "家"), (500, "个"), (10000, "例")]
    assert values(second) == [(100, "公里"), (3, "条")]
    assert (first.leads, second.leads) == (("卫健局",), ("交通局",))
    assert len(left_out(reading)) == 5
    assert reading.questions == ()


CLOSED = """
2023年重点实事推进情况(1-11月)
序号 |
主要任务 |
全年目标任务 |
分管 领导 |
牵头 单位 |
责任主体与协同单位 |
1-10月推进情况 |
1-11月推进情况 |
是否达序 |
说明 |
24 |
整治50条背街小巷。 |
徐某江 |
城管局 |
市政局、相关街道 |
已进场,完成30%。 |
已进场,完成60%。 |
是 |
||
25 |
建成分类小区210个。 |
徐某江 |
城管局 |
环卫处、各街道 |
第一批451个箱房正在制作。 |
在46个小区建成38个箱房。 |
否 |
合同9月才签,滞后2个月。 |
|
26 |
建成中转站8个、分类池20个。 |
徐某江 |
城管局 |
相关街道 |
建成中转站3个。 |
建成中转站7个。 |
是 |
||
"""


def test_one_cell_a_line_closed_by_bars_keeps_its_columns_where_headings_are_unknown() -> None:
    reading = read(CLOSED)
    assert [item.no for item in reading.items] == ["24", "25", "26"]
    assert [values(item) for item in reading.items] == [
        [(50, "条")],
        [(210, "个")],
        [(8, "个"), (20, "个")],
    ]
    assert {item.leads for item in reading.items} == {("城管局",)}
    assert {item.leaders for item in reading.items} == {("徐某江",)}
    assert reading.items[1].co == ("环卫处", "各街道")
    assert reading.items[1].remarks == ("说明：合同9月才签,滞后2个月。",)
    assert len(left_out(reading)) == 9
    assert reading.questions == ()


def test_several_measures_of_one_thing_are_targets_of_that_thing_and_divided_each() -> None:
    reading = read("""
一、民生项目
(一)学校建设。新建学校10所,新建校舍21万平方米。
(二)道路畅通。1.整修明月路8.5公里;2.安装6处诱导屏;3.启动停车项目。
(三)小区改造。改造老旧小区20个、2964户、33.495万m2,其中:东州区16个、2620户、29万m2,南阳新区4个、344户、4.495万m2。
""")
    assert [item.no for item in reading.items] == ["一", "二-1", "二-2", "二-3", "三"]
    last = reading.items[-1]
    assert values(last) == [(20, "个"), (2964, "户"), (334950, "m2")]
    assert {metric.name.split("（")[0] for metric in last.metrics} == {"改造老旧小区"}
    assert [(unit, value) for unit, value, _ in shares(last)] == [
        ("东州区", 16),
        ("南阳新区", 4),
        ("东州区", 2620),
        ("南阳新区", 344),
        ("东州区", 290000),
        ("南阳新区", 44950),
    ]
    assert len({name for _, _, name in shares(last)}) == 3
    assert reading.questions == ()


def test_a_heading_line_is_in_no_targets_name_and_no_milestone() -> None:
    first, second, third = read("""
2023年民生实事项目
1、校园“清凉工程”
涉及70所学校变压器增容,500余间教室安装空调。
2、老年助餐工程
计划对新建的8个村级食堂进行补助;保障老人就餐。
3、充电桩建设
计划增设汽车充电桩约50个。
""").items
    assert targets(first) == [("涉及学校变压器增容", 70, "所"), ("教室安装空调", 500, "间")]
    assert first.milestones == ()
    assert targets(second) == [("对新建的村级食堂进行补助", 8, "个")]
    assert targets(third) == [("增设汽车充电桩", 50, "个")]
    assert first.text.startswith("校园“清凉工程”涉及70所")


@pytest.mark.parametrize("mark", ["*", "★", "▲"])
def test_a_marked_name_leads_and_the_note_about_it_is_understood(mark: str) -> None:
    reading = read(f"""
序号 | 主 要 工 作 任 务 | 责任单位 |
1 | 人才总量超过150万人。 | {mark}市委组织部(市委人才办)、 市人社局 |
2 | 能耗持续下降。 | 市统计局、{mark}市发改委 |
3 | 创建文明城市。 | 市文明办 |
注:打{mark}的为牵头单位。
""")
    assert [item.leads for item in reading.items] == [("市委组织部(市委人才办)",), ("市发改委",), ("市文明办",)]
    assert [item.co for item in reading.items] == [("市人社局",), ("市统计局",), ()]
    assert reading.questions == ()


def test_of_several_responsible_columns_the_first_leads_and_a_first_column_heads_the_rows_below() -> None:
    reading = read("""
工作重点 | 序号 | 主要工作任务 | 第一责任单位 | 主要责任单位
一、发展指标 | 1 | ★地区生产总值年均增长12%左右。 | 市发改委 | 各县(市、区)政府、港区
 | 2 | 服务业比重达到40%。 | 市发改委 | 市统计局
二、产业升级 | 3 | 建成研发平台10个。 | 市科技局 | 市经贸委
""")
    first, second, third = reading.items
    assert (first.leads, first.co) == (("市发改委",), ("各县(市、区)政府", "港区"))
    assert targets(first) == [("地区生产总值", 12, "%")]
    assert [item.section for item in reading.items] == ["一、发展指标", "一、发展指标", "二、产业升级"]
    assert (third.leads, third.co) == (("市科技局",), ("市经贸委",))
    assert second.remarks == ()


def test_main_units_alone_are_responsible() -> None:
    (item,) = read("1.新建小学5所。\n主要责任单位：市教育局、市财政局").items
    assert (item.leads, item.co, item.responsible_only) == (("市教育局", "市财政局"), (), True)
    (item,) = read("1.新建小学5所。\n主责单位：市教育局\n责任单位：市财政局").items
    assert (item.leads, item.co, item.responsible_only) == (("市教育局",), ("市财政局",), False)


def test_tasks_numbered_by_words_are_read_where_three_carry_on() -> None:
    reading = read("""
某区2022年十大惠民实事
2022年,我们拟从以下方面开展工作:一是加快学校建设。改造11所学校;遴选12所学校。二是改善医疗。启动疾控中心项目。
三是改善出行。建成6条市政道路、安装终南大道照明路灯。
七是完善设施。建成管网15公里。
""")
    assert [item.no for item in reading.items] == ["一", "二", "三", "七"]
    assert values(reading.items[0]) == [(11, "所"), (12, "所")]
    assert (values(reading.items[2]), reading.items[2].milestones) == ([(6, "条")], ("安装终南大道照明路灯",))
    assert [note.line for note in reading.questions] == [4]
    assert read("拟开展工作:一是改造11所学校。二是启动疾控中心项目。").items == ()


def test_tasks_listed_behind_a_colon_are_numbered_by_place() -> None:
    items = read(
        "某县2015年实事\n这三件实事分别是:改造棚户区500套,建成公租房634套;建设公路500公里;启动大病保险工作。"
    ).items
    assert [item.no for item in items] == ["1", "2", "3"]
    assert [values(item) for item in items] == [[(500, "套"), (634, "套")], [(500, "公里")], []]


def test_a_table_run_on_in_one_line_is_cut_at_its_numbers_and_its_names_are_asked_about() -> None:
    reading = read(
        "2021年项目责任分解表\n序号项目名称主要内容分管领导牵头单位配合单位1增加教育供给新建学校12个;增加学位5000个。"
        "何某平教育局高新园(某镇)各街道2促进就业新增就业15000人。何某平人社局各街道\n"
    )
    first, second = reading.items
    assert (first.no, values(first)) == ("1", [(12, "个"), (5000, "个")])
    assert (second.no, values(second)) == ("2", [(15000, "人")])
    assert (first.leads, second.leads) == ((), ())
    assert [note.text for note in reading.questions] == ["何某平教育局高新园(某镇)各街道", "何某平人社局各街道"]


def test_a_matrix_with_progress_one_cell_a_line_gives_no_value() -> None:
    heads = ["目标", "任务", "进度", "完成比例(%)"] * 2
    cells = [
        "地区",
        "城镇新增就业(人)",
        "再就业(人)",
        *heads,
        "全市",
        "27800",
        "52242",
        "187.9",
        "4400",
        "5358",
        "121.8",
    ]
    reading = read("2019年民生工程完成情况表\n" + "\n\n".join(cells))
    assert reading.items == ()
    assert {note.line for note in (*reading.questions, *reading.skipped)} >= {2 + 2 * at for at in range(len(cells))}


def test_progress_columns_of_a_matrix_are_left_out() -> None:
    reading = read("""
乡镇 | 改厕(户) | 新建道路(公里) | 完成率 |
全县 | 1200 | 30 | 50% |
红旗镇 | 700 | 10 | 40% |
东风镇 | 500 | 20 | 60% |
责任单位 | 县农业局 | 县交通局 | |
""")
    assert [values(item) for item in reading.items] == [[(1200, "户")], [(30, "公里")]]
    assert [item.leads for item in reading.items] == [("县农业局",), ("县交通局",)]
    assert len(left_out(reading)) == 3
    assert reading.questions == ()


def test_bare_numbers_from_one_on_number_a_list() -> None:
    items = read("""
2020年实事
1 实施小区改造工程
改造小区25个。
责任单位：区住建局 配合单位：区财政局
2 实施食品安全工程
合格率达98%以上。
责任单位：区市场监管局
3 实施就业工程
新增就业12000人。
责任单位：区人社局
""").items
    assert [(item.no, item.text[:2]) for item in items] == [("1", "实施"), ("2", "实施"), ("3", "实施")]
    assert items[0].co == ("区财政局",)


def test_a_requirement_completes_the_name_beside_it() -> None:
    first, second, third = read("""
序号 | 任务名称 | 指标要求 | 牵头部门 | 备注 |
1 | 地区生产总值 | 增长5.5%(市下达指标) | 区发改局 | |
2 | 饮水安全巩固提升 | 巩固提升5.6万人 | 区水利局 |
3 | 农田建设 | 3.5万亩 | 区农业局 |
""").items
    assert first.text == "地区生产总值增长5.5%(市下达指标)"
    assert (first.metrics[0].value, first.metrics[0].op.value) == (Decimal("5.5"), "increase")
    assert targets(second) == [("饮水安全巩固提升", 56000, "人")]
    assert second.metrics[0].op.value == "="
    assert (third.text, third.section) == ("农田建设3.5万亩", "")


def test_targets_told_before_the_items_are_asked_about() -> None:
    reading = read("""
某市重点工作责任分解
主要预期目标是:地区生产总值增长8.5%左右;规上工业增加值增长9%以上;失业率控制在4.5%以内。
一、城乡建设
1.新建道路5条。
责任单位:市住建局
""")
    assert [note.line for note in reading.questions] == [2]
    assert len(reading.items) == 1


def test_a_document_without_items_still_tells_of_every_line() -> None:
    reading = read("今天天气很好。\n我们去公园玩。")
    assert reading.items == ()
    assert [note.text for note in reading.questions] == ["今天天气很好。", "我们去公园玩。"]


@pytest.mark.parametrize(
    ("task", "name"),
    [
        ("中小学生近视率较2020年降低1%。", "中小学生近视率"),
        ("为65岁以上老人、退休职工和1.2万名优抚对象提供体检。", "为优抚对象提供体检"),
        ("全市消火栓补建982个、维修348个。", "全市消火栓维修"),
        ("改造老旧小区120个,惠及3.35万户。", "惠及户数"),
    ],
)
def test_a_target_is_named_by_what_its_number_counts(task: str, name: str) -> None:
    (item,) = read(f"1.{task}\n责任单位：市住建局").items
    assert item.metrics[-1].name == name
