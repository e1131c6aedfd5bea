"""The list of 点位 on screen: rows of one height, so that hundreds open at once; words are offered where few fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QStyleOptionViewItem, QWidget

from gui.sites.site_columns import SiteRow
from gui.sites.site_table import SitesTable, choices
from gui.tables.cells import TextCell
from gui.tables.typing_view import TypingView
from gui.tables.views import MIN_ROW


class ChoiceCell(TextCell):
    """Keep texts on one line; offer the words that may be typed, below the cell."""

    wraps = False

    def __init__(self, view: SiteView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(  # noqa: N802 - Qt's own name
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return the usual field, with what may be chosen."""
        out = super().createEditor(parent, option, index)
        sites = self._view.sites
        words = choices(sites.desk).get(sites.field(index.column()), ()) if sites.desk else ()
        if words and isinstance(out, QLineEdit):
            completer = QCompleter(list(words), out)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(len(words))
            out.setCompleter(completer)
        return out


class SiteView(TypingView):
    """Show the sites; `drop` and `lead` are what the menu offers of the selected rows."""

    def __init__(self, table: SitesTable) -> None:
        self.sites = table
        self.drop: Callable[[], object] = lambda: None
        self.lead: Callable[[], object] = lambda: None
        super().__init__(table, "点位清单")
        self.setItemDelegate(ChoiceCell(self))
        self.verticalHeader().setDefaultSectionSize(MIN_ROW)
        self.nothing = "还没有点位。点“新增”，或从 Excel 复制一块（含表头）粘贴到这里，或从 Excel 文件读入"

    def fit_rows(self) -> None:
        """Leave every row at one height; the whole text is in the tip."""
        self.measure()

    def rows(self) -> list[SiteRow]:
        """Return the rows in which a cell is selected."""
        places = sorted({one.row() for one in self.selectedIndexes()})
        return [self.sites.row(place) for place in places]

    def fill_menu(self, menu: QMenu) -> None:
        """Offer to delete rows, and to go to an item."""
        super().fill_menu(menu)
        menu.addSeparator()
        menu.addAction("删除或恢复选中的点位", self.drop)
        menu.addAction("在事项表里看这一项", self.lead)
