"""上报: write a round as one workbook for the office above; conflicts stand in the way until a reason is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.records import Changes, Conflict, PeriodView
from model.rules import check, light, merge, target
from model.sheets import upward, write
from model.store import journal
from model.terms import FormState, Verb
from model.work.ledger import Ledger, standing
from model.work.look import look


@dataclass(frozen=True, slots=True)
class Reported:
    """The report written, and where it really went; `sent` is whether any form of the round went out or came in."""

    changes: Changes
    path: Path
    questions: int = 0
    sent: bool = True


def blocked(ledger: Ledger, period: str) -> tuple[Conflict, ...]:
    """Return the conflicts of figure or stage that a formal report must not pass over in silence."""
    keys = {figure.key for figure in merge.blocking(standing(ledger).known.view, period)}
    return tuple(one for one in look(ledger, period).conflicts if one.key in keys)


def do(ledger: Ledger, period: str, to: Path, despite: str = "") -> Reported:
    """Write the report; one sent out despite conflicts is noted as an act with its reason.

    Raises ClerkError naming the conflicts while any stands and no reason is given.
    """
    refuse_target(ledger, to)
    view = look(ledger, period)
    stands = blocked(ledger, period)
    if stands and not despite.strip():
        named = "；".join(f"{one.item} {one.target}（{one.unit}）" for one in stands)
        raise ClerkError(
            f"还有 {len(stands)} 处冲突没有核定，没有生成上报表：{named}。请先核定；确需先报的，写明理由再生成。"
        )
    report = upward.Report(
        view=view,
        made=clock.today(),
        chain=chain_head(ledger),
        rule=light.in_words(standing(ledger).known.rule),
        despite=despite.strip() if stands else "",
        notes=(*new_targets(ledger, view), *(one.sentence for one in view.findings if check.travels(one))),
    )
    path = write.save(upward.build(report), to)
    sent = any(unit.form is not FormState.NOT_SENT for unit in view.units)
    if not stands:
        return Reported(Changes(None, f"{Verb.REPORT.word} {view.round.name}"), path, len(view.questions), sent)
    title = f"{view.round.name}（含 {len(stands)} 处冲突，理由：{despite.strip()}）"
    with ledger.act(Verb.REPORT.word, title) as act:
        pass
    changes = Changes(act, f"{Verb.REPORT.word} {title}", frozenset({period}))
    return Reported(changes, path, len(view.questions), sent)


def new_targets(ledger: Ledger, view: PeriodView) -> Iterator[str]:
    """Yield which targets of a round are not those the plan began with, since when and by whose word."""
    known = standing(ledger).known
    first = {line.id: line for line in known.setup.lines}
    for item in view.items:
        for line in item.lines:
            if news := target.news(first[line.line.id], known.changes, view.round):
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
