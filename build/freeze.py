"""Freeze the program into one folder, then run what was frozen: its demo and one of its windows."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import debian
import environment
from environment import program
from house import DIST, LINUX, ROOT, WINDOWS, WORK, Command, Stop, run, say, status, variables

FROZEN = DIST / "shishi"
EXECUTABLE = FROZEN / ("shishi-cli.exe" if WINDOWS else "shishi")
NETWORK_MODULES = (
    "socket",
    "_socket",
    "ssl",
    "_ssl",
    "http",
    "asyncio",
    "_asyncio",
    "urllib.request",
    "ftplib",
    "smtplib",
)
NETWORK_FILES = ("qt6network", "qtnetwork", "libssl", "libcrypto", "_ssl.", "_socket.", "_asyncio.", "libqvnc", "qtls")
OLD_WORKBOOK = """
import sys, xlwt
book = xlwt.Workbook(encoding="utf-8")
book.add_sheet("表").write(0, 0, "民生实事")
book.save(sys.argv[1])
"""
SMALLEST_PICTURE = 5_000
"""Bytes; an empty window drawn into a PNG is smaller."""


def smoke() -> None:
    """Freeze, look for network libraries and missing ones, and run the frozen demo and window without a screen."""
    debian.ready(freeze=True)
    environment.ready(environment.TEST_LOCK)
    freeze()
    _refuse_network()
    _refuse_missing_libraries()
    with tempfile.TemporaryDirectory(prefix="shishi-smoke-") as folder:
        _run_frozen(Path(folder))
    size = sum(path.stat().st_size for path in FROZEN.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"{FROZEN}: {size / 1e6:.0f} MB")


def freeze() -> None:
    """Build dist/shishi, with nothing of an earlier build left in it."""
    say("freezing")
    shutil.rmtree(DIST, ignore_errors=True)
    pyinstaller: Command = [program("python"), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    run([*pyinstaller, "--workpath", WORK, "--distpath", DIST, ROOT / "installer.spec"])


def _refuse_network() -> None:
    """Stop when the bundle could speak to a network: by a file's name or by a module in the archive."""
    files = [str(path.relative_to(FROZEN)) for path in FROZEN.rglob("*")]
    bad = [name for name in files if any(word in name.lower() for word in NETWORK_FILES)]
    viewer: Command = [program("pyi-archive_viewer"), "--list", "--recursive", "--brief", EXECUTABLE]
    listed = subprocess.run(viewer, cwd=ROOT, env=variables(), check=True, capture_output=True, text=True).stdout
    modules = {line.strip().strip("'\",") for line in listed.splitlines()}
    if "model.work" not in modules:
        raise Stop("the archive's list of modules could not be read")
    bad += [name for name in NETWORK_MODULES if name in modules]
    if bad:
        raise Stop(f"network libraries in the bundle: {', '.join(sorted(bad))}")


def _refuse_missing_libraries() -> None:
    """Stop when a library lacks another: PyInstaller only warns, and the bundle could open no window."""
    if not LINUX:
        return
    env = variables(LD_LIBRARY_PATH=str(FROZEN / "_internal"))
    for library in sorted(FROZEN.rglob("*.so*")):
        listed = subprocess.run(["ldd", library], env=env, check=False, capture_output=True, text=True).stdout
        missing = [line.strip() for line in listed.splitlines() if "not found" in line]
        if missing:
            raise Stop(f"{library.relative_to(FROZEN)} lacks {', '.join(missing)}")


def _run_frozen(folder: Path) -> None:
    """Run the frozen demo, open its ledger in a frozen window, and look at the picture drawn of it."""
    demo, pictures = folder / "演示 demo", folder / "pictures"
    pictures.mkdir()
    say("the frozen demo")
    if status([EXECUTABLE, "demo", demo]) not in (0, 1):
        raise Stop("the frozen demo failed")
    say("a frozen window")
    ledgers = sorted(demo.glob("*.shishi"))
    if len(ledgers) != 1:
        raise Stop(f"the frozen demo wrote {len(ledgers)} ledgers")
    run([EXECUTABLE, "--draw", pictures, ledgers[0]], variables(QT_QPA_PLATFORM="offscreen"))
    _look_at(pictures)
    _write_paper(ledgers[0], folder / "通报.docx")
    _read_old_workbook(folder)


def _look_at(pictures: Path) -> None:
    drawn = [path for path in sorted(pictures.glob("*.png")) if path.stat().st_size > SMALLEST_PICTURE]
    if not drawn:
        raise Stop("the frozen window drew nothing")


def _write_paper(ledger: Path, paper: Path) -> None:
    """Have the frozen program write a document, which takes libraries that nothing else loads."""
    say("the frozen writer of documents")
    if status([EXECUTABLE, "bulletin", ledger, "--period", "2021-03", "--to", paper]) not in (0, 1):
        raise Stop("the frozen program wrote no document")
    if not paper.exists():
        raise Stop(f"there is no {paper.name}")


def _read_old_workbook(folder: Path) -> None:
    """Have the frozen program start itself as the child that reads an .xls."""
    say("the frozen reader of old workbooks")
    workbook, answer = folder / "旧表.xls", folder / "answer.json"
    run([program("python"), "-c", OLD_WORKBOOK, workbook])
    run([EXECUTABLE, "--read-xls", workbook, answer])
    cells = json.loads(answer.read_text(encoding="utf-8"))["sheets"][0]["cells"]
    if [cell[2] for cell in cells] != ["民生实事"]:
        raise Stop(f"the frozen reader of old workbooks read {cells}")
