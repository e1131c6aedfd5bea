"""What does a change of an item make of the plan? Its words, its units from a round on, its lines."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.errors import ClerkError
from model.records import Duty, Item, Line, Round
from model.rules import amend_duties, amend_lines, item_kind
from model.rules.amend_duties import Duties
from model.rules.amend_lines import NewLine
from model.rules.who_gets_a_form import LEADING, Setup
from model.terms import ItemKind, Role


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """What the clerk wants of an item; None leaves a field as it is. `item` "" adds a new one.

    `leads` and `co`: units by id, or by a name, which may be new to the plan; the first lead reports. `rename`: new
    names by line id. `since`: the round from which units and new lines hold, "" = all year (a correction of the plan).
    """

    item: str = ""
    no: str | None = None
    text: str | None = None
    section: str | None = None
    deadline: str | None = None
    kind: ItemKind | None = None
    leaders: tuple[str, ...] | None = None
    leads: tuple[str, ...] | None = None
    co: tuple[str, ...] | None = None
    rename: Mapping[str, str] = field(default_factory=dict)
    add: tuple[NewLine, ...] = ()
    remove: tuple[str, ...] = ()
    since: str = ""
    reason: str = ""
    document: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """An item as it would be: `before` None where it is new; the lines renamed, added and gone; the units of a role."""

    item: Item
    before: Item | None
    renamed: tuple[Line, ...]
    added: tuple[Line, ...]
    gone: tuple[Line, ...]
    duties: Duties
    was: Mapping[Role, tuple[str, ...]]
    units: Mapping[Role, tuple[str, ...]]

    def setup(self, setup: Setup) -> Setup:
        """Return the plan's settings with the change made."""
        lines = {line.id: line for line in setup.lines} | {line.id: line for line in (*self.renamed, *self.added)}
        away = {line.id for line in self.gone}
        duties = {_key(one): one for one in setup.duties}
        duties = {key: one for key, one in duties.items() if one not in self.duties.remove}
        return replace(
            setup,
            items=[*(one for one in setup.items if one.id != self.item.id), self.item],
            lines=[line for line in lines.values() if line.id not in away],
            duties=list((duties | {_key(one): one for one in self.duties.save}).values()),
            shares=[share for share in setup.shares if share.line not in away],
        )


def amend(setup: Setup, rounds: Sequence[Round], edit: ItemEdit, ever: Mapping[str, Collection[str]]) -> Amended:
    """Return the item as wanted; units stand in `edit` by id, `ever` has all ids once given to an "item" or "line".

    Raises ClerkError for what cannot be.
    """
    before = next((one for one in setup.items if one.id == edit.item), None)
    item = _item(setup, edit, before, ever["item"])
    own = [line for line in setup.lines if line.item == item.id]
    gone = tuple(_line(own, name) for name in edit.remove)
    if len(own) + len(edit.add) == len(gone):
        raise ClerkError("至少要有一行指标或节点，没有改动台账。要去掉整个事项，请用“删除事项”。")
    begun = _begun(rounds, edit.since)
    duties = [one for one in setup.duties if one.item == item.id]
    was, units = _units(duties, edit, begun)
    return Amended(
        item=item,
        before=before,
        renamed=tuple(_renamed(_line(own, name), words) for name, words in edit.rename.items()),
        added=tuple(amend_lines.added(item, edit.add, own, ever["line"], edit.since)),
        gone=gone,
        duties=_duties(setup, item, duties, (was, units), edit.since, begun),
        was=was,
        units=units,
    )


def _item(setup: Setup, edit: ItemEdit, before: Item | None, ever: Collection[str]) -> Item:
    """Return the item's own words as wanted; a new item comes last in the plan's order."""
    if before is None:
        no, text = (edit.no or "").strip() or amend_lines.next_no(setup.items), (edit.text or "").strip()
        order = max((one.order for one in setup.items), default=0) + 1
        before = Item(amend_lines.item_id(no, ever), no, text, "", order, item_kind.kind(text))
    made = replace(
        before,
        no=(edit.no or "").strip() or before.no,
        text=before.text if edit.text is None else edit.text.strip(),
        section=before.section if edit.section is None else edit.section.strip(),
        deadline=before.deadline if edit.deadline is None else edit.deadline.strip() or None,
        kind=edit.kind or before.kind,
        leaders=before.leaders if edit.leaders is None else edit.leaders,
    )
    if not made.text:
        raise ClerkError("实事内容不能空着，没有改动台账。要去掉整个事项，请用“删除事项”。")
    return made


def _line(own: Sequence[Line], name: str) -> Line:
    line = next((one for one in own if one.id == name), None)
    if line is None:
        raise ClerkError(f"这一项里没有“{name}”这一行。没有改动台账。请核对序号。")
    return line


def _renamed(line: Line, words: str) -> Line:
    if not words.strip():
        raise ClerkError(f"“{line.id}”的名称不能空着，没有改动台账。")
    return replace(line, name=words.strip())


def _begun(rounds: Sequence[Round], since: str) -> set[str]:
    """Return the rounds up to the one a change holds from; all of them where it holds all year."""
    end = next((one.end for one in rounds if one.period == since), None)
    return {one.period for one in rounds if end is None or one.end <= end}


def _units(
    duties: Sequence[Duty], edit: ItemEdit, begun: Collection[str]
) -> tuple[dict[Role, tuple[str, ...]], dict[Role, tuple[str, ...]]]:
    """Return by role the units that stand in the item, and those wanted; a lead is no co-unit beside it."""
    held = amend_duties.in_force(duties, begun)
    lead = amend_duties.leading(held)
    was = {lead: tuple(amend_duties.named(held, LEADING)), Role.CO: tuple(amend_duties.named(held, (Role.CO,)))}
    leads = was[lead] if edit.leads is None else tuple(dict.fromkeys(edit.leads))
    co = was[Role.CO] if edit.co is None else tuple(dict.fromkeys(edit.co))
    if not leads and (was[lead] or not edit.item):
        raise ClerkError("至少要有一家牵头（责任）单位，没有改动台账。没有单位就不会发表。")
    return was, {lead: leads, Role.CO: tuple(unit for unit in co if unit not in leads)}


def _duties(
    setup: Setup,
    item: Item,
    duties: Sequence[Duty],
    units: tuple[Mapping[Role, tuple[str, ...]], Mapping[Role, tuple[str, ...]]],
    since: str,
    begun: Collection[str],
) -> Duties:
    out, (was, wanted) = Duties(), units
    for role, names in wanted.items():
        if names == was[role]:
            continue
        if since:
            out += amend_duties.from_round(item.id, duties, role, names, since, begun)
        else:
            out += amend_duties.all_year(item.id, duties, role, names, setup.units)
    return out


def _key(one: Duty) -> tuple[str, str, Role, str]:
    return one.item, one.unit, one.role, one.since
