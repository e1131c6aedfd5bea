"""What the commands of 考核评价 print."""

from __future__ import annotations

from typing import Any

from model import output
from model.records.score import FrozenScore, Objection, Point, Scores, UnitScore
from model.rules.quantity import plain
from model.rules.score import words
from model.work.scores import Verified


def shown(scores: Scores, version: FrozenScore | None = None) -> None:
    """Print the ranks, and every open point."""
    state = f"定稿第{version.version}版 校验 {version.mark}" if version else "试算"
    output.say(f"{scores.title}　截至{scores.round}　办法：{scores.book.name}　{state}")
    for county, name in words.GROUPS:
        group = [one for one in scores.units if one.county is county]
        if group:
            output.say(f"{name} {len(group)} 家：")
        for one in group:
            output.say(f"    {one.name}　{one.words}　{words.standing(scores, one)}")
    for unit, point in scores.open:
        output.say(f"〔未定〕{unit.name}　{point.what}：{point.reason}")
    for why, names in scores.apart_by_reason.items():
        output.say(f"〔不计分〕{why}：{'、'.join(names)}")
    for remark in scores.remarks:
        output.say(f"〔说明〕{remark}")


def points(score: UnitScore) -> None:
    """Print every point of a unit with its reason, figure and source."""
    output.say(f"{score.name}　总分{score.words}")
    for one in score.points:
        got = "未定" if one.points is None else f"{plain(one.points)}分"
        parts = (one.reason, one.figure, one.source.file)
        output.say(f"    〔{one.part.word}〕{one.what}　{got}　{'　'.join(part for part in parts if part)}")


def verified(found: Verified) -> None:
    """Print whether a version comes out of the ledger again."""
    one = found.version
    output.say(f"第{one.version}版（{one.date.isoformat()}，校验 {one.mark}）")
    if not found.whole:
        output.say("定稿的内容与登记的校验值不符。")
    output.say("从台账重算，与定稿逐字节一致。" if found.same else "从台账重算，与定稿不一致：")
    for sentence in (*found.differs, *found.notes):
        output.say(f"    {sentence}")


def scores_json(scores: Scores, version: FrozenScore | None = None) -> dict[str, Any]:
    """Return the document `scores --json` prints."""
    return {
        "period": scores.period,
        "book": scores.book.name,
        "version": version.version if version else None,
        "sha256": version.sha256 if version else None,
        "units": [_unit(one) for one in scores.units],
        "apart": [{"name": name, "why": why} for name, why in scores.apart],
        "open": len(scores.open),
        "remarks": list(scores.remarks),
    }


def _unit(one: UnitScore) -> dict[str, Any]:
    return {
        "name": one.name,
        "county": one.county,
        "rank": one.rank,
        "provisional": bool(one.open),
        "vetoed": one.vetoed,
        "total": str(one.total),
        "at_stake": str(one.at_stake),
        "points": [_point(point) for point in one.points],
    }


def _point(one: Point) -> dict[str, Any]:
    return {
        "part": one.part.value,
        "what": one.what,
        "role": one.role.value if one.role else None,
        "points": None if one.points is None else str(one.points),
        "full": None if one.full is None else str(one.full),
        "reason": one.reason,
        "figure": one.figure,
        "line": one.source.line,
        "period": one.source.period,
        "file": one.source.file,
    }


def verified_json(found: Verified) -> dict[str, Any]:
    """Return the document `scores --verify --json` prints."""
    return {
        "version": found.version.version,
        "sha256": found.version.sha256,
        "whole": found.whole,
        "same": found.same,
        "differs": list(found.differs),
        "notes": list(found.notes),
    }


def objections(found: tuple[Objection, ...], names: dict[str, str]) -> None:
    """Print the objections with their answers."""
    for one in found:
        who = names.get(one.unit, one.unit)
        output.say(f"{one.number}　第{one.version}版　{who}：{one.text}（{one.who}，{one.date.isoformat()}）")
        answered = f"{one.answer}（{one.answered_by}，{one.answered.isoformat()}）" if one.answered else "待答复"
        output.say(f"    答复：{answered}")
    output.say(f"异议 {len(found)} 条，待答复 {sum(not one.answer for one in found)} 条。")
