"""使用说明 and 关于: offline text shipped with the program."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtWidgets import QTextBrowser, QWidget

from gui import icons
from gui.dialogs.frame import Frame

HELP = icons.FOLDER.parent / "help" / "使用说明.md"


class HelpDialog(Frame):
    """Show the manual; it stays open beside the window."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "使用说明", "", (760, 560))
        self.setModal(False)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setMarkdown(HELP.read_text(encoding="utf-8").partition("\n")[2])
        self.body.addWidget(self.text, 1)
        self.offer_close("关闭").setDefault(True)


class AboutDialog(Frame):
    """Say what the program is, and with what it was built."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "关于民生实事台账", "", (520, 320))
        self.text = QTextBrowser()
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setPlainText(
            "民生实事台账 0.1\n\n"
            "从方案建账，发表、收表、亮灯、上报，一本账管一年。\n"
            "全部数据只在这台电脑上；程序不连网络。\n\n"
            f"Python {platform.python_version()}　Qt {PySide6.__version__}（LGPL-3）\n"
            "开源组件的许可见程序文件夹里的 LICENSE。"
        )
        self.body.addWidget(self.text, 1)
        self.offer_close("关闭").setDefault(True)
