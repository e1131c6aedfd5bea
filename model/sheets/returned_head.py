"""The head and foot of a returned form: 报送次数, who filled it in, and what is printed of its identity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.records import Raw
from model.sheets import grid
from model.sheets.columns import CODE, FOOT, REVISION, SEAL, UNIT, normal
from model.sheets.read import Sheet

_TYPED = tuple(normal(label) for label in FOOT if normal(label) != CODE)
_PRINTED = (UNIT, CODE, SEAL)
_ALSO = ("统计截止", "报送截止", "联系人")
_LABELS = frozenset({*_TYPED, *_PRINTED, *_ALSO, REVISION})


@dataclass(slots=True)
class Head:
    """What stands beside the labels; the first that is filled counts."""

    revision: Raw | None = None
    revision_sheet: str = ""
    revision_cell: str = ""
    filled: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)


def read(sheets: Sequence[Sheet]) -> Head:
    """Return what the labels of a workbook say."""
    head = Head()
    for sheet in sheets:
        for number, row in grid.rows(sheet.cells).items():
            if is_label_row(row):
                for label, raw, column in _labelled(row):
                    _take(head, label, raw, sheet.name, grid.address(number, column))
    return head


def is_label_row(row: Mapping[int, Raw]) -> bool:
    """Say whether a row belongs to the head or foot: it begins with one of their labels."""
    first = next(iter(row.values()))
    return _split(first)[0] in _LABELS or sum(_split(raw)[0] in _LABELS for raw in row.values()) > 1 or _revises(row)


def _revises(row: Mapping[int, Raw]) -> bool:
    return any(_split(raw)[0] == REVISION for raw in row.values())


def _take(head: Head, label: str, raw: Raw, sheet: str, cell: str) -> None:
    if label == REVISION:
        if head.revision is None:
            head.revision, head.revision_sheet, head.revision_cell = raw, sheet, cell
    elif label in _TYPED:
        head.filled.setdefault(label, raw.text.strip())
    elif label in _PRINTED:
        head.printed.setdefault(label, raw.text.strip())


def _labelled(row: Mapping[int, Raw]) -> Iterator[tuple[str, Raw, int]]:
    """Yield each label with what stands behind its colon, else in the next cell, and in which column."""
    waiting = ""
    for column, raw in row.items():
        label, rest = _split(raw)
        if label not in _LABELS:
            if waiting:
                yield waiting, raw, column
            waiting = ""
        elif rest:
            yield label, Raw("text", rest), column
            waiting = ""
        else:
            waiting = label


def _split(raw: Raw) -> tuple[str, str]:
    """Part "填报人：张三" into label and rest; a label is what is left of the colon, brackets aside."""
    text = raw.text.strip()
    for colon in ("：", ":"):
        before, found, rest = text.partition(colon)
        if found and normal(before) in _LABELS:
            return normal(before), rest.strip()
    return normal(text), ""
