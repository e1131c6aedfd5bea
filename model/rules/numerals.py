"""Read a number written in Chinese characters, for a suggestion only: 三十, 一百二十, 两千零五, 叁拾."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0,
    "两": 2,
}
STEPS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BLOCKS = {"万": 10_000, "亿": 100_000_000}
CHARACTERS = frozenset((*DIGITS, *STEPS, *BLOCKS))


def read(text: str) -> Decimal | None:
    """Return the number, or None where the characters make none or could be read in two ways (三百二, 二〇二一)."""
    if not text or any(char not in CHARACTERS for char in text):
        return None
    total = 0
    for name, size in sorted(BLOCKS.items(), key=lambda block: -block[1]):
        head, mark, text = text.partition(name) if name in text else ("", "", text)
        if mark:
            block = _below_ten_thousand(head)
            if not block:
                return None
            total += block * size
    rest = _below_ten_thousand(text) if text else 0
    if rest is None or (total and text and not text.startswith(("零", "〇")) and rest < 1000):
        return None
    return Decimal(total + rest)


def _below_ten_thousand(text: str) -> int | None:
    """Read one block of four places, which must fall from place to place."""
    total, digit, last, zero = 0, 0, 10_000, False
    for char in text:
        if char in STEPS:
            step = STEPS[char]
            if step >= last or (not digit and (total or step != 10)):
                return None
            total, digit, last = total + (digit or 1) * step, 0, step
        elif digit or char not in DIGITS:
            return None
        else:
            digit = DIGITS[char]
            zero = zero or not digit
    return None if digit and total and last > 10 and not zero else total + digit
