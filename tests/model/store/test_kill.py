"""A killed process loses nothing it acknowledged and leaves a ledger that opens at once (FAULTS.md A1, A2, B5, B11)."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.store import book, units
from tests.model.store import sample_ledger as sample

WORK = """
import os, random
from pathlib import Path
from model.records import Unit
from model.store import book, records, units
with book.open_book(Path(sys.argv[1])) as ledger:
    print("open", flush=True)
    while True:
        number = ledger.last_act() + 1
        with ledger.act("写", str(number)):
            units.save(ledger, [Unit(f"u{one}", str(number), "", "县区", one) for one in range(30)])
            records.add_file(ledger, f"{number} ".encode() * random.randrange(1, 60000))
        print(number, flush=True)
"""

HOLD = """
from pathlib import Path
from model.store import book
with book.open_book(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""

HALF = """
import os
from pathlib import Path
from model.records import Unit
from model.store import book, records, units
with book.open_book(Path(sys.argv[1])) as ledger, ledger.act("写", "大"):
    units.save(ledger, [Unit("edu", "别的局", "", "县区", 1)])
    for number in range(60):
        records.add_file(ledger, os.urandom(100_000))
    print("half", flush=True)
    sys.stdin.read()
"""

MAKE = """
from pathlib import Path
from model.store import book
print("go", flush=True)
book.create(Path(sys.argv[1])).close()
print("made", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "台账.shishi"
    sample.found(path).close()
    return path


def said(child: sample.Child) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def test_an_act_is_there_if_and_only_if_it_was_acknowledged(path: Path) -> None:
    dice = random.Random(1)
    for _ in range(8):
        with sample.python(WORK, path) as child:
            acknowledged = 0
            assert said(child) == "open"
            for _ in range(dice.randrange(1, 9)):
                acknowledged = int(said(child))
            time.sleep(dice.random() * 0.02)
            child.kill()
            assert child.stdout is not None
            acknowledged = max([acknowledged, *(int(line) for line in child.stdout.read().splitlines())])
        start = time.monotonic()
        with book.open_book(path) as ledger:
            assert time.monotonic() - start < 2
            assert f"进程 {child.pid}" in ledger.left_open
            last = ledger.last_act()
            assert last in (acknowledged, acknowledged + 1)
            assert {unit.short for unit in units.load(ledger) if unit.id.startswith("u")} == {str(last)}
            assert ledger.rows("SELECT count(*) FROM file") == [(last - 1,)]


def test_half_an_act_is_taken_back_at_the_next_start(path: Path) -> None:
    before = sample.dump(path)
    with sample.python(HALF, path) as child:
        assert said(child) == "half"
        child.kill()
    assert path.stat().st_size > 1_000_000, "nothing of the act had reached the file"
    book.open_book(path).close()
    assert sample.dump(path) == before


def test_a_ledger_whose_journal_was_lost_is_refused(path: Path) -> None:
    old = path.read_bytes()
    with sample.python(HALF, path) as child:
        assert said(child) == "half"
        child.kill()
    alone = path.with_name("只拷了台账.shishi")
    shutil.copyfile(path, alone)
    assert alone.read_bytes()[: len(old)] != old, "no page the ledger had before was overwritten yet"
    before = sample.prints(alone)
    with pytest.raises(ClerkError, match="已损坏"):
        book.open_book(alone)
    assert sample.prints(alone) == before


def test_a_second_process_is_told_who_has_the_ledger(path: Path) -> None:
    before = sample.prints(path)
    with sample.python(HOLD, path) as child:
        assert said(child) == "open"
        with pytest.raises(ClerkError, match=rf"正被.+@.+（进程 {child.pid}）于 .+打开"):
            book.open_book(path)
        path.with_name(f"~${path.name}").unlink()
        with pytest.raises(ClerkError, match="正被另一个程序打开"):
            book.open_book(path)
        assert sample.prints(path) == before
        child.kill()
    with book.open_book(path) as ledger:
        assert ledger.left_open == ""


def test_an_ordinary_end_leaves_no_note(path: Path) -> None:
    with sample.python(HOLD, path) as child:
        assert said(child) == "open"
    with book.open_book(path) as ledger:
        assert ledger.left_open == ""
    assert list(path.parent.iterdir()) == [path]


def test_a_killed_making_leaves_a_whole_ledger_or_none(tmp_path: Path) -> None:
    dice = random.Random(2)
    for number in range(5):
        path = tmp_path / f"{number}.shishi"
        with sample.python(MAKE, path) as child:
            assert said(child) == "go"
            time.sleep(dice.random() * 0.03)
            child.kill()
        if path.exists():
            book.open_book(path).close()
        else:
            book.create(path).close()
