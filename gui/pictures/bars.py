"""排名条: every ranked unit as a bar of its score, divided into its parts; who is not ranked stands below with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from gui import palette
from gui.pictures.drawing import MIDDLE, PAD, RIGHT, Sheet, Spot
from model.rules.ranking import Mark, Place, Ranking
from model.terms import Merit

FILLS = {
    Merit.PACE: (QColor("#1B5FAA"), Qt.BrushStyle.SolidPattern),
    Merit.DONE: (QColor("#7FB0E2"), Qt.BrushStyle.SolidPattern),
    Merit.TOLD: (QColor("#1B5FAA"), Qt.BrushStyle.BDiagPattern),
    Merit.FORM: (QColor("#5B6775"), Qt.BrushStyle.Dense5Pattern),
}
"""Each part by shade or hatch, told apart in a grey print."""


@dataclass(frozen=True, slots=True)
class RankingBars:
    """A ranking as bars."""

    ranking: Ranking
    title: str
    nothing: str = "没有可以排名的单位：没有已报数且已定序时的指标"

    @property
    def rule(self) -> str:
        """Return the rule in words."""
        return self.ranking.rule

    @property
    def words(self) -> str:
        """Say who leads, and how many are not ranked."""
        first = [one.name for one in self.ranking.places if one.rank == 1]
        told = f"排名{len(self.ranking.places)}家，第一名{'、'.join(first)}；" if first else ""
        return f"{told}不排名{len(self.ranking.apart)}家"

    def lay(self, sheet: Sheet) -> Bars:
        """Lay it out, one row a unit."""
        return Bars(self.ranking, sheet)


@dataclass(slots=True)
class _Row:
    place: QRectF
    one: Place


@dataclass(slots=True)
class Bars:
    """The rows laid out, and the words on those that are not ranked."""

    ranking: Ranking
    sheet: Sheet
    head: float = 0.0
    size: QSizeF = field(default_factory=QSizeF)
    rows: list[_Row] = field(default_factory=list)
    notes: list[tuple[QRectF, str]] = field(default_factory=list)
    spots: tuple[Spot, ...] = ()
    name: float = 0.0
    told: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Give every row its place."""
        sheet, ruler = self.sheet, self.sheet.ruler
        self.name = ruler.horizontalAdvance("省药监局连云港检查分局") + 8
        texts = [_told(one) for one in self.ranking.places]
        self.told = tuple(max(map(ruler.horizontalAdvance, column)) + 14 for column in zip(*texts, strict=True))
        top = PAD + sheet.line + 20
        for one in self.ranking.places:
            height = max(sheet.line + 12, sheet.high(one.name, self.name - 8) + 8)
            self.rows.append(_Row(QRectF(PAD, top, sheet.width - 2 * PAD, height), one))
            top += height
        top += PAD
        for text in _apart(self.ranking):
            height = Sheet(sheet.width, sheet.height, sheet.font, whole=True).high(text, sheet.width - 2 * PAD) + 6
            self.notes.append((QRectF(PAD, top, sheet.width - 2 * PAD, height), text))
            top += height
        there = bool(self.rows or self.notes)
        self.size = QSizeF(sheet.width, top + PAD if there else 0)
        self.spots = tuple(Spot(row.place, _words(row.one), unit=row.one.unit) for row in self.rows)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw legend, bars and notes."""
        self._legend(painter)
        for number, row in enumerate(self.rows):
            if row.place.intersects(area):
                if number % 2:
                    painter.fillRect(row.place, QColor(palette.ZEBRA))
                self._row(painter, row)
        wrapping = Sheet(self.sheet.width, self.sheet.height, self.sheet.font, whole=True)
        for place, text in self.notes:
            painter.setPen(QColor(palette.SOFT))
            wrapping.write(painter, place, text)

    def _legend(self, painter: QPainter) -> None:
        left, height = PAD, self.sheet.line
        if not self.rows:
            painter.setPen(QColor(palette.FAINT))
            self.sheet.write(painter, QRectF(PAD, PAD, self.sheet.width - 2 * PAD, height + 6), NOBODY)
            return
        for mark in self.rows[0].one.marks:
            box = QRectF(left, PAD + 3, 22, height)
            _part(painter, box, mark.merit)
            words = f"{mark.merit.word}（{mark.weight}分）"
            width = self.sheet.ruler.horizontalAdvance(words) + 8
            painter.setPen(QColor(palette.INK))
            self.sheet.write(painter, QRectF(left + 28, PAD, width, height + 6), words)
            left += width + 44

    def _row(self, painter: QPainter, row: _Row) -> None:
        sheet, place, one = self.sheet, row.place, row.one
        left, middle = place.left(), place.height()
        rank = sheet.ruler.horizontalAdvance("第100名") + 8
        score = sheet.ruler.horizontalAdvance("100.00") + 12
        room = sum(self.told)
        told = room if place.width() - rank - self.name - score - room > 160 else 0.0
        painter.setPen(QColor(palette.INK))
        sheet.write(painter, QRectF(left, place.top(), rank - 6, middle), f"第{one.rank}名", RIGHT)
        name = QRectF(left + rank + 4, place.top(), self.name - 8, middle)
        sheet.write(painter, name, one.name, MIDDLE, sheet.bold if one.rank == 1 else sheet.font)
        bar = QRectF(left + rank + self.name, place.top() + 5, 0, middle - 10)
        bar.setWidth(max(place.width() - rank - self.name - score - told, 60))
        painter.fillRect(bar, QColor("#EEF1F4"))
        x = bar.left()
        for mark, share in shares(one.marks):
            part = QRectF(x, bar.top(), bar.width() * float(share) / 100, bar.height())
            _part(painter, part, mark.merit)
            x += part.width()
        painter.setPen(QColor(palette.INK))
        sheet.write(painter, QRectF(bar.right() + 4, place.top(), score - 8, middle), f"{one.score}", RIGHT, sheet.bold)
        if told:
            painter.setPen(QColor(palette.SOFT))
            x = bar.right() + score + 10
            for words, width in zip(_told(one), self.told, strict=True):
                sheet.write(painter, QRectF(x, place.top(), width, middle), words)
                x += width


NOBODY = "没有可以排名的单位；以下各家没有可比内容："


def shares(marks: Sequence[Mark]) -> tuple[tuple[Mark, Fraction], ...]:
    """Return how much of a hundred each part brings; parts that are not counted bring nothing."""
    known = [(mark, mark.value) for mark in marks if mark.value is not None]
    whole = sum(mark.weight for mark, _ in known)
    return tuple((mark, value * mark.weight * 100 / whole) for mark, value in known) if whole else ()


def _part(painter: QPainter, place: QRectF, merit: Merit) -> None:
    colour, style = FILLS[merit]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour, style))
    painter.drawRect(place)
    if style != Qt.BrushStyle.SolidPattern and place.width() > 1:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))


def _told(one: Place) -> tuple[str, ...]:
    """Write the parts of a score, and by how many lines it stands."""
    silent = f"，未报{one.silent}" if one.silent else ""
    return (*(_part_words(mark) for mark in one.marks), f"共{one.lines}条{silent}")


def _part_words(mark: Mark) -> str:
    if mark.percent is None:
        return f"{mark.merit.word}不计"
    return f"{mark.merit.word}{mark.words}" if mark.merit is Merit.FORM else f"{mark.merit.word}{mark.percent}%"


def _words(one: Place) -> str:
    """Write a score out for a tip."""
    parts = [
        f"{mark.merit.word}（{mark.weight}分）：{'不计' if mark.percent is None else f'{mark.percent}%，{mark.words}'}"
        for mark in one.marks
    ]
    return "\n".join((f"第{one.rank}名　{one.name}　{one.score}分", *parts, f"共{one.lines}条，未报{one.silent}条"))


def _apart(found: Ranking) -> list[str]:
    """Name those who are not ranked, by reason."""
    why: dict[str, list[str]] = {}
    for one in found.apart:
        why.setdefault(one.why, []).append(one.name)
    return [f"不排名（{reason}）{len(names)}家：{'、'.join(names)}" for reason, names in why.items()]
