"""A returned form of the first round, understood: what each cell proposes, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.records import Asked, CellAnswer, Item, Key, Line, Unit
from model.rules import names, own_level, who_gets_a_form
from model.rules.plan_round import judge, keys, rows
from model.sheets.columns import normal
from model.sheets.returned_files import ReturnedPlan
from model.sheets.returned_plan import PlanCell, SiteWords
from model.terms import Grade, Outcome, PlanField
from model.work import bound
from model.work.gather import Found
from model.work.ledger import Standing
from model.work.plan_forms import part_of
from model.work.understood import Understood, untouched, whole
from model.work.whose_form import Placed, Told, place

ON_LINES = (*keys.OF_LINE, PlanField.SHARE)


def understood(now: Standing, file: Found, returned: ReturnedPlan, told: Told, *, alone: bool) -> Understood:
    """Return a form's record; the round needs no clerk's word, for a plan has only one first round.

    Raises Unreadable where plan or unit are not certain, or nothing is filled in.
    """
    form = replace(returned.form, period=keys.period(now.plan.year))
    placed = place(now, form, replace(told, period="", other_round=None), alone=alone)
    desk = _Desk(now, placed, by_id=bool(form.plan))
    answers = [(untouched(now, placed.issue, desk.answer(cell)), cell.told) for cell in returned.cells]
    return whole(file, placed.form, placed.issue, answers, (*placed.findings, *bound.findings(now, placed.form)))


class _Refused(Exception):  # noqa: N818 - an answer to the clerk, not an error
    """Why a cell is not taken."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a form's cells are looked up in. `by_id`: rows are known by the form's own ids, not by what is typed."""

    now: Standing
    placed: Placed
    by_id: bool

    def answer(self, cell: PlanCell) -> CellAnswer:
        """Judge one non-blank fillable cell; until the merge has spoken, what counts is marked taken."""
        try:
            key, item, line = self._about(cell)
        except _Refused as why:
            return CellAnswer(Outcome.REFUSED, cell.sheet, cell.cell, cell.raw.text, sentence=str(why))
        raw = replace(cell.raw, kind="text", text=cell.site.name) if cell.site and not cell.told else cell.raw
        read = judge.judge(cell.field, item, line, raw, self.now.plan.year)
        outcome = Outcome.ASK if isinstance(read.value, Asked) else Outcome.TAKEN
        if read.grade is Grade.BAD:
            return CellAnswer(Outcome.REFUSED, cell.sheet, cell.cell, cell.raw.text, key, None, read.sentence)
        if read.value is None:
            outcome = Outcome.SAME
        sentence = read.sentence if cell.told else ""
        return CellAnswer(outcome, cell.sheet, cell.cell, cell.raw.text, key, read.value, sentence)

    def _about(self, cell: PlanCell) -> tuple[Key, Item | None, Line | None]:
        """Return what a cell states, and of which item and line; raises _Refused."""
        unit, period = self.placed.form.unit, self.placed.form.period
        if cell.site is not None:
            item, part = self._site(cell.site)
            return Key(period, item.id, unit, cell.field, part), item, None
        if cell.field in keys.OF_UNIT:
            return Key(period, "", unit, cell.field), None, None
        line = next((one for one in self.now.setup.lines if one.id == cell.line), None)
        if line is None or not (self.by_id or names.key(line.name) in names.key(cell.title)):
            raise _Refused(f"这一行（{cell.title or '无标题'}）对不上台账里的任何事项，没有收。请核对序号和内容。")
        item = next(one for one in self.now.setup.items if one.id == line.item)
        return Key(period, line.id, unit, cell.field, self._part(cell, line)), item, line

    def _part(self, cell: PlanCell, line: Line) -> str:
        if cell.field is PlanField.PLANNED:
            return cell.part or self._round(cell.heading)
        if cell.field is not PlanField.SHARE:
            return ""
        if not rows.adds(line):
            raise _Refused(f"“{line.name}”这类指标不相加，不分县区，没有收。")
        return cell.part or self._county(cell.heading)

    def _round(self, heading: str) -> str:
        fits = [one.period for one in self.now.known.rounds if normal(one.name) == normal(heading)]
        if len(fits) != 1:
            raise _Refused(f"“{heading}应完成”不是本台账的期次，没有收。请按原表的表头填。")
        return fits[0]

    def _county(self, told: str) -> str:
        """Return how a key names a county that was typed; raises _Refused where no one county fits."""
        if own_level.means(told):
            return own_level.ID
        units: Sequence[Unit] = self.now.setup.units
        counties = [unit for unit in units if who_gets_a_form.is_county(unit) or unit.in_all_counties]
        fits = names.counties(told, counties)
        if len(fits) == 1:
            return part_of(self.now.setup, fits[0].id)
        if fits:
            raise _Refused(f"“{told}”对得上{'、'.join(one.short for one in fits)}，没有收。请写全称。")
        raise _Refused(f"“{told}”不是单位名册里的县区，没有收。请改成县区的名称再报。")

    def _site(self, site: SiteWords) -> tuple[Item, str]:
        """Return the item and the part of a key a row of 点位清单 is about; raises _Refused for half a row."""
        gone = [word for word, told in (("序号", site.no), ("点位名称", site.name.strip())) if not told]
        unit = next(one for one in self.now.setup.units if one.id == self.placed.form.unit)
        own = part_of(self.now.setup, unit.id) if who_gets_a_form.is_county(unit) else ""
        if not site.county.strip() and not own:
            gone.append("县区")
        if gone:
            raise _Refused(f"这一行点位缺{'、'.join(gone)}，整行没有收。请补上再报。")
        item = self._item(site.no)
        county = self._county(site.county) if site.county.strip() else own
        return item, keys.site_part(county, site.name)

    def _item(self, typed: str) -> Item:
        told = typed.removeprefix("第").rstrip("项.、")
        setup = self.now.setup
        lines = {line.item for line in setup.lines if line.id == told}
        tries = (
            [one for one in setup.items if one.no == told],
            [one for one in setup.items if one.id == told],
            [one for one in setup.items if one.id in lines],
        )
        fits = next((found for found in tries if found), [])
        if len(fits) != 1:
            why = "对得上几项" if fits else "不是台账里的实事"
            raise _Refused(f"序号“{typed}”{why}，这一行点位没有收。请填“序时计划”里实事的序号。")
        return fits[0]
