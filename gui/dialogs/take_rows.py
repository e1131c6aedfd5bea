"""What a take shows before it is done: each cell and each remark in one of three outcomes, the counts adding up."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gui import palette, show
from gui.dialogs.take_plan_words import is_plan
from gui.dialogs.take_reply_words import REPLY
from gui.tables.columns import CENTRE, RIGHT, Column
from model.records import Asked, CellAnswer, FileAnswer, Finding, Key
from model.terms import PLAN_ROUND, Level, OtherRound, Outcome, Verdict


class Show(enum.Enum):
    """The three outcomes on screen; the six stay inside."""

    TAKEN = "已收"
    ASK = "要问"
    REFUSED = "没收"


class Needs(enum.Enum):
    """What a refused file needs the clerk to say before it can be taken."""

    NOTHING = ""
    UNIT = "请指明"
    ROUND = "请选择"


OF = {
    Outcome.TAKEN: Show.TAKEN,
    Outcome.SAME: Show.TAKEN,
    Outcome.ASK: Show.ASK,
    Outcome.CONFLICT: Show.ASK,
    Outcome.QUARANTINED: Show.ASK,
    Outcome.REFUSED: Show.REFUSED,
}
LEVELS = {Level.ERROR: Show.REFUSED, Level.WARNING: Show.TAKEN, Level.NOTE: Show.TAKEN}
"""Warnings do not hold a file up (DESIGN.md section 6), so they stand among what is taken."""
VERDICTS = {
    Verdict.TAKEN: palette.GREEN,
    Verdict.PARTLY: palette.AMBER,
    Verdict.ALREADY: palette.SOFT,
    Verdict.REFUSED: palette.RED,
}


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell of a returned file, or (without outcome) one remark about the file."""

    file: str
    unit: str
    show: Show
    outcome: str
    sheet: str
    cell: str
    about: str
    raw: str
    value: str
    sentence: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class FileRow:
    """One returned file: whose, and how its cells divide; `mixed`: forms of both kinds came together."""

    answer: FileAnswer
    unit: str
    counts: Mapping[Show, int]
    mixed: bool = False

    @property
    def name(self) -> str:
        """Return the file's own name."""
        return Path(self.answer.file).name

    @property
    def whose(self) -> str:
        """Return whose form it is, a 分解方案表 among others and a reply as such, "" where no unit is known."""
        if self.unit and self.answer.slip:
            return f"{self.unit}（{REPLY}）"
        return f"{self.unit}（{PLAN_ROUND}）" if self.unit and self.mixed and is_plan(self.answer) else self.unit


def needs(answer: FileAnswer) -> Needs:
    """Say what a file needs: its unit or round, or what another round's form is to be taken for."""
    if answer.verdict is not Verdict.REFUSED:
        return Needs.NOTHING
    told = "".join(one.sentence for one in answer.findings)
    if OtherRound.LATE.word in told:
        return Needs.ROUND
    return Needs.UNIT if "请指明" in told else Needs.NOTHING


def files(answers: Sequence[FileAnswer], units: Mapping[str, str]) -> tuple[FileRow, ...]:
    """Make a row for each file, those that need the clerk first."""
    order = (Verdict.REFUSED, Verdict.PARTLY, Verdict.TAKEN, Verdict.ALREADY)
    mixed = len({is_plan(one) for one in answers if one.period}) > 1
    rows = [
        FileRow(one, one.unit_name or units.get(one.unit, one.unit), {show: _count(one, show) for show in Show}, mixed)
        for one in answers
    ]
    return tuple(sorted(rows, key=lambda row: order.index(row.answer.verdict)))


def _count(answer: FileAnswer, show: Show) -> int:
    return sum(OF[cell.outcome] is show for cell in answer.cells)


