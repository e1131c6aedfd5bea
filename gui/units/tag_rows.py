"""The rows of 件号分工: an item with its number of the public, leaders and tags as they are typed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gui import palette, show
from gui.plan.finding import searched
from gui.tables.columns import CENTRE, Column
from gui.tables.typing_table import TypingTable
from gui.tables.typing_view import TypingView
from gui.tables.views import MIN_ROW
from model.records import Item, ItemView
from model.rules import pasted_columns, public_no
from model.rules.pasted_columns import TAGS, Given
from model.terms import Tag

NUMBER, LEADERS, LEVEL = "public_no", "leaders", "tags"
TYPED = (NUMBER, LEADERS, LEVEL)
WORDS = {NUMBER: "所属件号", LEADERS: "分管市领导", LEVEL: "层级"}


@dataclass(slots=True)
class TagRow:
    """An item and what is typed for it; `typed` holds every field as text."""

    view: ItemView
    typed: dict[str, str]
    words: str = field(repr=False, default="")

    @property
    def item(self) -> Item:
        """Return the item as it is in the ledger."""
        return self.view.item


def row(view: ItemView) -> TagRow:
    """Return an item's row, nothing typed over yet."""
    item = view.item
    return TagRow(view, written(item), searched((item.no, item.text, *view.leads, *view.co)))


def written(item: Item) -> dict[str, str]:
    """Return an item's fields as texts."""
    return {
        NUMBER: public_no.word(item.public_no) if item.public_no else "",
        LEADERS: "、".join(item.leaders),
        LEVEL: "、".join(tag.word for tag in item.tags),
    }


def neat(name: str, typed: str) -> str:
    """Return a text as it is written once understood, or as typed where it is not."""
    if name == NUMBER:
        number = public_no.read(typed)
        return typed if number is None else public_no.word(number) if number else ""
    if name == LEADERS:
        return "、".join(pasted_columns.leaders_of(typed))
    tags = pasted_columns.tags_of({TAGS: typed})
    return typed if tags is None else "、".join(tag.word for tag in tags)


def bad(name: str, typed: str) -> str:
    """Say why a text is not understood, "" where it is."""
    if name == NUMBER and public_no.read(typed) is None:
        return f"件号“{typed}”看不懂，请写成“第12件”或“12”。"
    if name == LEVEL and pasted_columns.tags_of({TAGS: typed}) is None:
        return f"层级“{typed}”看不懂，请写省、市、县中的一个或几个。"
    return ""


def after(one: TagRow) -> Item:
    """Return the item as it would be; what is not understood stays as it was."""
    tags = pasted_columns.tags_of({TAGS: one.typed[LEVEL]})
    number = public_no.read(one.typed[NUMBER])
    return replace(
        one.item,
        public_no=one.item.public_no if number is None else number,
        leaders=pasted_columns.leaders_of(one.typed[LEADERS]),
        tags=one.item.tags if tags is None else tags,
    )


def given(one: TagRow, place: int) -> Given:
    """Return what a row gives its item, every field stated."""
    item = after(one)
    return Given(place, item.id, item.public_no, item.leaders, item.tags)


def _leaders(one: TagRow) -> str:
    return one.typed[LEADERS] or (f"（{'、'.join(one.view.leaders)}）" if _by_unit(one) else "")


def _by_unit(one: TagRow) -> bool:
    """Say whether the leader shown is the lead unit's."""
    return not one.typed[LEADERS] and not one.item.leaders and bool(one.view.leaders)


def _sort_number(one: TagRow) -> tuple[int, str] | None:
    number = public_no.read(one.typed[NUMBER])
    return (int(number), "") if number and number.isdigit() else None


def _level(one: TagRow) -> tuple[int, ...] | None:
    tags = after(one).tags
    return tuple(list(Tag).index(tag) for tag in tags) or None


COLUMNS: tuple[Column[TagRow], ...] = (
    Column("no", "序号", 52, lambda r: r.item.no, lambda r: r.item.order, CENTRE),
    Column("text", "实事内容", 380, lambda r: show.printed(r.item.text), stretch=True),
    Column("lead", "牵头单位", 150, lambda r: "、".join(r.view.leads)),
    Column(NUMBER, WORDS[NUMBER], 100, lambda r: r.typed[NUMBER], _sort_number, CENTRE),
    Column(LEADERS, WORDS[LEADERS], 150, _leaders, help="空着的按牵头单位的分管市领导（括号里）"),
    Column(LEVEL, WORDS[LEVEL], 90, lambda r: r.typed[LEVEL], _level, CENTRE, help="还在哪一级的实事里：省、市、县"),
)
LINES = 2
BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}


class TagTable(TypingTable[TagRow]):
    """Let the three fields be typed."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, TYPED)

    def was(self, one: TagRow, name: str) -> str:
        """Return what stands in the ledger."""
        return written(one.item)[name]

    def bad(self, one: TagRow, name: str) -> str:
        """Say why a text is not understood."""
        return bad(name, one.typed[name])

    def neat(self, one: TagRow, name: str, text: str) -> str:
        """Return a text as it is written once understood."""
        return neat(name, text)

    def ink(self, one: TagRow, name: str) -> str | None:
        """Let the leader stand back who is the unit's and not the item's own."""
        return palette.FAINT if name == LEADERS and _by_unit(one) else None

    def changed(self) -> list[tuple[int, TagRow]]:
        """Return the rows that are not as in the ledger, with their places."""
        return [(place, one) for place, one in enumerate(self.rows, 1) if one.typed != written(one.item)]

    def wrong(self) -> list[tuple[TagRow, str]]:
        """Return the cells that are not understood, with the reason."""
        found = ((one, bad(name, one.typed[name])) for one in self.rows for name in TYPED)
        return [(one, why) for one, why in found if why]


class TagView(TypingView):
    """Show it, each row in one line or two."""

    def __init__(self, table: TagTable) -> None:
        self.tags = table
        super().__init__(table, "件号、分管领导、层级")

    def fit_rows(self) -> None:
        """Give every row one line or two; the whole text is in the tip."""
        wide, most = self.measure()[BY_KEY["text"]], LINES * self.ruler.line + 8
        for place, row in enumerate(self.tags.visible()):
            text = self.ruler.height(self.tags.columns[BY_KEY["text"]].text(row), wide)
            self.setRowHeight(place, max(MIN_ROW, min(text, most)))
