"""The page without a ledger: three ways to begin, and the ledgers opened lately."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui import icons, palette, show
from gui.forms.parts import Button, button, emptied, label


class Welcome(QWidget):
    """Three ways to begin, and the ledgers opened lately."""

    def __init__(self, wanted: Callable[[str], object], reopened: Callable[[Path], object]) -> None:
        super().__init__()
        self._reopened = reopened
        inner = QWidget()
        inner.setFixedWidth(860)
        box = QVBoxLayout(inner)
        box.setSpacing(8)
        box.addWidget(label("民生实事台账", "display"))
        box.addWidget(label("从方案建账，发表、收表、亮灯、上报，一本账管一年。全部数据只在这台电脑上。", "soft"))
        box.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        for verb, icon, title, more in (
            ("new", "new", "新建台账", "读入分解落实方案，\n核对后建立本年度台账"),
            ("open", "open", "打开台账", "打开已有的 .shishi 文件，\n接着做本期工作"),
            ("demo", "help", "看看示例", "用2021年连云港50件实事\n生成一本示例台账"),
        ):
            row.addWidget(_way(icon, title, more, partial(wanted, verb)))
        box.addLayout(row)
        box.addSpacing(20)
        self._heading = label("最近打开", "heading")
        box.addWidget(self._heading)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        box.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def show_recent(self, recent: tuple[Path, ...]) -> None:
        """List the ledgers opened lately."""
        emptied(self._recent)
        self._heading.setVisible(bool(recent))
        for path in recent[:5]:
            one = button(f"{path.stem}　　{show.folder(path.parent)}", partial(self._reopened, path), kind="link")
            one.setIcon(icons.icon("table", palette.BLUE))
            self._recent.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)


def _way(icon: str, title: str, more: str, slot: Callable[[], object]) -> QPushButton:
    out = Button()
    out.setProperty("card", "big")
    out.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    out.setAccessibleName(title)
    out.clicked.connect(lambda: slot())
    box = QVBoxLayout(out)
    box.setContentsMargins(20, 18, 20, 16)
    picture = QLabel()
    picture.setPixmap(icons.picture(icon, 32, palette.BLUE))
    box.addWidget(picture)
    box.addStretch(1)
    box.addWidget(label(title, "heading"))
    box.addWidget(label(more, "soft"))
    for child in out.findChildren(QLabel):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return out
