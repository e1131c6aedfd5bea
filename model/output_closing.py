"""What the commands print of closed rounds: their banner, the closings, what moved between two rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from model import output
from model.records import Closed, LineView, Published
from model.rules import percent
from model.rules.compare import Comparison, Pair, Shift, points
from model.work.compare_periods import Compared


def banner(one: Published) -> None:
    """Say that a round is closed, since when and despite what."""
    if one.closing is None:
        return
    told = f"【{one.closing.words}，校验码{one.closing.mark}】以下是封存时的样子，以后收的、改的都不在内。"
    output.say(told + (f"当时有未办的仍封存，理由：{one.closing.reason}。" if one.closing.reason else ""))


def drift(found: Comparison | None, *, live: bool) -> None:
    """List what changed in a round since it was closed; `live`: what is printed above is the round as it is now."""
    if found is None:
        return
    if live:
        output.say("【已封存】以上是重新计算的数，没有公布过；公布过的请不加 --live 看。")
    if not found.moved:
        output.say("封存后的变化：没有。")
        return
    output.say(f"封存后的变化 {len(found.moved)} 行（不计入已封存的，计入下一期；要改经批准重开）：")
    for one in found.moved:
        output.say(f"　{one.sentence}")


def snapshots(found: Sequence[Closed], names: Mapping[str, str]) -> None:
    """List the closings with what ended them."""
    if not found:
        output.say("还没有封存过任何一期。")
    for one in found:
        held, after = one.closing, one.reopened
        output.say(
            f"{names.get(held.period, held.period)}（{held.period}）　{held.words}　校验码{held.mark}　"
            f"依据报送记录{held.records}份，截至第{held.last_act}步"
        )
        for sentence in held.open:
            output.say(f"　当时：{sentence}")
        if held.reason:
            output.say(f"　仍封存的理由：{held.reason}")
        if after:
            output.say(f"　{after.date.isoformat()} 重开：{after.reason}（{after.approver}）")


def compared(found: Compared) -> None:
    """Print what moved between two rounds."""
    output.say(found.says)
    for shift in Shift:
        some = [one for one in found.found.moved if one.shift is shift]
        for one in some:
            output.say(f"〔{shift.word}〕{one.sentence}　牵头：{'、'.join(one.leads)}")


def published_json(one: Published, found: Comparison | None) -> dict[str, Any]:
    """Return whether a round is closed, and what changed since, as JSON."""
    return {
        "closed": closing_json(one) if one.closing else None,
        "since_closing": [_pair(pair) for pair in found.moved] if found else [],
    }


def closing_json(one: Published) -> dict[str, Any]:
    """Return a round's closing as JSON."""
    return {} if one.closing is None else closed_json(Closed(one.closing))


def closed_json(one: Closed) -> dict[str, Any]:
    """Return a closing with what ended it as JSON."""
    held, after = one.closing, one.reopened
    return {
        "period": held.period,
        "number": held.number,
        "date": held.date.isoformat(),
        "hash": held.hash,
        "rule": held.rule,
        "reason": held.reason,
        "open": list(held.open),
        "inputs": held.inputs,
        "records": held.records,
        "last_act": held.last_act,
        "chain": held.chain,
        "act": held.act,
        "reopened": after
        and {
            "date": after.date.isoformat(),
            "reason": after.reason,
            "approver": after.approver,
            "act": after.act,
        },
    }


def compared_json(found: Compared) -> dict[str, Any]:
    """Return a comparison as JSON: the counts, and every line."""
    return {
        "before": _round(found.before),
        "after": _round(found.after),
        "counts": {shift.value: many for shift, many in found.found.counts.items()},
        "lines": [_pair(one) for one in found.found.pairs],
    }


def _round(one: Published) -> dict[str, Any]:
    return {"period": one.view.round.period, "closed": closing_json(one) or None}


def _pair(one: Pair) -> dict[str, Any]:
    return {
        "line": one.line,
        "no": one.no,
        "name": one.name,
        "leads": list(one.leads),
        "shift": one.shift.value,
        "words": list(one.words),
        "by": _json(one.by),
        "points": points(one.points) or None,
        "before": _line(one.before),
        "after": _line(one.after),
    }


def _line(one: LineView | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "done": _json(one.done),
        "stage": one.stage or None,
        "completion": _json(percent.rounded(one.completion)),
        "light": one.light.value,
        "light_word": one.light_word,
    }


def _json(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
