"""Read what a task promises: its metrics, its milestones, its counties' parts, and what must be asked."""

from __future__ import annotations

import re
from dataclasses import replace

from model.records import Allocation, Metric
from model.rules.notice import allocations, phrases, units, verbs
from model.rules.notice.allocations import Content, Part
from model.rules.notice.metrics import metrics
from model.rules.notice.numbers import Number, numbers
from model.rules.notice.phrases import Clause
from model.rules.notice.text import Text, brackets, words

JOINED = re.compile(r"(?:和|(?<![惠普涉波触顾])及|与|以及|、)$")
SHORT_NAME = 4
BARE = words("率 总数 总量 数量 人口 占比 比例 标准 满意度 规模 总额 面积 补助 竣工 中小学")
YEAR_ONLY = re.compile(r"(?:19|20)\d\d年|今年|全年|年内")
REACHED = {"户": "户数", "戶": "户数", "人": "人数", "名": "人数"}
LONGEST_NAME = 36
BREAKS = re.compile(r"(?:其中|包括|包含|含|分别为|即)[,:]?")
SUBJECT = re.compile(r"(?:标准|水平|比例|率|总量|总数|总额|人数|面积|数量)$")


def content(task: str, heading: bool = False) -> Content:
    """Read a task's text. `heading` says that this document's tasks begin with a heading sentence."""
    whole = Text.tight(task).strip_left(units.STARS)
    text, inner = _without_breakdowns(whole)
    out = Content()
    divided = allocations.parts(text)
    found = [n for n in numbers(text) if not any(part.start <= n.at < part.end for part in divided)]
    listed = phrases.sentences(text)
    skip = heading and phrases.is_lead_sentence(text, listed)
    for clauses in listed[1:] if skip else listed:
        _sentence(text, clauses, found, divided, out)
    for above, below in inner:
        _breakdown(above, below, out)
    if not out.metrics and not out.milestones and text.plain.strip(phrases.EDGES):
        out.milestones.append(text.strip(phrases.EDGES).raw)
    return out


def _without_breakdowns(text: Text) -> tuple[Text, list[tuple[Text, Text]]]:
    """Take brackets that break a number down (“（其中，城区100座、农村500座）”) out of a text.

    Return the text without them, and for each what stands before it and what is inside.
    """
    inner: list[tuple[Text, Text]] = []
    kept = text
    for start, end in reversed(list(brackets(text.plain))):
        inside = text.cut(start + 1, end - 1)
        counts = [number for number in numbers(inside) if not number.ask]
        if allocations.parts(inside) or not counts or _is_bare(inside, counts):
            continue
        inner.insert(0, (text.cut(0, start), inside))
        kept = kept.without(start, end)
    return kept, inner


def _is_bare(inside: Text, counts: list[Number]) -> bool:
    """Say whether a bracket holds one number and nothing else (“（98%）”)."""
    return len(counts) == 1 and counts[0].start == 0 and counts[0].end == len(inside)


def _breakdown(above: Text, inside: Text, out: Content) -> None:
    """Add a bracket's numbers as parts of the metric before it."""
    if inside.plain.startswith("每"):
        return
    sentence = max(above.plain.rfind(mark) for mark in phrases.SENTENCE_ENDS) + 1
    parents = content(above.raw[sentence:]).metrics
    leading = BREAKS.match(inside.plain)
    read = content(inside.raw[leading.end() :] if leading else inside.raw)
    name = parents[-1].name if parents else ""
    part = leading is not None or any(metric.unit == parents[-1].unit for metric in read.metrics if parents)
    out.metrics += [
        replace(metric, name=f"{name}（其中{metric.name}）" if name and part else metric.name)
        for metric in read.metrics
    ]
    out.asks += read.asks


