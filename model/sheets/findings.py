"""What a clerk should know of a workbook that was read: in one sentence for each matter, with its first cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.records import Finding
from model.sheets.container import Container
from model.sheets.refusal import shown
from model.sheets.relations import Relation
from model.terms import Level

LISTED = 8
"""Addresses a sentence lists; of more only the number is said."""

_OF_CELLS = {
    "uncalculated": (Level.ERROR, "{}的公式没有结果，请用 Excel 或 WPS 打开、保存后再报。"),
    "distorted": (Level.WARNING, "{}超过15位，数字会失真，请按文本填写。"),
    "formula": (Level.NOTE, "{}是公式，按表里算好的结果收。"),
    "covered": (Level.WARNING, "{}被合并单元格盖住，里面的值看不见，没有收。请取消合并。"),
    "long": (Level.WARNING, "{}的文字超过32767字，表格软件会截断，请分开写。"),
    "odd": (Level.WARNING, "{}里有显示不出的控制符，请核对文字。"),
    "style": (Level.WARNING, "{}的单元格样式丢失，不知道显示成什么样，按存的值收，请核对。"),
}

_OF_PARTS = (
    ("vbaproject", "带有宏；没有运行，也不会转存。"),
    ("externallink", "引用了别的工作簿；没有打开，按表里存的结果收。"),
    ("oleobject", "嵌有对象或控件；没有打开，也不会转存。"),
    ("control", "嵌有对象或控件；没有打开，也不会转存。"),
    ("connections", "带有外部数据连接；没有打开。"),
)


def of_sheet(name: str, sheet: str, notes: Mapping[str, list[str]]) -> Iterable[Finding]:
    """Write the findings about one sheet's cells."""
    for matter, (level, sentence) in _OF_CELLS.items():
        if cells := notes.get(matter):
            listed = "、".join(cells[:LISTED]) + (f"等{len(cells)}格" if len(cells) > LISTED else "")
            yield Finding(level, sentence.format(listed), shown(name), shown(sheet), cells[0])


def of_package(container: Container, links: Mapping[str, Relation], name: str) -> list[Finding]:
    """Tell what else rides in the file: macros, links outside, embedded objects; all of it is left alone."""
    kinds = {link.kind.lower() for link in links.values()}
    words = " ".join((*kinds, *(part for part in container.entries)))
    marks = {
        "vbaproject": "vbaproject" in words,
        "externallink": "externallink" in words,
        "oleobject": "embeddings/" in words or "activex" in words,
        "connections": "xl/connections" in words,
    }
    return [Finding(Level.NOTE, sentence, shown(name)) for mark, sentence in _OF_PARTS if marks.get(mark)]


def no_cells(name: str, sheet: str) -> Finding:
    """Tell that a sheet is a chart or holds macros."""
    return Finding(Level.NOTE, f"“{shown(sheet)}”不是普通工作表（图表或宏表），没有读。", shown(name), shown(sheet))
