"""Lines' figures, stages and texts in a pasted table → what each row gives which line; nothing is guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.records import Item, Line
from model.rules import cell_text, names, pasted_table
from model.rules.pasted_table import Heading, Row, Unread
from model.terms import Field

NO, LINE, UNIT = "no", "line", "unit"

WORDS: Mapping[str, Sequence[str]] = {
    NO: ("序号", "编号", "项号", "事项序号", "行号", "指标序号", "指标编号"),
    LINE: ("指标", "指标名称", "目标", "任务指标", "指标或节点"),
    UNIT: ("填报单位", "报送单位", "单位"),
    Field.DONE.value: (Field.DONE.word, "累计完成", "累计", "累计完成数", "本期累计", "完成数", "累计数", "完成情况"),
    Field.STAGE.value: (Field.STAGE.word, "当前阶段", "阶段"),
    Field.TEXT.value: (Field.TEXT.word, "进展情况", "进展", "工作进展", "进展说明"),
    Field.PROBLEM.value: (
        Field.PROBLEM.word,
        "存在问题",
        "问题打算",
        "问题",
        "存在的问题",
        "问题和打算",
        "存在问题及打算",
    ),
}
FIELDS = {field.value: field for field in (Field.DONE, Field.STAGE, Field.TEXT, Field.PROBLEM)}


@dataclass(frozen=True, slots=True)
class Given:
    """What a row gives a line; a blank cell gives nothing. `unit` as written, "" where none is."""

    row: int
    line: str
    unit: str
    values: Mapping[Field, str]


def read(
    table: Sequence[Row], items: Sequence[Item], lines: Sequence[Line]
) -> tuple[tuple[Given, ...], tuple[Unread, ...]]:
    """Match rows to lines by 序号 (26-2, or 26 where it has one line) and 指标; headings must be there."""
    head = pasted_table.heading(table, WORDS)
    if not {NO, LINE} & set(head.columns) or not FIELDS.keys() & head.columns.keys():
        return (), (
            Unread(0, "", "没有表头，请连表头一起粘贴：序号（或指标），和累计完成、当前阶段、进展情况、存在问题"),
        )
    if head.twice:
        why = "有两列是这个表头，请删去一列"
        return (), tuple(Unread(table[head.row].number, WORDS[name][0], why) for name in head.twice)
    unread = _strange(table, head)
    known, found = _Known(items, lines), []
    for row in table[head.row + 1 :]:
        texts = {name: row.at(column) for name, column in head.columns.items()}
        values = {field: texts[name] for name, field in FIELDS.items() if texts.get(name)}
        if not values:
            continue
        line = known.line(texts.get(NO, ""), texts.get(LINE, ""))
        if isinstance(line, Line):
            found.append(Given(row.number, line.id, texts.get(UNIT, ""), values))
        else:
            unread.append(Unread(row.number, cell_text.shown(row.text), line))
    return tuple(found), tuple(unread)


def _strange(table: Sequence[Row], head: Heading) -> list[Unread]:
    words = "、".join(f"“{cell_text.shown(table[head.row].at(column))}”" for column in head.strange)
    return [Unread(0, "", f"{words}这{len(head.strange)}列没有采用")] if words else []


class _Known:
    """The plan's lines, found by number and words."""

    def __init__(self, items: Sequence[Item], lines: Sequence[Line]) -> None:
        self._by_id = {names.key(line.id): line for line in lines}
        self._of: defaultdict[str, list[Line]] = defaultdict(list)
        self._named: defaultdict[str, list[Line]] = defaultdict(list)
        numbers = {item.id: {names.key(item.no), names.key(item.id)} for item in items}
        for line in lines:
            self._named[names.key(line.name)].append(line)
            for number in numbers.get(line.item, ()):
                self._of[number].append(line)

    def line(self, number: str, name: str) -> Line | str:
        """Return the one line meant, or why there is none."""
        number, wanted = names.key(number).removeprefix("第").rstrip("项.、"), names.key(name)
        if number in self._by_id:
            line = self._by_id[number]
            return line if wanted in ("", names.key(line.name)) else f"序号和指标对不上：{line.id}是“{line.name}”"
        fits = self._of.get(number, []) if number else self._named.get(wanted, [])
        if not fits:
            return f"没有序号是“{cell_text.shown(number)}”的行" if number else "没有序号，也没有这个名称的指标"
        if number and wanted:
            fits = [line for line in fits if names.key(line.name) == wanted]
        if len(fits) == 1:
            return fits[0]
        listed = "、".join(line.id for line in fits[:5])
        return f"对得上几行：{listed}。请写成其中一个" if fits else "这个序号的事项里没有这个名称的指标"
