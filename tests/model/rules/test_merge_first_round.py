"""The same merge carries what units say in the first round: by line and round, by county, by site, of themselves."""

from __future__ import annotations

from model.records import Base, Grant, Issue, Key, Record, Value
from model.rules import identity, merge
from model.rules.plan_round import keys
from model.rules.plan_round.bases import bases_for
from model.terms import Field, PlanField
from tests.model.rules.merge_office import facts

FIRST = keys.period(2021)
ROWS = (Grant("26-1"), Grant("26", keys.SITES), Grant(""), Grant("30-1", "dh"))
SHARE = Key(FIRST, "26-1", "jyj", PlanField.SHARE, "dh")
JUNE = Key(FIRST, "26-1", "jyj", PlanField.PLANNED, "2021-06")
SITE = Key(FIRST, "26", "jyj", PlanField.FINISH, keys.site_part("dh", "一小"))
PHONE = Key(FIRST, "", "jyj", PlanField.PHONE)


def issue(bases: dict[Key, Base] | None = None) -> Issue:
    return identity.seal(Issue("", "zfb", "p", "jyj", FIRST, ROWS, bases or {}))


def back(of: Issue, values: dict[Key, Value], revision: int = 1, filler: str = "张三") -> Record:
    stated = {key: (value,) for key, value in values.items()}
    bases = {key: base.ids for key, base in of.bases.items()}
    return identity.seal(
        Record("", "statement", of.id, "jyj", FIRST, revision, {"填报人": filler}, stated, bases),
    )


def test_figures_of_the_first_round_stand_under_keys_of_their_own() -> None:
    first = issue()
    view = merge.view(facts(first, back(first, {SHARE: "5.0", JUNE: "3", SITE: "2021-06-30", PHONE: "85521234"})))
    assert {key: one.value for key, one in view.figures.items()} == {
        SHARE: "5",
        JUNE: "3",
        SITE: "2021-06-30",
        PHONE: "85521234",
    }
    assert not any(isinstance(key.field, Field) for key in view.figures)
    assert {Key.parse(str(key)) for key in view.figures} == set(view.figures)


def test_two_values_of_one_site_are_a_conflict_and_both_are_kept() -> None:
    first = issue()
    one, two = back(first, {SITE: "2021-06-30"}), back(first, {SITE: "2021-09-30"}, filler="李四")
    figure = merge.view(facts(first, two, one)).figures[SITE]
    assert figure.conflict
    assert {head.value for head in figure.heads} == {"2021-06-30", "2021-09-30"}


def test_a_site_is_the_same_however_its_name_is_spelt_and_another_in_another_county() -> None:
    assert keys.site_part("dh", "第一 小学（东）") == keys.site_part("dh", "第一小学(东)")
    assert keys.site_part("dh", "一小") != keys.site_part("gy", "一小")
    assert keys.site_county(keys.site_part("dh", "一/小")) == "dh"


def test_a_corrected_copy_counts_and_a_blank_leaves_what_was_said() -> None:
    first = issue()
    view = merge.view(facts(first, back(first, {SHARE: "5", JUNE: "3"}), back(first, {SHARE: "6"}, 2)))
    assert (view.figures[SHARE].value, view.figures[JUNE].value) == ("6", "3")


def test_a_value_the_ledger_printed_says_nothing_and_a_changed_one_does() -> None:
    first = issue(bases_for(merge.view(facts()), ROWS, "jyj", FIRST, {SHARE: "5", JUNE: "3"}))
    view = merge.view(facts(first, back(first, {SHARE: "5", JUNE: "4"})))
    assert SHARE not in view.figures
    assert view.figures[JUNE].value == "4"


def test_a_form_sent_again_shows_what_stands_before_what_the_ledger_says() -> None:
    first = issue()
    said = back(first, {SHARE: "5"})
    base = bases_for(merge.view(facts(first, said)), ROWS, "jyj", FIRST, {SHARE: "8", JUNE: "3"})
    assert base == {SHARE: Base((said.id,), "5"), JUNE: Base((), "3")}


def test_only_what_the_form_was_given_counts_and_the_rest_waits() -> None:
    first = issue()
    strays: dict[Key, Value] = {
        Key(FIRST, "30-1", "jyj", PlanField.SHARE, "gy"): "1",
        Key(FIRST, "30-1", "jyj", PlanField.PRESET): "按月均分",
        Key(FIRST, "27", "jyj", PlanField.SITE, "dh|二小"): "二小",
        Key(FIRST, "51-1", "jyj", PlanField.PLANNED, "2021-06"): "1",
        Key(FIRST, "26-1", "zjj", PlanField.SHARE, "dh"): "1",
        Key(FIRST, "", "zjj", PlanField.PHONE): "1",
    }
    own: dict[Key, Value] = {Key(FIRST, "30-1", "jyj", PlanField.SHARE, "dh"): "2"}
    view = merge.view(facts(first, back(first, {**strays, **own})))
    assert set(view.figures) == set(own)
    assert {key for _, key in view.quarantined} == set(strays)


def test_nothing_of_the_first_round_blocks_a_report() -> None:
    first = issue()
    view = merge.view(facts(first, back(first, {SHARE: "5"}), back(first, {SHARE: "6"}, filler="李四")))
    assert len(merge.conflicts(view)) == 1
    assert merge.blocking(view) == ()
