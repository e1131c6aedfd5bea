"""A returned form, understood: whose it is, what each cell states, what could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import (
    Asked,
    CellAnswer,
    FileAnswer,
    Finding,
    Issue,
    Key,
    Line,
    Place,
    Record,
    Value,
)
from model.rules import identity, names, quantity, statement
from model.sheets import returned_form
from model.sheets.returned_form import Returned, ReturnedCell
from model.terms import Grade, Level, Outcome, Verdict
from model.work import bound
from model.work.gather import Found, refused
from model.work.ledger import Standing
from model.work.whose_form import Placed, Told, Unreadable, place


@dataclass(frozen=True, slots=True)
class Understood:
    """A file's record with where each statement stood; refused cells have no part in the record."""

    file: Found
    record: Record
    places: tuple[Place, ...]
    cells: tuple[CellAnswer, ...]
    findings: tuple[Finding, ...]


def understand(now: Standing, file: Found, told: Told) -> tuple[Understood | FileAnswer, ...]:
    """Read every form of one returned file; what of it cannot be taken is answered as refused, with the sentences."""
    try:
        forms = returned_form.read_all(file.data, file.name)
    except ClerkError as error:
        return (refused(file.name, error.sentence),)
    return tuple(_one(now, file, form, told, alone=len(forms) == 1) for form in forms)


def _one(now: Standing, file: Found, form: Returned, told: Told, *, alone: bool) -> Understood | FileAnswer:
    try:
        return _record(now, file, place(now, form, told, alone=alone))
    except Unreadable as reasons:
        return FileAnswer(file.name, Verdict.REFUSED, findings=reasons.findings)
    except ClerkError as error:
        return refused(file.name, error.sentence)


def _record(now: Standing, file: Found, placed: Placed) -> Understood:
    form, issue = placed.form, placed.issue
    findings = [*placed.findings, *bound.findings(now, form)]
    values: defaultdict[Key, set[Value]] = defaultdict(set)
    places: list[Place] = []
    cells: list[CellAnswer] = []
    for cell in form.cells:
        answer = _untouched(now, issue, _answer(now, form, cell))
        cells.append(answer)
        if answer.key and answer.value is not None:
            values[answer.key].add(answer.value)
            shown = "" if isinstance(answer.value, Asked) else answer.value
            places.append(Place("", answer.key, form.file, cell.sheet, cell.cell, cell.raw.text, shown))
    revision, noted = _revision(form)
    findings += noted
    if not cells:
        sentence = "整张表没有填任何内容，没有收。请核对是不是发错了文件，或请该单位填好再报。"
        raise Unreadable(*findings, Finding(Level.ERROR, sentence, form.file))
    record = identity.seal(
        Record(
            id="",
            kind="statement",
            issue=issue.id if issue else "",
            unit=form.unit,
            period=form.period,
            revision=revision,
            head=form.head,
            values={key: tuple(sorted(stated, key=_order)) for key, stated in values.items()},
            bases=_bases(issue, values),
        )
    )
    return Understood(file, record, tuple(replace(p, record=record.id) for p in places), tuple(cells), tuple(findings))


def _order(value: Value) -> tuple[bool, str]:
    return (True, value.raw) if isinstance(value, Asked) else (False, value)


def _bases(issue: Issue | None, values: Mapping[Key, object]) -> dict[Key, tuple[str, ...]]:
    if issue is None:
        return {}
    return {key: issue.bases[key].ids for key in values if key in issue.bases and issue.bases[key].ids}


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


def _untouched(now: Standing, issue: Issue | None, answer: CellAnswer) -> CellAnswer:
    """Let a question that went back to the unit and came back as it was say nothing (DESIGN.md section 5, rule 4)."""
    if issue is None or answer.key is None or answer.key not in issue.bases or not isinstance(answer.value, Asked):
        return answer
    if issue.bases[answer.key].shown != answer.value.raw:
        return answer
    figure = now.known.view.figures.get(answer.key)
    if figure is None or not figure.asked:
        return replace(answer, outcome=Outcome.SAME, value=None, sentence="")
    return replace(answer, value=None, sentence=f"{answer.sentence}退回后没有改。")


def _county(now: Standing, told: str) -> str | None:
    """Return the id of a county column, which a retyped form only names; None where no one unit fits."""
    if not told or any(unit.id == told for unit in now.setup.units):
        return told
    fits = names.find(told, now.setup.units)
    return fits[0].id if len(fits) == 1 else None


def _named(line: Line, cell: ReturnedCell) -> bool:
    """Say whether a row known by its typed number alone also bears the line's name."""
    return names.key(line.name) in names.key(cell.title)


def _revision(form: Returned) -> tuple[int, list[Finding]]:
    """Read 报送次数; unreadable counts as 1 and is noted (DESIGN.md section 5, rule 3)."""
    if form.revision is None:
        return 1, []
    read = quantity.quantity(form.revision, "次")
    if read.value is not None and read.value == int(read.value) and 1 <= read.value <= 99:
        return int(read.value), []
    sentence = f"报送次数写的是“{form.revision.text}”，看不懂，按第1次收。"
    return 1, [Finding(Level.NOTE, sentence, form.file, form.revision_sheet, form.revision_cell)]
