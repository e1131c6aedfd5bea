"""A saved web page gives its text and tables; what the page does, hides or lays out is no text of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Document
from model.work import read_plan
from tests.model.papers import made

TASK = "1.新建公园3个。（责任单位：市园林局）"
TABLE = [["序号", "任务", "责任单位"], ["1", "新建公园3个。", "市园林局"]]


def document(data: bytes | str, folder: Path) -> Document:
    path = folder / "方案.htm"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_plan.document(path)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "GB18030", "utf-8-sig"])
def test_each_encoding_gives_the_same_text(charset: str, tmp_path: Path) -> None:
    assert document(made.page([TASK], charset), tmp_path).lines == (TASK,)


def test_a_page_that_lies_about_its_encoding_is_read_by_its_bytes(tmp_path: Path) -> None:
    data = made.page([TASK]).replace(b'charset="utf-8"', b'charset="gb2312"')
    assert document(data, tmp_path).lines == (TASK,)
    assert document(made.page([TASK], "gbk").replace(b'charset="gbk"', b""), tmp_path).lines == (TASK,)


def test_tables_that_lay_the_page_out_are_no_tables(tmp_path: Path) -> None:
    around = "<table><tr><td><ul><li>首页</li></ul></td><td>{}</td></tr></table>"
    found = document(made.page(["某市2023年民生实事清单", TABLE], around=around), tmp_path)
    assert found.lines == ("首页", "某市2023年民生实事清单", "序号 | 任务 | 责任单位", "1 | 新建公园3个。 | 市园林局")
    column = "<table><tr><td>导航</td><td>{}</td></tr></table>"
    assert document(made.page([TASK] * 9, around=column), tmp_path).lines == ("导航", *[TASK] * 9)


def test_a_table_s_cell_of_many_paragraphs_stays_a_cell(tmp_path: Path) -> None:
    offices = "".join(f"<p>市{name}局</p>" for name in "甲乙丙丁戊己庚辛壬")
    page = "<table><tr><td>序号<td>任务<td>责任单位<tr><td>1<td>新建公园3个。<td>" + offices + "</table>"
    [item] = read_plan.read(document(f"<html><body>{page}", tmp_path)).items
    assert len(item.leads) == 9


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>甲<br>乙<p>丙", ("甲", "乙", "丙")),
        ("<p>甲 乙\n丙&nbsp;&amp;&#x4e01;</p>", ("甲 乙 丙 &丁",)),
        ("<div>甲<div>乙</div>丙</div>", ("甲", "乙", "丙")),
        ("<ol><li>甲</li><li>乙</li></ol><ol start=5><li>丙</ol>", ("1. 甲", "2. 乙", "5. 丙")),
        ("<ul><li>甲</li></ul>", ("甲",)),
        ('<p style="display: none">藏</p><p hidden>藏</p><p>甲</p>', ("甲",)),
        ("<script>if (a<b) '<p>藏'</script><style>藏</style><p>甲</p><noscript>藏</noscript>", ("甲",)),
        ("</div></td></table><p>甲</table>乙", ("甲乙",)),
        ("<table>丙<tr><td>甲</td></tr></table>", ("丙", "甲")),
        ("<td>甲</td><td>乙</td>", ("甲乙",)),
        ("<table><tr><td>甲", ("甲",)),
        ("<h1>甲</h1><!-- 藏 --><hr>乙", ("甲", "乙")),
    ],
)
def test_markup_is_read_as_browsers_show_it(markup: str, lines: tuple[str, ...], tmp_path: Path) -> None:
    assert document(f"<html><body>{markup}", tmp_path).lines == lines


def test_a_head_left_open_hides_nothing(tmp_path: Path) -> None:
    assert document(f"<html><head><title>某市<body><p>{TASK}</p></body>", tmp_path).lines == (TASK,)


def test_deep_and_wide_markup_is_bounded(tmp_path: Path) -> None:
    assert document("<html><body>" + "<table><tr><td>" * 3000 + TASK, tmp_path).lines == (TASK,)
    wide = f"<table><tr><td colspan=999999 rowspan=999999>序号</td></tr><tr><td>{TASK}</td></tr></table>"
    assert any(TASK in line for line in document(f"<html><body>{wide}", tmp_path).lines)
    with pytest.raises(ClerkError, match="太大"):
        document(f"<html><body>{wide * 2}".replace("</td></tr><tr>", "</td><td colspan=999 rowspan=999>" * 3), tmp_path)
