"""The upper office's form over a closed round, kept and given anew; what a file that cannot be read says."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.errors import ClerkError
from model.records import Changes
from model.terms import Field, Source
from model.terms_upward import Fill, PerRow
from model.work import close_period, fill_in, new_ledger, read_plan, report_by_template, upward_template
from model.work.ledger import Ledger
from model.work.upward_template import Ask
from tests.model.sheets import upper_forms

TEXT = (
    "关于印发榕城市2021年民生实事任务分解的通知\n榕政办发〔2021〕8号\n榕城市人民政府办公室\n2021年2月20日\n"
    "一、教育\n1. 新建中小学24所。（牵头单位：市教育局）\n"
)
MARCH = "2021-03"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    (paper := tmp_path / "方案.txt").write_text(TEXT, encoding="utf-8")
    return new_ledger.do(new_ledger.plan(tmp_path / "榕城.shishi", read_plan.plan(paper), "榕城市政府办", "monthly"))


def say(held: Ledger, done: str) -> Changes:
    return fill_in.do(held, fill_in.plan(held, MARCH, "1-1", "市教育局", {Field.DONE: done}, Source.PHONE, "核实"))


def take(held: Ledger, data: bytes, name: str = "甲", **more: object) -> upward_template.TemplatePlan:
    planned = upward_template.plan(held, Ask(data, "表.xlsx", name, **more))  # type: ignore[arg-type]
    upward_template.do(held, planned)
    return planned


def test_a_closed_round_goes_up_as_it_was_frozen(ledger: Ledger, tmp_path: Path) -> None:
    with ledger as held:
        say(held, "5")
        take(held, upper_forms.plain("序号", "实事内容", "累计完成"))
        close_period.do(held, close_period.plan(held, close_period.Ask(MARCH)))
        say(held, "7")
        frozen = report_by_template.do(held, MARCH, "甲", tmp_path / "封.xlsx")
        live = report_by_template.do(held, MARCH, "甲", tmp_path / "今.xlsx", live=True)
    assert [load_workbook(one.path).worksheets[0]["C3"].value for one in (frozen, live)] == [5, 7]
    assert frozen.closed.startswith("已封存 ")
    assert (frozen.changes.act, live.closed) == (None, "")


def test_a_form_kept_is_the_same_again_and_chosen_anew_from_what_is_kept(ledger: Ledger) -> None:
    data = upper_forms.plain("序号", "实事内容", "累计完成", "亮灯")
    with ledger as held:
        take(held, data, per_row=PerRow.LINE, wanted={Fill.LIGHT: "无"})
        again = upward_template.plan(held, upward_template.ask_again(held, "甲"))
        assert again.same
        assert again.form.layout.per_row is PerRow.LINE
        assert again.form.layout.column(Fill.LIGHT) is None
        assert upward_template.do(held, again).act is None
        assert "没有对应内容、留空的列：D“亮灯”。" in again.notes
        heads = upward_template.plan(held, Ask(data, "表.xlsx", "甲", heads=(2, 2)))
        assert heads.form.layout.column(Fill.LIGHT) is not None


def test_a_file_in_use_too_large_or_of_several_sheets_is_told(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_open = PermissionError(errno.EACCES, "x")
    held_open.winerror = 32  # type: ignore[attr-defined]

    def refuse(_: Path) -> bytes:
        raise held_open

    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_bytes", refuse)
        with pytest.raises(ClerkError, match="正被别的程序打开"):
            upward_template.read(tmp_path / "表.xlsx")
    (large := tmp_path / "大.xlsx").write_bytes(b"12345")
    monkeypatch.setattr(upward_template, "LARGEST", 4)
    with pytest.raises(ClerkError, match="超过64MB"):
        upward_template.read(large)
    with ledger as held, pytest.raises(ClerkError, match="看不出填哪一张"):
        take(held, upper_forms.two_sheets())
