"""Read the items of a numbered or run-on document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.records import Note, ReadItem
from model.rules.notice import blocks, duties, fields, inner_table, phrases, progress, task, units
from model.rules.notice.blocks import Group, groups
from model.rules.notice.content import content
from model.rules.notice.duties import Duties
from model.rules.notice.outline import Node, ancestors, with_labels_folded
from model.rules.notice.task import Piece
from model.rules.notice.text import Text

LEADER = re.compile(
    r"(?P<name>[一-龥]{2,4}?)(?:常务)?(?:市长|副市长|县长|副县长|区长|副区长|书记|副书记|主任|主席|常委|部长|秘书长|同志)+(?:主抓|牵头|分管|负责|领衔|包抓|挂帅)"
)
LONGEST_GAP = 20
HEADED_SHARE = 0.6
LONGEST_HEADING = 30
REQUIREMENT = re.compile(
    r"工作要求|组织领导|加强领导|强化领导|高度重视|提高认识|统一思想|督查|督办|督促|考核|保障措施|组织保障|责任落实|落实责任|压实责任|"
    r"强化责任|明确责任|协调配合|密切配合|形成合力|工作机制|宣传|监督|报送|组织实施|精心组织|具体要求|有关要求|推进落实"
)
NOT_AN_ITEM = "工作要求，不是事项"


class Items:
    """Items being read from an outline, with the questions that arise."""

    def __init__(self, nodes: Sequence[Node], first_leads: bool = False) -> None:
        self.nodes = with_labels_folded(nodes)
        self.items: list[ReadItem] = []
        self.questions: list[Note] = []
        self.skipped: list[Note] = []
        self.first_leads = first_leads
        self.blocks = {id(node): groups(node.row.line, node.first, node.rest) for node in self.nodes}
        self.several = any(len(made) > 1 for made in self.blocks.values())
        leaves = [group.text for node in self.nodes if not node.children for group in self.blocks[id(node)]]
        labels = [node for node in self.nodes if duties.LABEL.search(" ".join(row.text.plain for row in node.rows))]
        self.bare = 2 * len(labels) < len(leaves)
        run_on = [text for text in leaves if len(_with_duties(task.pieces(text, self.bare))) > 1]
        self.run_on = 3 * len(run_on) > len(leaves)
        headed = [text for text in leaves if phrases.is_lead_sentence(t := Text.tight(text.raw), phrases.sentences(t))]
        titled = [group for node in self.nodes if not node.children for group in self.blocks[id(node)] if group.heading]
        self.titled = 2 * len(titled) >= len(leaves)
        self.headed = len(headed) >= max(1, HEADED_SHARE * len(leaves))
        self._read()
        self._ask_about_numbers()

    def _read(self) -> None:
        """Read every leaf of the outline."""
        for node in self.nodes:
            made = self.blocks[id(node)]
            self.first_leads = self.first_leads or any(group.duties.first_leads for group in made)
            section = "/".join(self._heading(above) for above in ancestors(node))
            if node.children:
                if made[0].duties or _with_duties(task.pieces(made[0].text, self.bare)):
                    self._parent(node, made[0], section)
                continue
            if self._is_requirement(node):
                self._skip(node)
            elif len(made) > 1 or (self.several and len(node.rest) > 0):
                self._several(node, made, section)
            else:
                self._leaf(node, made[0], section, number(node))

    def _parent(self, node: Node, group: Group, section: str) -> None:
        """Read a heading that promises numbers and names its own offices as an item too."""
        piece = task.merged(task.pieces(group.text, self.bare))
        if content(piece.text.raw).metrics:
            self._item(node, number(node), replace(group, text=piece.text, duties=piece.duties | group.duties), section)

    def _ask_about_numbers(self) -> None:
        """Ask where a list skips a number, for a line may be missing from the copy, or prints one without a mark."""
        last: dict[tuple[int, str], int] = {}
        for node in self.nodes:
            if node.mark.length == len(node.mark.label) and node.mark.style == "n":
                why = f"编号 {node.mark.label} 后面没有标点，先当作第{node.mark.label}项"
                self._ask(node.row.line, node.row.text.raw, why)
            key = (id(node.parent), node.mark.style)
            value = node.mark.value
            before = last.get(key)
            if before is not None and value > before + 1 and value - before <= LONGEST_GAP:
                missing = f"{before + 1}" if value == before + 2 else f"{before + 1}至{value - 1}"
                self._ask(
                    node.row.line,
                    node.row.text.raw[:30],
                    f"编号从 {before} 跳到 {value}，没有 {missing}，请核对是不是漏了",
                )
            last[key] = value

    def _skip(self, node: Node) -> None:
        """Leave a requirement out, and the heading above it when it is its first."""
        first = [above for above in ancestors(node) if above.children[0] is node]
        self.skipped += [Note(row.line, row.text.raw, NOT_AN_ITEM) for one in (*first, node) for row in one.rows]

    def _several(self, node: Node, made: list[Group], section: str) -> None:
        """Read a heading's unnumbered tasks, each with label lines of its own."""
        section = self._off_heading(node, made[0], section)
        for index, group in enumerate(made, 1):
            self._leaf(node, group, section, f"{number(node)}-{index}" if len(made) > 1 else number(node))

    def _off_heading(self, node: Node, group: Group, section: str) -> str:
        """Take a heading without a task's end off the text below it; return the section with it."""
        heading = node.first.plain
        below = bool(node.rest) and not blocks.is_label_row(node.rest[0].text)
        if heading.endswith(("。", ";", ",")) or len(heading) > LONGEST_HEADING or not below:
            return section
        group.parts = group.between(len(node.first), len(group.text))
        group.text = group.text.cut(len(node.first), len(group.text))
        return "/".join(part for part in (section, text_before(node) + node.first.raw) if part)

    def _leaf(self, node: Node, group: Group, section: str, no: str) -> None:
        """Read one group: one item, or one for each bracket of offices inside its text."""
        if group.text.plain.count("(") > group.text.plain.count(")"):
            self._ask(group.line, group.text.raw, "括号没有收尾，这一项可能不完整，请核对")
        parts = task.pieces(group.text, self.bare)
        lead = Text("", "")
        if self.run_on and _with_duties(parts):
            lead, parts = _headed(parts)
            own = f"{text_before(node)}{lead.raw}" if lead.plain else ""
            section = "/".join(part for part in (section, own) if part)
        listed = _with_duties(parts)
        if len(listed) <= 1 and not lead.plain:
            piece = task.merged(parts)
            self._item(node, no, replace(group, text=piece.text, duties=piece.duties | group.duties), section)
            return
        spans = _spans(group.text, parts)
        for index, piece in enumerate(listed, 1):
            text = piece.text.strip_left(" 。;")
            made = replace(group, text=text, duties=piece.duties | group.duties)
            made.parts = group.between(*next(span for one, span in zip(parts, spans, strict=True) if one is piece))
            self._item(node, f"{no}-{index}", made, section)
        for piece in parts:
            if piece not in listed and piece.text.strip(" 。;,").plain:
                self._ask(group.line, piece.text.raw, "这一句后面没有写责任单位，请看它属于哪一项")

    def _item(self, node: Node, no: str, group: Group, section: str) -> None:
        found = self._inherited(node, group.duties)
        self.first_leads = self.first_leads or found.first_leads
        leads, co, only = duties.settle(found, self.first_leads)
        text, read, titles, remarks = fields.read(group, self.headed, self.titled)
        self.skipped += [Note(row.line, row.text.raw, progress.NOT_PLAN) for row in group.reports]
        if group.table:
            told = inner_table.read(group.table, read)
            self.questions += told.asked
            self.skipped += told.left
            remarks += tuple(told.used)
        if not text.strip(" 。;；,，、"):
            self._ask(node.row.line, " ".join(row.text.raw for row in node.rows), "这里写了责任单位，没有写事项内容")
            return
        odd = [name for name in (*leads, *co) if not units.is_office(name)]
        doubts = [f"“{'、'.join(odd)}”不像单位名称，请核对"] if odd else []
        for why in (*read.asks, *doubts):
            self._ask(group.line, text, why)
        self.items.append(
            ReadItem(
                no=no,
                text=text,
                section="/".join(part for part in (section, titles) if part),
                leads=leads,
                co=co,
                responsible_only=only,
                assessors=found.assessors,
                leaders=found.leaders,
                contacts=found.contacts,
                deadline=found.deadline,
                metrics=tuple(read.metrics),
                milestones=tuple(read.milestones),
                allocations=tuple(read.allocations),
                line=group.line,
                schedule=tuple(group.schedule),
                remarks=remarks,
                lines=group.lines,
            )
        )

    def _inherited(self, node: Node, found: Duties) -> Duties:
        """Add what the headings above say, where the task says nothing itself."""
        for above in reversed(list(ancestors(node))):
            heading = task.merged(task.pieces(self.blocks[id(above)][0].text, False)).duties
            told = heading | self.blocks[id(above)][0].duties
            if not found.answering:
                found |= replace(told, leaders=(), deadline=None)
            if not found.leaders:
                match = LEADER.match(above.first.plain)
                own = (above.first.raw[match.start("name") : match.end("name")],) if match else ()
                found = replace(found, leaders=told.leaders or own)
            found = replace(found, deadline=found.deadline or told.deadline)
        return found

    def _heading(self, node: Node) -> str:
        text = task.merged(task.pieces(self.blocks[id(node)][0].text, self.bare)).text
        return text_before(node) + text.raw

    def _is_requirement(self, node: Node) -> bool:
        """Say whether a leaf tells how to work, not what to do: no office, no number, a heading that says so."""
        made = self.blocks[id(node)]
        text = made[0].text
        if any(group.labelled for group in made) or _with_duties(task.pieces(text, self.bare)):
            return False
        stops = [place for place in (text.plain.find(mark) for mark in "。;") if place >= 0]
        heading = text.plain[: min(stops, default=len(text))]
        told = [above.first.plain for above in ancestors(node)] + ([heading] if len(heading) <= 24 else [])
        return any(REQUIREMENT.search(one) for one in told) and not content(text.raw).metrics

    def _ask(self, line: int, text: str, why: str) -> None:
        self.questions.append(Note(line, text, why))


