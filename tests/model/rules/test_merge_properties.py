"""What must hold of the merge in every history (DESIGN.md section 5; FAULTS rows D and F3)."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Mapping

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.records import Asked, Facts, Grant, Issue, Key, Record, Value, View
from model.rules import identity, merge
from model.rules.plan_round import keys
from model.rules.plan_round.bases import bases_for as first_bases
from model.terms import PlanField
from tests.model.rules.merge_histories import (
    KEYS,
    LOWER,
    VALUES,
    Act,
    everything,
    form,
    histories,
    next_act,
)
from tests.model.rules.merge_office import Fact, facts, plus
from tests.model.rules.merge_reference import is_row_of

few = settings(max_examples=30)


def said(view: View) -> dict[Key, dict[Value, frozenset[str]]]:
    return {key: {head.value: frozenset(head.records) for head in figure.heads} for key, figure in view.figures.items()}


def listed(acts: Iterable[Act]) -> list[Fact]:
    return [fact for act in acts for fact in act]


# --- rule 1: order, repeats, copies -----------------------------------------------------------------------


@few
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repeats_give_the_same(acts: list[Act], chance: random.Random) -> None:
    some = listed(acts)
    mixed = [*some, *chance.choices(some, k=3)]
    chance.shuffle(mixed)
    one, two = merge.view(facts(*some), LOWER), merge.view(facts(*mixed), LOWER)
    assert one == two
    assert list(one.figures) == list(two.figures)


@few
@given(histories(6), st.data())
def test_copies_of_the_ledger_agree_once_they_have_met(acts: list[Act], data: st.DataObject) -> None:
    here, there = list(acts), list(acts)
    for ledger in (here, there):
        for _ in range(2):
            ledger.append(data.draw(next_act(ledger)))
    both, again = everything([*here, *there]), everything([*there, *here, *there])
    assert merge.view(both, LOWER) == merge.view(again, LOWER)


# --- no value is lost, none is made up --------------------------------------------------------------------


@few
@given(histories())
def test_every_stated_value_stands_or_a_rule_names_what_replaced_it(acts: list[Act]) -> None:
    known = everything(acts)
    view = merge.view(known)
    records = {one.id: one for one in known.records}
    for record in records.values():
        for key, some in record.values.items():
            for value in some:
                assert why(known, view, records, record, key, value), (record, key, value)


def why(known: Facts, view: View, records: Mapping[str, Record], record: Record, key: Key, value: Value) -> list[str]:
    """Return the reasons there are for a value to stand or not to stand."""
    out = []
    heads = said(view).get(key, {})
    issue = next((one for one in known.issues if one.id == record.issue), None)
    live = [one for one in records.values() if one.id in view.live and (one.id, key) not in view.quarantined]
    speaking = [one for one in live if any(weighs(other, value) for other in one.values.get(key, ()))]
    if record.id in heads.get(value, ()):
        out.append("stands")
    if record.id not in view.live:
        out.append("withdrawn")
    if (record.id, key) in view.quarantined:
        out.append("quarantined")
    if issue and key in issue.bases and issue.bases[key].shown == value and record.kind == "statement":
        out.append("said nothing")
    if issue and any(one.issue == issue.id and one.revision > record.revision for one in speaking):
        out.append("a higher number")
    if any(record.id in one.bases.get(key, ()) for one in speaking):
        out.append("seen by a later one")
    return out


def weighs(other: Value, value: Value) -> bool:
    return isinstance(other, str) or isinstance(value, Asked)


@few
@given(histories())
def test_nothing_is_made_up(acts: list[Act]) -> None:
    known = everything(acts)
    view = merge.view(known, LOWER)
    records = {one.id: one for one in known.records}
    for key, figure in view.figures.items():
        assert figure.key == key
        assert figure.heads
        for head in figure.heads:
            assert head.records == tuple(sorted(set(head.records)))
            for name in head.records:
                assert head.value in records[name].values[key]
                assert name in view.live
                assert (name, key) not in view.quarantined
        certain = [head.value for head in figure.heads if isinstance(head.value, str)]
        assert len({head.value for head in figure.heads}) == len(figure.heads)
        assert figure.conflict == (len(certain) > 1)
        assert figure.asked == (len(certain) < len(figure.heads))
        assert (figure.value in certain) if certain else figure.value is None


# --- rule 2: blanks, quarantine ---------------------------------------------------------------------------


@few
@given(histories(), st.data())
def test_a_returned_form_touches_only_what_it_states(acts: list[Act], data: st.DataObject) -> None:
    record = form(data.draw, acts)
    before, after = merge.view(everything(acts), LOWER), merge.view(everything([*acts, (record,)]), LOWER)
    for key in KEYS:
        if key not in record.values:
            assert before.figures.get(key) == after.figures.get(key)


@few
@given(histories())
def test_what_waits_in_quarantine_counts_nowhere(acts: list[Act]) -> None:
    known = everything(acts)
    view = merge.view(known, LOWER)
    waiting = set(view.quarantined)
    emptied = tuple(without(record, {key for name, key in waiting if name == record.id}) for record in known.records)
    rest = Facts(known.issues, emptied, known.admissions, known.withdrawals)
    assert merge.view(rest, LOWER).figures == view.figures
    assert merge.view(rest, LOWER).quarantined == ()


def without(record: Record, keys: set[Key]) -> Record:
    """Return a record that states nothing about some keys, under its old name so that others still know it."""
    kept = {key: some for key, some in record.values.items() if key not in keys}
    return dataclasses.replace(record, values=kept)


@few
@given(histories())
def test_only_rows_of_its_own_form_or_admitted_ones_count_for_a_unit(acts: list[Act]) -> None:
    known = everything(acts)
    view = merge.view(known)
    forms = {one.id: one for one in known.issues}
    records = {one.id: one for one in known.records}
    admitted = {(one.record, one.key) for one in known.admissions if one.id in view.live}
    for key, figure in view.figures.items():
        for record in (records[name] for head in figure.heads for name in head.records):
            if record.kind == "statement" and record.issue and (record.id, key) not in admitted:
                assert any(is_row_of(grant, key) for grant in forms[record.issue].grants)
                assert (key.unit, key.period) == (forms[record.issue].unit, record.period)


# --- rules 3 and 4: corrections, bases --------------------------------------------------------------------


@few
@given(histories(), st.data())
def test_a_correction_counts_whatever_it_says_and_says_what_it_means(acts: list[Act], data: st.DataObject) -> None:
    """The highest 报送次数 of a form leaves, of that form's values, only its own: reverts included."""
    known = everything(acts)
    issue = data.draw(st.sampled_from(known.issues))
    key = data.draw(st.sampled_from([one for one in KEYS if (one.unit, one.period) == (issue.unit, issue.period)]))
    value = data.draw(st.sampled_from([one for one in VALUES[key.field] if isinstance(one, str)]))
    bases = {one: base.ids for one, base in issue.bases.items()}
    last = identity.seal(Record("", "statement", issue.id, issue.unit, issue.period, 9, {}, {key: (value,)}, bases))
    before, after = merge.view(known), merge.view(plus(known, last))
    copies = {one.id for one in known.records if (one.issue, one.unit) == (issue.id, issue.unit)}
    is_shown = key in issue.bases and issue.bases[key].shown == value
    mine = said(after).get(key, {})
    assert (last.id in mine.get(value, ())) == (not is_shown)
    assert not {name for names in mine.values() for name in names} & (copies - {last.id})
    carried = set(bases.get(key, ())) if not is_shown else set()
    for head, names in said(before).get(key, {}).items():
        assert names - copies - carried <= mine.get(head, frozenset())


