"""Which one text does a value of JSON have? Sorted keys, no spaces, always valid UTF-8."""

from __future__ import annotations

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def one_text(tree: object) -> str:
    """Return a tree of JSON as its one text; lone surrogates, which no UTF-8 can hold, stand as escapes."""
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
