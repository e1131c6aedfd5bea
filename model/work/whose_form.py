"""Whose form a returned file is, and for which round: from the file itself, else by the clerk's word."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import Finding, Issue, Round, Unit
from model.rules import han, merged_units, names
from model.rules.plan_round import keys
from model.sheets.form_content import printed_code
from model.sheets.returned_form import Returned
from model.terms import Level, OtherRound
from model.work.ledger import Standing, find_round


class Unreadable(Exception):  # noqa: N818 - an answer to the clerk, not an error
    """A file that is not taken, with all findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].sentence)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Told:
    """What the clerk said beside the files; it counts only where a file does not say itself."""

    unit: str = ""
    period: str = ""
    other_round: OtherRound | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A form with its unit and round settled; `issue` is None where no bases may count."""

    form: Returned
    issue: Issue | None
    findings: tuple[Finding, ...]


def place(now: Standing, form: Returned, told: Told, *, alone: bool) -> Placed:
    """Settle plan, unit and round; raises Unreadable with the sentence where one is not certain.

    `alone`: the file holds no other form. Where it does, one word of the clerk cannot name all their units,
    so a form without its hidden sheet goes by its printed 识别码.
    """
    _refuse_other_plan(now, form)
    if not form.issue and not alone and (printed := by_code(now, form)):
        told = replace(told, unit=told.unit or printed.unit, period=told.period or printed.period)
    named, period = _settled(now, form, told)
    unit = heir(now, named, round_at(now, period))
    issue = next((one for one in now.facts.issues if one.id == form.issue and one.unit == form.unit), None)
    findings = list(form.findings)
    if unit != named:
        issue = None
        sentence = f"“{named.short}”已并入“{unit.short}”，这张表按“{unit.short}”收，不会覆盖已有的数。"
        findings.append(Finding(Level.NOTE, sentence, form.file))
    elif form.issue and issue is None:
        sentence = "这张表不是本台账发出的（识别码对不上），按无识别信息收：可以采纳或形成冲突，不会覆盖已有的数。"
        findings.append(Finding(Level.WARNING, sentence, form.file))
    if not form.issue:
        findings += _doubts(now, form, unit, round_at(now, period))
    if form.period and period != form.period:
        issue = None
        sentence = f"这是 {form.period} 的表，按您的选择作本期（{period}）的数收，不会覆盖已有的数。"
        findings.append(Finding(Level.WARNING, sentence, form.file))
    elif told.other_round and told.period not in ("", period):
        sentence = f"按{told.other_round.word}收入 {period}。"
        findings.append(Finding(Level.NOTE, sentence, form.file))
    return Placed(replace(form, unit=unit.id, period=period), issue, tuple(findings))


def _refuse_other_plan(now: Standing, form: Returned) -> None:
    if not form.plan or form.plan == now.plan.id:
        return
    if han.fold(form.plan_title) == han.fold(now.plan.title):
        sentence = (
            f"这张表是按同一方案《{now.plan.title}》另建的台账发出的（多半是重建台账以前发的；"
            f"那本编号 {form.plan[:8]}，本台账编号 {now.plan.id[:8]}），没有收。请打开发这张表的那本台账来收；"
            "那本不用了的，请用本台账重新发表、请该单位填新表，急用的先按来表手工录入（填报）。"
        )
    else:
        title = f"《{form.plan_title}》" if form.plan_title else "另一个方案"
        sentence = f"这是{title}的填报表，不是本台账《{now.plan.title}》的，没有收。请核对后放到对应的台账里收。"
    raise Unreadable(*form.findings, Finding(Level.ERROR, sentence, form.file))


def _settled(now: Standing, form: Returned, told: Told) -> tuple[Unit, str]:
    """Return unit and round, or raise the question for what is missing."""
    asked = (("填报单位", form.unit or told.unit), ("期次", form.period or told.period))
    missing = "和".join(word for word, value in asked if not value)
    if missing:
        hint = _hint(now, form)
        sentence = f"表里的识别信息没有了，看不出{missing}，没有收。请指明{missing}后再收。{hint}"
        raise Unreadable(*form.findings, Finding(Level.ERROR, sentence, form.file))
    named = form.unit or told.unit
    unit = next((one for one in now.setup.units if one.id == named), None)
    if unit is None and form.unit:
        raise Unreadable(Finding(Level.ERROR, "表里的填报单位不在本台账的单位名单里，没有收。请核对。", form.file))
    return unit or find_unit(now, told.unit), _round(now, form, told)


def _round(now: Standing, form: Returned, told: Told) -> str:
    """Return the round a form is taken for; a form of another one needs the clerk's word (rule 8)."""
    wanted = find_round(now, told.period).period if told.period else ""
    if not form.period or wanted in ("", form.period):
        return round_at(now, form.period or wanted).period
    if told.other_round is OtherRound.THIS:
        return wanted
    if told.other_round:
        return find_round(now, form.period).period
    this, late, correction = OtherRound
    sentence = (
        f"这是 {form.period} 的表，现在收的是 {wanted}，没有收。请选一种再收：{this.word}；"
        f"{late.word}（收入 {form.period}）；{correction.word}（改 {form.period} 已报的数）。不选就不收。"
    )
    raise Unreadable(*form.findings, Finding(Level.ERROR, sentence, form.file))


def round_at(now: Standing, period: str) -> Round:
    """Return the round of that name, the first one too; raises ClerkError where there is none."""
    return keys.first_round(now.plan.year) if keys.is_first(period) else find_round(now, period)


def by_code(now: Standing, form: Returned) -> Issue | None:
    """Return the one issue of this ledger a form without its hidden sheet was printed from, None where unsure."""
    code = form.printed.get("识别码", "")
    fits = [one for one in now.facts.issues if one.id == form.carried_issue or (code and printed_code(one.id) == code)]
    return fits[0] if len({(one.unit, one.period) for one in fits}) == 1 else None


def _hint(now: Standing, form: Returned) -> str:
    """Say what the form looks like, for whoever is asked."""
    found = by_code(now, form)
    if found is None:
        return ""
    short = next((one.short for one in now.setup.units if one.id == found.unit), "")
    return f"从印着的识别码看，像是发给{short}的 {found.period} 的表。"


def _doubts(now: Standing, form: Returned, unit: Unit, at: Round) -> list[Finding]:
    """Warn where a form without its hidden sheet bears another unit's name than the clerk gave."""
    name = form.printed.get("填报单位", "")
    fits = names.find(name, now.setup.units) if name else ()
    if len(fits) != 1 or unit in (fits[0], heir(now, fits[0], at)):
        return []
    sentence = f"表上印的填报单位是“{name}”，按您指明的{unit.short}收。请核对是不是选错了单位。"
    return [Finding(Level.WARNING, sentence, form.file)]


def heir(now: Standing, unit: Unit, at: Round) -> Unit:
    """Return who stands for a unit in a round: itself, or the unit it was merged into by then."""
    wanted = merged_units.heir(now.setup.units, now.known.rounds, unit.id, at)
    return next(one for one in now.setup.units if one.id == wanted)


def find_unit(now: Standing, name: str) -> Unit:
    """Return the one unit a name means; raises ClerkError where none or several fit."""
    fits = names.find(name, now.setup.units)
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise ClerkError(f"“{name}”对得上几家单位：{'、'.join(one.short for one in fits)}。请写全称。")
    raise ClerkError(f"单位名单里没有“{name}”。没有改动台账。请核对名称。")
