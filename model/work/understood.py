"""A returned form, understood: its record with where each statement stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from model.records import Asked, CellAnswer, Finding, Issue, Key, Place, Record, Value
from model.rules import identity, quantity
from model.sheets.returned_form import Returned
from model.terms import Level, Outcome
from model.work.gather import Found
from model.work.ledger import Standing
from model.work.whose_form import Unreadable


@dataclass(frozen=True, slots=True)
class Understood:
    """A file's record with where each statement stood; refused cells have no part in the record."""

    file: Found
    record: Record
    places: tuple[Place, ...]
    cells: tuple[CellAnswer, ...]
    findings: tuple[Finding, ...]


def whole(
    file: Found,
    form: Returned,
    issue: Issue | None,
    answers: Iterable[tuple[CellAnswer, bool]],
    findings: Iterable[Finding],
) -> Understood:
    """Put a form's judged cells together; of each, whether its place is told. Raises Unreadable for an empty form."""
    values: defaultdict[Key, set[Value]] = defaultdict(set)
    places: list[Place] = []
    cells: list[CellAnswer] = []
    for answer, is_told in answers:
        cells.append(answer)
        if answer.key and answer.value is not None:
            values[answer.key].add(answer.value)
            shown = "" if isinstance(answer.value, Asked) else answer.value
            if is_told:
                places.append(Place("", answer.key, form.file, answer.sheet, answer.cell, answer.raw, shown))
    revision, noted = _revision(form)
    findings = (*findings, *noted)
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
    return Understood(file, record, tuple(replace(p, record=record.id) for p in places), tuple(cells), findings)


def untouched(now: Standing, issue: Issue | None, answer: CellAnswer) -> CellAnswer:
    """Let a question that went back to the unit and came back as it was say nothing (DESIGN.md section 5, rule 4)."""
    if issue is None or answer.key is None or answer.key not in issue.bases or not isinstance(answer.value, Asked):
        return answer
    if issue.bases[answer.key].printed != answer.value.raw:
        return answer
    figure = now.known.view.figures.get(answer.key)
    if figure is None or not figure.asked:
        return replace(answer, outcome=Outcome.SAME, value=None, sentence="")
    return replace(answer, value=None, sentence=f"{answer.sentence}退回后没有改。")


def _order(value: Value) -> tuple[bool, str]:
    return (True, value.raw) if isinstance(value, Asked) else (False, value)


def _bases(issue: Issue | None, values: Mapping[Key, object]) -> dict[Key, tuple[str, ...]]:
    if issue is None:
        return {}
    return {key: issue.bases[key].ids for key in values if key in issue.bases and issue.bases[key].ids}


def _revision(form: Returned) -> tuple[int, list[Finding]]:
    """Read 报送次数; unreadable counts as 1 and is noted (DESIGN.md section 5, rule 3)."""
    if form.revision is None:
        return 1, []
    read = quantity.quantity(form.revision, "次")
    if read.value is not None and read.value == int(read.value) and 1 <= read.value <= 99:
        return int(read.value), []
    sentence = f"报送次数写的是“{form.revision.text}”，看不懂，按第1次收。"
    return 1, [Finding(Level.NOTE, sentence, form.file, form.revision_sheet, form.revision_cell)]
