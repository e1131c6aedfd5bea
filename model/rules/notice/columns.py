"""Name a table's columns by their headings, and say what a cell looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from model.rules.notice import allocations, duties, marks, units
from model.rules.notice.text import Text

NO = "no"
TEXT = "text"
SECTION = "section"
VALUE = "value"
MEASURE = "measure"
PARTS = "parts"
COUNTY = "county"
REGION_ROLE = "region"
SCHEDULE = "schedule"
PROGRESS = "progress"
REMARK = "remark"
WEIGHT = "weight"
OFFICES = ("leads", "co", "responsible", "assessors")
PEOPLE = ("leaders", "contacts")

HEADINGS = (
    (NO, r"^(?:序号?|编号|件号|项次|项目编号|任务编号)$"),
    (
        PROGRESS,
        r"进展|(?:完成|落实|推进|实施|进度|达标|达序)情况|存在(?:的)?问题|下一?步|(?:形象|工程|当前|目前|实际|完成)进度|"
        r"是否(?:完成|达序|达标|达到)|达序|(?<!计划)(?<!应)完成(?:率|比例|数|量|比)|实际完成|已完成|截[至止]|状态",
    ),
    (
        SCHEDULE,
        r"季度|进度要求|序时|进度安排|工作措施|推进计划|月底?目标|半年目标|阶段|工作计划|实施计划|具体措施|任务安排|工作安排|^上半年$|^下半年$|^全年$",
    ),
    (PARTS, r"分解"),
    (WEIGHT, r"分值|权重|基本分|标准分"),
    (REMARK, r"备注|地点|电话|处室|投资|评分|考核办法|类型|来源|成果形式|资金|说明"),
    ("deadline", r"时限|期限|完成时间|时间节点|办结时间|时间要求"),
    (MEASURE, r"^(?:计量)?单位$|^计量单位"),
    (VALUE, r"目标值|^数量$|任务数|^总量$|目标数|计划数"),
    (SECTION, r"^(?:工作重点|大类|类别|分类|领域|项目类别|任务类别|类型|板块|工程名称|工程)$"),
    (TEXT, r"任务|内容|实事|重点工作|考核指标|指标|目标|事项|要求"),
    (SECTION, r"^(?:项目|项目名称|名称|工程项目|建设项目)$"),
)
DEADLINE = re.compile(
    r"(?:(?:19|20)\d\d年?[.年/-]?)?\d{1,2}月(?:份|底|末|初|中旬|上旬|下旬|\d{1,2}日)*[^,。;]{0,8}|(?:19|20)\d\d[./]\d{1,2}(?:[./]\d{1,2})?|"
    r"(?:(?:19|20)\d\d年)?(?:年底|年末|年内|全年|上半年|下半年|第?[一二三四]季度|[一二三四]季度末?)(?:前|底|完成|之前)?"
)
REGION = re.compile(
    r"(?:地区|区域|县区|区县|市县|县\(?市、?区\)?|县市区|乡镇|镇街|乡镇\(?街道\)?|镇\(街道\)|辖区|各地|板块)(?:名称)?"
)
GENERIC = re.compile(
    r"(?:年度|全年|计划|分解)?(?:目标|任务|目标任务|计划|指标)(?:数|量|值|总数)?|完成|进度|占比|比例|备注"
)
"""Headings that name no task: they divide the one a table stands in."""

WHOLE = re.compile(r"(?:全市|全县|全区|全州|合计|总计|总目标)")
PEOPLE_WORDS = re.compile(r"单位|部门|领导|责任人|联系人|联络员|负责人|科室")
DONE = re.compile(r"已|目前|正在|截至|截止|预计|累计完成|顺利推进|按期")
"""Words of a report on what has been done."""

NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?%?")


def role(heading: str) -> str:
    """Return what a column with this heading holds, "" for one not understood."""
    plain = "".join(Text.tight(heading).plain.split())
    for name, words in HEADINGS[:3]:
        if re.search(words, plain):
            return name
    if re.search(r"单位.{1,4}(?:负责人|责任人|领导)", plain):
        return _office(plain.split("及")[0].split("和")[0]) or "responsible"
    if re.search(r"单位|部门|领导|责任人|联系人|联络员|负责人|科室", plain) and not re.fullmatch(
        r"(?:计量)?单位", plain
    ):
        return _office(plain)
    return next((name for name, words in HEADINGS[3:] if re.search(words, plain)), "")


def _office(heading: str) -> str:
    """Return what a column of offices or people holds; 主要责任单位 lead where no other column does (`roles`)."""
    found = duties.role_of(heading)
    return "leads" if found == "main" else found


def is_word(cell: str) -> bool:
    """Say whether a line by itself is nothing but a column's heading."""
    plain = Text.tight(cell).plain
    return (
        bool(role(cell)) and len(plain) <= 12 and not re.search(r"[\d:,。;]", plain) and not marks.read(Text.of(plain))
    )


def is_stage(cell: str) -> bool:
    """Say whether a cell is a quarter's or half-year's name and nothing more."""
    return (
        re.fullmatch(
            r"(?:第?[一二三四1-4]季度|[上下]半年|全年|\d{1,2}月)(?:目标|任务|进度|计划)?", Text.tight(cell).plain
        )
        is not None
    )


def is_region(cell: str) -> bool:
    """Say whether a cell names a county, the whole city or its own row (市本级)."""
    plain = Text.tight(cell).plain
    return WHOLE.fullmatch(plain) is not None or allocations.PLACE_NAME.fullmatch(plain) is not None


