"""Rule books after real ones (DOMAIN.md section 7); what a source leaves out is said in `after`, and may be changed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from model.records.score import Each, Marking, OwnPoints, RankPoints, RuleBook
from model.terms_score import Counted, Way

STAGES = tuple(
    (stage, Decimal(share))
    for stage, share in (
        ("前期", 10), ("招标", 20), ("已开工", 40), ("主体施工", 60), ("基本完工", 80), ("竣工验收", 90),
        ("投入使用", 100), ("未启动", 0), ("制定方案", 30), ("已印发", 60), ("实施中", 80), ("报完成", 100),
    )
)  # fmt: skip
"""Per cent a milestone counts for at each stage, where a plan says nothing else: ours, no source has any."""

_SLIPS = Each(Counted.OVERDUE, Decimal(-1), most=Decimal(5))
_OURS = "督办单逾期每件扣1分、最多5分，是本程序加的，可改。"

_STAGES = "节点按阶段折算的百分比是本程序给的，可改。"

SICHUAN = RuleBook(
    name="四川",
    marking=Marking(Way.RATIO),
    full=Decimal(100),
    stages=STAGES,
    each=(_SLIPS, Each(Counted.OVER, Decimal("0.5"), 10, Decimal(2))),
    after="四川省级目标考核：百分制，分值乘以完成比例，超额完成另加分。原办法没有写加分的幅度，"
    f"这里每超10%加0.5分、全年最多2分，可改。{_OURS}{_STAGES}",
)

QUZHOU = RuleBook(
    name="衢州",
    marking=Marking(Way.BASE, unit=Decimal(1), up=Decimal(1), most=Decimal(2), down=Decimal(1)),
    points=Decimal(5),
    by_line=True,
    stages=STAGES,
    each=(_SLIPS,),
    after="衢州分县考核：每个指标基础分5分（或10分，改该项权重为2），完成得基础分；"
    f"每超1%加1分、最多加2分，每欠1%扣1分、扣完为止。{_OURS}{_STAGES}",
)

ANHUI = RuleBook(
    name="安徽",
    marking=Marking(Way.RATIO),
    full=Decimal(40),
    stages=STAGES,
    each=(_SLIPS, Each(Counted.UNTRUE, Decimal(-2)), Each(Counted.PRAISE, Decimal(1), most=Decimal(3))),
    manual=(OwnPoints("综合考评", Decimal(50)),),
    satisfaction=Decimal(10),
    after="安徽2008年民生工程考核：综合50分、单项40分、问卷10分，抽查发现问题扣分。原办法没有写扣分和加分的幅度，"
    f"这里报数不实每次扣2分，表扬每次加1分、最多3分，可改。{_OURS}{_STAGES}",
)

DISTRICT = RuleBook(
    name="督查细则",
    marking=Marking(Way.RATIO),
    start=Decimal(80),
    full=Decimal(0),
    stages=STAGES,
    each=(
        Each(Counted.NO_PLAN, Decimal(-10)),
        Each(Counted.NO_STAGES, Decimal(-5)),
        Each(Counted.MISSING, Decimal(-10), months=(6, 9, 12)),
        Each(Counted.UNFILLED, Decimal(-10), months=(6, 9, 12)),
        Each(Counted.EMPTY, Decimal(-5), months=(6, 9, 12)),
        Each(Counted.OVERDUE, Decimal(-10)),
        Each(Counted.SLIP_BACK, Decimal(-5)),
        Each(Counted.ABSENT, Decimal(-5)),
    ),
    manual=(OwnPoints("领导评价", Decimal(20)),),
    floor=True,
    doubled=True,
    after="某区督查工作考核细则：满分100分，其中领导评价20分。没有方案扣10分，方案没有阶段目标扣5分，半年、三季度、"
    "年终报告每缺一次扣10分，空报每次扣5至10分（这里5分），缺席会议每次扣5分，列督事项未报每件扣10分、反馈没有"
    "实质内容每件扣5分，这里按督办单逾期、督办反馈退回计；只有列督事项的单位加倍扣分。",
)

JIAOJIANG = RuleBook(
    name="椒江",
    marking=Marking(Way.RATIO),
    full=Decimal(70),
    stages=STAGES,
    each=(
        Each(Counted.LAST, Decimal("-0.2")),
        Each(Counted.RUNNING, Decimal("-0.4")),
        _SLIPS,
        Each(Counted.PRAISE, Decimal("0.25")),
    ),
    ranks=(
        RankPoints((Decimal(3), Decimal("1.5"), Decimal(0)), Decimal("-0.5")),
        RankPoints((Decimal(3), Decimal(0)), Decimal(-1), upto=5),
    ),
    satisfaction=Decimal(5),
    after="椒江2018年民生实事考核：部门评分70分、满意度5分，月排名末位每次扣0.2分，表扬每次加0.25分。部门评分这里按各行"
    f"完成率算；连续两次末位另扣0.8分、三次另扣1.2分，即连续的每次另扣0.4分；年终名次加减分，5家以下另算。"
    f"区级项目的“四度”没有列入。{_OURS}{_STAGES}",
)

LIGHTS = (
    Each(Counted.YELLOW, Decimal(-1), 2),
    Each(Counted.RED, Decimal(-2)),
)
"""广元2018: 黄灯满两次扣1分, 红灯每次扣2分."""

PRESETS: Mapping[str, RuleBook] = {one.name: one for one in (SICHUAN, QUZHOU, ANHUI, DISTRICT, JIAOJIANG)}
"""By name, the usual one first."""

USUAL = SICHUAN
