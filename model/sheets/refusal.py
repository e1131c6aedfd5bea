"""Why a file is no workbook we can trust, in a clerk's words."""

from __future__ import annotations

import re

SAFE = "没有读入任何内容，台账没有改动"
RESAVE = "请用 WPS 或 Excel 打开、另存为 .xlsx 后再报；打不开，就请报送单位重新发来"
RESEND = "请报送单位重新发来"

WHERE = 100
"""Characters said of a place; names inside a file may be as long as the file."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)


class Refusal(Exception):  # noqa: N818 - turned into a ClerkError with the file's name by read.read
    """Carry all of the sentence but the file's name."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.do = do

    def sentence(self, name: str) -> str:
        """Write the sentence about the file of that name."""
        return f"“{shown(name)}”{shown(self.what)}，{SAFE}。{self.do}。"


def damaged(where: str) -> Refusal:
    """Say that the file is damaged; `where` names the part, sheet or cell."""
    return Refusal(f"损坏了（{where[:WHERE]}）", RESAVE)


def untrusted(where: str) -> Refusal:
    """Say that the file contradicts itself, so that two programs could read two things in it."""
    return Refusal(f"不可信（{where[:WHERE]}）", RESAVE)


def too_large(where: str) -> Refusal:
    """Say that the file goes beyond every form's size."""
    return Refusal(f"太大（{where[:WHERE]}）", "请删去多余的工作表、空白格式和图片，另存为 .xlsx 后再报")


def shown(name: str) -> str:
    """Return a file's or sheet's name without characters that cannot be seen or that turn the line around."""
    return _UNSEEN.sub("", name)
