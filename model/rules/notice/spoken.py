"""Find the tasks of a text that numbers them by words: “一是…。二是…。”, or lists them behind “分别是：…；…；…。”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.rules.notice import blocks, numerals, verbs
from model.rules.notice.marks import Mark
from model.rules.notice.source import Row
from model.rules.notice.text import Text, split

WORD = re.compile(
    r"(?:^|(?<=[。;:,!]))\s*(?P<word>(?P<value>[一二三四五六七八九十]{1,3})是|第(?P<nth>[一二三四五六七八九十]{1,3})[,、:])"
)
BEFORE_LIST = re.compile(r"(?:分别是|分别为|如下|具体是|具体为|包括|即|内容是|内容为)\s*:")
FEWEST = 3
WIDEST_GAP = 5
SHORTEST = 6

Spot = tuple[int, int, int, int]
"""Row's index, where the word begins in it, where it ends, its value."""

Task = tuple[Mark, list[Row]]


def tasks(rows: Sequence[Row]) -> tuple[list[Row], list[Task]]:
    """Return the rows around the tasks, and each task with its rows; no task where fewer than three carry on."""
    chain = _longest([spot for place, row in enumerate(rows) for spot in _spots(place, row)])
    return _cut(rows, chain) if len(chain) >= FEWEST else _behind_colon(rows)


def _spots(place: int, row: Row) -> list[Spot]:
    out = []
    for match in WORD.finditer(row.text.plain):
        value = numerals.value(match["value"] or match["nth"])
        if value:
            out.append((place, match.start("word"), match.end("word"), int(value)))
    return out


def _longest(spots: Sequence[Spot]) -> list[Spot]:
    """Return the longest run that begins with one and carries on, perhaps with a gap."""
    best: list[Spot] = []
    for at, first in enumerate(spots):
        if first[3] != 1:
            continue
        chain = [first]
        for spot in spots[at + 1 :]:
            if spot[3] == 1:
                break
            if chain[-1][3] < spot[3] <= chain[-1][3] + WIDEST_GAP:
                chain.append(spot)
        best = max(best, chain, key=len)
    return best


def _cut(rows: Sequence[Row], chain: Sequence[Spot]) -> tuple[list[Row], list[Task]]:
    """Cut the rows at the words of a run."""
    around = [*rows[: chain[0][0]], *_part(rows[chain[0][0]], 0, chain[0][1])]
    out: list[Task] = []
    for spot, after in zip(chain, [*chain[1:], None], strict=True):
        place, start, end, value = spot
        label = rows[place].text.raw[start:end].removesuffix("是").strip("，,、：: ")
        last, stop = (after[0], after[1]) if after else (len(rows), 0)
        within = len(rows[place].text) if last > place else stop
        own = _part(rows[place], start, within)
        below = list(rows[place + 1 : last])
        if after and last > place:
            below += _part(rows[last], 0, stop)
        if after is None and not any(len(task[1]) > 1 for task in out):
            kept = next((at for at, row in enumerate(below) if not blocks.is_label_row(row.text)), len(below))
            around += below[kept:]
            below = below[:kept]
        out.append((Mark("word", label, value, end - start), [*own, *below]))
    return around, out


def _part(row: Row, start: int, end: int) -> list[Row]:
    text = row.text.cut(start, end).strip(" ")
    return [Row(row.line, text)] if len(text) else []


def _behind_colon(rows: Sequence[Row]) -> tuple[list[Row], list[Task]]:
    """Return the tasks listed behind a colon, parted by semicolons."""
    for place, row in enumerate(rows):
        match = BEFORE_LIST.search(row.text.plain)
        if match is None:
            continue
        stop = row.text.plain.find("。", match.end())
        stop = stop + 1 if stop >= 0 else len(row.text)
        listed = row.text.cut(match.end(), stop)
        parts = [listed.cut(low, high).strip(" 。") for low, high in split(listed, ";")]
        if len(parts) < FEWEST or not all(map(_is_task, parts)):
            continue
        around = [*rows[:place], *_part(row, 0, match.end()), *_part(row, stop, len(row.text)), *rows[place + 1 :]]
        return around, [
            (Mark("listed", str(number), number, 0), [Row(row.line, part)]) for number, part in enumerate(parts, 1)
        ]
    return list(rows), []


def _is_task(text: Text) -> bool:
    """Say whether a part promises something: it counts, or acts."""
    return len(text) >= SHORTEST and (
        verbs.VERB.search(text.plain) is not None or re.search(r"\d", text.plain) is not None
    )
