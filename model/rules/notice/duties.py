"""Read who answers for an item: labelled lists, “甲牵头，乙配合”, bare brackets, first named = lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.rules.notice import units
from model.rules.notice.text import Text

_MODIFIER = (
    "牵头|主办|主要|主责|主管|共同|配合|协办|协同|协助|协作|参与|参加|会办|承办|责任|实施|落实|负责|建设|完成|监考|考核|考评|督办|督查|"
    "指导|汇总|全面|分管|包抓|挂包|挂钩|联系|项目|具体|计划|办结|办理|时间|进度|序时|市级|县级|区级|市|县|区|第一|直接|和|及|、"
)
LABEL = re.compile(
    rf"(?P<label>(?:(?:{_MODIFIER})\s*)+(?:单\s*位|部\s*门|科\s*室|主\s*体|领\s*导|人员|人|时\s*限|期\s*限|时\s*间|节\s*点|要\s*求)"
    r"|联\s*络\s*员|时\s*限|联\s*系\s*人|联\s*系\s*电\s*话)\s*(?:为|是)?\s*[:]"
)
LABEL_ALONE = re.compile(LABEL.pattern.removesuffix(r"\s*(?:为|是)?\s*[:]") + r"\s+(?=\S)")
BY_WORDS = re.compile(
    r"(?:由)?(?P<lead>[^,;。]+?)(?:共同|分别)?(?:牵头|主办|为主|总负责|负责)(?:负责|实施|落实|组织实施)?"
    r"(?:[,;、](?P<co>.+?)(?:等)?(?:协同配合|配合|协办|协助|参与|参加|协同|按照?职责.*?|分工负责|分别负责|负责)(?:落实|实施|做好.*)?)?[。]?"
)
UNTIL = re.compile(r"[,;、]\s*((?:(?:19|20)\d\d年)?(?:\d{1,2}月|年底|年内)[^,;、]*)$")
"""A deadline that closes a bracket: “…负责，12月底前完成”."""

FIELD = re.compile(
    r"(?P<label>(?:项目|建设|主要|工作|具体|实施|年度|任务|目标|投资|资金|推进|保障|落实|计划)*"
    r"(?:内容|目标|任务|分解|措施|规模|地点|资金|筹措|来源|概算|进度|安排|计划|举措|名称)"
    r"(?:[及和](?:任务|目标)?(?:分解|措施|来源|要求|安排))?)\s*[:]"
)
"""Labels of a block's other lines: what is to be done (content), by when (schedule), with what money (remark)."""

ROLES = (
    ("deadline", re.compile(r"时限|期限|时间|节点")),
    ("contacts", re.compile(r"联系人|联络员|责任人|负责人|电话|经办人")),
    ("leaders", re.compile(r"领导")),
    ("assessors", re.compile(r"监考|考核|考评|督办|督查|指导")),
    ("leads", re.compile(r"牵头|主办|第一")),
    ("co", re.compile(r"共同|配合|协办|协同|协助|协作|参与|参加|会办")),
    ("main", re.compile(r"主要|主责|主管")),
    ("responsible", re.compile(r"单位|部门|科室|主体")),
)


@dataclass(frozen=True, slots=True)
class Duties:
    """Who stands in which role, names as printed; `first_leads` = the document says the first named leads."""

    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    assessors: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    deadline: str | None = None
    first_leads: bool = False

    def __or__(self, other: Duties) -> Duties:
        """Join what two places say."""
        return Duties(
            self.leads + other.leads,
            self.co + other.co,
            self.main + other.main,
            self.responsible + other.responsible,
            self.assessors + other.assessors,
            self.leaders + other.leaders,
            self.contacts + other.contacts,
            self.deadline or other.deadline,
            self.first_leads or other.first_leads,
        )

    @property
    def answering(self) -> bool:
        """Say whether anyone is named who may lead."""
        return bool(self.leads or self.main or self.responsible)

    def __bool__(self) -> bool:
        return self != Duties()


def role_of(label: str) -> str:
    """Return the field of Duties a label fills, "" for a label of something else."""
    plain = "".join(label.split())
    return next((name for name, words in ROLES if words.search(plain)), "")


