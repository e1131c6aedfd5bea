"""Copies opened for a look are gone when the program closes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from model.records import Evidence
from model.work import evidence
from model.work.ledger import Ledger


def test_opened_copies_are_removed_at_closing_and_what_cannot_be_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(ledger: Ledger | None, one: Evidence, folder: Path) -> Path:
        (folder / one.name).write_bytes(b"x")
        return folder / one.name

    monkeypatch.setattr(evidence, "save", save)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first, second = (evidence.opened(None, Evidence("0" * 64, name, 1)) for name in ("甲.pdf", "乙.pdf"))  # type: ignore[arg-type]
    shutil.rmtree(first.parent)
    evidence.put_away()
    assert not list(tmp_path.iterdir())
    assert not second.exists()
