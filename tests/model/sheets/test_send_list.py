"""Beside the forms: the list, the notice to copy, one zip of all."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.records import Unit
from model.sheets import notice_text, send_list, unit_form
from model.sheets.form_content import Form
from tests.model.sheets.sample_forms import PLAN, ROUND, form


@pytest.fixture
def sent(tmp_path: Path) -> list[tuple[Form, Path]]:
    forms = [
        replace(
            form(), unit=Unit("u1", "市教育局", "某市教育局", "市直部门", 1, contact="李四", phone="+86 0518-1234")
        ),
        form(),
    ]
    return [(one, unit_form.save(one, tmp_path / unit_form.file_name(one, at))) for at, one in enumerate(forms, 1)]


def test_list_notice_and_zip_are_written_beside_the_forms(tmp_path: Path, sent: list[tuple[Form, Path]]) -> None:
    lists = send_list.save(tmp_path, ROUND, sent)
    assert lists.list.name == "发送清单_2021年1-3月.xlsx"
    assert lists.notice.name == "报送通知_2021年1-3月.txt"
    assert lists.zip.name == "全部填报表_2021年1-3月.zip"
    with zipfile.ZipFile(lists.zip) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {p.name: p.read_bytes() for _, p in sent}
    assert len(list(tmp_path.iterdir())) == 5


def test_the_list_names_unit_contact_phone_file_lines_and_due(sent: list[tuple[Form, Path]]) -> None:
    sheet = load_workbook(io.BytesIO(send_list.build(ROUND, [(one, path.name) for one, path in sent]))).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][:7] == ["序号", "单位", "联系人", "联系电话", "文件名", "填报行数", "报送截止"]
    name = "01_市教育局_民生实事_2021年1-3月_3月28日前报.xlsx"
    assert rows[1][:7] == [1, "市教育局", "李四", "+86 0518-1234", name, 4, "3月28日17时"]
    assert rows[2][1] == "市人社局"
    assert "应报 2 家，请于2021年3月28日17时前报回" in str(sheet["A2"].value)


def test_a_part_of_a_round_leaves_the_full_list_alone(tmp_path: Path, sent: list[tuple[Form, Path]]) -> None:
    full = send_list.save(tmp_path, ROUND, sent, of=2)
    part = send_list.save(tmp_path, ROUND, sent[:1], of=2)
    assert part.list != full.list
    assert part.list.name == "发送清单_2021年1-3月_市教育局等1家.xlsx"
    with zipfile.ZipFile(full.zip) as packed:
        assert len(packed.namelist()) == 2


def test_the_notice_can_be_copied_and_says_all_a_unit_asks(tmp_path: Path, sent: list[tuple[Form, Path]]) -> None:
    text = notice_text.text(ROUND, [one for one, _ in sent])
    for words in (
        "关于报送2021年50件民生实事进展情况的通知（2021年1—3月）",
        f"按照《{PLAN.title}》要求",
        "2021年3月28日17时前",
        "从1月1日至3月25日，不是当月数",
        "请把表上的“报送次数”改为2",
        "严禁填写涉密内容、身份证号",
        "应报单位（2家）：市教育局、市人社局。",
        "联系人：督查室 0518-12345678",
    ):
        assert words in text
    written = send_list.save(tmp_path, ROUND, sent).notice.read_bytes()
    assert written.decode("utf-8-sig") == text
    assert notice_text.text(ROUND, []) == ""
