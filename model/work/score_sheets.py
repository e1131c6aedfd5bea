"""评分表 out: the whole evaluation as one workbook or document, or a folder with a sheet for each unit besides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.errors import ClerkError, why
from model.records.document_out import PaperOut
from model.records.score import FrozenScore, Scores
from model.rules.score import edit, paper, words
from model.sheets import score_sheet, write
from model.store import items
from model.work import paper_file
from model.work.ledger import Ledger
from model.work.progress import Tick, silent

_SILENT = ("不计", "同上", "无", "0")
"""Rows of the rule book that say nothing."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The files written, the whole one first."""

    files: tuple[Path, ...]


def save(ledger: Ledger, scores: Scores, to: Path, version: FrozenScore | None = None, tick: Tick = silent) -> Sheets:
    """Write the scores to a file ending in .xlsx or .docx, or with every unit's own sheet into a folder.

    `version`: the one they are, None for a trial. Raises ClerkError, and what was written by then is taken away.
    """
    rules = _rules(ledger, scores)
    if to.suffix.lower() == ".docx":
        return Sheets((paper_file.save(ledger, document(ledger, scores, version), to),))
    mark = f"定稿第{version.version}版 校验 {version.mark}" if version else ""
    sheet = score_sheet.Paper(scores, rules, words.state(scores, version), mark)
    if to.suffix.lower() == ".xlsx":
        if to.exists() and to.samefile(ledger.path):
            raise ClerkError(f"“{to.name}”就是台账本身，没有写，台账没有改动。请另取一个 .xlsx 文件名。")
        return Sheets((write.save(score_sheet.whole(sheet), to),))
    if to.suffix:
        raise ClerkError(f"评分表要存成 .xlsx、.docx 或存进文件夹，“{to.name}”不是，没有写。请改名。")
    return Sheets(tuple(_folder(sheet, to, tick)))


def document(ledger: Ledger, scores: Scores, version: FrozenScore | None = None) -> PaperOut:
    """Return the whole evaluation as a paper, as it would be saved."""
    return paper.paper(scores, _rules(ledger, scores), version)


def _rules(ledger: Ledger, scores: Scores) -> list[tuple[str, str]]:
    """Return the rows of the rule book that say something."""
    return [(row.name, row.value) for row in edit.rows(scores.book, items.items(ledger)) if row.value not in _SILENT]


def _folder(sheet: score_sheet.Paper, to: Path, tick: Tick) -> list[Path]:
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"文件夹“{to}”建不了（{why(error)}），没有写评分表。请换一个位置。") from error
    written: list[Path] = []
    units = sheet.scores.units
    try:
        written.append(write.save(score_sheet.whole(sheet), to / score_sheet.whole_name(sheet)))
        for number, score in enumerate(units, 1):
            tick(number, len(units), score.name)
            written.append(write.save(score_sheet.unit(sheet, score), to / score_sheet.unit_name(sheet, number, score)))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written
