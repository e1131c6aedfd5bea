"""考核记事: what a person gives, praises, finds untrue or vetoes, and how people voted; with reason, who and date."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model import clock
from model.errors import ClerkError
from model.records import Changes, Unit
from model.records.score import OwnPoints, ScoreNote
from model.rules.quantity import plain as plainly
from model.store import scores as store
from model.terms import Verb
from model.terms_score import Noted
from model.work import score_rules
from model.work.ledger import Ledger, Standing, standing
from model.work.whose_form import find_unit

CAN_HAVE_POINTS = (Noted.POINTS, Noted.PRAISE, Noted.UNTRUE, Noted.ABSENT)
VOTES = 3
LARGEST = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is noted of a unit (a name or an id). `about`: a manual part's name, a line ("26-2") or what happened."""

    kind: Noted
    unit: str
    reason: str
    who: str
    about: str = ""
    points: Decimal | None = None
    votes: tuple[int, ...] = ()
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class NotePlan:
    """A note as it would be kept."""

    says: str
    title: str
    note: ScoreNote
    ask: Ask
    last_act: int


def plan(ledger: Ledger, ask: Ask) -> NotePlan:
    """Say what a note is; nothing is written. Raises ClerkError with all that is wrong with it at once."""
    now = standing(ledger)
    unit = _unit(now, ask.unit)
    day, about = ask.date or clock.today(), ask.about.strip()
    parts = score_rules.load(ledger).book.manual
    if ask.kind is Noted.POINTS and not about and len(parts) == 1:
        about = parts[0].name
    if wrong := [*_wordless(ask, day), *_numbers(ask), *_about(now, ask, about, parts)]:
        raise ClerkError.of("考核记事没有保存，没有改动台账", wrong)
    note = ScoreNote(ask.kind, unit.id, ask.reason.strip(), ask.who.strip(), day, about, ask.points, ask.votes)
    said = in_words(note)
    return NotePlan(f"{unit.short}：{said}。", f"{unit.short} {said.partition('：')[0]}", note, ask, ledger.last_act())


def in_words(note: ScoreNote) -> str:
    """Write a note out, without its unit."""
    points = f"{plainly(note.points)}分" if note.points is not None else ""
    votes = "满意{}票、基本满意{}票、不满意{}票".format(*note.votes) if note.votes else ""
    what = " ".join(part for part in (note.kind.word, note.about, points, votes) if part)
    return f"{what}：{note.reason}（{note.who}，{note.date.isoformat()}）"


def notes(ledger: Ledger) -> tuple[ScoreNote, ...]:
    """Return the notes that stand."""
    return store.notes(ledger)


def _unit(now: Standing, name: str) -> Unit:
    return next((one for one in now.setup.units if one.id == name), None) or find_unit(now, name)


def _wordless(ask: Ask, day: datetime.date) -> list[str]:
    wrong = [f"没有写{word}" for word, text in (("理由", ask.reason), ("谁定的", ask.who)) if not text.strip()]
    return [*wrong, f"日期{day.isoformat()}还没有到"] if day > clock.today() else wrong


def _numbers(ask: Ask) -> list[str]:
    wrong = []
    points = ask.points
    if points is not None and ask.kind not in CAN_HAVE_POINTS:
        wrong.append(f"“{ask.kind.word}”不带分数")
    if points is None and ask.kind is Noted.POINTS:
        wrong.append("人工评分要写几分")
    if points is not None and not (0 <= points <= LARGEST and points == points.quantize(Decimal("0.01"))):
        wrong.append(f"分数要在0到{LARGEST}之间，最多两位小数，加扣由办法定，不写负号")
    if (ask.kind is Noted.VOTES) != bool(ask.votes):
        wrong.append("满意度投票要写满意、基本满意、不满意各几票" if not ask.votes else f"“{ask.kind.word}”不带票数")
    if ask.votes and (len(ask.votes) != VOTES or min(ask.votes) < 0 or not sum(ask.votes)):
        wrong.append("票数要写三个数：满意,基本满意,不满意，不能都是0")
    return wrong


def _about(now: Standing, ask: Ask, about: str, parts: Sequence[OwnPoints]) -> list[str]:
    """Say where manual points are about nothing that is scored by hand."""
    if ask.kind is not Noted.POINTS:
        return []
    full = next((one.full for one in parts if one.name == about), None)
    if full is not None:
        over = ask.points is not None and ask.points > full
        return [f"“{about}”满分{plainly(full)}分，不能评{plainly(ask.points or Decimal(0))}分"] if over else []
    if any(line.id == about for line in now.setup.lines):
        return []
    own = [line.id for line in now.setup.lines if line.item in {i.id for i in now.setup.items if i.no == about}]
    if own:
        return [f"人工评分要评到行，第{about}项的各行是{'、'.join(own)}"]
    listed = "、".join(one.name for one in parts)
    return [f"人工评分要写评的是哪一部分（{listed or '办法里没有人工部分'}）或哪一行（26-2）"]


def do(ledger: Ledger, planned: NotePlan) -> Changes:
    """Keep the note in one act; what the ledger has learned since is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    with ledger.act(Verb.SCORE_NOTE.word, planned.title) as act:
        store.add_note(ledger, planned.note)
    return Changes(act, f"{Verb.SCORE_NOTE.word} {planned.title}")
