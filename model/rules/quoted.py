"""Which quotation marks stand around a name that bears some itself: “改造“一老一小”设施” → “改造‘一老一小’设施”?"""

from __future__ import annotations

_OPEN, _CLOSE = "“‘", "”’"


def nested(text: str) -> str:
    """Return a text as long, in which quotations within quotations take the other marks (GB/T 15834, 4.8.3.3).

    The outermost ones stay as written; a text whose marks do not pair stays whole as it is.
    """
    if not any(mark in text for mark in _OPEN):
        return text
    out = list(text)
    held: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if character in _OPEN:
            kind = _OPEN.index(character)
            told = 1 - held[-1][1] if held else kind
            held.append((kind, told))
            out[at] = _OPEN[told]
        elif character in _CLOSE:
            if not held or held[-1][0] != _CLOSE.index(character):
                return text
            out[at] = _CLOSE[held.pop()[1]]
    return text if held else "".join(out)


def closed(text: str) -> str:
    """Return a text that was cut, with the quotations closed that the cut left open."""
    held: list[int] = []
    for character in text:
        if character in _OPEN:
            held.append(_OPEN.index(character))
        elif held and character == _CLOSE[held[-1]]:
            held.pop()
    return text + "".join(_CLOSE[kind] for kind in reversed(held))
