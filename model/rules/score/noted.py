"""What do people's own words bring a unit: 起评分, 人工评分, 满意度? What nobody gave is open."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from model.records.score import OwnPoints, Point, ScoreNote
from model.rules.quantity import plain
from model.rules.score.cents import cents
from model.rules.score.ground import Ground
from model.rules.score.marking import tell
from model.terms_score import Noted, ScorePart

_CENT = Decimal("0.01")


def points(ground: Ground, unit: str) -> Iterator[Point]:
    """Yield what every unit begins with, what persons give it, and its 满意度."""
    book = ground.book
    if book.start:
        start = book.start.quantize(_CENT)
        yield Point(ScorePart.START, ScorePart.START.word, start, "各单位都从这个分起", start)
    notes = ground.notes_of(unit)
    for own in book.manual:
        yield _manual(own, [one for one in notes if one.kind is Noted.POINTS and one.about == own.name])
    if book.satisfaction:
        yield _satisfaction(book.satisfaction, [one for one in notes if one.kind is Noted.VOTES])


def by_whom(note: ScoreNote) -> str:
    """Write a note's reason with who and when."""
    return f"{note.reason}（{note.who}，{note.date.isoformat()}）"


def _manual(own: OwnPoints, notes: list[ScoreNote]) -> Point:
    """Return the points of a manual part; of several notes the last one counts."""
    given, full = [one for one in notes if one.points is not None], own.full.quantize(_CENT)
    if not given:
        return Point(ScorePart.MANUAL, own.name, None, f"{own.name}还没有评分", full)
    note = given[-1]
    points = min(note.points or Decimal(0), own.full).quantize(_CENT)
    earlier = f"；以前评的{len(given) - 1}次不计" if len(given) > 1 else ""
    return Point(ScorePart.MANUAL, own.name, points, by_whom(note) + earlier, full)


def _satisfaction(full: Decimal, notes: list[ScoreNote]) -> Point:
    """Return 满意度: (满意 + 基本满意) over all votes, of several polls together."""
    what = ScorePart.SATISFACTION.word
    content, fair, not_content = (sum(one.votes[place] for one in notes if one.votes) for place in range(3))
    votes = content + fair + not_content
    if not votes:
        return Point(ScorePart.SATISFACTION, what, None, "没有满意度投票", full.quantize(_CENT))
    rate = Fraction(content + fair, votes)
    polls = f"，{len(notes)}次投票合计" if len(notes) > 1 else ""
    figure = f"满意{content}票、基本满意{fair}票、不满意{not_content}票，满意率{tell(rate * 100)}%{polls}"
    why = f"{plain(full)}分×满意率（{content}+{fair}）/{votes}"
    return Point(
        ScorePart.SATISFACTION,
        what,
        cents(Fraction(full) * rate),
        f"{why}；{by_whom(notes[-1])}",
        full.quantize(_CENT),
        figure,
    )


def veto(ground: Ground, unit: str) -> ScoreNote | None:
    """Return the note that vetoes a unit, None where there is none."""
    return next((one for one in ground.notes_of(unit) if one.kind is Noted.VETO), None)
