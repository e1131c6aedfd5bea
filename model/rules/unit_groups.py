"""Decide which group of the unit tree a printed name belongs to, for any city."""

from __future__ import annotations

import re

from model.rules import names
from model.terms import COUNTY, UNIT_GROUPS, ZONE

OFFICES, PARTY, MASSES, FIRMS, CENTRAL = UNIT_GROUPS[:5]

KNOWN_GROUPS = {
    "政府部门": OFFICES,
    "政府直属事业单位": OFFICES,
    "直属事业单位": OFFICES,
    "议事机构办公室": OFFICES,
    "司法机关": OFFICES,
    "社会组织": MASSES,
    "市属国企": FIRMS,
    "中央、省属驻连单位": CENTRAL,
    "中央、省属驻连企业": CENTRAL,
}
"""How lists of units name their groups, where they do not use ours."""

PATTERNS = (
    (
        MASSES,
        r"总工会|^团[市县区]委|共青团|妇联|妇女联合会|残联|残疾人联合会|科协|侨联|文联|社科联|工商联|红十字会|"
        r"慈善|协会$|学会$|商会$",
    ),
    (PARTY, r"^(?:中共)?.{0,6}[市县区州]委(?!员)|宣传部|组织部|统战部|政法委|编办|网信办|纪委|党校|人才办|文明办"),
    (
        CENTRAL,
        r"移动|电信|联通|铁塔|广电网络|供电|电力|电网|烟草|邮政|石油|石化|银行|人行|支行|银保监|金融监管分局|税务局|海关|海事|气象|"
        r"消防|通管|通信管理|调查队|边检|^省|^国家|^中国|铁路|检查分局|地震",
    ),
    (FIRMS, r"集团|公司|控股|城投|国投|交投|水务投"),
    (ZONE, r"开发区|新区|高新区|经开区|园区$|示范区|度假区|风景区|景区|功能板块|管委会$|管理委员会$|保税区|合作区"),
    (COUNTY, r"^[一-龥]{1,}(?:县|区|旗|镇|乡|街道|街道办|街道办事处|街办|办事处|市|农场)(?:人民政府|政府)?$"),
)  # fmt: skip

COUNTIES = re.compile(r"(?:各|全市|所有)?(?:[县市区旗州、()]|县级市)+(?:人民政府|政府)?(?:\(.*\))?")
ZONES = re.compile(r"各?(?:功能板块|功能区|园区|开发区)(?:管委会)?")
GROUP_OF = re.compile(
    r"^(?:各|有关|相关|其他|全市|市级其他|市各|.{0,2}直各)|(?:有关|相关|各)(?:单位|部门|专班|街道|乡镇)|产权单位$|等单位$"
)


def group(name: str) -> str:
    """Return the group a name's pattern points to; offices of the government where none does."""
    plain = names.key(name)
    if re.fullmatch(r"[市县区省](?:人民)?政府", plain):
        return OFFICES
    return next((one for one, pattern in PATTERNS if re.search(pattern, plain)), OFFICES)


def mapped(printed: str) -> str:
    """Return our group for the one a list of units states, "" for one unknown."""
    return KNOWN_GROUPS.get(printed, printed if printed in UNIT_GROUPS else "")


def collective(name: str) -> str:
    """Say what a name that stands for several units covers: "counties", "zones", "others", "" for one unit."""
    plain = names.key(name)
    if plain.startswith("各") and COUNTIES.fullmatch(plain):
        return "counties"
    if ZONES.fullmatch(plain):
        return "zones"
    return "others" if GROUP_OF.search(plain) else ""
