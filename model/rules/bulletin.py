"""督查通报: what does an issue say, inside the offices and in public? Every count foots, every per cent has its n/N.

The public edition counts: it names no unit, and gives no reason and no contact.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from model.records import LineView, PeriodView, Published
from model.records.bulletin import BulletinFix, Draft, Told
from model.records.document_out import Block, Face, PaperOut, Run, Section, Style, Words
from model.rules import (
    bulletin_annex,
    bulletin_public,
    bulletin_words,
    leader_page,
    paper_out,
    ranking,
    red_yellow,
    round_words,
)
from model.rules import light as lights
from model.rules.paper_out import body, heading, led, words
from model.rules.red_yellow import Behind
from model.rules.who_gets_a_form import is_county
from model.terms import Edition, FormState, Light

EXAMPLES = 3
"""Good examples where none are ticked."""
REPLY_DAYS = 7
"""Days for the reply where no day is set."""


def paper(now: Published, draft: Draft, told: Told, number: int, edition: Edition, day: datetime.date) -> PaperOut:
    """Write an issue; `number` is the one it bears, `day` the one it is dated."""
    view, said = now.view, worded(now.view, draft, told.words, day)
    blocks = [*_masthead(said, number, told, day), *_text(now, draft, told, edition, said)]
    blocks[-1] = _kept(blocks[-1])
    blocks += _end(now, said, edition, day)
    sections = (
        Section(tuple(blocks)),
        *bulletin_annex.sections(view, draft, edition),
        *bulletin_annex.record(said["cc"], said["office"], day),
    )
    return PaperOut(f"{said['masthead']}第{number}期（{edition.word}）", sections)


def _kept(last: Block) -> Block:
    """Let the text's last paragraph go with what ends the paper, so that no page bears a signature alone."""
    return replace(last, style=Style.KEPT) if isinstance(last, Words) else last


def worded(view: PeriodView, draft: Draft, own: Mapping[str, str], day: datetime.date) -> dict[str, str]:
    """Return by key every wording of an issue, its places filled."""
    places = _places(view, draft, own, day)
    return {key: bulletin_words.text(key, own, places) for key in bulletin_words.WORDS}


def _places(view: PeriodView, draft: Draft, own: Mapping[str, str], day: datetime.date) -> Mapping[str, str]:
    reply = draft.reply_by or day + datetime.timedelta(days=REPLY_DAYS)
    office = bulletin_words.text("office", own, {"台账单位": view.plan.office})
    return {
        "台账单位": view.plan.office,
        "印发单位": office,
        "年": str(view.plan.year),
        "期": view.round.name,
        "方案": view.plan.title,
        "文号": f"（{view.plan.doc_no}）" if view.plan.doc_no else "",
        "截止": f"{view.round.end.year}年{round_words.day(view.round)}",
        "反馈期限": f"{reply.month}月{reply.day}日",
    }


def _masthead(said: Mapping[str, str], number: int, told: Told, day: datetime.date) -> Iterator[Block]:
    yield words(Style.MASTHEAD, said["masthead"])
    bears = f"{said['doc_no']}〔{day.year}〕{number}号" if said["doc_no"] else f"第{number}期"
    yield words(Style.ISSUE, bears if told.final else f"{bears}（初稿）")
    yield words(Style.RULED, f"{said['office']}\t{day.year}年{day.month}月{day.day}日")
    yield words(Style.BLANK)
    yield paper_out.title(said["title"])
    yield words(Style.BLANK)
    yield words(Style.FLUSH, said["to"])


def _text(now: Published, draft: Draft, told: Told, edition: Edition, said: Mapping[str, str]) -> Iterator[Block]:
    view = now.view
    parts: list[tuple[str, list[Words]]] = [
        ("总体情况", list(overall(view, told.before, edition))),
        ("按序时及提前完成情况", list(examples(view, draft, edition))),
        ("滞后事项", list(laggards(view, draft, edition))),
        ("县区情况", list(counties(view, draft, edition))),
        ("报送质量", list(quality(view, edition))),
        ("工作要求", list(demands(draft, edition, said))),
    ]
    if told.fixes:
        parts.append(("更正", [body(_fix(one, view, edition)) for one in told.fixes]))
    yield body(said["opening"])
    for number, (title, some) in enumerate(parts, 1):
        yield heading(number, title)
        yield from some