def number(node: Node) -> str:
    """Return an item's number as printed; ① under 1 is 1-①."""
    parent = node.parent
    if parent is None:
        return node.mark.label
    if node.mark.style == "o" or parent.mark.style in ("n", "(n)", "n)") or _is_item(parent):
        return f"{number(parent)}-{node.mark.label}"
    return node.mark.label


def _is_item(node: Node) -> bool:
    """Say whether a heading stands among tasks, so that what is below it are its parts."""
    others = node.parent.children if node.parent is not None else []
    return 2 * sum(not other.children for other in others) >= len(others) > 2


def text_before(node: Node) -> str:
    """Return the printed numbering of a heading."""
    return node.row.text.raw[: node.mark.length]


def _with_duties(parts: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in parts if piece.duties and len(piece.text.strip(" 。;,")) >= 4]


def _spans(text: Text, parts: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return each piece's stretch of the text, with the bracket or label behind it."""
    starts, low = [], 0
    for piece in parts:
        start = max(low, text.raw.find(piece.text.raw, low))
        starts.append(start)
        low = start + len(piece.text)
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _headed(parts: list[Piece]) -> tuple[Text, list[Piece]]:
    """Take the heading sentence off a run-on paragraph (“一、扶贫解困工程。启动…”)."""
    first = parts[0].text
    stop = first.plain.find("。")
    if 0 <= stop < phrases.SHORT_LEAD and not any(char.isdecimal() for char in first.plain[:stop]):
        rest = first.cut(stop + 1, len(first)).strip(" ")
        return first.cut(0, stop + 1), [Piece(rest, parts[0].duties), *parts[1:]]
    return Text("", ""), parts
