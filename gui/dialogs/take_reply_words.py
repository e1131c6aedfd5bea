"""What returned 督办反馈表 bring, in office words, and how a take that holds some is counted."""

from __future__ import annotations

from collections.abc import Iterable

from model.records import FileAnswer
from model.terms import Verdict
from model.work.take_back import TakePlan

REPLY = "督办反馈"


def brings(answers: Iterable[FileAnswer]) -> str:
    """Say which 督办单 are answered by some files, and which of those files are not taken; "" where there is none."""
    replies = [one for one in answers if one.slip]
    new = [f"{one.slip}（{one.unit_name}）" for one in replies if one.verdict is Verdict.TAKEN]
    rest = [
        f"{word} {count} 件"
        for verdict, word in ((Verdict.ALREADY, "收过的"), (Verdict.REFUSED, "没收的"))
        if (count := sum(one.verdict is verdict for one in replies))
    ]
    told = [f"收 {len(new)} 件：{'、'.join(new)}，收下后记为“反馈”，待审核"] if new else []
    return f"{REPLY} {len(replies)} 件：{'；'.join((*told, *rest))}。" if replies else ""


def many(planned: TakePlan) -> str:
    """Count what is taken: 2 份表、1 件督办反馈."""
    counts = ((len(planned.taken), "份表"), (len(planned.replies), f"件{REPLY}"))
    return "、".join(f"{count} {word}" for count, word in counts if count)
