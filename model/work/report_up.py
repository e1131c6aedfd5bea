"""上报: write a round as one workbook for the office above; conflicts stand in the way until a reason is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.records import Changes, Conflict, PeriodView, Published
from model.rules import check, light, merge, target
from model.sheets import upward, write
from model.store import archived, journal
from model.terms import FormState, Verb
from model.work import published
from model.work.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Reported:
    """The report written, and where it really went; `sent` is whether any form of the round went out or came in.

    `closed`: the words of the round's closing where it was written from its snapshot, "" for a live one.
    """

    changes: Changes
    path: Path
    questions: int = 0
    sent: bool = True
    closed: str = ""


def blocked(view: PeriodView) -> tuple[Conflict, ...]:
    """Return the conflicts of figure or stage that a formal report must not pass over in silence."""
    return tuple(one for one in view.conflicts if one.key.field in merge.BLOCKING)


def do(ledger: Ledger, period: str, to: Path, despite: str = "", *, live: bool = False) -> Reported:
    """Write the report of a round as published (`live`: as it stands now, though it is closed).

    One sent out despite conflicts is noted as an act with its reason; of a closed round the closing's reason will do,
    of an archived ledger the archive's. Raises ClerkError naming the conflicts while any stands and no reason is given.
    """
    refuse_target(ledger, to)
    told = published.either(ledger, period, live=live)
    stands, reason = blocked(told.view), cleared(ledger, told, despite)
    path = write.save(upward.build(report(told, chain_head(ledger), reason if stands else "")), to)
    return noted(ledger, told, path, despite)


def cleared(ledger: Ledger, told: Published, despite: str) -> str:
    """Return the reason a round goes up although figures conflict; raises ClerkError while there is none."""
    stands, held = blocked(told.view), archived.load(ledger)
    given = "" if held else despite.strip()
    reason = given or (told.closing.reason if told.closing else "") or (held.reason if held else "")
    if stands and not reason:
        named = "；".join(f"{one.item} {one.target}（{one.unit}）" for one in stands)
        raise ClerkError(
            f"还有 {len(stands)} 处冲突没有核定，没有生成上报表：{named}。请先核定；确需先报的，写明理由再生成。"
        )
    return reason


def noted(ledger: Ledger, told: Published, path: Path, despite: str) -> Reported:
    """Note that a round went up despite conflicts, with the reason given now; return what was written where."""
    view, stands = told.view, blocked(told.view)
    given = "" if archived.load(ledger) else despite.strip()
    sent = any(unit.form is not FormState.NOT_SENT for unit in view.units)
    closed = told.closing.words if told.closing else ""
    if not stands or not given:
        changes = Changes(None, f"{Verb.REPORT.word} {view.round.name}")
        return Reported(changes, path, len(view.questions), sent, closed)
    title = f"{view.round.name}（含 {len(stands)} 处冲突，理由：{given}）"
    with ledger.act(Verb.REPORT.word, title) as act:
        pass
    changes = Changes(act, f"{Verb.REPORT.word} {title}", frozenset({view.round.period}))
    return Reported(changes, path, len(view.questions), sent, closed)


def report(told: Published, chain: str, despite: str) -> upward.Report:
    """Return the report of a round: a function of what is published alone, but for today's date.

    `chain`: the ledger's chain head, printed on a live one; a closed round bears its snapshot's mark.
    """
    view, closing = told.view, told.closing
    notes = (*new_targets(view), *(one.sentence for one in view.findings if check.travels(one)))
    if closing:
        notes = (f"本表按封存的数据生成（{closing.words}，校验码{closing.mark}）。", *notes)
    return upward.Report(
        view=view,
        made=clock.today(),
        chain=closing.mark if closing else chain,
        rule=closing.rule if closing else light.in_words(view.rule),
        despite=despite,
        notes=notes,
    )


def new_targets(view: PeriodView) -> Iterator[str]:
    """Yield which targets of a round are not those the plan began with, since when and by whose word."""
    for item in view.items:
        for line in item.lines:
            changes = target.timeline(line.changes, view.rounds)
            if news := target.news(replace(line.line, target=line.first), changes, view.round):
                by = line.changes[-1].document or line.changes[-1].reason
                yield f"第{item.item.no}项“{line.line.name}”{news}（{by}）。"


def refuse_target(ledger: Ledger, to: Path, what: str = "上报表") -> None:
    """Raise ClerkError where a workbook of ours would replace the ledger or anything that is no workbook."""
    if to.exists() and to.samefile(ledger.path):
        raise ClerkError(f"“{to.name}”就是台账本身，没有生成{what}，台账没有改动。请另取一个 .xlsx 文件名。")
    if to.suffix.lower() != ".xlsx":
        raise ClerkError(
            f"{what}要存成 .xlsx，“{to.name}”不是，没有生成，没有改动任何文件。请改成 .xlsx 结尾的文件名。"
        )


def chain_head(ledger: Ledger) -> str:
    """Return the first characters of the last act's hash, printed so that a report can be traced."""
    acts = journal.acts(ledger)
    return acts[-1].hash[:8].upper() if acts else ""
