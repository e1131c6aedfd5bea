"""Gather the rows under one number into groups: a task and the label lines printed with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.rules.notice import duties, inner_table, marks, progress, units
from model.rules.notice.duties import FIELD, LABEL, Duties
from model.rules.notice.source import Row
from model.rules.notice.text import Text

REPORT = "report"
LONGEST_HEADING = 30
STOP = re.compile(r"[。;,:!?]|[、(]$")
OFFICE_ROLES = ("leads", "co", "main", "responsible")


@dataclass
class Group:
    """A task's text with what its label lines say; `heading` is its first line where that only heads the others.

    `reports` tell what has been done; `table` are the rows of one printed inside the task.
    `parts` are the lines the text was joined from, each with how much of it; `below` the lines of its labels.
    """

    line: int
    text: Text
    heading: str = ""
    duties: Duties = field(default_factory=Duties)
    content: list[str] = field(default_factory=list)
    schedule: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    table: list[Row] = field(default_factory=list)
    parts: list[tuple[int, int]] = field(default_factory=list)
    below: list[int] = field(default_factory=list)

    @property
    def lines(self) -> tuple[int, ...]:
        """Return the document's lines the group stands in."""
        return tuple(sorted({self.line, *self.below, *(line for line, length in self.parts if length)}))

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the parts of a stretch of the text."""
        out, low = [], 0
        for line, length in self.parts:
            out.append((line, max(0, min(end, low + length) - max(start, low))))
            low += length
        return out

    @property
    def labelled(self) -> bool:
        """Say whether a label line has been read."""
        return bool(self.duties or self.content or self.schedule or self.remarks or self.reports)


def groups(line: int, first: Text, rest: Sequence[Row]) -> list[Group]:
    """Join rows to groups; a text row behind label lines begins the next group, if label lines follow it too."""
    out = [Group(line, first, parts=[(line, len(first))])]
    last = ""
    for place, row in enumerate(rest):
        group = out[-1]
        text = unnumbered(row.text)
        if is_open(group.text.plain):
            _append(group, row)
            continue
        if progress.reports(text) or (last == REPORT and not _begins_task(text, rest[place + 1 :])):
            last = REPORT
            group.reports.append(row)
            continue
        if inner_table.is_row(row):
            group.table.append(row)
        elif LABEL.match(text.plain) or _alone(text):
            last = _label(group, text)
        elif field := FIELD.match(text.plain):
            last = duties.field_of(field["label"])
            _add(group, last, text, field.end())
        elif last in OFFICE_ROLES and units.are_offices(row.text.raw):
            group.duties |= duties.in_role(last, units.names(row.text.raw))
        elif last in ("content", "schedule", "remark"):
            _add(group, last, row.text, 0)
        elif group.labelled and any(_is_label(later.text) for later in rest[place + 1 :]):
            out.append(Group(row.line, row.text, parts=[(row.line, len(row.text))]))
            last = ""
            continue
        else:
            _append(group, row)
            last = ""
            continue
        group.below.append(row.line)
    return out


def _begins_task(text: Text, below: Sequence[Row]) -> bool:
    """Say whether a row behind a report is none of it: a label line, a table's row, or a task with labels below it."""
    if is_label_row(text) or "|" in text.plain:
        return True
    return bool(below) and duties.LABEL.match(unnumbered(below[0].text).plain) is not None


def _label(group: Group, text: Text) -> str:
    """Read a label line; return the role a following list of offices would carry on."""
    listed = list(duties.labelled(text))
    group.duties |= duties.read(text)
    unread = [text.raw[start:end] for start, end, role, _ in listed if not role]
    group.remarks += unread
    return listed[-1][2] if listed else ""


def _add(group: Group, name: str, text: Text, start: int) -> None:
    """Add a line under another label; remarks keep their label."""
    if not text.raw[start:].strip():
        return
    if name == "content":
        group.content.append(_bare(text.cut(start, len(text))).raw)
    elif name == "schedule":
        group.schedule.append(text.raw.strip())
    else:
        group.remarks.append(text.raw.strip())


def _bare(text: Text) -> Text:
    """Return a row without its number."""
    text = text.strip(" ")
    mark = marks.read(text)
    return text.cut(mark.length, len(text)) if mark else text


def _append(group: Group, row: Row) -> None:
    if len(group.parts) == 1 and _heads(group.text, row.text):
        group.heading = group.text.raw
    group.text = Text(group.text.raw + row.text.raw, group.text.plain + row.text.plain)
    group.parts.append((row.line, len(row.text)))


def _heads(first: Text, below: Text) -> bool:
    """Say whether a line heads the next one: short, no sentence, and not just broken off at the line's end."""
    plain = first.plain.strip(" ")
    return 0 < len(plain) <= LONGEST_HEADING and not STOP.search(plain) and len(below.plain) > len(plain) + 2


def is_label_row(text: Text) -> bool:
    """Say whether a row, its number aside, is a label line."""
    bare = unnumbered(text)
    return _is_label(bare) or FIELD.match(bare.plain) is not None or progress.reports(bare)


def _is_label(text: Text) -> bool:
    return LABEL.match(unnumbered(text).plain) is not None or _alone(text)


def unnumbered(text: Text) -> Text:
    """Return a row without the number some documents set before a label: “（一）责任领导：”."""
    mark = marks.read(text)
    rest = text.cut(mark.length, len(text)) if mark else text
    return rest if LABEL.match(rest.plain) or FIELD.match(rest.plain) or progress.reports(rest) else text


def is_open(plain: str) -> bool:
    """Say whether a round bracket waits for its end, so that the next row goes on inside it."""
    return plain.count("(") > plain.count(")")


def _alone(text: Text) -> bool:
    match = duties.LABEL_ALONE.match(text.plain)
    return match is not None and units.are_offices(text.raw[match.end() :])
