"""Read the items of a numbered or run-on document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.records import Note, ReadItem
from model.rules.notice import duties, phrases, task
from model.rules.notice.content import content
from model.rules.notice.duties import Duties
from model.rules.notice.outline import Node, ancestors
from model.rules.notice.task import Piece
from model.rules.notice.text import Text

LEADER = re.compile(
    r"(?P<name>[一-龥]{2,4}?)(?:常务)?(?:市长|副市长|县长|副县长|区长|副区长|书记|副书记|主任|主席|常委|部长|秘书长|同志)+(?:主抓|牵头|分管|负责|领衔|包抓|挂帅)"
)
HEADED_SHARE = 0.6


class Items:
    """Items being read from an outline, with the questions that arise."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.items: list[ReadItem] = []
        self.questions: list[Note] = []
        self.skipped: list[Note] = []
        self.first_leads = False
        blocks = {id(node): task.gather(node.first, node.rest) for node in nodes}
        self.blocks = blocks
        leaves = [blocks[id(node)][0] for node in nodes if not node.children]
        labels = [node for node in nodes if duties.LABEL.search(" ".join(row.text.plain for row in node.rows))]
        self.bare = 2 * len(labels) < len(leaves)
        run_on = [text for text in leaves if len(_with_duties(task.pieces(text, self.bare))) > 1]
        self.run_on = 3 * len(run_on) > len(leaves)
        headed = [text for text in leaves if phrases.is_lead_sentence(t := Text.tight(text.raw), phrases.sentences(t))]
        self.headed = len(headed) >= max(1, HEADED_SHARE * len(leaves))
        self._read()

    def _read(self) -> None:
        """Read every leaf of the outline."""
        for node in self.nodes:
            text, found = self.blocks[id(node)]
            self.first_leads = self.first_leads or found.first_leads
            if not node.children:
                self._leaf(node, text, found)

    def _leaf(self, node: Node, text: Text, found: Duties) -> None:
        """Read one leaf: one item, or one for each bracket of offices inside its text."""
        parts = task.pieces(text, self.bare)
        section = "/".join(self._heading(above) for above in ancestors(node))
        lead = Text("", "")
        if self.run_on and _with_duties(parts):
            lead, parts = _headed(parts)
            own = f"{text_before(node)}{lead.raw}" if lead.plain else ""
            section = "/".join(part for part in (section, own) if part)
        listed = _with_duties(parts)
        if len(listed) <= 1 and not lead.plain:
            piece = task.merged(parts)
            self._item(node, number(node), Piece(piece.text, piece.duties | found), section)
            return
        for index, piece in enumerate(listed, 1):
            begun = Piece(piece.text.strip_left(" 。;"), piece.duties | found)
            self._item(node, f"{number(node)}-{index}", begun, section)
        for piece in parts:
            if piece not in listed and piece.text.strip(" 。;,").plain:
                self._ask(node, piece.text.raw, "这一句后面没有写责任单位，请看它属于哪一项")

    def _item(self, node: Node, no: str, piece: Piece, section: str) -> None:
        found = piece.duties
        for above in ancestors(node):
            inherited = self.blocks[id(above)][1]
            if not (found.leads or found.responsible):
                found |= inherited
        self.first_leads = self.first_leads or found.first_leads
        leads, co, only = duties.settle(found, self.first_leads)
        read = content(piece.text.raw, self.headed)
        for why in read.asks:
            self._ask(node, piece.text.raw, why)
        self.items.append(
            ReadItem(
                no=no,
                text=piece.text.raw,
                section=section,
                leads=leads,
                co=co,
                responsible_only=only,
                assessors=found.assessors,
                leaders=found.leaders or self._leaders(node),
                contacts=found.contacts,
                deadline=found.deadline,
                metrics=tuple(read.metrics),
                milestones=tuple(read.milestones),
                allocations=tuple(read.allocations),
                line=node.row.line,
            )
        )

    def _heading(self, node: Node) -> str:
        return text_before(node) + self.blocks[id(node)][0].raw

    def _leaders(self, node: Node) -> tuple[str, ...]:
        for above in ancestors(node):
            if match := LEADER.match(above.first.plain):
                return (above.first.raw[match.start("name") : match.end("name")],)
        return ()

    def _ask(self, node: Node, text: str, why: str) -> None:
        self.questions.append(Note(node.row.line, text, why))


def number(node: Node) -> str:
    """Return an item's number as printed; ① under 1 is 1-①."""
    parent = node.parent
    if parent is not None and (node.mark.style == "o" or parent.mark.style in ("n", "(n)", "n)")):
        return f"{number(parent)}-{node.mark.label}"
    return node.mark.label


def text_before(node: Node) -> str:
    """Return the printed numbering of a heading."""
    return node.row.text.raw[: node.mark.length]


def _with_duties(parts: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in parts if piece.duties and len(piece.text.strip(" 。;,")) >= 4]


def _headed(parts: list[Piece]) -> tuple[Text, list[Piece]]:
    """Take the heading sentence off a run-on paragraph (“一、扶贫解困工程。启动…”)."""
    first = parts[0].text
    stop = first.plain.find("。")
    if 0 <= stop < phrases.SHORT_LEAD and not any(char.isdigit() for char in first.plain[:stop]):
        rest = first.cut(stop + 1, len(first)).strip(" ")
        return first.cut(0, stop + 1), [Piece(rest, parts[0].duties), *parts[1:]]
    return Text("", ""), parts
