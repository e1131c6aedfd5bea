"""督查通报: whatever the round, its counts add up, a per cent bears its n/N, all behind are named, in public nobody."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import ItemView, Published, UnitView
from model.records.bulletin import Draft, Told
from model.records.document_out import Table
from model.rules import bulletin, paper_out
from model.terms import Edition, FormState, Light, State
from tests.model.rules.shown_round import county, item, line, part, unit, view

DAY = datetime.date(2021, 5, 6)
LEADS = ("市教育局", "市卫健委", "市水利局")
COUNTIES = ("东海县", "灌云县")
LIT = ("已完成", "按序时", "滞后", "严重滞后")
STAGES = st.sampled_from(("", "招标", "已开工"))
FORMS = st.sampled_from(FormState)


@st.composite
def items(draw: st.DrawFn) -> tuple[ItemView, ...]:
    """Items of one to three lines each: any light, joint leads, 件 or none, some ended, some in conflict."""
    out = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        lines = []
        for place in range(1, draw(st.integers(1, 3)) + 1):
            light = draw(st.sampled_from(Light))
            behind = light in (Light.RED, Light.YELLOW)
            who = draw(st.permutations(LEADS))[: draw(st.integers(1, 2))]
            parts = tuple(part(name, draw(st.sampled_from((10, None))), draw(st.sampled_from((0, 4, 10, None))))
                          for name in COUNTIES)  # fmt: skip
            made = line(f"{number}-{place}", light, lead=who[0], gap="7" if behind else None, due="40", parts=parts,
                        reported=light is not Light.NONE, stage=draw(STAGES))  # fmt: skip
            conflict = draw(st.booleans())
            problem = "缺地，找李四13912345678"
            lines.append(replace(made, leads=tuple(who), conflict=conflict, problem=problem))
        one = item(*lines, state=draw(st.sampled_from((State.RUNNING, State.RUNNING, State.ENDED))))
        out.append(replace(one, item=replace(one.item, public_no=draw(st.sampled_from(("", "1", "2"))))))
    return tuple(out)


def units(forms: list[FormState]) -> list[UnitView]:
    made = [unit(name, place) for place, name in enumerate(LEADS)] + [county(name, 9) for name in COUNTIES]
    return [replace(one, form=form) for one, form in zip(made, forms, strict=True)]


@settings(max_examples=25, deadline=None)
@given(items(), st.lists(FORMS, min_size=5, max_size=5))
def test_every_issue_foots_and_the_public_one_names_nobody(some: tuple[ItemView, ...], forms: list[FormState]) -> None:
    now = Published(view(some, units(forms)))
    for edition in Edition:
        paper = bulletin.paper(now, Draft(ranked=True), Told(), 1, edition, DAY)
        text = paper_out.text(paper)
        _lights_foot(text, "项", len(some))
        if any(one.item.public_no for one in some):
            _lights_foot(text, "件", len({one.item.public_no for one in some if one.item.public_no}))
        _every_per_cent_has_its_parts(text.partition("附件：")[0])
        _forms_foot(text, forms)
        if edition is Edition.INTERNAL:
            _everybody_behind_is_named(text, some)
        else:
            assert not [name for name in (*LEADS, *COUNTIES, "缺地", "139", "李四") if name in text]
            [table] = [one for section in paper.sections for one in section.blocks if isinstance(one, Table)]
            assert int(table.rows[-1].cells[1]) == sum(map(int, table.rows[-1].cells[2:])) == len(some)


def _lights_foot(text: str, measure: str, many: int) -> None:
    head = rf"(\d+){measure}(?:（(?:终止(\d+){measure}，)?[^）]*?在册(\d+){measure}）)?中，(.*)"
    told = re.search(head, text)
    assert told is not None, text
    whole, ended, standing = (int(one or 0) for one in told.groups()[:3])
    assert whole == many
    counted = [re.search(rf"{word}(\d+){measure}", told[4]) for word in LIT]
    grey = re.search(rf"不亮灯(\d+){measure}(?:（(.*?)）)?", told[4])
    lit = sum(int(one[1]) for one in counted if one)
    assert lit + (int(grey[1]) if grey else 0) == (standing if told[3] else whole) == whole - ended
    if grey and grey[2]:
        assert int(grey[1]) == sum(map(int, re.findall(rf"(\d+){measure}", grey[2])))


def _every_per_cent_has_its_parts(text: str) -> None:
    for told, rest in re.findall(r"([\d.]+)%(.{0,12})", text):
        parts = re.match(r"（([\d.]+)/([\d.]+)", rest)
        if "按100%" not in f"按{told}%{rest}":  # the rule of the ranking speaks of a hundred
            assert parts is not None, (told, rest)
            assert Decimal(told) == round(Decimal(parts[1]) * 100 / Decimal(parts[2]) + Decimal("1e-9"), 1)


def _forms_foot(text: str, forms: list[FormState]) -> None:
    told = re.search(r"应报(\d+)家，已报(\d+)家(?:（其中迟报(\d+)家[^）]*）)?，未报(\d+)家", text)
    if told is None:
        assert "本期还没有发表" in text
        return
    due, back, late, missing = (int(one or 0) for one in told.groups())
    assert due == back + missing == len([one for one in forms if one is not FormState.NOT_SENT])
    assert (late, missing) == (forms.count(FormState.LATE), forms.count(FormState.MISSING))


def _everybody_behind_is_named(text: str, some: tuple[ItemView, ...]) -> None:
    """What is counted behind is listed, each with its leads, and as many leads are counted as are named."""
    part = text.partition("三、")[2].partition("四、")[0]
    behind = [line for one in some for line in one.lines if line.light in (Light.RED, Light.YELLOW)
              and one.state is not State.ENDED]  # fmt: skip
    listed = re.findall(r"^\d+\. 第\d+项.*?牵头单位：(.*?)）。原因：", part, re.MULTILINE)
    assert len(listed) == len(behind)
    told = re.search(r"涉及(\d+)项、(\d+)家牵头单位", part)
    if told:
        assert int(told[2]) == len({name for names in listed for name in names.split("、")})
    tail = re.search(r"有滞后的是(.*?)。|滞后较多的有(.*?)。", text)
    assert "另" not in (tail[0] if tail else "")
