"""`read` and `new` on the plan of 2021 and on a table, in every kind of file an office has it in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.journeys.desk import Say
from tests.model.papers import made
from tests.model.papers.made import Block, Cell
from tests.model.papers.test_kinds_read_alike import KINDS

PLAN = Path(__file__).parents[1] / "data" / "lianyungang-2021.txt"
TABLE: Sequence[Block] = [
    "某市人民政府办公室关于印发2023年民生实事项目责任分解方案的通知",
    [
        ["序号", "实事项目", "牵头单位", "配合单位", "完成时限"],
        [Cell("一、教育", 1, 5)],
        ["1", "新建学校3所，新增学位4500个", Cell("市教育局", 2), "市发改委、市财政局", "12月底"],
        ["2", "改造食堂30个", "", "11月底"],
    ],
]


@pytest.mark.parametrize("kind", KINDS)
def test_the_plan_of_2021_is_read_and_founded(kind: str, tmp_path: Path, say: Say) -> None:
    blocks = [line for line in PLAN.read_text("utf-8").splitlines() if line.strip()]
    path = tmp_path / f"方案.{kind}"
    path.write_bytes(KINDS[kind](blocks))
    status, told = say("read", path, "--json")
    assert status == 0
    assert sum(len(item["metrics"]) for item in told["items"]) == 132
    assert [told["questions"], told["plan"]["doc_no"]] == [[], "連政發〔2021〕10號"]
    status, _ = say("new", tmp_path / "账.shishi", "--plan", path)
    assert (status, (tmp_path / "账.shishi").exists()) == (0, True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_is_founded_with_its_units_and_dates(kind: str, tmp_path: Path, say: Say) -> None:
    path = tmp_path / f"方案.{kind}"
    path.write_bytes(KINDS[kind](TABLE))
    status, told = say("read", path, "--json")
    assert (status, told["plan"]["year"]) == (0, 2023)
    assert [(item["leads"], item["deadline"]) for item in told["items"]] == [
        (["市教育局"], "12月底"),
        (["市教育局"], "11月底"),
    ]
    assert [line["place"] for line in told["skipped"]][-1].endswith("第2行" if kind == "xlsx" else "第1行")
    status, _ = say("new", tmp_path / "账.shishi", "--plan", path, "--office", "某市政府办")
    assert status == 0


def test_a_table_with_strange_headings_is_founded_when_its_columns_are_named(tmp_path: Path, say: Say) -> None:
    path = tmp_path / "方案.docx"
    path.write_bytes(made.docx(["某市2023年民生实事项目", [["甲", "乙", "丙"], ["1", "新建公园3个", "市园林局"]]]))
    status, told = say("read", path, "--json")
    assert (status, "--columns" in told["error"]) == (2, True)
    ledger = tmp_path / "账.shishi"
    status, _ = say("new", ledger, "--plan", path)
    assert (status, ledger.exists()) == (2, False)
    status, _ = say("new", ledger, "--plan", path, "--columns", "序号,事项,责任单位", "--office", "某市政府办")
    assert (status, ledger.exists()) == (0, True)
