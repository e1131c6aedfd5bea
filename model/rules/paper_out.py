"""How is a paper of ours put together, counted in lines, and said as plain text to be copied?"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator

from model.records.document_out import OFFICIAL, Block, Face, Grid, PaperOut, Row, Run, Style, Table, Words
from model.rules import quoted

SIZES = {Style.TITLE: 22.0, Style.SUBTITLE: 16.0, Style.MASTHEAD: 40.0}
"""Points of what is larger than the body, whatever the body's size."""
TITLE_LINES = 1.25
"""How much deeper than the body's line a title's is, at the same size."""
NARROW = 0.55
"""Of a full-width character, what a Latin letter or digit takes; a little more than in most fonts."""
INDENTED = (Style.BODY, Style.LEVEL_1, Style.LEVEL_2, Style.NOTE, Style.KEPT)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TITLE_WORDS = re.compile(
    r"[《“（〔]*(?:[0-9A-Za-z.—－-]+[年月日期号]?|民生实事|民生實事|进展情况|進展情況|滞后事项|[一-龥]{2}(?=情况)|"
    r"情况|事项|事項|关于|關於|工作|督查|印发|落实|方案|分类|汇总|总表|的通[报報知]|的报告|通报|核对单|督办单|.)[》”）〕，、的]*"
)
"""What stands together in a title's line; every other character by itself."""
_NUMERALS = "零一二三四五六七八九十"


def words(style: Style, *parts: str | Run) -> Words:
    """Return a paragraph of texts and runs; empty ones are left out, what no document can hold is dropped.

    Quotations within quotations take the other marks, here as in a table's cells.
    """
    runs = (part if isinstance(part, Run) else Run(part) for part in parts)
    clean = [Run(_UNWRITABLE.sub("", run.text), run.face, run.bold) for run in runs]
    rest, out = quoted.nested("".join(run.text for run in clean)), []
    for run in clean:
        out.append(Run(rest[: len(run.text)], run.face, run.bold))
        rest = rest[len(run.text) :]
    return Words(style, tuple(run for run in out if run.text))


def body(*parts: str | Run) -> Words:
    """Return an ordinary paragraph."""
    return words(Style.BODY, *parts)


def title(text: str) -> Words:
    """Return a title; one longer than a line is broken between words, where its lines come out most alike."""
    across = OFFICIAL.characters * OFFICIAL.points / SIZES[Style.TITLE] - 1.5
    many = max(1, math.ceil(sum(map(width, text)) / across))
    lines_of, rest = [], text
    for left in range(many, 1, -1):
        head = _head(rest, sum(map(width, rest)) / left, across)
        lines_of.append(head)
        rest = rest[len(head) :]
    return words(Style.TITLE, "\n".join([*lines_of, rest]))


def _head(text: str, wide: float, across: float) -> str:
    """Return the words a title's next line begins with, as near to `wide` as words allow, never over `across`."""
    heads = [text[: found.end()] for found in _TITLE_WORDS.finditer(text)]
    fits = [one for one in heads if one != text and sum(map(width, one)) <= across] or [text[: round(wide)]]
    return min(fits, key=lambda one: abs(sum(map(width, one)) - wide))


def heading(number: int, text: str) -> Words:
    """Return a heading of the first level: 一、总体情况."""
    return words(Style.LEVEL_1, f"{numeral(number)}、{text}")


def led(lead: str, text: str) -> Words:
    """Return a paragraph led by some words in 楷体."""
    return body(Run(lead, Face.KAI), text)


def numeral(number: int) -> str:
    """Write 1 to 99 as official headings do: 一, 十二, 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def row(*cells: str, spanning: str = "", bold: bool = False) -> Row:
    """Return a table's row; what no document can hold is dropped."""
    return Row(tuple(map(_clean, cells)), "\n".join(map(_clean, spanning.split("\n"))), bold)


def _clean(text: str) -> str:
    return quoted.nested(_UNWRITABLE.sub("", text))


def lines(block: Block, grid: Grid) -> float:
    """Count the body's lines a block takes on a page; a table is not counted by the line, and raises ValueError."""
    if isinstance(block, Table):
        raise ValueError(block)
    size = SIZES.get(block.style, grid.points)
    scale = size / grid.points
    across = grid.characters / scale
    parts = [sum(map(width, part)) for part in block.text.split("\n")]
    parts[0] += 2 if block.style in INDENTED else 0
    deep = max(1.0, scale * TITLE_LINES) if scale > 1 else 1.0
    return sum(max(1, math.ceil(ems / (across - 0.5))) for ems in parts) * deep


def width(character: str) -> float:
    """Return how wide a character is, in full-width ones."""
    if unicodedata.combining(character):
        return 0
    return 1 if unicodedata.east_asian_width(character) in "WFA" else NARROW


def total(blocks: Iterable[Block], grid: Grid) -> float:
    """Count the lines of some paragraphs."""
    return sum(lines(block, grid) for block in blocks)


def text(paper: PaperOut) -> str:
    """Return a paper as text to copy: a paragraph a line, a table's cells with tabs between."""
    return "\n".join(line for section in paper.sections for block in section.blocks for line in _text(block)) + "\n"


def _text(block: Block) -> Iterator[str]:
    if isinstance(block, Words):
        yield block.text.replace("\n", "") if block.style in SIZES else block.text
        return
    yield "\t".join(column.heading for column in block.columns)
    for one in block.rows:
        yield "\t".join(cell.replace("\n", " ").replace("\t", " ") for cell in one.cells)
        if one.spanning:
            yield one.spanning
