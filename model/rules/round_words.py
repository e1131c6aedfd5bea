"""What does a paper say of a round as a whole? Every count adds up to the whole, every per cent stands with its n/N."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.records import ItemView, LightRule, LineView, PeriodView, Published, Round
from model.records.site_count import Investment, SiteCount
from model.rules import counts, county_counts, neat, quoted, returns, totals
from model.rules import light as lights
from model.rules.quantity import plain
from model.rules.who_gets_a_form import is_county
from model.terms import WORKS_STAGES, ZONE, FormState, ItemKind, Kind, Light, Op, State

ON_PACE = (Light.DONE, Light.GREEN)
BEGUN = WORKS_STAGES[WORKS_STAGES.index("已开工") :]
LONGEST_NAME = 30
"""Characters of a line's name before it is cut with ……."""
WORST = 3
"""Counties named with what they are behind, where more are."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How the lights of the items standing moved since the round before: these four add up to `items`."""

    items: int
    better: tuple[str, ...]
    worse: tuple[str, ...]
    same: int
    not_comparable: int
    newly_done: int


def standing(views: Sequence[ItemView]) -> list[ItemView]:
    """Return the items that are not ended."""
    return [view for view in views if view.state is not State.ENDED]


def day(at: Round) -> str:
    """Return a round's end as papers write it: 3月31日."""
    return f"{at.end.month}月{at.end.day}日"


def states(view: PeriodView) -> str:
    """Say how many items show which light; greys are told by why they are grey."""
    found = totals.of(view.items)
    told = [f"{lights.name(one, view.rule)}{found.lights[one]}项" for one in shown(view.rule)]
    grey = Counter(one.light_word for one in standing(view.items) if one.light is Light.NONE)
    if grey:
        parts = "、".join(f"{word}{many}项" for word, many in grey.most_common())
        told.append(f"不亮灯{found.lights[Light.NONE]}项（{parts}）")
    return f"{found.words}中，{'、'.join(told)}"


def by_number(view: PeriodView) -> str:
    """Say how the 件 of the public's list stand, each by the worst of its items; "" where none has a number."""
    every = counts.by_public_no(view.items)
    numbered = [one for one in every if one.key]
    if not numbered:
        return ""
    stand = [one for one in numbered if any(one.lights.values())]
    ended = len(numbered) - len(stand)
    lit = Counter(one.light for one in stand)
    told = [f"{lights.name(one, view.rule)}{lit[one]}件" for one in shown(view.rule)]
    told += [f"不亮灯{lit[Light.NONE]}件"] if lit[Light.NONE] else []
    head = f"{len(numbered)}件" + (f"（终止{ended}件，在册{len(stand)}件）" if ended else "")
    rest = "".join(f"；另有{one.name}的{len(one.items)}项" for one in every if not one.key)
    return f"按件计，{head}中，{'、'.join(told)}{rest}"


def shown(rule: LightRule) -> tuple[Light, ...]:
    """Return the lights a rule knows, the best first."""
    known = (Light.DONE, Light.GREEN, Light.YELLOW, Light.RED)
    return tuple(one for one in known if one is not Light.YELLOW or not lights.in_two(rule))


def on_pace(view: PeriodView) -> str:
    """Say which share of the items that show a light is on schedule or done."""
    found = totals.of(view.items).lights
    lit = sum(found[one] for one in shown(view.rule))
    good = sum(found[one] for one in ON_PACE)
    return f"按序时和已完成的占亮灯事项的{neat.share(good, lit)}" if lit else "本期还没有亮灯的事项"


def moves(now: Sequence[ItemView], before: Sequence[ItemView]) -> Moves:
    """Compare each item's light with that of the round before; a grey compares with nothing."""
    was = {view.item.id: view.light for view in standing(before)}
    better: list[str] = []
    worse: list[str] = []
    same = apart = done = 0
    for view in standing(now):
        old = was.get(view.item.id, Light.NONE)
        if Light.NONE in (old, view.light):
            apart += 1
        elif old is view.light:
            same += 1
        else:
            up = lights.SEVERITY.index(view.light) > lights.SEVERITY.index(old)
            (better if up else worse).append(view.item.no)
        done += view.light is Light.DONE and old is not Light.DONE
    return Moves(len(standing(now)), tuple(better), tuple(worse), same, apart, done)


