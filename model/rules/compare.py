"""What moved between two rounds, line by line, and which lights changed? Also: between a round frozen and as it is now.

Every line of either round stands in exactly one row, so that the counts add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from model.records import ItemView, LineView, PeriodView
from model.rules import target
from model.rules.light import SEVERITY
from model.rules.neat import tenth
from model.rules.quantity import plain
from model.term import Term
from model.terms import Light, State


class Shift(Term):
    """What became of a line from one round to the other."""

    WORSE = "worse", "变差"
    BETTER = "better", "变好"
    OTHER = "other", "亮灯有变"
    SAME = "same", "亮灯不变"
    NEW = "new", "新增"
    ENDED = "ended", "终止"
    GONE = "gone", "移出"


@dataclass(frozen=True, slots=True)
class Pair:
    """A line before and after; None where it is not in that round. `words`: what moved, each a short clause.

    `by`: by how much its figure moved, in the printed measure; `points`: by how many points its completion did.
    """

    line: str
    no: str
    item: str
    name: str
    leads: tuple[str, ...]
    shift: Shift
    words: tuple[str, ...]
    before: LineView | None
    after: LineView | None
    by: Decimal | None = None
    points: Decimal | None = None

    @property
    def sentence(self) -> str:
        """Say the line and what moved in it."""
        return f"{self.line} {self.name} {'，'.join(self.words)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds beside each other, every line of either in the plan's order."""

    before: PeriodView
    after: PeriodView
    pairs: tuple[Pair, ...]

    @property
    def moved(self) -> tuple[Pair, ...]:
        """Return the lines in which anything moved."""
        return tuple(one for one in self.pairs if one.words)

    @property
    def counts(self) -> Mapping[Shift, int]:
        """Count the lines by what became of them; they add up to all lines."""
        found = Counter(one.shift for one in self.pairs)
        return {shift: found[shift] for shift in Shift}

    @property
    def words(self) -> str:
        """Say the counts: 共190行：变差3行、变好12行、亮灯不变175行."""
        told = "、".join(f"{shift.word}{many}行" for shift, many in self.counts.items() if many)
        return f"共{len(self.pairs)}行：{told}" if told else "没有一行可比"


def compare(before: PeriodView, after: PeriodView, *, texts: bool = False) -> Comparison:
    """Set two rounds beside each other; `texts`: other words of 进展情况 or 存在问题 count as moved, too."""
    was, now = _lines(before), _lines(after)
    order = list(now)
    order += [one for one in was if one not in now]
    pairs = (_pair(was.get(one), now.get(one), texts=texts) for one in order)
    return Comparison(before, after, tuple(pairs))


Placed = tuple[ItemView, LineView]


def _lines(view: PeriodView) -> dict[str, Placed]:
    return {line.line.id: (item, line) for item in view.items for line in item.lines}


def _pair(was: Placed | None, now: Placed | None, *, texts: bool) -> Pair:
    item, line = now or was or _none()
    before, after = was[1] if was else None, now[1] if now else None
    ended = was is not None and now is not None and _ended(now) and not _ended(was)
    by = points = None
    if before and after:
        by, points = _less(after.done, before.done), _less(after.completion, before.completion)
    return Pair(
        line=line.line.id,
        no=item.item.no,
        item=item.item.text,
        name=line.line.name,
        leads=line.leads,
        shift=Shift.ENDED if ended else _shift(before, after),
        words=tuple(_words(was, now, texts=texts)),
        before=before,
        after=after,
        by=by,
        points=points,
    )


def _none() -> Placed:
    raise ValueError("a line of neither round")


def _ended(placed: Placed) -> bool:
    return placed[0].state is State.ENDED


def _shift(before: LineView | None, after: LineView | None) -> Shift:
    if before is None:
        return Shift.NEW
    if after is None:
        return Shift.GONE
    was, now = before.light, after.light
    if was is now:
        return Shift.SAME if before.light_word == after.light_word else Shift.OTHER
    if Light.NONE in (was, now):
        return Shift.OTHER
    return Shift.WORSE if SEVERITY.index(now) < SEVERITY.index(was) else Shift.BETTER


def _words(was: Placed | None, now: Placed | None, *, texts: bool) -> Iterator[str]:
    """Yield what moved in a line."""
    if was is None or now is None:
        yield "前一期没有这一行" if was is None else "后一期没有这一行"
        return
    (old_item, old), (new_item, new) = was, now
    if old_item.change_words != new_item.change_words:
        yield new_item.change_words or "已恢复"
    yield from _moved("累计", old.done, new.done)
    yield from _said("阶段", old.stage, new.stage)
    yield from _said("亮灯", old.light_word, new.light_word)
    if old.line.target != new.line.target and old.line.target and new.line.target:
        yield from _said("目标", target.words(old.line.target), target.words(new.line.target))
    if texts:
        if old.due_value != new.due_value or old.due_stage != new.due_stage:
            yield "应完成有变"
        if (old.text, old.problem) != (new.text, new.problem):
            yield "文字有改"


def _moved(word: str, old: Decimal | None, new: Decimal | None) -> Iterator[str]:
    if old == new:
        return
    by = _less(new, old)
    told = "" if by is None else f"（{'+' if by > 0 else ''}{plain(by)}）"
    yield f"{word}{_number(old)}→{_number(new)}{told}"


def _said(word: str, old: str, new: str) -> Iterator[str]:
    if old != new:
        yield f"{word}{old or '未报'}→{new or '未报'}"


def _number(value: Decimal | None) -> str:
    return "未报" if value is None else plain(value)


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def points(value: Decimal | None) -> str:
    """Write by how many points a completion moved: +12.3, -0.5; "" where it is not known."""
    if value is None:
        return ""
    shown = tenth(value)
    return f"{'+' if shown > 0 else ''}{plain(shown)}"
