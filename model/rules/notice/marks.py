"""Read the numbering a line begins with: 1. 1、 （1） 一、 （一） ① 第一条."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.rules.notice import numerals
from model.rules.notice.text import Text

_CN = "[一二三四五六七八九十百零〇]{1,4}"
_STYLES = (
    ("article", re.compile(rf"第({_CN}|\d{{1,3}})[条项件]\s*[、:.]?\s*")),
    ("cn", re.compile(rf"({_CN})\s*[、.]\s*")),
    ("(cn)", re.compile(rf"\(\s*({_CN})\s*\)\s*[、.]?\s*")),
    ("n", re.compile(r"(\d{1,3})\s*[.、]\s*(?!\d)|(\d{1,3})\s*[.、]\s*(?=(?:19|20)\d\d年)")),
    ("(n)", re.compile(r"\(\s*(\d{1,3})\s*\)\s*[、.]?\s*")),
    ("n)", re.compile(r"(\d{1,3})\s*\)\s*[、.]?\s*")),
    ("o", re.compile(r"([①-⑳㉑-㉟])\s*[、.]?\s*")),
)
_WEAK = (
    ("n", re.compile(r"(\d{1,3})[.、](?=\d)")),
    ("n", re.compile(r"(\d{1,3})\s+(?=[一-龥“])")),
    ("n", re.compile(r"(\d{1,3})(?=[一-龥]{4})(?![一-龥]{0,2}(?:个|所|家|名|户|条|座|万|亿|年|月|日|项|件|岁))")),
)
INNER = re.compile(
    rf"(?<=[。;)])\s*(?=(?:{_CN})、|\d{{1,3}}\s*[.、]\s*[^\s]|\(\d{{1,3}}\)[^\d]|\((?:{_CN})\)|[①-⑳㉑-㉟])|(?<!^)\s*(?=[①-⑳㉑-㉟])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line's numbering: its style, as printed without punctuation, its value, and how long it is."""

    style: str
    label: str
    value: int
    length: int


def read(text: Text) -> Mark | None:
    """Return the numbering a line begins with, or None."""
    return _read(text, _STYLES)


def weak(text: Text) -> Mark | None:
    """Return a numbering that is one only where it carries on another: “2.5个…”, “3 新建…”, “4新建…”."""
    return _read(text, _WEAK)


def inner(text: Text) -> list[int]:
    """Return the places inside a line where a numbering may begin (lines joined by accident, run-on paragraphs)."""
    return [match.end() for match in INNER.finditer(text.plain) if match.end() > 0]


def _read(text: Text, styles: tuple[tuple[str, re.Pattern[str]], ...]) -> Mark | None:
    for style, pattern in styles:
        match = pattern.match(text.plain)
        if match is None:
            continue
        label = next(group for group in match.groups() if group is not None)
        number = _value(style, label)
        if number is not None:
            shown = match[0].strip(" 、.:") if style == "article" else label
            return Mark(style, shown, number, match.end())
    return None


def _value(style: str, label: str) -> int | None:
    if style == "o":
        return ord(label) - ord("①") + 1 if label <= "⑳" else ord(label) - ord("㉑") + 21
    if label.isdecimal():
        return int(label)
    value = numerals.value(label)
    return None if value is None else int(value)