@few
@given(histories(), st.data())
def test_a_fresh_form_replaces_all_it_carried_and_nothing_else(acts: list[Act], data: st.DataObject) -> None:
    known, unseen = everything(acts), data.draw(next_act(acts))
    before = merge.view(known)
    assume(before.figures)
    key = data.draw(st.sampled_from(list(before.figures)))
    assume(key not in {waiting for _, waiting in before.quarantined})  # the new form may let it in
    grants = (*(Grant(*row) for row in keys.rows(key)),)
    bases_for = first_bases if isinstance(key.field, PlanField) else merge.bases_for
    base = bases_for(before, grants, key.unit, key.period)
    issue = identity.seal(Issue("", "zfb", "p", key.unit, key.period, grants, base))
    value = data.draw(st.sampled_from([one for one in VALUES[key.field] if isinstance(one, str)]))
    assume(base[key].shown != value)
    reply = identity.seal(
        Record("", "statement", issue.id, key.unit, key.period, 1, {}, {key: (value,)}, {key: base[key].ids})
    )
    after = merge.view(plus(known, issue, reply))
    assert said(after)[key] == {value: frozenset({reply.id})}
    assume(not any(isinstance(fact, Record) and fact.id in base[key].ids for fact in unseen))
    late = merge.view(plus(known, *unseen, issue, reply))
    alone = merge.view(plus(known, *unseen, issue))
    for head, names in said(alone).get(key, {}).items():
        assert names - set(base[key].ids) <= said(late)[key].get(head, frozenset())
