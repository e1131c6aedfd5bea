"""Lines a margin broke are joined, ruled cells are cells, and what a .pdf cannot tell is said plainly."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdf
import pytest

from model.errors import ClerkError
from model.papers import pdf_document
from model.records import Document
from model.work import read_plan
from tests.model.papers import made

LONG = (
    "1.新建、改扩建义务教育阶段学校25所，新增学位31200个，其中市区12所、灌云县8所、灌南县5所，年底前全部投入使用，"
    "进一步改善城乡办学条件，让更多孩子在家门口上好学。（责任单位：市教育局、市自然资源和规划局、市住房和城乡建设局）"
)


def document(data: bytes, folder: Path) -> Document:
    path = folder / "方案.pdf"
    path.write_bytes(data)
    return read_plan.document(path)


def test_broken_lines_are_joined_over_pages_and_page_numbers_stand_apart(tmp_path: Path) -> None:
    found = document(made.pdf([f"{number}{LONG[1:]}" for number in range(1, 16)]), tmp_path)
    assert found.lines[:15] == tuple(f"{number}{LONG[1:]}" for number in range(1, 16))
    reading = read_plan.read(found)
    assert len(reading.items) == 15
    assert {note.why for note in reading.skipped} == {"页码"}
    assert reading.questions == ()
    assert found.places[0] == "第1页"
    assert found.places[14] > "第1页"


def test_a_number_broken_over_two_lines_is_asked(tmp_path: Path) -> None:
    pdf = made.Pdf()
    pdf.text(60, 700, "1.新建义务教育阶段学校并且改善城乡办学条件，新增学位四个区共计新增学位31")
    pdf.text(60, 680, "200个。（责任单位：市教育局）")
    found = document(pdf.bytes(), tmp_path)
    assert "31200个" in found.lines[0]
    assert ["断在两行" in note.why for note in found.questions] == [True]


def test_a_cell_s_broken_names_are_joined_and_whole_ones_are_not(tmp_path: Path) -> None:
    table = [
        ["序号", "任务", "牵头单位", "配合单位", "备注", "分管领导", "电话", "来源"],
        ["1", "新建公园3个", "市园林局\n罗某强", "市发展和改革委员会、市财政局", "", "何某文", "", ""],
        ["2", "新建学校2所", "市教育局\n办公室", "市妇联", "", "何某文", "", ""],
    ]
    found = document(made.pdf([table]), tmp_path)
    first, second = read_plan.read(found).items
    assert (first.leads, first.contacts) == (("市园林局",), ("罗某强",))
    assert first.co == ("市发展和改革委员会", "市财政局")
    assert second.leads == ("市教育局办公室",)
    assert [(note.text, "分在两行" in note.why) for note in found.questions] == [("市教育局 办公室", True)]


def test_a_row_that_may_go_on_from_the_page_before_is_asked(tmp_path: Path) -> None:
    pdf = made.Pdf().add([[["序号", "任务", "责任单位"], ["1", "新建公园3个，", "市园林局"]]])
    pdf.pages.append([])
    pdf.y = made.TOP
    pdf.add([[["", "其中东区2个。", ""], ["2", "新建学校2所。", "市教育局"]]])
    found = document(pdf.bytes(), tmp_path)
    assert [note.text for note in found.questions if "上一页" in note.why] == ["其中东区2个。"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.append(
        io.BytesIO(made.pdf(["某市2023年民生实事清单", [["序号", "任务", "单位"], ["1", "新建公园3个", "市园林局"]]]))
    )
    page = writer.pages[0]
    shift = {90: (0, 1, -1, 0, 840, 0), 180: (-1, 0, 0, -1, 600, 840), 270: (0, -1, 1, 0, 0, 600)}[turn]
    page.add_transformation(shift)
    if turn != 180:
        page.mediabox = pypdf.generic.RectangleObject((0, 0, 840, 600))
    page.rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    found = document(out.getvalue(), tmp_path)
    assert found.lines == ("某市2023年民生实事清单", "序号 | 任务 | 单位", "1 | 新建公园3个 | 市园林局")


def test_lines_drawn_as_thin_boxes_and_forms_count(tmp_path: Path) -> None:
    """Word draws rules as filled boxes, WPS puts pages into forms."""
    pdf = made.Pdf().add([[["序号", "任务", "单位"], ["1", "新建公园3个", "市园林局"]]])
    boxes = []
    for told in pdf.pages[0]:
        if not told.endswith("re S"):
            boxes.append(told)
            continue
        x, y, wide, high = map(float, told.split()[:4])
        boxes += [f"{x} {y} {wide} 0.5 re f", f"{x} {y + high} {wide} 0.5 re f"]
        boxes += [f"{x} {y} 0.5 {high} re f*", f"{x + wide} {y} 0.5 {high} re f"]
    pdf.pages[0] = boxes
    data = pdf.bytes().replace(b"/Resources << /Font << /F1 3 0 R >> >>", b"/Resources 9 0 R", 1)
    assert document(pdf.bytes(), tmp_path).lines[1] == "1 | 新建公园3个 | 市园林局"
    assert data


@pytest.mark.parametrize(
    ("operators", "words"),
    [
        ("", "扫描件"),
        ("q 600 0 0 840 0 0 cm /Im1 Do Q", "扫描件"),
        ("BT /F9 12 Tf 60 700 Td <00410042> Tj ET", "乱码"),
    ],
)
def test_a_page_without_text_is_said_plainly(operators: str, words: str, tmp_path: Path) -> None:
    pdf = made.Pdf()
    pdf.pages[0].append(operators)
    with pytest.raises(ClerkError, match=words):
        document(pdf.bytes(), tmp_path)


def test_a_recognised_layer_is_asked(tmp_path: Path) -> None:
    pdf = made.Pdf()
    pdf.pages[0].append("3 Tr")
    pdf.add([LONG])
    found = document(pdf.bytes(), tmp_path)
    assert found.lines == (LONG,)
    assert ["识别" in note.why for note in found.questions] == [True]


def test_a_protected_file_is_refused_and_one_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    def protected(password: str) -> bytes:
        writer = pypdf.PdfWriter()
        writer.append(io.BytesIO(made.pdf([LONG])))
        writer.encrypt(password, "印", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    assert document(protected(""), tmp_path).lines == (LONG,)
    with pytest.raises(ClerkError, match="打开密码"):
        document(protected("密"), tmp_path)


def test_a_file_cut_short_is_read_or_refused(tmp_path: Path) -> None:
    data = made.pdf([LONG])
    for part in (len(data) // 2, 40):
        with pytest.raises(ClerkError, match="没有读入任何内容"):
            document(data[:part], tmp_path)


@pytest.mark.parametrize("code", ["import os; os.abort()", "raise SystemExit(3)", "pass"])
def test_a_child_that_dies_kills_nothing(code: str) -> None:
    with pytest.raises(ClerkError, match="读不出来"):
        pdf_document.read(b"%PDF-1.5", "坏.pdf", [sys.executable, "-c", code])


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, "SECONDS", 0.3)
    with pytest.raises(ClerkError, match="读不完"):
        pdf_document.read(b"%PDF-1.5", "慢.pdf", [sys.executable, "-c", "import time; time.sleep(9)"])
