"""一页纸: look at the leader's page, keep what the office advises, write the page as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.records import Changes, PeriodView
from model.rules import leader_page, script
from model.rules.leader_page import LeaderPage
from model.store import advice as kept
from model.terms import Verb
from model.work import paper_file, published
from model.work.ledger import Ledger


@dataclass(frozen=True, slots=True)
class PageView:
    """The page as it would be written; `advice` by line as on it, `kept` in the ledger, `earlier` of rounds before."""

    view: PeriodView
    page: LeaderPage
    advice: Mapping[str, str]
    kept: Mapping[str, str]
    earlier: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AdvicePlan:
    """Advice as it would be kept, by line."""

    says: tuple[str, ...]
    period: str
    texts: Mapping[str, str]
    title: str


def look(ledger: Ledger, period: str, advice: Mapping[str, str] | None = None, *, simplified: bool = False) -> PageView:
    """Return the page of a round; `advice`: by line, in place of what is kept, as while it is typed."""
    now = published.look(ledger, period)
    view = now.view
    earlier = [one for one in view.rounds if one.end < view.round.end]
    before = published.look(ledger, earlier[-1].period).view if earlier else None
    known = kept.load(ledger)
    held = {line: text for (at, line), text in known.items() if at == view.round.period}
    own = held | dict(advice or {})
    told = leader_page.Told(now, before, own, clock.today())
    past = {line: text for one in earlier for (at, line), text in known.items() if at == one.period}
    page = leader_page.page(told)
    if simplified:
        page = replace(page, paper=script.paper(page.paper))
    return PageView(view, page, own, held, past)


def plan_advice(ledger: Ledger, period: str, texts: Mapping[str, str]) -> AdvicePlan:
    """Say what keeping advice changes; raises ClerkError for a line the round does not have, or where nothing would."""
    view = published.look(ledger, period).view
    lines = {line.line.id: line for item in view.items for line in item.lines}
    if strange := [one for one in texts if one not in lines]:
        raise ClerkError(f"没有“{'、'.join(strange)}”这样的行。没有改动台账。序号写成 26-2（第26项第2行）。")
    known = kept.load(ledger)
    new = {line: text.strip() for line, text in texts.items()}
    changed = {line: text for line, text in new.items() if text != known.get((view.round.period, line), "")}
    if not changed:
        raise ClerkError("建议没有变化。没有改动台账。")
    says = tuple(
        f"第{line}项 {lines[line].line.name}：{f'建议“{text}”' if text else '删去建议'}。"
        for line, text in changed.items()
    )
    title = f"{view.round.name} 建议 {'、'.join(changed)}"
    return AdvicePlan(says, view.round.period, changed, title)


def do_advice(ledger: Ledger, planned: AdvicePlan) -> Changes:
    """Keep the advice in one act."""
    with ledger.act(Verb.PAGE.word, planned.title) as act:
        kept.save(ledger, planned.period, planned.texts)
    return Changes(act, f"{Verb.PAGE.word} {planned.title}", frozenset({planned.period}), settings=True)


@dataclass(frozen=True, slots=True)
class Written:
    """The page written, and the advice kept along with it."""

    path: Path
    changes: Changes


def write(ledger: Ledger, period: str, advice: Mapping[str, str], to: Path, *, simplified: bool = False) -> Written:
    """Keep what is newly advised and write the page as a document; raises ClerkError where the place will not do."""
    paper_file.refuse(ledger, to)
    shown = look(ledger, period, advice, simplified=simplified)
    path = paper_file.save(ledger, shown.page.paper, to)
    return Written(path, keep(ledger, shown, advice))


def keep(ledger: Ledger, shown: PageView, advice: Mapping[str, str]) -> Changes:
    """Keep advice that differs from what is kept, in one act; none where nothing does."""
    period = shown.view.round.period
    known = kept.load(ledger)
    new = {line: text for line, text in advice.items() if text.strip() != known.get((period, line), "")}
    if not new:
        return Changes(None, f"{Verb.PAGE.word} {shown.view.round.name}")
    return do_advice(ledger, plan_advice(ledger, period, new))


def save(ledger: Ledger, shown: PageView, to: Path) -> Path:
    """Write the page as a document; raises ClerkError where the place will not do."""
    return paper_file.save(ledger, shown.page.paper, to)
