"""Whatever changed a ledger behind our back is found when it is opened, and nothing is written to it (B10, B11, F1)."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model.errors import ClerkError
from model.records import Admission
from model.rules import identity
from model.store import book, chain, check, records
from model.terms import Level
from tests.model.store import sample_ledger as sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a closed ledger with every kind of fact in it."""
    path = tmp_path / "a.shishi"
    with sample.found(path) as ledger:
        form = sample.issue()
        sample.send(ledger, form)
        sample.take(ledger, sample.statement(form), bytes(range(256)) * 20)
        with ledger.act("放行", "一"):
            records.add(ledger, identity.seal(Admission("", "r", sample.key(), "电话核实", "1")))
        book.undo(ledger, sample.rename(ledger, "甲"))
        book.undo(ledger, sample.take(ledger, sample.statement(form, "101", 2)))
    return path


def refused(path: Path, *words: str) -> None:
    """Opening is refused in these words, 自检 lists an error, and no byte is written."""
    before = sample.prints(path)
    with pytest.raises(ClerkError) as error:
        book.open_book(path)
    for word in (*words, "没有改动它", "a.备份"):
        assert word in error.value.sentence
    with contextlib.suppress(ClerkError):  # where a table is missing
        assert any(finding.level is Level.ERROR for finding in check.whole(path))
    assert sample.prints(path) == before


EDITS = {
    "UPDATE record SET text = replace(text, '100', '999') WHERE n = 1": "第3步的报送记录第1行被改动",
    "UPDATE record SET text = replace(text, '100', '999'), seal = '0' WHERE n = 1": "第3步的报送记录第1行被改动",
    "UPDATE receipt SET received = '2021-01-01' WHERE n = 2": "第7步的收件登记第2行被改动",
    "UPDATE receipt SET n = 9 WHERE n = 2": "第7步（收回 edu 2021-03）与登记不符",
    "UPDATE place SET act = 2": "第2步的单元格出处第1行被改动",
    "DELETE FROM sent": "第2步（发表 edu 2021-03）与登记不符",
    "DELETE FROM withdrawal": "第8步（撤销 收回 edu 2021-03）与登记不符",
    "UPDATE file SET data = x'00' WHERE n = 1": "第3步的原始文件第1行被改动",
    "INSERT INTO sent SELECT 99, 99, issue, unit, period, due, file, seal FROM sent": "第99步的发送登记第99行被改动",
    "UPDATE act SET subject = '别的' WHERE number = 4": "第4步（放行 别的）与登记不符",
    "UPDATE act SET at = '2020-01-01' WHERE number = 1": "第1步（建账 2021年民生实事）与登记不符",
    "DELETE FROM act WHERE number = 5": "第6步",
    "UPDATE journal SET new = NULL WHERE n = 3": "改动流水第3行被改动",
    "UPDATE unit SET short = '乙' WHERE id = 'edu'": "单位“edu”与改动流水不符",
    "DELETE FROM share": "分解任务“1-1·dh”不见了",
    "INSERT INTO schedule VALUES ('2-1', '', 'monthly', '[]', NULL)": "序时计划“2-1”与改动流水不符",
    "DROP TRIGGER act_no_update": "定义被改动",
    "ALTER TABLE unit ADD COLUMN own": "定义被改动",
    "DROP TABLE share": "定义被改动",
}


@pytest.mark.parametrize("change", EDITS)
def test_an_edit_by_hand_is_named_by_its_row(path: Path, change: str) -> None:
    sample.edit(path, change)
    refused(path, EDITS[change])


def test_a_row_added_to_an_old_act_with_a_right_seal(path: Path) -> None:
    row = (2, "i", "u", "p", "2021-03-01", "f")
    sample.edit(path, f"INSERT INTO sent VALUES {(9, *row, chain.seal('sent', *row))!r}")
    refused(path, "第2步（发表 edu 2021-03）与登记不符")


