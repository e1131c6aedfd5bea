"""批量录入: type in many lines of a round at once; every cell is judged first, one act writes what is taken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from model import clock
from model.errors import ClerkError
from model.records import Asked, Changes, Doubt, Key, Value
from model.rules import check, check_figures, pasted_figures, rollup, strike_off
from model.rules.pasted_table import Row, Unread
from model.store import records
from model.terms import Field, Grade, Source, State, Verb, Weight
from model.work import closed_rounds, fill_line
from model.work.fill_in import find, own_record
from model.work.fill_line import Ground
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.progress import Tick, silent
from model.work.whose_form import heir

STRUCK = "这一项已销号，不再填报；要改，请先重开"


class Fate(Enum):
    """What becomes of a typed cell; each has exactly one."""

    TAKEN = "收下"
    DOUBTFUL = "收下待确认"
    SAME = "与台账相同"
    REFUSED = "没有收"
    LOCKED = "不能填"


WRITTEN = (Fate.TAKEN, Fate.DOUBTFUL)
WAITING = (Fate.DOUBTFUL, Fate.REFUSED, Fate.LOCKED)
"""What the clerk should look at."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is typed for a line; `unit` a name or an id, "" for its lead; `row`: its place in the clerk's table."""

    line: str
    unit: str
    values: Mapping[Field, str]
    row: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A typed cell as it was judged; `key` is None where its line or unit is not known."""

    wish: Wish
    field: Field
    fate: Fate
    sentence: str = ""
    key: Key | None = None
    value: Value | None = None

    @property
    def told(self) -> str:
        """Return the sentence with its place."""
        row = f"第{self.wish.row}行 " if self.wish.row else ""
        return f"{row}{self.wish.line} {self.field.word}：{self.sentence}"


@dataclass(frozen=True, slots=True)
class ManyPlan:
    """Every typed cell with its fate; `unread`: rows of a table that are no line. `ready`: something is written."""

    period: str
    name: str
    cells: tuple[Cell, ...]
    source: Source
    note: str = ""
    unread: tuple[Unread, ...] = ()

    def of(self, *fates: Fate) -> tuple[Cell, ...]:
        """Return the cells with these fates."""
        return tuple(cell for cell in self.cells if cell.fate in fates)

    @property
    def ready(self) -> bool:
        """Say whether anything would be written."""
        return bool(self.of(*WRITTEN))

    @property
    def rows(self) -> int:
        """Return for how many lines and units something is written."""
        return len({(cell.key.line, cell.key.unit) for cell in self.of(*WRITTEN) if cell.key})

    @property
    def title(self) -> str:
        """Return the act's name."""
        return f"批量录入 {self.rows}行 {self.name}"

    @property
    def sums(self) -> str:
        """Say how many cells there are of each fate; they foot."""
        many = Counter(cell.fate for cell in self.cells)
        parts = "，".join(f"{fate.value} {many[fate]} 格" for fate in Fate if many[fate])
        return f"填了 {len(self.cells)} 格：{parts}。" if parts else "没有填任何内容。"


def plan(
    ledger: Ledger, period: str, wishes: Sequence[Wish], source: Source, note: str = "", tick: Tick = silent
) -> ManyPlan:
    """Judge every typed cell of a round, all at once; a blank cell says nothing. Raises ClerkError for no round."""
    return _plan(ledger, standing(ledger), period, wishes, source, note, tick)


def _plan(
    ledger: Ledger, now: Standing, period: str, wishes: Sequence[Wish], source: Source, note: str, tick: Tick
) -> ManyPlan:
    at = find_round(now, period)
    on, closed = fill_line.ground(now, at), closed_rounds.note(ledger, at.period, at.name)
    cells: list[Cell] = []
    for place, wish in enumerate(wishes):
        tick(place, len(wishes), wish.line)
        cells += _row(on, wish, note, f"{at.name}已封存，不录入" if closed else "")
    cells = _against(now, _once(cells), note.strip())
    return ManyPlan(at.period, at.name, tuple(cells), source, note.strip())


def paste(
    ledger: Ledger,
    period: str,
    rows: Sequence[Row],
    source: Source,
    note: str = "",
    unit: str = "",
    tick: Tick = silent,
) -> ManyPlan:
    """Judge a table with headings; `unit` is meant where a row names none, else its line's lead."""
    now = standing(ledger)
    given, unread = pasted_figures.read(rows, now.setup.items, now.setup.lines)
    wishes = [Wish(one.line, one.unit or unit, one.values, one.row) for one in given]
    return replace(_plan(ledger, now, period, wishes, source, note, tick), unread=unread)


