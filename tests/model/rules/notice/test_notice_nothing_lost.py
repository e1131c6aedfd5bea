"""However a document was damaged, each of its lines stands somewhere in the answer."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules import notice
from model.rules.notice.text import words

DATA = Path(__file__).parents[3] / "data"
DOCUMENTS = {path.stem: path.read_text("utf-8").splitlines() for path in sorted((DATA / "plans").glob("*.txt"))}
DOCUMENTS["2021"] = (DATA / "lianyungang-2021.txt").read_text("utf-8").splitlines()[6:48]
NOISE = "的丨口曰O0l１，。；（）)“、 |"


def tight(text: str) -> str:
    """Fold as the scorer of the examples does, independently of the rules."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s|★◆△\u200b]+", "", plain)


def said(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in said(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in said(inner)]
    return [tight(value)] if isinstance(value, str) else []


def lost(lines: list[str]) -> list[str]:
    """Return the lines none of whose clauses of four characters or more stands anywhere in the answer."""
    everything = "\n".join(said(notice.as_json(notice.read(lines))))
    out = []
    for line in lines:
        clauses = [tight(clause) for clause in re.split(r"[,，。;；:：、()（）.．|｜\s]", line)]
        clauses = [clause for clause in clauses if len(clause) >= 4]
        if clauses and not any(clause in everything for clause in clauses):
            out.append(line)
    return out


def cut_lines(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines if chance.random() > 0.1]


def broken(lines: list[str], chance: random.Random) -> list[str]:
    out = []
    for line in lines:
        at = chance.randrange(len(line)) if len(line) > 8 and chance.random() < 0.3 else 0
        out += [line[:at], line[at:]] if at else [line]
    return out


def joined(lines: list[str], chance: random.Random) -> list[str]:
    out: list[str] = []
    for line in lines:
        if out and chance.random() < 0.2:
            out[-1] += line
        else:
            out.append(line)
    return out


def widened(lines: list[str], chance: random.Random) -> list[str]:
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
    return [line.translate(wide) if chance.random() < 0.5 else line for line in lines]


def scanned(lines: list[str], chance: random.Random) -> list[str]:
    """Damage characters as a bad scan does."""
    out = []
    for line in lines:
        chars = list(line)
        for place in range(len(chars)):
            if chance.random() < 0.03:
                chars[place] = chance.choice(NOISE) if chance.random() < 0.6 else ""
        out.append("".join(chars))
    return out


def shuffled(lines: list[str], chance: random.Random) -> list[str]:
    out = list(lines)
    chance.shuffle(out)
    return out


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_lost_of_an_undamaged_document(name: str) -> None:
    assert lost(DOCUMENTS[name]) == []
    assert notice.read(DOCUMENTS[name]).questions == ()


@pytest.mark.parametrize("damage", [cut_lines, broken, joined, widened, scanned, shuffled])
@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 2**32), name=st.sampled_from(sorted(DOCUMENTS)))
def test_nothing_is_lost_of_a_damaged_one(damage: Any, seed: int, name: str) -> None:
    assert lost(damage(DOCUMENTS[name], random.Random(seed))) == []


def test_every_line_of_a_stranger_is_kept() -> None:
    lines = [
        "某网站首页 >> 政务公开",
        "字号：大 中 小",
        "1.新建小学5所。（牵头单位：市教育局）",
        "联系电话：0518-12345678",
        "扫一扫手机打开",
    ]
    assert lost(lines) == []


WORDS = words(
    """
    序号 项目 责任单位 牵头单位： 完成时限 目标任务 地区 分解情况 1 2. 一、 （一） ① | ||
    市教育局 东海县 3 5所 12月底前 新建小学5所。 （市教育局） 附件 ５ ٣ - 1 - 合计 全市 第一条
    """
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map("".join), max_size=14))
def test_any_lines_are_read_without_an_error(lines: list[str]) -> None:
    reading = notice.read(lines)
    assert all(item.text.strip() for item in reading.items)
    notice.as_json(reading)
