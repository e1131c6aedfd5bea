"""核定: answer a question, settle a conflict, explain a doubt, let a quarantined cell count; the reason is kept."""

from __future__ import annotations

import re
import secrets

from model import clock
from model.errors import ClerkError
from model.records import Admission, Asked, Changes, Key, Record
from model.rules import check, check_figures, identity, personal, rollup, statement
from model.rules.plan_round import keys
from model.store import records
from model.terms import PLAN_ROUND, Field, Grade, Verb, Weight
from model.work.fill_in import find, own_record
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.look import Words

_AS_SUCH = re.compile(r"按\s*(.+?)\s*收")
"""How a question words its likely answer; typed back in, it means the figure."""


def do(ledger: Ledger, key: str, value: str, reason: str) -> Changes:
    """Decide what counts for a key (as `take --json` prints it); raises ClerkError where nothing is open there."""
    if not reason.strip():
        raise ClerkError("没有写核定理由，没有改动台账。请写明依据（如“电话核实，以盖章件为准”）。")
    now = standing(ledger)
    about = parse(now, key)
    title = " ".join(Words(now, ()).name(about))
    value = _meant(now, about, value)
    fact = _admission(now, about, value, reason) or _decision(now, about, value, reason)
    with ledger.act(Verb.DECIDE.word, title) as act:
        records.add(ledger, fact)
    return Changes(act, f"核定 {title}", frozenset({about.period}))


def _meant(now: Standing, about: Key, value: str) -> str:
    """Return the value an answer's words stand for (“按15收”, “确系核减”); raises ClerkError for 退回."""
    doubt = check_figures.held(now.known).get(about)
    words = {option.word: option.value for option in (doubt.options if doubt else ()) if option.value}
    figure = now.known.view.figures.get(about)
    stated = [head.value for head in figure.heads] if figure else []
    if value.strip() == check_figures.BACK.word and value not in stated:
        raise ClerkError(
            "“退回”不是核定的内容，没有改动台账。要退给单位改：窗口里点“退回给填报单位”，"
            "命令行用 answer 台账 报来的文件 --to 文件夹，生成退回件发给该单位；改好报回再收一次。"
        )
    taken = _AS_SUCH.fullmatch(value.strip()) if about.field is Field.DONE else None
    return words.get(value.strip()) or (taken[1] if taken else value)


def explain(ledger: Ledger, key: str, reason: str) -> Changes:
    """Let what stands under a key stand, with the reason; where 存在问题 is missing, the reason becomes it."""
    figure = standing(ledger).known.view.figures.get(parse(standing(ledger), key))
    return do(ledger, key, figure.value if figure and figure.value else reason, reason)


def parse(now: Standing, key: str) -> Key:
    """Read a key as printed; raises ClerkError where it names nothing of this ledger."""
    try:
        about = Key.parse(key)
    except ValueError:
        raise ClerkError(f"“{key}”看不懂。没有改动台账。请照收回结果里“key”一项原样填写。") from None
    if keys.is_first(about.period):
        _refuse_strange(now, about, key)
        return about
    find_round(now, about.period)
    find(now, about.line, about.unit)
    return about


def _refuse_strange(now: Standing, about: Key, key: str) -> None:
    """Raise ClerkError for a key of a first round that names nothing stated there."""
    waiting = {one for _, one in now.known.view.quarantined}
    if about not in now.known.view.figures and about not in waiting:
        raise ClerkError(f"“{key}”在{PLAN_ROUND}里没有待办的内容。没有改动台账。请照收回结果里“key”一项原样填写。")


def _admission(now: Standing, about: Key, value: str, reason: str) -> Admission | None:
    """Return the admission of the quarantined cell that states this value, None where there is none."""
    known = {record.id: record for record in now.facts.records}
    for record, key in now.known.view.quarantined:
        stated = (one for one in known[record].values[key] if isinstance(one, str))
        if key == about and any(value in (one, personal.mask(one)) for one in stated):
            return identity.seal(Admission("", record, key, reason, secrets.token_hex(8)))
    return None


def _decision(now: Standing, about: Key, value: str, reason: str) -> Record:
    if not _is_open(now, about):
        raise ClerkError("这一格没有待确认的内容，也没有冲突和提醒，不需要核定。没有改动台账。要改数请用“填报”。")
    if not value.strip():
        raise ClerkError("没有写核定成什么，没有改动台账。请写确定的内容。")
    read = statement.confirmed(Words(now, ()).judge(about, value), value)
    if read.grade not in (Grade.EXACT, Grade.NORMALISED) or read.value is None or isinstance(read.value, Asked):
        quoted = "填的内容" if f"“{value}”" in read.sentence else f"“{value}”"
        raise ClerkError(f"{quoted}不能作数，没有改动台账。{read.sentence}")
    if about.field is Field.DONE:
        _refuse_impossible(now, about, read.value)
    head = {"reason": reason.strip(), "date": clock.today().isoformat()}
    return own_record(now, "decision", about.period, about.unit, {about: (read.value,)}, head)


def _is_open(now: Standing, about: Key) -> bool:
    """Say whether something waits under the key: a question, a conflict, or a doubt of 审核 to explain."""
    figure = now.known.view.figures.get(about)
    if figure and (figure.asked or figure.conflict):
        return True
    if figure is None and about.field is not Field.PROBLEM:
        return False
    if keys.is_first(about.period):
        return False
    at = find_round(now, about.period)
    found = check.doubts(now.known, at, rollup.items(now.known, at), ())
    return about in check_figures.held(now.known, at) or about in {one.key for one in found}


def _refuse_impossible(now: Standing, about: Key, value: str) -> None:
    doubt = check_figures.would(now.known, about, value)
    if doubt and doubt.weight is Weight.ERROR:
        raise ClerkError(f"{doubt.fact}，按本计划的审核标准不能收。没有改动台账。请改正数字，或退回该单位。")
