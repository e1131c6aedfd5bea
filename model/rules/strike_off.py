"""销号: which steps may follow which, what proof each kind of item needs, and where an item stands.

推进中 → 报完成（待核） → 退回补证, or 核验通过 → 已销号; reopened where need be.
A finished item is proposed as 报完成, and never struck off by itself.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from model.records import Round, StrikeMove
from model.rules import personal
from model.terms import ItemKind, Move, State

AFTER: Mapping[Move, State] = {
    Move.REPORT: State.REPORTED,
    Move.RETURN: State.RETURNED,
    Move.VERIFY: State.VERIFIED,
    Move.STRIKE: State.STRUCK_OFF,
    Move.REOPEN: State.RUNNING,
}
"""Where each step leads."""

FROM: Mapping[Move, Collection[State]] = {
    Move.REPORT: (State.RUNNING, State.RETURNED),
    Move.RETURN: (State.REPORTED, State.VERIFIED),
    Move.VERIFY: (State.REPORTED,),
    Move.STRIKE: (State.VERIFIED,),
    Move.REOPEN: (State.VERIFIED, State.STRUCK_OFF),
}
"""From where each step may be done."""

MUST_SAY_WHY = (Move.RETURN, Move.REOPEN)

PROOF: Mapping[ItemKind, str] = {
    ItemKind.WORKS: "验收单",
    ItemKind.SERVICE: "汇总表（不含姓名等个人信息）",
    ItemKind.POLICY: "文件文号",
    ItemKind.CREATE: "认定文件",
}
"""What proves an item of a kind."""

_DOC_NO = re.compile(r"[〔\[（(【]?(?:19|20)[0-9]{2}[〕\]）)】]?年?第?[0-9]+号")

BACK = (Move.RETURN, Move.REOPEN)
"""After these, what was handed in before proves nothing more."""


def until(moves: Iterable[StrikeMove], at: Round, rounds: Sequence[Round]) -> tuple[StrikeMove, ...]:
    """Return the steps that count in a round: those done before the next one is closed off."""
    later = min((one.cutoff for one in rounds if one.end > at.end), default=None)
    return tuple(one for one in moves if later is None or one.date < later)


def state(moves: Sequence[StrikeMove], *, finished: bool) -> State:
    """Return where an item stands; without a step of the office, one finished in every line is proposed."""
    if moves:
        return AFTER[moves[-1].move]
    return State.REPORTED if finished else State.RUNNING


def allowed(stands: State) -> tuple[Move, ...]:
    """Return the steps that may be done next."""
    return tuple(move for move in Move if stands in FROM[move])


def proofs(moves: Sequence[StrikeMove]) -> tuple[StrikeMove, ...]:
    """Return the steps whose proof counts: those after the last 退回补证 or 重开 that bring any."""
    last = max((place for place, one in enumerate(moves) if one.move in BACK), default=-1)
    return tuple(one for one in moves[last + 1 :] if one.proof or one.files)


def lacks(kind: ItemKind, moves: Sequence[StrikeMove]) -> str:
    """Return what an item still owes as proof, "" for nothing; a document counts by its number or as a file."""
    numbered = kind is ItemKind.POLICY
    proved = any(one.files or not numbered or _DOC_NO.search(one.proof) for one in proofs(moves))
    return "" if proved else PROOF[kind]


def refusal(stands: State, move: Move, reason: str) -> str:
    """Say why a step cannot be done, "" where it can."""
    if stands is State.ENDED:
        return "这一项已终止，不办销号"
    if stands not in FROM[move]:
        may = "、".join(one.word for one in allowed(stands))
        return f"这一项现在是“{stands.word}”，不能{move.word}；可以：{may}"
    if move in MUST_SAY_WHY and not reason.strip():
        return f"{move.word}要写明理由"
    return ""


def bad_proof(kind: ItemKind, proof: str) -> str:
    """Say why a proof's text is not kept, "" where it may be: no personal numbers; of a document its number."""
    if kinds := personal.found(proof):
        return f"佐证里写了{'、'.join(kinds)}，不能存；{PROOF[kind]}只写编号和存放处"
    return ""


def early(moves: Sequence[StrikeMove], on: datetime.date) -> str:
    """Say that a step would be dated before the one it follows, "" where it is not."""
    if moves and on < moves[-1].date:
        return f"日期{on.isoformat()}早于上一步“{moves[-1].move.word}”的{moves[-1].date.isoformat()}"
    return ""
