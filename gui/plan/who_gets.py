"""谁填哪张表: each unit that gets a form, with how many rows and why; those that get none are named below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.forms.parts import label
from gui.tables.columns import RIGHT, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import Unit
from model.rules.form_rows import Addressee

COLUMNS: tuple[Column[Addressee], ...] = (
    Column("unit", "单位", 130, lambda a: a.unit.short, lambda a: a.unit.order),
    Column("rows", "填报行数", 72, lambda a: str(a.rows), lambda a: a.rows, RIGHT),
    Column("why", "为什么有表", 260, lambda a: a.why, stretch=True),
)


class WhoGets(QWidget):
    """Show who gets a form."""

    def __init__(self) -> None:
        super().__init__()
        self.table: ListTable[Addressee] = ListTable(COLUMNS)
        self.list = ListView(self.table)
        self.list.setAccessibleName("谁填哪张表")
        self.rest = label("", "soft", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list, 1)
        box.addWidget(self.rest)

    def show_addressees(self, addressees: Sequence[Addressee], others: Sequence[Unit] = ()) -> None:
        """Show these."""
        self.table.show(addressees)
        self.rest.setText(without(others) if others else f"共 {len(addressees)} 家有表。")


def without(others: Sequence[Unit], most: int = 8) -> str:
    """Name the units that get no form."""
    if not others:
        return ""
    names = "、".join(unit.short for unit in others[:most])
    return f"没有表的 {len(others)} 家：{names}{'等' if len(others) > most else ''}（不牵头、没有任务、没勾“需填报”）。"
