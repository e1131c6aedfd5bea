"""督查通报: draft an issue over a round, word it, publish it as approved; afterwards only a 更正 in the next one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.records import Changes, PeriodView, Published
from model.records.bulletin import BulletinFix, BulletinIssue, Draft, Told
from model.records.document_out import PaperOut
from model.rules import bulletin, bulletin_public, bulletin_words, identity, returns, script
from model.store import bulletins
from model.terms import Edition, Light, Verb
from model.work import check_notes, paper_file, published
from model.work.ledger import Ledger


@dataclass(frozen=True, slots=True)
class BulletinView:
    """An issue as it would be written, or as it was published (`issue`); `open` stands against publishing it.

    `stands`: 初稿, 核对中, 待审定 or 已定稿. `leaks`: what the public edition must not say; no reason helps against it.
    """

    view: PeriodView
    draft: Draft
    words: Mapping[str, str]
    number: int
    papers: Mapping[Edition, PaperOut]
    issue: BulletinIssue | None
    open: tuple[str, ...]
    stands: str
    fixes: tuple[BulletinFix, ...] = ()
    leaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be kept of an issue's draft and of the plan's wordings ("" = the usual one again)."""

    draft: Draft
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """A change of the draft as it would be kept."""

    says: tuple[str, ...]
    period: str
    title: str
    draft: Draft
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublishPlan:
    """An issue as it would be published."""

    says: tuple[str, ...]
    title: str
    issue: BulletinIssue
    last_act: int


def look(ledger: Ledger, period: str, wish: Wish | None = None) -> BulletinView:
    """Return a round's issue; `wish`: as it is being worded, in the place of what is kept."""
    now = published.look(ledger, period)
    at = now.view.round.period
    every = bulletins.issues(ledger)
    issue = next((one for one in reversed(every) if one.period == at), None)
    draft = wish.draft if wish else bulletins.draft(ledger, at)
    own = {**bulletins.words(ledger), **(wish.words if wish else {})}
    own = {key: text for key, text in own.items() if text or not bulletin_words.WORDS[key].usual}
    day = issue.day if issue else draft.day or clock.today()
    last = max((one.number for one in every if one.day.year == day.year), default=0)
    number = issue.number if issue else draft.number or last + 1
    fixes = _fixes(ledger, every)
    papers = issue.papers if issue else _papers(ledger, now, draft, Told(words=own, fixes=fixes), number)
    notes = check_notes.of_view(ledger, now.view)
    stood = _open(now.view, notes.sentences, closed=now.closing is not None)
    stands = "已定稿" if issue else "初稿" if not notes.notes else "核对中" if notes.sentences else "待审定"
    leaks = bulletin_public.faults(now.view, bulletin.worded(now.view, draft, own, day))
    told = ((), ()) if issue else (stood, leaks)
    return BulletinView(now.view, draft, own, number, papers, issue, told[0], stands, fixes, told[1])


def _papers(ledger: Ledger, now: Published, draft: Draft, told: Told, number: int) -> Mapping[Edition, PaperOut]:
    earlier = [one for one in now.view.rounds if one.end < now.view.round.end]
    before = published.look(ledger, earlier[-1].period).view if earlier else None
    whole = replace(told, before=before)
    day = draft.day or clock.today()
    return {one: bulletin.paper(now, draft, whole, number, one, day) for one in Edition}


def _fixes(ledger: Ledger, every: tuple[BulletinIssue, ...]) -> tuple[BulletinFix, ...]:
    """Return what was put right since the last issue: it stands in the next one."""
    last = max((one.act for one in every), default=0)
    return tuple(one for one in bulletins.fixes(ledger) if one.act > last)


def _open(view: PeriodView, notes: tuple[str, ...], *, closed: bool) -> tuple[str, ...]:
    told = () if closed else (f"{view.round.name}还没有封存，数还会变：现在可以起草，定稿前请先封存。",)
    if not returns.count(view.units).due:
        told = (*told, f"{view.round.name}还没有发表，没有单位报数。")
    conflicts = (f"有{len(view.conflicts)}处冲突没有裁定。",) if view.conflicts else ()
    questions = (f"有{len(view.questions)}处待确认的数没有计入。",) if view.questions else ()
    return (*told, *conflicts, *questions, *notes)


