"""An old workbook (.xls, .et) → the same workbook value, read in a child process that may die without harm."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.errors import ClerkError, why
from model.records import Finding, Raw
from model.sheets import findings, merged, texts
from model.sheets.refusal import RESAVE, Refusal, too_large
from model.sheets.workbook import Sheet, Workbook
from model.sheets.worksheet import CELL_LIMIT

CHILD = "--read-xls"
"""The word by which the frozen program starts as this child: `shishi --read-xls IN OUT`."""

LARGEST = 64 * 1024 * 1024
SECONDS = 20
ROOT = Path(__file__).resolve().parents[2]
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


def command() -> list[str]:
    """Return the child's command line: our own executable, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD]
    return [sys.executable, "-m", "model.sheets.xls_child"]


def read_xls(data: bytes, name: str, child: Sequence[str] = ()) -> Workbook:
    """Read an old workbook's bytes; `child` replaces the command (tests).

    Raises ClerkError with a sentence where the file is protected, damaged, too large or kills its reader.
    """
    try:
        if len(data) > LARGEST:
            raise too_large("超过64MB")
        answer = _ask(data, [*(child or command())])
        if answer.get("refused") == "encrypted":
            raise Refusal("设有打开密码", "请用 WPS 或 Excel 打开、去掉密码后再报")
        if "sheets" not in answer:
            raise _unreadable()
        return _workbook(answer["sheets"], name)
    except Refusal as refusal:
        raise ClerkError(refusal.sentence(name)) from None


def _ask(data: bytes, child: list[str]) -> dict[str, Any]:
    """Hand the file to the child through a private folder and take its answer; {} where it died."""
    try:
        with tempfile.TemporaryDirectory(prefix="shishi-") as folder:
            source, target = Path(folder, "in.xls"), Path(folder, "out.json")
            source.write_bytes(data)
            quiet = subprocess.DEVNULL
            done = subprocess.run(
                [*child, source, target],
                cwd=ROOT,
                timeout=SECONDS,
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                creationflags=_NO_WINDOW,
                check=False,
            )
            answer = json.loads(target.read_bytes()) if done.returncode == 0 and target.exists() else {}
    except subprocess.TimeoutExpired:
        raise Refusal(f"读了{SECONDS}秒还读不完，可能已损坏", RESAVE) from None
    except OSError as error:
        raise Refusal(f"读不了（{why(error)}）", "请核对临时文件夹能否写入，或请报送单位另存为 .xlsx 后再报") from None
    return answer if isinstance(answer, dict) else {}


def _workbook(sheets: list[dict[str, Any]], name: str) -> Workbook:
    """Build the workbook from the child's answer."""
    out: list[Sheet] = []
    told: list[Finding] = []
    total = 0
    for sheet in sheets:
        if "cells" not in sheet:
            raise too_large("超过50万个有内容的格子")
        total += len(sheet["cells"])
        if total > CELL_LIMIT:
            raise too_large("超过50万个有内容的格子")
        cells = {at: Raw(kind, text, code) for at, kind, text, code in sheet["cells"]}
        notes: defaultdict[str, list[str]] = defaultdict(list)
        for at in merged.hidden_below(cells, sheet["merged"]):
            notes["covered"].append(at)
            del cells[at]
        for at, raw in cells.items():
            _note(notes, at, raw)
        told += findings.of_sheet(name, sheet["name"], notes)
        out.append(Sheet(sheet["name"], sheet["hidden"], cells, tuple(sheet["merged"]), frozenset(sheet["rows"])))
    if not out:
        raise _unreadable()
    return Workbook(tuple(out), findings=tuple(told))


def _note(notes: defaultdict[str, list[str]], at: str, raw: Raw) -> None:
    """Remember what a clerk should know about the cell, as the strict reader does."""
    if raw.kind == "text" and texts.odd(raw.text):
        notes["odd"].append(at)
    elif raw.kind == "number" and len(raw.text.partition(".")[0].lstrip("-")) > 15:
        notes["distorted"].append(at)


def _unreadable() -> Refusal:
    """Say that the old workbook could not be read."""
    return Refusal("是旧版表格（.xls 或 .et），但读不出来，可能已损坏", RESAVE)
