"""How rates of sites are written: a per cent never without its n/N, money never without what was not told."""

from __future__ import annotations

from gui import show
from model.records.site_count import Investment, Rate, SiteCount


def rate(one: Rate) -> str:
    """Write 94.8%（313/330）."""
    return f"{show.percent(one.percent)}（{one.done}/{one.of}）" if one.of else show.BLANK


def money(one: Investment) -> str:
    """Write 87.7%（1200/1368万元）."""
    if not one.sites:
        return show.BLANK
    return f"{show.percent(one.percent)}（{show.number(one.done)}/{show.number(one.of)}万元）"


def lacking(one: Investment) -> str:
    """Say what the money leaves out, "" for nothing."""
    told = ((one.silent, "未报"), (one.without, "无总投资"))
    return "，".join(f"{word}{many}处" for many, word in told if many)


def whole(one: SiteCount) -> str:
    """Say all rates of some sites in one sentence."""
    if not one.sites:
        return "没有点位"
    begun = f"，逾期未开工{len(one.start.late)}处" if one.start.late else ""
    done = f"，逾期未竣工{len(one.finish.late)}处" if one.finish.late else ""
    rest = lacking(one.invest)
    return (
        f"点位 {one.sites} 处　开工率 {rate(one.start)}{begun}　竣工率 {rate(one.finish)}{done}　"
        f"投资完成率 {money(one.invest)}{f'，{rest}' if rest else ''}"
    )
