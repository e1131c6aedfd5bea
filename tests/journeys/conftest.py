"""A supervision office at work by command line."""

from __future__ import annotations

import json
import shutil
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


@pytest.fixture(scope="session")
def sent_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of 2021 on a monthly schedule, March's forms sent; made once, never written again."""
    folder = tmp_path_factory.mktemp("督查室")
    ledger = str(folder / "连云港.shishi")
    assert commands.run(["new", ledger, "--plan", str(PLAN), "--schedule", "monthly"]) == 0
    assert commands.run(["send", ledger, "--period", "2021-03", "--to", str(folder / "发出")]) == 0
    return folder


@pytest.fixture
def office(tmp_path: Path, sent_round: Path) -> Path:
    """A folder with the ledger of 2021 on a monthly schedule and March's forms in 发出/."""
    shutil.copytree(sent_round, tmp_path, dirs_exist_ok=True)
    return tmp_path
