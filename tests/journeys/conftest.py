"""A supervision office at work by command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from model import commands
from tests.journeys.desk import PLAN, Say


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run one command; return its exit status and its JSON (or its text where it prints none)."""

    def run(*argv: object) -> tuple[int, Any]:
        status = commands.run([str(word) for word in argv])
        out, err = capsys.readouterr()
        return status, json.loads(out) if "--json" in argv else out + err

    return run


@pytest.fixture
def office(tmp_path: Path, say: Say) -> Path:
    """A folder with the ledger of 2021 on a monthly schedule and March's forms in 发出/."""
    ledger = tmp_path / "连云港.shishi"
    assert say("new", ledger, "--plan", PLAN, "--schedule", "monthly")[0] == 0
    assert say("send", ledger, "--period", "2021-03", "--to", tmp_path / "发出")[0] == 0
    return tmp_path
