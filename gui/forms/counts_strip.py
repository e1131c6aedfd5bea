"""The round by numbers of the public, by leader and by tag: every count is a link to its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import palette
from gui.forms.parts import button
from model.records import LightRule, PeriodView
from model.rules import counts
from model.rules import light as lights
from model.rules.counts import Count
from model.terms import Light

ORDER = (Light.DONE, Light.GREEN, Light.YELLOW, Light.RED, Light.NONE)
COLOURS = {Light.RED: palette.RED, Light.YELLOW: palette.AMBER, Light.GREEN: palette.GREEN}
GAP = "&nbsp;&nbsp;&nbsp; "
NO_LIGHT = "未亮灯"

Some = tuple[str, frozenset[str], str]
"""A count in words, the items behind it, and how the filter calls them."""


class CountsStrip(QWidget):
    """Three lines of counts; a link shows its items, by `show_items` with their ids and a name."""

    def __init__(self, show_items: Callable[[frozenset[str], str], object], begin: Callable[[], object]) -> None:
        super().__init__()
        self._show_items = show_items
        self._behind: dict[str, tuple[frozenset[str], str]] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(4)
        self.lines = [self._line(name) for name in ("按件号", "按分管市领导", "按层级")]
        for line in self.lines:
            box.addWidget(line)
        self.begin = button("给事项编件号、定分管市领导和层级…", begin, kind="link")
        box.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, name: str) -> QLabel:
        out = QLabel()
        out.setAccessibleName(name)
        out.setTextFormat(Qt.TextFormat.RichText)
        out.setWordWrap(True)
        out.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        out.setToolTip("点开看是哪几项")
        out.linkActivated.connect(self.go)
        return out

    def go(self, link: str) -> None:
        """Show the items behind a link."""
        if link in self._behind:
            self._show_items(*self._behind[link])

    def show_view(self, view: PeriodView) -> None:
        """Count a round; what nobody has set yet is left out."""
        self._behind = {}
        every = (
            ("件号", counts.by_public_no(view.items), partial(by_number, view.rule)),
            ("分管市领导", counts.by_leader(view.items), partial(by_name, view.rule)),
            ("层级", counts.by_tag(view.items), partial(by_name, view.rule)),
        )
        for line, (title, found, told) in zip(self.lines, every, strict=True):
            there = any(one.key for one in found)
            line.setVisible(there)
            line.setText(self._text(title, told(found), view.rule) if there else "")
        self.begin.setVisible(not any(one.key for _, found, _ in every for one in found))

    def _text(self, title: str, some: Sequence[Some], rule: LightRule) -> str:
        head = f"<span style='color:{palette.SOFT}'>{title}：</span>"
        colours = {lights.name(one, rule): colour for one, colour in COLOURS.items()}
        return head + GAP.join(self._link(f"{title}{place}", *one, colours) for place, one in enumerate(some))

    def _link(self, name: str, words: str, items: frozenset[str], called: str, colours: dict[str, str]) -> str:
        self._behind[name] = (items, called)
        colour = next((colours[word] for word in colours if words.startswith(word)), palette.BLUE)
        return f"<a href='{name}' style='color:{colour}; text-decoration:none'>{escape(words)}</a>"


def by_number(rule: LightRule, found: Sequence[Count]) -> list[Some]:
    """Return how many 件 stand at each light, the worst of their items, and the items without a number."""
    numbered = [one for one in found if one.key]
    every = frozenset(item for one in numbered for item in one.items)
    out: list[Some] = [(f"共 {len(numbered)}件", every, f"编了件号的{len(every)}项")] if numbered else []
    for light in ORDER:
        some = [one for one in numbered if one.light is light]
        word = NO_LIGHT if light is Light.NONE else lights.name(light, rule)
        if some:
            items = frozenset(item for one in some for item in one.items)
            out.append((f"{word} {len(some)}件", items, f"{word}的{len(some)}件"))
    return [*out, *((f"{one.name} {len(one.items)}项", frozenset(one.items), one.name) for one in found if not one.key)]


def by_name(rule: LightRule, found: Sequence[Count]) -> list[Some]:
    """Return how many items stand under each name, and how many of them are red."""
    out: list[Some] = []
    for one in found:
        red = f"（{lights.name(Light.RED, rule)} {one.lights[Light.RED]}）" if one.key and one.lights[Light.RED] else ""
        out.append((f"{one.name} {len(one.items)}项{red}", frozenset(one.items), one.name))
    return out
