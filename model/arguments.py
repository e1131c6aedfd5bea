"""What every command is made of: its exit status, its parser, and how a date is typed."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn, TypeVar

from model.errors import ClerkError
from model.term import Term

DONE, WAITS, REFUSED = 0, 1, 2

Args = argparse.Namespace
Parser = argparse.ArgumentParser
_Value = TypeVar("_Value")
_Term = TypeVar("_Term", bound=Term)

Entry = tuple[Callable[[Args], int], Callable[[Parser], None], str]
"""A verb's work, what adds its arguments, and its help."""


_USAGE = (
    (r"the following arguments are required: ", "缺少参数："),
    (r"unrecognized arguments: ", "多出了参数："),
    (r"one of the arguments (.+) is required", r"必须给出其一：\1"),
    (r"expected 3 arguments", "后面要有三个值"),
    (r"expected one argument", "后面缺一个值"),
    (r"expected at least one argument", "后面至少要有一个值"),
    (r"ambiguous option: (.+) could match (.+)", r"“\1”不明确，可能是 \2"),
    (r"invalid choice: (.+?) \(choose from (.+)\)", r"没有 \1 这个选项（可选：\2）"),
    (r"not allowed with argument ", "不能同时用："),
    (r"ignored explicit argument (.+)", r"后面不跟值（写了 \1）"),
    (r"^argument verb: ", ""),
    (r"^argument ", "参数 "),
)
_HELP = (
    (r"^usage:", "用法："),
    (r"^positional arguments:", "要给出的："),
    (r"^(?:options|optional arguments):", "可选的："),
    (r"show this help message and exit", "显示这段说明"),
)


class ClerkParser(argparse.ArgumentParser):
    """Usage errors and help are sentences for a clerk too."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command as ClerkError."""
        said = _told(message, _USAGE).replace("'", "")
        raise ClerkError(f"命令写得不对：{said}。没有改动任何内容。用 {self.prog} --help 看写法。")

    def format_help(self) -> str:
        """Return the help under Chinese headings."""
        return _told(super().format_help(), _HELP)


def _told(text: str, words: Sequence[tuple[str, str]]) -> str:
    for english, chinese in words:
        text = re.sub(english, chinese, text, flags=re.MULTILINE)
    return text


def add_script(sub: Parser) -> None:
    """Let papers be written in Simplified characters."""
    sub.add_argument("--simplified", action="store_true", help="方案里的繁体字写成简体；不写照方案原文")


def date(text: str) -> datetime.date:
    """Read an ISO date; raises ClerkError."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ClerkError(f"日期“{text}”看不懂。没有改动任何内容。请写成 2021-03-28 这样。") from None


def term(kind: type[_Term]) -> Callable[[str], _Term]:
    """Return the reader of an argument typed as one of a closed list's office words, or as its code name."""
    return worded({one.word: one for one in kind})


def worded(words: Mapping[str, _Value]) -> Callable[[str], _Value]:
    """Return the reader of an argument typed as an office word, its head before a bracket or comma, or a code name."""
    known = {str(value): value for value in words.values()}
    known |= {re.split("[（，]", word)[0]: value for word, value in words.items()} | dict(words)

    def read(typed: str) -> _Value:
        if typed.strip() not in known:
            raise argparse.ArgumentTypeError(f"没有 {typed} 这个选项（可选：{'、'.join(words)}）")
        return known[typed.strip()]

    return read
