"""A made-up round of 120 items, as work.look would return it: for pictures and for tests of the widgets."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from decimal import Decimal

from model.records import (
    Conflict,
    ConflictValue,
    Duty,
    Figure,
    Head,
    Item,
    Key,
    LightRule,
    Line,
    PeriodView,
    Plan,
    Question,
    Round,
    Schedule,
    Share,
    Target,
    Unit,
    View,
)
from model.rules import calendar, returns, rollup, schedule, who_gets_a_form
from model.rules.known import Known
from model.rules.who_gets_a_form import Setup
from model.terms import Field, ItemKind, Kind, Op, Role

PERIOD = "2021-03"
UNITS = (
    (
        "市直部门",
        "市教育局 市发改委 市民政局 市人社局 市卫健委 市住建局 市水利局 市交通局 市市场监管局 市体育局 市医保局",
    ),
    ("群团", "市总工会 市妇联 市残联 市红十字会"),
    ("国企", "交通控股集团 城建控股集团"),
    ("县区", "东海县 灌云县 灌南县 海州区 连云区 赣榆区"),
    ("功能板块", "市开发区 徐圩新区"),
)
TEXTS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("新改擴建中小學25所。", (("新改擴建中小學", "25", "所"),)),
    ("新建幼兒園16所。", (("新建幼兒園", "16", "所"),)),
    (
        "推進中小學校舍安全工程,改造中小學校舍32萬平方米。",
        (("推進中小學校舍安全工程", "", ""), ("改造中小學校舍", "32", "萬平方米")),
    ),
    ("改造提升60所義務教育學校教室照明。", (("改造提升義務教育學校教室照明", "60", "所"),)),
    (
        "建立中小學生健康大數據檔案,發布全市中小學生體質監測藍皮書。建設學生星級成長指導中心(心理咨詢輔導室)30個。中小學生近視率較2020年降低1%。",
        (
            ("建立中小學生健康大數據檔案", "", ""),
            ("發布全市中小學生體質監測藍皮書", "", ""),
            ("建設學生星級成長指導中心(心理咨詢輔導室)", "30", "個"),
        ),
    ),
    (
        "發放各學段家庭經濟困難學生助學金8000萬元,辦理大學生生源地助學信用貸款1億元。資助500名困難職工子女、500名貧困殘疾人家庭學生。",
        (
            ("發放各學段家庭經濟困難學生助學金", "8000", "萬元"),
            ("辦理大學生生源地助學信用貸款", "1", "億元"),
            ("資助困難職工子女", "500", "名"),
            ("資助貧困殘疾人家庭學生", "500", "名"),
        ),
    ),
    ("市康復醫院投入使用。", (("市康復醫院投入使用", "", ""),)),
    (
        "城鎮新增就業4.5萬人,開展各類職業培訓3.2萬人次。",
        (("城鎮新增就業", "4.5", "萬人"), ("開展各類職業培訓", "3.2", "萬人次")),
    ),
    ("新建改造農村公路300公里、橋梁60座。", (("新建改造農村公路", "300", "公里"), ("改造橋梁", "60", "座"))),
    ("老舊小區改造47個,惠及居民1.2萬戶。", (("老舊小區改造", "47", "個"), ("惠及居民", "12000", "戶"))),
    ("新增公共停車泊位2000個。", (("新增公共停車泊位", "2000", "個"),)),
    ("創成省級健康鎮2個、健康村(社區)30個。", (("創成省級健康鎮", "2", "個"), ("創成省級健康村(社區)", "30", "個"))),
)


def view(items: int = 120, seed: int = 1) -> PeriodView:
    """Build the round; the same seed gives the same round."""
    rng = random.Random(seed)
    units = _units()
    setup = _setup(units, items, rng)
    at = next(one for one in calendar.rounds(2021, datetime.date(2021, 2, 10)) if one.period == PERIOD)
    rounds = calendar.rounds(2021, datetime.date(2021, 2, 10))
    figures = _figures(setup, at, rng)
    monthly = [Schedule(line.id, "monthly") for line in setup.lines if line.target and rng.random() < 0.8]
    known = Known(setup, schedule.timeline(monthly, rounds), LightRule(), rounds, View(figures, (), frozenset()))
    views = rollup.items(known, at)
    sent = {duty.unit: at.due for duty in setup.duties if duty.role is Role.LEAD}
    silent = max(sent)
    back = {unit: at.due - datetime.timedelta(days=rng.choice((1, 1, 2, 3, -1))) for unit in sent if unit != silent}
    return PeriodView(
        plan=_plan(),
        round=at,
        rounds=rounds,
        items=views,
        units=returns.units(setup, who_gets_a_form.grants(setup), views, sent, back),
        conflicts=(conflict(setup),),
        questions=(question(setup),),
        findings=(),
        acts=5,
    )


def _plan() -> Plan:
    return Plan(
        id="p",
        title="2021年连云港市50件民生实事分解落实方案",
        doc_no="连政发〔2021〕10号",
        issuer="连云港市人民政府",
        date=datetime.date(2021, 2, 10),
        year=2021,
        office="市政府办督查室",
    )


def _units() -> tuple[Unit, ...]:
    names = [(group, short) for group, shorts in UNITS for short in shorts.split()]
    return tuple(
        Unit(
            f"u{n:02}",
            short,
            f"连云港{short}",
            group,
            n,
            in_all_counties=group in ("县区", "功能板块"),
            phone="0518-00000000",
        )
        for n, (group, short) in enumerate(names, 1)
    )


def _setup(units: tuple[Unit, ...], count: int, rng: random.Random) -> Setup:
    items, duties, lines, shares = [], [], [], []
    for n in range(count):
        text, promises = TEXTS[n % len(TEXTS)]
        item = f"i{n + 1}"
        items.append(Item(item, str(n + 1), text, "", n, ItemKind.WORKS if n % 3 else ItemKind.SERVICE))
        lead = units[rng.randrange(17)]
        duties.append(Duty(item, lead.id, Role.LEAD))
        duties += [Duty(item, unit.id, Role.CO, order=1) for unit in rng.sample(units[:17], 3) if unit is not lead]
        for k, (name, value, measure) in enumerate(promises, 1):
            target = Target(Decimal(value), measure, Decimal(value), measure, Op.EQUAL) if value else None
            kind = Kind.AMOUNT if target else Kind.MILESTONE
            lines.append(Line(f"{n + 1}-{k}", item, k, name, kind, target))
            if target and n % 4 == 0:
                part = (target.printed / 8).quantize(Decimal("0.1"))
                shares += [Share(f"{n + 1}-{k}", unit.id, part) for unit in units if unit.in_all_counties]
    return Setup(units, items, duties, lines, shares)


def _figures(setup: Setup, at: Round, rng: random.Random) -> dict[Key, Figure]:
    lead = {duty.item: duty.unit for duty in setup.duties if duty.role is Role.LEAD}
    out: dict[Key, Figure] = {}
    for n, line in enumerate(setup.lines):
        unit = lead[line.item]
        if rng.random() < 0.08:
            continue
        if line.target:
            share = Decimal(rng.choice(("0.05", "0.1", "0.18", "0.24", "0.26", "0.3", "0.33", "1.02")))
            value = str(
                (line.target.printed * share).quantize(Decimal(1) if line.target.printed > 20 else Decimal("0.1"))
            )
            _say(out, Key(at.period, line.id, unit, Field.DONE), value, conflict=n == 0)
        _say(out, Key(at.period, line.id, unit, Field.STAGE), rng.choice(("前期", "招标", "已开工", "主体施工")))
        _say(
            out,
            Key(at.period, line.id, unit, Field.TEXT),
            "截至3月25日，已完成选址和方案审查，2个点位进场施工，其余正在办理招标手续。",
        )
        if rng.random() < 0.3:
            _say(
                out,
                Key(at.period, line.id, unit, Field.PROBLEM),
                "部分点位用地手续未办结。下一步由县区包挂推进，4月底前全部开工。",
            )
    return out


def _say(out: dict[Key, Figure], key: Key, value: str, *, conflict: bool = False) -> None:
    out[key] = Figure(key, (Head(value, ("r",)),), value, conflict, False)


def conflict(setup: Setup | None = None) -> Conflict:
    """Return two values for one key."""
    key = Key(PERIOD, "1-1", (setup or _setup(_units(), 12, random.Random(1))).duties[0].unit, Field.DONE)
    values = (
        ConflictValue("6", "ra", "收件/01_市教育局_民生实事_2021年1-3月.xlsx", "填报表", "G6", "王某"),
        ConflictValue("8", "rb", "收件/市教育局（更正）.xlsx", "填报表", "G6", "李某"),
    )
    return Conflict(key, "第1项", "新改擴建中小學", "市教育局", values, "6")


def question(setup: Setup | None = None) -> Question:
    """Return a cell that waits for an answer."""
    key = Key(PERIOD, "8-1", (setup or _setup(_units(), 12, random.Random(1))).duties[0].unit, Field.DONE)
    return Question(
        key=key,
        record="rc",
        item="第8项",
        target="城鎮新增就業",
        unit="市人社局",
        raw="约1.2",
        file="收件/09_市人社局_民生实事_2021年1-3月.xlsx",
        sheet="填报表",
        cell="G14",
        sentence="写了“约”，不是确数。",
        suggestion="1.2",
    )


def many(lines: int) -> PeriodView:
    """Return a round with at least so many lines."""
    base = view(items=lines * 12 // 22 + 12)
    return replace(base, items=base.items)
