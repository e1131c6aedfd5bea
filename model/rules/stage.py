"""Which stage a unit means by what it typed in 当前阶段 (DOMAIN.md section 3: synonyms)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.records import Raw
from model.rules import han
from model.terms import Grade

SYNONYMS = {
    "未开工": "前期",
    "前期工作": "前期",
    "前期准备": "前期",
    "招投标": "招标",
    "开工": "已开工",
    "主体": "主体施工",
    "基本完成": "基本完工",
    "竣工": "竣工验收",
    "已投入使用": "投入使用",
    "投用": "投入使用",
    "已启用": "投入使用",
    "尚未启动": "未启动",
    "印发": "已印发",
    "正在实施": "实施中",
    "推进中": "实施中",
    "正常推进": "实施中",
    "已完成": "报完成",
    "完成": "报完成",
    "提前完成": "报完成",
    "全部完成": "报完成",
    "申请变更": "申请调整",
}
"""What else clerks call a stage; only what three of them would read alike."""

_NOISE = re.compile(r"[\s\u200b-\u200f\ufeff。.、,，;；]+")


@dataclass(frozen=True, slots=True)
class Stage:
    """What was made of the cell; `value` is one of the words offered."""

    grade: Grade
    value: str = ""
    suggestion: str = ""
    sentence: str = ""


def stage(raw: Raw, words: Sequence[str]) -> Stage:
    """Read a stage as meant, or ask; `words` are those of the line's drop-down list."""
    typed = _NOISE.sub("", han.fold(raw.text))
    if not typed:
        return Stage(Grade.NONE)
    if typed in words:
        return Stage(Grade.EXACT, typed)
    meant = SYNONYMS.get(typed, "")
    if meant in words:
        return Stage(Grade.NORMALISED, meant, sentence=f"阶段写的是“{raw.text.strip()}”，按“{meant}”收。")
    near = next((word for word in words if word in typed or typed in word), "")
    hint = f"是不是“{near}”？" if near else ""
    listed = "、".join(words)
    return Stage(Grade.ASK, "", near, f"阶段写的是“{raw.text.strip()}”，不在可选的阶段里。{hint}请从这些里选：{listed}。")
