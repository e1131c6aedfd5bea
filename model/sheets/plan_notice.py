"""The notice that goes with the forms of the first round, as plain text to copy into a message."""

from __future__ import annotations

from collections.abc import Sequence

from model.records import Round
from model.sheets.columns import REVISION
from model.sheets.form_content import plan_name
from model.sheets.plan_content import PlanForm


def text(at: Round, forms: Sequence[PlanForm]) -> str:
    """Return the notice to all units a form goes to, in official order."""
    if not forms:
        return ""
    first = forms[0]
    plan = first.plan
    source = f"《{plan.title}》" + (f"（{plan.doc_no}）" if plan.doc_no and plan.doc_no not in plan.title else "")
    day = f"{at.due.year}年{at.due.month}月{at.due.day}日"
    lines = [
        f"关于报送{plan_name(plan)}分解方案的通知",
        "",
        "各有关单位：",
        f"按照{source}要求，请各牵头单位细化分解任务、排定序时进度，现就报送分解方案表通知如下：",
        f"一、报送时间：{day}{at.due_hour}时前。",
        "二、序时计划：逐条选定序时方式；选“自定义”的填各期计划累计数，选“按节点”的填到期应到的节点；"
        "报来并经核定采纳后，以后每期的“本期应完成”和亮灯都按它算。",
        "三、分县区任务：能分到县区的填各县区全年任务，合计应与全年目标一致；不再往下分的打√。",
        "四、点位清单、联络员：点位一行一个，写明县区和计划开工、完工时间；联络员填分管领导、联络员、职务和电话。",
        "五、报回方式：请在发给本单位的表上填写，存成 .xlsx 原样报回，不要另做表格；"
        f"更正后再报的，请把表上的“{REVISION}”改为2。",
        "六、严禁填写涉密内容、身份证号等个人信息。",
        "",
        f"应报单位（{len(forms)}家）：{'、'.join(form.unit.short for form in forms)}。",
        "",
        f"联系人：{first.contact or first.office}",
        first.office,
    ]
    return "\r\n".join(lines) + "\r\n"
