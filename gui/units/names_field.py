"""Other names of a unit as chips: Enter takes what is typed, several names parted by 、 at once."""

from __future__ import annotations

import re

from gui.forms.chip_field import ChipField

HINT = "Enter 加入，可一次粘贴几个、用顿号隔开；Backspace 删去最后一个"


class NamesField(ChipField):
    """Hold free names; `changed` says that the clerk changed them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(HINT)
        self.edit.setPlaceholderText("再加一个")
        self.edit.setToolTip(HINT)
        self.edit.entered.connect(self._take)
        self.edit.editingFinished.connect(self._take)

    def _take(self) -> None:
        parts = [part.strip() for part in re.split(r"[、，,；;\t\n]", self.edit.text())]
        self.edit.clear()
        self.add(*(part for part in dict.fromkeys(parts) if part and part not in self.names()))
