"""A returned form, understood: whose it is, what each cell states, what could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import (
    Asked,
    CellAnswer,
    Finding,
    Issue,
    Key,
    Line,
    Place,
    Record,
    Unit,
    Value,
)
from model.rules import identity, names, quantity, statement
from model.sheets import returned_form
from model.sheets.returned_form import Returned, ReturnedCell
from model.terms import Grade, Level, Outcome
from model.work.gather import Found
from model.work.ledger import Standing, find_round


class Unreadable(Exception):  # noqa: N818 - an answer to the clerk, not an error
    """A file that is not taken, with all findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].sentence)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Understood:
    """A file's record with where each statement stood; refused cells have no part in the record."""

    file: Found
    record: Record
    places: tuple[Place, ...]
    cells: tuple[CellAnswer, ...]
    findings: tuple[Finding, ...]


def understand(now: Standing, file: Found, unit: str = "", period: str = "") -> Understood:
    """Read one returned form; raises Unreadable with the sentences where nothing of it can be taken."""
    try:
        form = returned_form.read(file.data, file.name)
    except ClerkError as error:
        raise Unreadable(Finding(Level.ERROR, error.sentence, file.name)) from error
    return _record(now, file, _placed(now, form, unit, period))


def _placed(now: Standing, form: Returned, unit: str, period: str) -> Returned:
    """Settle plan, unit and round; what the clerk says counts only where the file does not say itself."""
    if form.plan and form.plan != now.plan.id:
        title = f"《{form.plan_title}》" if form.plan_title else "另一个方案"
        sentence = f"这是{title}的填报表，不是本台账《{now.plan.title}》的，没有收。请核对后放到对应的台账里收。"
        raise Unreadable(*form.findings, Finding(Level.ERROR, sentence, form.file))
    missing = [word for word, value in (("填报单位", form.unit or unit), ("期次", form.period or period)) if not value]
    if missing:
        sentence = f"表里的识别信息没有了，看不出{'和'.join(missing)}，没有收。请指明{'和'.join(missing)}后再收。"
        raise Unreadable(*form.findings, Finding(Level.ERROR, sentence, form.file))
    if form.period and period and form.period != period:
        sentence = (
            f"这是 {form.period} 的表，现在收的是 {period}，没有收。"
            f"如果是补报，请切换到 {form.period} 再收；如果误用了旧表，请按本期的表重填。"
        )
        raise Unreadable(*form.findings, Finding(Level.ERROR, sentence, form.file))
    named = form.unit or find_unit(now, unit).id
    known = {one.id for one in now.setup.units}
    if named not in known:
        raise Unreadable(Finding(Level.ERROR, "表里的填报单位不在本台账的单位名单里，没有收。请核对。", form.file))
    return replace(form, unit=named, period=find_round(now, form.period or period).period)


def find_unit(now: Standing, name: str) -> Unit:
    """Return the one unit a name means; raises ClerkError where none or several fit."""
    fits = names.find(name, now.setup.units)
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise ClerkError(f"“{name}”对得上几家单位：{'、'.join(one.short for one in fits)}。请写全称。")
    raise ClerkError(f"单位名单里没有“{name}”。没有改动台账。请核对名称。")


def _record(now: Standing, file: Found, form: Returned) -> Understood:
    issue = _issue(now, form)
    findings = list(form.findings)
    if form.issue and issue is None:
        sentence = "这张表不是本台账发出的（识别码对不上），按无识别信息收：可以采纳或形成冲突，不会覆盖已有的数。"
        findings.append(Finding(Level.WARNING, sentence, form.file))
    values: defaultdict[Key, set[Value]] = defaultdict(set)
    places: list[Place] = []
    cells: list[CellAnswer] = []
    for cell in form.cells:
        answer = _answer(now, form, cell)
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


def _issue(now: Standing, form: Returned) -> Issue | None:
    return next((one for one in now.facts.issues if one.id == form.issue and one.unit == form.unit), None)


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
