"""A .zip of forms → its members, each within limits and proved by its check sum."""

from __future__ import annotations

from collections.abc import Iterator

from model.errors import ClerkError
from model.sheets import signature
from model.sheets.container import Container
from model.sheets.refusal import Refusal, too_large

MEMBERS = 500
LARGEST = 256 * 1024 * 1024


def is_archive(data: bytes) -> bool:
    """Say whether the bytes are an ordinary zip: none that is itself a workbook or another document."""
    if not data.startswith(signature.ZIP):
        return False
    try:
        names = frozenset(Container(data).entries)
    except Refusal:
        return False
    try:
        signature.refuse_package(names)
    except Refusal as refusal:
        return refusal.what.startswith(signature.ARCHIVE)
    return False


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every member, folders left out; raises ClerkError where the zip cannot be trusted."""
    try:
        if len(data) > LARGEST:
            raise too_large("超过256MB")
        container = Container(data)
        if len(container.entries) > MEMBERS:
            raise too_large(f"压缩包里有{len(container.entries)}个文件")
        for entry in container.entries.values():
            yield entry.name.replace("\\", "/").lstrip("/"), b"".join(container.chunks(entry.name))
    except Refusal as refusal:
        raise ClerkError(refusal.sentence(name)) from None
