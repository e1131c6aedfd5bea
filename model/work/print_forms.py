"""打印填报表: the forms of a round, a form as it came back, and our own report, as the pages of their workbooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.errors import ClerkError
from model.records import Asked, Record
from model.records.printed_sheet import PrintedBook
from model.rules.quantity import is_plain
from model.sheets import any_form, fill_form, on_paper, upward
from model.sheets.form_content import Form
from model.store import records
from model.terms import Field
from model.work import any_forms, published, report_up
from model.work.ledger import Ledger, standing
from model.work.progress import Tick, silent
from model.work.send_forms import FormOut
from model.work.whose_form import round_at

FIRST = "分解方案表收回以后请打开原件打印，这里只印进展情况填报表。"


@dataclass(frozen=True, slots=True)
class Told:
    """What one record fills into its form: cells, the counties' cells, and how many have no place on it."""

    cells: Mapping[tuple[str, Field], str | Decimal]
    counties: Mapping[tuple[str, str], str | Decimal]
    left: int


def to_send(forms: Sequence[FormOut], tick: Tick = silent) -> tuple[PrintedBook, ...]:
    """Return the pages of forms as they would be sent, nothing filled in."""
    out = []
    for number, one in enumerate(forms):
        tick(number, len(forms) + 1, one.unit.short)
        out.append(on_paper.pages(any_form.build(one.form), one.unit.short))
    return tuple(out)


def received(ledger: Ledger, period: str, names: Sequence[str], tick: Tick = silent) -> tuple[PrintedBook, ...]:
    """Return the pages of forms that came back (their records' ids), with what the ledger holds of each.

    A cell that is asked about shows what was typed there. Raises ClerkError for the first round's forms, and where a
    unit's form has no place in the round any more.
    """
    now = standing(ledger)
    wanted = [one for one in records.facts(ledger, period).records if one.id in names]
    rows, make = any_forms.maker(ledger, now, round_at(now, period))
    shorts = {unit.id: unit for unit in now.setup.units}
    out = []
    for number, one in enumerate(wanted):
        unit = shorts[one.unit]
        tick(number, len(wanted) + 1, unit.short)
        if one.unit not in rows:
            raise ClerkError(f"“{unit.short}”本期已经没有要填的表，不能按表打印。请打开收到的原件打印。")
        form = make(unit)
        if not isinstance(form, Form):
            raise ClerkError(FIRST)
        told = _told(form, one)
        data = fill_form.fill(any_form.build(form), told.cells, one.head, one.revision, told.counties)
        note = f"“{unit.short}”报来的{told.left}格不在现在的表里，没有印；请看收到的原件。" if told.left else ""
        out.append(on_paper.pages(data, unit.short, note))
    return tuple(out)


def _told(form: Form, record: Record) -> Told:
    cells: dict[tuple[str, Field], str | Decimal] = {}
    counties: dict[tuple[str, str], str | Decimal] = {}
    shorts = dict(form.counties)
    lines, parts = {row.line for row in form.rows}, {row.line: row.tasks for row in form.county_rows}
    left = 0
    for key, values in record.values.items():
        words = "；".join(one.raw if isinstance(one, Asked) else one for one in values)
        shown = Decimal(words) if key.field is Field.DONE and is_plain(words) else words
        if key.county and key.county in parts.get(key.line, ()):
            counties[key.line, shorts[key.county]] = shown
        elif not key.county and key.line in lines and isinstance(key.field, Field):
            cells[key.line, key.field] = shown
        else:
            left += 1
    return Told(cells, counties, left)


def report(ledger: Ledger, period: str, *, live: bool = False) -> PrintedBook:
    """Return the pages of our own report of a round, conflicts marked in it as they stand."""
    told = published.either(ledger, period, live=live)
    stands = report_up.blocked(told.view)
    reason = told.closing.reason if told.closing else ""
    note = f"还有 {len(stands)} 处冲突没有核定，这是预览，不能作为正式上报表。" if stands and not reason else ""
    data = upward.build(report_up.report(told, report_up.chain_head(ledger), reason if stands else ""))
    return on_paper.pages(data, "上报表", note)