def demands(draft: Draft, edition: Edition, said: Mapping[str, str]) -> Iterator[Words]:
    """Tell what is asked of the units, a paragraph a line; in public in the words that are for the public."""
    inside = draft.demand.strip() or said["demand"]
    for one in (said["public_demand"] if edition is Edition.PUBLIC else inside).splitlines():
        if one.strip():
            yield body(one.strip())


def _fix(one: BulletinFix, view: PeriodView, edition: Edition) -> str:
    """Tell what is put right; in public only that something is, where the words name a unit."""
    head = f"{one.year}年第{one.number}期通报" if one.year else f"第{one.number}期通报"
    if edition is Edition.PUBLIC and bulletin_public.names_anyone(view, one.text):
        return f"{head}有1处涉及具体单位的更正，已在内部版中登载。"
    return f"{head}：{one.text}"


def overall(view: PeriodView, before: PeriodView | None, edition: Edition) -> Iterator[Words]:
    """Tell of the whole: 件 and 项 by state, what moved, works begun."""
    named = edition is Edition.INTERNAL
    if numbered := round_words.by_number(view):
        yield body(f"{numbered}。")
    yield body(f"截至{round_words.day(view.round)}，{round_words.states(view)}；{round_words.on_pace(view)}。")
    rest = [round_words.moved(view, before, named=named), round_words.started(view.items, view.sites)]
    yield body("".join(f"{one}。" for one in rest if one))


def chosen(view: PeriodView, draft: Draft) -> tuple[LineView, ...]:
    """Return the good examples: those ticked that still are on schedule, else the best by rule."""
    if not draft.examples:
        return leader_page.good(view, EXAMPLES)
    lines = {line.line.id: line for item in view.items for line in item.lines}
    known = (lines.get(one) for one in draft.examples)
    return tuple(one for one in known if one is not None and one.light in round_words.ON_PACE)


def may_be_examples(view: PeriodView) -> tuple[LineView, ...]:
    """Return every line that may be ticked as an example: done or on schedule, first those that are best by rule."""
    best = leader_page.good(view, len(view.items))
    first = {line.line.id for line in best}
    every = (line for item in round_words.standing(view.items) for line in item.lines)
    return *best, *(line for line in every if line.light in round_words.ON_PACE and line.line.id not in first)


def examples(view: PeriodView, draft: Draft, edition: Edition) -> Iterator[Words]:
    """Tell of what is done or on schedule, and give the examples; their units are named only inside."""
    stand = round_words.standing(view.items)
    good = [item for item in stand if item.light in round_words.ON_PACE]
    done = sum(item.light is Light.DONE for item in good)
    yield body(f"按序时和已完成{len(good)}项，其中已完成{done}项、按序时{len(good) - done}项。")
    for number, line in enumerate(chosen(view, draft), 1):
        who = "、".join(line.leads) or "未定牵头单位"
        told = (
            f"{round_words.named(line)}，{round_words.figures(line)}，{leader_page.how(line)}{round_words.marks(line)}"
        )
        yield body(f"{number}. {told}（牵头单位：{who}）。" if edition is Edition.INTERNAL else f"{number}. {told}。")


def laggards(view: PeriodView, draft: Draft, edition: Edition) -> Iterator[Words]:
    """Tell of every line behind, red before yellow, the widest gap first; in public only how many."""
    found = red_yellow.rows(view)
    yield body(red_yellow.words(found))
    if edition is Edition.PUBLIC:
        return
    for number, (light, rows) in enumerate(groupby(found, lambda one: one.light), 1):
        some = list(rows)
        yield words(Style.LEVEL_2, f"（{paper_out.numeral(number)}）{lights.name(light, view.rule)}{len(some)}条")
        for place, one in enumerate(some, 1):
            yield body(f"{place}. {_behind(one, draft)}")


