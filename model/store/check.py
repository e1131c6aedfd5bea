"""自检: is the ledger whole, and does every fact still state what its name says?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from model.records import Finding
from model.rules import identity
from model.store import attachments, chain, paper, proved, records, scores, snapshots
from model.store.book import Book, open_book
from model.terms import Level


def whole(target: Book | Path) -> tuple[Finding, ...]:
    """Return an error for every damage, or one note with the counts; writes nothing.

    Raises ClerkError where a path is no ledger, or one that cannot be opened at all.
    """
    if isinstance(target, Path):
        with open_book(target, trusting=True) as book:
            return whole(book)
    places = target.damages() or tuple(_misnamed(target))
    file = target.path.name
    if places:
        return tuple(Finding(Level.ERROR, f"{place}。请从备份恢复，并保留原文件。", file) for place in places)
    return (*_evidence(target), Finding(Level.NOTE, f"台账完整：{_counts(target)}。", file))


def _evidence(book: Book) -> Iterator[Finding]:
    """Yield a warning for every file of evidence that does not lie beside the ledger as it was handed in."""
    place = attachments.folder(book.path)
    for one in proved.evidence(book):
        if attachments.find(book.path, one.sha256) is None:
            told = f"佐证附件“{one.name}”不在“{place.name}”文件夹里，或内容变了。请从原来的电脑或备份把它拷回来。"
            yield Finding(Level.WARNING, told, book.path.name)


def _misnamed(book: Book) -> Iterator[str]:
    for table, rowid, parent, _ in book.rows("PRAGMA foreign_key_check"):
        yield f"{table} 第{rowid}行所指的 {parent} 不见了"
    for table in ("issue", "record", "admission", "withdrawal"):
        word = chain.FACTS[table]
        for n, _, name, *columns, text, _ in book.rows(f"SELECT * FROM {table} ORDER BY n"):
            try:
                fact = identity.parse(text)
            except ValueError:
                yield f"{word}第{n}行的内容读不出来"
                continue
            if fact.id != name or tuple(columns) != records.columns(fact):
                yield f"{word}第{n}行的名称与内容不符"
    yield from _missing(book)


def _missing(book: Book) -> Iterator[str]:
    """Yield every kept file that is not what its name says, and what cannot be read or has lost its file."""
    for n, sha256, data in book.rows("SELECT n, sha256, data FROM file ORDER BY n"):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield f"{chain.FACTS['file']}第{n}行的名称与内容不符"
    for table in ("receipt", "paper"):
        for n, sha256 in book.rows(
            f"SELECT n, sha256 FROM {table} WHERE sha256 <> '' AND sha256 NOT IN (SELECT sha256 FROM file)"
        ):
            yield f"{chain.FACTS[table]}第{n}行的原始文件不见了（{sha256[:8]}）"
    yield from (f"第{act}步的{chain.FACTS['snapshot']}内容与登记不符" for act in snapshots.damaged(book))
    yield from (f"第{act}步的{chain.FACTS['frozen_score']}内容与登记不符" for act in scores.damaged(book))
    try:
        paper.document(book)
        paper.left_out(book)
    except (ValueError, LookupError, TypeError):
        yield f"{chain.FACTS['paper']}的内容读不出来"


def _counts(book: Book) -> str:
    acts = book.last_act()
    counts = (f"{word} {book.rows(f'SELECT count(*) FROM {table}')[0][0]}" for table, word in chain.FACTS.items())
    return f"{acts} 步，" + "，".join(counts)
