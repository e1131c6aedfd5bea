"""A picture drawn on screen → a PNG file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from model.sheets import atomic, file_names


def save(data: bytes, path: Path) -> Path:
    """Write a picture and return where it really went; raises ClerkError, an old file is then unchanged."""
    to = path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
    return atomic.write(data, to)


def name(title: str) -> str:
    """Return the file name a picture of that title is offered under."""
    return file_names.clean(title, ".png")
