"""The filter button of the item table: by number of the public, by leader, by tag, by state, each with its counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.tables.item_rows import Row
from model.records import ItemView
from model.rules import counts

BY = (
    ("public_no", "按件号", counts.by_public_no),
    ("leaders", "按分管市领导", counts.by_leader),
    ("tags", "按层级", counts.by_tag),
    ("state", "按销号", counts.by_state),
)


class FilterMenu(QToolButton):
    """Offer the values that stand in the rows; `choose` gets the column and the value."""

    def __init__(self, choose: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._items: tuple[ItemView, ...] = ()
        self.menus: list[QMenu] = []
        self.setText("件号、领导、层级、销号")
        self.setAccessibleName("按件号、分管领导、层级、销号筛选")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Offer what stands in these rows."""
        self._items = tuple({row.item.item.id: row.item for row in rows}.values())

    def fill(self) -> None:
        """Build the menu anew; what nobody has set yet says so."""
        menu = self._menu
        menu.clear()
        self.menus = []
        for key, title, count in BY:
            found = count(self._items)
            under = menu.addMenu(title)
            for one in found:
                under.addAction(f"{one.name}　{len(one.items)}项", partial(self._choose, key, one.name))
            self.menus.append(under)
            under.setEnabled(any(one.key for one in found))
            if not under.isEnabled():
                under.setTitle(f"{title}（还没有）")