def _sentence(text: Text, clauses: list[Clause], found: list[Number], divided: list[Part], out: Content) -> None:
    """Read one sentence into the content."""
    numbered: list[bool] = []
    subject = ""
    also: list[str] = []
    for clause in clauses:
        inside = [number for number in found if clause.start <= number.at < clause.end]
        out.asks += [number.ask for number in inside if number.ask]
        sure = [number for number in inside if not number.ask]
        made = metrics(text, clause.start, clause.end, sure, subject)
        if made and is_also_milestone(text, clause, sure[0]):
            also.append(text.cut(clause.start, clause.end).strip(phrases.EDGES).raw)
        placed = _places(text, clause, sure[0]) if made and len(sure) == 1 else []
        if placed:
            made = [replace(made[0], name=f"{subject or '目标'}（{placed[0]}等）")]
            out.allocations += [Allocation(place, made[0].value, made[0].name) for place in placed]
        if out.metrics and text.plain[clause.start : clause.end].strip(phrases.EDGES).startswith("其中"):
            made = [replace(m, name=f"{_whole(out.metrics[-1].name)}（其中{m.name}）") for m in made]
        out.metrics += _full_names(made, text.cut(clauses[0].start, clauses[0].end), out.metrics, clause is clauses[0])
        numbered.append(bool(made) or any(clause.start <= part.start < clause.end for part in divided))
        subject = subject if numbered[-1] and placed else "" if numbered[-1] else _subject(text, clause)
    for index, clause in enumerate(clauses[:-1]):
        if numbered[index + 1] and _subject(text, clause):
            numbered[index] = True
    low, high = clauses[0].start, clauses[-1].end
    allocations.allocate([part for part in divided if low <= part.start < high], out)
    out.milestones += also + phrases.milestones(text, clauses, numbered)


def _full_names(made: list[Metric], first: Text, before: list[Metric], is_first: bool) -> list[Metric]:
    """Say what a bare “覆盖率” or “增长12%” is of: the target before it, or what its sentence begins with."""
    out = []
    for metric in made:
        action = verbs.VERBS_FIRST.match(Text.of(metric.name).plain)
        if before and not is_first and action and action.end() == len(metric.name):
            reached = Text.of(metric.name).plain == "惠及" and metric.unit in REACHED
            metric = replace(metric, name=metric.name + (REACHED[metric.unit] if reached else _noun(before[-1].name)))
        plain = Text.of(metric.name).plain
        short = (len(plain) <= SHORT_NAME and plain.endswith(BARE)) or YEAR_ONLY.fullmatch(plain) is not None
        alone = metric.name == metric.source
        of = _whole(before[-1].name) if before else first.strip(phrases.EDGES).raw
        if not is_first and (short or alone) and len(of) <= LONGEST_NAME:
            metric = replace(metric, name=f"{of}（{'增幅' if alone else metric.name}）")
        out.append(metric)
    return out


def _whole(name: str) -> str:
    """Return the name of the target that “（其中…）” breaks down."""
    return name.split("（其中")[0]


def _noun(name: str) -> str:
    """Return a target's name without the verb it begins with."""
    action = verbs.VERBS_FIRST.match(Text.of(name).plain)
    return name[action.end() :] if action else name


def is_also_milestone(text: Text, clause: Clause, number: Number) -> bool:
    """Say whether the number counts only the last of several things (“为老人和1.2万名优抚对象提供体检”)."""
    left = text.cut(clause.start, number.start)
    joint = JOINED.search(left.plain)
    return joint is not None and len(left.plain[: joint.start()]) >= 4


def _subject(text: Text, clause: Clause) -> str:
    said = text.cut(clause.start, clause.end).strip(phrases.EDGES)
    return said.raw if SUBJECT.search(said.plain) else ""


def _places(text: Text, clause: Clause, number: Number) -> list[str]:
    """Return the counties a standard is set for, where the clause names two or more and nothing else."""
    left = text.cut(clause.start, number.start).strip(phrases.EDGES)
    listed = left.plain.split("、")
    if len(listed) < 2 or not all(allocations.PLACE_NAME.fullmatch(place) for place in listed):
        return []
    return left.raw.split("、")
