"""What Word shows is read, wherever it stands; what it does not show is asked about, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.records import Document
from model.work import read_plan
from tests.model.papers import made
from tests.model.papers.made import docx, level, lists, paragraph

TASK = "新建公园3个。（责任单位：市园林局）"


def document(data: bytes, folder: Path) -> Document:
    path = folder / "方案.docx"
    path.write_bytes(data)
    return read_plan.document(path)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("decimal", "%1.", ["1. ", "2. ", "3. "]),
        ("decimal", "（%1）", ["（1）", "（2）", "（3）"]),
        ("chineseCountingThousand", "%1、", ["一、", "二、", "三、"]),
        ("japaneseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
        ("decimalEnclosedCircle", "%1", ["① ", "② ", "③ "]),
        ("chineseLegalSimplified", "%1、", ["壹、", "贰、", "叁、"]),
        ("upperRoman", "%1.", ["I. ", "II. ", "III. "]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("decimalZero", "%1", ["01 ", "02 ", "03 "]),
        ("bullet", "•", ["", "", ""]),
        ("none", "", ["", "", ""]),
    ],
)
def test_automatic_numbers_are_drawn(form: str, text: str, labels: list[str], tmp_path: Path) -> None:
    body = "".join(paragraph(TASK, (1, 0)) for _ in labels)
    found = document(docx([], lists(level(0, form, text)), body), tmp_path)
    assert found.lines == tuple(label + TASK for label in labels)
    assert found.questions == ()


def test_levels_count_and_begin_anew_below_each_other(tmp_path: Path) -> None:
    shape = lists(
        level(0, "chineseCounting", "%1、", start=10),
        level(1, "decimal", "%2."),
        level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
    )
    order = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 0)]
    found = document(docx([], shape, "".join(paragraph("事", one) for one in order)), tmp_path)
    assert found.lines == ("十、事", "1. 事", "2. 事", "10.2.1 事", "十一、事", "1. 事", "十二、事")


def test_a_list_may_begin_anew_by_its_number(tmp_path: Path) -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(paragraph("事", (number, 0)) for number in (1, 1, 2, 2, 1))
    found = document(docx([], lists(level(0, "decimal", "%1、"), numbers=numbers), body), tmp_path)
    assert found.lines == ("1、事", "2、事", "1、事", "2、事", "3、事")


def test_a_style_may_number_its_paragraphs(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="父"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="子"><w:basedOn w:val="父"/></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="子"/></w:pPr>' + run("事") + "</w:p>"
    assert document(docx([], lists(level(0, "decimal", "%1、")), body * 2, styles=styles), tmp_path).lines == (
        "1、事",
        "2、事",
    )


def test_a_form_of_numbers_not_known_is_asked(tmp_path: Path) -> None:
    found = document(docx([], lists(level(0, "hebrew1", "%1.")), paragraph(TASK, (1, 0))), tmp_path)
    assert found.lines == ("1. " + TASK,)
    assert [note.why for note in found.questions if "hebrew1" in note.why]


def test_numbers_drawn_in_a_table_s_empty_cells_count(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph('', (1, 0))}</w:tc><w:tc>{paragraph(text)}</w:tc><w:tc>{paragraph(unit)}</w:tc></w:tr>"
        for text, unit in (("新建公园3个。", "市园林局"), ("新建学校2所。", "市教育局"))
    )
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("序号", "任务", "责任单位"))
    body = f"<w:tbl><w:tr>{cells}</w:tr>{rows}</w:tbl>"
    found = document(docx([], lists(level(0, "decimal", "%1")), body), tmp_path)
    assert [item.no for item in read_plan.read(found).items] == ["1", "2"]


@pytest.mark.parametrize(
    "body",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(TASK)}</w:sdtContent></w:sdt>",
        f"<w:p><w:smartTag>{run('新建公园3')}</w:smartTag>{run('个。（责任单位：市园林局）')}</w:p>",
        f"<w:p><w:hyperlink>{run(TASK)}</w:hyperlink></w:p>",
        f"<w:p><w:fldSimple>{run(TASK)}</w:fldSimple></w:p>",
        f"<w:p><w:r><w:drawing><w:txbxContent>{paragraph(TASK)}</w:txbxContent></w:drawing></w:r></w:p>",
        "<w:p><w:r><AlternateContent><Choice><w:txbxContent>"
        f"{paragraph(TASK)}</w:txbxContent></Choice><Fallback><w:txbxContent>{paragraph(TASK)}</w:txbxContent></Fallback>"
        "</AlternateContent></w:r></w:p>",
        f"<w:tbl><w:tr><w:tc>{paragraph(TASK)}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{paragraph(TASK)}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
    ],
)
def test_text_is_read_wherever_word_shows_it(body: str, tmp_path: Path) -> None:
    assert document(docx([], body=body), tmp_path).lines == (TASK,)


def test_tracked_changes_are_read_as_accepted_and_asked(tmp_path: Path) -> None:
    gone = "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
    body = f"<w:p>{run('新建公园')}{gone}<w:ins>{run('3')}</w:ins>{run('个。')}</w:p>"
    found = document(docx([], body=body), tmp_path)
    assert found.lines == ("新建公园3个。",)
    assert ["修订" in note.why for note in found.questions] == [True]


def test_hidden_text_and_large_pictures_are_asked(tmp_path: Path) -> None:
    picture = '<w:r><w:drawing><extent cx="5000000" cy="3000000"/><blip/></w:drawing></w:r>'
    body = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>{run(TASK)}{picture}</w:p>"
    found = document(docx([], body=body), tmp_path)
    assert found.lines == (TASK,)
    assert sorted(note.why[:7] for note in found.questions) == ["文档里有图片，", "文档里有隐藏的"]


def test_footnotes_stand_behind_the_text(tmp_path: Path) -> None:
    line = f'<w:footnote w:type="separator">{paragraph("—")}</w:footnote>'
    notes = f'{line}<w:footnote w:id="2">{paragraph("指户籍人口")}</w:footnote>'
    found = document(docx([TASK], footnotes=notes), tmp_path)
    assert (found.lines, found.places[1]) == ((TASK, "注：指户籍人口"), "脚注")


def test_each_line_says_where_it_is(tmp_path: Path) -> None:
    table = [["序号", "任务", "责任单位"], ["1", "新建公园3个。", "市园林局"]]
    found = document(docx(["某市2023年实事", table, "一句话。"]), tmp_path)
    assert found.places == ("第1段", "第1张表第1行", "第1张表第2行", "第2段")
    assert [found.place(line) for line in (0, 2, 9)] == ["第0行", "第1张表第1行", "第9行"]


def test_a_row_s_first_columns_may_be_left_out(tmp_path: Path) -> None:
    heads = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("序号", "任务", "责任单位"))
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("新建公园3个。", "市园林局"))
    short = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cells}</w:tr>'
    found = document(docx([], body=f"<w:tbl><w:tr>{heads}</w:tr>{short}</w:tbl>"), tmp_path)
    assert [(item.text, item.leads) for item in read_plan.read(found).items] == [("新建公园3个。", ("市园林局",))]


def test_strict_documents_and_other_folders_are_read(tmp_path: Path) -> None:
    files = {
        "_rels/.rels": '<Relationships xmlns="x"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/'
        'officeDocument" Target="/Word/Document2.xml"/></Relationships>',
        "Word/Document2.xml": '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>'
        f"{TASK}</t></r></p></body></document>",
    }
    assert document(made.zipped(files), tmp_path).lines == (TASK,)
