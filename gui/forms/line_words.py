"""What the progress form says of a line: how far it is and why, its counties, what its units ask for."""

from __future__ import annotations

from collections.abc import Iterator

from gui import show
from model.records import LineView, PeriodView
from model.terms import Kind

LISTED = 6
ADD_UP = (Kind.AMOUNT, Kind.MILESTONE)


def pace(line: LineView) -> str:
    """Say per cent done and due, and why the light shows; of a line without a light what it lacks."""
    if not line.reported:
        return f"牵头单位未报{'，不作0' if line.line.target else ''}。"
    told = []
    if line.completion is not None:
        due = f"，应完成{show.percent(line.due)}" if line.due is not None else ""
        told.append(f"完成{show.percent(line.completion)}{due}")
    elif line.line.target is not None and line.done is not None:
        told.append(f"这类指标（{line.line.kind.word}）不算完成率，直接和目标比")
    if line.reason:
        told.append(line.reason)
    elif not line.due_reason:
        told.append("还没有定序时，不亮灯")
    elif not told:
        told.append(line.light_word)
    return "；".join(told) + "。"


def counties(line: LineView) -> str:
    """Say what the counties add up to beside the lead's figure, by how much they differ, and who is lacking."""
    lacking = f"缺{len(line.lacking)}家：{_some(line.lacking)}，没有报的不作0。" if line.lacking else ""
    if line.line.kind not in ADD_UP and len(line.parts) > 1:
        return f"{line.line.kind.word}不能相加，各家的数分别看；全市数以牵头单位报的为准。{lacking}"
    if line.county_sum is None:
        shared = any(part.task is not None for part in line.parts)
        many = len(line.parts) > 1
        none = "县区都还没有报。" if shared else "本行没有分解到县区。"
        return (none if shared or not many else "全市数以牵头单位报的为准。") + lacking
    total = show.number(line.county_sum)
    if line.difference is None:
        return f"牵头未报。县区合计{total}，只供参考，不作全市数。{lacking}"
    told = f"牵头单位报{show.number(line.done)}，县区合计{total}，"
    gap = line.difference
    if not gap:
        return f"{told}相符。{lacking}"
    return f"{told}牵头{'多' if gap > 0 else '少'}{show.number(abs(gap))}；公布以牵头单位的数为准。{lacking}"


def requests(view: PeriodView, line: LineView) -> Iterator[str]:
    """Yield what units ask for on this line that is not answered yet."""
    units = {one.unit.id: one.unit.short for one in view.units}
    for one in view.requests:
        if one.line == line.line.id and not one.answer:
            why = f"：{show.printed(one.words)}" if one.words else ""
            yield f"{units.get(one.unit, one.unit)}{one.stage}{why}。"


def _some(names: tuple[str, ...]) -> str:
    return "、".join(names[:LISTED]) + ("等" if len(names) > LISTED else "")
