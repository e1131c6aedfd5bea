"""Cut a task into sentences and clauses, and say which clauses without a number are promises of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.rules.notice import verbs
from model.rules.notice.text import Text, brackets, split

SENTENCE_ENDS = "。;!?！？\n"
CLAUSE_ENDS = ","
EDGES = ",。;:、 -"
WHEN = re.compile(
    r"(?:力争|计划|在|于|到)?(?:(?:19|20)\d\d年|今年|年)?(?:\d{1,2}月|[上下]半年|[一二三四]季度)?[底末初内份]*(?:之?前|以前)?"
)
"""A clause that only says by when."""

SHORT_LEAD = 16

FURTHER = re.compile(rf"(?<=[一-龥]{{2}})、(?={verbs.VERB.pattern})[^\d“”《》]{{7,}}$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a task's text."""

    start: int
    end: int


def sentences(text: Text) -> list[list[Clause]]:
    """Return the text's sentences, each as its clauses; empty stretches left out."""
    out = []
    for start, end in split(text, SENTENCE_ENDS):
        part = text.cut(start, end)
        inner = (one for a, b in split(part, CLAUSE_ENDS) for one in _parted(text, start + a, start + b))
        clauses = [clause for clause in inner if text.plain[clause.start : clause.end].strip(EDGES)]
        if clauses:
            out.append(clauses)
    return out


def _parted(text: Text, start: int, end: int) -> list[Clause]:
    """Return a clause, cut where acts without a number follow its last number (“建6条道路、安装路灯”)."""
    said = text.plain[start:end]
    match = FURTHER.search(said)
    if match is None or any(low <= start + match.start() < high for low, high in brackets(text.plain)):
        return [Clause(start, end)]
    acts = said[match.start() + 1 :].split("、")
    if not re.search(r"\d", said[: match.start()]) or not all(verbs.VERB.match(act) for act in acts):
        return [Clause(start, end)]
    return [Clause(start, start + match.start()), Clause(start + match.start(), end)]


def is_lead_sentence(text: Text, found: list[list[Clause]]) -> bool:
    """Say whether the first sentence is only a heading of the others (“加快学校建设。新建…”)."""
    if len(found) < 2 or len(found[0]) > 1:
        return False
    first = found[0][0]
    said = text.plain[first.start : first.end]
    return len(said) <= SHORT_LEAD and not any(char.isdecimal() for char in said)


def milestones(text: Text, clauses: list[Clause], numbered: list[bool]) -> list[str]:
    """Return the promises without a number of one sentence, as printed; `numbered` marks clauses with a target.

    A clause that says what for, where or how is no promise beside one; 覆盖… belongs to the one before.
    """
    has_target = any(numbered)
    out: list[str] = []
    previous = -1
    for index, clause in enumerate(clauses):
        if numbered[index]:
            continue
        said = text.cut(clause.start, clause.end).strip(EDGES)
        others = has_target or len(clauses) > 1
        if out and previous == index - 1 and said.plain.startswith("覆盖"):
            out[-1] = text.cut(clauses[previous].start, clause.end).strip(EDGES).raw
        elif is_promise(said.plain, index > 0, others, has_target):
            out += parts(said)
            previous = index
    return out


def is_promise(said: str, follows: bool, others: bool, has_target: bool) -> bool:
    """Decide whether a clause without a target promises something by itself; `follows` another of its sentence."""
    if said.startswith(verbs.CASES) or WHEN.fullmatch(said):
        return not others
    if said.startswith(verbs.SETTINGS):
        return not has_target
    return not (follows and said.startswith(verbs.EFFECTS))


def parts(said: Text) -> list[str]:
    """Split “建设A中心、B医院” into its things; any other phrase stays whole."""
    verb = verbs.VERBS_FIRST.match(said.plain)
    spans = list(split(said, "、"))
    whole = [said.raw]
    if verb is None or len(spans) < 2 or "等" in said.plain:
        return whole
    things = [(max(start, verb.end()) if index == 0 else start, end) for index, (start, end) in enumerate(spans)]
    for start, end in things:
        thing = said.plain[start:end]
        if len(thing) < 4 or not thing.endswith(verbs.PLACES):
            return whole
    return [said.raw[start:end] for start, end in spans]
