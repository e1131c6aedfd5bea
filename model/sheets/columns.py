"""The contract of the form: its sheets, columns and labels. Writer and reader share it; nothing keys on positions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.rules import han
from model.terms import Field

TEMPLATE = "2"
"""Version of the form; raise it when a returned form must be read differently."""

FORM_SHEET = "填报表"
COUNTY_SHEET = "分县区"
LAST_SHEET = "上期情况"
OTHER_SHEET = "不需填报"
META_SHEET = "标识（请勿删除）"
META_MARK = "shishi-form"

DASH = "—"
"""What stands, locked, where a milestone line has no figure and a county no part."""

REVISION = "报送次数"
ROW_ID = "行码（请勿改动）"
ROW_ID_WIDTH = 12.0
TASK = "任务"
SUM = "累计完成"

FOOT = ("填报人", "联系电话", "审核人", "单位负责人（签字）", "填报日期", "识别码（请勿删除）")
CODE = "识别码"
SEAL = "校验码"
UNIT = "填报单位"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: key, heading, width in characters; `field` where the unit fills it; other headings it goes by."""

    key: str
    heading: str
    width: float
    field: Field | None = None
    also: tuple[str, ...] = ()
    on_county_form: str = ""

    def title(self, *, county: bool) -> str:
        """Return the heading as printed on a lead unit's or a county's form."""
        return self.on_county_form if county and self.on_county_form else self.heading


COLUMNS = (
    Column("seq", "序号", 6, also=("编号", "序")),
    Column("item", "实事内容", 26, also=("实事项目", "事项", "事项内容", "工作任务")),
    Column("label", "指标或节点\n（单位）", 18, also=("指标", "指标（单位）", "节点")),
    Column("target", "全年目标", 9, also=("年度目标", "目标任务"), on_county_form="本县区任务\n（全市目标）"),
    Column("due", "本期应完成", 10),
    Column("last", "上期累计", 9),
    Column(
        "done",
        "截至本期累计完成\n（全市）",
        11,
        Field.DONE,
        also=("累计完成", "累计完成数", "截至本期累计"),
        on_county_form="截至本期累计完成\n（本县区）",
    ),
    Column("stage", "当前阶段", 10, Field.STAGE, also=("阶段",)),
    Column("text", "进展情况\n（写事实和日期）", 28, Field.TEXT, also=("落实进展情况",)),
    Column(
        "problem",
        "存在问题及下一步打算\n（滞后必填）",
        24,
        Field.PROBLEM,
        also=("存在问题和下一步打算", "存在问题、下一步打算", "存在问题"),
    ),
)
"""The ten columns a clerk sees, in order."""

COUNTY_COLUMNS = (
    Column("seq", "序号", 6),
    Column("label", "实事指标（单位）", 30, also=("指标或节点", "指标")),
    Column("target", "全市目标", 10, also=("全年目标",)),
    Column("kind", "项目", 10),
)
"""The columns of sheet 分县区 before those of the counties."""

COUNTY_WIDTH = 10.0

_BRACKETS = re.compile(r"\([^()]*\)")
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")


def flat(text: str) -> str:
    """Return a text as it is compared: Simplified, half width, without blanks."""
    return _BLANKS.sub("", han.fold(text))


def normal(text: str) -> str:
    """Return a heading or label as it is compared: flat, without brackets and a closing colon."""
    folded = flat(text)
    return (_BRACKETS.sub("", folded) or folded).rstrip(":：*")


def _index(columns: tuple[Column, ...]) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for column in columns:
        for heading in (column.heading, column.on_county_form, *column.also):
            if heading:
                found.setdefault(normal(heading), column)
    return found


BY_HEADING = _index(COLUMNS)
COUNTY_BY_HEADING = _index(COUNTY_COLUMNS)
_FIELDS = {column.field: number for number, column in enumerate(COLUMNS, 1) if column.field}


def beside(cell: str, field: Field, wanted: Field) -> str:
    """Return the cell of another field in the same row, where a cell stands in its field's own column; else itself."""
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{_letter(wanted)}{row}" if cell == f"{_letter(field)}{row}" else cell


def _letter(field: Field) -> str:
    return chr(ord("A") + _FIELDS[field] - 1)


ROW_ID_KEY = normal(ROW_ID)
FOOT_KEYS = {normal(label): normal(label) for label in FOOT}
