"""What a task's words promise in numbers: taken with measure and comparator, asked about, or left to a name."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules.notice.content import content
from model.terms import Kind

TAKEN = [
    ("新建小学25所。", "25所="),
    ("改造校舍32万平方米", "320000平方米="),
    ("发放助学金8000万元、助学贷款1亿元", "80000000元= 100000000元="),
    ("完成8.8万名职工参保", "88000名="),
    ("为全市2.2万余名儿童购买保险", "22000名>="),
    ("提供岗位8000个以上", "8000个>="),
    ("送电影下乡不少于1万场次", "10000场次>="),
    ("融资不低于8000万元", "80000000元>="),
    ("全区生产总值力争增长6.2%左右", "6.2%increase"),
    ("规上工业增加值增幅保持在5%左右", "5%increase"),
    ("近视率较2020年降低1%", "1%decrease"),
    ("森林覆盖率提高0.5个百分点", "0.5个百分点increase"),
    ("补助标准提高到610元", "610元="),
    ("养老金最低标准提高到每人每月173元", "173元/人·月="),
    ("每人每年补助标准由580元提高到610元", "610元/人·年from_to"),
    ("每人补助1000元", "1000元/人="),
    ("城镇登记失业率控制在4%以内", "4%<="),
    ("审批时限由5个工作日缩短至3个工作日", "3个工作日from_to"),
    ("类型由7类增加至13类", "13类from_to"),
    ("完成6批次/千人抽检", "6批次/千人="),
    ("PM2.5平均浓度控制在35微克/立方米以下", "35微克/立方米<="),
    ("参与率、满意度均不低于90%", "90%>= 90%>="),
    ("低保、特困标准分别由每人每月574元、271元提高到609元、300元", "609元/人·月from_to 300元/人·月from_to"),
    ("资助500名困难职工子女、500名贫困学生", "500名= 500名="),
    ("新增4000部电梯、160个地下室5G信号全覆盖", "4000部= 160个="),
    ("扶持24个产业园新增车间50个", "24个= 50个="),
    ("消火栓补建982个、维修348个", "982个= 348个="),
    ("公交站亭100、200和300座", "100座= 200座= 300座="),
    ("新建两所小学，改扩建三所中学", "2所= 3所="),
    ("通公交率达到百分之九十五", "95%="),
    ("改造燃气管网20km", "20km="),
    ("新建污水管网１，２００米", "1200米="),
    ("完成3000套（户）改造", "3000套（户）="),
    ("标准不低于低保标准的1.6倍", "1.6倍>="),
    ("新建日处理能力5万吨的污水处理厂1座", "1座="),
    ("年处理垃圾30万吨的目标全面完成", "300000吨="),
    ("日供水30万吨", "300000吨="),
    ("新建改造750座公厕（其中，城区100座、农村650座）", "750座= 100座= 650座="),
    ("新建公园20处（每处不少于500㎡）", "20处="),
]


@pytest.mark.parametrize(("text", "wanted"), TAKEN, ids=[text for text, _ in TAKEN])
def test_numbers_taken(text: str, wanted: str) -> None:
    found = content(text).metrics
    assert " ".join(f"{m.value:f}{m.unit}{m.op.value}" for m in found) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "为65岁以上老人免费体检",
        "对0-6岁儿童实施康复救助",
        "修复816南路西侧片区路网",
        "建成新机场至204国道连接线",
        "完成X236线、S303线大修",
        "24部门联动构建企业服务热线",
        "完成12345热线和120急救中心改造",
        "开展“百企万人”和“10万低收入户”行动",
        "建设“1、3、5”分钟治安圈",
        "推广15分钟便民服务圈",
        "2021年6月30日前启动第2期建设",
        "新建二类公厕，建设三级医院",
        "实现乡镇以上5G网络全覆盖",
        "创建3A级景区",
        "启动剑阁、旺苍四县区医院建设",
        "打造“5+2”课后服务",
        "组织百家基地、千名专家参与活动",
        "建成日供水30万吨的水厂",
        "新建年处理垃圾20万吨以上的焚烧厂",
    ],
)
def test_numbers_of_names_are_left_alone_and_the_promise_is_kept(text: str) -> None:
    read = content(text)
    assert read.metrics == []
    assert read.asks == []
    assert read.milestones


@pytest.mark.parametrize("text", ["推进1-2个城市更新项目", "新增泊位2000", "建成3至5个示范点"])
def test_what_is_no_certain_number_is_asked(text: str) -> None:
    read = content(text)
    assert read.metrics == []
    assert len(read.asks) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("新建小学25所", Kind.AMOUNT),
        ("覆盖率达到95%", Kind.RATE),
        ("标准提高到610元", Kind.STANDARD),
        ("标准提高50元", Kind.STANDARD),
        ("每千名老人拥有床位40张", Kind.RATIO),
        ("完成6批次/千人抽检", Kind.RATIO),
        ("失业率控制在4%以内", Kind.LOWER),
        ("能耗下降3%", Kind.LOWER),
        ("类型由7类增加至13类", Kind.FROM_TO),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert [m.kind for m in content(text).metrics] == [kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("改造提升60所学校教室照明", ["改造提升学校教室照明"]),
        ("新建15所、改扩建8所中小学", ["新建中小学", "改扩建中小学"]),
        ("资助残疾家庭子女500名、困难职工子女300名", ["资助残疾家庭子女", "资助困难职工子女"]),
        ("新建中小学14所，改扩建12所", ["新建中小学", "改扩建中小学"]),
        ("城乡居民收入分别增长7%、9%", ["城镇居民收入", "农村居民收入"]),
        ("建成1个市级、5个县级服务中心", ["建成市级服务中心", "建成县级服务中心"]),
        ("为5万名老人投保，参保率达到100%", ["为老人投保", "为老人投保（参保率）"]),
        ("改造老旧小区120个，其中省级20个", ["改造老旧小区", "改造老旧小区（其中省级）"]),
    ],
)
def test_names_say_what_is_counted(text: str, names: list[str]) -> None:
    assert [m.name for m in content(text).metrics] == names


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("建立档案，发布蓝皮书。", ["建立档案", "发布蓝皮书"]),
        ("建成信息系统，覆盖三级医疗机构。", ["建成信息系统，覆盖三级医疗机构"]),
        ("建设市二院综合大楼、开发区公共卫生中心。", ["建设市二院综合大楼", "开发区公共卫生中心"]),
        ("建设连淮、连宿高速公路。", ["建设连淮、连宿高速公路"]),
        ("构建服务热线，帮助企业解决难题。", ["构建服务热线"]),
        ("建立制度，发生紧急情况，将项目纳入支付范围。", ["建立制度", "将项目纳入支付范围"]),
        ("建成停车系统，在城区内试点，建设车位2000个。", ["建成停车系统"]),
        ("为老人、退休职工和1.2万名优抚对象体检。", ["为老人、退休职工和1.2万名优抚对象体检"]),
        ("提升供水保障水平。", ["提升供水保障水平"]),
    ],
)
def test_promises_without_a_number(text: str, phrases: list[str]) -> None:
    assert content(text).milestones == phrases


NUMBER = st.decimals(min_value=Decimal("0.01"), max_value=99999, places=2).map(lambda d: f"{d.normalize():f}")


@settings(deadline=None, max_examples=150)
@given(NUMBER, st.sampled_from(["", "万", "亿"]), st.sampled_from(["元", "名", "所", "公里", "平方米", "人次", "%"]))
def test_any_number_stands_printed_and_expanded(number: str, multiplier: str, measure: str) -> None:
    multiplier = "" if measure == "%" else multiplier
    (metric,) = content(f"完成某某工作{number}{multiplier}{measure}。").metrics
    factor = {"": 1, "万": 10**4, "亿": 10**8}[multiplier]
    assert metric.printed == Decimal(number)
    assert metric.printed_unit == multiplier + measure
    assert (metric.value, metric.unit) == (Decimal(number) * factor, measure)


@settings(deadline=None, max_examples=150)
@given(
    st.text(alphabet="新建改造所万名0123456789.,、，。；（）()“”%元由提高到增长分别其中年月第每人县区 ", max_size=60)
)
def test_any_text_is_read_without_an_error_and_says_something(text: str) -> None:
    read = content(text)
    assert read.metrics or read.milestones or not text.strip(" ,，。;；:、-")


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="新建改造小学所万名123.、，。其中县", max_size=40))
def test_no_number_is_invented(text: str) -> None:
    read = content(text)
    digits = "".join(text.split())
    for metric in read.metrics:
        printed = f"{metric.printed:f}"
        assert printed in digits or metric.derived or not any(char.isdigit() for char in metric.source)
