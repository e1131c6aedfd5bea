"""The counties' parts while they are typed: what was changed, what could not be read, and every step back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.records import Unit
from model.rules import breakdown, pasted_shares
from model.rules.breakdown import Breakdown
from model.rules.pasted_table import Row

Cell = tuple[str, str]
"""A line's id and a unit's."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed or pasted and could not be read; `cell`: its place in the grid, None where it found none."""

    text: str
    why: str
    cell: Cell | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """Parts changed (None = no part), lines ticked or unticked 不分解, and what is asked."""

    values: Mapping[Cell, Decimal | None] = field(default_factory=dict)
    ticks: Mapping[str, bool] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()
    words: str = ""


class Shares:
    """Hold a grid's draft with its past and future; nothing of it is written."""

    def __init__(self, lines: Sequence[Breakdown] = (), units: Sequence[Unit] = ()) -> None:
        self.lines = tuple(lines)
        self.units = tuple(units)
        self.draft = Draft()
        self.past: list[Draft] = []
        self.future: list[Draft] = []
        self._by_id = {one.line.id: one for one in lines}
        self._made: dict[str, Breakdown] = {}
        self._asked: dict[Cell, Asked] = {}

    def of(self, line: str) -> Breakdown:
        """Return a line's parts as they are by now."""
        if line not in self._made:
            base = self._by_id[line]
            units = ((unit.id, (line, unit.id)) for unit in self.units)
            own = {unit: self.draft.values[cell] for unit, cell in units if cell in self.draft.values}
            shares = {unit: value for unit, value in {**base.shares, **own}.items() if value is not None}
            ticked = self.draft.ticks.get(line, base.line.undivided)
            self._made[line] = breakdown.of(base.item, replace(base.line, undivided=ticked), shares)
        return self._made[line]

    def changed(self, cell: Cell) -> bool:
        """Say whether a part is another than in the ledger."""
        return cell in self.draft.values

    def was(self, cell: Cell) -> Decimal | None:
        """Return a part as the ledger has it."""
        return self._by_id[cell[0]].shares.get(cell[1])

    def ticked(self, line: str) -> bool:
        """Say whether a line's tick of 不分解 is another than in the ledger."""
        return line in self.draft.ticks

    def asked(self, cell: Cell) -> Asked | None:
        """Return what is asked of a cell."""
        return self._asked.get(cell)

    def type(self, cell: Cell, words: str) -> None:
        """Take what was typed into one cell."""
        self.put({cell: words}, f"填 {cell[0]}")

    def put(self, typed: Mapping[Cell, str], words: str, lost: Sequence[Asked] = ()) -> None:
        """Take words into cells; those that are no number are asked about and leave what stands."""
        values = dict(self.draft.values)
        asked = [one for one in self.draft.asked if one.cell not in typed]
        for cell, said in typed.items():
            target = self._by_id[cell[0]].line.target
            part = pasted_shares.part(said, target.printed_measure if target else "")
            if isinstance(part, str):
                asked.append(Asked(said, part, cell))
            else:
                self._set(values, cell, part)
        self._go(Draft(values, self.draft.ticks, (*asked, *lost), words))

    def paste_headed(self, table: Sequence[Row]) -> tuple[str, ...]:
        """Take a block with its headings; returns what its own sums say against it."""
        found = pasted_shares.read(table, self.lines, self.units)
        values = dict(self.draft.values)
        for cell, value in found.values.items():
            self._set(values, cell, value)
        asked = [one for one in self.draft.asked if one.cell not in found.values]
        asked += [Asked(one.text, one.why, None, one.row) for one in found.unread]
        self._go(Draft(values, self.draft.ticks, tuple(asked), f"粘贴 {len(found.values)} 格"))
        return found.notes

    def tick(self, lines: Sequence[str], *, on: bool) -> None:
        """Tick or untick 不分解."""
        ticks = dict(self.draft.ticks)
        for name in lines:
            if self._by_id[name].line.undivided == on:
                ticks.pop(name, None)
            else:
                ticks[name] = on
        self._go(replace(self.draft, ticks=ticks, words=f"{'勾选' if on else '取消'}不分解"))

    def forget_asked(self) -> None:
        """Drop what could not be read."""
        self._go(replace(self.draft, asked=(), words="不要没看懂的"))

    def undo(self) -> str:
        """Go one step back and say which."""
        if not self.past:
            return ""
        self.future.append(self.draft)
        words = self.draft.words
        self._settle(self.past.pop())
        return f"已撤回：{words}"

    def redo(self) -> str:
        """Do again what was undone."""
        if not self.future:
            return ""
        self.past.append(self.draft)
        self._settle(self.future.pop())
        return f"已重做：{self.draft.words}"

    def _set(self, values: dict[Cell, Decimal | None], cell: Cell, part: Decimal | None) -> None:
        """Note a part; one that stands in the ledger like that is no change."""
        if self._by_id[cell[0]].shares.get(cell[1]) == part:
            values.pop(cell, None)
        else:
            values[cell] = part

    def _go(self, after: Draft) -> None:
        self.past.append(self.draft)
        self.future.clear()
        self._settle(after)

    def _settle(self, draft: Draft) -> None:
        before, self.draft = self.draft, draft
        moved = {cell[0] for cell, _ in set(before.values.items()) ^ set(draft.values.items())}
        for line in moved | {name for name, _ in set(before.ticks.items()) ^ set(draft.ticks.items())}:
            self._made.pop(line, None)
        self._asked = {one.cell: one for one in draft.asked if one.cell}
