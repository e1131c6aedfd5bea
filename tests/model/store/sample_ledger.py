"""A small ledger for the tests of this room, and ways to look at one from outside."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import model
from model.records import (
    Archived,
    Closing,
    Duty,
    Evidence,
    Grant,
    Issue,
    Item,
    Key,
    LightCorrection,
    Line,
    Place,
    Plan,
    Receipt,
    Record,
    Reopening,
    Round,
    Schedule,
    Sent,
    Share,
    StrikeMove,
    Target,
    Unit,
)
from model.records.bulletin import BulletinIssue
from model.records.check_notes import NoteAnswer, NoteVerdict, SentNote
from model.records.document_out import PaperOut
from model.records.score import FrozenScore, ScoreNote
from model.records.slips import Slip, SlipStep
from model.rules import identity
from model.store import book, items, plan, records, settings, units
from model.store.book import Book
from model.terms import Edition, Field, ItemKind, Kind, Light, Move, Op, Role, Verdict
from model.terms_score import Noted
from model.terms_slip import SlipMove

CORRECTION = LightCorrection(
    "2021-03", "1-1", Light.YELLOW, Light.RED, "现场核实", "王主任", datetime.date(2021, 4, 1), Decimal("1.5"), "招标"
)
MOVE = StrikeMove("1", Move.REPORT, "", "验收单", datetime.date(2021, 4, 1), (Evidence("0" * 64, "验收单.pdf", 12),))
CLOSED = '{"items":[],"round":{"period":"2021-03"}}'
CLOSING = Closing(
    "2021-03",
    1,
    datetime.date(2021, 4, 2),
    identity.name_of(CLOSED),
    "红：滞后超过10个百分点",
    open=("未报1家：市教育局。",),
)
REOPENING = Reopening("2021-03", "数报错了", "王主任", datetime.date(2021, 4, 6))
NOTE = SentNote(
    "2021-03",
    "edu",
    datetime.date(2021, 3, 29),
    datetime.date(2021, 4, 2),
    (("26-1", "3", "", "red"),),
    "核对单.docx",
    "全文",
)
NOTE_ANSWER = NoteAnswer("2021-03", "edu", "26-1", True, "报错了", "5", datetime.date(2021, 3, 30))
ISSUE = BulletinIssue(
    1,
    "2021-03",
    datetime.date(2021, 4, 6),
    "王市长",
    datetime.date(2021, 4, 5),
    "",
    "0" * 64,
    {Edition.PUBLIC: PaperOut("", ())},
)
NOTE_VERDICT = NoteVerdict("2021-03", "edu", "26-1", True, "核实", datetime.date(2021, 3, 31))
ARCHIVED = Archived(datetime.date(2022, 1, 10), "2021年归档.zip", "0" * 64, "", ("1—3月冲突",))

SCORE_NOTE = ScoreNote(
    Noted.POINTS, "edu", "年底评议", "王主任", datetime.date(2021, 12, 20), "领导评价", Decimal("18.5")
)
VERSION = FrozenScore(1, "2021-12", "0" * 64, datetime.date(2022, 1, 10))

Child = subprocess.Popen[str]

PLAN = Plan("p1", "2021年民生实事", "连政办发〔2021〕1号", "市政府办", datetime.date(2021, 3, 1), 2021, "督查室", "密")
UNITS = (
    Unit("edu", "市教育局", "连云港市教育局", "市直部门", 1, "", ("教育局", "市教委"), "张三", "13912345678"),
    Unit("dh", "东海县", "东海县人民政府", "县区", 2, "", (), in_all_counties=True),
)
ITEMS = (
    Item("1", "1", "新建幼儿园10所", "教育", 1, ItemKind.WORKS, "12月底", leaders=("李四",)),
    Item("2", "2", "完善制度", "教育", 2, ItemKind.POLICY),
)
DUTIES = (Duty("1", "edu", Role.LEAD), Duty("1", "dh", Role.CO, named=False, must_fill=True, order=2))
TARGET = Target(Decimal(80000000), "元", Decimal(8000), "万元", Op.AT_LEAST, Decimal("0.50"))
LINES = (Line("1-1", "1", 1, "投资", Kind.AMOUNT, TARGET), Line("2-1", "2", 1, "印发文件", Kind.MILESTONE))
SHARES = (Share("1-1", "dh", Decimal("1200.5")),)
SCHEDULES = (Schedule("1-1", "monthly"),)
DAY = datetime.date(2021, 3, 28)
SLIP = Slip("督〔2021〕1号", 2021, 1, DAY, "领导批示", "停车难", "限期拿出方案", "书面反馈", "edu", DAY)
SLIP_STEP = SlipStep(SLIP.no, SlipMove.ISSUE, DAY)
ROUNDS = (
    Round("2021-03", "1—3月", datetime.date(2021, 3, 31), DAY, DAY, 17, "monthly", 3),
    Round("2021-04", "4月", datetime.date(2021, 4, 30), DAY, DAY, 17, "monthly", 4),
)


def found(path: Path) -> Book:
    """Make a ledger with the sample plan in act 1."""
    ledger = book.create(path)
    with ledger.act("建账", PLAN.title):
        plan.save(ledger, PLAN)
        plan.save_rounds(ledger, ROUNDS)
        units.save(ledger, UNITS)
        items.save_items(ledger, ITEMS)
        items.save_duties(ledger, DUTIES)
        items.save_lines(ledger, LINES)
        items.save_shares(ledger, SHARES)
        items.save_schedules(ledger, SCHEDULES)
    return ledger


def issue(unit: str = "edu", period: str = "2021-03", line: str = "1-1") -> Issue:
    """Return a form to a unit."""
    return identity.seal(Issue("", "督查室", "p1", unit, period, (Grant(line),), {}))


def key(unit: str = "edu", period: str = "2021-03", line: str = "1-1") -> Key:
    """Return the figure's key."""
    return Key(period, line, unit, Field.DONE)


