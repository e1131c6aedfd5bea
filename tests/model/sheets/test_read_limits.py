"""At the limits a file still ends as agreed, within 10 seconds and 200 MB (FAULTS.md C8, C13)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.model.sheets.corpus import Case
from tests.model.sheets.test_read import ALL, HEAVY

ROOT = Path(__file__).parents[3]
MEGABYTES = 200
SECONDS = 10
CHILD = """
import json, sys, time
from pathlib import Path
from model.errors import ClerkError
from model.sheets.read import read
data = Path(sys.argv[1]).read_bytes()
started = time.process_time()
said, cells = "", {}
try:
    cells = {at: (raw.kind, raw.text) for at, raw in read(data, "表.xlsx").sheets[0].cells.items()}
except ClerkError as error:
    said = error.sentence
seconds = time.process_time() - started
status = Path("/proc/self/status")  # ru_maxrss would be the parent's, before this process began its own program
lines = status.read_text().splitlines() if status.exists() else []
megabytes = max([int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")], default=0)
print(json.dumps([said, cells, seconds, megabytes]))
"""

CASES = [case for case in ALL if case.kind in HEAVY]


def test_every_heavy_kind_is_there() -> None:
    assert {case.kind for case in CASES} == HEAVY


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_file_at_the_limit_stays_within_time_and_memory(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(case.make())
    child = subprocess.run([sys.executable, "-c", CHILD, path], cwd=ROOT, capture_output=True, check=True)
    said, cells, seconds, megabytes = json.loads(child.stdout)
    assert bool(said) == case.refused
    assert case.says in said
    assert {at: tuple(raw) for at, raw in cells.items()} == dict(case.cells)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
