"""Lay a numbered document out as a tree of headings and tasks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.rules.notice import annex, blocks, marks, progress, source, spoken, task
from model.rules.notice.marks import Mark
from model.rules.notice.source import Row
from model.rules.notice.text import Text

FEWEST = 3
"""From so many on, numbers without a mark behind them are a list's."""


@dataclass
class Node:
    """A numbered row with the rows that belong to it; `depth` counts from the outermost numbering."""

    mark: Mark
    row: Row
    depth: int
    parent: Node | None
    rest: list[Row] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def first(self) -> Text:
        """Return the row's text behind its number."""
        return self.row.text.cut(self.mark.length, len(self.row.text))

    @property
    def rows(self) -> list[Row]:
        """Return the node's own rows."""
        return [self.row, *self.rest]


class _Report:
    """The label line that reports on a task and is read last (存在问题：1.…), with the list that begins in it."""

    def __init__(self) -> None:
        self.open = False
        self.listed: Mark | None = None

    def begins(self, row: Row) -> None:
        """Open a report, or end one, where a row is a label line."""
        bare = blocks.unnumbered(row.text)
        if blocks.is_label_row(row.text):
            self.open = progress.reports(bare)
            self.listed = marks.read(bare.cut(bare.plain.find(":") + 1, len(bare)).strip(" ")) if self.open else None

    def holds(self, row: Row, mark: Mark, below: Row | None, stack: Sequence[Node]) -> bool:
        """Say whether a numbered row carries on the report: not the list outside, or a list of its own."""
        if blocks.is_label_row(row.text) or not self.open:
            return False
        own = self.listed is not None and (mark.style, mark.value) == (self.listed.style, self.listed.value + 1)
        duty = below is not None and blocks.is_label_row(below.text) and not progress.reports(below.text)
        if own and not duty:
            self.listed = mark
            return True
        self.open = not any(node.mark.style == mark.style and mark.value > node.mark.value for node in stack)
        return self.open


def of_list(rows: Sequence[Row]) -> tuple[list[Row], list[Node]]:
    """Return the rows before the tasks of a document without tables, and all nodes, numbered in print or by place."""
    start = annex.body(rows)
    before, nodes = outline(list(progress.parted(source.unjoined(rows[start:]))))
    if not nodes:
        before, told = spoken.tasks(before)
        nodes = [Node(mark, own[0], 0, None, own[1:]) for mark, own in told]
    if not nodes:
        before, nodes = unnumbered(before)
    return [*rows[:start], *before], nodes


def outline(rows: Sequence[Row]) -> tuple[list[Row], list[Node]]:
    """Return the rows before the first numbering, and all nodes in printed order.

    A numbering style met for the first time lies deeper than the ones open; one met before closes what is deeper.
    """
    before: list[Row] = []
    nodes: list[Node] = []
    stack: list[Node] = []
    weak = _weak_run(rows)
    report = _Report()
    for row, below in itertools.zip_longest(rows, rows[1:]):
        mark = marks.read(row.text) or _carried_on(row, stack) or weak.get(id(row))
        if mark is None or report.holds(row, mark, below, stack):
            report.begins(row)
            (nodes[-1].rest if nodes else before).append(row)
            continue
        report.begins(row)
        styles = [node.mark.style for node in stack]
        if mark.style in styles:
            del stack[styles.index(mark.style) :]
        node = Node(mark, row, len(stack), stack[-1] if stack else None)
        if stack:
            stack[-1].children.append(node)
        stack.append(node)
        nodes.append(node)
    return before, nodes


def _weak_run(rows: Sequence[Row]) -> dict[int, Mark]:
    """Return the rows numbered without a mark (“1 实施…”) from one on, where no row has any other numbering."""
    if any(marks.read(row.text) for row in rows):
        return {}
    out: dict[int, Mark] = {}
    for row in rows:
        mark = marks.weak(row.text)
        if mark is not None and mark.value == len(out) + 1:
            out[id(row)] = mark
    return out if len(out) >= FEWEST else {}


def unnumbered(rows: Sequence[Row]) -> tuple[list[Row], list[Node]]:
    """Return the rows before the first task of a document without numbers, and its tasks as nodes numbered by place.

    A task is what ends in a bracket or label that names offices.
    """
    before: list[Row] = []
    nodes: list[Node] = []
    pending: list[Row] = []
    for place, row in enumerate(rows):
        if nodes and not pending and blocks.is_label_row(row.text):
            nodes[-1].rest.append(row)
            continue
        pending.append(row)
        below = rows[place + 1].text if place + 1 < len(rows) else None
        if task.names_offices(row.text) or (below is not None and blocks.is_label_row(below)):
            first = 0 if nodes else _first_row(pending)
            before += pending[:first]
            mark = Mark("none", str(len(nodes) + 1), len(nodes) + 1, 0)
            nodes.append(Node(mark, pending[first], 0, None, pending[first + 1 :]))
            pending = []
    if nodes:
        nodes[-1].rest += pending
        return before, nodes
    return list(rows), []


def _first_row(pending: Sequence[Row]) -> int:
    """Return where the first task begins: behind the last title, salutation or sentence before it."""
    ended = [
        at for at, row in enumerate(pending[:-1]) if annex.is_title(row) or row.text.plain.endswith(("。", ":", ";"))
    ]
    return ended[-1] + 1 if ended else 0


def with_labels_folded(nodes: Sequence[Node]) -> list[Node]:
    """Take numbered label lines (“（一）责任领导：…”) and what stands below them back into the task above."""
    gone: set[int] = set()
    for node in nodes:
        listed = [child for child in node.children if blocks.is_label_row(child.row.text)]
        if len(listed) < 2 or 2 * len(listed) < len(node.children):
            continue
        for below in _below(node):
            node.rest += below.rows
            gone.add(id(below))
        node.children = []
    return [node for node in nodes if id(node) not in gone]


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)


def ancestors(node: Node) -> Iterator[Node]:
    """Yield a node's headings from the outermost."""
    if node.parent is not None:
        yield from ancestors(node.parent)
        yield node.parent


def _carried_on(row: Row, stack: Sequence[Node]) -> Mark | None:
    """Accept a weak numbering that is the next number of an open list."""
    mark = marks.weak(row.text)
    if mark is None:
        return None
    open_list = next((node for node in stack if node.mark.style == mark.style), None)
    return mark if open_list is not None and mark.value == open_list.mark.value + 1 else None
