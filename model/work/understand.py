"""A returned form, understood: whose it is, what each cell states, what could not be read."""

from __future__ import annotations

from model.errors import ClerkError
from model.records import (
    Asked,
    CellAnswer,
    FileAnswer,
    Key,
    Line,
)
from model.rules import names, statement
from model.rules.plan_round import keys
from model.sheets import returned_files
from model.sheets.returned_files import ReturnedPlan
from model.sheets.returned_form import Returned, ReturnedCell
from model.terms import Grade, Outcome, Verdict
from model.work import bound, understand_plan
from model.work.gather import Found, refused
from model.work.ledger import Standing
from model.work.understood import Understood as Understood
from model.work.understood import untouched, whole
from model.work.whose_form import Placed, Told, Unreadable, place


def understand(now: Standing, file: Found, told: Told) -> tuple[Understood | FileAnswer, ...]:
    """Read every form of one returned file; what of it cannot be taken is answered as refused, with the sentences."""
    try:
        forms = returned_files.read_all(file.data, file.name)
    except ClerkError as error:
        return (refused(file.name, error.sentence),)
    return tuple(_one(now, file, form, told, alone=len(forms) == 1) for form in forms)


def _one(
    now: Standing, file: Found, form: Returned | ReturnedPlan, told: Told, *, alone: bool
) -> Understood | FileAnswer:
    try:
        if isinstance(form, ReturnedPlan):
            return understand_plan.understood(now, file, form, told, alone=alone)
        return _record(now, file, place(now, form, told, alone=alone))
    except Unreadable as reasons:
        period = keys.period(now.plan.year) if isinstance(form, ReturnedPlan) else ""
        return FileAnswer(file.name, Verdict.REFUSED, period=period, findings=reasons.findings)
    except ClerkError as error:
        return refused(file.name, error.sentence)


def _record(now: Standing, file: Found, placed: Placed) -> Understood:
    form, issue = placed.form, placed.issue
    answers = [(untouched(now, issue, _answer(now, form, cell)), True) for cell in form.cells]
    return whole(file, form, issue, answers, (*placed.findings, *bound.findings(now, form)))


def _answer(now: Standing, form: Returned, cell: ReturnedCell) -> CellAnswer:
    """Judge one non-blank fillable cell; until the merge has spoken, what counts is marked taken."""
    line = next((one for one in now.setup.lines if one.id == cell.line), None)
    county = _county(now, cell.county)
    if line is None or county is None or not (form.plan or _named(line, cell)):
        what = f"“{cell.county}”不是台账里的县区" if county is None else "对不上台账里的任何事项"
        sentence = f"这一行（{cell.title or '无标题'}）{what}，没有收。请核对序号和内容。"
        return CellAnswer(Outcome.REFUSED, cell.sheet, cell.cell, cell.raw.text, sentence=sentence)
    item = next(one for one in now.setup.items if one.id == line.item)
    key = Key(form.period, line.id, form.unit, cell.field, county)
    read = statement.judge(cell.field, item, line, cell.raw, line.target is not None)
    if read.grade is Grade.BAD:
        return CellAnswer(Outcome.REFUSED, cell.sheet, cell.cell, cell.raw.text, key, None, read.sentence)
    if read.value is None:
        return CellAnswer(Outcome.SAME, cell.sheet, cell.cell, cell.raw.text, key, None, read.sentence)
    outcome = Outcome.ASK if isinstance(read.value, Asked) else Outcome.TAKEN
    return CellAnswer(outcome, cell.sheet, cell.cell, cell.raw.text, key, read.value, read.sentence)


def _county(now: Standing, told: str) -> str | None:
    """Return the id of a county column, which a retyped form only names; None where no one unit fits."""
    if not told or any(unit.id == told for unit in now.setup.units):
        return told
    fits = names.find(told, now.setup.units)
    return fits[0].id if len(fits) == 1 else None


def _named(line: Line, cell: ReturnedCell) -> bool:
    """Say whether a row known by its typed number alone also bears the line's name."""
    return names.key(line.name) in names.key(cell.title)