def field_of(label: str) -> str:
    """Say what a line under another label holds: "content", "schedule" or "remark"."""
    if re.search(r"资金|投资|筹措|来源|概算|地点", label):
        return "remark"
    if re.search(r"进度|安排|计划|措施|举措", label):
        return "schedule"
    return "content"


def labelled(text: Text) -> Iterator[tuple[int, int, str, Text]]:
    """Yield each labelled part as (start, end, role, what it says); a part reaches to the next label."""
    marks = list(LABEL.finditer(text.plain))
    if not marks and (alone := LABEL_ALONE.match(text.plain)):
        marks = [alone]
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        yield mark.start(), end, role_of(mark["label"]), text.cut(mark.end(), end).strip(" ,;。、")


def read(text: Text, bare: bool = True) -> Duties:
    """Read a bracket's inside or a label line; nothing where it says no duty.

    `bare` takes a list of nothing but offices for responsible units.
    """
    out = Duties()
    found = False
    for _, _, role, said in labelled(text):
        found = True
        out |= as_duties(role, said)
    if found:
        return out
    if told := by_words(text):
        return told
    if until := UNTIL.search(text.plain):
        told = read(text.cut(0, until.start()), bare)
        return replace(told, deadline=text.raw[until.start(1) : until.end()]) if told else told
    return marked("responsible", units.names(text.raw)) if bare and units.are_offices(text.raw) else Duties()


def by_words(text: Text) -> Duties:
    """Read “甲牵头，乙、丙配合”."""
    plain = text.strip(" 。()")
    match = BY_WORDS.fullmatch(plain.plain)
    if match is None:
        return Duties()
    lead = units.names(plain.raw[match.start("lead") : match.end("lead")])
    co = units.names(plain.raw[match.start("co") : match.end("co")]) if match["co"] else ()
    if not all(map(units.is_office, (*lead, *co))):
        return Duties()
    only = not co and "牵头" not in plain.plain and "主办" not in plain.plain
    return Duties(responsible=lead) if only else Duties(leads=lead, co=co)


def as_duties(role: str, said: Text) -> Duties:
    """Fill one role; a rule told in brackets (“列第一位者为牵头单位，下同”) is heeded, not listed."""
    if role in ("", "deadline"):
        return Duties(deadline=said.raw or None) if role else Duties()
    rule = units.RULE.search(said.plain)
    if rule:
        said = said.without(*rule.span())
    if role in ("responsible", "leads") and (told := by_words(said)):
        return told
    return marked(role, units.names(said.raw), rule is not None)


def marked(role: str, listed: tuple[str, ...], first_leads: bool = False) -> Duties:
    """Return duties with one role filled; “环保局（牵头）” leads the others, “（2021.8）” behind a name is its date.

    A name with a mark (“*市建设局”, “市建设局★”) leads those without in the same list.
    """
    found = Duties(first_leads=first_leads)
    dates: list[str] = []
    starred = [name.strip(units.STARS) for name in listed if name.strip(units.STARS) != name]
    listed = tuple(name.strip(units.STARS) for name in listed)
    for name in listed:
        plain = Text.of(name).plain
        lead, dated = units.LEADS.search(plain), units.DATED.search(plain)
        if dated:
            dates.append(name[dated.start(1) : dated.end(1)])
        own = name[: lead.start()] if lead else name[: dated.start()] if dated else name
        led = lead or name in starred
        rest = "co" if starred and role in ("leads", "responsible") else role
        found |= in_role("leads" if led else rest, (own,))
    return replace(found, deadline="、".join(dates) or None)


def in_role(role: str, listed: tuple[str, ...], first_leads: bool = False) -> Duties:
    """Return duties with one role filled."""
    return replace(Duties(first_leads=first_leads), **{role: listed})  # type: ignore[arg-type]


def settle(found: Duties, first_leads: bool) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return (leads, co, responsible only): 责任单位 beside a lead are co; alone they all lead, or the first does.

    主要责任单位 (`main`) are co beside a lead, and lead where none stands beside them.
    """
    if found.leads:
        return found.leads, found.main + found.responsible + found.co, False
    if found.main:
        return found.main, found.responsible + found.co, not (found.responsible or found.co)
    if first_leads and found.responsible:
        return found.responsible[:1], found.responsible[1:] + found.co, False
    return found.responsible, found.co, bool(found.responsible)
