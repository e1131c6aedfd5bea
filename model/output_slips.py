"""What the commands print of 督办单: lines for a clerk, and their JSON."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from model.records.slips import SlipStep, SlipView


def listed(shown: Sequence[SlipView]) -> Iterator[str]:
    """Yield a line a slip."""
    for one in shown:
        late = f"，逾期{one.overdue}天" if one.overdue else ""
        colour = f"〔{one.colour_word}〕" if one.colour_word else ""
        yield f"{one.slip.no}　{colour}{one.state.word}{late}　{one.lead}　{one.due.isoformat()}前　{one.slip.title}"
        if one.extended:
            yield f"    {one.extended}"
        yield from (f"    请看：{mark}" for mark in one.marks)


def whole(one: SlipView) -> Iterator[str]:
    """Yield all of a slip."""
    slip = one.slip
    yield from listed([one])
    told = (
        ("来源", slip.source), ("内容", slip.content), ("领导批示", slip.remark), ("办理要求", slip.demand),
        ("牵头", "　".join(part for part in (one.lead, one.contact, one.phone) if part)), ("配合", "、".join(one.co)),
    )  # fmt: skip
    yield from (f"{word}：{text}" for word, text in told if text)
    yield f"{slip.day.isoformat()}　立项，办结时限{slip.due.isoformat()}"
    for step in one.steps:
        until = f"（{step.until.isoformat()}）" if step.until else ""
        yield "　".join(part for part in (f"{step.day.isoformat()}　{step.move.word}{until}", step.text, step.who,
                                        step.file) if part)  # fmt: skip
    yield f"可以办：{'、'.join(move.word for move in one.allowed) or '无'}"


def list_json(shown: Sequence[SlipView], day: datetime.date, file: Path | None) -> dict[str, Any]:
    """Return the document `slips --json` prints."""
    return {"date": day.isoformat(), "slips": [slip_json(one) for one in shown], "file": str(file) if file else None}


def slip_json(one: SlipView) -> dict[str, Any]:
    """Return a slip as JSON."""
    slip = one.slip
    return {
        "no": slip.no,
        "date": slip.day.isoformat(),
        "source": slip.source,
        "title": slip.title,
        "content": slip.content,
        "remark": slip.remark,
        "demand": slip.demand,
        "lead": one.lead,
        "co": list(one.co),
        "item": slip.item,
        "line": slip.line,
        "period": slip.period,
        "first_due": slip.due.isoformat(),
        "due": one.due.isoformat(),
        "state": one.state.value,
        "state_word": one.state.word,
        "colour": one.colour.value,
        "colour_word": one.colour_word,
        "overdue": one.overdue,
        "allowed": [move.value for move in one.allowed],
        "marks": list(one.marks),
        "steps": [_step(step) for step in one.steps],
    }


def _step(one: SlipStep) -> dict[str, Any]:
    return {
        "move": one.move.value,
        "word": one.move.word,
        "date": one.day.isoformat(),
        "text": one.text,
        "who": one.who,
        "until": one.until.isoformat() if one.until else None,
        "file": one.file,
        "act": one.act,
    }
