"""两期对比 and 封存后的变化: two rounds as published beside each other, or a closed one and what it would show now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.errors import ClerkError
from model.records import Published
from model.rules.compare import Comparison, compare
from model.sheets import compare_book, write
from model.work import closed_rounds, published
from model.work import look as live
from model.work.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rounds as published, the earlier one first, and what moved between them."""

    before: Published
    after: Published
    found: Comparison

    @property
    def says(self) -> str:
        """Say what is compared and how it counts."""
        return f"{_name(self.before)} → {_name(self.after)}。{self.found.words}。"


def _name(one: Published) -> str:
    closed = one.closing.words if one.closing else "未封存，按现在的数"
    return f"{one.view.round.name}（{closed}）"


def plan(ledger: Ledger, first: str, second: str) -> Compared:
    """Compare two rounds in the calendar's order; raises ClerkError for the same round or one that is not there."""
    one, two = published.look(ledger, first), published.look(ledger, second)
    if one.view.round.period == two.view.round.period:
        raise ClerkError(f"两次写的都是{one.view.round.name}，没有可对比的。没有改动台账。请写两个不同的期次。")
    before, after = sorted((one, two), key=lambda each: each.view.round.end)
    return Compared(before, after, compare(before.view, after.view))


def save(compared: Compared, to: Path, *, moved_only: bool = False) -> Path:
    """Write a comparison as a workbook and return where it really went; raises ClerkError."""
    if to.suffix.lower() != ".xlsx":
        raise ClerkError(f"对比表要存成 .xlsx，“{to.name}”不是，没有生成。请改成 .xlsx 结尾的文件名。")
    pairs = compared.found.moved if moved_only else compared.found.pairs
    return write.save(compare_book.build(compared.says, compared.found, pairs), to)


def since_closing(ledger: Ledger, period: str) -> Comparison | None:
    """Return how a closed round would differ if it were worked out now; None where it is not closed."""
    closing = closed_rounds.current(ledger).get(period)
    if closing is None:
        return None
    return compare(closed_rounds.view(ledger, closing), live.look(ledger, period), texts=True)
