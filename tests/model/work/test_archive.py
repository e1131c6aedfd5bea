"""The year archived: all told, one zip with everything in it, then nothing but undoing it changes the ledger."""

from __future__ import annotations

import datetime
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.errors import Cancelled, ClerkError
from model.records import Evidence, LightCorrection, StrikeMove
from model.sheets import packing
from model.store import archived, attachments, backup, book, journal, proved
from model.terms import Light, Move, Verb
from model.work import archive, check_ledger, look, report_up, strike, undo
from model.work.ledger import Ledger, open_ledger
from tests.model.store import sample_ledger as sample

DAY = datetime.date(2021, 4, 20)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two forms sent, one back, a proof kept; one cell in conflict where `clash` says so."""
    with sample.found(tmp_path / "2021年.shishi") as ledger:
        form = sample.issue()
        sample.send(ledger, form)
        sample.send(ledger, sample.issue("dh"))
        sample.take(ledger, sample.statement(form), b"the form as it came")
        kept = attachments.keep(ledger, b"%PDF proof")
        with ledger.act("销号", "第1项 报完成"):
            files = (Evidence(kept, "验收单.pdf", 10),)
            proved.add_move(ledger, StrikeMove("1", Move.REPORT, "", "", DAY, files))
            light = LightCorrection("2021-03", "1-1", Light.YELLOW, Light.GREEN, "现场核实", "王主任", DAY)
            proved.add_correction(ledger, light)
        yield ledger


def clash(ledger: Ledger) -> None:
    """Let another form state another figure."""
    sample.take(ledger, sample.statement(None, "90"), b"another form")


def to(ledger: Ledger) -> Path:
    return ledger.path.with_name("归档.zip")


def done(ledger: Ledger, despite: str = "") -> archive.Done:
    return archive.do(ledger, archive.plan(ledger, archive.Ask(to(ledger), despite)))


def test_all_that_is_open_is_told_before_anything_is_written(ledger: Ledger) -> None:
    clash(ledger)
    before = sample.prints(ledger.path)
    planned = archive.plan(ledger, archive.Ask(archive.suggested(ledger)))
    assert planned.blocked
    assert planned.ask.to.name == "2021年_2021年归档.zip"
    assert planned.open.blocking == ("1—3月冲突：第1项 投资（市教育局）：90、100",)
    said = "\n".join(planned.sentences)
    for part in (
        "还有 1 处冲突或待确认没有办结",
        "1—3月：未报 1 家：东海县。",
        "没有发表、也没有报数的期次 1 期：4月。",
        "未销号 2 项（推进中 1 项、报完成（待核） 1 项）：第1、2项。",
        "佐证附件 1 份",
        "上报表 1 期",
    ):
        assert part in said
    assert planned.open.final.round.period == "2021-03"
    assert sample.prints(ledger.path) == before
    with pytest.raises(ClerkError, match=r"没有归档，没有改动任何内容：1—3月冲突：第1项"):
        archive.do(ledger, planned)
    assert (sample.prints(ledger.path), to(ledger).exists()) == (before, False)


def test_the_zip_holds_the_year_and_lists_it(ledger: Ledger, tmp_path: Path) -> None:
    clash(ledger)
    made = done(ledger, "市领导同意，核定后另附说明")
    assert made.changes.title == "年度归档 2021年（1处没有办结，理由：市领导同意，核定后另附说明）"
    with zipfile.ZipFile(made.path) as zipped:
        assert zipped.testzip() is None
        data = {name: zipped.read(name) for name in zipped.namelist()}
        zipped.extractall(tmp_path / "解开")
    proof = hashlib.sha256(b"%PDF proof").hexdigest()
    assert set(data) == {
        "上报表/上报表_2021年1-3月.xlsx",
        "收到的文件/2021-03 1—3月/市教育局/报.xlsx",
        "收到的文件/2021-03 1—3月/市教育局/报(2).xlsx",
        f"台账/2021年.附件/{proof}",
        "台账/2021年.shishi",
        "归档清单.xlsx",
    }
    assert data["收到的文件/2021-03 1—3月/市教育局/报.xlsx"] == b"the form as it came"
    book_ = load_workbook(io.BytesIO(data["归档清单.xlsx"]))
    listed = {row[1]: (row[2], row[3]) for row in book_["归档文件"].iter_rows(min_row=5, values_only=True)}
    assert listed == {
        name: (len(one), hashlib.sha256(one).hexdigest()) for name, one in data.items() if name != "归档清单.xlsx"
    }
    items = [row for row in book_["事项清单"].iter_rows(min_row=5, values_only=True) if row[0] == "1"]
    assert items[0][6] == 90
    assert "报完成（验收单.pdf" in str(items[0][10])
    assert "报.xlsx 表 G5" in str(items[0][11])
    notes = [row[0] for row in book_["归档说明"].iter_rows(min_row=5, values_only=True)]
    assert "仍要归档的理由：市领导同意，核定后另附说明" in notes
    with open_ledger(tmp_path / "解开" / "台账" / "2021年.shishi") as copy:
        assert copy.damages() == ()
        assert strike.look(copy, "1").moves[0].files[0].name == "验收单.pdf"
        assert attachments.read(copy, proof, "验收单.pdf") == b"%PDF proof"
        with pytest.raises(ClerkError, match="已归档"):
            sample.rename(copy, "甲")
    stands = archive.load(ledger)
    assert stands is not None
    assert stands.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert stands.open == ("1—3月冲突：第1项 投资（市教育局）：90、100",)


def test_an_archived_ledger_is_read_only_until_the_archiving_is_undone(ledger: Ledger, tmp_path: Path) -> None:
    act = done(ledger).changes.act
    assert act is not None
    writes: tuple[Callable[[], object], ...] = (
        lambda: sample.rename(ledger, "甲"),
        lambda: sample.send(ledger, sample.issue(period="2021-04")),
        lambda: sample.take(ledger, sample.statement(None, "3")),
        lambda: attachments.keep(ledger, b"more"),
        lambda: undo.do(ledger, 2),
        lambda: archive.plan(ledger, archive.Ask(tmp_path / "又.zip")),
    )
    before, beside = sample.prints(ledger.path), set(tmp_path.rglob("*"))
    for write in writes:
        with pytest.raises(ClerkError, match=rf"台账已归档（.*），只能查看、导出和打印.*先撤销归档（撤销第{act}步）"):
            write()
    assert (sample.prints(ledger.path), set(tmp_path.rglob("*"))) == (before, beside)
    assert look.look(ledger, "2021-03").items[0].lines[0].done == 100
    assert report_up.do(ledger, "2021-03", tmp_path / "上报.xlsx").path.exists()
    assert [one.level for one in check_ledger.do(ledger)] == ["note"]
    assert undo.do(ledger, act).title == "撤销 年度归档 2021年"
    assert archive.load(ledger) is None
    sample.rename(ledger, "甲")
    with pytest.raises(ClerkError, match="要再归档，请重新办理“年度归档”"):
        undo.do(ledger, act + 1)
    again = archive.do(ledger, archive.plan(ledger, archive.Ask(tmp_path / "又.zip")))
    assert archive.load(ledger) == archived.load(ledger)
    assert again.changes.act == act + 3
    assert journal.acts(ledger)[-1].verb == Verb.ARCHIVE.word


def test_a_report_of_an_archived_round_in_conflict_says_why_it_was_archived(ledger: Ledger, tmp_path: Path) -> None:
    clash(ledger)
    done(ledger, "领导同意")
    before = sample.prints(ledger.path)
    assert report_up.do(ledger, "2021-03", tmp_path / "上报.xlsx").changes.act is None
    assert sample.prints(ledger.path) == before
    texts = [cell.value for row in load_workbook(tmp_path / "上报.xlsx").worksheets[0].iter_rows() for cell in row]
    assert any("领导同意" in str(text) for text in texts)


def test_a_cancel_or_a_full_disk_leaves_neither_zip_nor_act(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = archive.plan(ledger, archive.Ask(to(ledger)))
    before, beside = sample.prints(ledger.path), set(tmp_path.rglob("*"))
    steps: list[str] = []

    def tick(done: int, of: int, what: str) -> None:
        assert 0 <= done <= of
        steps.append(what)

    def stop_at(last: int) -> Callable[[int, int, str], None]:
        def tick(done: int, of: int, what: str) -> None:
            if done == last:
                raise Cancelled

        return tick

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for at in range(5):
        with pytest.raises(Cancelled):
            archive.do(ledger, planned, stop_at(at))
        assert (sample.prints(ledger.path), set(tmp_path.rglob("*"))) == (before, beside)
    with monkeypatch.context() as patch:
        patch.setattr(packing.Packing, "close", full)
        with pytest.raises(ClerkError, match="磁盘空间不足"):
            archive.do(ledger, planned)
    with monkeypatch.context() as patch:
        patch.setattr(archived, "add", full)
        with pytest.raises(ClerkError):
            archive.do(ledger, planned)
    assert not to(ledger).exists()
    assert (archive.load(ledger), ledger.last_act()) == (None, planned.last_act)
    archive.do(ledger, planned, tick)
    assert steps[-3:] == ["台账", "归档清单", "封存"]


@pytest.mark.parametrize(
    ("name", "said"), [("归档.rar", "要存成 .zip"), ("有了.zip", "已经存在"), ("2021年.附件/归档.zip", "不能放在")]
)
def test_a_zip_never_replaces_anything(ledger: Ledger, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "有了.zip").write_bytes(b"mine")
    with pytest.raises(ClerkError, match=said):
        archive.plan(ledger, archive.Ask(tmp_path / name))
    assert (tmp_path / "有了.zip").read_bytes() == b"mine"


def test_what_changed_since_it_was_told_is_told_again(ledger: Ledger) -> None:
    planned = archive.plan(ledger, archive.Ask(to(ledger)))
    clash(ledger)
    with pytest.raises(ClerkError, match="没有归档"):
        archive.do(ledger, planned)


def test_a_lost_proof_is_told_and_a_backup_brings_it(ledger: Ledger) -> None:
    sample.rename(ledger, "教育局")
    backup.before(ledger, always=True)
    place = attachments.folder(ledger.path)
    [kept] = place.iterdir()
    kept.write_bytes(b"changed")
    assert attachments.read(ledger, kept.name, "验收单.pdf") == b"%PDF proof"
    assert [one.level for one in check_ledger.do(ledger)] == ["note"]
    copies = backup.evidence_copies(ledger.path)
    assert [one.name for one in copies.iterdir()] == [kept.name]
    newest = max(backup.folder(ledger.path).glob("*.shishi"), key=lambda one: one.stat().st_mtime_ns)
    with book.open_book(newest) as old:
        assert attachments.read(old, kept.name, "验收单.pdf") == b"%PDF proof"
    (copies / kept.name).unlink()
    said = archive.plan(ledger, archive.Ask(to(ledger))).open.rest
    assert "佐证附件“验收单.pdf”找不到或内容变了，归档包里没有它。" in said


def test_a_line_silent_at_last_shows_what_was_told_before(ledger: Ledger) -> None:
    sample.send(ledger, sample.issue(period="2021-04"))
    made = done(ledger)
    with zipfile.ZipFile(made.path) as zipped:
        sheet = load_workbook(io.BytesIO(zipped.read("归档清单.xlsx")))["事项清单"]
    first = next(row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0] == "1")
    assert (first[6], first[7], first[8], first[11]) == (100, 0.013, "未报", "本期未报，是1—3月报的")
