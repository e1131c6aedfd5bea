"""The commands for who stands where in a round: ranking (排名) and behind (红黄清单)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from model import output
from model.arguments import DONE, Args, Entry, Parser
from model.rules import percent, ranking, red_yellow
from model.rules.ranking import Apart, Place, Ranking
from model.rules.red_yellow import Behind
from model.terms import Verb
from model.work import behind, published
from model.work.ledger import open_ledger


def _add_ranking(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _ranking(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        view = published.look(ledger, args.period).view
    units, counties = ranking.units(view), ranking.counties(view)
    if args.json:
        output.say_json({"period": view.round.period, "units": _json(units), "counties": _json(counties)})
        return DONE
    output.say(f"{view.plan.title}　{view.round.name}（{view.round.period}）")
    _print("牵头单位排名", units)
    _print("县区排名", counties)
    return DONE


def _print(title: str, found: Ranking) -> None:
    output.say(f"〔{title}〕")
    if not found.places:
        output.say("没有可以排名的单位。")
    for place in found.places:
        output.say(f"第{place.rank}名　{place.name}　{place.score}分　{_marks(place)}{_silent(place)}")
    for why, names in _grouped(found.apart).items():
        output.say(f"不排名：{'、'.join(names)}（{why}）")
    output.say(f"规则：{found.rule}")


def _marks(place: Place) -> str:
    return "，".join(
        f"{mark.merit.word}{'不计' if mark.percent is None else f'{mark.percent}%（{mark.words}）'}"
        for mark in place.marks
    )


def _silent(place: Place) -> str:
    return f"　共{place.lines}条，未报{place.silent}条" if place.silent else f"　共{place.lines}条"


def _grouped(some: tuple[Apart, ...]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for one in some:
        out.setdefault(one.why, []).append(one.name)
    return out


def _json(found: Ranking) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "ranked": [
            {
                "rank": place.rank,
                "unit": place.name,
                "score": float(place.score),
                "lines": place.lines,
                "silent": place.silent,
                "parts": [
                    {
                        "part": mark.merit.value,
                        "name": mark.merit.word,
                        "weight": mark.weight,
                        "percent": None if mark.percent is None else float(mark.percent),
                        "words": mark.words,
                    }
                    for mark in place.marks
                ],
            }
            for place in found.places
        ],
        "apart": [{"unit": one.name, "why": one.why, "lines": one.lines} for one in found.apart],
    }


def _add_behind(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help="结果按 JSON 输出")
    way.add_argument("--to", type=Path, help="写出为表（.xlsx）")


def _behind(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if args.to:
            fresh = not args.to.parent.exists()
            listed = behind.save(ledger, published.look(ledger, args.period).view, args.to)
            output.say(f"已写出红黄清单：{listed.path}。{listed.words}")
            output.made(args.to.parent, fresh)
            return DONE
        view = published.look(ledger, args.period).view
    found = red_yellow.rows(view)
    if args.json:
        output.say_json({"period": view.round.period, "order": red_yellow.ORDER, "lines": [_row(one) for one in found]})
        return DONE
    output.say(f"{view.round.name}红黄清单　{red_yellow.words(found)}")
    for one in found:
        lasting = f"，{one.lasting}" if one.lasting else ""
        why = f"　原因：{one.line.problem}" if one.line.problem else "　原因：单位没有填写"
        output.say(
            f"〔{one.line.light_word}〕{one.line.line.id} {one.line.line.name}　{one.words}{lasting}"
            f"　牵头：{'、'.join(one.line.leads)}{why}"
        )
    return DONE


def _row(one: Behind) -> dict[str, Any]:
    line, target = one.line, one.line.line.target
    return {
        "no": one.item.item.no,
        "line": line.line.id,
        "text": one.item.item.text,
        "name": line.line.name,
        "measure": target.printed_measure if target else None,
        "target": output.json_number(target.printed) if target else None,
        "due": output.json_number(line.due_value),
        "due_stage": line.due_stage or None,
        "done": output.json_number(line.done),
        "stage": line.stage or None,
        "light": line.light.value,
        "light_word": line.light_word,
        "gap": output.json_number(percent.rounded(one.gap)),
        "steps": one.steps,
        "words": one.words,
        "rounds": one.rounds,
        "leads": list(line.leads),
        "cause": line.problem or None,
    }


VERBS: dict[Verb, Entry] = {
    Verb.RANKING: (_ranking, _add_ranking, "单位和县区排名，各部分得分都列出"),
    Verb.BEHIND: (_behind, _add_behind, "红黄清单：滞后的指标和节点"),
}
