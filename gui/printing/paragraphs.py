"""A paragraph of an official paper as lines: broken, indented, justified, each run in its face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen, QTextCharFormat, QTextLayout, QTextOption

from gui.printing import boxes, faces
from gui.printing.boxes import Box, Piece
from gui.printing.printable import POINT
from model.records.document_out import Grid, Run, Words
from model.rules import official_looks, official_page
from model.rules.official_looks import (
    INDENT,
    LOOKS,
    RECORD_AIR,
    RECORD_BETWEEN,
    RECORD_EDGE,
    RECORD_IN,
    RED,
    RULE_AIR,
    RULE_POINTS,
    Look,
)

BLACK = QColor("#000000")
WIDEST = 1.7
"""How many times as wide a line is set at most, to be full; else it stays as it is."""


@dataclass(frozen=True, slots=True)
class _Set:
    """How a paragraph is set: its look, its points, how close its characters stand, how wide and high its lines are."""

    look: Look
    points: float
    close: float
    width: float
    high: float

    def font(self, run: Run, stretched: float = 1) -> QFont:
        """Return a run's face, stretched so many times."""
        face = run.face or self.look.face
        return faces.font(face, self.points, bold=run.bold, stretched=self.close * stretched)


def lines(words: Words, grid: Grid, width: float) -> list[Box]:
    """Return a paragraph's lines on a page so wide."""
    look = LOOKS[words.style]
    pitch = official_page.pitch(grid)
    close = 1 if look.points else 1 + official_page.spacing(grid) / (grid.points * POINT)
    made = _Set(look, look.points or grid.points, close, width, official_looks.high(look, grid))
    out = [_box(made, pieces) for pieces in _pieces(made, words.runs)]
    out[0] = _lowered(out[0], look.before * pitch)
    out[-1] = replace(out[-1], high=out[-1].high + look.after * pitch, keep=look.keep)
    if look.ruled:
        out[-1] = _ruled(out[-1], width, QColor(f"#{RED}"))
    return out if look.indent else boxes.tied(out)


def record(told: Sequence[Words], grid: Grid, width: float) -> list[Box]:
    """Return a 版记's lines, all on one page: a thick black line above and below, a thin one between paragraphs."""
    out = [_black(width, RECORD_EDGE)]
    for number, words in enumerate(told):
        out += [_black(width, RECORD_BETWEEN)] if number else []
        out += lines(words, grid, width)
    return boxes.tied([*out, _black(width, RECORD_EDGE)])


def _black(width: float, points: float) -> Box:
    at = RECORD_AIR * POINT
    return Box(2 * at, lines=(QLineF(0, at, width, at),), pen=QPen(BLACK, points * POINT))


def _box(made: _Set, pieces: Sequence[Piece]) -> Box:
    return Box(made.high, tuple(pieces))


def _lowered(box: Box, by: float) -> Box:
    return replace(box, high=box.high + by, pieces=tuple(replace(one, base=one.base + by) for one in box.pieces))


def _ruled(box: Box, width: float, red: QColor) -> Box:
    at = box.high + RULE_AIR * POINT
    line = QLineF(0, at, width, at)
    return replace(box, high=at + RULE_POINTS * POINT, lines=(line,), pen=QPen(red, RULE_POINTS * POINT))


def _pieces(made: _Set, runs: Sequence[Run]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line; where a line is broken by hand the next one is not indented."""
    indent = INDENT * made.points * POINT if made.look.indent else 0.0
    right = RECORD_IN if made.look.record else 0
    for part in _split(runs, "\n"):
        tabbed = _split(part, "\t")
        broken = list(_broken(made, tabbed[0], indent))
        for number, some in enumerate(broken):
            left = indent if not number else 0.0
            last = number == len(broken) - 1
            line = _placed(made, some, left, last=last)
            for more in tabbed[1:] if last else ():
                line += _placed(made, more, max(0.0, made.width - right - _wide(made, more)), last=True)
            yield line
        indent = 0.0


def _split(runs: Sequence[Run], at: str) -> list[list[Run]]:
    """Split runs at a character; at least one part, perhaps empty."""
    out: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split(at)
        out[-1].append(replace(run, text=first))
        out += [[replace(run, text=one)] for one in rest]
    return [[run for run in part if run.text] for part in out]


def _broken(made: _Set, runs: Sequence[Run], indent: float) -> Iterator[list[Run]]:
    """Break runs into lines, the first one in by so much; nothing is cut."""
    text = "".join(run.text for run in runs)
    if not text:
        yield []
        return
    layout = QTextLayout(text, made.font(Run("")))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(made, runs)))
    layout.beginLayout()
    room = made.width - indent
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, room))
        yield _within(runs, line.textStart(), line.textStart() + line.textLength())
        room = made.width
    layout.endLayout()


def _formats(made: _Set, runs: Sequence[Run]) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for run in runs:
        shown = QTextCharFormat()
        shown.setFont(made.font(run))
        out = QTextLayout.FormatRange()
        out.start = start  # type: ignore[attr-defined]
        out.length = _units(run.text)  # type: ignore[attr-defined]
        out.format = shown  # type: ignore[attr-defined]
        start += _units(run.text)
        yield out


def _units(text: str) -> int:
    """Count as Qt does: what lies beyond the basic plane is two."""
    return len(text.encode("utf-16-le")) // 2


def _within(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """Return the part of runs between two places as Qt counts them; a space at the line's end is left out."""
    out, at = [], 0
    for run in runs:
        coded = run.text.encode("utf-16-le")
        part = coded[max(0, start - at) * 2 : max(0, end - at) * 2].decode("utf-16-le")
        at += len(coded) // 2
        if part:
            out.append(replace(run, text=part))
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" ") or out[-1].text)
    return out


def _wide(made: _Set, runs: Sequence[Run], stretched: float = 1) -> float:
    return sum(QFontMetricsF(made.font(run, stretched)).horizontalAdvance(run.text) for run in runs)


def _placed(made: _Set, runs: Sequence[Run], left: float, *, last: bool) -> list[Piece]:
    """Set one line's runs beside each other."""
    room, wide = made.width - left, _wide(made, runs)
    stretched = _stretched(made, runs, room, wide) if made.look.align == "both" and not last else 1.0
    shift = {"center": (room - wide) / 2, "right": room - wide}.get(made.look.align, 0.0)
    at = left + max(0.0, shift)
    base = faces.base(made.high, made.points)
    colour = QColor(f"#{made.look.colour}") if made.look.colour else BLACK
    out = []
    for run in runs:
        out.append(Piece(run.text, at, base, made.font(run, stretched), colour))
        at += _wide(made, [run], stretched)
    return out


def _stretched(made: _Set, runs: Sequence[Run], room: float, wide: float) -> float:
    """Return how many times as wide all but the last character become, so that the line is full."""
    if not runs:
        return 1.0
    end = _wide(made, [replace(runs[-1], text=runs[-1].text[-1:])])
    times = (room - end) / (wide - end) if wide > end else 1.0
    return times if 1 < times <= WIDEST else 1.0
