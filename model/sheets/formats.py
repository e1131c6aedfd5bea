"""Number formats: their codes by id, as ECMA-376 18.8.30 lists them with the Chinese dates, and which show dates."""

from __future__ import annotations

import functools
import re

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Built-in ids; 27 to 36 and 50 to 58 are the Chinese locale's, stored without a code of their own."""

_LITERAL = re.compile(r'"[^"]*"|\\.|!.|_.|\*.')
_BRACKET = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_GENERAL = re.compile(r"general|g/通用格式", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[eE][+-]")


@functools.lru_cache(maxsize=1024)
def shows(code: str) -> str:
    """Say what a format shows a number as: "date", "time" (no day in it) or "" (a number, or hours counted on)."""
    section = _LITERAL.sub("", code).partition(";")[0]
    if _ELAPSED.search(section):
        return ""
    bare = _SCIENTIFIC.sub("", _GENERAL.sub("", _BRACKET.sub("", section))).lower()
    if re.search("[yde]|mmm", bare) or re.search("a{3}|b{2}", bare):
        return "date"
    if "h" in bare or "s" in bare:
        return "time"
    return "date" if "m" in bare else ""
