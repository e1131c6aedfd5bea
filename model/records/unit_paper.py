"""A paper that asks one unit for something: to whom it goes, what its list says of it, and the paper itself."""

from __future__ import annotations

from dataclasses import dataclass

from model.records.document_out import PaperOut


@dataclass(frozen=True, slots=True)
class UnitPaper:
    """Of one unit (its id); `cells` is its row in the list, without number, file and ticks; `brief` one line to chat.

    `paper` is None for a unit that only the list names.
    """

    unit: str
    short: str
    contact: str
    phone: str
    cells: tuple[str, ...]
    brief: str
    paper: PaperOut | None


@dataclass(frozen=True, slots=True)
class PaperSet:
    """All papers of one kind in a round: `name` of the kind, `told` over the list, `columns` (heading, width) of it.

    `says` are sentences for the clerk; `head` and `tail` stand around the briefs in a chat message.
    """

    name: str
    told: str
    columns: tuple[tuple[str, float], ...]
    papers: tuple[UnitPaper, ...]
    says: tuple[str, ...]
    head: str
    tail: str

    @property
    def list_name(self) -> str:
        """Return what the list of these papers is called; of papers that are lists themselves it is a 发送清单."""
        stem = self.name.removesuffix("清单")
        return f"{stem}清单" if stem == self.name else f"{stem}发送清单"

    @property
    def written(self) -> tuple[UnitPaper, ...]:
        """Return those that get a paper."""
        return tuple(one for one in self.papers if one.paper is not None)

    @property
    def chat(self) -> str:
        """Return one message that names every unit with a paper."""
        rows = (f"{number}. {one.brief}" for number, one in enumerate(self.written, 1))
        return "\n".join((self.head, *rows, self.tail))
