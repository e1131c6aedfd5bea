"""A form retyped in Word: its tables are read by their headings, like a sheet."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.sheets import returned_form, word_tables
from model.terms import Field
from tests.model.sheets.sample_forms import sentences, stated

DONE, TEXT = Field.DONE, Field.TEXT
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def document(*blocks: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        link = f'<Relationship Id="r1" Type="{DOCUMENT}" Target="word/document.xml"/>'
        parts.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>')
        body = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(blocks)}</w:body></w:document>'
        parts.writestr("word/document.xml", body)
    return out.getvalue()


HEADING = row("序号", "实事内容", "指标或节点", "累计完成", "当前阶段", "进展情况", "存在问题")
FORM = document(
    paragraph("某局民生实事进展"),
    paragraph("填报单位：市人社局"),
    f"<w:tbl>{HEADING}{row('26-2', '稳岗', '开发公益性岗位（个）', '1,200', '', '3月5日开班', '无')}"
    f"{row('26-3', '稳岗', '开展稳岗护航行动', '', '已印发', '', '')}</w:tbl>",
    paragraph("填报人：张三"),
)


def test_a_table_in_word_is_a_retyped_form() -> None:
    back = returned_form.read(FORM, "报送/进展.docx")
    assert stated(back) == {
        ("26-2", "", DONE): "1,200",
        ("26-2", "", TEXT): "3月5日开班",
        ("26-2", "", Field.PROBLEM): "无",
        ("26-3", "", Field.STAGE): "已印发",
    }
    assert (back.issue, back.printed["填报单位"], back.head["填报人"]) == ("", "市人社局", "张三")
    assert "Word 文档" in sentences(back)
    assert {one.sheet for one in back.cells} == {word_tables.SHEET}
    assert next(one.cell for one in back.cells if one.field is DONE) == "D4"


def test_merged_cells_keep_the_columns_and_are_not_filled_down() -> None:
    wide = row(cell("合计", '<w:gridSpan w:val="3"/>'), "9")
    down = row("26-2", "稳岗", "岗位", cell("5", '<w:vMerge w:val="restart"/>'))
    below = row("26-3", "稳岗", "行动", cell("5", "<w:vMerge/>"))
    book = word_tables.read(document(f"<w:tbl>{HEADING}{down}{below}{wide}</w:tbl>"), "a.docx")
    cells = book.sheets[0].cells
    assert (cells["D2"].text, cells.get("D3"), cells["D4"].text) == ("5", None, "9")


def test_deleted_words_do_not_count_and_a_table_in_a_cell_belongs_to_it() -> None:
    deleted = "<w:tc><w:p><w:del><w:r><w:delText>7</w:delText></w:r></w:del><w:r><w:t>8</w:t></w:r></w:p></w:tc>"
    inner = f"<w:tc><w:tbl>{row('内', '层')}</w:tbl>{paragraph('外')}</w:tc>"
    cells = word_tables.read(document(f"<w:tbl><w:tr>{deleted}{inner}</w:tr></w:tbl>"), "a.docx").sheets[0].cells
    assert {at: raw.text for at, raw in cells.items()} == {"A1": "8", "B1": "内\n层\n外"}


def test_a_document_without_our_headings_is_refused_in_words() -> None:
    with pytest.raises(ClerkError, match=r"“通知.docx”里没有找到填报表"):
        returned_form.read(document(paragraph("会议通知")), "d/通知.docx")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(FORM) - 1), st.integers(1, 255))
def test_a_damaged_document_is_refused_or_read_never_an_error(at: int, change: int) -> None:
    data = bytearray(FORM)
    data[at] ^= change
    with contextlib.suppress(ClerkError):
        assert returned_form.read(bytes(data), "a.docx").issue == ""
