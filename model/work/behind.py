"""红黄清单: write a round's red and yellow lines as a workbook; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model import clock
from model.records import PeriodView
from model.rules import red_yellow
from model.sheets import behind_list, write
from model.work.ledger import Ledger
from model.work.report_up import refuse_target


@dataclass(frozen=True, slots=True)
class Listed:
    """The list written, where it really went, and what it says in one sentence."""

    path: Path
    words: str


def save(ledger: Ledger, view: PeriodView, to: Path) -> Listed:
    """Write the list of a round as it is seen to a workbook; raises ClerkError, an old file is then unchanged."""
    refuse_target(ledger, to, behind_list.LIST)
    path = write.save(behind_list.build(view, clock.today()), to)
    return Listed(path, red_yellow.words(red_yellow.rows(view)))


file_name = behind_list.file_name
