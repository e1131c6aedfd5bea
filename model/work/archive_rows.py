"""What 归档清单 prints of each line: its last figure and light, how its item was struck off, where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.records import ItemView, Key, LineView, PeriodView, RoundView
from model.rules.neat import tenth
from model.rules.who_gets_a_form import LEADING
from model.sheets.archive_list import FinalRow
from model.terms import Field, Kind, Light, Move
from model.work.evidence import words as file_words
from model.work.ledger import Standing
from model.work.look import Words

DASH = "—"


@dataclass(frozen=True, slots=True)
class Rows:
    """Make the rows of a round's view."""

    now: Standing
    words: Words
    view: PeriodView

    def all(self) -> tuple[FinalRow, ...]:
        """Return a row for every line, in the plan's order; an item without lines has one too."""
        return tuple(row for item in self.view.items for row in self._item(item))

    def _item(self, item: ItemView) -> Iterator[FinalRow]:
        one = item.item
        own = {
            "section": one.section,
            "no": one.no,
            "public_no": one.public_no,
            "text": one.text,
            "leads": "、".join(item.leads),
            "state": item.state.word + (f"\n{item.change_words}" if item.change_words else ""),
            "struck": struck(item),
        }
        if not item.lines:
            yield FinalRow(**own, label="", target=None, done=None, completion=None, light=Light.NONE,
                           light_word=item.light_word, source="")  # fmt: skip
        for place, line in enumerate(item.lines):
            yield self._line(line, own if not place else dict.fromkeys(own, ""))

    def _line(self, line: LineView, own: dict[str, str]) -> FinalRow:
        """Return a line's row; of a line that is silent in the last round, what was told last."""
        target, past = line.line.target, self._told_before(line)
        measure = f"（{target.printed_measure}）" if target and target.printed_measure else ""
        done, stage, completion = (
            (past.done, past.stage, past.completion) if past else (line.done, line.stage, line.completion)
        )
        return FinalRow(
            **own,
            label=f"{line.line.name}{measure}",
            target=target.printed if target else DASH,
            done=stage or None if line.line.kind is Kind.MILESTONE else done,
            completion=None if completion is None or target is None else tenth(completion),
            light=line.light,
            light_word=f"{line.light_word}\n（有冲突）" if line.conflict else line.light_word,
            source=f"本期未报，是{past.round.name}报的" if past else "；".join(self._sources(line)),
        )

    def _told_before(self, line: LineView) -> RoundView | None:
        """Return the round a silent line was told of last; None for one that is told of, or never was."""
        if line.reported:
            return None
        past = [one for one in line.year if one.round.end < self.view.round.end]
        return next((one for one in reversed(past) if one.done is not None or one.stage), None)

    def _sources(self, line: LineView) -> Iterator[str]:
        """Yield where the last figure was read or typed in."""
        figures = self.now.known.view.figures
        period, field = self.view.round.period, Field.STAGE if line.line.kind is Kind.MILESTONE else Field.DONE
        for unit in dict.fromkeys((line.lead, *(part.unit for part in line.parts if part.role in LEADING))):
            figure = figures.get(Key(period, line.line.id, unit, field))
            for value in self.words.conflict(figure).values if figure else ():
                place = " ".join(part for part in (own_name(value.file), value.sheet, value.cell) if part)
                yield f"{value.value}：{place}" if figure and figure.conflict else place


def struck(item: ItemView) -> str:
    """Say an item's steps to 销号 since it was last reopened, with the proof."""
    last = max((place for place, move in enumerate(item.moves) if move.move is Move.REOPEN), default=-1)
    told = []
    for move in item.moves[last + 1 :]:
        proof = "；".join(part for part in (move.proof, *map(file_words, move.files)) if part)
        told.append(f"{move.date.isoformat()} {move.move.word}" + (f"（{proof}）" if proof else ""))
    return "\n".join(told)


def own_name(file: str) -> str:
    """Return a file's own name, without the folders it lay in."""
    return file.replace("\\", "/").rpartition("/")[2]
