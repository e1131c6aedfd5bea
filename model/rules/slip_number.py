"""How is a 督办单 numbered: 连政督〔2021〕3号, counted up each year, and no number used twice?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from model.rules import han

MARK = "督"
_ISSUER = re.compile(r"([一-鿿]+?)(?:办?发|办)?[〔\[（(]")
_PRINTED = re.compile(r"(.*?)[〔\[（(]((?:19|20)[0-9]{2})[〕\]）)]第?([0-9]+)号?")
_SHORT = re.compile(r"(?:((?:19|20)[0-9]{2})-)?([0-9]{1,6})")
LONGEST = 20


def first_prefix(doc_no: str) -> str:
    """Return the prefix a plan suggests by its own number: 连政发〔2021〕10号 → 连政督; 督 where it says nothing."""
    match = _ISSUER.match(han.fold(doc_no).strip())
    return f"{match[1]}{MARK}" if match else MARK


def bad_prefix(prefix: str) -> str:
    """Say why a prefix cannot stand in a number, "" where it can."""
    if not prefix or len(prefix) > LONGEST or re.search(r"[\s〔〕\[\]（）()0-9]", prefix):
        return f"字号“{prefix}”写得不对，只写年份前面的字（如 连政督），不写年份和括号"
    return ""


def printed(prefix: str, year: int, number: int) -> str:
    """Write a number as papers do."""
    return f"{prefix}〔{year}〕{number}号"


def following(used: Iterable[tuple[int, int]], year: int) -> int:
    """Return the next number of a year; `used` are all (year, number) ever given, undone ones too."""
    return max((number for of, number in used if of == year), default=0) + 1


def empty(used: Iterable[tuple[int, int]], stands: Collection[tuple[int, int]]) -> str:
    """Name the numbers below a year's last that no slip bears, and why; "" where there are none.

    `used` are all (year, number) ever given, `stands` those in force.
    """
    given = set(used)
    told = []
    for year in sorted({one for one, _ in given}):
        top = max(number for of, number in given if of == year)
        free = [number for number in range(1, top + 1) if (year, number) not in stands]
        undone = [number for number in free if (year, number) in given]
        never = [number for number in free if (year, number) not in given]
        words = (f"{runs(undone)}号已撤销，不再用" if undone else "", f"{runs(never)}号没有用过" if never else "")
        if free:
            told.append(f"{year}年空号：{'；'.join(one for one in words if one)}。")
    return "".join(told)


def runs(numbers: Sequence[int]) -> str:
    """Write numbers, three and more in a row as 4—6."""
    told: list[list[int]] = []
    for one in numbers:
        if told and told[-1][-1] == one - 1:
            told[-1].append(one)
        else:
            told.append([one])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in told)


def read(text: str) -> tuple[int, int] | None:
    """Return (year, number) of 连政督〔2021〕3号, 2021-3 or 3 (year 0: not said); None where it is none."""
    text = text.strip()
    if match := _PRINTED.fullmatch(text):
        return int(match[2]), int(match[3])
    if match := _SHORT.fullmatch(text):
        return int(match[1] or 0), int(match[2])
    return None
