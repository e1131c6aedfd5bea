"""Pages on screen as they will be on paper, each upright or on its side: whole, as wide as the window, or many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPageLayout, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from gui import palette
from gui.printing.printable import POINT, Page

GAP = 24.0 * POINT
"""Between pages on the desk."""
ACROSS = 4
"""Pages beside each other where all are shown."""
STEP = 1.15


class _Sheet(QGraphicsItem):
    """One page; kept as a picture while it is in sight."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        whole = page.layout.fullRect(QPageLayout.Unit.Point)
        self.paper = QRectF(0, 0, whole.width() * POINT, whole.height() * POINT)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's own name
        """Return the paper with its edge."""
        return self.paper.adjusted(-POINT, -POINT, POINT, POINT)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the paper and what is on it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.LINE), POINT))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(self.paper)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setClipRect(self.paper)
        inner = self._page.layout.paintRect(QPageLayout.Unit.Point)
        painter.translate(inner.x() * POINT, inner.y() * POINT)
        self._page.paint(painter)


class PageView(QGraphicsView):
    """Show pages; `moved` tells that another one is looked at."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("打印预览")
        self.setBackgroundBrush(QColor(palette.BAR))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self._items: list[_Sheet] = []
        self._across, self._fit = 1, self.whole
        self._moving = False
        self.current = 0
        """The page looked at, from 0."""
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look())

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages, from the first."""
        scene = QGraphicsScene(self)
        self._items = [_Sheet(page) for page in pages]
        for item in self._items:
            scene.addItem(item)
        self.setScene(scene)
        self.current = 0
        self._lay()
        self._fit()
        self.moved.emit()

    def whole(self) -> None:
        """Show one page as a whole."""
        self._as(1, self.whole)
        self._scale(self._sheet().paper.adjusted(-GAP, -GAP, GAP, GAP))

    def wide(self) -> None:
        """Show one page as wide as the window."""
        self._as(1, self.wide)
        wide = self._sheet().paper.adjusted(-GAP, 0, GAP, 0)
        wide.setHeight(1)
        self._scale(wide)

    def every(self) -> None:
        """Show all pages side by side."""
        self._as(ACROSS, self.every)
        wide = QRectF(self.sceneRect())
        wide.setHeight(1)
        self._scale(wide)

    def to(self, number: int) -> None:
        """Look at another page."""
        self.current = max(0, min(number, len(self._items) - 1))
        self._fit()
        self.moved.emit()

    def _as(self, across: int, fit: object) -> None:
        self._fit = fit  # type: ignore[assignment]
        if across != self._across:
            self._across = across
            self._lay()

    def _lay(self) -> None:
        """Lay the sheets on the desk, each row centred."""
        down = GAP
        rows = [self._items[n : n + self._across] for n in range(0, len(self._items), self._across)]
        widest = max(sum(item.paper.width() + GAP for item in row) for row in rows) + GAP
        for row in rows:
            left = (widest - sum(item.paper.width() + GAP for item in row) + GAP) / 2 if self._across == 1 else GAP
            for item in row:
                item.setPos(QPointF(left, down))
                left += item.paper.width() + GAP
            down += max(item.paper.height() for item in row) + GAP
        self.setSceneRect(0, 0, widest, down)

    def _sheet(self) -> _Sheet:
        return self._items[self.current]

    def _scale(self, fits: QRectF) -> None:
        """Show so much of the desk, the page looked at from its head."""
        room = self.viewport().size()
        bar = self.verticalScrollBar().sizeHint().width()
        scale = min((room.width() - bar) / fits.width(), room.height() / fits.height() if fits.height() > 1 else 1e9)
        self._moving = True
        self.resetTransform()
        self.scale(scale, scale)
        at = self._sheet().sceneBoundingRect()
        half = room.height() / scale / 2
        self.centerOn(at.center().x(), max(at.center().y(), 0) if fits.height() > 1 else at.top() - GAP / 2 + half)
        self._moving = False

    def _look(self) -> None:
        """Notice which page stands in the middle after scrolling."""
        if self._moving or self._across > 1:
            return
        middle = self.mapToScene(self.viewport().rect().center()).y()
        near = min(
            range(len(self._items)),
            key=lambda n: abs(self._items[n].sceneBoundingRect().center().y() - middle),
            default=0,
        )
        if near != self.current:
            self.current = near
            self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Keep what is shown as large as the window lets it."""
        super().resizeEvent(event)
        if self._items:
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's own name
        """Scroll; with Ctrl, look closer or from farther."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = STEP if event.angleDelta().y() > 0 else 1 / STEP
            self.scale(step, step)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Turn pages by the page keys."""
        moves = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        place = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._items) - 1}
        key = Qt.Key(event.key())
        if key in moves:
            self.to(self.current + moves[key])
        elif key in place:
            self.to(place[key])
        else:
            super().keyPressEvent(event)
