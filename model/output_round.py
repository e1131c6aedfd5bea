"""What `show` prints of a round: sentences for a clerk, and its JSON document (DESIGN.md section 6)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from model import output, output_proved
from model.records import ItemView, LineView, PeriodView, Question, TargetChange
from model.rules import counts, light, one_question, percent, returns, round_words, strike_lists, totals
from model.rules.counts import Count
from model.terms import FormState, Light, State


def shown(view: PeriodView) -> None:
    """Print a round in short: lights, who has not reported, what is red."""
    output.say(f"{view.plan.title}　{view.round.name}（{view.round.period}）")
    output.say(_lights(view))
    if any(item.item.public_no for item in view.items):
        output.say(counts.words(counts.by_public_no(view.items)))
    forms = returns.count(view.units)
    output.say(f"应报 {forms.due} 家　{forms.reported}　未报 {forms.missing} 家")
    missing = [unit.unit.short for unit in view.units if unit.form is FormState.MISSING]
    if missing:
        output.say(f"未报：{'、'.join(missing)}")
    if told := round_words.started(view.items, view.sites):
        output.say(told)
    for item in view.items:
        if item.light in (Light.RED, Light.YELLOW):
            output.say(
                f"〔{item.light_word}〕{item.item.no}. {item.item.text}　{_pace(item)}　牵头：{'、'.join(item.leads)}"
            )
    output_proved.shown(view)
    for conflict in view.conflicts:
        output.say(
            f"〔冲突〕{conflict.item} {conflict.target}（{conflict.unit}）：{output.disagree(conflict)}　{conflict.key}"
        )
    for asked in view.questions:
        output.say(f"〔待确认〕{asked.item} {asked.target}（{asked.unit}）：{_asks(asked)}　{asked.key}")
    if view.questions:
        output.say(f"答复：decide 台账 上面的编号 确定的数 --reason 理由；{output.SEND_BACK}。")


def _lights(view: PeriodView) -> str:
    """Count the items that stand on the list by their lights, corrected ones by the light decided on."""
    stand = [item for item in view.items if item.state is not State.ENDED]
    found = Counter((item.light, output_proved.light_word(item, view.rule)) for item in stand)
    ordered = sorted(found.items(), key=lambda one: light.SEVERITY.index(one[0][0]))
    total = totals.of(view.items)
    told = [f"{word} {many} 项" for (_, word), many in ordered]
    told += [f"其中核定 {total.corrected} 项"] if total.corrected else []
    return "　".join((*told, f"共 {total.items} 项" if total.words == f"{total.items}项" else f"共{total.words}"))


def _pace(item: ItemView) -> str:
    """Say what of an item is done and due, and why it is behind; its worst lines alone, where it has several."""
    figure = f"完成 {_per_cent(item.completion)}，应完成 {_per_cent(item.due)}，" if item.completion is not None else ""
    if len(item.lines) == 1:
        return f"{figure}{item.reason}"
    behind = "；".join(f"{line.line.name} {line.reason}" for line in item.lines if line.light is item.light)
    return f"{figure}其中{behind}"


def _asks(asked: Question) -> str:
    """Say what was typed, where, and the question; a sentence that quotes the text needs it no second time."""
    typed = "" if all(f"“{one.value}”" in asked.sentence for one in asked.sources) else f"“{asked.raw}” "
    where = "" if len(asked.sources) > 1 else "".join(f"（{one_question.place(one)}）" for one in asked.sources)
    return f"{typed}{asked.sentence}{where}"


def show_json(view: PeriodView) -> dict[str, Any]:
    """Return the document `show --json` prints."""
    return {
        "period": view.round.period,
        "items": [_item(one, view.round.end) for one in view.items],
        "units": [
            {
                "name": one.unit.short,
                "group": one.unit.group,
                "form": one.form.value,
                "items": one.items,
                "red": one.red,
            }
            for one in view.units
        ],
        "counts": {
            "total": output_proved.totals_json(view.items),
            "public_no": _counts(counts.by_public_no(view.items)),
            "leader": _counts(counts.by_leader(view.items)),
            "unit": _counts(counts.by_unit(view.items)),
            "section": _counts(counts.by_section(view.items)),
            "tags": _counts(counts.by_tag(view.items)),
            "county": output_proved.counties_json(view),
        },
        "strike": output_proved.lists_json(strike_lists.lists(view.items)),
        "requests": output_proved.requests_json(view),
        "conflicts": [output.conflict_json(one) for one in view.conflicts],
        "questions": [
            {
                "key": str(q.key),
                "text": q.raw,
                "file": q.file,
                "sheet": q.sheet,
                "cell": q.cell,
                "sentence": q.sentence,
                "sources": [
                    {"text": one.value, "file": one.file, "sheet": one.sheet, "cell": one.cell} for one in q.sources
                ],
                "options": [{"value": one.value, "word": one.word} for one in q.options if one.value],
                "otherwise": output.SEND_BACK,
            }
            for q in view.questions
        ],
        "findings": [output.finding_json(one) for one in view.findings],
    }


def _counts(found: Sequence[Count]) -> list[dict[str, Any]]:
    """Give counts to JSON; the rest without a number, leader or tag stands last, its key null."""
    return [
        {
            "key": one.key or None,
            "name": one.name,
            "items": len(one.items),
            "ended": len(one.ended),
            "done": one.done,
            "lights": {light.value: many for light, many in one.lights.items()},
        }
        for one in found
    ]


def _item(view: ItemView, until: datetime.date) -> dict[str, Any]:
    return {
        "no": view.item.no,
        "text": view.item.text,
        "leads": list(view.leads),
        "public_no": view.item.public_no or None,
        "leader": list(view.leaders),
        "tags": [tag.value for tag in view.item.tags],
        "state": view.state.value,
        "strike": output_proved.item_json(view),
        "change": output_proved.change_json(view),
        "light": view.light.value,
        "light_word": view.light_word,
        "reason": view.reason,
        "completion": output.json_number(percent.rounded(view.completion)),
        "due": output.json_number(percent.rounded(view.due)),
        "finished": view.finished,
        "targets": [_line(line, until) for line in view.lines],
    }


def _line(view: LineView, until: datetime.date) -> dict[str, Any]:
    target = view.line.target
    return {
        "line": view.line.id,
        "name": view.line.name,
        "kind": view.line.kind.value,
        "value": output.json_number(target.printed) if target else None,
        "unit": target.printed_measure if target else None,
        "changes": [_change(one) for one in view.changes],
        "done": output.json_number(view.done),
        "stage": view.stage or None,
        "county_sum": output.json_number(view.county_sum),
        "difference": output.json_number(view.difference),
        "missing": list(view.lacking),
        "lead_silent": not view.reported,
        "correction": output_proved.correction_json(view),
        "completion": output.json_number(percent.rounded(view.completion)),
        "due": output.json_number(percent.rounded(view.due)),
        "due_value": output.json_number(view.due_value),
        "due_stage": view.due_stage or None,
        "due_reason": view.due_reason,
        "gap": output.json_number(percent.rounded(view.gap)),
        "light": view.light.value,
        "light_word": view.light_word,
        "reason": view.reason,
        "finished": view.finished,
        "history": [
            {"period": one.round.period, "light": one.light.value, "word": one.light_word, "reason": one.reason}
            for one in view.year
            if one.round.end <= until
        ],
        "conflict": view.conflict,
        "asked": view.asked,
        "by_unit": [
            {
                "unit": p.short,
                "role": p.role.value,
                "task": output.json_number(p.task),
                "done": output.json_number(p.done),
            }
            for p in view.parts
        ],
    }


def _change(one: TargetChange) -> dict[str, Any]:
    return {
        "from": one.period,
        "value": output.json_number(one.target.printed),
        "reason": one.reason,
        "document": one.document,
        "date": one.date and one.date.isoformat(),
    }


def _per_cent(value: Decimal | None) -> str:
    rounded = percent.rounded(value)
    return "未报" if rounded is None else f"{rounded}%"
