"""未销号清单, 缺佐证清单 per lead unit: which of its items are not struck off or owe proof, and what is it asked?"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.records import ItemView, PeriodView, UnitView
from model.records.document_out import Block, Column, Grid, PaperOut, Row, Section, Style, Table
from model.records.unit_paper import PaperSet, UnitPaper
from model.rules import contact, paper_out, round_words, strike_lists, strike_off
from model.rules.paper_out import body, led, words
from model.rules.reminder import date
from model.terms import State

NAMES = {"open": "未销号清单", "lacking": "缺佐证清单"}
"""The lists of strike_lists.LISTS that go to units, and what each paper is called."""
_COLUMNS = (("单位", 22.0), ("联络员", 12.0), ("联系电话", 16.0))
_SAID = {"open": "未销号", "lacking": "缺佐证"}
_TABLE = (
    Column("序号", 12, centred=True),
    Column("实事内容", 58),
    Column("状态", 32, centred=True),
    Column("亮灯", 20, centred=True),
    Column("销号要的佐证", 34),
)
_GRID = Grid(14, 28, 31)


class _Ask(NamedTuple):
    """What all papers of a list share: its key, the round, the day written, the day to answer by."""

    name: str
    view: PeriodView
    day: datetime.date
    reply_by: datetime.date

    @property
    def said(self) -> str:
        return _SAID[self.name]

    @property
    def when(self) -> str:
        return f"{self.view.plan.year}年{self.view.round.name}"


def papers(view: PeriodView, name: str, day: datetime.date, reply_by: datetime.date) -> PaperSet:
    """Return a paper for every lead unit with items on a list (a key of NAMES), in official order."""
    ask = _Ask(name, view, day, reply_by)
    every: Sequence[ItemView] = getattr(strike_lists.lists(view.items), name)
    found = [(one, [item for item in every if one.unit.short in item.leads]) for one in view.units]
    rows = tuple(_paper(ask, one, some) for one, some in found if some)
    return PaperSet(
        NAMES[name],
        f"截至{date(day)}，{ask.when}{ask.said}{len(every)}项，涉及牵头单位{len(rows)}家；{date(reply_by)}前反馈。",
        (*_COLUMNS, ("牵头事项", 9.0), (ask.said, 9.0), ("序号", 24.0), ("反馈期限", 16.0)),
        rows,
        (*_says(ask, every, rows), *contact.bare(rows)),
        f"【{ask.said}】{ask.when}民生实事，截至{date(day)}{ask.said}{len(every)}项，牵头单位{len(rows)}家：",
        f"请于{reply_by.month}月{reply_by.day}日前办理并反馈，详见各单位的清单。{view.plan.office}",
    )


def _says(ask: _Ask, every: Sequence[ItemView], rows: Sequence[UnitPaper]) -> Iterator[str]:
    if not every:
        yield f"没有{ask.said}的事项，不用写{NAMES[ask.name]}。"
        return
    yield f"给{len(rows)}家牵头单位写{NAMES[ask.name]}，共{len(every)}项。"
    if joint := [one.item.no for one in every if len(one.leads) > 1]:
        yield f"第{'、'.join(joint)}项有几家牵头单位，各家的清单里都列。"
    held = {one.short for one in rows}
    if bare := [one.item.no for one in every if not held.intersection(one.leads)]:
        yield f"第{'、'.join(bare)}项没有牵头单位，没有清单可送；请先在“更正事项”里定牵头单位。"


def _paper(ask: _Ask, one: UnitView, some: Sequence[ItemView]) -> UnitPaper:
    unit, numbers = one.unit, "、".join(item.item.no for item in some)
    led_by = [item for item in ask.view.items if unit.short in item.leads and item.state is not State.ENDED]
    cells = (
        unit.short,
        *contact.cells(unit),
        f"{len(led_by)}项",
        f"{len(some)}项",
        numbers,
        date(ask.reply_by),
    )
    brief = f"{contact.called(unit)}：{ask.said}{len(some)}项（第{numbers}项）"
    written = _written(ask, one, led_by, some)
    return UnitPaper(unit.id, unit.short, unit.contact, unit.phone, cells, brief, written)


def _written(ask: _Ask, one: UnitView, led_by: Sequence[ItemView], some: Sequence[ItemView]) -> PaperOut:
    title = f"民生实事{ask.said}事项清单"
    blocks: tuple[Block, ...] = (
        paper_out.title(title),
        words(Style.SUBTITLE, f"（{ask.when}）"),
        words(Style.FLUSH, f"{one.unit.full or one.unit.short}："),
        body(_opening(ask, led_by, some)),
        Table(_TABLE, tuple(_row(item, one.unit.short) for item in some)),
        *(led(lead, said) for lead, said in _demands(ask, some)),
        led("本单位联络员。", contact.asked(one.unit)),
        words(Style.SIGN, f"{ask.view.plan.office}　　"),
        words(Style.SIGN, f"{date(ask.day)}　　"),
    )
    return PaperOut(f"{one.unit.short} {ask.when}{title}", (Section(blocks),), _GRID)


def _opening(ask: _Ask, led_by: Sequence[ItemView], some: Sequence[ItemView]) -> str:
    counts = Counter(strike_lists.word(item) for item in some)
    parts = "，".join(f"{word}{many}项" for word, many in counts.items())
    whole = f"截至{date(ask.day)}，你单位牵头的民生实事共{len(led_by)}项"
    if ask.name == "open":
        return f"{whole}，已销号{len(led_by) - len(some)}项，下列{len(some)}项尚未销号（{parts}）。"
    return f"{whole}，下列{len(some)}项已报完成或已办核验、销号（{parts}），还缺佐证材料。"


def _row(view: ItemView, short: str) -> Row:
    below = "\n".join(_below(view, short))
    proof = strike_off.PROOF[view.item.kind]
    return paper_out.row(
        view.item.no, view.item.text, strike_lists.word(view), view.light_word, proof, spanning=below
    )  # fmt: skip


def _below(view: ItemView, short: str) -> Iterator[str]:
    """Yield what stands under an item: what is not finished, open figures, its last step, what proof it owes."""
    if others := [one for one in view.leads if one != short]:
        yield f"与{'、'.join(others)}共同牵头"
    unfinished = [line for line in view.lines if not line.finished]
    if view.finished:
        yield "各行都已完成"
    for line in view.lines:
        marks = round_words.open_marks(line)
        if line in unfinished or marks:
            state = "未完成：" if line in unfinished else "已完成："
            name = round_words.cut(line.line.name, round_words.LONGEST_NAME)
            yield f"{state}{line.line.id} {name}，{round_words.figures(line)}{marks}"
    if view.moves:
        last = view.moves[-1]
        why = f"：{last.reason}" if last.reason else ""
        yield f"最近一步：{date(last.date)}{last.move.word}{why}"
    if lacks := strike_lists.lacks(view):
        yield f"缺佐证：{lacks}"


def _demands(ask: _Ask, some: Sequence[ItemView]) -> Iterator[tuple[str, str]]:
    by = f"请于{date(ask.reply_by)}前"
    if ask.name == "open":
        yield (
            "办理要求。",
            f"已经完成的，{by}报完成并附销号要的佐证；没有完成的，{by}书面反馈预计何时完成、有何困难。"
            "各行数据与实际不符的，请同时报来更正的填报表。",
        )
    else:
        kinds = dict.fromkeys(item.item.kind for item in some)
        proofs = "；".join(f"{kind.word}报{strike_off.PROOF[kind]}" for kind in kinds)
        yield "补报要求。", f"{by}报来：{proofs}。没有佐证的不办核验、不销号；佐证里不要有身份证号等个人信息。"
    if any(item.state is State.RETURNED for item in some):
        yield "退回补证的。", "请按退回的理由补齐后重报。"
