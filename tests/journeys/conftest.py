"""A supervision office at work by command line."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model import commands
from model.terms import Field
from tests.journeys.desk import PLAN, Say, fill


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


@pytest.fixture(scope="session")
def april_round(sent_round: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same office a month on: March taken with a cumulative 12, April's forms in 四月/; made once."""
    folder = tmp_path_factory.mktemp("四月的督查室")
    shutil.copytree(sent_round, folder, dirs_exist_ok=True)
    ledger, back = str(folder / "连云港.shishi"), fill(folder, "市教育局", {("1-1", Field.DONE): Decimal(12)})
    assert commands.run(["take", ledger, str(back), "--received", "2021-03-28"]) == 0
    assert commands.run(["send", ledger, "--period", "2021-04", "--to", str(folder / "四月")]) == 0
    return folder


@pytest.fixture
def april(tmp_path: Path, april_round: Path) -> Path:
    """The ledger of an office in April."""
    shutil.copytree(april_round, tmp_path, dirs_exist_ok=True)
    return tmp_path / "连云港.shishi"
