"""The window counts who has reported as every paper does: a late form is reported too."""

from __future__ import annotations

from dataclasses import replace

from gui.forms import overview
from gui.tables.unit_tree import UnitTree
from model.rules import returns
from model.terms import FormState
from tests.gui import made_up

STATES = (FormState.RETURNED, FormState.LATE, FormState.MISSING, FormState.NOT_SENT)


def test_the_start_page_counts_late_forms_among_those_reported() -> None:
    seen = made_up.view()
    units = tuple(replace(unit, form=STATES[n % 4]) for n, unit in enumerate(seen.units[:8]))
    cards = {card.title: (card.count, card.more) for card in overview.forms(replace(seen, units=units))}
    assert cards["已报"] == (4, "其中迟报 2 家")
    assert (cards["应报单位"][0], cards["迟报"][0], cards["逾期未报"][0]) == (6, 2, 2)
    assert returns.count(units).reported == "已报 4 家（其中迟报 2 家）"


def test_who_looks_for_those_reported_finds_the_late_ones_too() -> None:
    seen = made_up.view().units[:8]
    units = tuple(replace(unit, form=STATES[n % 4], items=1) for n, unit in enumerate(seen))
    tree = UnitTree()
    tree.show(units)
    found = {state: len(shown(tree, state)) for state in STATES[:3]}
    assert found == {FormState.RETURNED: 4, FormState.LATE: 2, FormState.MISSING: 2}


def shown(tree: UnitTree, state: FormState) -> list[str]:
    tree.keep(state=state)
    groups = [tree.index(row, 0) for row in range(tree.rowCount())]
    names = [(tree.rowCount(group), group) for group in groups]
    inner = [tree.index(row, 0, group) for count, group in names for row in range(count)]
    return [str(one.data()) for one in inner if not tree.rowCount(one)] + [
        str(tree.index(row, 0, one).data()) for one in inner for row in range(tree.rowCount(one))
    ]