def moved(view: PeriodView, before: PeriodView | None, *, named: bool = True) -> str:
    """Say what moved since the round before; not `named`: without the items' numbers."""
    if before is None:
        return "本年第一期，没有上期可比"
    found = moves(view.items, before.items)
    better, worse = (_numbers(one) if named else "" for one in (found.better, found.worse))
    return (
        f"与{before.round.name}比，{found.items}项中转好{len(found.better)}项{better}、转差{len(found.worse)}项{worse}、"
        f"未变{found.same}项、不可比{found.not_comparable}项；新完成{found.newly_done}项"
    )


def started(views: Sequence[ItemView], sites: SiteCount | None = None) -> str:
    """Say how many works have begun, by their stage; of sites, how many, and how much is invested."""
    works = [view for view in standing(views) if view.item.kind is ItemKind.WORKS]
    begun = [view for view in works if begins(view)]
    silent = sum(not any(line.stage or line.finished for line in view.lines) for view in works)
    rest = f"，没有报阶段的{silent}项不计为开工" if silent else ""
    told = [f"工程类开工率{neat.share(len(begun), len(works))}{rest}"] if works else []
    if works and silent == len(works):
        told = [f"工程类{len(works)}项都没有报阶段，不计开工率"]
    if sites is not None and sites.sites:
        told.append(f"点位开工率{neat.share(sites.start.done, sites.start.of)}")
        told.append(f"点位竣工率{neat.share(sites.finish.done, sites.finish.of)}")
        told += _invested(sites.invest)
    return "；".join(told)


def _invested(found: Investment) -> Iterator[str]:
    if found.percent is not None:
        rest = f"，其中{found.silent}处没有报完成投资" if found.silent else ""
        rest += f"，另有{found.without}处没有填总投资，不计入" if found.without else ""
        done, of = neat.plain(found.done), neat.plain(found.of)
        yield f"投资完成率{neat.tenth(found.percent)}%（{done}/{of}万元{rest}）"


def begins(view: ItemView) -> bool:
    """Say whether works have begun: a line of theirs is at that stage or beyond, or finished."""
    return any(line.stage in BEGUN or line.finished or line.stage == "报完成" for line in view.lines)


def forms(view: PeriodView, *, named: bool = True) -> str:
    """Say who owes a form, who has reported and who has not; where `named`, every late and missing one by name."""
    found = returns.count(view.units)
    if not found.due:
        return "本期还没有发表"
    late, missing = ("", "")
    if named:
        late, missing = (f"：{names(view, one)}" for one in (FormState.LATE, FormState.MISSING))
    told = f"应报{found.due}家，已报{found.back}家" + (f"（其中迟报{found.late}家{late}）" if found.late else "")
    return f"{told}，未报{found.missing}家" + (missing if found.missing else "")


def sent_back(view: PeriodView, *, named: bool = True) -> str:
    """Say how many forms went back to their units; where `named`, whose, and how often where more than once."""
    if any(one.sent_back is None for one in view.units):
        return "退回几份，封存时没有记录"
    whose = [one for one in view.units if one.sent_back]
    if not whose:
        return "没有退回"
    told = f"退回{len(whose)}家、{sum(one.sent_back or 0 for one in whose)}份"
    listed = (f"{one.unit.short}{f'（{one.sent_back}份）' if (one.sent_back or 0) > 1 else ''}" for one in whose)
    return f"{told}：{'、'.join(listed)}" if named else told


def names(view: PeriodView, state: FormState) -> str:
    """List the units whose form is so, all of them."""
    return "、".join(one.unit.short for one in view.units if one.form is state)


def open_points(view: PeriodView) -> str:
    """Say what the office decided itself, and what is not settled."""
    found = totals.of(view.items)
    waiting = sum(one.state is State.REPORTED for one in view.items)
    return (
        f"核定{found.corrected}项，报完成待核{waiting}项；"
        f"冲突未裁定{len(view.conflicts)}处，待确认{len(view.questions)}处"
    )


def figures(line: LineView) -> str:
    """Say a line's target, what is due and what is done; of a milestone the stages."""
    target = line.line.target
    if target is None:
        due = f"应到“{line.due_stage}”" if line.due_stage else ""
        return "，".join(one for one in (due, f"现为“{line.stage}”" if line.stage else "未报阶段") if one)
    due = amount(neat.due(line.due_value, line.line), line) if line.due_value is not None else ""
    parts = (
        f"全年{target.op.word if target.op is not Op.EQUAL else ''}{amount(target.printed, line)}",
        f"应完成{due}" if due else "",
        f"实完成{amount(line.done, line)}" if line.done is not None else "未报数",
    )
    return "，".join(one for one in parts if one)


