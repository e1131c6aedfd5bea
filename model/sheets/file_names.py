"""Names of files we write: never forbidden, never too long, whatever a unit is called (FAULTS B15, B16)."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters of a name without its ending: 80 Chinese characters are 240 of the 255 bytes Linux allows."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_BYTES = 240


def clean(stem: str, suffix: str) -> str:
    """Return a name every system accepts, as near to the wanted one as can be."""
    name = _FORBIDDEN.sub("_", stem).strip().strip(".").strip() or "_"
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    return shorten(name) + suffix


def shorten(name: str) -> str:
    """Cut a name to what file systems hold, never between a character and its combining marks."""
    end = min(len(name), LONGEST)
    while len(name[:end].encode()) > _BYTES:
        end -= 1
    while 0 < end < len(name) and unicodedata.combining(name[end]):
        end -= 1
    return name[:end].rstrip(" .") or "_"


def clean_file(name: str) -> str:
    """Return a file's name as any system takes it, its own ending kept in sight."""
    stem, dot, end = name.rpartition(".")
    return clean(stem, f".{clean(end, '')}") if dot and stem and end else clean(name, "")