def plan_draft(ledger: Ledger, period: str, wish: Wish) -> DraftPlan:
    """Say what keeping a draft and wordings changes; nothing is written.

    Raises ClerkError once the issue is published, for lines that are not there or are no examples, for places a
    wording does not have, and where nothing would change.
    """
    shown = look(ledger, period)
    _refuse_published(shown)
    _refuse_strange(shown, wish)
    held = bulletins.words(ledger)
    words = {key: text.strip() for key, text in wish.words.items() if text.strip() != held.get(key, "")}
    if wish.draft == shown.draft and not words:
        raise ClerkError("通报初稿没有变化。没有改动台账。")
    at = shown.view.round
    says = list(_changes(shown, wish.draft))
    says += [f"{bulletin_words.WORDS[key].word}：{text or '恢复通用写法'}" for key, text in words.items()]
    return DraftPlan(tuple(says), at.period, f"{at.name} 初稿", wish.draft, words)


def _changes(shown: BulletinView, draft: Draft) -> Iterator[str]:
    """Yield what a draft says otherwise, our wording of a reason beside the reported one."""
    was, lines = shown.draft, {line.line.id: line for item in shown.view.items for line in item.lines}
    if draft.number != was.number:
        yield f"期号：第{draft.number}期。" if draft.number else "期号：接着上一期。"
    for word, day in (("印发日期", draft.day), ("反馈期限", draft.reply_by)):
        if day not in (was.day, was.reply_by):
            yield f"{word}：{day.isoformat() if day else '不写明'}。"
    if draft.examples != was.examples:
        yield f"好的例子：{'、'.join(draft.examples) or '按规则选'}。"
    for line, text in draft.reasons:
        if text != dict(was.reasons).get(line, ""):
            yield f"{line} 原因写为“{text}”（单位报：{lines[line].problem or '没有写'}）。"
    if draft.demand != was.demand:
        yield f"工作要求：{draft.demand or '用通用写法'}"
    if draft.ranked is not was.ranked:
        yield "县区排名。" if draft.ranked else "县区不排名。"


def _refuse_published(shown: BulletinView) -> None:
    if shown.issue:
        raise ClerkError(
            f"{shown.view.round.name}的督查通报第{shown.issue.number}期已定稿（{shown.issue.approver}，"
            f"{shown.issue.approved.isoformat()}审定），不能再改。没有改动台账。有错请登记更正，登在下一期。"
        )


def _refuse_strange(shown: BulletinView, wish: Wish) -> None:
    lines = {line.line.id: line for item in shown.view.items for line in item.lines}
    named = (*wish.draft.examples, *(line for line, _ in wish.draft.reasons))
    if strange := [one for one in named if one not in lines]:
        raise ClerkError(f"没有“{'、'.join(strange)}”这样的行。没有改动台账。序号写成 26-2（第26项第2行）。")
    if behind := [one for one in wish.draft.examples if lines[one].light not in (Light.GREEN, Light.DONE)]:
        raise ClerkError(f"{'、'.join(behind)}没有按序时，不能作为好的例子。没有改动台账。")
    for key, text in wish.words.items():
        if key not in bulletin_words.WORDS:
            raise ClerkError(f"没有叫“{key}”的用语。可选：{'、'.join(bulletin_words.WORDS)}。没有改动台账。")
        if bad := bulletin_words.strange(key, text):
            may = "、".join(f"{{{one}}}" for one in bulletin_words.WORDS[key].places) or "没有"
            raise ClerkError(
                f"“{bulletin_words.WORDS[key].word}”里的{{{bad[0]}}}不认得，可用的有：{may}。没有改动台账。"
            )
    if wish.draft.number < 0:
        raise ClerkError("期号要大于0。没有改动台账。")


def do_draft(ledger: Ledger, planned: DraftPlan) -> Changes:
    """Keep the draft and the wordings in one act."""
    gone = tuple(key for key, text in planned.words.items() if not text and bulletin_words.WORDS[key].usual)
    kept = {key: text for key, text in planned.words.items() if key not in gone}
    with ledger.act(Verb.BULLETIN.word, planned.title) as act:
        bulletins.save_draft(ledger, planned.period, planned.draft)
        bulletins.save_words(ledger, kept)
        bulletins.forget_words(ledger, gone)
    return Changes(act, f"{Verb.BULLETIN.word} {planned.title}", frozenset({planned.period}), settings=True)