def _behind(one: Behind, draft: Draft) -> str:
    line = one.line
    who = "、".join(line.leads) or "未定牵头单位"
    gap = "，".join(part for part in (one.words, one.lasting) if part)
    why = bulletin_words.reason(line, draft.reasons)
    figures = round_words.figures(line)
    return f"{round_words.named(line)}：{figures}，{gap}{round_words.marks(line)}（牵头单位：{who}）。原因：{why}。"


def counties(view: PeriodView, draft: Draft, edition: Edition) -> Iterator[Words]:
    """Tell of the counties' parts, and rank them where that is wanted; in public only counts."""
    whole = round_words.counties(view, most=len(view.units))
    yield body(f"{whole.partition('。')[0] if edition is Edition.PUBLIC else whole}。")
    if edition is Edition.PUBLIC or not draft.ranked:
        return
    found = ranking.counties(view)
    there = {one.unit.id for one in view.units if is_county(one.unit)}
    lines = [line for item in round_words.standing(view.items) for line in item.lines if _shared(line, there)]
    named = "；".join(
        f"第{paper_out.numeral(rank)}名{'、'.join(f'{one.name}（{one.score}分）' for one in some)}"
        for rank, places in groupby(found.places, lambda one: one.rank)
        for some in [list(places)]
    )
    apart = "".join(f"{one.name}{one.why}，不排名。" for one in found.apart)
    if named:
        yield led("排名。", f"按有县区任务的{len(lines)}条指标和节点排名：{named}。{apart}{found.rule}")


def _shared(line: LineView, among: set[str]) -> bool:
    return any(part.task is not None and part.unit in among for part in line.parts)


def quality(view: PeriodView, edition: Edition) -> Iterator[Words]:
    """Tell who owed a form and how it came back; in public only how many."""
    empty = empty_forms(view)
    if edition is Edition.PUBLIC:
        yield body(
            f"{round_words.forms(view, named=False)}，{round_words.sent_back(view, named=False)}，空报{len(empty)}家。"
        )
        return
    rest = f"；空报{len(empty)}家：{'、'.join(empty)}" if empty else "；没有空报"
    asked = sorted({one.unit for one in view.questions} | {one.unit for one in view.conflicts})
    more = f"；所报内容待确认或有冲突的{len(asked)}家：{'、'.join(asked)}" if asked else ""
    yield body(f"{round_words.forms(view)}；{round_words.sent_back(view)}{rest}{more}。")


def empty_forms(view: PeriodView) -> tuple[str, ...]:
    """Return the units whose form came back without a word on any line they lead."""
    led_by: dict[str, list[LineView]] = {}
    for item in round_words.standing(view.items):
        for line in item.lines:
            led_by.setdefault(line.lead, []).append(line)
    return tuple(
        one.unit.short
        for one in view.units
        if one.form in (FormState.RETURNED, FormState.LATE)
        and led_by.get(one.unit.id)
        and not any(line.reported for line in led_by[one.unit.id])
    )


def _end(now: Published, said: Mapping[str, str], edition: Edition, day: datetime.date) -> Iterator[Block]:
    yield words(Style.KEPT)
    titles = bulletin_annex.titles(now.view, edition)
    for number, title in enumerate(titles, 1):
        yield words(Style.KEPT, "附件：" if number == 1 else "　　　", f"{number}. " if len(titles) > 1 else "", title)
    yield words(Style.KEPT)
    yield words(Style.SIGN, f"{said['office']}　　")
    yield words(Style.SIGN, f"{day.year}年{day.month}月{day.day}日　　")
    yield words(Style.BLANK)
    yield words(Style.NOTE, Run("注：", Face.HEI), _notes(now, edition))


def _notes(now: Published, edition: Edition) -> str:
    """Say what figures stand on, and where they are open."""
    view = now.view
    lines = [line for item in round_words.standing(view.items) for line in item.lines]
    conflicts = sum(line.conflict for line in lines)
    told = [round_words.standing_of(now), round_words.open_points(view)]
    if conflicts:
        shown = "，表中已注明" if edition is Edition.INTERNAL else ""
        told.append(f"有冲突的{conflicts}条暂列较低的数（越低越好的暂列较高的）{shown}")
    told.append("未报的数不按0计，不亮灯，单独计数")
    return "；".join(told) + "。"
