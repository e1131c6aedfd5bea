"""一页纸: what does the page for the leader say, and how is it brought onto one page?

What does not fit is set smaller first, then shortened by SHORTER, one step after the other; the page says so itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.records import ItemView, LightRule, LineView, PeriodView, Published
from model.records.document_out import Block, Face, Grid, PaperOut, Run, Section, Style, Words
from model.rules import light as lights
from model.rules import paper_out, red_yellow, round_words
from model.rules.paper_out import body, numeral, words
from model.rules.red_yellow import Behind
from model.terms import FormState, Light

MOST = 5
"""Items under 请关注."""
GOOD = 2
"""Items under 进展较好."""
GRIDS = (Grid(16, 22, 28), Grid(14, 28, 31), Grid(12, 40, 36))
"""Sizes a page may be set in: 三号, 四号, 小四."""
SPARE = 1
"""Lines left free, for a word processor that breaks lines otherwise than we count."""
CARRIED = 4
"""Figures of the round before that are told of units which have not reported."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the page is made of: the round and the one before as published, our advice by line, the day."""

    now: Published
    before: PeriodView | None = None
    advice: Mapping[str, str] = field(default_factory=dict)
    day: datetime.date | None = None

    @property
    def view(self) -> PeriodView:
        """Return the round."""
        return self.now.view


@dataclass(frozen=True, slots=True)
class Shorter:
    """One step of shortening: characters a reason keeps, items under 请关注, names of counties, carried figures."""

    reason: int = 100_000
    most: int = MOST
    counties: bool = True
    carried: int = CARRIED
    says: str = ""


SHORTER = (
    Shorter(),
    Shorter(reason=60, says="原因只摘前60字"),
    Shorter(reason=36, carried=2, says="原因只摘前36字，沿用的上期数只列2个"),
    Shorter(36, counties=False, carried=0, says="原因只摘前36字，不列沿用的上期数和各县区"),
    Shorter(24, 4, False, 0, "原因只摘前24字，不列沿用的上期数和各县区，请关注只列4项"),
    Shorter(24, 3, False, 0, "原因只摘前24字，不列沿用的上期数和各县区，请关注只列3项"),
)


@dataclass(frozen=True, slots=True)
class LeaderPage:
    """The page. `shortened` says what was left out to fit, "" for nothing; `fits` whether it is one page now.

    `asked`: the lines under 请关注, in their order, to which advice may be typed.
    """

    paper: PaperOut
    shortened: str
    fits: bool
    asked: tuple[Behind, ...]


def page(told: Told) -> LeaderPage:
    """Write the page as large and as whole as fits."""
    asked = attention(told.view)
    choices = [(GRIDS[0], SHORTER[0]), (GRIDS[1], SHORTER[0])] + [(GRIDS[2], one) for one in SHORTER]
    for grid, shorter in choices:
        blocks = tuple(_blocks(told, asked[: shorter.most], shorter))
        fits = paper_out.total(blocks, grid) <= grid.lines - SPARE
        if fits or (grid, shorter) == choices[-1]:
            break
    name = f"{told.view.plan.year}年{told.view.round.name}民生实事进展一页纸"
    paper = PaperOut(name, (Section(blocks),), grid, numbered=False)
    return LeaderPage(paper, shorter.says, fits, asked[: shorter.most])


def attention(view: PeriodView) -> tuple[Behind, ...]:
    """Return the items furthest behind, each by its line that is furthest."""
    first: dict[str, Behind] = {}
    for one in red_yellow.rows(view):
        first.setdefault(one.item.item.id, one)
    return tuple(first.values())[:MOST]


def good(view: PeriodView, most: int = GOOD) -> tuple[LineView, ...]:
    """Return the lines done or furthest ahead, one an item that is nowhere behind, nothing in question among them."""
    found = [line for item in view.items if item.light in round_words.ON_PACE for line in [_best(item)] if line]
    return tuple(sorted(found, key=_place)[:most])


def _best(item: ItemView) -> LineView | None:
    sure = [line for line in item.lines if _ahead(line) and not (line.conflict or line.asked)]
    return min(sure, key=_place, default=None)


def _ahead(line: LineView) -> bool:
    return line.light is Light.DONE or (line.light is Light.GREEN and line.gap is not None and line.gap < 0)


def _place(line: LineView) -> tuple[bool, Decimal, int, int]:
    return line.light is not Light.DONE, line.gap or Decimal(0), line.item.order, line.line.order


