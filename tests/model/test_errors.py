"""A refusal says every fault, each on a line of its own."""

from __future__ import annotations

from model.errors import ClerkError


def test_each_fault_stands_on_its_own_line() -> None:
    error = ClerkError.of("没有保存", ["没有写事由", "", "日期还没有到。"], "请补上。")
    assert error.sentence.split("\n") == ["没有保存：", "没有写事由。", "日期还没有到。", "请补上。"]
