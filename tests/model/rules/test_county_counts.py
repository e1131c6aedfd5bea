"""Counties' parts against their whole: each part counted once, and one that was not told is never 0."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import Item, ItemView, LightRule, Line, LineView, Part, Target
from model.rules import county_counts
from model.terms import ItemKind, Kind, Light, Op, Role, State

RULE = LightRule()
ITEM = Item("1", "1", "", "", 1, ItemKind.WORKS)


def line(number: int, due: int | None, parts: tuple[Part, ...], done: int | None = None) -> LineView:
    target = Target(Decimal(40), "所", Decimal(40), "所", Op.EQUAL)
    about = Line(f"1-{number}", "1", number, "", Kind.AMOUNT, target)
    told = [part.done for part in parts if part.done is not None]
    return LineView(
        about, ITEM, "edu", ("市教育局",), None if done is None else Decimal(done), None, None,
        None if due is None else Decimal(due), None, None, Light.NONE, "", done is not None, False, False,
        sum(told, Decimal(0)) if told else None, "", "", "", parts,
    )  # fmt: skip


def part(name: str, task: int | None, done: int | None) -> Part:
    return Part(name, name, Role.CO, None if task is None else Decimal(task), None if done is None else Decimal(done))


def view(*lines: LineView, state: State = State.RUNNING) -> ItemView:
    return ItemView(ITEM, ("市教育局",), (), state, Light.NONE, "", None, None, lines)


def test_a_county_is_held_against_its_own_task() -> None:
    parts = (part("东海县", 20, 10), part("灌云县", 10, 3), part("灌南县", 10, None), part("海州区", 4, 4))
    found = {one.name: one for one in county_counts.by_county([view(line(1, 50, parts))], RULE)}
    lights = {name: next(key for key, many in one.lights.items() if many) for name, one in found.items()}
    assert lights == {"东海县": Light.GREEN, "灌云县": Light.RED, "灌南县": Light.NONE, "海州区": Light.DONE}
    assert (found["灌南县"].silent, found["灌南县"].told) == (1, 0)
    assert county_counts.percent(parts[2]) is None


def test_missing_parts_are_named_and_the_difference_is_told() -> None:
    one = line(1, 50, (part("东海县", 20, 10), part("灌南县", 10, None), part("市住建局", None, None)), done=12)
    assert (one.county_sum, one.difference, one.lacking) == (Decimal(10), Decimal(2), ("灌南县",))
    assert line(1, 50, (part("东海县", 20, 10),)).difference is None


NUMBER = st.none() | st.integers(0, 30)
PARTS = st.lists(st.tuples(st.sampled_from("甲乙丙丁"), NUMBER, NUMBER), unique_by=lambda one: one[0], max_size=4)
LINES = st.lists(st.tuples(st.none() | st.integers(0, 100), PARTS, st.booleans()), max_size=6)


@given(LINES)
def test_every_part_with_a_task_is_counted_once(
    drawn: list[tuple[int | None, list[tuple[str, int | None, int | None]], bool]],
) -> None:
    views = [
        view(line(number, due, tuple(part(*one) for one in parts)), state=State.ENDED if ended else State.RUNNING)
        for number, (due, parts, ended) in enumerate(drawn, 1)
    ]
    found = county_counts.by_county(views, RULE)
    stand = [one for _, parts, ended in drawn if not ended for one in parts if one[1] is not None]
    assert sum(len(one.lines) for one in found) == len(stand)
    assert sum(one.silent for one in found) == sum(done is None for _, _, done in stand)
    for one in found:
        assert sum(one.lights.values()) == len(one.lines) == one.told + one.silent
        assert one.lights[Light.NONE] >= one.silent
    assert sum(county_counts.total(found).values()) == len(stand)