def _row(on: Ground, wish: Wish, note: str, closed: str) -> Iterator[Cell]:
    typed = {field: text for field, text in wish.values.items() if text.strip()}
    try:
        who, item, about = find(on.now, wish.line, wish.unit or _lead(on.now, wish.line))
    except ClerkError as error:
        why = error.sentence.replace("没有改动台账。", "")
        yield from (Cell(wish, field, Fate.REFUSED, why) for field in typed)
        return
    who = heir(on.now, who, on.at)
    why = closed or fill_line.barred(on, who, item, about)[0] or _struck(on, item.id)
    for field, text in typed.items():
        key = Key(on.at.period, about.id, who.id, field)
        if why:
            yield Cell(wish, field, Fate.LOCKED, f"{why}。", key)
            continue
        read = fill_line.judged(field, item, about, text, note)
        sure = isinstance(read.value, str) and read.grade is not Grade.ASK
        yield Cell(wish, field, Fate.TAKEN if sure else Fate.REFUSED, read.sentence, key, read.value if sure else None)


def _lead(now: Standing, line: str) -> str:
    item = next((one.item for one in now.setup.lines if one.id == line), "")
    return next((unit.id for unit in rollup.leads(now.setup, item)), "")


def _struck(on: Ground, item: str) -> str:
    moves = strike_off.until(on.now.known.moves.get(item, ()), on.at, on.now.known.rounds)
    return STRUCK if moves and strike_off.state(moves, finished=False) is State.STRUCK_OFF else ""


def _once(cells: Sequence[Cell]) -> list[Cell]:
    """Refuse what two rows give one key differently; what they say alike counts once."""
    by_key: defaultdict[Key, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.key and cell.fate is Fate.TAKEN:
            by_key[cell.key].append(cell)
    out = []
    for cell in cells:
        some = by_key[cell.key] if cell.key and cell.fate is Fate.TAKEN else [cell]
        if len({one.value for one in some}) > 1:
            cell = replace(cell, fate=Fate.REFUSED, sentence="同一行填了两个不一样的，都没有收，请留一个。")
        elif cell is not some[0]:
            cell = replace(cell, fate=Fate.SAME, sentence="与前面一行相同。")
        out.append(cell)
    return out


def _against(now: Standing, cells: Sequence[Cell], note: str) -> list[Cell]:
    """Hold cells against what stands and what 审核 says; a note lets a doubtful figure stand."""
    figures = {
        cell.key: cell.value
        for cell in cells
        if cell.key and cell.field is Field.DONE and cell.fate is Fate.TAKEN and isinstance(cell.value, str)
    }
    doubts = check_figures.would_all(now.known, figures)
    return [
        _stands(now, cell, doubts.get(cell.key), note) if cell.fate is Fate.TAKEN and cell.key else cell
        for cell in cells
    ]


def _stands(now: Standing, cell: Cell, doubt: Doubt | None, note: str) -> Cell:
    figure = now.known.view.figures.get(cell.key) if cell.key else None
    before = [head.value for head in figure.heads] if figure else []
    if before == [cell.value] and not (doubt and note):
        return replace(cell, fate=Fate.SAME)
    if doubt is None:
        was = "、".join(value for value in before if isinstance(value, str))
        over = f"原为 {was}，改为 {cell.value}。" if was and cell.field in (Field.DONE, Field.STAGE) else ""
        return replace(cell, sentence=cell.sentence + (over or ("取代原来的文字。" if was else "")))
    said = check.sentence(doubt)
    if doubt.weight is Weight.ERROR:
        return replace(cell, fate=Fate.REFUSED, sentence=f"{said}。按本计划的审核标准不能收。")
    if note or not check_figures.holds(doubt):
        return replace(cell, sentence=f"{said}。{'已写来源说明，按此数计。' if note else ''}")
    return replace(cell, fate=Fate.DOUBTFUL, sentence=f"{said}。没有写来源说明，先列为待确认，不计入。")


def do(ledger: Ledger, planned: ManyPlan) -> Changes:
    """Write what is taken in one act, one record a unit; raises ClerkError where nothing is."""
    if not planned.ready:
        raise ClerkError(f"{planned.sums}没有可以提交的，台账没有改动。")
    now = standing(ledger)
    by_unit: defaultdict[str, dict[Key, tuple[str | Asked, ...]]] = defaultdict(dict)
    for cell in planned.of(*WRITTEN):
        if cell.key and cell.value is not None:
            by_unit[cell.key.unit][cell.key] = (cell.value,)
    head = {"source": planned.source.value, "note": planned.note, "date": clock.today().isoformat()}
    with ledger.act(Verb.FILL.word, planned.title) as act:
        for unit, values in by_unit.items():
            records.add(ledger, own_record(now, "hand", planned.period, unit, values, head))
    return Changes(act, planned.title, frozenset({planned.period}))