def cells(answer: FileAnswer, unit: str, about: Callable[[Key], str]) -> list[CellRow]:
    """Make the rows of one file: every cell, named by `about`, and every remark no cell carries."""
    name = Path(answer.file).name
    rows = [_cell(name, unit, cell, about) for cell in answer.cells]
    if answer.slip:
        rows = [replace(row, about=row.sentence, sentence="") for row in rows]
    told = {(cell.sheet, cell.cell) for cell in answer.cells if cell.sentence}
    remarks = [_remark(name, unit, one, answer) for one in answer.findings if (one.sheet, one.cell) not in told]
    return remarks + rows


def _cell(file: str, unit: str, cell: CellAnswer, about: Callable[[Key], str]) -> CellRow:
    value = "" if cell.value is None or isinstance(cell.value, Asked) else cell.value
    return CellRow(
        file=file,
        unit=unit,
        show=OF[cell.outcome],
        outcome=cell.outcome.word,
        sheet=cell.sheet,
        cell=cell.cell,
        about=about(cell.key) if cell.key else "",
        raw=cell.raw,
        value=value,
        sentence=cell.sentence,
    )


def _remark(file: str, unit: str, finding: Finding, answer: FileAnswer) -> CellRow:
    show = Show.REFUSED if answer.verdict is Verdict.REFUSED else LEVELS[finding.level]
    sentence = finding.sentence.replace(answer.file, file)
    return CellRow(file, unit, show, finding.level.word, finding.sheet, finding.cell, "", "", "", sentence, False)


def _read_as(row: CellRow) -> str:
    if not row.value or row.value == row.raw:
        return row.raw
    return f"{row.raw} → {row.value}"


REMARKS = {Level.WARNING.word: palette.AMBER, Level.NOTE.word: palette.SOFT}
COLOURS = {Show.TAKEN: palette.GREEN, Show.ASK: palette.AMBER, Show.REFUSED: palette.RED}

FILE_COLUMNS: tuple[Column[FileRow], ...] = (
    Column(
        "verdict",
        "结果",
        56,
        lambda r: needs(r.answer).value or r.answer.verdict.word,
        lambda r: tuple(Verdict).index(r.answer.verdict),
        CENTRE,
        colour=lambda r: VERDICTS[r.answer.verdict],
    ),
    Column("name", "文件", 150, lambda r: r.whose or middle(r.name), stretch=True, tip=lambda r: r.answer.file),
    Column("taken", "收", 40, lambda r: _some(r.counts[Show.TAKEN]), lambda r: r.counts[Show.TAKEN], RIGHT),
    Column(
        "ask",
        "问",
        32,
        lambda r: _some(r.counts[Show.ASK]),
        lambda r: r.counts[Show.ASK],
        RIGHT,
        colour=lambda r: palette.AMBER,
    ),
    Column(
        "refused",
        "没",
        32,
        lambda r: _some(r.counts[Show.REFUSED]),
        lambda r: r.counts[Show.REFUSED],
        RIGHT,
        colour=lambda r: palette.RED,
    ),
)

CELL_COLUMNS: tuple[Column[CellRow], ...] = (
    Column(
        "outcome",
        "结果",
        56,
        lambda r: r.outcome,
        align=CENTRE,
        colour=lambda r: REMARKS.get(r.outcome, COLOURS[r.show]),
    ),
    Column("unit", "单位", 84, lambda r: r.unit),
    Column("file", "文件", 124, lambda r: middle(r.file, 17), tip=lambda r: r.file),
    Column("place", "位置", 100, lambda r: "　".join(filter(None, (r.sheet, r.cell)))),
    Column("about", "序号　栏目", 118, lambda r: show.printed(r.about)),
    Column("raw", "填的内容", 110, lambda r: short(_read_as(r)), tip=_read_as),
    Column("sentence", "说明", 200, lambda r: show.printed(r.sentence), stretch=True),
)


def _some(count: int) -> str:
    return str(count) if count else ""


def short(text: str, most: int = 60) -> str:
    """Cut a long text for a table cell; the tip has it whole."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def middle(name: str, most: int = 18) -> str:
    """Cut a long file name in its middle; both ends tell most."""
    return name if len(name) <= most else f"{name[: most - 8]}…{name[-7:]}"
