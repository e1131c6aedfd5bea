"""One page of 看板: choices at the left, the picture below, and its way out as a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import say, settings, show
from gui.forms.parts import button, label
from gui.pictures import paper, printed
from gui.pictures.drawing import Drawing
from gui.pictures.view import PictureView
from gui.printing import preview
from gui.session import Session
from model.records import PeriodView
from model.work import picture_file

FOLDER = "picture_folder"


class PicturePage(QWidget):
    """Show a drawing of the round; `picked` carries the spot that was chosen."""

    picked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.view: PeriodView | None = None
        self.choices = QHBoxLayout()
        self.choices.setSpacing(4)
        self.told = label("", "soft")
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.out = (
            button("复制为图片", self.copy, icon="copy"),
            button("存为图片…", self.save, icon="report"),
            button("打印预览…", self.preview_paper),
        )
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addLayout(self.choices)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.told, 1)
        for one in self.out:
            row.addWidget(one)
        self.picture = PictureView()
        self.picture.picked.connect(self.picked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.picture, 1)

    def show_view(self, view: PeriodView) -> None:
        """Show a round."""
        self.view = view
        drawing = self.drawing(view)
        self.told.setText(drawing.words)
        self.told.setToolTip(drawing.words)
        self.picture.show_drawing(drawing)

    def drawing(self, view: PeriodView) -> Drawing:
        """Return what is drawn of a round; each page has its own."""
        raise NotImplementedError

    def again(self) -> None:
        """Draw anew after another choice."""
        if self.view is not None:
            self.show_view(self.view)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        view, drawing = self.view, self.picture.drawing
        if view is not None and drawing is not None:
            day = when(view, self.session)
            self.session.ask("画成图片", lambda ledger, tick: paper.image(drawing, day), self._on_drawn)

    def preview_paper(self) -> None:
        """Open the preview of the picture on a page."""
        view, drawing = self.view, self.picture.drawing
        if view is not None and drawing is not None:
            shown = printed.OnePage(drawing, when(view, self.session), type(self).__name__)
            preview.show(self, self.session, shown)

    def _on_drawn(self, picture: QImage) -> None:
        paper.copy(picture)
        say.tell(self, "已复制为图片，可以粘贴到 WPS、Word 或微信里。")

    def save(self) -> None:
        """Ask where to, and write the picture as PNG."""
        view, drawing = self.view, self.picture.drawing
        if view is None or drawing is None:
            return
        folder = settings.text(FOLDER, str(self.session.path.parent) if self.session.path else "")
        offered = picture_file.name(f"{drawing.title}_{view.plan.year}年{view.round.name.replace('—', '-')}")
        name, _ = QFileDialog.getSaveFileName(self, "图片保存到", str(Path(folder) / offered), "图片 (*.png)")
        if name:
            day = when(view, self.session)
            settings.keep(FOLDER, str(Path(name).parent))
            self.session.ask(
                "存为图片",
                lambda ledger, tick: picture_file.save(paper.png(paper.image(drawing, day)), Path(name)),
                lambda path: say.tell(self, f"图片已保存：{path}"),
            )


def when(view: PeriodView, session: Session) -> str:
    """Say which round and day the figures are of, whose they are, and whether they are closed."""
    at, seen = view.round, session.seen
    closed = f"　{seen.closing.words}" if seen and seen.frozen and seen.closing else ""
    return f"{view.plan.year}年{at.name}　统计截止{show.day(at.cutoff)}　{view.plan.office}{closed}"
