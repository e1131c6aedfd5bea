"""The units that have not reported, put on the clipboard with whom to ring up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from model.records import Unit


def copy_units(units: Sequence[Unit]) -> str:
    """Copy units with contact and phone; return what to tell the clerk."""
    text = "\n".join("\t".join((unit.short, unit.contact, unit.phone)) for unit in units)
    QGuiApplication.clipboard().setText(text)
    return f"已复制 {len(units)} 家未报单位的名单，可以粘贴到微信或表格里。"
