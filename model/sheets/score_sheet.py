"""评分表: one unit's score with every reason, and the whole evaluation with its rules; A4 landscape, to be signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from model.records.score import Point, Scores, UnitScore
from model.rules.score import words
from model.sheets import grid, look, write
from model.sheets.file_names import clean
from model.sheets.form_content import Shown
from model.sheets.look import Look, show
from model.terms_score import ScorePart

LIST = "评分表"
WHOLE, DETAILS, RULES = "考核评价总表", "评分明细", "考核办法"
REASON, SOURCE = "评分理由", "出处"
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_WORDS = Look(size=10.5)
_CENTRED = Look(size=10.5, align="center")
_NUMBER = Look(size=10.5, align="center", number="0.00")
_OPEN = Look(size=10.5, align="center", bold=True, ink="8A5A00", fill="FFF3D1")
_BAND = Look(bold=True, fill=look.GREY)
_TOTAL = Look(bold=True, fill=look.GREY, align="center", number="0.00")
_FACT = Look(edge="")
_TITLE = Look(size=18, bold=True, align="center", edge="")

_UNIT = (("序号", 5.0), ("部分", 9.0), ("内容", 22.0), ("所报情况", 27.0), (REASON, 30.0), ("最高分", 8.0),
         ("得分", 8.0), (SOURCE, 25.0))  # fmt: skip
_ALL = (("名次", 8.0), ("单位", 20.0), *((part.word, 11.0 if len(part.word) > 3 else 9.0) for part in words.PARTS),
        ("总分", 11.0), ("未定", 17.0), ("备注", 16.0))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed: scores, their rule book in words, `state` (试算, 定稿第1版 and why), in short `mark`."""

    scores: Scores
    rules: Sequence[tuple[str, str]]
    state: str
    mark: str = ""

    @property
    def head(self) -> str:
        """Say what these scores are."""
        one = self.scores
        return f"{one.office}　截至{one.year}年{one.round}　办法：{one.book.name}　{self.state}"


def unit(paper: Paper, score: UnitScore) -> bytes:
    """Return the workbook of one unit's score."""
    book, sheet = write.workbook(LIST)
    widths = [width for _, width in _UNIT]
    look.columns(sheet, widths)
    _across(sheet, 1, len(_UNIT), f"{score.name}年终考核评分表", _TITLE, 36)
    _across(sheet, 2, len(_UNIT), paper.head, _FACT, 20)
    _across(
        sheet,
        3,
        len(_UNIT),
        f"总分 {words.total(score)}　{words.standing(paper.scores, score)}",
        Look(bold=True, edge=""),
        22,
    )
    _headings(sheet, 4, _UNIT)
    row = _points(sheet, 5, score.points, widths)
    row = _sum(sheet, row, score)
    row = _notes(sheet, row, paper, len(_UNIT), sum(widths))
    for text in (
        "单位意见（有异议的写明哪一行、理由和依据，按通知的时限送回）：",
        "单位负责人（签字）：　　　　　　　　单位（盖章）：　　　　　　　　日期：",
    ):
        _across(sheet, row, len(_UNIT), text, _FACT, 34)
        row += 1
    _finish(sheet, row - 1, len(_UNIT), 4, paper)
    return write.to_bytes(book)


def whole(paper: Paper) -> bytes:
    """Return the workbook of all: ranks, every point of every unit, and the rules."""
    book, sheet = write.workbook(WHOLE)
    widths = [width for _, width in _ALL]
    look.columns(sheet, widths)
    _across(sheet, 1, len(_ALL), f"{paper.scores.year}年民生实事考核评价总表", _TITLE, 36)
    _across(sheet, 2, len(_ALL), paper.head, _FACT, 20)
    _headings(sheet, 3, _ALL)
    row = 4
    for county, name in words.GROUPS:
        group = [one for one in paper.scores.units if one.county is county]
        if group:
            _across(sheet, row, len(_ALL), f"{name}（{len(group)}家）", _BAND, 22)
            row = _group(sheet, row + 1, group, widths)
    row = _notes(sheet, row, paper, len(_ALL), sum(widths))
    _finish(sheet, row - 1, len(_ALL), 3, paper)
    _details(book.create_sheet(DETAILS), paper)
    _rules(book.create_sheet(RULES), paper)
    return write.to_bytes(book)


def unit_name(paper: Paper, number: int, score: UnitScore) -> str:
    """Return the file name of a unit's sheet."""
    return clean(f"{number:02}_{score.name}_考核评分表_{paper.scores.year}年", ".xlsx")


def whole_name(paper: Paper) -> str:
    """Return the file name of the whole."""
    return clean(f"考核评价总表_{paper.scores.year}年", ".xlsx")


def _group(sheet: Worksheet, row: int, group: Sequence[UnitScore], widths: Sequence[float]) -> int:
    for score in group:
        unknown = words.stake(score)
        remark = "；".join(point.reason for point in score.points if point.part in (ScorePart.VETO, ScorePart.FLOOR))
        values: list[tuple[Shown, Look]] = [
            (words.rank(score), _CENTRED),
            (score.name, _WORDS),
            *(_part(score, part) for part in words.PARTS),
            (words.OPEN if score.unknown else score.total, _TOTAL),
            (unknown, _OPEN if unknown else _CENTRED),
            (remark, _WORDS),
        ]
        _row(sheet, row, values, widths)
        row += 1
    return row


