"""督查通报: a line behind is named inside and only counted in public, every count foots, the words are ours."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import ItemView, Published
from model.records.bulletin import BulletinFix, Draft, Told
from model.records.document_out import PaperOut, Table
from model.records.site_count import Investment, Rate, SiteCount
from model.rules import bulletin, bulletin_words, frozen, paper_out
from model.terms import Edition, FormState, Kind, Light, State
from tests.model.rules.shown_round import county, item, line, part, unit, view

RED, YELLOW, GREEN, NONE, DONE = Light.RED, Light.YELLOW, Light.GREEN, Light.NONE, Light.DONE
DAY = datetime.date(2021, 5, 6)
UNITS = [unit("教育", 1), unit("卫健", 2, FormState.LATE), unit("水利", 3, FormState.MISSING), county("东海县", 4)]
SECRET = "用地没有落实"
ITEMS = (
    item(replace(line("1-1", RED, gap="20", completion="5", due="25", earlier=(RED,)), problem=SECRET)),
    item(replace(line("2-1", YELLOW, gap="5", completion="20", due="25", lead="卫健"), conflict=True)),
    item(line("3-1", GREEN, gap="-20", completion="60", due="40", parts=(part("东海县", 10, 9),))),
    item(line("4-1", DONE, completion="100")),
    item(line("5-1", NONE, lead="水利", reported=False)),
    replace(item(line("6-1", NONE)), state=State.ENDED),
)


def paper(
    *items: ItemView, edition: Edition = Edition.INTERNAL, draft: Draft | None = None, told: Told | None = None
) -> PaperOut:
    now = Published(view(items or ITEMS, UNITS))
    return bulletin.paper(now, draft or Draft(), told or Told(), 3, edition, DAY)


def said(*items: ItemView, **more: object) -> str:
    return paper_out.text(paper(*items, **more))  # type: ignore[arg-type]


def test_an_issue_has_a_masthead_six_sections_and_two_annexes() -> None:
    text = said()
    assert text.startswith("督查通报\n第3期（初稿）\n督查室\t2021年5月6日\n")
    assert re.findall(r"^([一二三四五六七])、(.+)$", text, re.MULTILINE) == [
        ("一", "总体情况"),
        ("二", "按序时及提前完成情况"),
        ("三", "滞后事项"),
        ("四", "县区情况"),
        ("五", "报送质量"),
        ("六", "工作要求"),
    ]
    assert [one.landscape for one in paper().sections] == [False, True, True]
    assert "关于2021年1—4月民生实事进展情况的通报" in text


def test_inside_every_line_behind_is_named_with_figures_how_long_lead_and_reason() -> None:
    text = said()
    assert "严重滞后1条、滞后1条，涉及2项、2家牵头单位。" in text
    assert (
        "1. 第1项“指标1-1”：全年100所，应完成25所，实完成5所，滞后20.0个百分点，连续2期（牵头单位：教育）。"
        f"原因：{SECRET}。"
    ) in text
    assert "滞后5.0个百分点（数有冲突，暂列较低的）（牵头单位：卫健）。原因：单位没有写。" in text
    assert "（其中迟报1家：卫健），未报1家：水利" in text
    assert "有冲突的1条暂列较低的数" in text


def test_in_public_nobody_behind_or_late_is_named_and_no_reason_is_given() -> None:
    public = said(edition=Edition.PUBLIC, told=Told(before=view(ITEMS[::-1], UNITS)), draft=Draft(ranked=True))
    assert "严重滞后1条、滞后1条，涉及2项、2家牵头单位。" in public
    assert "（其中迟报1家），未报1家，没有退回，空报0家" in public
    for word in (SECRET, "指标1-1", "指标2-1", "卫健", "水利", "东海县", "排名"):
        assert word not in public, word
    blocks = [one for section in paper(edition=Edition.PUBLIC).sections for one in section.blocks]
    [table] = [one for one in blocks if isinstance(one, Table)]
    assert table.rows[-1].cells == ("合计", "6", "1", "1", "1", "1", "1", "1")


def test_sites_and_what_was_sent_back_are_counted_inside_and_in_public() -> None:
    sites = SiteCount("", 4, Rate(3, 4, 4, ()), Rate(1, 4, 2, ()), Investment(Decimal(50), Decimal(200), 4, 1, 0))
    now = Published(replace(view(ITEMS, [replace(UNITS[0], sent_back=2), *UNITS[1:]]), sites=sites))
    assert frozen.view(frozen.text(now.view)).sites == sites
    for edition, back in ((Edition.INTERNAL, "退回1家、2份：教育（2份）"), (Edition.PUBLIC, "退回1家、2份，空报")):
        text = paper_out.text(bulletin.paper(now, Draft(), Told(), 1, edition, DAY))
        assert all(one in text for one in ("（3/4）", "点位竣工率", "（1/4）", "（50/200万元", back))


def test_examples_are_those_ticked_or_the_best_and_never_a_laggard() -> None:
    assert [one.line.id for one in bulletin.chosen(view(ITEMS), Draft())] == ["4-1", "3-1"]
    assert [one.line.id for one in bulletin.chosen(view(ITEMS), Draft(examples=("3-1", "1-1")))] == ["3-1"]


def test_every_line_done_or_on_schedule_may_be_ticked_also_beside_one_without_a_light() -> None:
    mixed = item(line("7-1", NONE), line("7-2", GREEN, gap="0", completion="40", due="40"))
    offered = [one.line.id for one in bulletin.may_be_examples(view([*ITEMS, mixed]))]
    assert offered == ["4-1", "3-1", "7-2"], "what a draft may hold is offered, so that it stays ticked"


def test_our_wording_of_a_reason_stands_in_the_place_of_the_reported_one() -> None:
    text = said(draft=Draft(reasons=(("1-1", "土地指标未落实。"),)))
    assert "原因：土地指标未落实。" in text
    assert SECRET not in text


def test_counties_are_ranked_only_where_wanted_and_ties_share_a_rank() -> None:
    parts = tuple(part(name, 10, done) for name, done in (("甲县", 9), ("乙县", 9), ("丙县", 1)))
    shown = item(line("1-1", GREEN, due="50", parts=parts))
    units = [county(name, place) for place, name in enumerate(("甲县", "乙县", "丙县"), 1)]
    now = Published(view([shown], units))
    ranked = paper_out.text(bulletin.paper(now, Draft(ranked=True), Told(), 1, Edition.INTERNAL, DAY))
    assert re.search(r"按有县区任务的1条指标和节点排名：第一名甲县（.+分）、乙县（.+分）；第三名丙县", ranked)
    assert "排名" not in paper_out.text(bulletin.paper(now, Draft(), Told(), 1, Edition.INTERNAL, DAY))


def test_words_are_the_plans_and_places_are_filled() -> None:
    words = {
        "title": "{年}年{期}督查通报",
        "demand": "{反馈期限}前报{印发单位}，{不认得}。",
        "doc_no": "连政督通",
        "cc": "市委办",
    }
    text = said(told=Told(words=words, final=True), draft=Draft(reply_by=datetime.date(2021, 5, 20)))
    assert "\n连政督通〔2021〕3号\n" in text
    assert "\n2021年1—4月督查通报\n" in text
    assert "\n5月20日前报督查室，{不认得}。\n" in text
    assert text.endswith("\n　抄送：市委办。\n　督查室\t2021年5月6日印发\n")
    assert bulletin_words.strange("demand", words["demand"]) == ("不认得",)


def test_what_is_put_right_of_an_earlier_issue_stands_in_the_next() -> None:
    text = said(told=Told(fixes=(BulletinFix(2, "第1项应为6所。", DAY),)))
    assert "七、更正\n第2期通报：第1项应为6所。\n" in text


def test_what_nobody_reported_is_neither_a_rate_of_nought_nor_a_county_on_schedule() -> None:
    silent = item(line("1-1", NONE, reported=False, parts=(part("东海县", 10, None),)))
    text = said(silent)
    assert "工程类1项都没有报阶段，不计开工率。" in text
    assert "不亮灯1（其中未报1）。都没有亮灯，还看不出快慢。" in text
    assert "没有滞后的县区" not in text


def test_a_form_without_a_word_is_an_empty_one() -> None:
    silent = item(line("1-1", NONE, lead="教育", reported=False))
    assert "空报1家：教育" in said(silent)


def test_an_issue_is_kept_as_one_tree_and_read_back_the_same() -> None:
    for edition in Edition:
        one = paper(edition=edition)
        assert frozen.read(PaperOut, frozen.tree(one)) == one


LINES = st.lists(st.sampled_from(Light), max_size=12)


@given(LINES)
def test_every_count_foots_whatever_the_lights(lights: list[Light]) -> None:
    items = [
        item(line(f"{number}-1", light, gap="12" if light in (RED, YELLOW) else None, kind=Kind.AMOUNT))
        for number, light in enumerate(lights, 1)
    ]
    text = said(*items) if items else ""
    for light in (RED, YELLOW) if items else ():
        listed = len(re.findall(rf"^（[一二]）{light.word}(\d+)条$", text, re.MULTILINE))
        assert listed == (1 if light in lights else 0)
    if items:
        told = re.search(r"截至4月30日，(\d+)项中，已完成(\d+)项、按序时(\d+)项、滞后(\d+)项、严重滞后(\d+)项", text)
        assert told is not None
        whole, *parts = map(int, told.groups())
        grey = re.search(r"不亮灯(\d+)项", text)
        assert whole == sum(parts) + (int(grey[1]) if grey else 0) == len(lights)
        assert len(re.findall(r"^\d+\. 第\d+项.*原因：", text, re.MULTILINE)) == sum(
            one in (RED, YELLOW) for one in lights
        )
