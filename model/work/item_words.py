"""更正事项 in sentences: what a change of an item changes, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.records import Item, TargetChange
from model.rules import item_use, target
from model.rules.amend import Amended, ItemEdit
from model.rules.shifts import shifts
from model.rules.who_gets_a_form import Setup
from model.work.ledger import Standing

FIELDS = (("no", "序号"), ("text", "实事内容"), ("section", "类别"), ("deadline", "完成时限"))


def title(item: Item, says: Sequence[str], edit: ItemEdit) -> str:
    """Return how the undo list calls the change."""
    why = f"（理由：{edit.reason.strip()}）" if edit.reason.strip() else ""
    own = f"第{item.no}项 "
    return own + "；".join(one.rstrip("。").removeprefix(own) for one in says) + why


def says(known: Standing, setup: Setup, made: Amended, edit: ItemEdit) -> Iterator[str]:
    """Yield what changes, a sentence each; nothing where nothing does."""
    own = f"第{made.item.no}项 "
    if made.before is None:
        yield f"{own}新增：{made.item.text}。"
    else:
        yield from (f"{own}{said.rstrip('。')}。" for said in _fields(made.before, made.item))
    shorts = {unit.id: unit.short for unit in setup.units}
    from_when = _from_when(known, edit)
    for role, units in made.units.items():
        if units != made.was[role]:
            yield f"{own}{role.word}：{_names(made.was[role], shorts)} → {_names(units, shorts)}，{from_when}。"
    for line in made.renamed:
        old = next(one.name for one in known.setup.lines if one.id == line.id)
        if old != line.name:
            yield f"{own}“{line.id}”名称：{old} → {line.name}。"
    for line in made.added:
        promised = f"，目标{target.words(line.target)}" if line.target else "（节点）"
        yield f"{own}增加“{line.id} {line.name}”{promised}，{from_when}。"
    for line in made.gone:
        yield f"{own}删除“{line.id} {line.name}”。"


def _fields(before: Item, after: Item) -> Iterator[str]:
    for name, word in FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{word}：{old or '（无）'} → {new or '（无）'}"
    if before.kind is not after.kind:
        yield f"项目类型：{before.kind.word} → {after.kind.word}"
    if before.leaders != after.leaders:
        yield f"责任领导：{'、'.join(before.leaders) or '（无）'} → {'、'.join(after.leaders) or '（无）'}"


def _names(units: Sequence[str], shorts: dict[str, str]) -> str:
    return "、".join(shorts[unit] for unit in units) or "（无）"


def _from_when(known: Standing, edit: ItemEdit) -> str:
    name = next((one.name for one in known.known.rounds if one.period == edit.since), "")
    return f"自{name}起" if name else "全年"


def notes(
    known: Standing, setup: Setup, made: Amended, edit: ItemEdit, changes: Sequence[TargetChange]
) -> Iterator[str]:
    """Yield what follows: records that stay, rounds that look otherwise, what is not agreed yet."""
    lines = {line.id for line in known.setup.lines if line.item == made.item.id}
    shorts = {unit.id: unit.short for unit in setup.units}
    lost = [unit for role, units in made.was.items() for unit in units if unit not in made.units[role]]
    for unit in dict.fromkeys(lost):
        kept = item_use.words(known.facts, known.known.rounds, lines, unit)
        stays = any(unit in units for units in made.units.values())
        if kept and not stays:
            yield f"{shorts[unit]}{'、'.join(kept)}，记录仍留在台账里；{_from_when(known, edit)}不再负责这一项。"
    if any(line.target for line in made.added):
        yield "新增的指标还没有定序时，先不亮灯。"
    if changes and not edit.document.strip():
        yield "没有写批准文件，只凭理由增加。"
    if made.gone:
        yield "删除的编号不再给别的行用；可以撤销。"
    order = [*(one for known_line in known.known.changes.values() for _, one in known_line), *changes]
    after = replace(known.known, setup=made.setup(setup), changes=target.timeline(order, known.known.rounds))
    moved = tuple(shifts(known.known, after, known.known.rounds, made.item.id))
    yield from moved
    if moved and made.before and made.before.deadline != made.item.deadline:
        yield "要以前各期不变、只从某一期起改时限的，请在序时计划里改各行的时限。"
