"""A .csv is one sheet of text cells; a damaged one is refused whole."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.records import Raw
from model.sheets import read_csv as room
from model.sheets.read_csv import read_csv
from model.terms import Level

TABLE = '序号,指标,累计\r\n1,"新改扩建\r\n中小学",25\r\n\r\n2,,"1,200"\r\n'
CELLS = {
    **{"A1": "序号", "B1": "指标", "C1": "累计"},
    **{"A2": "1", "B2": "新改扩建\r\n中小学", "C2": "25"},
    **{"A4": "2", "C4": "1,200"},
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_cells_are_texts_with_their_addresses(encoding: str) -> None:
    workbook = read_csv(TABLE.encode(encoding), "表.csv")
    (sheet,) = workbook.sheets
    assert {at: raw.text for at, raw in sheet.cells.items()} == CELLS
    assert {raw.kind for raw in sheet.cells.values()} == {"text"}
    (note,) = workbook.findings
    assert (note.level, note.file) == (Level.NOTE, "表.csv")


@pytest.mark.parametrize("delimiter", ["\t", ";", "，"])
def test_other_delimiters_are_recognised(delimiter: str) -> None:
    text = f"序号{delimiter}指标{delimiter}累计\n1{delimiter}学校{delimiter}25\n"
    assert read_csv(text.encode(), "表.txt").sheets[0].cells["C2"] == Raw("text", "25")


def test_a_comma_inside_a_title_line_does_not_mislead() -> None:
    text = "民生实事,进展\n序号\t指标\t累计\t阶段\n1\t学校\t25\t已开工\n"
    assert read_csv(text.encode(), "表.txt").sheets[0].cells["D3"].text == "已开工"


def test_an_empty_table_has_no_cells() -> None:
    assert read_csv(b"\r\n\r\n", "表.csv").sheets[0].cells == {}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x00\x01\x02", "编码已损坏"),
        ("序号,新改扩建中小学".encode()[:-1], "编码已损坏"),
        ('序号,"指标\r\n1,学校\r\n'.encode(), "引号不成对"),
        (b'"a"b,"c"\n', "引号或分隔符有误"),
        (b"a," * 16_384 + b"a", "第1行太长"),
    ],
    ids=lambda part: str(part)[:20],
)
def test_what_is_no_whole_table_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ClerkError) as caught:
        read_csv(data, "表.csv")
    assert says in caught.value.sentence
    assert caught.value.sentence.startswith("“表.csv”")


def test_tables_beyond_every_form_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "CELL_LIMIT", 99)
    with pytest.raises(ClerkError, match="超过50万个"):
        read_csv(b"1,1,1,1,1,1,1,1,1,1\n" * 10, "表.csv")
    with pytest.raises(ClerkError, match="超过32MB"):
        read_csv(b" " * (33 * 1024 * 1024), "表.csv")


fields = st.text(st.characters(codec="utf-8", blacklist_categories=("Cc", "Cs"), min_codepoint=32), max_size=8)


@settings(deadline=None)
@given(st.lists(st.lists(fields, min_size=2, max_size=5), min_size=1, max_size=8))
def test_what_a_program_wrote_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["序号", "指标", "累计", "阶段", "问题", "备注"], *rows])
    cells = read_csv(out.getvalue().encode("utf-8-sig"), "表.csv").sheets[0].cells
    read = [
        [cells.get(f"{'ABCDE'[at]}{n}", Raw("text", "")).text for at in range(len(row))]
        for n, row in enumerate(rows, 2)
    ]
    assert read == [[cell if cell.strip() else "" for cell in row] for row in rows]
