"""Which rows of a list fit what is typed: words in any script, pinyin initials, and a kind of item."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from gui import icons, palette
from model.rules import han, pinyin
from model.terms import ItemKind


def searched(parts: Sequence[str]) -> str:
    """Return what a search looks through for these words; pinyin initials of each follow."""
    spelled = (way for part in parts for way in pinyin.spellings(part))
    return "\n".join((han.fold("\n".join(parts)).lower(), *spelled))


def fits(words: str) -> Callable[[str], bool]:
    """Return whether a text made by `searched` holds all that is typed."""
    wanted = han.fold(words.strip()).lower().split()
    return lambda text: all(word in text for word in wanted)


def finder(name: str, hint: str, width: int = 0) -> QLineEdit:
    """Return the field words are typed into."""
    out = QLineEdit()
    out.setPlaceholderText(hint)
    out.setAccessibleName(name)
    out.setClearButtonEnabled(True)
    out.addAction(icons.icon("search", palette.FAINT), QLineEdit.ActionPosition.LeadingPosition)
    if width:
        out.setFixedWidth(width)
    return out


def kinds() -> QComboBox:
    """Return the choice of a kind of item, all at first."""
    out = QComboBox()
    out.setAccessibleName("按项目类型筛选")
    out.addItem("全部类型", "")
    for kind in ItemKind:
        out.addItem(kind.word, kind.value)
    return out
