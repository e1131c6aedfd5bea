"""No English and no trace of the program's inside reaches a clerk; run as the clerk runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from model import commands
from tests.journeys.desk import Say

MAIN = Path(commands.__file__).parents[1] / "main.py"
ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")


def test_a_reader_that_leaves_early_is_no_fault(office: Path) -> None:
    words = [sys.executable, str(MAIN), "show", str(office / "连云港.shishi"), "--period", "2021-03", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("shwo",), "没有 shwo 这个选项（可选：demo"),
        (("new", "a.shishi", "--plan", "b", "--schedule", "weekly"), "参数 --schedule: 没有 weekly 这个选项"),
        (("new", "a.shishi"), "必须给出其一：--plan --from-form"),
        (("new", "a.shishi", "--plan", "b", "--from-form", "c"), "不能同时用"),
        (("take", "a.shishi"), "缺少参数"),
        (("show", "a.shishi", "--period"), "后面缺一个值"),
        (("show", "a.shishi", "--period", "x", "--jsno"), "多出了参数：--jsno"),
        (("send", "{office}/连云港.shishi", "--period", "2021-03", "--to", "{office}/信.txt"), "已有同名文件"),
        (("answer", "{office}/连云港.shishi", "{office}/坏.xlsx", "--to", "{office}/信.txt"), "已有同名文件"),
        (("demo", "{office}/信.txt"), "建不了（"),
        (("fill", "{office}/连云港.shishi", "--period", "2021-03", "--line", "1-1", "--unit", "市教育局",
          "--done", "6", "--source", "phone", "--attach", "{office}/没有.pdf"), "文件或文件夹不存在"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_command_is_said_in_chinese(
    office: Path, say: Say, argv: tuple[str, ...], says: str
) -> None:
    (office / "信.txt").write_text("信", "utf-8")
    (office / "坏.xlsx").write_bytes(b"PK\x03\x04")
    status, said = say(*(word.format(office=office) for word in argv))
    assert (status, says in said) == (2, True), said
    assert not ENGLISH.search(said.replace(str(office), "")), said


@pytest.mark.parametrize("argv", [("--help",), ("take", "--help"), ("fill", "--help")])
def test_help_stands_under_chinese_headings(argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        commands.run(argv)
    out, _ = capsys.readouterr()
    assert "用法：" in out
    assert not re.search(r"usage|options|positional|show this", out)


def test_acts_are_listed_by_the_office_s_own_clock(office: Path, say: Say) -> None:
    _, said = say("acts", office / "连云港.shishi")
    assert re.search(r"^1　\d{4}-\d\d-\d\d \d\d:\d\d:\d\d　建账", said, re.MULTILINE)


def test_without_a_screen_the_window_says_so_and_does_not_crash(tmp_path: Path) -> None:
    unseen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in unseen}
    code = (
        f"import runpy, sys; sys.platform = 'linux'; sys.argv = ['main.py']; sys.path.insert(0, {str(MAIN.parent)!r})"
    )
    code += f"; runpy.run_path({str(MAIN)!r}, run_name='__main__')"
    run = subprocess.run([sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, check=False)
    assert (run.returncode, "没有图形桌面" in run.stderr.decode()) == (2, True)


def test_the_system_s_own_words_for_a_fault_are_never_shown() -> None:
    files = (path for room in ("model", "gui") for path in (MAIN.parent / room).rglob("*.py"))
    assert [path.name for path in files if ".strerror" in path.read_text("utf-8")] == []
