"""The numbers Word draws before paragraphs (一、 1. （1）), which stand nowhere in the text."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field

DEEPEST_STYLE = 20
LEVELS = 9
DIGITS = "零一二三四五六七八九"
_HAN = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CIRCLES = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
_PLAIN = ("decimal", "decimalHalfWidth", "decimalFullWidth", "decimalFullWidth2", "decimalZero")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


@dataclass
class _Level:
    """How a list's level is numbered; `restarts`: anew below each number of a level above it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: bool = True
    legal: bool = False


@dataclass
class _List:
    """A list's levels, and how far each has counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counted: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Count a document's automatic numbers as its paragraphs go by; `unknown` collects forms it cannot draw."""

    def __init__(self, numbering: ElementTree.Element | None, styles: ElementTree.Element | None) -> None:
        self.unknown: set[str] = set()
        self._lists: dict[str, _List] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, str, str]] = {}
        self._used: set[str] = set()
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, properties: ElementTree.Element | None) -> str:
        """Return what is drawn before a paragraph with these properties, "" for nothing; counts it."""
        number, level = self._of(properties)
        told = self._lists.get(self._abstract.get(number, ""))
        if told is None or level not in told.levels:
            return ""
        self._count(number, told, level)
        return self._drawn(told, level)

    # --- counting -----------------------------------------------------------------------------------------

    def _of(self, properties: ElementTree.Element | None) -> tuple[str, int]:
        """Return a paragraph's list and level: its own, else its style's."""
        if properties is None:
            return "", 0
        own, level = _list_of(properties)
        style = _value(properties.find("pStyle"))
        for _ in range(DEEPEST_STYLE):
            if own or style not in self._styles:
                break
            own, below, style = self._styles[style]
            level = level or below
        return own, int(level) if level.isdecimal() and int(level) < LEVELS else 0

    def _count(self, number: str, told: _List, level: int) -> None:
        """Count one paragraph; a list used for the first time may begin anew."""
        if number not in self._used:
            self._used.add(number)
            for at, start in self._starts.get(number, {}).items():
                told.counted[at] = start - 1
        told.counted[level] = told.counted.get(level, told.levels[level].start - 1) + 1
        for deeper in [at for at in told.counted if at > level]:
            if told.levels[deeper].restarts if deeper in told.levels else True:
                del told.counted[deeper]

    def _drawn(self, told: _List, level: int) -> str:
        """Draw a level's text with the numbers of the levels it names."""
        own = told.levels[level]
        if own.form == "bullet":
            return ""
        out = own.text
        for at in range(LEVELS):
            if f"%{at + 1}" in out:
                shown = told.levels.get(at, _Level())
                number = told.counted.get(at, shown.start)
                form = "decimal" if own.legal else shown.form
                out = out.replace(f"%{at + 1}", self._number(number, form))
        out = out.strip()
        return out + " " if out and (out[-1].isalnum() or out[-1] == ".") else out

    def _number(self, number: int, form: str) -> str:
        """Write a number in a form; one that is not known is written in digits and remembered."""
        if form == "none":
            return ""
        if form in _HAN:
            return _han(number)
        if form == "chineseLegalSimplified":
            return _han(number).translate(_LEGAL)
        if form in _CIRCLES and 1 <= number <= 20:
            return chr(ord("①") + number - 1)
        if form in ("lowerLetter", "upperLetter"):
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        if form in ("lowerRoman", "upperRoman"):
            return _roman(number).lower() if form == "lowerRoman" else _roman(number)
        if form not in _PLAIN:
            self.unknown.add(form)
        return f"0{number}" if form == "decimalZero" and number < 10 else str(number)

    # --- what the file says -------------------------------------------------------------------------------

    def _read_lists(self, numbering: ElementTree.Element) -> None:
        """Read the abstract lists, then which list uses which, and where it starts."""
        links: dict[str, str] = {}
        by_style: dict[str, str] = {}
        for one in numbering.iter("abstractNum"):
            name = one.get("abstractNumId", "")
            self._lists[name] = _List(dict(_levels(one)))
            if link := _value(one.find("numStyleLink")):
                links[name] = link
            if style := _value(one.find("styleLink")):
                by_style[style] = name
        for one in numbering.iter("num"):
            abstract = _value(one.find("abstractNumId"))
            abstract = by_style.get(links.get(abstract, ""), abstract)
            number = one.get("numId", "")
            self._abstract[number] = abstract
            for override in one.iter("lvlOverride"):
                self._override(number, abstract, override)

    def _override(self, number: str, abstract: str, override: ElementTree.Element) -> None:
        at = override.get("ilvl", "")
        start = _value(override.find("startOverride"))
        if at.isdecimal() and start.isdecimal():
            self._starts.setdefault(number, {})[int(at)] = int(start)
        changed = dict(_levels(override))
        if changed and abstract in self._lists:
            own = _List({**self._lists[abstract].levels, **changed})
            self._lists[f"{abstract}/{number}"] = own
            self._abstract[number] = f"{abstract}/{number}"

    def _read_styles(self, styles: ElementTree.Element) -> None:
        for style in styles.iter("style"):
            properties = style.find("pPr")
            own, level = ("", "") if properties is None else _list_of(properties)
            self._styles[style.get("styleId", "")] = own, level, _value(style.find("basedOn"))


def _levels(part: ElementTree.Element) -> Iterator[tuple[int, _Level]]:
    for one in part.findall("lvl"):
        at, start = one.get("ilvl", ""), _value(one.find("start"))
        if at.isdecimal() and int(at) < LEVELS:
            yield (
                int(at),
                _Level(
                    start=int(start) if start.isdecimal() and len(start) < 7 else 1,
                    form=_value(one.find("numFmt")) or "decimal",
                    text=_value(one.find("lvlText")),
                    restarts=_value(one.find("lvlRestart")) != "0",
                    legal=one.find("isLgl") is not None,
                ),
            )


def _list_of(properties: ElementTree.Element) -> tuple[str, str]:
    told = properties.find("numPr")
    return ("", "") if told is None else (_value(told.find("numId")), _value(told.find("ilvl")))


def _value(element: ElementTree.Element | None) -> str:
    return "" if element is None else element.get("val", "")


def _han(number: int) -> str:
    """Write a number below ten thousand in Chinese: 十二, 一百零三."""
    if not 0 < number < 10_000:
        return str(number)
    out = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += DIGITS[digit] + unit
        elif out and not out.endswith("零"):
            out += "零"
    out = out.rstrip("零")
    return out.removeprefix("一") if out.startswith("一十") else out


def _roman(number: int) -> str:
    out = ""
    for value, sign in zip(
        (100, 90, 50, 40, 10, 9, 5, 4, 1), ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True
    ):
        while number >= value and len(out) < 20:
            out, number = out + sign, number - value
    return out
