"""Read what a plan document says of itself before its items: title, number, issuer, date, year."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence

from model.records import Note, PlanHead
from model.rules.notice import numerals
from model.rules.notice.source import Row

DOC_NO = re.compile(r"[一-龥]{1,12}[〔\[【(]\s*(?:19|20)\d\d\s*[〕\]】)]\s*第?\s*\d+\s*号")
DATE = re.compile(r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?")
CHINESE_DATE = re.compile(
    r"([一二三四五六七八九〇零○]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
TITLE = re.compile(
    r"关于.*(?:通知|意见|方案|公告|决定|通报)|实事|(?:任务|责任|目标).*分解|重点工作|工作要点|(?:方案|计划|项目表|目标表|分解表|一览表|清单)$"
)
KEYS = {
    "title": ("标题", "名称"),
    "doc_no": ("文号", "发文字号"),
    "issuer": ("发布机构", "发文机关", "发文单位", "制发机关"),
    "date": ("发文日期", "成文日期", "发布日期"),
}
ISSUER = re.compile(r"[一-龥]{2,30}(?:人民政府|政府|办公室|委员会|办公厅|局|政府办)")
PREAMBLE = "正文之前的说明，不是事项"


def head(rows: Sequence[Row], everything: Sequence[Row]) -> tuple[PlanHead, list[Row], list[Note]]:
    """Return the head, the rows it was read from, and the preamble's lines as skipped."""
    told: dict[str, str] = {}
    lines: list[Row] = []
    skipped: list[Note] = []
    for row in rows:
        used = _metadata(row, told) or _plain(row, told)
        if used:
            lines.append(row)
        else:
            skipped.append(Note(row.line, row.text.raw, PREAMBLE))
    title = told.get("title", "")
    signed = next((row for row in reversed(lines) if _date(row.text.plain) and len(row.text.plain) < 16), None)
    when = _date(signed.text.plain) if signed else _date(told.get("date", ""))
    issuer = _signature(rows, signed) or told.get("issuer", "")
    return PlanHead(title, told.get("doc_no", ""), issuer, when, _year(title, rows, when, everything)), lines, skipped


def _metadata(row: Row, told: dict[str, str]) -> bool:
    """Read “文 號 | 連政發〔2021〕10號 | …”, the table web pages set before a notice."""
    if "|" not in row.text.plain:
        return False
    bars = [place for place, char in enumerate(row.text.plain) if char == "|"]
    parts = [row.text.cut(low + 1, high) for low, high in itertools.pairwise([-1, *bars, len(row.text)])]
    cells = [part.raw.strip() for part in parts]
    plain = [part.plain.replace(" ", "") for part in parts]
    for key, words in KEYS.items():
        for place, cell in enumerate(plain[:-1]):
            if cell in words and cells[place + 1]:
                told.setdefault(key, cells[place + 1])
    return True


def _plain(row: Row, told: dict[str, str]) -> bool:
    """Read a title, a document number, a date or a signature that stands on a line of its own."""
    plain = "".join(row.text.plain.split())
    number = DOC_NO.search(row.text.plain)
    if number and len(plain) < 40:
        told.setdefault("doc_no", row.text.raw[number.start() : number.end()])
        if len(number[0]) > len(plain) - 4:
            return True
    if _date(plain) and len(plain) < 16:
        return True
    if ISSUER.fullmatch(plain) or plain.startswith("(此件") or plain in ("附件", "附件:"):
        return True
    if (
        len(plain) <= 60
        and not plain.endswith(("。", ":", ";"))
        and not plain.startswith("附件")
        and TITLE.search(plain)
    ):
        told.setdefault("title", row.text.raw)
        return True
    return False


def _signature(rows: Sequence[Row], signed: Row | None) -> str:
    """Return the issuer that signs right above the date."""
    if signed is None:
        return ""
    index = next(place for place, row in enumerate(rows) if row is signed)
    above = rows[index - 1] if index else None
    return above.text.raw if above and ISSUER.fullmatch("".join(above.text.plain.split())) else ""


def _year(title: str, rows: Sequence[Row], when: datetime.date | None, everything: Sequence[Row]) -> int | None:
    for text in (title, *(row.text.plain for row in rows)):
        if match := YEAR.search(text):
            return int(match[1])
    if when:
        return when.year
    years = [int(match[1]) for row in everything for match in YEAR.finditer(row.text.plain)]
    return max(set(years), key=years.count) if years else None


def _date(text: str) -> datetime.date | None:
    """Read a date in digits or in Chinese numerals; None where there is none or it is impossible."""
    match = DATE.search(text)
    if match:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif chinese := CHINESE_DATE.search(text):
        year = int("".join(str(numerals.DIGIT.get(char, 0)) for char in chinese[1]))
        month, day = (int(numerals.value(part) or 0) for part in chinese.group(2, 3))
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
