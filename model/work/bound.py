"""Were targets changed on a returned form? Ours count in any case; what was changed is told (FAULTS.md rule 10)."""

from __future__ import annotations

from collections.abc import Iterator

from model.records import Finding, Grant
from model.rules import binding
from model.rules.quantity import plain
from model.sheets import form_targets
from model.sheets.returned_cells import ReturnedTarget
from model.sheets.returned_form import Returned
from model.terms import Level
from model.work.ledger import Standing
from model.work.whose_form import round_at

LISTED = 10
"""How many changed rows one sentence names."""


def findings(now: Standing, form: Returned) -> Iterator[Finding]:
    """Yield a warning that names the changed rows; nothing for forms that left without a seal.

    A form whose seal still fits is compared with the targets it was issued with, any other with the ledger's.
    """
    kept = form.binding
    if not kept.seals:
        return
    if binding.is_whole(now.plan.secret, kept.parts, kept.seals):
        allowed = {grant: {text} for grant, text in kept.issued.items()}
    else:
        allowed = _ours(now, form.period)
    changed = [one for one in kept.targets if not _is_one(allowed.get(Grant(one.line, one.county)), one.text)]
    if changed:
        rows = "；".join(_row(one, kept.issued.get(Grant(one.line, one.county), "")) for one in changed[:LISTED])
        more = f"等 {len(changed)} 行" if len(changed) > LISTED else ""
        first = changed[0]
        sentence = f"表中目标被改动，已按台账数：{rows}{more}。"
        yield Finding(Level.WARNING, sentence, form.file, first.sheet, first.cell)


def _ours(now: Standing, period: str) -> dict[Grant, set[str]]:
    """Return what a round's form may show for each row: the target, the unit's own part, or the target in brackets."""
    out: dict[Grant, set[str]] = {}
    for line in now.known.setup_at(round_at(now, period)).lines:
        target = plain(line.target.printed) if line.target else ""
        shares = {plain(share.value) for share in now.setup.shares if share.line == line.id}
        out[Grant(line.id)] = {target, f"（{target}）", *shares} if target else {"", "—"}
    for share in now.setup.shares:
        out[Grant(share.line, share.unit)] = {plain(share.value)}
    return out


def _is_one(allowed: set[str] | None, text: str) -> bool:
    """Say whether a target stands as it may; a row that is not ours has none to keep to."""
    return allowed is None or any(form_targets.same(one, text) for one in allowed)


def _row(one: ReturnedTarget, issued: str) -> str:
    was = f"（发出时是“{issued}”）" if issued else ""
    return f"“{one.sheet}”{one.cell} {one.title} 现为“{one.text}”{was}"
