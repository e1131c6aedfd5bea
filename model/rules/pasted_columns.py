"""Numbers of the public, leaders and tags, pasted beside item numbers → what each item gets; nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.records import Item
from model.rules import cell_text, names, pasted_table, public_no
from model.rules.pasted_table import Heading, Row, Unread
from model.terms import Tag

NO, TITLE, PUBLIC, LEADER, TAGS = "no", "title", "public_no", "leader", "tags"

WORDS: Mapping[str, Sequence[str]] = {
    NO: ("序号", "编号", "项号", "事项序号", "实事序号", "子项序号", "事项编号", "项"),
    TITLE: ("实事内容", "事项", "实事", "项目", "内容", "项目名称", "实事项目", "事项名称", "子项", "工作任务", "名称"),
    PUBLIC: ("所属件号", "件号", "所属件", "所属实事", "民生实事件号", "对外编号", "公开编号", "件"),
    LEADER: ("分管市领导", "分管领导", "市领导", "责任领导", "牵头领导", "分管副市长", "市级领导"),
    TAGS: ("层级", "级别", "省市县", "省/市/县", "省、市、县", "标签", "级次", "所属层级"),
    **{tag.value: (tag.word, f"{tag.word}级", f"{tag.word}实事") for tag in Tag},
}

CALLED = {NO: "序号", TITLE: "实事内容", PUBLIC: "所属件号", LEADER: "分管市领导", TAGS: "层级"}

TICKS = frozenset("√✓✔是有1●■v")
NAMES = re.compile(r"[一-龥·]{2,4}(?:同志|副?市长|常委|副书记|书记)?(?:[、,/]\s*[一-龥·]{2,4})*")
SAME_START = 6
"""Characters of a title that must agree where one of two is cut short."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a row gives one item; None leaves a field as it is."""

    row: int
    item: str
    public_no: str | None = None
    leaders: tuple[str, ...] | None = None
    tags: tuple[Tag, ...] | None = None


def read(table: Sequence[Row], items: Sequence[Item]) -> tuple[tuple[Given, ...], tuple[Unread, ...]]:
    """Match rows to items by number, by title where given; a blank cell leaves what is there.

    Without headings the first column must be the numbers and the others say by their content what they are.
    """
    head = pasted_table.heading(table, WORDS)
    unread = [_column(table, head, column) for column in head.strange]
    unread += [
        Unread(table[head.row].number, CALLED.get(name, name), "有两列是这个表头，请删去一列") for name in head.twice
    ]
    body = table[head.row + 1 :]
    if head.row < 0:
        head, more = _by_content(table)
        unread += more
    if NO not in head.columns and TITLE not in head.columns:
        return (), (Unread(0, "", "看不出哪一列是序号，请连表头一起粘贴，并带上“序号”一列"),)
    if head.twice:
        return (), tuple(unread)
    found: list[Given] = []
    known = _Known(items)
    for row in body:
        one = _row(row, head.columns, known)
        if isinstance(one, Unread):
            unread.append(one)
        elif one:
            found.append(one)
    return _once(found, unread)


def _row(row: Row, columns: Mapping[str, int], known: _Known) -> Given | Unread | None:
    """Read one row; None where it gives nothing, as a section's heading does."""
    cells = {name: row.at(column) for name, column in columns.items()}
    if not any(cell for name, cell in cells.items() if name not in (NO, TITLE)):
        return None
    item = known.item(cells.get(NO, ""), cells.get(TITLE, ""))
    if isinstance(item, str):
        return Unread(row.number, row.text, item)
    number, tags = public_no.read(cells.get(PUBLIC, "")), tags_of(cells)
    if number is None:
        return Unread(row.number, row.text, f"件号“{cell_text.shown(cells[PUBLIC])}”看不懂，请写成“第12件”或“12”")
    if tags is None:
        typed = " ".join(cells[name] for name in (TAGS, *Tag) if cells.get(name))
        return Unread(row.number, row.text, f"层级“{cell_text.shown(typed)}”看不懂，请写省、市、县中的一个或几个")
    return Given(row.number, item.id, number or None, leaders_of(cells.get(LEADER, "")) or None, tags or None)


def leaders_of(typed: str) -> tuple[str, ...]:
    """Return the leaders a cell names, () for a blank one."""
    parts = re.split(r"[、,，;；/\n]", cell_text.tidy(typed))
    return tuple(dict.fromkeys(name for part in parts if (name := "".join(part.split()))))


