"""Tell what reports on a task (完成情况：, 存在问题：, 下一步打算：) from what plans it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.rules.notice.duties import LABEL
from model.rules.notice.source import Row
from model.rules.notice.text import Text

NOT_PLAN = "进展情况，不是计划内容"
_SAID = (
    r"(?:[一-龥]{0,6}(?:完成|进展|推进|实施|落实|进度|建设)情况|(?:工作|项目|工程|最新|目前|当前|主要)进展|进展|"
    r"(?:形象|工程|当前|目前|实际|完成)进度|(?:完成|进度)(?:率|比例)|存在(?:的)?(?:主要)?(?:问题|困难)|"
    r"下一?步(?:工作)?(?:打算|计划|安排|措施|思路|工作|举措|目标)?|(?:主要)?(?:工作)?(?:成效|做法))"
)
REPORT = re.compile(
    rf"(?:截[至止][^,。;:]{{1,12}},?)?(?:\d{{1,2}}[-—至到]\d{{1,2}}月份?|[上下]半年|第?[一二三四]季度)?{_SAID}(?:[及和、与]{_SAID})*\s*:"
)
INNER = re.compile(rf"(?<=[。;)\s])\s*(?={REPORT.pattern})")


def reports(text: Text) -> bool:
    """Say whether a row begins with the label of a report."""
    return REPORT.match(text.plain) is not None


def parted(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows, each cut where a report begins inside it and where a label of duties ends that."""
    for row in rows:
        spots = [match.end() for match in INNER.finditer(row.text.plain) if match.end()]
        if spots or reports(row.text):
            first = spots[0] if not reports(row.text) else 0
            ends = [match.start() for match in LABEL.finditer(row.text.plain) if match.start() > first]
            spots = sorted({*spots, *ends})
        for low, high in zip([0, *spots], [*spots, len(row.text)], strict=True):
            part = row.text.cut(low, high).strip(" ")
            if len(part):
                yield Row(row.line, part)
