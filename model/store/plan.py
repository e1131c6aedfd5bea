"""The plan, its calendar of rounds and its light rule."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from model.errors import ClerkError
from model.records import CheckRule, LightRule, Plan, Round
from model.rules import check_rules as usual
from model.store import settings
from model.terms import Check, Weight

if TYPE_CHECKING:
    from model.store.book import Book


def load(book: Book) -> Plan:
    """Return the plan; raise ClerkError where the ledger has none yet."""
    for key, title, doc_no, issuer, date, year, office, secret in book.rows("SELECT * FROM plan"):
        day = None if date is None else datetime.date.fromisoformat(date)
        return Plan(key, title, doc_no, issuer, day, year, office, secret)
    raise ClerkError(f"台账“{book.path.name}”里还没有计划，可能建账时中断。请用计划通知重新建账。")


def save(book: Book, plan: Plan) -> None:
    """Keep the plan."""
    row = {
        "id": plan.id,
        "title": plan.title,
        "doc_no": plan.doc_no,
        "issuer": plan.issuer,
        "date": None if plan.date is None else plan.date.isoformat(),
        "year": plan.year,
        "office": plan.office,
        "secret": plan.secret,
    }
    settings.save(book, "plan", [row])


def rounds(book: Book) -> tuple[Round, ...]:
    """Return the calendar, in order."""
    day = datetime.date.fromisoformat
    return tuple(
        Round(period, name, day(end), day(cutoff), day(due), hour, kind, months)
        for period, name, end, cutoff, due, hour, kind, months in book.rows(
            'SELECT * FROM round ORDER BY "end", period'
        )
    )


def save_rounds(book: Book, rounds: Iterable[Round]) -> None:
    """Add rounds to the calendar, or change them by their period."""
    settings.save(book, "round", map(_round_row, rounds))


def light_rule(book: Book) -> LightRule:
    """Return the light rule; the usual one where the plan has none of its own."""
    for yellow, red in book.rows("SELECT yellow_above, red_above FROM light_rule"):
        return LightRule(Decimal(yellow), Decimal(red))
    return LightRule()


def save_light_rule(book: Book, rule: LightRule) -> None:
    """Keep the light rule."""
    yellow, red = settings.number(rule.yellow_above), settings.number(rule.red_above)
    settings.save(book, "light_rule", [{"id": 1, "yellow_above": yellow, "red_above": red}])


def check_rules(book: Book) -> Mapping[Check, CheckRule]:
    """Return how each check of 审核 weighs; the usual way where the plan says nothing else."""
    own = {
        Check(code): CheckRule(Check(code), Weight(weight), None if limit is None else Decimal(limit))
        for code, weight, limit in book.rows('SELECT code, weight, "limit" FROM check_rule')
    }
    return {**usual.USUAL, **own}


def save_check_rules(book: Book, rules: Iterable[CheckRule]) -> None:
    """Keep how some checks weigh; the others stay as they are."""
    rows = (
        {
            "code": rule.check.value,
            "weight": rule.weight.value,
            "limit": None if rule.limit is None else settings.number(rule.limit),
        }
        for rule in rules
    )
    settings.save(book, "check_rule", rows)


def _round_row(one: Round) -> settings.Cells:
    return {
        "period": one.period,
        "name": one.name,
        "end": one.end.isoformat(),
        "cutoff": one.cutoff.isoformat(),
        "due": one.due.isoformat(),
        "due_hour": one.due_hour,
        "kind": one.kind,
        "months": one.months,
    }