def heads_counties(cells: Sequence[str]) -> bool:
    """Say whether headings are those of a table of one county a row and one task a column, not of one task's parts."""
    named = [cell for cell in cells[1:] if not GENERIC.fullmatch(Text.tight(cell).plain) and role(cell) != PROGRESS]
    return REGION.fullmatch(Text.tight(cells[0]).plain) is not None and bool(named)


def roles(cells: Sequence[str]) -> list[str]:
    """Return the roles of a heading row; a lone 项目 or 目标 is the task itself.

    Of several columns of leads, that of 主要责任单位 names those beside the first.
    """
    out = [role(cell) for cell in cells]
    leads = [place for place, name in enumerate(out) if name == "leads"]
    mains = [place for place in leads if duties.role_of(cells[place]) == "main"]
    for place in mains if len(mains) < len(leads) else mains[1:]:
        out[place] = "co"
    if TEXT not in out:
        named = [place for place, name in enumerate(out) if name == SECTION]
        if named:
            out[named[-1]] = TEXT
    return out


def is_heading(cells: Sequence[str]) -> bool:
    """Say whether a row heads a table: most of its cells are headings, one of them of the task."""
    filled = [cell for cell in cells if cell.strip()]
    found = [name for name in roles(filled) if name]
    short = all(len("".join(cell.split())) <= 24 for cell in filled)
    distinct = len(set(found) - {TEXT, REMARK, WEIGHT, PROGRESS, SCHEDULE})
    return short and TEXT in found and distinct >= 1 and len(found) >= 2 and 3 * len(found) >= 2 * len(filled)


def fits(cell: str, name: str) -> int:
    """Return how well a cell suits a column, negative where it does not."""
    plain = Text.tight(cell).plain
    number = NUMBER.fullmatch(plain) is not None
    if name in SHAPES:
        good, bad = SUITS[name]
        return good if SHAPES[name](cell) else bad
    if name in (VALUE, COUNTY):
        return 3 if number else 0
    if number:
        return {REMARK: 1, TEXT: 0}.get(name, -3)
    office = are_offices(cell)
    if name == TEXT:
        return 0 if len(plain) < 3 else -2 if office or is_person(cell) else 3
    if name == SECTION:
        return -2 if office or plain.endswith("。") else 1
    if name == PROGRESS and DONE.search(plain):
        return 2
    return 1 if len(plain) >= 4 and not office else 0


def people(cell: str) -> tuple[str, ...]:
    """Return the names of persons a cell lists, blanks inside a name taken out (“方 成”, “陆 明俞 悦”)."""
    if glued := re.fullmatch(r"([一-龥]) ([一-龥])([一-龥]) ([一-龥])", cell.strip()):
        return glued[1] + glued[2], glued[3] + glued[4]
    found = ("".join(word.split()) for word in re.split(r"[、,;，；\n]|\s{2,}", cell.strip()))
    return tuple(word for word in found if word)


def is_person(cell: str) -> bool:
    """Say whether a cell has the shape of persons' names: two to four characters each, no office."""
    listed = people(cell)
    return bool(listed) and all(re.fullmatch(r"[一-龥·]{2,4}", word) and not units.is_office(word) for word in listed)


def are_offices(cell: str) -> bool:
    """Say whether a cell lists offices, perhaps each with its head's name behind a blank."""
    listed = units.names(cell)
    return bool(listed) and all(units.is_office(person_off(name)[0]) for name in listed)


def person_off(name: str) -> tuple[str, str]:
    """Split “市民政局 罗志强” into office and person."""
    words = name.split()
    if len(words) >= 2 and units.is_office(words[0]):
        person = "".join(words[1:])
        if re.fullmatch(r"[一-龥·]{2,4}", person) and not units.is_office(person):
            return words[0], person
    return name, ""


def numbered(cell: str) -> bool:
    """Say whether a cell is nothing but an item's number."""
    text = Text.tight(cell)
    mark = marks.read(Text.of(text.raw + "、")) if text.plain else None
    return mark is not None and len(text.plain.rstrip(".、")) == len(mark.label)


def _is_number(cell: str) -> bool:
    return numbered(cell) or re.fullmatch(r"\d+-\d+", Text.tight(cell).plain) is not None


def _is_value(cell: str) -> bool:
    return NUMBER.fullmatch(Text.tight(cell).plain) is not None


def _is_measure(cell: str) -> bool:
    plain = Text.tight(cell).plain
    return len(plain) <= 4 and NUMBER.fullmatch(plain) is None


def _is_deadline(cell: str) -> bool:
    return DEADLINE.fullmatch(Text.tight(cell).plain) is not None


SHAPES: dict[str, Callable[[str], bool]] = {
    NO: _is_number,
    PARTS: allocations.is_list,
    MEASURE: _is_measure,
    WEIGHT: _is_value,
    "deadline": _is_deadline,
    **dict.fromkeys(PEOPLE, is_person),
    **dict.fromkeys(OFFICES, are_offices),
}
"""Columns whose cells have a shape of their own."""

SUITS = {
    NO: (4, -9),
    PARTS: (6, -6),
    MEASURE: (2, -4),
    WEIGHT: (4, -6),
    "deadline": (4, -4),
    **dict.fromkeys(PEOPLE, (3, -4)),
    **dict.fromkeys(OFFICES, (4, -5)),
}
