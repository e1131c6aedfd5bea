"""Which stage a unit means by what it typed in 当前阶段 (DOMAIN.md section 3: synonyms)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.records import Raw
from model.rules import cell_text
from model.terms import Grade

SYNONYMS = {
    "前期": ("前期工作", "前期准备", "前期阶段", "前期手续", "前期手续办理", "开展前期工作", "前期工作阶段"),
    "招标": ("招投标", "招标中", "正在招标", "招标阶段", "招投标阶段", "招标投标", "已招标", "挂网招标"),
    "已开工": ("开工", "已开工建设", "开工建设", "已动工", "动工"),
    "主体施工": ("主体", "主体施工中", "主体施工阶段", "主体建设", "主体建设中", "主体工程施工"),
    "基本完工": ("基本完成施工", "基本建成", "基本竣工"),
    "竣工验收": ("已竣工验收", "竣工验收中", "竣工验收阶段", "通过竣工验收", "已通过竣工验收", "完成竣工验收"),
    "投入使用": ("已投入使用", "投用", "已投用", "启用", "已启用", "建成投用", "已建成投用", "交付使用", "已交付使用"),
    "未启动": ("尚未启动", "没有启动", "未开展", "尚未开展", "未开始", "尚未开始"),
    "制定方案": ("方案制定", "方案制定中", "正在制定方案", "制定方案中", "制订方案", "方案起草", "起草方案"),
    "已印发": ("印发", "方案已印发", "文件已印发", "已印发文件", "已出台"),
    "实施中": (
        "正在实施",
        "实施",
        "推进中",
        "正在推进",
        "正常推进",
        "顺利推进",
        "有序推进",
        "进行中",
        "正在进行",
        "开展中",
    ),
    "报完成": (
        "完成",
        "已完成",
        "全部完成",
        "已全部完成",
        "提前完成",
        "已提前完成",
        "超额完成",
        "已超额完成",
        "完成任务",
    ),
    "申请调整": ("申请变更", "申请目标调整"),
    "申请终止": (),
}
"""What else clerks call a stage; only what three of them would read alike."""

LIKELY = {
    "未开工": "前期",
    "尚未开工": "前期",
    "在建": "已开工",
    "建设中": "已开工",
    "施工中": "已开工",
    "正在施工": "已开工",
    "主体封顶": "主体施工",
    "主体完工": "主体施工",
    "完工": "基本完工",
    "已完工": "基本完工",
    "竣工": "竣工验收",
    "已竣工": "竣工验收",
    "已建成": "基本完工",
    "基本完成": "基本完工",
    "已办结": "报完成",
    "办结": "报完成",
    "已销号": "报完成",
    "申请延期": "申请调整",
    "终止": "申请终止",
    "取消": "申请终止",
}
"""Words that name a stage only probably; they are asked about with this as the suggestion."""

NOT_A_STAGE = {
    "停工": "停工不是阶段，请选停工前的阶段，并在存在问题里写明原因",
    "停顿": "停顿不是阶段，请选现在的阶段，并在存在问题里写明原因",
    "暂停": "暂停不是阶段，请选现在的阶段，并在存在问题里写明原因",
    **dict.fromkeys(
        (
            "按序时",
            "达序时",
            "按序时推进",
            "达进度",
            "按时序推进",
            "超序时",
            "超进度",
            "滞后",
            "慢序时",
            "欠进度",
            "推进缓慢",
        ),
        "快慢由台账按目标和序时算，不用填",
    ),
}
"""Words of another kind, with what to tell the clerk."""

_NOISE = re.compile(r"[\s.。、,，;；:：!！\"'“”()]+")
_NUMBERED = re.compile(r"^[0-9]{1,2}[.、)]")
_DENIED = re.compile("[未没无不非待拟尚]")
_MEANT = {other: word for word, others in SYNONYMS.items() for other in others}


@dataclass(frozen=True, slots=True)
class Stage:
    """What was made of the cell; `value` is one of the words offered."""

    grade: Grade
    value: str = ""
    suggestion: str = ""
    sentence: str = ""


def stage(raw: Raw, words: Sequence[str]) -> Stage:
    """Read a stage as meant, or ask; `words` are those of the line's drop-down list."""
    if raw.kind in ("error", "uncalculated"):
        return Stage(Grade.BAD, sentence=f"阶段这一格是错误值（{cell_text.shown(raw.text)}），没有收。请从下拉里选。")
    typed = _NOISE.sub("", _NUMBERED.sub("", cell_text.tidy(raw.text)))
    if not typed:
        return Stage(Grade.NONE) if not cell_text.tidy(raw.text) else _ask(raw, "", words)
    if typed in words:
        return _taken(raw, typed)
    meant = _MEANT.get(typed, "")
    if meant in words:
        return _taken(raw, meant)
    return _ask(raw, typed, words)


def _taken(raw: Raw, word: str) -> Stage:
    """Take the word; say so where the cell holds another."""
    if raw.text == word:
        return Stage(Grade.EXACT, word)
    return Stage(Grade.NORMALISED, word, sentence=f"阶段写的是“{cell_text.shown(raw.text)}”，按“{word}”收。")


def _ask(raw: Raw, typed: str, words: Sequence[str]) -> Stage:
    """Ask, with a suggestion where one word is likely."""
    said = f"阶段写的是“{cell_text.shown(raw.text)}”，"
    listed = f"请从这些里选：{'、'.join(words)}。"
    if why := NOT_A_STAGE.get(typed):
        return Stage(Grade.ASK, sentence=f"{said}{why}。{listed}")
    likely = LIKELY.get(typed, "")
    near = [likely] if likely in words else _inside(typed, words)
    if len(near) == 1:
        return Stage(Grade.ASK, "", near[0], f"{said}不在可选的阶段里。是不是“{near[0]}”？{listed}")
    return Stage(Grade.ASK, sentence=f"{said}不在可选的阶段里。{listed}")


def _inside(typed: str, words: Sequence[str]) -> list[str]:
    """Return the offered words a longer text holds, unless something in it is denied or still to come."""
    if _DENIED.search(typed):
        return []
    return [word for word in words if word in typed]
