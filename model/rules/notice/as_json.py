"""Write a reading as the JSON `read --json` prints (DESIGN.md section 6)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from model.records import Metric, Note, Reading, ReadItem
from model.terms import Op


def as_json(reading: Reading) -> dict[str, Any]:
    """Return the document as JSON values: names as printed, metrics expanded, numbers as JSON numbers."""
    head = reading.head
    return {
        "plan": {
            "title": head.title,
            "doc_no": head.doc_no,
            "issuer": head.issuer,
            "date": head.date.isoformat() if head.date else None,
            "year": head.year,
            "lines": list(reading.head_lines),
        },
        "items": [_item(item) for item in reading.items],
        "questions": [_note(reading, note) for note in reading.questions],
        "skipped": [_note(reading, note) for note in reading.skipped],
        "labels": list(reading.labels),
    }


def _item(item: ReadItem) -> dict[str, Any]:
    return {
        "no": item.no,
        "text": item.text,
        "numbered": item.no.rpartition("-")[2] + item.text,
        "section": item.section,
        "leads": list(item.leads),
        "co": list(item.co),
        "responsible_only": item.responsible_only,
        "assessors": list(item.assessors),
        "leaders": list(item.leaders),
        "contacts": list(item.contacts),
        "deadline": item.deadline,
        "metrics": [_metric(metric) for metric in item.metrics],
        "milestones": list(item.milestones),
        "allocations": [
            {
                "unit": part.unit,
                "value": number(part.value),
                "metric": part.metric,
                "as_stated": f"{part.unit}{part.value:f}",
            }
            for part in item.allocations
        ],
        "line": item.line,
        "schedule": list(item.schedule),
        "remarks": list(item.remarks),
    }


def _metric(metric: Metric) -> dict[str, Any]:
    out: dict[str, Any] = {
        "name": metric.name,
        "value": number(metric.value),
        "unit": metric.unit,
        "op": metric.op.value,
        "kind": metric.kind.value,
        "printed": number(metric.printed),
        "printed_unit": metric.printed_unit,
        "as_printed": f"{metric.printed:f}{metric.printed_unit}",
        "source": metric.source,
    }
    if metric.derived:
        out["derived"] = True
    if metric.op is Op.FROM_TO and metric.start is not None:
        out |= {"from": number(metric.start), "to": number(metric.value)}
    return out


def _note(reading: Reading, note: Note) -> dict[str, Any]:
    return {"line": note.line, "text": note.text, "why": note.why, "place": reading.place(note.line)}


def number(value: Decimal) -> int | float:
    """Return a decimal as a JSON number, whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
