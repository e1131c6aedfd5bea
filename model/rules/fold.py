"""Many findings that say the same, told once: for reading only, what they are about stays as it was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from model.records import Finding
from model.terms import Check

_SILENT = re.compile(r"的填报表没有写(.+?)。")
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def folded(some: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in their order, those alike told in the place of the first.

    Alike are: forms without the same contact, lines of one file behind without a reason, and one sentence about
    many cells of a sheet.
    """
    return tuple(one for one, _ in groups(some))


def groups(some: Iterable[Finding]) -> tuple[tuple[Finding, tuple[Finding, ...]], ...]:
    """Return findings as `folded` does, each with those it tells of."""
    alike: dict[Hashable, list[Finding]] = {}
    for one in dict.fromkeys(some):
        alike.setdefault(_alike(one), []).append(one)
    return tuple((_told(group), tuple(group)) for group in alike.values())


def _alike(one: Finding) -> Hashable:
    if one.reason:
        return one
    if one.check is Check.NO_CONTACT and (missing := _SILENT.search(one.sentence)):
        return one.check, one.level, missing[1]
    if one.check is Check.NO_REASON and one.key and one.file:
        return one.check, one.level, one.file, one.sheet, one.key.unit
    return (one.level, one.file, one.sheet, one.sentence) if one.cell else one


def _told(group: Sequence[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    tell = _TELL.get(group[0].check, _same) if group[0].check else _same
    return tell(group)


def _contacts(group: Sequence[Finding]) -> Finding:
    missing = _SILENT.search(group[0].sentence)
    names = "、".join(dict.fromkeys(one.file.replace("\\", "/").rpartition("/")[2] for one in group))
    told = f"{len(group)} 份表没有写{missing[1] if missing else '联系人'}，请补上，以便核对：{names}。"
    return replace(group[0], file="", sentence=told)


def _reasons(group: Sequence[Finding]) -> Finding:
    lines = "、".join(one.key.line for one in group if one.key)
    told = f"{len(group)} 行滞后，没有写存在问题及下一步打算（{lines}）。请该单位补写。"
    return replace(group[0], cell=cells(one.cell for one in group), sentence=told)


def _same(group: Sequence[Finding]) -> Finding:
    told = f"{len(group)} 格：{group[0].sentence}"
    return replace(group[0], cell=cells(one.cell for one in group), sentence=told)


_TELL: dict[Check, Callable[[Sequence[Finding]], Finding]] = {
    Check.NO_CONTACT: _contacts,
    Check.NO_REASON: _reasons,
}


def cells(names: Iterable[str]) -> str:
    """Write cells in short: G5, G6, G7, J9 are G5:G7、J9; what is no single cell stands as it is."""
    found, odd = [], []
    for name in dict.fromkeys(names):
        cell = _CELL.fullmatch(name)
        if cell:
            found.append((cell[1].rjust(3), int(cell[2])))
        else:
            odd.append(name)
    runs: list[tuple[str, int, int]] = []
    for column, row in sorted(found):
        if runs and runs[-1][0] == column and runs[-1][2] == row - 1:
            runs[-1] = (column, runs[-1][1], row)
        else:
            runs.append((column, row, row))
    written = (f"{c.strip()}{a}" if a == b else f"{c.strip()}{a}:{c.strip()}{b}" for c, a, b in runs)
    return "、".join([*written, *odd])
