"""附件: keep a sealed paper, a photo or a PDF as it came, beside what was typed in from it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from model import clock
from model.errors import ClerkError, why
from model.records import Changes, Receipt, Record
from model.store import records
from model.terms import Source, Verb, Verdict
from model.work.ledger import Ledger, find_round, standing
from model.work.whose_form import find_unit, heir

LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to keep, and for whom and which round."""

    name: str
    data: bytes
    unit: str
    period: str
    title: str


def plan(ledger: Ledger, period: str, unit: str, path: Path) -> Attachment:
    """Read the file once; raises ClerkError where it, the round or the unit is not there."""
    now = standing(ledger)
    at = find_round(now, period)
    who = heir(now, next((one for one in now.setup.units if one.id == unit), None) or find_unit(now, unit), at)
    data = load(path)
    return Attachment(path.name, data, who.id, at.period, f"{who.short} {at.name} {path.name}")


def load(path: Path) -> bytes:
    """Read a file to keep, once; raises ClerkError where it cannot be read, is empty or too large."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClerkError(f"附件“{path.name}”打不开（{why(error)}）。没有改动台账。请核对文件的位置。") from error
    if not data or len(data) > LARGEST:
        fault = "是空文件" if not data else "超过64MB"
        raise ClerkError(f"附件“{path.name}”{fault}，没有保存，台账没有改动。请换一份文件。")
    return data


def do(
    ledger: Ledger, planned: Attachment, received: datetime.date | None = None, beside: Changes | None = None
) -> Changes:
    """Keep the file by its content with a receipt that names unit and round, in one act.

    `beside`: the hand entry typed in from it. Typed in from a sealed paper, the unit counts as having reported.
    """
    record = _sealed(ledger, beside)
    with ledger.act(Verb.ATTACH.word, planned.title) as act:
        sha256 = records.add_file(ledger, planned.data)
        on = received or clock.today()
        records.add_receipt(
            ledger, Receipt(record, act, sha256, planned.name, planned.unit, planned.period, on, Verdict.TAKEN)
        )
    return Changes(act, f"{Verb.ATTACH.word} {planned.title}", frozenset({planned.period}))


def _sealed(ledger: Ledger, beside: Changes | None) -> str:
    """Return the hand entry's id where it was typed in from a sealed paper, else ""."""
    if beside is None or beside.act is None:
        return ""
    added = set(records.added_by(ledger, beside.act))
    return next((one.id for one in records.facts(ledger).records if one.id in added and _is_sealed(one)), "")


def _is_sealed(record: Record) -> bool:
    return record.head.get("source") == Source.SEALED
