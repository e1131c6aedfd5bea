"""A .zip of forms gives its members, or a sentence; what is itself a document is no archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from model.errors import ClerkError
from model.sheets import archive, unit_form
from tests.model.sheets import corpus_container, corpus_foreign
from tests.model.sheets.sample_forms import form
from tests.model.sheets.test_word_tables import FORM


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return out.getvalue()


def test_members_come_whole_and_in_order_and_folders_are_left_out() -> None:
    data = zipped({"甲/": b"", "甲/乙.xlsx": b"1", "\\丙.xlsx": b"2"})
    assert archive.is_archive(data)
    assert list(archive.members(data, "包.zip")) == [("甲/乙.xlsx", b"1"), ("丙.xlsx", b"2")]


@pytest.mark.parametrize("kind", ["docx", "pptx", "ods", "ofd", "xlsb", "pdf", "空文件", "xls"])
def test_a_document_is_no_archive(kind: str) -> None:
    case = next(one for one in corpus_foreign.CASES + corpus_container.CASES if one.kind == kind)
    assert not archive.is_archive(case.make())


def test_our_own_forms_and_word_forms_are_no_archives() -> None:
    assert not archive.is_archive(unit_form.build(form()))
    assert not archive.is_archive(FORM)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({f"{number}.xlsx": b"" for number in range(archive.MEMBERS + 1)}), "压缩包里有501个文件"),
        (zipped({"大.xlsx": bytes(129 * 1024 * 1024)}), "展开后超过128MB"),
        (zipped({"a.xlsx": b"x" * 1000})[:-5], "不完整"),
    ],
    ids=["many", "bomb", "cut"],
)
def test_what_cannot_be_trusted_is_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ClerkError, match=says):
        list(archive.members(data, "包.zip"))


def test_an_archive_beyond_every_round_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 10)
    with pytest.raises(ClerkError, match="超过256MB"):
        list(archive.members(zipped({"a.xlsx": b"1"}), "包.zip"))
