"""The words of the plan's document behind an item of the living ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import ClerkError
from model.terms import Part
from model.work import change_target, new_ledger, read_plan, source_words
from model.work.change_target import Ask
from model.work.ledger import Ledger
from model.work.resources import resource

PLAN = resource("plans", "lianyungang-2021.txt")


def founded(path: Path, *, keep: bool) -> Ledger:
    source = read_plan.opened(PLAN)
    reading = read_plan.items_of(source.document)
    kept = (source.document, source.data) if keep else ()
    return new_ledger.do(new_ledger.plan(path, reading, "", "none", *kept))


def test_each_line_of_an_item_leads_to_its_words_even_after_its_target_was_changed(tmp_path: Path) -> None:
    with founded(tmp_path / "a.shishi", keep=True) as ledger:
        change_target.do(ledger, change_target.plan(ledger, Ask("26-2", "1.5", "2021-07", "调减")))
        words = source_words.of_item(ledger, "26")
        assert words.document is not None
        said = {(one.part, one.index): words.document.lines[one.line - 1][one.start : one.end] for one in words.spots}
        assert said[words.part("26-2") or (Part.TEXT, 9)] == "2萬個"
        assert said[words.part("26-1") or (Part.TEXT, 9)] == "開展“百企萬人穩崗護航”行動"
        assert said[Part.LEAD, 0] == "市人社局"
        assert words.part("27-1") is None
        with pytest.raises(ClerkError, match="没有第999项"):
            source_words.of_item(ledger, "999")


def test_a_ledger_without_its_document_says_none(tmp_path: Path) -> None:
    with founded(tmp_path / "b.shishi", keep=False) as ledger:
        assert source_words.of_item(ledger, "26").document is None
