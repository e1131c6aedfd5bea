"""Rates of sites: always n of N, held against their dates at a round's end; what was not told is not 0."""

from __future__ import annotations

import datetime
import time
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import Site
from model.rules import site_rates
from model.terms import SiteState

JUNE = datetime.date(2021, 6, 30)


def site(number: int, **more: object) -> Site:
    return Site(f"s{number}", "1", f"点位{number}", "dh", **more)  # type: ignore[arg-type]


def test_how_many_are_begun_and_done_and_which_should_be() -> None:
    some = (
        site(
            1, planned_start="2021-03", real_start="2021-03-20", planned_finish="2021-06-30", real_finish="2021-06-30"
        ),
        site(2, planned_start="2021-05-01", planned_finish="2021-06"),
        site(3, planned_start="2021-06", real_start="2021-07-01"),
        site(4, planned_start="2021-07", state="started"),
        site(5, state="in_use"),
        site(6),
    )
    found = site_rates.rates(some, JUNE)
    assert (found.start.done, found.start.of, found.start.due, found.start.late) == (3, 6, 3, ("s2", "s3"))
    assert (found.finish.done, found.finish.of, found.finish.due, found.finish.late) == (2, 6, 2, ("s2",))
    assert found.start.percent == Decimal(50)
    may = site_rates.rates(some, datetime.date(2021, 5, 31))
    assert (may.start.late, may.finish.due) == (("s2",), 0)


def test_a_site_says_how_it_is_behind_its_own_dates() -> None:
    some = (
        site(1, planned_start="2021-03"),
        site(2, planned_start="2021-03", planned_finish="2021-06", real_start="2021-03"),
        site(3, planned_start="2021-07"),
        site(4, planned_finish="2021-06-30", state="finished"),
        site(5, planned_start="2021-03", planned_finish="2021-06"),
    )
    assert [site_rates.late_word(one, JUNE) for one in some] == [
        "逾期未开工",
        "逾期未竣工",
        "",
        "",
        "逾期未开工、竣工",
    ]
    found = site_rates.rates(some, JUNE)
    words = [word for one in some for word in site_rates.late_words(one, JUNE)]
    late = (len(found.start.late), len(found.finish.late))
    assert late == (words.count(site_rates.LATE_START), words.count(site_rates.LATE_FINISH)) == (2, 2)


def test_a_month_alone_is_due_with_its_last_day() -> None:
    one = site(1, planned_start="2021-06")
    assert site_rates.rates([one], datetime.date(2021, 6, 29)).start.due == 0
    assert site_rates.rates([one], JUNE).start.due == 1


def test_money_is_told_with_what_is_missing_and_may_pass_100() -> None:
    some = (
        site(1, investment=Decimal(100), invested=Decimal(150)),
        site(2, investment=Decimal(100)),
        site(3, invested=Decimal(9)),
    )
    found = site_rates.rates(some, JUNE).invest
    assert (found.done, found.of) == (Decimal(150), Decimal(200))
    assert (found.sites, found.silent, found.without) == (2, 1, 1)
    assert found.percent == Decimal(75)
    nothing = site_rates.rates([site(1, investment=Decimal(100))], JUNE).invest
    assert (nothing.percent, nothing.silent) == (None, 1)
    assert site_rates.rates([], JUNE).start.percent is None
    assert site_rates.rates([], JUNE).invest.percent is None


DAYS = st.sampled_from(["", "2021-03", "2021-05-01", "2021-06-30", "2021-07-01", "2022-01"])
SITES = st.lists(
    st.builds(
        Site,
        id=st.uuids().map(str),
        item=st.sampled_from("123"),
        name=st.just("某处"),
        county=st.sampled_from(["dh", "gy", "?own"]),
        planned_start=DAYS,
        planned_finish=DAYS,
        real_start=DAYS,
        real_finish=DAYS,
        investment=st.none() | st.integers(0, 9).map(Decimal),
        invested=st.none() | st.integers(0, 9).map(Decimal),
        state=st.sampled_from(["", *SiteState]).map(str),
    ),
    max_size=12,
)


@given(SITES)
def test_items_and_counties_each_add_up_to_the_plan(some: list[Site]) -> None:
    whole = site_rates.rates(some, JUNE)
    for parts in (site_rates.by_item(some, JUNE), site_rates.by_county(some, JUNE)):
        assert sum(one.sites for one in parts) == whole.sites == len(some)
        for name in ("start", "finish"):
            for field in ("done", "of", "due"):
                assert sum(getattr(getattr(one, name), field) for one in parts) == getattr(getattr(whole, name), field)
            assert sorted(late for one in parts for late in getattr(one, name).late) == sorted(
                getattr(whole, name).late
            )
        for field in ("done", "of", "sites", "silent", "without"):
            assert sum(getattr(one.invest, field) for one in parts) == getattr(whole.invest, field)
    assert whole.start.due >= len(whole.start.late)
    assert whole.invest.sites + whole.invest.without == whole.sites


@given(SITES, st.sampled_from([datetime.date(2021, month, 28) for month in range(1, 13)]))
def test_nothing_begun_or_due_is_ever_lost_as_the_year_goes_on(some: list[Site], day: datetime.date) -> None:
    now, later = site_rates.rates(some, day), site_rates.rates(some, day + datetime.timedelta(days=40))
    assert (later.start.done, later.finish.done, later.start.due) >= (now.start.done, now.finish.done, now.start.due)


def test_330_works_are_light() -> None:
    some = [site(number, planned_start="2021-03", investment=Decimal(number)) for number in range(330)]
    begun = time.perf_counter()
    site_rates.by_item(some, JUNE), site_rates.by_county(some, JUNE), site_rates.rates(some, JUNE)
    assert time.perf_counter() - begun < 0.2
