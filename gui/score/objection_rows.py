"""The rows of 考核异议."""

from __future__ import annotations

from dataclasses import dataclass

from gui import palette
from gui.tables.columns import CENTRE, Column
from model.records.score import Objection


@dataclass(frozen=True, slots=True)
class Row:
    """An objection with its unit's name."""

    one: Objection
    name: str


def _answer(row: Row) -> str:
    one = row.one
    return f"{one.answer}（{one.answered_by}，{one.answered.isoformat()}）" if one.answered else "待答复"


COLUMNS: tuple[Column[Row], ...] = (
    Column("number", "号", 44, lambda r: str(r.one.number), lambda r: r.one.number, CENTRE),
    Column("version", "对第几版", 76, lambda r: f"第{r.one.version}版", lambda r: r.one.version, CENTRE),
    Column("unit", "单位", 120, lambda r: r.name),
    Column("text", "异议", 260, lambda r: f"{r.one.text}（{r.one.who}，{r.one.date.isoformat()}）", stretch=True),
    Column("answer", "答复", 240, _answer, colour=lambda r: None if r.one.answered else palette.AMBER),
)