def _part(score: UnitScore, part: ScorePart) -> tuple[Shown, Look]:
    told = words.part(score, part)
    if words.OPEN in told:
        return told, _OPEN
    return (told, _CENTRED) if told == words.NONE else (score.of(part), _NUMBER)


def _points(sheet: Worksheet, row: int, points: Sequence[Point], widths: Sequence[float]) -> int:
    for number, one in enumerate(points, 1):
        _row(sheet, row, [(str(number), _CENTRED), *_cells(one)], widths)
        row += 1
    return row


def _cells(one: Point) -> list[tuple[Shown, Look]]:
    points: tuple[Shown, Look] = (words.OPEN, _OPEN) if one.points is None else (one.points, _NUMBER)
    return [
        (one.part.word, _CENTRED),
        (words.what(one), _WORDS),
        (one.figure or None, _WORDS),
        (one.reason, _WORDS),
        (one.full, _NUMBER),
        points,
        (words.source(one) or None, _WORDS),
    ]


def _sum(sheet: Worksheet, row: int, score: UnitScore) -> int:
    for column in range(1, len(_UNIT) + 1):
        value: Shown = "合计" if column == 1 else score.total if column == 7 else None
        show(sheet, row, column, value, _TOTAL)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=6)
    look.height(sheet, row, 24, grows=False)
    return row + 1


def _details(sheet: Worksheet, paper: Paper) -> None:
    """List every point of every unit, to be filtered."""
    columns = (("单位", 16.0), *_UNIT[1:])
    widths = [width for _, width in columns]
    look.columns(sheet, widths)
    _across(sheet, 1, len(columns), f"{DETAILS}　{paper.state}", Look(size=14, bold=True, edge=""), 28)
    _headings(sheet, 2, columns)
    row = 3
    for score in paper.scores.units:
        for one in score.points:
            _row(sheet, row, [(score.name, _WORDS), *_cells(one)], widths)
            row += 1
    sheet.auto_filter.ref = f"A2:{_letter(len(columns))}{max(row - 1, 3)}"
    _finish(sheet, max(row - 1, 3), len(columns), 2, paper)


def _rules(sheet: Worksheet, paper: Paper) -> None:
    columns = (("条目", 22.0), ("规定", 100.0))
    widths = [width for _, width in columns]
    look.columns(sheet, widths)
    _across(sheet, 1, 2, f"{RULES}：{paper.scores.book.name}", Look(size=14, bold=True, edge=""), 28)
    _headings(sheet, 2, columns)
    rules = [*paper.rules, *((("依据", paper.scores.book.after),) if paper.scores.book.after else ())]
    for row, (name, value) in enumerate(rules, 3):
        _row(sheet, row, [(name, _WORDS), (value, _WORDS)], widths)
    _finish(sheet, len(rules) + 2, 2, 2, paper)


def _notes(sheet: Worksheet, row: int, paper: Paper, columns: int, width: float) -> int:
    """Write what a reader must know below the table; return the next row."""
    apart = [f"不计分（{why}）：{'、'.join(names)}。" for why, names in paper.scores.apart_by_reason.items()]
    notes = [
        "各行四舍五入到两位小数，总分是各行之和；部门、县区分别排名，得分相同的并列，名次顺延（1、2、3、3、5）。",
        "“未定”是没有报数、没有评分等算不出的，不按0也不按满分计，总分和名次为暂列。",
        *paper.scores.remarks,
        *(apart if columns == len(_ALL) else ()),
    ]
    for number, note in enumerate(notes, 1):
        text = f"{'注：' if number == 1 else '　　'}{number}. {note}"
        _across(sheet, row, columns, text, Look(size=10, edge=""), look.points([(text, width, 10)], 18))
        row += 1
    return row


def _headings(sheet: Worksheet, row: int, columns: Sequence[tuple[str, float]]) -> None:
    for column, (heading, _) in enumerate(columns, 1):
        show(sheet, row, column, heading, _HEADING)
    look.height(sheet, row, 26, grows=False)


def _row(sheet: Worksheet, row: int, values: Sequence[tuple[Shown, Look]], widths: Sequence[float]) -> None:
    texts = []
    for column, (value, seen) in enumerate(values, 1):
        show(sheet, row, column, value, seen)
        if isinstance(value, str):
            texts.append((value, widths[column - 1], seen.size))
    look.height(sheet, row, look.points(texts, 22))


def _across(sheet: Worksheet, row: int, columns: int, value: str, seen: Look, height: float) -> None:
    area = f"A{row}:{_letter(columns)}{row}"
    left, top, right, _ = grid.corners(area)
    for column in range(left, right + 1):
        show(sheet, top, column, value if column == left else None, seen)
    sheet.merge_cells(area)
    look.height(sheet, row, height, grows=False)


def _finish(sheet: Worksheet, last: int, columns: int, heading: int, paper: Paper) -> None:
    sheet.freeze_panes = f"C{heading + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{_letter(columns)}{last}"
    look.paper(sheet, repeat=heading, footer=paper.mark or paper.state)


def _letter(columns: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[columns - 1]
