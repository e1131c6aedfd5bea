"""评分表 out: the whole evaluation as one workbook, or a folder with a sheet for each unit besides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.errors import ClerkError, why
from model.records.score import FrozenScore, Scores
from model.rules.score import edit
from model.sheets import score_sheet, write
from model.store import items
from model.work.ledger import Ledger
from model.work.progress import Tick, silent


@dataclass(frozen=True, slots=True)
class Sheets:
    """The files written, the whole one first."""

    files: tuple[Path, ...]


def save(ledger: Ledger, scores: Scores, to: Path, version: FrozenScore | None = None, tick: Tick = silent) -> Sheets:
    """Write the scores to a file ending in .xlsx, or with every unit's own sheet into a folder.

    `version`: the one they are, None for a trial. Raises ClerkError, and what was written by then is taken away.
    """
    paper = _paper(ledger, scores, version)
    if to.suffix.lower() == ".xlsx":
        if to.exists() and to.samefile(ledger.path):
            raise ClerkError(f"“{to.name}”就是台账本身，没有写，台账没有改动。请另取一个 .xlsx 文件名。")
        return Sheets((write.save(score_sheet.whole(paper), to),))
    if to.suffix:
        raise ClerkError(f"评分表要存成 .xlsx 或存进文件夹，“{to.name}”不是，没有写。请改名。")
    return Sheets(tuple(_folder(paper, to, tick)))


def _paper(ledger: Ledger, scores: Scores, version: FrozenScore | None) -> score_sheet.Paper:
    rows = edit.rows(scores.book, items.items(ledger))
    rules = [(row.name, row.value) for row in rows if row.value not in ("不计", "同上", "无", "0")]
    if version is None:
        return score_sheet.Paper(scores, rules, f"试算（{scores.day.isoformat()}）")
    reason = f"，{version.reason}" if version.reason else ""
    despite = f"，未定先定：{version.despite}" if version.despite else ""
    state = f"定稿第{version.version}版（{version.date.isoformat()}{reason}{despite}） 校验 {version.mark}"
    return score_sheet.Paper(scores, rules, state, f"定稿第{version.version}版 校验 {version.mark}")


def _folder(paper: score_sheet.Paper, to: Path, tick: Tick) -> list[Path]:
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"文件夹“{to}”建不了（{why(error)}），没有写评分表。请换一个位置。") from error
    written: list[Path] = []
    units = paper.scores.units
    try:
        written.append(write.save(score_sheet.whole(paper), to / score_sheet.whole_name(paper)))
        for number, score in enumerate(units, 1):
            tick(number, len(units), score.name)
            written.append(write.save(score_sheet.unit(paper, score), to / score_sheet.unit_name(paper, number, score)))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written
