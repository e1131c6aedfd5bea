"""The command for sites (点位): listed with their rates, in from a list and out to one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser
from model.commands_units import settle, unread
from model.records import Site
from model.records.site_count import Investment, Rate, SiteCount
from model.rules import percent, site_rates
from model.rules.quantity import plain
from model.terms import SiteState, Verb
from model.work import change_sites, set_sites, table_file
from model.work.ledger import Ledger, open_ledger
from model.work.set_sites import Sites, SitesPlan


def _add_sites(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--from", dest="source", type=Path, help="从表读入")
    way.add_argument("--paste", help="从复制下来的一块表读入")
    way.add_argument("--to", type=Path, help="写出为表")
    way.add_argument("--remove", nargs=3, metavar=("序号", "县区", "名称"), help="删去一处点位")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")
    sub.add_argument("--period", default="", help="看哪一期末的开工率；不写为最后一期")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _sites(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if args.source or args.paste is not None:
            return _listed(ledger, args)
        if args.remove:
            return _remove(ledger, args)
        if args.to:
            output.say(f"已写出点位清单：{set_sites.save(ledger, args.to)}")
            return DONE
        found = set_sites.look(ledger, args.period)
    if args.json:
        output.say_json(_json(found))
    else:
        _print(found)
    return DONE


def _listed(ledger: Ledger, args: Args) -> int:
    if args.source:
        planned = set_sites.plan(ledger, args.source)
    else:
        planned = set_sites.from_rows(ledger, table_file.pasted(args.paste))
    changes = set_sites.do(ledger, planned) if planned.ready and not args.dry_run else None
    if args.json:
        output.say_json({**_plan_json(planned), "act": changes.act if changes else None})
        return WAITS if planned.unread else DONE
    unread(planned.unread, cells=bool(args.source))
    for sentence in planned.says:
        output.say(sentence)
    listed = planned.listed
    output.say(f"新增 {len(listed.new)} 处、有改动 {len(listed.changed)} 处、相同 {len(listed.same)} 处。")
    for note in planned.notes:
        output.say(note)
    status = settle(changes, ready=planned.ready)
    return WAITS if planned.unread else status


def _remove(ledger: Ledger, args: Args) -> int:
    planned = change_sites.plan(ledger, (), (change_sites.find(ledger, *args.remove).id,))
    changes = None if args.dry_run else change_sites.do(ledger, planned)
    output.planned(planned.says, changes)
    return DONE


def _plan_json(planned: SitesPlan) -> dict[str, Any]:
    listed = planned.listed
    return {
        "new": len(listed.new),
        "changed": len(listed.changed),
        "same": len(listed.same),
        "absent": len(listed.absent),
        "says": list(planned.says),
        "questions": [
            {"row": one.row, "column": one.column + 1 or None, "text": one.text, "why": one.why}
            for one in planned.unread
        ],
    }


def _print(found: Sites) -> None:
    output.say(f"{found.round.name}　点位 {found.plan.sites} 处　{_told(found.plan)}")
    for one in found.by_item:
        item = found.items[one.key]
        output.say(f"第{item.no}项　{one.sites} 处　{_told(one)}")
    for one in found.by_county:
        output.say(f"{found.counties.get(one.key, '')}　{one.sites} 处　{_told(one)}")
    late = {name for one in (found.plan.start, found.plan.finish) for name in one.late}
    for site in (one for one in found.sites if one.id in late):
        word = site_rates.late_word(site, found.round.end)
        output.say(f"〔{word}〕第{found.items[site.item].no}项 {found.counties.get(site.county, '')} {site.name}")


def _told(one: SiteCount) -> str:
    return "　".join((_rate("开工率", one.start), _rate("竣工率", one.finish), _money(one.invest)))


def _rate(word: str, one: Rate) -> str:
    late = f"，逾期未{word[:2]} {len(one.late)} 处" if one.late else ""
    return f"{word} {_percent(one.percent)}（{one.done}/{one.of}{late}）"


def _money(one: Investment) -> str:
    lacking = [
        f"{many}处{word}" for many, word in ((one.silent, "未报已完成投资"), (one.without, "没有总投资")) if many
    ]
    tail = f"，{'、'.join(lacking)}" if lacking else ""
    return f"投资完成率 {_percent(one.percent)}（{plain(one.done)}/{plain(one.of)}万元{tail}）"


def _percent(value: Decimal | None) -> str:
    rounded = percent.rounded(value)
    return "—" if rounded is None else f"{rounded}%"


def _json(found: Sites) -> dict[str, Any]:
    names = {**{key: item.no for key, item in found.items.items()}, **found.counties}
    return {
        "period": found.round.period,
        "plan": _count(found.plan, names),
        "items": [_count(one, names) for one in found.by_item],
        "counties": [_count(one, names) for one in found.by_county],
        "sites": [_site(found, one) for one in found.sites],
    }


def _count(one: SiteCount, names: dict[str, str]) -> dict[str, Any]:
    return {
        "name": names.get(one.key, ""),
        "sites": one.sites,
        "started": _rate_json(one.start),
        "finished": _rate_json(one.finish),
        "investment": {
            "done": output.json_number(one.invest.done),
            "of": output.json_number(one.invest.of),
            "percent": output.json_number(percent.rounded(one.invest.percent)),
            "silent": one.invest.silent,
            "without": one.invest.without,
        },
    }


def _rate_json(one: Rate) -> dict[str, Any]:
    return {
        "done": one.done,
        "of": one.of,
        "percent": output.json_number(percent.rounded(one.percent)),
        "due": one.due,
        "late": len(one.late),
    }


def _site(found: Sites, one: Site) -> dict[str, Any]:
    return {
        "id": one.id,
        "item": found.items[one.item].no,
        "line": one.line,
        "name": one.name,
        "county": found.counties.get(one.county, ""),
        "planned_start": one.planned_start,
        "planned_finish": one.planned_finish,
        "real_start": one.real_start,
        "real_finish": one.real_finish,
        "investment": output.json_number(one.investment),
        "invested": output.json_number(one.invested),
        "state": one.state,
        "state_word": SiteState(one.state).word if one.state else "",
        "remark": one.remark,
    }


VERBS: dict[Verb, Entry] = {
    Verb.SITES: (_sites, _add_sites, "点位：列出和开工率、竣工率、投资完成率，写出为表、从表读入"),
}
