"""What arrives outside a form: figures in a chat message, a sealed paper, a photo."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model.terms import Field
from tests.journeys.desk import Say, fill, line, sha, unit

MARCH = ("--period", "2021-03")
TALK = "各位好\n市教育局：1-1 报7所，2-1 3\n我们8-1大概有一些\n市气象局 97-1 2\n"


@pytest.fixture
def ledger(office: Path) -> Path:
    return office / "连云港.shishi"


@pytest.fixture
def message(office: Path) -> Path:
    path = office / "微信.txt"
    path.write_text(TALK, "utf-8")
    return path


def test_a_chat_message_is_shown_first_and_written_only_when_confirmed(ledger: Path, say: Say, message: Path) -> None:
    before = sha(ledger)
    status, said = say("paste", ledger, message, *MARCH)
    assert (status, sha(ledger) == before) == (1, True)
    assert "〔待确认〕第2行：市教育局 1-1" in said
    assert "读出 2 条，填入 0 条，要问 2 处" in said
    status, said = say("paste", ledger, message, *MARCH, "--confirm")
    assert (status, "读出 2 条，填入 2 条，要问 2 处" in said) == (1, True)
    _, shown = say("show", ledger, *MARCH, "--json")
    assert (line(shown, "1-1")["done"], line(shown, "2-1")["done"], line(shown, "97-1")["done"]) == (7, 3, None)
    _, acts = say("acts", ledger, "--json")
    assert [act["verb"] for act in acts["acts"][-2:]] == ["填报", "填报"]


def test_a_figure_that_is_not_certain_is_asked_and_not_written(ledger: Path, say: Say, office: Path) -> None:
    path = office / "微信.txt"
    path.write_text("1-1 约7", "gbk")
    status, said = say("paste", ledger, path, *MARCH, "--unit", "市教育局", "--confirm")
    assert (status, "填入 0 条，要问 1 处" in said) == (1, True)
    assert say("paste", ledger, office / "没有.txt", *MARCH)[0] == 2
    path.write_bytes(b"\x00\x01\x02")
    assert say("paste", ledger, path, *MARCH)[0] == 2


def test_a_sealed_paper_is_kept_beside_what_was_typed_from_it(ledger: Path, say: Say, office: Path) -> None:
    paper = office / "盖章件.pdf"
    paper.write_bytes(b"%PDF-1.4 scan")
    hand = ("fill", ledger, *MARCH, "--line", "1-1", "--unit", "市教育局", "--done", "6", "--source", "盖章件")
    status, said = say(*hand, "--attach", paper)
    assert (status, "附件 市教育局 1—3月 盖章件.pdf" in said) == (0, True)
    _, shown = say("show", ledger, *MARCH, "--json")
    assert line(shown, "1-1")["done"] == 6
    assert unit(shown, "市教育局")["form"] in ("returned", "late")
    before = sha(ledger)
    assert say(*hand, "--attach", office / "没有.pdf")[0] == 2
    assert sha(ledger) == before, "without its paper nothing is typed in either"


def test_a_photo_alone_is_kept_and_reports_nothing(ledger: Path, say: Say, office: Path) -> None:
    photo = office / "照片.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 photo")
    attach = ("attach", ledger, photo, *MARCH, "--unit", "市教育局", "--received", "2021-03-27")
    assert say(*attach)[0] == 0
    _, shown = say("show", ledger, *MARCH, "--json")
    assert unit(shown, "市教育局")["form"] == "missing"
    _, acts = say("acts", ledger, "--json")
    assert acts["acts"][-1]["verb"] == "附件"
    assert say("undo", ledger, acts["acts"][-1]["act"])[0] == 0
    photo.write_bytes(b"")
    assert say(*attach)[0] == 2


def test_what_is_typed_over_a_unit_s_figure_names_it_and_whose_it_is(ledger: Path, say: Say, office: Path) -> None:
    say("take", ledger, fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)}), "--received", "2021-03-28")
    hand = ("fill", ledger, *MARCH, "--line", "1-1", "--unit", "市教育局", "--source", "phone")
    status, said = say(*hand, "--done", "8", "--text", "3月20日开工")
    assert (status, "原为 7（市教育局 3月28日报），改为 8。" in said) == (0, True)
    status, said = say(*hand, "--done", "9", "--text", "3月21日开工")
    assert "原为 8（本台账录入 电话口报），改为 9。" in said
    assert "进展情况：取代原来的文字。" in said
    assert "原为" not in say(*hand, "--done", "9")[1], "the same figure once more replaces nothing"


def test_a_doubtful_entry_says_that_the_figure_in_force_so_far_waits_too(ledger: Path, say: Say, office: Path) -> None:
    say("take", ledger, fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)}), "--received", "2021-03-28")
    hand = ("fill", ledger, *MARCH, "--line", "1-1", "--unit", "市教育局", "--source", "phone")
    status, said = say(*hand, "--done", "800")
    assert (status, "至今有效的 7（市教育局 3月28日报）也一并等核定，不再计入" in said) == (1, True)
    _, shown = say("show", ledger, *MARCH, "--json")
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["asked"]) == (None, True)


def test_a_figure_for_a_round_that_is_not_sent_yet_is_kept_and_that_is_said(ledger: Path, say: Say) -> None:
    hand = ("fill", ledger, "--line", "1-1", "--unit", "市教育局", "--done", "8", "--source", "phone")
    status, said = say(*hand, "--period", "2021-04")
    assert (status, "1—4月还没有发表，先按电话口报记下" in said) == (0, True)
    assert "还没有发表" not in say(*hand, *MARCH)[1]