def _blocks(told: Told, asked: Sequence[Behind], shorter: Shorter) -> Iterator[Block]:
    view = told.view
    yield paper_out.title(f"{view.plan.year}年民生实事进展情况（{view.round.name}）")
    day = told.day or view.round.end
    yield words(Style.SUBTITLE, f"{view.plan.office}　{day.year}年{day.month}月{day.day}日")
    yield _led(1, "总体", f"{'。'.join(one for one in _overall(told) if one)}。")
    yield from _attention(told, asked, shorter)
    yield from _good(view)
    whole = round_words.counties(view)
    yield _led(4, "县区", f"{whole if shorter.counties else whole.partition('。')[0]}。")
    yield _led(5, "说明", _notes(told, shorter))


def _overall(told: Told) -> Iterator[str]:
    view = told.view
    yield f"截至{round_words.day(view.round)}，{round_words.states(view)}；{round_words.on_pace(view)}"
    yield round_words.moved(view, told.before)
    yield round_words.started(view.items, view.sites)


def _attention(told: Told, asked: Sequence[Behind], shorter: Shorter) -> Iterator[Words]:
    behind = red_yellow.rows(told.view)
    items = len({one.item.item.id for one in behind})
    rest = f"（滞后的共{items}项，列差距最大的{len(asked)}项）" if items > len(asked) else ""
    yield _led(2, "请关注", rest if asked else "没有滞后的事项。")
    for number, one in enumerate(asked, 1):
        advice = told.advice.get(one.line.line.id, "").strip()
        tail = f"建议：{advice.rstrip('。')}。" if advice else ""
        yield body(f"{number}. {_behind(one)}。原因：{_reason(one.line, shorter.reason)}。{tail}")


def _behind(one: Behind) -> str:
    who = "、".join(one.line.leads) or "未定牵头单位"
    line = one.line
    told = [round_words.figures(line), one.words if line.line.target or one.gap is not None else "", one.lasting]
    if line.line.target is None and one.steps:
        told[1] = f"差{one.steps}个节点"
    said = "，".join(part for part in told if part)
    return f"{round_words.named(line)}（{who}，{line.light_word}）：{said}{round_words.marks(line)}"


def _reason(line: LineView, longest: int) -> str:
    return round_words.cut(line.problem, longest).rstrip("。；; ") or "单位没有写"


def _good(view: PeriodView) -> Iterator[Words]:
    found = good(view)
    yield _led(3, "进展较好", "" if found else "本期没有提前完成或超序时的事项。")
    for number, line in enumerate(found, 1):
        who = "、".join(line.leads) or "未定牵头单位"
        yield body(f"{number}. {round_words.named(line)}（{who}）：{round_words.figures(line)}，{how(line)}。")


def how(line: LineView) -> str:
    """Say how well a line stands: done, or by how much ahead."""
    return Light.DONE.word if line.light is Light.DONE else line.reason.partition("；")[0]


def _notes(told: Told, shorter: Shorter) -> str:
    view = told.view
    day = round_words.day(view.round)
    short = f"为排在一页，{shorter.says}，全文见红黄清单" if shorter.says else ""
    parts = (
        round_words.forms(view),
        carried(view, shorter.carried),
        round_words.open_points(view),
        f"应完成按各项约定的序时计划计到{day}，没有约定的为未定序时",
        _lights(view.rule),
        round_words.standing_of(told.now),
        short,
    )
    return "。".join(one for one in parts if one) + "。"


def _lights(rule: LightRule) -> str:
    """Write the rule of lights out, without the clause on greys that stands elsewhere on the page."""
    return lights.in_words(rule).partition("；未定序时")[0]


def carried(view: PeriodView, most: int) -> str:
    """Tell figures of the round before, marked *, of units that have not reported; they count in nothing."""
    silent = {one.unit.id for one in view.units if one.form is FormState.MISSING}
    lines = [line for item in round_words.standing(view.items) for line in item.lines if line.lead in silent]
    found = [(line, line.last) for line in lines if line.done is None and line.last is not None]
    if not found:
        return ""
    some = "、".join(f"{line.line.id} {round_words.amount(last, line)}*" for line, last in found[:most])
    head = f"未报单位有上期数的{len(found)}条" + (
        f"，如{some}" if some and len(found) > most else f"：{some}" if some else ""
    )
    return f"{head}（*为上期累计，不计入本期）"


def _led(number: int, lead: str, text: str) -> Words:
    return body(Run(f"{numeral(number)}、{lead}　", Face.HEI), text)


def remarks(page: LeaderPage, advice: Mapping[str, str]) -> tuple[str, ...]:
    """Say what the clerk must know: what was shortened, whether it is over a page, which lines have no advice."""
    bare = [one.line.line.id for one in page.asked if not advice.get(one.line.line.id, "").strip()]
    told = (
        f"为排在一页，{page.shortened}。" if page.shortened else "",
        "" if page.fits else "按最小的字、最短的写法仍超过一页。请缩短建议的文字。",
        f"请关注的{'、'.join(bare)}还没有写建议。" if bare else "",
    )
    return tuple(one for one in told if one)
