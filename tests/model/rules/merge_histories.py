"""Random histories of a round as an office could live them: forms out, copies back, decisions, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from model.records import Admission, Asked, Facts, Grant, Issue, Key, Record, Value, View, Withdrawal
from model.rules import identity, merge
from model.rules.plan_round.bases import bases_for as first_bases
from model.terms import AnyField, Field, PlanField
from tests.model.rules.merge_office import Fact, facts

FIRST = "2021-plan"
PERIODS = ("2021-03", "2021-04", FIRST)
ROWS = {"jyj": (Grant("1-1"), Grant("1-1", "dh")), "zjj": (Grant("2-1"),)}
FIRST_ROWS = {
    "jyj": (Grant("1-1"), Grant("1", "点位"), Grant("")),
    "zjj": (Grant("2-1", "dh"), Grant("2", "点位"), Grant("")),
}
FIELDS = (Field.DONE, Field.STAGE, Field.TEXT)
FIRST_KEYS = (
    Key(FIRST, "1-1", "jyj", PlanField.PLANNED, "2021-03"),
    Key(FIRST, "1-1", "jyj", PlanField.PRESET),
    Key(FIRST, "1-1", "jyj", PlanField.SHARE, "dh"),
    Key(FIRST, "1", "jyj", PlanField.SITE, "dh|一小"),
    Key(FIRST, "1", "jyj", PlanField.FINISH, "dh|一小"),
    Key(FIRST, "", "jyj", PlanField.PHONE),
    Key(FIRST, "2-1", "zjj", PlanField.SHARE, "dh"),
    Key(FIRST, "2", "zjj", PlanField.INVESTMENT, "dh|路"),
)
KEYS = (
    *(
        Key(period, row.line, unit, field, row.county)
        for period in PERIODS[:2]
        for unit, rows in ROWS.items()
        for row in rows
        for field in FIELDS
    ),
    *FIRST_KEYS,
)
STRAYS = (
    Key(PERIODS[0], "1-1", "jyj", Field.DONE, "gy"),
    Key(PERIODS[0], "9-9", "jyj", Field.STAGE),
    Key(FIRST, "2-1", "zjj", PlanField.SHARE, "gy"),
    Key(FIRST, "2-1", "zjj", PlanField.PRESET),
    Key(FIRST, "3", "jyj", PlanField.SITE, "dh|一小"),
    Key(PERIODS[0], "1-1", "jyj", PlanField.SHARE, "dh"),
)
"""A county, a line and an item no form holds, what only a lead may say, a share where figures are asked for."""

VALUES: dict[AnyField, tuple[Value, ...]] = {
    PlanField.PLANNED: ("1", "3", "主体施工", Asked("约2")),
    PlanField.PRESET: ("按月均分", "按节点", Asked("匀速")),
    PlanField.SHARE: ("2", "10", "/", Asked("三")),
    PlanField.SITE: ("一小", "一 小"),
    PlanField.FINISH: ("2021-06-30", "2021-09-30", Asked("年底")),
    PlanField.PHONE: ("1", "2"),
    PlanField.INVESTMENT: ("9", "10", Asked("约10")),
    Field.DONE: ("1", "2", "10", "/", Asked("约2"), Asked("三")),
    Field.STAGE: ("招标", "前期", Asked("?")),
    Field.TEXT: ("a", "b", "招标"),
}
LOWER = frozenset({"2-1"})

Act = tuple[Fact, ...]
Drawn = TypeVar("Drawn")


class Draw(Protocol):
    """What both a composite strategy and st.data() offer."""

    def __call__(self, strategy: st.SearchStrategy[Drawn], label: Any = ..., /) -> Drawn: ...


def everything(acts: Sequence[Act]) -> Facts:
    return facts(*(fact for act in acts for fact in act))


@st.composite
def histories(draw: st.DrawFn, most: int = 10) -> list[Act]:
    """Return the acts of a history, oldest first; each is the facts one act added."""
    acts: list[Act] = [(_issue(draw, []),)]
    for _ in range(draw(st.integers(1, most))):
        acts.append(draw(next_act(acts)))
    return acts


@st.composite
def next_act(draw: st.DrawFn, acts: Sequence[Act]) -> Act:
    """Return one more act an office could do after these."""
    kind = draw(st.sampled_from(["form"] * 5 + ["reply"] * 3 + ["issue"] + [*OTHERS]))
    if kind == "form":
        return tuple(form(draw, acts) for _ in range(draw(st.integers(1, 2))))
    if kind == "issue":
        return (_issue(draw, acts),)
    return _reply(draw, acts) if kind == "reply" else tuple(OTHERS[kind](draw, acts))


def _reply(draw: Draw, acts: Sequence[Act]) -> Act:
    """Send a form on which something stands already, and take copies of it back."""
    issue = _issue(draw, acts, PERIODS[:1])
    return (issue, *(form(draw, acts, issue) for _ in range(draw(st.integers(1, 3)))))


def _issue(draw: Draw, acts: Sequence[Act], periods: Sequence[str] = PERIODS) -> Issue:
    """Send a form, perhaps from a copy of the ledger that does not know the latest acts."""
    known = _seen(draw, acts)
    unit, period = draw(st.sampled_from(["jyj", *ROWS])), draw(st.sampled_from(periods))
    rows = FIRST_ROWS[unit] if period == FIRST else ROWS[unit]
    base = first_bases(known, rows, unit, FIRST) if period == FIRST else merge.bases_for(known, rows, unit, period)
    return identity.seal(Issue("", "zfb", "p", unit, period, rows, base))


def form(draw: Draw, acts: Sequence[Act], issue: Issue | None = None) -> Record:
    """Fill in a copy of a form that was sent."""
    sent = everything(acts).issues
    of = issue or draw(st.sampled_from(sent))
    values = {key: _cell(draw, of, key) for key in draw(_keys(of.unit, list(of.bases)))}
    bases = {key: base.ids for key, base in of.bases.items()}
    if draw(_rarely()):
        bases = {key: (*bases.get(key, ()), *draw(_some(acts))) for key in values}
    return _record(draw, "statement", of.id, of.unit, values, bases, of.period)


def _cell(draw: Draw, of: Issue, key: Key) -> tuple[Value, ...]:
    shown = of.bases[key].shown if key in of.bases else ""
    if shown and draw(st.booleans()):
        return (shown,)
    return tuple(draw(st.lists(st.sampled_from(VALUES[key.field]), min_size=1, max_size=2 if draw(_rarely()) else 1)))


def _keys(unit: str, likely: Sequence[Key] = ()) -> st.SearchStrategy[list[Key]]:
    """Draw some cells, now and then one of another unit, round or form pasted in."""
    own = [key for key in KEYS if key.unit == unit and key.period == PERIODS[0]]
    first = [key for key in FIRST_KEYS if key.unit == unit]
    some = [*likely] * 8 + own[:3] * 4 + own * 2 + first[:2] * 2 + first + [*KEYS, *STRAYS]
    return st.lists(st.sampled_from(some), min_size=1, max_size=3, unique=True)


def _record(
    draw: Draw,
    kind: str,
    issue: str,
    unit: str,
    values: Mapping[Key, tuple[Value, ...]],
    bases: Mapping[Key, tuple[str, ...]],
    period: str = PERIODS[0],
) -> Record:
    filler, revision = draw(st.sampled_from("张李")), draw(st.integers(1, 3))
    nonce = str(draw(st.integers(0, 9))) if kind != "statement" else ""
    return identity.seal(Record("", kind, issue, unit, period, revision, {"填报人": filler}, values, bases, nonce))


def _bare(draw: Draw, acts: Sequence[Act]) -> Iterator[Fact]:
    """Take copies of a form whose hidden sheet is gone, whatever bases they claim."""
    unit = draw(st.sampled_from(list(ROWS)))
    keys = draw(_keys(unit))
    for _ in range(draw(st.integers(1, 2))):
        values = {key: (draw(st.sampled_from(VALUES[key.field])),) for key in keys}
        yield _record(draw, "statement", "", unit, values, _heads(_seen(draw, acts), values))


def _hand(draw: Draw, acts: Sequence[Act]) -> Iterator[Fact]:
    unit = draw(st.sampled_from(list(ROWS)))
    values = {key: (draw(st.sampled_from(VALUES[key.field])),) for key in draw(_keys(unit))}
    bases = _heads(_seen(draw, acts), values) if draw(st.booleans()) else {}
    yield _record(draw, "hand", "", unit, values, bases)


def _decision(draw: Draw, acts: Sequence[Act]) -> Iterator[Fact]:
    """Decide one figure as it stood, perhaps on a copy that has not seen the latest acts."""
    seen = _seen(draw, acts)
    if seen.figures:
        key = draw(st.sampled_from(list(seen.figures)))
        values = {key: (draw(st.sampled_from([value for value in VALUES[key.field] if isinstance(value, str)])),)}
        yield _record(draw, "decision", "", key.unit, values, _heads(seen, values))


def _admission(draw: Draw, acts: Sequence[Act]) -> Iterator[Fact]:
    waiting = merge.view(everything(acts)).quarantined
    if waiting:
        record, key = draw(st.sampled_from(waiting))
        yield identity.seal(Admission("", record, key, "电话核实", str(draw(st.integers(0, 2)))))


def _withdrawal(draw: Draw, acts: Sequence[Act]) -> Iterator[Fact]:
    """Undo one act, or withdraw any facts by name."""
    whole = draw(st.sampled_from(acts))
    named = [fact.id for fact in whole] if draw(st.booleans()) else draw(_some(acts))
    yield identity.seal(Withdrawal("", tuple(named), str(draw(st.integers(0, 9)))))


def _again(draw: Draw, acts: Sequence[Act]) -> Iterator[Fact]:
    yield from merge.take_again(everything(acts), draw(_some(acts)), str(draw(st.integers(10, 19))))


def _some(acts: Sequence[Act]) -> st.SearchStrategy[list[str]]:
    return st.lists(
        st.sampled_from([fact.id for act in acts for fact in act] or [""]), min_size=1, max_size=3, unique=True
    )


def _seen(draw: Draw, acts: Sequence[Act]) -> View:
    return merge.view(everything(acts if draw(_mostly()) else acts[: draw(st.integers(0, len(acts)))]))


def _heads(seen: View, values: Mapping[Key, tuple[Value, ...]]) -> dict[Key, tuple[str, ...]]:
    return {key: merge.heads_of(seen, key) for key in values}


def _mostly() -> st.SearchStrategy[bool]:
    return st.integers(0, 7).map(bool)


def _rarely() -> st.SearchStrategy[bool]:
    return st.integers(0, 7).map(lambda number: number == 7)


OTHERS: dict[str, Callable[[Draw, Sequence[Act]], Iterator[Fact]]] = {
    "bare": _bare,
    "hand": _hand,
    "decision": _decision,
    "admission": _admission,
    "withdrawal": _withdrawal,
    "undo": _withdrawal,
    "again": _again,
}
