"""亮灯标准: from how many points behind a line is yellow and red in this plan; a change is one act, undone by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.errors import ClerkError
from model.records import Changes, LightRule
from model.rules import history, light, repaint
from model.store import plan as plans
from model.terms import Light, Verb
from model.work import closed_rounds
from model.work.ledger import Ledger, standing
from model.work.set_checks import SETTING

LARGEST = Decimal(100)


@dataclass(frozen=True, slots=True)
class LightsPlan:
    """A rule as it would be kept: in words, and which lights it changes; `moved` counts them by round, from and to."""

    rule: LightRule
    was: LightRule
    words: str
    notes: tuple[str, ...]
    moved: Mapping[str, Mapping[tuple[Light, Light], int]] = field(default_factory=dict)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.words, *self.notes


def load(ledger: Ledger) -> LightRule:
    """Return the rule in force."""
    return plans.light_rule(ledger)


def plan(ledger: Ledger, rule: LightRule) -> LightsPlan:
    """Say what a rule means and changes; raises ClerkError for points outside 0 to 100 or the wrong way round."""
    _refuse(rule)
    now = standing(ledger)
    names = {line.id: f"第{line.id}项" for line in now.setup.lines}
    after = replace(now.known, rule=rule)
    was, would = history.years(now.known), history.years(after)
    notes = (*repaint.repainted(was, would, names), *closed_rounds.kept(ledger, now.known.rounds, now.known.rounds[0]))
    moved = {one.period: repaint.counted(was, would, one.period) for one in now.known.rounds}
    return LightsPlan(rule, now.known.rule, light.in_words(rule), notes, moved)


def do(ledger: Ledger, planned: LightsPlan) -> Changes:
    """Keep the rule in one act."""
    if planned.rule == plans.light_rule(ledger):
        return Changes(None, f"{Verb.LIGHTS.word}没有变化")
    title = f"{Verb.LIGHTS.word}：{planned.words.partition('；未定序时')[0]}"
    with ledger.act(SETTING, title) as act:
        plans.save_light_rule(ledger, planned.rule)
    rounds = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{SETTING} {title}", rounds, settings=True)


def _refuse(rule: LightRule) -> None:
    yellow, red = rule.yellow_above, rule.red_above
    if not (yellow.is_finite() and red.is_finite() and 0 <= yellow <= LARGEST and 0 <= red <= LARGEST):
        raise ClerkError("亮灯的百分点要在0到100之间。没有改动台账。请改正后再保存。")
    if yellow > red:
        raise ClerkError(f"黄灯的界限（{yellow}）不能大于红灯的（{red}）。没有改动台账。请改正后再保存。")
