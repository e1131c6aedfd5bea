"""Which cells of the forms taken in a round were refused and not told anew since? Read from the files kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model.records import CellAnswer, Receipt
from model.rules import personal
from model.rules.returning import Cell
from model.store import records
from model.terms import Outcome, Verdict
from model.work import take_back
from model.work.ledger import Ledger, Standing, standing
from model.work.look import Words


def look(ledger: Ledger, period: str) -> tuple[Cell, ...]:
    """Return the refused cells of a round, in the order their files came; only files with open cells are read again.

    A cell of a known line is settled once its figure is told, by the unit in the same take or later, or by the office
    later; one that fits no line by any later file of its unit.
    """
    now = standing(ledger)
    receipts = [one for one in records.receipts(ledger, period) if one.record in now.known.view.live]
    some = [one for one in receipts if one.verdict is Verdict.PARTLY]
    answers = {one.record: one for one in take_back.again(ledger, some)} if some else {}
    words, out = Words(now, ()), []
    for receipt in {one.record: one for one in some}.values():
        for cell in answers[receipt.record].cells if receipt.record in answers else ():
            if cell.outcome is Outcome.REFUSED and not _settled(now, receipts, receipt, cell):
                out.append(_cell(words, receipt, cell))
    return tuple(out)


def _settled(now: Standing, receipts: Sequence[Receipt], receipt: Receipt, cell: CellAnswer) -> bool:
    mine = [one for one in receipts if one.unit == receipt.unit]
    if cell.key is None:
        return any(one.act > receipt.act for one in mine)
    order = [one.id for one in now.facts.records]
    since = set(order[order.index(receipt.record) + 1 :]) | {one.record for one in mine if one.act == receipt.act}
    told = (one for one in now.facts.records if cell.key in one.values and one.id != receipt.record)
    return any(one.id in since and one.id in now.known.view.live for one in told)


def _cell(words: Words, receipt: Receipt, cell: CellAnswer) -> Cell:
    where = " ".join(part for part in (Path(receipt.file).name, cell.sheet, cell.cell) if part)
    about = ""
    if cell.key is not None:
        _, line, _ = words.name(cell.key)
        about = f"第{words.no(cell.key)}项　{line}　{cell.key.field.word}"
    return Cell(
        receipt.unit, Outcome.REFUSED, about, where, personal.mask(cell.raw), personal.mask(cell.sentence)
    )  # fmt: skip
