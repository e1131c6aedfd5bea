"""What a returned 分解方案表 brings, in office words: lines with a schedule, lines divided, sites, contacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from model.records import CellAnswer, FileAnswer, Key, PeriodView
from model.rules.plan_round import codes, keys
from model.rules.plan_round.parts import PlanPart
from model.terms import PLAN_ROUND, Outcome, PlanField
from model.work.plan_words import PlanWords

COUNTED = {
    PlanPart.SCHEDULE: "{} 行",
    PlanPart.SHARES: "{} 行",
    PlanPart.SITE: "{} 个",
    PlanPart.CONTACTS: "{} 家",
}
OPEN = {Outcome.ASK: "待确认", Outcome.CONFLICT: "冲突", Outcome.QUARANTINED: "隔离", Outcome.REFUSED: "没收"}


def is_plan(answer: FileAnswer) -> bool:
    """Say whether a file is a form of the first round."""
    return keys.is_first(answer.period)


def brings(answers: Iterable[FileAnswer]) -> str:
    """Say what the 分解方案表 among some files bring and what in them is open; "" where there is none."""
    forms = [one for one in answers if is_plan(one)]
    if not forms:
        return ""
    cells = [cell for one in forms for cell in one.cells]
    parts = {codes.of(cell.key) for cell in cells if cell.key and cell.outcome is not Outcome.REFUSED}
    told = [f"{one.word} {words.format(_count(parts, one))}" for one, words in COUNTED.items() if _count(parts, one)]
    said = f"{PLAN_ROUND}表 {len(forms)} 份：{'，'.join(told) or '没有能收的内容'}{_open(cells)}。"
    return f"{said}收下后不会马上生效，要从“方案”菜单采纳。"


def _count(found: Iterable[str], part: PlanPart) -> int:
    return sum(one.partition(" ")[0] == part.value for one in found)


def _open(cells: Iterable[CellAnswer]) -> str:
    outcomes = [cell.outcome for cell in cells]
    told = [f"{word} {outcomes.count(one)} 格" for one, word in OPEN.items() if one in outcomes]
    return f"；{'、'.join(told)}" if told else ""


def about(view: PeriodView | None) -> Callable[[Key], str]:
    """Return what names a cell for a clerk: its line and column, or what of the plan it proposes."""
    words = _words(view) if view else None

    def name(key: Key) -> str:
        if words is None or not isinstance(key.field, PlanField):
            return f"{key.line}　{key.field.word}"
        item, what, _ = words.name(key)
        return what if item == PLAN_ROUND else f"{item if key.field in keys.OF_SITE else key.line}　{what}"

    return name


def _words(view: PeriodView) -> PlanWords:
    return PlanWords(
        {line.line.id: line.line for item in view.items for line in item.lines},
        {item.item.id: item.item for item in view.items},
        {one.unit.id: one.unit for one in view.units},
        {one.period: one for one in view.rounds},
        view.plan.year,
    )
