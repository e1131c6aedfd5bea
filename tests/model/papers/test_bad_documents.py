"""Whatever file is chosen: a plain sentence that says what it is and what to do, in bounded time; nothing guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.work import read_plan
from tests.model.papers import made

TASK = "1.新建公园3个。（责任单位：市园林局）"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
DOCUMENT = "word/document.xml"


def stream(name: str) -> bytes:
    return OLE + f"{name}\0".encode("utf-16-le") + b"\0" * 512


def word(text: str) -> bytes:
    return made.zipped({DOCUMENT: text})


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "空文件"),
    "old Word": (lambda: stream("WordDocument"), r"\.doc、\.wps.*另存为 \.docx"),
    "password": (lambda: stream("EncryptedPackage"), "打开密码.*去掉密码"),
    "old slides": (lambda: stream("PowerPoint Document"), "演示文稿"),
    "other old file": (lambda: OLE, "认不出"),
    "rich text": (lambda: b"{\\rtf1 a}", "RTF.*另存为 .docx"),
    "picture": (lambda: b"\x89PNG\r\n", "图片"),
    "ledger": (lambda: b"SQLite format 3\0" + b"x", "台账"),
    "rar": (lambda: b"Rar!\x1a\x07", "先解压"),
    "zip": (lambda: made.zipped({"方案.docx": "x"}), "先解压"),
    "slides": (lambda: made.zipped({"ppt/presentation.xml": "x"}), "演示文稿"),
    "odt": (lambda: made.zipped({"mimetype": "x", "content.xml": "x"}), "OpenDocument.*另存为"),
    "ofd": (lambda: made.zipped({"OFD.xml": "x"}), "OFD"),
    "mht": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "网页存档"),
    "2003 xml": (
        lambda: (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
        ),
        "XML 格式.*另存为",
    ),
    "cut zip": (lambda: made.docx([TASK])[:200], "不完整"),
    "no body": (lambda: word("<document/>"), "找不到正文"),
    "broken xml": (lambda: word("<document><body>"), "不合规"),
    "entities": (lambda: word('<!DOCTYPE a [<!ENTITY b "ccc">]><document><body>&b;</body></document>'), "不许有的声明"),
    "strange encoding": (lambda: word('<?xml version="1.0" encoding="gbk"?><document/>'), "编码"),
    "deep": (lambda: word("<document><body>" + "<p>" * 5000 + "</p>" * 5000 + "</body></document>"), "不合规"),
    "bomb": (lambda: word("<document><body><p><r><t>" + "0" * (40 * 1024 * 1024)), "太大"),
    "many parts": (lambda: made.zipped({f"word/{number}": "" for number in range(10_001)}), "部件太多"),
    "no text": (lambda: made.docx([""]), "没有文字"),
    "only pictures": (
        lambda: made.docx([], body="<w:p><w:r><w:drawing><blip/></w:drawing></w:r></w:p>"),
        "扫描件",
    ),
    "no item": (lambda: made.docx(["今天天气很好。"]), "没有找到实事项目"),
    "strange headings": (lambda: made.docx([[["甲", "乙"], ["丙", "丁"]]]), "表头没有看懂.*--columns"),
    "long": (lambda: made.page(["甲"] * 6000), "太长"),
    "large table": (lambda: made.page([[["甲"] * 300] * 400]), "太大"),
    "no characters": (lambda: b"\x81\xff\xff\xff\x00\x01", "不是文本文件"),
    "damaged page": (lambda: b"<html><body>" + "新建公园三个".encode() + b"\xff\xff</body>", "编码已损坏"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_in_a_sentence_that_helps(name: str, tmp_path: Path) -> None:
    make, words = BAD[name]
    path = tmp_path / "方案.docx"
    path.write_bytes(make())
    with pytest.raises(ClerkError, match=words) as refusal:
        read_plan.plan(path)
    assert refusal.value.sentence.endswith("。")
    assert "方案.docx" in refusal.value.sentence or name == "large table"


def test_a_lock_file_of_an_open_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "~$方案.docx"
    path.write_bytes(b"\x05who")
    with pytest.raises(ClerkError, match="临时文件"):
        read_plan.document(path)


@pytest.mark.parametrize("columns", ["序号,事项", "序号,随便,责任单位"])
def test_columns_that_do_not_fit_are_refused(columns: str, tmp_path: Path) -> None:
    path = tmp_path / "方案.docx"
    path.write_bytes(made.docx([[["甲", "乙", "丙"], ["1", "新建公园3个", "市园林局"]]]))
    with pytest.raises(ClerkError, match=r"3 列|不认识"):
        read_plan.plan(path, columns)
    text = tmp_path / "方案.txt"
    text.write_text(TASK, encoding="utf-8")
    with pytest.raises(ClerkError, match=r"没有第 1 张表格"):
        read_plan.plan(text, columns.replace("随便", "-"))


TABLE = [["序号", "任务", "责任单位"], ["1", "新建公园3个。", "市园林局"]]
WHOLE = (made.docx([TASK, TABLE]), made.xlsx([TASK, TABLE]), made.page([TASK, TABLE]))
"""Made once: a zip's bytes hold the time, and the damage must hit the same bytes each time."""


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_damage_anywhere_ends_in_a_reading_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("hurt") / "方案"
    path.write_bytes(bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    try:
        said = read_plan.document(path).name
    except ClerkError as refusal:
        said = refusal.sentence
    assert said