def plan_publish(
    ledger: Ledger, period: str, approver: str, approved: datetime.date | None = None, reason: str = ""
) -> PublishPlan:
    """Say what publishing an issue does; nothing is written.

    Raises ClerkError once it is published, without an approver, where the number is taken, and where something is open
    and no reason is written.
    """
    shown = look(ledger, period)
    _refuse_published(shown)
    day = approved or clock.today()
    if not approver.strip():
        raise ClerkError("没有写审定的领导，没有定稿。没有改动台账。")
    if day > clock.today():
        raise ClerkError(f"审定日期{day.isoformat()}还没有到，没有定稿。没有改动台账。请改正日期。")
    dated = shown.draft.day or clock.today()
    if any((one.number, one.day.year) == (shown.number, dated.year) for one in bulletins.issues(ledger)):
        raise ClerkError(f"{dated.year}年第{shown.number}期已经有了，没有定稿。没有改动台账。请改期号。")
    if shown.leaks:
        raise ClerkError(f"公开版不能这样定稿：{''.join(shown.leaks)}没有改动台账。")
    if shown.open and not reason.strip():
        raise ClerkError.of("还有没办结的", shown.open, "没有定稿，没有改动台账。确需定稿的，写明理由。")
    now = published.look(ledger, period)
    told = Told(words=shown.words, fixes=shown.fixes, final=True)
    papers = _papers(ledger, now, replace(shown.draft, day=dated), told, shown.number)
    name = identity.name_of(bulletins.text(papers))
    at = shown.view.round
    issue = BulletinIssue(
        shown.number, at.period, dated, approver.strip(), day, reason.strip() if shown.open else "", name, papers
    )
    says = [
        f"督查通报第{shown.number}期（{at.name}）定稿：{approver.strip()}{day.isoformat()}审定，内部、公开两个版本都定下。"
    ]
    says += [f"仍有没办结的：{one}理由：{reason.strip()}。" for one in shown.open]
    says.append("定稿后不能再改；有错登记更正，登在下一期。")
    return PublishPlan(tuple(says), f"第{shown.number}期 {at.name} 定稿", issue, ledger.last_act())


def do_publish(ledger: Ledger, planned: PublishPlan) -> Changes:
    """Keep the issue in one act; what the ledger has learned since it was planned is weighed again first."""
    one = planned.issue
    if planned.last_act != ledger.last_act():
        planned = plan_publish(ledger, one.period, one.approver, one.approved, one.reason)
    with ledger.act(Verb.BULLETIN.word, planned.title) as act:
        bulletins.add_issue(ledger, planned.issue)
    return Changes(act, f"{Verb.BULLETIN.word} {planned.title}", frozenset({one.period}))


def settle(
    ledger: Ledger, period: str, wish: Wish, approver: str, approved: datetime.date, reason: str = ""
) -> Changes:
    """Keep what is worded and not kept yet, then publish; raises ClerkError, and then nothing is published."""
    shown = look(ledger, period)
    words = {key: text for key, text in wish.words.items() if text != bulletins.words(ledger).get(key, "")}
    if not shown.issue and (wish.draft != shown.draft or words):
        do_draft(ledger, plan_draft(ledger, period, wish))
    return do_publish(ledger, plan_publish(ledger, period, approver, approved, reason))


def put_right(ledger: Ledger, number: int, text: str, period: str = "") -> Changes:
    """Note what is put right of a published issue, for the next one; raises ClerkError where it is not published.

    Numbers begin anew each year: of two of that number it is the one over `period`, else the later one.
    """
    found = [one for one in bulletins.issues(ledger) if one.number == number]
    found = [one for one in found if one.period == period] or found
    if not found:
        raise ClerkError(f"第{number}期通报没有定稿，不用更正。没有改动台账。请直接改初稿。")
    if not text.strip():
        raise ClerkError("没有写更正的内容。没有改动台账。")
    title = f"第{number}期 更正"
    with ledger.act(Verb.BULLETIN.word, title) as act:
        bulletins.add_fix(ledger, BulletinFix(number, text.strip(), clock.today(), year=found[-1].day.year))
    return Changes(act, f"{Verb.BULLETIN.word} {title}")


def in_simplified(shown: BulletinView) -> BulletinView:
    """Return the same issue written in Simplified characters; what is kept of it, and its hash, stay."""
    return replace(shown, papers={edition: script.paper(paper) for edition, paper in shown.papers.items()})


def save(ledger: Ledger, shown: BulletinView, edition: Edition, to: Path) -> Path:
    """Write an edition as a document; raises ClerkError where the place will not do."""
    return paper_file.save(ledger, shown.papers[edition], to)