def test_a_row_of_no_act_with_a_right_seal(path: Path) -> None:
    row = (50, "i", "u", "p", "2021-03-01", "f")
    sample.edit(path, f"INSERT INTO sent VALUES {(9, *row, chain.seal('sent', *row))!r}")
    refused(path, "第50步没有登记")


@pytest.mark.parametrize("keep", [0.9, 0.5, 0.1])
def test_a_cut_file(path: Path, keep: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    before = sample.prints(path)
    with pytest.raises(ClerkError, match="已损坏"):
        book.open_book(path)
    assert sample.prints(path) == before


@pytest.mark.parametrize("page", [1, 2, 5])
def test_a_page_of_zeros(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[page * 4096 : page * 4096 + 4096] = bytes(4096)
    path.write_bytes(data)
    before = sample.prints(path)
    with pytest.raises(ClerkError, match="已损坏"):
        book.open_book(path)
    assert sample.prints(path) == before


def test_every_flipped_bit_that_changes_a_value_is_found(path: Path, tmp_path: Path) -> None:
    data, whole = path.read_bytes(), sample.dump(path)
    dice, missed, changed = random.Random(7), [], 0
    written = [at for at, byte in enumerate(data) if byte]
    for _ in range(400):
        at, bit = dice.choice(written), 1 << dice.randrange(8)
        flipped = tmp_path / "flipped.shishi"
        flipped.write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
        if not changes_a_value(flipped, whole):
            continue
        changed += 1
        try:
            book.open_book(flipped).close()
        except ClerkError:
            continue
        missed.append((at, bit))
    assert changed > 100
    assert missed == []


def changes_a_value(path: Path, whole: dict[str, list[tuple[Any, ...]]]) -> bool:
    try:
        return sample.dump(path) != whole
    except (sqlite3.Error, UnicodeDecodeError):
        return True


# --- 自检 ----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def forged(path: Path, table: str, *row: Any) -> Iterator[None]:
    """Add a row as the program would, were it wrong."""
    with book.open_book(path) as ledger:
        with ledger.act("伪造", ""):
            ledger.add(table, *row)
        yield


def test_a_whole_ledger_says_what_it_holds(path: Path) -> None:
    (finding,) = check.whole(path)
    assert (finding.level, finding.file) == (Level.NOTE, "a.shishi")
    assert "台账完整：8 步，发出的表 1，报送记录 2，放行决定 1，撤销记录 1，原始文件 2" in finding.sentence


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("withdrawal", ("1" * 64, '{"x":1}'), "撤销记录第2行的内容读不出来"),
        ("issue", ("1" * 64, "edu", "2021-03", identity.canonical(sample.issue())), "名称与内容不符"),
        (
            "issue",
            (sample.issue("dh").id, "edu", "2021-03", identity.canonical(sample.issue("dh"))),
            "发出的表第2行的名称与内容不符",
        ),
        ("file", ("1" * 64, b"x"), "原始文件第3行的名称与内容不符"),
        ("receipt", ("r", "1" * 64, "f", "u", "p", "2021-03-01", "taken"), "原始文件不见了（11111111）"),
    ],
)
def test_a_fact_that_is_not_what_its_name_says(path: Path, table: str, row: tuple[Any, ...], said: str) -> None:
    with forged(path, table, *row):
        pass
    findings = check.whole(path)
    assert [finding.level for finding in findings] == [Level.ERROR]
    assert said in findings[0].sentence


def test_a_row_without_its_parent(path: Path) -> None:
    with book.open_book(path) as ledger:
        with ledger.act("伪造", ""):
            ledger.rows("PRAGMA defer_foreign_keys = ON")
        ledger.rows("PRAGMA foreign_keys = OFF")
        with ledger.act("伪造", ""):
            ledger.write("DELETE FROM item WHERE id = '1'")
        sentences = [finding.sentence for finding in check.whole(ledger)]
    assert any("duty 第1行所指的 item 不见了" in sentence for sentence in sentences)
