"""移到…: into which group, under which unit; asked in a small dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from gui.dialogs.frame import Frame
from gui.forms.unit_box import let_type
from gui.units.desk import UnitDesk, called
from gui.units.form import TOP
from model.records import Unit
from model.terms import UNIT_GROUPS

HINT = "先攒着，回到单位维护里按“保存”才写进台账。"


class MoveDialog(Frame):
    """Choose a group and a unit above."""

    def __init__(self, parent: QWidget | None, desk: UnitDesk, unit: Unit) -> None:
        super().__init__(parent, f"把“{called(unit)}”移到", HINT, (460, 240))
        self.group, self.above = QComboBox(), QComboBox()
        groups = dict.fromkeys((*UNIT_GROUPS, *(one.group for one in desk.units() if one.group)))
        self.group.addItems(list(groups))
        self.group.setCurrentText(unit.group)
        self.group.setAccessibleName("类别")
        self.above.setAccessibleName("上级单位")
        let_type(self.above)
        self.above.addItem(TOP, "")
        for one in desk.staying():
            if one.id != unit.id and not one.successor:
                self.above.addItem(called(one), one.id)
        self.above.setCurrentIndex(max(self.above.findData(unit.parent), 0))
        form = QFormLayout()
        form.addRow("类别", self.group)
        form.addRow("上级", self.above)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.offer_close()
        self.offer("移过去", self.accept, "primary").setDefault(True)

    def place(self) -> tuple[str, str]:
        """Return the group and the id of the unit above, "" for none."""
        return self.group.currentText(), str(self.above.currentData() or "")
