"""What the program remembers of this desk: layout, recent ledgers, font size; an ini file of ours, no registry."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

KEEP = 8


def path() -> Path:
    """Return the ini file's place; SHISHI_SETTINGS names another (tests, a stick)."""
    named = os.environ.get("SHISHI_SETTINGS")
    if named:
        return Path(named)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "shishi" / "window.ini"


def _settings() -> QSettings:
    return QSettings(str(path()), QSettings.Format.IniFormat)


def text(key: str, default: str = "") -> str:
    """Return a remembered word."""
    return str(_settings().value(key, default))


def on(key: str, *, default: bool = False) -> bool:
    """Return a remembered switch."""
    return text(key, "1" if default else "0") == "1"


def keep(key: str, value: str | QByteArray) -> None:
    """Remember a word or a layout."""
    _settings().setValue(key, value)


def keep_surely(key: str, value: str) -> bool:
    """Remember a word, "" to forget it; say whether it reached the disk."""
    kept = _settings()
    kept.setValue(key, value) if value else kept.remove(key)
    kept.sync()
    return kept.status() is QSettings.Status.NoError


def layout(key: str) -> QByteArray:
    """Return a remembered layout, empty where none is."""
    value = _settings().value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def recent() -> tuple[Path, ...]:
    """Return the ledgers opened lately that are still there, newest first."""
    value = _settings().value("recent", [])
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(Path(str(name)) for name in names if name and Path(str(name)).is_file())


def opened(ledger: Path) -> None:
    """Put a ledger first in the list of recent ones."""
    names = [str(ledger), *(str(known) for known in recent() if known != ledger)]
    _settings().setValue("recent", names[:KEEP])


def points(default: float) -> float:
    """Return the remembered font size."""
    try:
        return float(text("points", str(default)))
    except ValueError:
        return default
