"""Versions of the form: what an older one lacked, and how it is read all the same."""

from __future__ import annotations

from model.errors import ClerkError
from model.sheets.columns import TEMPLATE
from model.sheets.form_meta import Meta

OLDER = {
    "1": "没有校验码，也没有随表带着发出时的目标；目标一律按台账数",
}
"""What each older version lacked, in a clerk's words; whatever it has stands under the same headings."""


def convert(meta: Meta, name: str) -> tuple[Meta, str]:
    """Return what a form of any version says, as this version says it, with a note ("" where there is none).

    Raises ClerkError for a version newer than the program.
    """
    if not meta.issue or meta.version == TEMPLATE:
        return meta, ""
    if meta.version in OLDER:
        return meta, f"是旧版表（版本 {meta.version}），已按新版转换：{OLDER[meta.version]}。"
    if meta.version.isascii() and meta.version.isdigit() and int(meta.version[:9]) > int(TEMPLATE):
        raise ClerkError(
            f"“{name}”由更新的版本生成（表版本 {meta.version}，本程序到 {TEMPLATE}），没有收，台账没有改动。"
            "请升级本程序后再收。"
        )
    return meta, f"表的版本“{meta.version}”认不出，已按列名读取，请核对。"
