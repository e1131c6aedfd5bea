"""The commands of the first round (分解方案): adopt what units proposed; who has returned the form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser
from model.errors import ClerkError
from model.terms import PLAN_ROUND, FormState, Verb
from model.work import adopt_plan, plan_round, send_forms
from model.work.adopt_plan import AdoptPlan
from model.work.ledger import Ledger, open_ledger
from model.work.plan_round import PlanRound

ROUND, PLAN = "round", "plan"
FORMS = {"填报表": ROUND, "分解方案表": PLAN}
"""The forms `send` knows: a round's, and the first round's."""


def period(ledger: Ledger, args: Args) -> str:
    """Return the round `send` is about; raises ClerkError where it is not said, or another is said of a plan's form."""
    if args.form != PLAN:
        if not args.period:
            raise ClerkError("没有写期次。没有发表。请用 --period 2021-03 写明，或用 --form plan 发分解方案表。")
        return str(args.period)
    own = plan_round.period(ledger)
    if args.period not in ("", own):
        raise ClerkError(f"分解方案表只有 {own} 一期，不能写成“{args.period}”。没有发表。")
    return own


def who_gets(planned: send_forms.SendPlan) -> None:
    """Print who would get a form of the first round; nothing is written."""
    for one in planned.forms:
        output.say(f"{one.unit.short}　{one.rows} 行　{one.file_name}" + ("　（与上次相同）" if one.again else ""))
    output.say(f"共 {len(planned.forms)} 家。只是预检，没有发表。")


def shown(view: PlanRound) -> None:
    """Print who has returned the form, where any was sent."""
    if not view.sent:
        return
    missing = view.of(FormState.MISSING)
    back = len(view.sent) - len(missing)
    told = f"　未报：{'、'.join(missing)}" if missing else ""
    output.say(f"{PLAN_ROUND}表：应报 {len(view.sent)} 家　已报 {back} 家　未报 {len(missing)} 家{told}")


def shown_json(view: PlanRound) -> dict[str, Any]:
    """Return the first round as `show --json` prints it."""
    return {
        "period": view.round.period,
        "returned": list(view.of(FormState.RETURNED, FormState.LATE)),
        "missing": list(view.of(FormState.MISSING)),
        "units": [{"name": one.unit.short, "form": one.form.value, "lines": one.lines} for one in view.units],
        "conflicts": len(view.conflicts),
        "questions": len(view.questions),
        "quarantined": len(view.quarantined),
        "sites": len(view.sites),
    }


def _add_adopt(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--unit", action="append", default=[], metavar="单位", help="只采纳这家报的；可以写几次")
    sub.add_argument("--skip", action="append", default=[], metavar="编号", help="这一条先不采纳；可以写几次")
    sub.add_argument("--dry-run", action="store_true", help="只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _adopt(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        planned = adopt_plan.plan(ledger, args.unit, args.skip)
        changes = adopt_plan.do(ledger, planned) if planned.ready and not args.dry_run else None
    if args.json:
        output.say_json({**_json(planned), "act": changes.act if changes else None})
    else:
        for one in planned.proposals:
            output.say(f"{one.text}　［{one.code}］")
        output.findings((*planned.left_out, *planned.notes))
        output.say(_ending(planned, dry=args.dry_run))
        if changes:
            output.say(f"已保存：{changes.title}（第 {changes.act} 号操作）。")
    return WAITS if planned.left_out else DONE


def _ending(planned: AdoptPlan, *, dry: bool) -> str:
    left = f"，没有采纳 {len(planned.left_out)} 处（见上）" if planned.left_out else ""
    if not planned.ready:
        return f"没有新的内容可采纳{left}。"
    return f"{'可采纳' if dry else '采纳'} {len(planned.proposals)} 处{left}。" + (
        "只是预检，没有写入台账。" if dry else ""
    )


def _json(planned: AdoptPlan) -> dict[str, Any]:
    return {
        "proposals": [{"code": one.code, "text": one.text} for one in planned.proposals],
        "left_out": [output.finding_json(one) for one in planned.left_out],
        "notes": [output.finding_json(one) for one in planned.notes],
    }


VERBS: dict[Verb, Entry] = {
    Verb.ADOPT: (_adopt, _add_adopt, "采纳各单位报的分解方案：序时、分县区任务、点位、联络员"),
}
