"""The steps an item went towards 销号, and the files handed in: opened or saved elsewhere only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gui import palette
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import Evidence, StrikeMove
from model.terms import Move
from model.work import evidence

COLOURS = {Move.RETURN: palette.AMBER, Move.REOPEN: palette.AMBER, Move.STRIKE: palette.GREEN}

STEPS: tuple[Column[StrikeMove], ...] = (
    Column("date", "日期", 84, lambda m: m.date.isoformat(), align=CENTRE),
    Column("move", "步骤", 76, lambda m: m.move.word, align=CENTRE, colour=lambda m: COLOURS.get(m.move)),
    Column("reason", "理由", 120, lambda m: m.reason, stretch=True),
    Column("proof", "佐证", 130, lambda m: m.proof),
    Column("files", "附件", 46, lambda m: f"{len(m.files)}" if m.files else "", align=CENTRE),
    Column("act", "操作", 60, lambda m: f"第{m.act}号", align=CENTRE, help="操作记录里的号，可按它撤销"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file handed in with a step."""

    file: Evidence
    move: StrikeMove


FILES: tuple[Column[Kept], ...] = (
    Column("name", "附件", 200, lambda k: evidence.words(k.file), stretch=True, tip=lambda k: k.file.sha256),
    Column("step", "随哪一步", 140, lambda k: f"{k.move.date.isoformat()} {k.move.move.word}", align=CENTRE),
    Column(
        "opens",
        "打开",
        80,
        lambda k: "可以打开" if evidence.may_open(k.file) else "只能另存",
        align=CENTRE,
        colour=lambda k: None if evidence.may_open(k.file) else palette.AMBER,
    ),
)


class StepsView(ListView):
    """Show the steps, the first on top."""

    def __init__(self) -> None:
        self.steps: ListTable[StrikeMove] = ListTable(STEPS)
        super().__init__(self.steps)
        self.setAccessibleName("办过的步骤")
        self.nothing = "还没有办过"


class FilesView(ListView):
    """Show the files of all steps."""

    def __init__(self) -> None:
        self.kept: ListTable[Kept] = ListTable(FILES)
        super().__init__(self.kept)
        self.setAccessibleName("交来的附件")
        self.nothing = "没有附件"

    def show_moves(self, moves: Sequence[StrikeMove]) -> None:
        """List the files handed in with these steps."""
        self.kept.show([Kept(file, move) for move in moves for file in move.files])

    def current(self) -> Evidence | None:
        """Return the file the cursor is on."""
        index = self.currentIndex()
        return self.kept.row(index).file if index.isValid() else None
