"""The measures and multipliers plans count in, folded."""

from __future__ import annotations

from decimal import Decimal

from model.rules.notice.text import words

MULTIPLIERS = {
    "万亿": Decimal(10) ** 12,
    "千亿": Decimal(10) ** 11,
    "百亿": Decimal(10) ** 10,
    "十亿": Decimal(10) ** 9,
    "千万": Decimal(10) ** 7,
    "百万": Decimal(10) ** 6,
    "十万": Decimal(10) ** 5,
    "亿": Decimal(10) ** 8,
    "万": Decimal(10) ** 4,
    "千": Decimal(1000),
    "百": Decimal(100),
}

RATES = ("个百分点", "百分点", "%", "‰")

DURATIONS = words("个工作日 工作日 个小时 小时 分钟 秒 个月 天 日 周 年 学期 课时 学时")
"""A target only beside a comparator: 15分钟便民服务圈 is a name, 缩短至3个工作日 is not."""

CLASSES = ("类", "种", "级", "层", "星", "期", "轮", "批")
"""A target only beside a comparator or straight after a verb: 二类以上 and 三期 are names."""

MEASURES = words(
    """
    平方公里 平方千米 平方米 立方米 公里 千米 延米 厘米 毫米 米 里 公顷 亩 顷 吨 公斤 千克 毫克 微克 克 升
    立方 方 平米 平方 ㎡ ㎞ ㎥ m² km² m2 km2 m³ m3 km Km KM m 千瓦时 千瓦 兆瓦 千伏安 吨标准煤 度 元 美元 港元 批次 场次
    人次 户次 班次 车次 件次 台次 辆次 架次 例次 次 批 亩次 场(次) 人(次) 台(套) 套(台) 个(处)
    处(个) 台套 家(次) 人份 标箱 人 名 位 户 家 所 座 个 处 条 项 件 台 部 辆 套 张 间 栋 幢 眼 口
    例 对 支 组 片 盏 株 棵 份 册 本 块 只 头 羽 尾 艘 架 班 节 场 宗 起 笔 根 扇 把 枚 杆 段 道 门
    篇 遍 孔 泊位 车位 床位 学位 床 颗 粒 箱 桶 瓶 标段 网格 端口 兆 倍 席 路 村 社区 小区 镇 乡 街道
    县 队 团 站 桩 枪 井 屏 铺 盘 环 公园
    """
)

_LONGEST_FIRST = tuple(sorted({*MEASURES, *RATES, *DURATIONS, *CLASSES}, key=len, reverse=True))

NOT_BEFORE = {
    "部": "门队委分",
    "家": "庭长",
    "人": "民大才社均工",
    "名": "镇",
    "位": "置",
    "户": "外籍口",
    "场": "所馆地",
    "道": "路",
    "门": "诊店类",
    "节": "能水",
    "班": "车级",
    "团": "队体",
    "方": "案式便",
    "起": "草步",
    "里": "程",
    "对": "接口外",
    "组": "织",
    "支": "付部",
    "度": "假",
    "村": "民级",
    "县": "区级城乡市",
    "镇": "级区村街",
    "乡": "镇村级道",
    "口": "腔岸",
    "条": "例",
    "份": "额",
    "本": "地级市科",
    "片": "区",
    "年": "级",
    "期": "间",
    "周": "边年岁",
    "日": "间照常",
    "天": "然",
    "类": "别",
    "种": "植养",
}
"""Characters that make another word of a measure: 24部门 counts no 部."""


def measure_at(plain: str, place: int) -> str:
    """Return the longest measure that stands at the place, "" for none."""
    for measure in _LONGEST_FIRST:
        if plain.startswith(measure, place):
            after = plain[place + len(measure) : place + len(measure) + 1]
            if after and after in NOT_BEFORE.get(measure, ""):
                continue
            return measure
    return ""
