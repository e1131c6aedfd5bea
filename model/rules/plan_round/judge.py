"""What a filled cell of the first round's form states: a preset, a figure or stage, a share, a date, a contact."""

from __future__ import annotations

from model.records import Asked, Item, Line, Raw
from model.rules import cell_text, personal, quantity, schedule, stage, statement
from model.rules.plan_round import days
from model.rules.statement import Statement
from model.terms import NOT_CONCERNED, Grade, PlanField, ladder

YES, NO = "是", "否"
"""What 不分解 is kept as; whoever wants a line divided after all says 否, for an empty cell says nothing."""

MONEY = "万元"

_YES = ("是", "√", "✓", "✔", "v", "V", "y", "Y", "1", "对", "有", "不分解", "☑")
_NO = ("否", "×", "✗", "✘", "x", "X", "n", "N", "0", "分解", "要分解")
_DASHES = {"-", "—", "－", "–", "─", "--", "——", NOT_CONCERNED}
_NEAR = {"均分": "按月均分", "每月": "按月均分", "逐月": "按月均分", "匀速": "按月均分", "季": "按季", "节点": "按节点",
         "阶段": "按节点", "一次": "到期一次性", "年底": "到期一次性", "11月": "11月前完成"}  # fmt: skip


def judge(field: PlanField, item: Item | None, line: Line | None, raw: Raw, year: int) -> Statement:
    """Judge one cell; `item` and `line` where the cell belongs to one, `year` is the plan's."""
    if raw.kind in ("error", "uncalculated"):
        return Statement(Grade.BAD, sentence=statement.broken(raw))
    if field is PlanField.PRESET:
        return _preset(line, raw)
    if field is PlanField.PLANNED and item and line:
        return _planned(item, line, raw)
    if field is PlanField.SHARE:
        return _share(line, raw)
    if field is PlanField.UNDIVIDED:
        return _tick(raw)
    if field in (PlanField.DEADLINE, PlanField.START, PlanField.FINISH):
        return days.judge(field, raw, year)
    if field is PlanField.INVESTMENT:
        return _number(raw, MONEY)
    return _words(field, raw)


def _preset(line: Line | None, raw: Raw) -> Statement:
    typed = cell_text.tidy(raw.text)
    if not typed:
        return Statement(Grade.NONE)
    listed = [one.word for one in schedule.offered(line)]
    found = schedule.named(typed)
    if found and found.word in listed:
        exact = raw.text.strip() == found.word
        return Statement(Grade.EXACT if exact else Grade.NORMALISED, found.word, "" if exact else _as(raw, found.word))
    near = next((word for part, word in _NEAR.items() if part in typed and word in listed), "")
    why = "节点没有数，不能这样排" if found else "不在可选的序时方式里"
    likely = f"是不是“{near}”？" if near else ""
    said = f"写的是“{cell_text.shown(raw.text)}”，{why}。{likely}请从这些里选：{'、'.join(listed)}。"
    return Statement(Grade.ASK, Asked(raw.text), said, near)


def _planned(item: Item, line: Line, raw: Raw) -> Statement:
    """Read what is due by a round: a stage, or a cumulative figure in the line's printed measure."""
    if cell_text.tidy(raw.text) in _DASHES:
        return Statement(Grade.NONE)
    read = stage.stage(raw, ladder(item.kind))
    if line.target is None or read.grade in (Grade.EXACT, Grade.NORMALISED):
        value = Asked(raw.text) if read.grade is Grade.ASK else read.value or None
        return Statement(read.grade, value, read.sentence, read.suggestion)
    return _number(raw, line.target.printed_measure)


def _share(line: Line | None, raw: Raw) -> Statement:
    if line is None or line.target is None:
        return Statement(Grade.BAD, sentence="这一行是节点，没有数可分，没有收。")
    if cell_text.tidy(raw.text) in _DASHES:
        return Statement(Grade.EXACT, NOT_CONCERNED)
    return _number(raw, line.target.printed_measure)


def _number(raw: Raw, measure: str) -> Statement:
    read = quantity.quantity(raw, measure, concerned=False)
    if read.grade is Grade.ASK:
        return Statement(
            Grade.ASK,
            Asked(raw.text),
            read.sentence,
            "" if read.suggestion is None else quantity.plain(read.suggestion),
        )
    return Statement(read.grade, None if read.value is None else quantity.plain(read.value), read.sentence)


def _tick(raw: Raw) -> Statement:
    typed = cell_text.tidy(raw.text)
    if raw.kind == "bool":
        typed = YES if typed.lower() in ("1", "true") else NO
    for words, value in ((_YES, YES), (_NO, NO)):
        if typed in words:
            return Statement(Grade.EXACT, value)
    if not typed or typed in _DASHES:
        return Statement(Grade.NONE)
    said = f"“不分解”一栏写的是“{cell_text.shown(raw.text)}”，看不出是不是不分解。不分解的打√，要分解的填“{NO}”。"
    return Statement(Grade.ASK, Asked(raw.text), said)


def _words(field: PlanField, raw: Raw) -> Statement:
    text = raw.text.replace("\r\n", "\n").strip()
    if not text or (field is not PlanField.SITE and cell_text.tidy(text) in _DASHES):
        return Statement(Grade.NONE)
    if "身份证号" in personal.found(text):
        return Statement(Grade.BAD, sentence=f"{field.word}里像是有身份证号，没有收。请删去后再报，不要填身份证号。")
    if field is PlanField.PHONE and sum(char.isdigit() for char in cell_text.tidy(text)) < 3:
        said = f"电话写的是“{cell_text.shown(text)}”，看不出号码。请填电话号码，或退回核实。"
        return Statement(Grade.ASK, Asked(raw.text), said)
    return Statement(Grade.EXACT, "".join(text.split()) if field is PlanField.SITE else text)


def _as(raw: Raw, word: str) -> str:
    return f"写的是“{cell_text.shown(raw.text)}”，按“{word}”收。"
