"""县区矩阵: lines divided among counties against the counties; every cell with colour, shape and per cent."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from gui import palette, show
from gui.pictures.drawing import CENTRE, MARK, MIDDLE, PAD, Sheet, Spot, light_box, light_ink, light_mark
from model.records import PeriodView
from model.rules import light
from model.rules.county_matrix import Cell, MatrixRow
from model.rules.county_matrix import Matrix as Found
from model.terms import Light

SILENT = "未报"


@dataclass(frozen=True, slots=True)
class CountyMatrix:
    """Counties across, lines down."""

    view: PeriodView
    found: Found
    nothing: str = "还没有分解到县区的指标。可在“方案→分解任务”里分给各县区。"

    @property
    def title(self) -> str:
        """Return what stands above the picture."""
        return f"{show.printed(self.view.plan.title)}县区任务完成情况"

    @property
    def rule(self) -> str:
        """Say what a cell holds."""
        return (
            "每格为本县区累计完成占本县区任务的百分比，可超过100%；灯按本县区完成比例与该指标应完成比例之差判定。"
            f"{SILENT}的不作0；没有分到任务的空着。{light.in_words(self.view.rule)}"
        )

    @property
    def words(self) -> str:
        """Count rows, columns and what was not told."""
        found = self.found
        silent = sum(cell is not None and cell.done is None for row in found.rows for cell in row.cells)
        return f"{len(found.rows)}条指标，{len(found.counties)}个县区，未报{silent}格"

    def lay(self, sheet: Sheet) -> Grid:
        """Lay it out: the head stays in sight."""
        return Grid(self.found, sheet)


@dataclass(slots=True)
class Grid:
    """The matrix laid out."""

    found: Found
    sheet: Sheet
    head: float = 0.0
    size: QSizeF = field(default_factory=QSizeF)
    rows: list[tuple[QRectF, MatrixRow]] = field(default_factory=list)
    spots: tuple[Spot, ...] = ()
    name: float = 0.0
    cell: float = 0.0

    def __post_init__(self) -> None:
        """Give names what cells leave, but never so little that they cannot be read."""
        sheet, many = self.sheet, max(len(self.found.counties), 1)
        least = sheet.ruler.horizontalAdvance("100.0%") + MARK + 16
        self.name = max(sheet.ruler.horizontalAdvance("中") * 13, min(sheet.width * 0.36, sheet.width - many * least))
        longest = max((sheet.ruler.horizontalAdvance(_name(row)) for row in self.found.rows), default=0.0)
        self.name = min(self.name, longest + 24)
        self.cell = max(least, (sheet.width - self.name - 2 * PAD) / many)
        highest = max((sheet.high(one, self.cell - 6, sheet.bold) for _, one in self.found.counties), default=0.0)
        self.head = PAD + max(sheet.line, highest) + 12
        top = self.head
        for row in self.found.rows:
            height = max(sheet.line + 12, sheet.high(_name(row), self.name - 10) + 8)
            self.rows.append((QRectF(PAD, top, self.name + many * self.cell, height), row))
            top += height
        there = bool(self.rows)
        self.size = QSizeF(2 * PAD + self.name + many * self.cell, top + PAD if there else 0)
        heads = (QRectF(PAD + self.name + at * self.cell, 0, self.cell, self.head) for at in range(many))
        names = zip(heads, self.found.counties, strict=False)
        self.spots = (*self._spots(), *(Spot(place, name) for place, (_, name) in names)) if there else ()

    def _spots(self) -> list[Spot]:
        out = []
        for place, row in self.rows:
            about = _about(row)
            out.append(Spot(QRectF(place.left(), place.top(), self.name, place.height()), about, _id(row)))
            for at, ((_, county), cell) in enumerate(zip(self.found.counties, row.cells, strict=True)):
                if cell is not None:
                    out.append(Spot(self._box(place, at), f"{county}：{_says(row, cell)}\n{about}", _id(row)))
        return out

    def _box(self, place: QRectF, at: int) -> QRectF:
        return QRectF(place.left() + self.name + at * self.cell, place.top(), self.cell, place.height())

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the head, and the rows that lie in the area."""
        sheet = self.sheet
        painter.setPen(QColor(palette.INK))
        sheet.write(painter, QRectF(PAD, 6, self.name - 10, self.head - 8), "指标（单位）", MIDDLE, sheet.bold)
        for at, (_, county) in enumerate(self.found.counties):
            box = QRectF(PAD + self.name + at * self.cell + 3, 6, self.cell - 6, self.head - 8)
            sheet.write(painter, box, county, CENTRE, sheet.bold)
        painter.setPen(QPen(QColor(palette.LINE), 1))
        under = QRectF(PAD, self.head - 1, self.size.width() - 2 * PAD, 0)
        painter.drawLine(under.topLeft(), under.topRight())
        for place, row in self.rows:
            if place.intersects(area):
                self._row(painter, place, row)

    def _row(self, painter: QPainter, place: QRectF, row: MatrixRow) -> None:
        painter.setPen(QColor(palette.INK))
        name = QRectF(place.left(), place.top(), self.name - 10, place.height())
        self.sheet.write(painter, name, _name(row))
        for at, cell in enumerate(row.cells):
            if cell is not None:
                self._cell(painter, self._box(place, at).adjusted(2, 2, -2, -2), cell)

    def _cell(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        light_box(painter, place, cell.light)
        words = SILENT if cell.done is None else show.percent(cell.percent, show.number(cell.done))
        painter.setFont(self.sheet.bold if cell.light is Light.RED else self.sheet.font)
        light_mark(painter, place.left() + 6, place.center().y(), cell.light)
        painter.setPen(light_ink(cell.light))
        painter.drawText(place.adjusted(MARK + 6 if cell.light is not Light.NONE else 0, 0, -2, 0), CENTRE, words)


def _id(row: MatrixRow) -> str:
    return row.line.line.id


def _name(row: MatrixRow) -> str:
    measure = show.measure(row.line.line)
    return f"{_id(row)} {show.printed(row.line.line.name)}{f'（{measure}）' if measure else ''}"


def _about(row: MatrixRow) -> str:
    due = f"，应完成{show.percent(row.line.due)}" if row.line.due is not None else "，未定序时"
    return f"{_name(row)}{due}\n第{row.item.item.no}项　{show.printed(row.item.item.text)}"


def _says(row: MatrixRow, cell: Cell) -> str:
    measure = show.measure(row.line.line)
    task = f"任务{show.number(cell.task)}{measure}"
    return f"{task}，{SILENT}" if cell.done is None else f"{task}，累计{show.number(cell.done)}{measure}"
