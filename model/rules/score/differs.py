"""In what do two evaluations differ? Named by unit and line, so that a person can follow."""

from __future__ import annotations

from collections.abc import Iterator

from model.records.score import Point, Scores, UnitScore
from model.rules.quantity import plain


def differs(was: Scores, now: Scores) -> tuple[str, ...]:
    """Return a sentence for each unit whose score or rank is another, with the lines that are, () for equal ones."""
    before, after = ({one.unit: one for one in some.units} for some in (was, now))
    return tuple(
        sentence for unit in dict.fromkeys([*before, *after]) for sentence in _unit(before.get(unit), after.get(unit))
    )


def _unit(was: UnitScore | None, now: UnitScore | None) -> Iterator[str]:
    if was is None or now is None:
        one = was or now
        yield f"{one.name if one else ''}：{'不再计分' if now is None else '原来没有计分'}。"
        return
    if was == now:
        return
    said = [f"得分{plain(was.total)}→{plain(now.total)}" if was.total != now.total else f"得分仍是{plain(now.total)}"]
    if was.rank != now.rank:
        said.append(f"名次{was.rank or '—'}→{now.rank or '—'}")
    known, told = _told(was), _told(now)
    said += [f"{key}由{known.get(key, '没有')}变为{told.get(key, '没有')}" for key in dict.fromkeys([*known, *told])
             if known.get(key) != told.get(key)]  # fmt: skip
    yield f"{now.name}：{'；'.join(said)}。"


def _told(score: UnitScore) -> dict[str, str]:
    out: dict[str, str] = {}
    for one in score.points:
        out[one.what] = f"{out[one.what]}、{_points(one)}" if one.what in out else _points(one)
    return out


def _points(one: Point) -> str:
    return f"{'未定' if one.points is None else plain(one.points)}（{one.reason}）"
