"""May the units be changed like this, and what changes? All problems at once, in sentences (DESIGN.md section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model.records import Unit
from model.rules import names, unit_groups

LONGEST = 60
"""Characters of a name; anything longer is no name but a pasted text."""

WORDS = {
    "full": "全称",
    "group": "类别",
    "contact": "联系人",
    "phone": "联系电话",
    "leader": "分管市领导",
    "scope": "口径",
}
"""The fields told one by one, as the clerk calls them."""

LOOSE = "去掉“市”“县”或“人民政府”一类的字以后"


def tidied(unit: Unit, before: Unit | None) -> Unit:
    """Return a unit with blanks trimmed and its group in our words; a name it had stays one of its aliases."""
    short, full = _trim(unit.short), _trim(unit.full) or _trim(unit.short)
    lost = [name for name in (before.short, before.full) if before and name not in (short, full)] if before else []
    known = dict.fromkeys(name for name in map(_trim, (*unit.aliases, *lost)) if name and name not in (short, full))
    group = _trim(unit.group)
    return replace(
        unit,
        short=short,
        full=full,
        aliases=tuple(known),
        group=unit_groups.mapped(group) or group,
        contact=_trim(unit.contact),
        phone=_trim(unit.phone),
        leader=_trim(unit.leader),
        scope=_trim(unit.scope),
        successor=before.successor if before else "",
        until=before.until if before else "",
    )


def _trim(text: str) -> str:
    return " ".join(text.split())


def placed(units: Sequence[Unit], unit: str, before: str = "") -> tuple[Unit, ...]:
    """Return the units in a new order: one moved to stand before another, or "" to the end; orders from 1."""
    rest = [one for one in sorted(units, key=lambda one: one.order) if one.id != unit]
    moved = [one for one in units if one.id == unit]
    place = next((number for number, one in enumerate(rest) if one.id == before), len(rest))
    return tuple(replace(one, order=order) for order, one in enumerate((*rest[:place], *moved, *rest[place:]), start=1))


# --- what is the matter -------------------------------------------------------------------------------------


def problems(before: Sequence[Unit], after: Sequence[Unit]) -> tuple[str, ...]:
    """Return why the units cannot be kept like this, () where they can; only what the change itself brings."""
    old = {unit.id: unit for unit in before}
    changed = [unit for unit in after if unit != old.get(unit.id)]
    found = [said for unit in changed for said in _own(unit, after)]
    return tuple(dict.fromkeys((*found, *_twice(old, after))))


def _own(unit: Unit, after: Sequence[Unit]) -> Iterator[str]:
    called = f"“{unit.short or unit.full}”" if unit.short or unit.full else "新增的单位"
    if not names.key(unit.short):
        yield f"{called}没有简称，请填写。"
    yield from (
        f"{called}的名称“{name[:LONGEST]}…”超过{LONGEST}个字，请核对。" for name in _names(unit) if len(name) > LONGEST
    )
    if not unit.group:
        yield f"{called}没有归类，请选一个类别。"
    known = {one.id: one for one in after}
    if unit.parent:
        yield from _above(unit, known, called)


def _above(unit: Unit, known: Mapping[str, Unit], called: str) -> Iterator[str]:
    parent = known.get(unit.parent)
    if parent is None:
        yield f"{called}的上级单位不在名册里，请重新选。"
    elif parent.successor:
        yield f"{called}的上级“{parent.short}”已经并入别的单位，请选并入后的单位。"
    elif _loops(unit, known):
        yield f"{called}不能放在“{parent.short}”之下：{parent.short}就是它自己，或本来就在它之下。"


def _loops(unit: Unit, known: Mapping[str, Unit]) -> bool:
    seen: set[str] = set()
    above = unit.parent
    while above in known and above not in seen:
        if above == unit.id:
            return True
        seen.add(above)
        above = known[above].parent
    return False


def _twice(old: Mapping[str, Unit], after: Sequence[Unit]) -> Iterator[str]:
    """Yield names that are new to a unit and mean another one as well."""
    for unit in after:
        had = {names.key(name) for name in _names(old[unit.id])} if unit.id in old else set()
        for name in _names(unit):
            if names.key(name) in had or not names.key(name):
                continue
            for other in names.find(name, [one for one in after if one.id != unit.id]):
                yield _alike(name, unit, other)


def _alike(name: str, unit: Unit, other: Unit) -> str:
    shorts = "、".join(sorted((f"“{unit.short}”", f"“{other.short}”")))
    if names.key(name) not in map(names.key, _names(other)):
        return f"“{unit.short}”的名称“{name}”{LOOSE}也对得上“{other.short}”，认不出是哪一家。请写得更全。"
    if names.key(unit.short) == names.key(other.short):
        return f"两个单位都叫“{name}”。请改其中一个；是同一家的，不要再加。"
    return f"两个单位都叫“{name}”：{shorts}。请改掉其中一个的名称或别名。"


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(dict.fromkeys((unit.short, unit.full, *unit.aliases)))


def merger_problems(units: Iterable[Unit], old: Unit, into: Unit) -> Iterator[str]:
    """Yield why a unit cannot be merged into another one."""
    shorts = {unit.id: unit.short for unit in units}
    if old.id == into.id:
        yield f"“{old.short}”不能并入它自己。"
    if old.successor:
        yield f"“{old.short}”已经并入“{shorts.get(old.successor, '')}”，不能再并。"
    if into.successor:
        yield f"“{into.short}”自己已经并入“{shorts.get(into.successor, '')}”，请并入后者。"


# --- what changes -------------------------------------------------------------------------------------------


def told(before: Sequence[Unit], after: Sequence[Unit]) -> tuple[str, ...]:
    """Return what changes, a sentence each, in official order."""
    old, shorts = {unit.id: unit for unit in before}, {unit.id: unit.short for unit in after}
    out: list[str] = []
    for unit in sorted(after, key=lambda one: one.order):
        out += _changed(old[unit.id], unit, shorts) if unit.id in old else _new(unit, shorts)
    out += [f"删除单位“{unit.short}”。" for unit in before if unit.id not in shorts]
    return (*out, *_reordered(before, after))


def _new(unit: Unit, shorts: Mapping[str, str]) -> Iterator[str]:
    under = f"，上级是“{shorts.get(unit.parent, '')}”" if unit.parent else ""
    group = f"（{unit.group}）" if unit.group else ""
    yield f"新增单位“{unit.short}”{group}{under}。"


def _changed(was: Unit, now: Unit, shorts: Mapping[str, str]) -> Iterator[str]:
    if was.short != now.short:
        yield f"“{was.short}”改名为“{now.short}”，旧名称仍然认得。"
    for field, word in WORDS.items():
        old, new = getattr(was, field), getattr(now, field)
        if old != new:
            yield f"“{now.short}”{word}{_from_to(old, new)}。"
    if was.parent != now.parent:
        yield f"“{now.short}”" + (f"移到“{shorts.get(now.parent, '')}”之下。" if now.parent else "移到最上一级。")
    yield from _aliases(was, now)
    if was.in_all_counties != now.in_all_counties:
        yield f"各县区{'增加' if now.in_all_counties else '不再包括'}“{now.short}”。"


def _aliases(was: Unit, now: Unit) -> Iterator[str]:
    more = [name for name in now.aliases if name not in _names(was)]
    less = [name for name in was.aliases if name not in _names(now)]
    if more:
        yield f"“{now.short}”增加别名{'、'.join(more)}。"
    if less:
        yield f"“{now.short}”去掉别名{'、'.join(less)}，以后不再认得。"


def _from_to(old: str, new: str) -> str:
    if not old:
        return f"填为“{new}”"
    return f"由“{old}”改为“{new}”" if new else f"由“{old}”改为空白"


def _reordered(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[str]:
    """Say once that the order changed, where units that stay do not follow each other as they did."""
    shared = {unit.id for unit in before} & {unit.id for unit in after}
    was, now = (
        [unit.id for unit in sorted(units, key=lambda one: one.order) if unit.id in shared] for units in (before, after)
    )
    if was != now:
        yield "单位的排列顺序有调整。"
