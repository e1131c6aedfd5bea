"""Set rows aside that belong to no item: page numbers, and what explains the marks beside names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.rules.notice import source
from model.rules.notice.source import Row

PAGE_NUMBER = "页码"
MARKED = "说明带记号的单位牵头，已照此读"
MARK_RULE = re.compile(
    r"\(?(?:注|备注|说明)?\s*\d?\s*[:.、]?\s*(?:单位(?:名称)?)?(?:前|后)?(?:打|带|标|注|加|有|标有|标注)?[“\"(]?[*★☆▲△※●◎][”\")]?"
    r"(?:号|标记|符号)?(?:的|为|单位|者|是|表示)*(?:牵头|主办|主要责任|第一责任)(?:责任)?(?:单位|部门)?(?:[,;].{0,20})?[。;]?\)?"
)


def reason(row: Row) -> str:
    """Say why a row is set aside, "" for any other."""
    if source.PAGE.fullmatch(row.text.plain):
        return PAGE_NUMBER
    return MARKED if MARK_RULE.fullmatch("".join(row.text.plain.strip(" |").split())) else ""


def kept(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that are not set aside."""
    return [row for row in rows if not reason(row)]