def statement(form: Issue | None, value: str = "100", revision: int = 1, about: Key | None = None) -> Record:
    """Return a filled form; without one, a figure the office typed in."""
    about = about or key()
    kind, name = ("statement", form.id) if form else ("hand", "")
    return identity.seal(
        Record("", kind, name, about.unit, about.period, revision, {"填报人": "王五"}, {about: (value,)}, {})
    )


def send(ledger: Book, form: Issue) -> int:
    """Send a form in an act of its own."""
    with ledger.act("发表", f"{form.unit} {form.period}") as act:
        records.add(ledger, form)
        records.add_sent(ledger, Sent(act, form.id, form.unit, form.period, DAY, "01_表.xlsx"))
    return act


def take(ledger: Book, record: Record, data: bytes = b"workbook") -> int:
    """Take a filled form in an act of its own."""
    with ledger.act("收回", f"{record.unit} {record.period}") as act:
        records.add(ledger, record)
        sha256 = records.add_file(ledger, data)
        records.add_receipt(
            ledger, Receipt(record.id, act, sha256, "报.xlsx", record.unit, record.period, DAY, Verdict.TAKEN)
        )
        records.add_places(ledger, [Place(record.id, about, "报.xlsx", "表", "G5", "100") for about in record.values])
    return act


def rename(ledger: Book, short: str, unit: int = 0) -> int:
    """Rename a unit in an act of its own."""
    one = UNITS[unit]
    with ledger.act("改单位", short) as act:
        units.save(ledger, [Unit(one.id, short, one.full, one.group, one.order)])
    return act


def settings_of(ledger: Book) -> dict[str, Any]:
    """Return every row of every table of settings."""
    return {table: sorted(ledger.rows(f"SELECT * FROM {table}"), key=repr) for table in settings.SETTINGS}


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of a closed ledger, by a connection of its own."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in tables}


def edit(path: Path, *statements: str) -> None:
    """Change a closed ledger by hand, around its triggers."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if statements[0].endswith(name):
                break
            db.execute(f"DROP TRIGGER {name}")
            statements = (*statements, sql)
        for statement in statements:
            db.execute(statement)


def prints(path: Path) -> tuple[str, int]:
    """Return what shows whether a file was written to: its SHA-256 and its time."""
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def is_private(path: Path) -> bool:
    """Say whether a file is its owner's alone; Windows keeps that elsewhere."""
    return os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def python(code: str, *args: str | Path) -> Child:
    """Start a process of our own that can import the program, with pipes to it."""
    root = str(Path(model.__file__).parents[1])
    start = f"import sys; sys.path.insert(0, {root!r})\n{code}"
    return subprocess.Popen(
        [sys.executable, "-c", start, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