def tags_of(cells: Mapping[str, str]) -> tuple[Tag, ...] | None:
    """Return the tags a row gives, by words in one cell or ticks in three; () for none, None where it is not clear."""
    text = re.sub(r"[、,;/+和级实事\s]", "", names.key(cells.get(TAGS, "")))
    words = {tag.word: tag for tag in Tag} | {"区": Tag.COUNTY}
    if any(char not in words for char in text):
        return None
    ticked = {tag for tag in Tag if (cell := names.key(cells.get(tag.value, ""))) and cell.lower() in TICKS}
    if any(cells.get(tag.value, "") and tag not in ticked for tag in Tag):
        return None
    given = {words[char] for char in text} | ticked
    return tuple(tag for tag in Tag if tag in given)


def _once(found: Sequence[Given], unread: list[Unread]) -> tuple[tuple[Given, ...], tuple[Unread, ...]]:
    """Ask about items that several rows give different things; rows that say the same are one."""
    by_item: defaultdict[str, list[Given]] = defaultdict(list)
    for one in found:
        by_item[one.item].append(one)
    out = []
    for rows in by_item.values():
        if len({(one.public_no, one.leaders, one.tags) for one in rows}) == 1:
            out.append(rows[0])
            continue
        told = "、".join(str(one.row) for one in rows)
        unread.append(Unread(rows[-1].row, "", f"第{told}行是同一项，写的不一样，都没有采用，请留一行"))
    return tuple(out), tuple(sorted(unread, key=lambda one: one.row))


class _Known:
    """The plan's items, found by their printed number and their words."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._numbers: defaultdict[str, list[Item]] = defaultdict(list)
        self._titles = [(names.key(item.text), item) for item in items]
        for item in items:
            for number in {_number(item.no), _number(item.id)}:
                self._numbers[number].append(item)

    def item(self, number: str, title: str) -> Item | str:
        """Return the one item meant, or why there is none."""
        if number:
            fits = self._numbers.get(_number(number), [])
            if not fits:
                return f"没有序号是“{cell_text.shown(number)}”的事项"
            if title:
                fits, all_fits = [item for item in fits if _same(names.key(title), names.key(item.text))], fits
                if not fits:
                    return f"序号和内容对不上：第{all_fits[0].no}项是“{cell_text.shown(all_fits[0].text)}”"
        else:
            fits = [item for text, item in self._titles if title and _same(names.key(title), text)]
        if len(fits) == 1:
            return fits[0]
        if fits:
            return f"对得上几项：{'、'.join(f'第{item.no}项（{cell_text.shown(item.text)}）' for item in fits[:5])}"
        return "没有序号，也没有内容相同的事项" if title else "没有序号"


def _number(typed: str) -> str:
    return re.sub(r"^第|[项.、)\s]+$", "", names.key(cell_text.tidy(typed)))


def _same(one: str, other: str) -> bool:
    """Say whether two titles are the same but for a part cut off at the end."""
    short, long = sorted((one.rstrip("….。"), other.rstrip("….。")), key=len)
    return short == long or (len(short) >= SAME_START and long.startswith(short))


# --- columns ------------------------------------------------------------------------------------------------


def _column(table: Sequence[Row], head: Heading, column: int) -> Unread:
    word = cell_text.shown(table[head.row].at(column))
    return Unread(table[head.row].number, word, f"“{word}”这一列看不出是什么，没有采用")


def _by_content(table: Sequence[Row]) -> tuple[Heading, list[Unread]]:
    """Tell columns without headings by what stands in them; the first holds the numbers."""
    columns, unread = {NO: 0}, []
    for column in range(1, max((len(row.cells) for row in table), default=0)):
        cells = [cell for row in table if (cell := row.at(column))]
        name = _kind(cells) if cells else ""
        if name and name not in columns:
            columns[name] = column
        elif cells:
            why = "没有表头，看不出是什么" if not name else f"没有表头，像是又一列{CALLED[name]}"
            unread.append(Unread(table[0].number, f"第{column + 1}列", f"第{column + 1}列{why}，没有采用，请带上表头"))
    return Heading(-1, columns), unread


def _kind(cells: Sequence[str]) -> str:
    kinds = Counter(map(_kind_of, cells))
    return next(iter(kinds)) if len(kinds) == 1 else ""


def _kind_of(cell: str) -> str:
    if tags_of({TAGS: cell}):
        return TAGS
    if public_no.read(cell):
        return PUBLIC
    if NAMES.fullmatch(cell_text.tidy(cell)):
        return LEADER
    return TITLE if len(cell) >= SAME_START else ""
