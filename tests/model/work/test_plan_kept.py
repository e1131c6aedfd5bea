"""The ledger keeps the document it was founded on: as it came, as it was read, and what became no item."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Document, LeftOut, Note, PlanTable
from model.rules import paper_text
from model.store import chain, check, items, paper
from model.terms import Level, PlanColumn, TableForm
from model.work import look, new_ledger, read_plan
from model.work.ledger import open_ledger
from model.work.resources import resource

PLAN = resource("plans", "lianyungang-2021.txt")


def test_the_plan_comes_back_as_it_was_read_and_its_file_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "a.shishi"
    source = read_plan.opened(PLAN)
    reading = read_plan.items_of(source.document)
    new_ledger.do(new_ledger.plan(path, reading, "", "none", source.document, source.data)).close()
    with open_ledger(path) as ledger:
        assert look.paper(ledger) == source.document
        assert paper.data(ledger) == PLAN.read_bytes()
        assert look.left_out(ledger) == LeftOut(reading.questions, reading.skipped)
        assert reading.skipped
        kept = {item.id: item.lines for item in items.items(ledger)}
        assert all(lines and all(line in range(1, len(source.document.lines) + 1) for line in lines)
                   for lines in kept.values())  # fmt: skip
        assert "26" in source.document.lines[kept["26"][0] - 1]
    assert {one.level for one in check.whole(path)} == {Level.NOTE}


def test_a_pasted_plan_has_no_file_and_a_reading_alone_no_document(tmp_path: Path) -> None:
    pasted = read_plan.pasted(PLAN.read_text("utf-8"))
    reading = read_plan.items_of(pasted)
    with new_ledger.do(new_ledger.plan(tmp_path / "a.shishi", reading, document=pasted)) as ledger:
        assert (look.paper(ledger), paper.data(ledger)) == (pasted, b"")
    with new_ledger.do(new_ledger.plan(tmp_path / "b.shishi", reading)) as ledger:
        assert look.paper(ledger) is None
        assert look.left_out(ledger) == LeftOut(reading.questions, reading.skipped)


def test_every_part_of_a_document_is_written_and_read_back() -> None:
    note = Note(3, "其他", "没有单位")
    table = PlanTable(1, 4, (1, 2), ("序号", "事项"), (PlanColumn.NO, PlanColumn.TEXT), TableForm.BARRED)
    document = Document("方案.xlsx", ("一", "1 | 新建\u3000学校", ""), ("第1行", "", "第3行"), (table,), (note,))
    assert paper_text.document(paper_text.of_document(document)) == document
    left = LeftOut((note,), (note, note))
    assert paper_text.left_out(paper_text.of_left_out(left)) == left
    for odd in ("", "[]", "{}"):
        with pytest.raises((ValueError, LookupError)):
            paper_text.document(odd)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [("sha256", "0" * 64, "原始文件不见了"), ("document", "{}", "内容读不出来"), ("left_out", "[]", "内容读不出来")],
)
def test_a_paper_that_cannot_be_read_is_told(tmp_path: Path, column: str, text: str, said: str) -> None:
    with new_ledger.do(new_ledger.plan(tmp_path / "a.shishi", read_plan.plan(PLAN))) as ledger:
        row = {"sha256": "", "document": "", "left_out": paper_text.of_left_out(LeftOut())} | {column: text}
        with ledger.act("改", ""):
            ledger.add("paper", *row.values())
        assert any(said in one.sentence and chain.FACTS["paper"] in one.sentence for one in check.whole(ledger))


def test_a_ledger_is_not_founded_over_another(tmp_path: Path) -> None:
    path = tmp_path / "a.shishi"
    path.touch()
    with pytest.raises(ClerkError, match="已经存在"):
        new_ledger.plan(path, read_plan.plan(PLAN))