def amount(value: Decimal, line: LineView) -> str:
    """Write a figure with the measure it is printed in."""
    measure = line.line.target.printed_measure if line.line.target else ""
    return f"{plain(value)}{measure}"


def marks(line: LineView) -> str:
    """Return what a reader must know of a figure: decided by the office, in conflict, in question; "" for nothing."""
    told = (
        "数经核定" if line.figure_correction else "",
        "亮灯经核定" if line.light_correction else "",
        "数有冲突，暂列较低的" if line.conflict and line.line.kind is not Kind.LOWER else "",
        "数有冲突，暂列较高的" if line.conflict and line.line.kind is Kind.LOWER else "",
        "有待确认" if line.asked else "",
    )
    said = "、".join(one for one in told if one)
    return f"（{said}）" if said else ""


def open_marks(line: LineView) -> str:
    """Return the same, and why a line shows no light: 未报, 未定序时; "" for nothing."""
    grey = line.light_word if line.light is Light.NONE else ""
    said = "、".join(one for one in (grey, marks(line).strip("（）")) if one)
    return f"（{said}）" if said else ""


def named(line: LineView) -> str:
    """Name a line in a sentence: 第26项“老旧小区改造”."""
    return f"第{line.item.no}项“{cut(line.line.name, LONGEST_NAME)}”"


def cut(text: str, longest: int) -> str:
    """Shorten a text, the cut marked and the quotations closed that it left open."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else quoted.closed(f"{flat[:longest]}……")


def counties(view: PeriodView, most: int = WORST) -> str:
    """Say how far the counties are with their parts, and who is most behind: `most` of them by name."""
    apart = {one.unit.id for one in view.units if not is_county(one.unit)}
    zone = {one.unit.id for one in view.units if one.unit.group == ZONE}
    every = county_counts.by_county(view.items, view.rule)
    found = tuple(one for one in every if one.unit not in apart)
    others = [one for one in every if one.unit in apart]
    if not found:
        return "本期没有分到县区的任务"
    total = county_counts.total(found)
    silent = sum(one.silent for one in found)
    grey = f"不亮灯{total[Light.NONE]}（其中未报{silent}）" if total[Light.NONE] else ""
    told = [f"{lights.name(one, view.rule)}{total[one]}" for one in shown(view.rule)] + [grey] * bool(grey)
    whole = sum(len(one.lines) for one in found)
    behind = [(sum(one.lights[light] for light in (Light.RED, Light.YELLOW)), one) for one in found]
    worst = sorted((pair for pair in behind if pair[0]), key=lambda pair: (-pair[0], -pair[1].lights[Light.RED]))
    tail = "、".join(f"{one.name}（{many}/{len(one.lines)}）" for many, one in worst[:most])
    if len(worst) > most:
        rest = sum(many for many, _ in worst[most:])
        tail = f"滞后较多的有{tail}，另{len(worst) - most}个县区滞后{rest}条"
    elif tail:
        tail = f"有滞后的是{tail}"
    zones = sum(one.unit in zone for one in found)
    head = f"{len(found)}个县区" + (f"（含{zones}个功能板块）" if zones else "")
    many = sum(len(one.lines) for one in others)
    beside = f"，另有{'、'.join(one.name for one in others)}的{many}条不是县区任务，不在其内" if others else ""
    return f"{head}分到任务{whole}条：{'、'.join(told)}{beside}。" + (
        tail or ("没有滞后的县区" if sum(total.values()) > total[Light.NONE] else "都没有亮灯，还看不出快慢")
    )


def standing_of(now: Published) -> str:
    """Say what a paper is made of: a closed round with its mark, or one that may still change."""
    if now.closing is None and now.former:
        return f"本期第{now.former.number}次封存（{now.former.date.isoformat()}）后已重开，尚未再封存，数以台账现数为准"
    if now.closing is None:
        return "本期尚未封存，数以台账现数为准"
    return f"数以本期封存的为准（{now.closing.words}，校验码{now.closing.mark}）"


def _numbers(items: Sequence[str]) -> str:
    return f"（第{'、'.join(items)}项）" if items else ""
