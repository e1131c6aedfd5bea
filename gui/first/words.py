"""Where the first round stands, in a sentence: for the overview and the dialog that adopts."""

from __future__ import annotations

from gui.dialogs.frame import joined
from model import clock
from model.terms import PLAN_ROUND, FormState
from model.work.plan_round import PlanRound


def returned(first: PlanRound) -> str:
    """Say who has returned the form and who has not."""
    if not first.sent:
        return f"还没有发过{PLAN_ROUND}表。"
    late, missing = first.of(FormState.LATE), first.of(FormState.MISSING)
    back = len(first.sent) - len(missing)
    told = f"（其中迟报 {len(late)} 家）" if late else ""
    names = f"：{joined(missing, 8)}" if missing else ""
    return f"应报 {len(first.sent)} 家，已报 {back} 家{told}，未报 {len(missing)} 家{names}"


def hint(first: PlanRound) -> str:
    """Say what of a first round that was sent still is to be done, "" where nothing is."""
    missing = first.of(FormState.MISSING)
    counts = (
        ("可采纳", first.proposed, "条"),
        ("待确认", len(first.questions), "处"),
        ("冲突", len(first.conflicts), "处"),
    )
    told = [f"{word} {many} {unit}" for word, many, unit in counts if many]
    if not first.sent or not (missing or told):
        return ""
    waits = f"；{'、'.join(told)}" if told else ""
    return f"{PLAN_ROUND}表：{returned(first)}{_due(first) if missing else ''}{waits}。"


def _due(first: PlanRound) -> str:
    if first.due is None:
        return ""
    days = (first.due - clock.today()).days
    far = f"还有{days}天" if days > 0 else "就在今天" if days == 0 else "已过期限"
    return f"（{first.due.month}月{first.due.day}日前报，{far}）"
