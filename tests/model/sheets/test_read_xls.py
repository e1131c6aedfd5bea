"""Old workbooks are read in a process of their own: to the same values, and a file that kills it kills nothing else."""

from __future__ import annotations

import datetime
import io
import struct
import sys
from collections.abc import Sequence

import pytest
import xlwt  # type: ignore[import-untyped]

from model.errors import ClerkError
from model.records import Raw
from model.sheets import read_xls as room
from model.sheets.read_any import read_any
from model.sheets.read_xls import read_xls
from tests.model.sheets.corpus import GOOD, build


def old() -> bytes:
    """Make an .xls of every kind of cell."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("进展")
    sheet.write(0, 0, "序号")
    sheet.write(0, 1, 12.5)
    sheet.write(0, 2, 0.1 + 0.2)
    sheet.write(0, 3, 0.5, xlwt.easyxf(num_format_str="0%"))
    sheet.write(0, 4, datetime.date(2021, 3, 31), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    sheet.write(0, 5, True)
    sheet.write(0, 6, 25)
    sheet.write(0, 7, "", xlwt.easyxf("pattern: pattern solid"))
    sheet.write(0, 8, " ")
    sheet.write(1, 0, 320705199001011234)
    sheet.write_merge(3, 5, 0, 0, "合并")
    sheet.row(2).hidden = True
    sheet.write(2, 0, "𠅤村")
    book.add_sheet("meta").visibility = 2
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def child(code: str) -> Sequence[str]:
    """Return a child that does something else."""
    return sys.executable, "-c", code


def test_an_old_workbook_is_read_like_a_new_one() -> None:
    workbook = read_xls(old(), "表.xls")
    first, second = workbook.sheets
    assert (first.name, first.hidden, second.name, second.hidden) == ("进展", False, "meta", True)
    assert first.cells == {
        "A1": Raw("text", "序号"),
        "B1": Raw("number", "12.5"),
        "C1": Raw("number", "0.3"),
        "D1": Raw("number", "0.5", "0%"),
        "E1": Raw("date", "2021-03-31", 'yyyy"年"m"月"d"日"'),
        "F1": Raw("bool", "TRUE"),
        "G1": Raw("number", "25"),
        "A2": Raw("number", "320705199001011000"),
        "A3": Raw("text", "𠅤村"),
        "A4": Raw("text", "合并"),
    }
    assert first.merged == ("A4:A6",)
    assert first.hidden_rows == {3}
    (finding,) = workbook.findings
    assert (finding.sheet, finding.cell, finding.sentence) == ("进展", "A2", "A2超过15位，数字会失真，请按文本填写。")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import os; os.abort()", "读不出来"),
        ("raise SystemExit(3)", "读不出来"),
        ("pass", "读不出来"),
        ("import sys; open(sys.argv[2], 'w').write('[]')", "读不出来"),
        ("import sys; open(sys.argv[2], 'w').write('{\"sheets\": []}')", "读不出来"),
        ("import sys; open(sys.argv[2], 'w').write('{\"sheets\": [{\"too_large\": 1}]}')", "超过50万个"),
        ("import sys; open(sys.argv[2], 'w').write('{\"refused\": \"encrypted\"}')", "设有打开密码"),
    ],
)
def test_a_child_that_fails_is_a_sentence(code: str, says: str) -> None:
    with pytest.raises(ClerkError) as caught:
        read_xls(old(), "表.xls", child(code))
    assert says in caught.value.sentence
    assert caught.value.sentence.startswith("“表.xls”")
    assert "台账没有改动" in caught.value.sentence


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SECONDS", 0.5)
    with pytest.raises(ClerkError, match="读不完"):
        read_xls(old(), "表.xls", child("import time; time.sleep(30)"))


def test_a_program_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(ClerkError, match="读不了"):
        read_xls(old(), "表.xls", ["/nowhere/shishi"])


def test_a_file_beyond_every_form_is_refused_unread() -> None:
    with pytest.raises(ClerkError, match="超过64MB"):
        read_xls(bytes(65 * 1024 * 1024), "表.xls", child("raise SystemExit(1)"))


@pytest.mark.parametrize(
    "data", [old()[:3000], old()[:512], old()[:2000] + bytes(6000), b"\x09\x08\x10\x00" + bytes(40)]
)
def test_a_damaged_old_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(ClerkError, match="读不出来"):
        read_xls(data, "表.xls")


def test_the_frozen_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert room.command() == [sys.executable, "--read-xls"]


def test_any_table_is_read_by_what_it_is() -> None:
    assert {at: (raw.kind, raw.text) for at, raw in read_any(build(), "表.xls").sheets[0].cells.items()} == GOOD
    assert read_any(old(), "表.xlsx").sheets[0].cells["B1"].text == "12.5"
    assert read_any("序号,累计\n1,25\n".encode("gbk"), "表.xlsx").sheets[0].cells["B2"].text == "25"
    assert read_any(biff2(), "表.et").sheets[0].cells["A1"] == Raw("number", "25")
    for data, says in ((b"", "空文件"), (b"%PDF-1.7", "PDF"), (b"<html></html>", "网页")):
        with pytest.raises(ClerkError, match=says):
            read_any(data, "表.xlsx")


def biff2() -> bytes:
    """Make the oldest workbook there is: one number in a bare stream."""
    number = struct.pack("<HH3sd", 0, 0, bytes(3), 25.0)
    records = ((0x0009, struct.pack("<HH", 2, 0x10)), (0x0003, number), (0x000A, b""))
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
