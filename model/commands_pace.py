"""The commands for pace: schedule (what is due of a line) and lights (when it is yellow or red)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, date, term
from model.errors import ClerkError
from model.records import Changes, LightRule
from model.rules import cell_text, light, quantity, schedule
from model.rules.schedule import typed
from model.terms import ItemKind, Preset, Verb
from model.work import set_lights, set_schedule
from model.work.ledger import open_ledger
from model.work.set_schedule import BY_KIND


def _add_schedule(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("lines", nargs="*", metavar="序号", help="26-2 为一行，26 为第26项的各行")
    which = sub.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="全部")
    which.add_argument("--kind", type=term(ItemKind), help="、".join(one.word for one in ItemKind))
    sub.add_argument("--preset", type=_preset, help=_presets())
    sub.add_argument("--points", default="", help="如 2021-03=10,2021-06=40 或 2021-06=已开工")
    sub.add_argument("--deadline", type=date, help="本行完成时限")
    sub.add_argument("--from", dest="since", default="", help="自某一期起；不写为全年")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _presets() -> str:
    return "、".join((*(one.word for one in Preset if one is not Preset.NONE), "无", BY_KIND))


def _preset(word: str) -> Preset | str:
    found = BY_KIND if word.strip() == BY_KIND else schedule.named(word)
    if found is None:
        raise ClerkError(f"没有“{word}”这种序时。没有改动台账。可选：{_presets()}。")
    return found


def _schedule(args: Args) -> int:
    if bool(args.lines) + bool(args.all) + bool(args.kind) != 1:
        raise ClerkError("没有说清给哪些行定序时。没有改动台账。请写序号（26-2），或用 --all、--kind 其中之一。")
    points = typed.points(args.points) if args.points else ()
    if not args.preset and not points:
        raise ClerkError(f"没有写哪种序时。没有改动台账。请用 --preset 写明：{_presets()}。")
    preset = None if args.preset == BY_KIND else Preset(args.preset) if args.preset else typed.meant(points)
    with open_ledger(args.ledger) as ledger:
        lines = set_schedule.choose(ledger, args.lines, args.kind, every=args.all)
        planned = set_schedule.plan(ledger, set_schedule.Ask(lines, preset, points, args.since, args.deadline))
        changes = None if args.dry_run and planned.ready else set_schedule.do(ledger, planned)
    _say(planned.sentences, changes)
    output.findings(planned.findings)
    return WAITS if planned.left_out else DONE


def _say(sentences: tuple[str, ...], changes: Changes | None) -> None:
    if changes is not None and changes.act is None:
        output.say(f"{changes.title}，没有改动台账。")
    else:
        output.planned(sentences, changes)


def _add_lights(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--preset", choices=list(light.PRESETS), help="现成的标准")
    sub.add_argument("--yellow", type=_points, help="低于序时几个百分点起为滞后")
    sub.add_argument("--red", type=_points, help="低于序时超过几个百分点为严重滞后")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _points(text: str) -> Decimal:
    plain = cell_text.tidy(text).removesuffix("%").removesuffix("个百分点")
    if not quantity.PLAIN.fullmatch(plain):
        raise ClerkError(f"百分点“{text}”看不懂。没有改动台账。请写 0 到 100 的数。")
    return Decimal(plain)


def _lights(args: Args) -> int:
    if args.preset and (args.yellow is not None or args.red is not None):
        raise ClerkError("--preset 已经写明标准，不能再写 --yellow、--red。没有改动台账。请去掉其一。")
    with open_ledger(args.ledger) as ledger:
        was = set_lights.load(ledger)
        if not args.preset and args.yellow is None and args.red is None:
            output.say(light.in_words(was))
            return DONE
        own = LightRule(
            was.yellow_above if args.yellow is None else args.yellow, was.red_above if args.red is None else args.red
        )
        planned = set_lights.plan(ledger, light.PRESETS[args.preset] if args.preset else own)
        changes = None if args.dry_run else set_lights.do(ledger, planned)
    _say(planned.sentences, changes)
    return DONE


VERBS: dict[Verb, Entry] = {
    Verb.SCHEDULE: (_schedule, _add_schedule, "定序时：各行各期应完成多少、到哪个节点"),
    Verb.LIGHTS: (_lights, _add_lights, "看或改亮灯标准：低于序时几个百分点亮黄灯、红灯"),
}
