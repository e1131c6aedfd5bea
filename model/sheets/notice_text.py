"""The notice that goes with the forms, as plain text to copy into a message."""

from __future__ import annotations

from collections.abc import Sequence

from model.records import Round
from model.sheets.columns import REVISION
from model.sheets.form_content import Form, plan_name


def text(at: Round, forms: Sequence[Form]) -> str:
    """Return the notice of a round to all units a form goes to, in official order."""
    if not forms:
        return ""
    first = forms[0]
    plan = first.plan
    source = f"《{plan.title}》" + (f"（{plan.doc_no}）" if plan.doc_no and plan.doc_no not in plan.title else "")
    lines = [
        f"关于报送{plan_name(plan)}进展情况的通知（{plan.year}年{at.name}）",
        "",
        "各有关单位：",
        f"按照{source}要求，现就报送{at.name}进展情况通知如下：",
        f"一、报送时间：{_day(at)}{at.due_hour}时前。逾期按迟报通报。",
        f"二、统计口径：累计数，从1月1日至{at.cutoff.month}月{at.cutoff.day}日，不是当月数；没有变化的照上期数填；"
        "牵头单位填全市数（含各县区），县区填本县区数；不涉及的填“/”，不要空着。",
        "三、填报要求：只填表内浅黄格，写事实和日期；滞后的必须写明存在问题及下一步打算。",
        "四、报回方式：请在发给本单位的表上填写，存成 .xlsx 原样报回，不要另做表格；"
        f"更正后再报的，请把表上的“{REVISION}”改为2。",
        "五、严禁填写涉密内容、身份证号等个人信息。",
        "",
        f"应报单位（{len(forms)}家）：{'、'.join(form.unit.short for form in forms)}。",
        "",
        f"联系人：{first.contact or first.office}",
        first.office,
    ]
    return "\r\n".join(lines) + "\r\n"


def _day(at: Round) -> str:
    return f"{at.due.year}年{at.due.month}月{at.due.day}日"
