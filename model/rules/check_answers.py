"""Where does each 核对单 stand: answered, objected to, decided, put right, overdue? What is open before publishing?"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.records import PeriodView
from model.records.check_notes import CheckNote, NoteAnswer, NoteVerdict, SentNote
from model.terms import Light


class Stand(enum.Enum):
    """Where a line of a note stands."""

    WAITING = "未反馈"
    OVERDUE = "逾期未反馈，视为无异议"
    AGREED = "无异议"
    OBJECTED = "有异议，待定"
    ACCEPTED = "已采纳，待核定或更正件"
    RIGHTED = "已采纳，已改正"
    REFUSED = "未采纳"


UNSETTLED = {Stand.OBJECTED: "异议还没有定", Stand.ACCEPTED: "异议已采纳，还没有核定，也没有收到更正件"}
"""What is not settled although the unit has answered."""


@dataclass(frozen=True, slots=True)
class LineStand:
    """A line of a note, its answer and what was made of it."""

    line: str
    stand: Stand
    answer: NoteAnswer | None = None
    verdict: NoteVerdict | None = None


@dataclass(frozen=True, slots=True)
class NoteStand:
    """A unit's note and where each of its lines stands."""

    unit: str
    short: str
    sent: SentNote
    lines: tuple[LineStand, ...]

    @property
    def waiting(self) -> bool:
        """Say whether it has not answered some line in time that is left."""
        return any(one.stand is Stand.WAITING for one in self.lines)


@dataclass(frozen=True, slots=True)
class OpenNotes:
    """A round's notes. `unsent`: (unit, lines) that are red or yellow now and on no note as they stand."""

    notes: tuple[NoteStand, ...]
    unsent: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Return the units that have not answered, while they still may."""
        return tuple(one.short for one in self.notes if one.waiting)

    @property
    def taken_as_agreed(self) -> str:
        """Say which units let the day pass without a word on some line; "" for none. Nothing is open by it."""
        late = [one.short for one in self.notes if any(line.stand is Stand.OVERDUE for line in one.lines)]
        return f"核对单逾期没有反馈、视为无异议的{len(late)}家：{'、'.join(late)}。" if late else ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Say what is open; nothing where all is settled."""
        told = []
        if self.unsent:
            named = "；".join(f"{short}（{'、'.join(lines)}）" for short, lines in self.unsent)
            told.append(f"有黄灯、红灯还没有送核对单：{named}。")
        if self.unanswered:
            told.append(f"核对单还没有反馈的{len(self.unanswered)}家：{'、'.join(self.unanswered)}。")
        for stand, word in UNSETTLED.items():
            found = [f"{one.short} {line.line}" for one in self.notes for line in one.lines if line.stand is stand]
            if found:
                told.append(f"{word}的{len(found)}条：{'、'.join(found)}。")
        return tuple(told)


def standing(
    view: PeriodView,
    now: Sequence[CheckNote],
    sent: Sequence[SentNote],
    answers: Sequence[NoteAnswer],
    verdicts: Sequence[NoteVerdict],
    today: datetime.date,
) -> OpenNotes:
    """Return where a round's notes stand; all facts are of this round, in the order they were noted."""
    names = {one.unit.id: one.unit.short for one in view.units}
    last = {one.unit: one for one in sent}
    shown = {one.line: one.saw for note in now for one in note.lines}
    stands = []
    for unit, note in last.items():
        since = _since(note, [one for one in sent if one.unit == unit])
        own = [one for one in answers if one.unit == unit and one.act > since]
        decided = [one for one in verdicts if one.unit == unit and one.act > since]
        lines = tuple(_line(saw, note, own, decided, shown, today) for saw in note.saw)
        stands.append(NoteStand(unit, names.get(unit, unit), note, lines))
    order = {one.unit.id: place for place, one in enumerate(view.units)}
    stands.sort(key=lambda one: order.get(one.unit, len(order)))
    return OpenNotes(tuple(stands), tuple(_unsent(now, last)))


def _since(last: SentNote, sent: Sequence[SentNote]) -> int:
    """Return the act since when a unit's note says what it says now: sent again unchanged, answers stand."""
    since = last.act
    for one in reversed(sent):
        if one.saw != last.saw:
            break
        since = one.act
    return since


def _line(
    saw: tuple[str, str, str, str],
    note: SentNote,
    answers: Sequence[NoteAnswer],
    verdicts: Sequence[NoteVerdict],
    shown: Mapping[str, tuple[str, str, str, str]],
    today: datetime.date,
) -> LineStand:
    line = saw[0]
    answer = next((one for one in reversed(answers) if one.line in ("", line)), None)
    if answer is None:
        return LineStand(line, Stand.OVERDUE if today > note.reply_by else Stand.WAITING)
    if not answer.objects:
        return LineStand(line, Stand.AGREED, answer)
    verdict = next((one for one in reversed(verdicts) if one.line == line and one.act > answer.act), None)
    if verdict is None:
        return LineStand(line, Stand.OBJECTED, answer)
    if not verdict.accepted:
        return LineStand(line, Stand.REFUSED, answer, verdict)
    righted = shown.get(line) != saw
    return LineStand(line, Stand.RIGHTED if righted else Stand.ACCEPTED, answer, verdict)


def _unsent(now: Sequence[CheckNote], last: Mapping[str, SentNote]) -> list[tuple[str, tuple[str, ...]]]:
    out = []
    for note in now:
        told = {saw[0]: saw[3] for saw in last[note.unit].saw} if note.unit in last else {}
        if fresh := tuple(one.line for one in note.lines if _surprises(told.get(one.line), one.saw[3])):
            out.append((note.short, fresh))
    return out


def _surprises(told: str | None, now: str) -> bool:
    """Say whether a unit has not been told of a light, or only of a milder one."""
    return told is None or (told == Light.YELLOW.value and now == Light.RED.value)
