"""Read what a task promises: its metrics, its milestones, its counties' parts, and what must be asked."""

from __future__ import annotations

import re
from dataclasses import replace

from model.records import Allocation
from model.rules.notice import allocations, phrases
from model.rules.notice.allocations import Content, Part
from model.rules.notice.metrics import metrics
from model.rules.notice.numbers import Number, numbers
from model.rules.notice.phrases import Clause
from model.rules.notice.text import Text

JOINED = re.compile(r"(?:和|及|与|以及|、)$")
SUBJECT = re.compile(r"(?:标准|水平|比例|率|总量|总数|总额|人数|面积|数量)$")


def content(task: str, heading: bool = False) -> Content:
    """Read a task's text. `heading` says that this document's tasks begin with a heading sentence."""
    text = Text.tight(task)
    out = Content()
    divided = allocations.parts(text)
    found = [n for n in numbers(text) if not any(part.start <= n.at < part.end for part in divided)]
    listed = phrases.sentences(text)
    skip = heading and phrases.is_lead_sentence(text, listed)
    for clauses in listed[1:] if skip else listed:
        _sentence(text, clauses, found, divided, out)
    if not out.metrics and not out.milestones and text.plain.strip(phrases.EDGES):
        out.milestones.append(text.strip(phrases.EDGES).raw)
    return out


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
        if made and len(sure) == 1 and (places := _places(text, clause, sure[0])):
            made = [replace(made[0], name=f"{subject or '目标'}（{places[0]}等）")]
            out.allocations += [Allocation(place, made[0].value, made[0].name) for place in places]
        if out.metrics and text.plain[clause.start : clause.end].strip(phrases.EDGES).startswith("其中"):
            made = [replace(m, name=f"{out.metrics[-1].name}（其中{m.name}）") for m in made]
        out.metrics += made
        numbered.append(bool(made) or any(clause.start <= part.start < clause.end for part in divided))
        subject = "" if numbered[-1] else _subject(text, clause)
    for index, clause in enumerate(clauses[:-1]):
        if numbered[index + 1] and _subject(text, clause):
            numbered[index] = True
    low, high = clauses[0].start, clauses[-1].end
    allocations.allocate([part for part in divided if low <= part.start < high], out)
    out.milestones += also + phrases.milestones(text, clauses, numbered)


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
