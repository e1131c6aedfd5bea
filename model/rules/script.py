"""How is a text or a paper written in Simplified characters, where the office chooses so for its papers?

Papers are written as the plan is printed unless it is asked for; what is kept in the ledger is never touched.
"""

from __future__ import annotations

import re
from dataclasses import replace

from model.records.document_out import Block, PaperOut, Row, Table
from model.records.unit_paper import PaperSet
from model.rules import han

_HAN = re.compile("[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
"""Runs of Chinese characters: marks and digits keep the width they were printed in."""


def simplified(text: str) -> str:
    """Return a text with its Traditional characters as Simplified ones, each by itself; the rest stays as printed."""
    return _HAN.sub(lambda run: han.fold(run[0]), text)


def on_paper(text: str) -> str:
    """Return the same of a text on paper; one in Simplified characters alone stays: 乾 may be somebody's name there."""
    return simplified(text) if any(map(_traditional, text)) else text


def _traditional(character: str) -> bool:
    if simplified(character) == character:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def paper(one: PaperOut) -> PaperOut:
    """Return a paper in Simplified characters: every word, heading and cell of it."""
    sections = tuple(replace(part, blocks=tuple(map(_block, part.blocks))) for part in one.sections)
    return replace(one, name=on_paper(one.name), sections=sections)


def papers(some: PaperSet) -> PaperSet:
    """Return the same of the papers of one kind, and of what their list and message say."""
    every = tuple(
        replace(
            one,
            cells=tuple(map(on_paper, one.cells)),
            brief=on_paper(one.brief),
            paper=paper(one.paper) if one.paper else None,
        )
        for one in some.papers
    )
    return replace(
        some, papers=every, told=on_paper(some.told), head=on_paper(some.head), tail=on_paper(some.tail)
    )  # fmt: skip


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        columns = tuple(replace(one, heading=on_paper(one.heading)) for one in block.columns)
        return replace(block, columns=columns, rows=tuple(map(_row, block.rows)))
    return replace(block, runs=tuple(replace(run, text=on_paper(run.text)) for run in block.runs))


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(map(on_paper, row.cells)), spanning=on_paper(row.spanning))
