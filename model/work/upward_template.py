"""上级表样: take the upper office's empty workbook once, say what its columns mean, keep it under a name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from model.errors import ClerkError, why
from model.records import Changes
from model.records.upward import FormSheet, FormTemplate, Layout
from model.rules.upward import carried, chosen, headings, layouts, light_words
from model.sheets import upper_form
from model.store import upward_forms as store
from model.terms import Verb
from model.terms_upward import HEAD, Fill, PerRow, Rows
from model.work.ledger import Ledger

LARGEST = 64 * 1024 * 1024
NOTHING = "没有登记，台账没有改动"


class WhichSheetError(ClerkError):
    """Carry beside the sentence the sheets one of which must be named."""

    def __init__(self, sentence: str, sheets: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.sheets = sheets


@dataclass(frozen=True, slots=True)
class Ask:
    """A form to take: its bytes with the file's name, under which name, and what was chosen for it.

    `words`: the upper office's for lights, None for those kept. `sheet`: "" for the one with a heading.
    `heads`: the heading's rows, None for those we see.
    """

    data: bytes
    file: str
    name: str
    sheet: str = ""
    heads: tuple[int, int] | None = None
    wanted: Mapping[Fill, str] = field(default_factory=dict)
    per_row: PerRow | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class TemplatePlan:
    """A form as it would be kept. `asks`: what must be settled first; `sheets`: all there are."""

    form: FormTemplate
    data: bytes
    sheet: FormSheet
    sheets: tuple[str, ...]
    sentences: tuple[str, ...]
    asks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    same: bool = False


def read(path: Path) -> bytes:
    """Read a form's file once; raises ClerkError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "正被别的程序打开" if getattr(error, "winerror", None) in (32, 33) else why(error)
        raise ClerkError(
            f"表样“{path.name}”读不出（{reason}）。{NOTHING}。请关闭正在打开它的程序、核对位置后再试。"
        ) from error
    if len(data) > LARGEST:
        raise ClerkError(f"表样“{path.name}”超过64MB。{NOTHING}。请核对是不是空表。")
    return data


def plan(ledger: Ledger, ask: Ask) -> TemplatePlan:
    """Say what a form's columns are taken for; writes nothing. Raises ClerkError for a file that cannot be filled."""
    name = ask.name.strip()
    if not name:
        raise ClerkError(f"没有写表样叫什么。{NOTHING}。请写一个名称，如“省民生办月报”。")
    sheets = _sheets(ask)
    known = next((one for one in store.load(ledger) if one.name == name), None)
    sheet = _sheet(sheets, ask, known)
    layout, notes, asks = _layout(sheet, ask, known)
    form = FormTemplate(name, ask.file, hashlib.sha256(ask.data).hexdigest(), layout)
    return TemplatePlan(
        form,
        ask.data,
        sheet,
        tuple(one.name for one in sheets if not one.hidden),
        tuple(says(sheet, layout)),
        (*asks, *chosen.faults(layout)),
        (*notes, *_looks(sheet, layout)),
        form == known,
    )


def do(ledger: Ledger, planned: TemplatePlan) -> Changes:
    """Keep the form in one act; raises ClerkError while something must be settled."""
    form = planned.form
    if planned.asks:
        raise ClerkError.of(f"表样“{form.name}”{NOTHING}", planned.asks)
    if planned.same:
        return Changes(None, f"{Verb.TEMPLATE.word}“{form.name}”没有变化")
    again = any(one.name == form.name for one in store.load(ledger))
    title = f"{'更新' if again else '登记'}“{form.name}”"
    with ledger.act(Verb.TEMPLATE.word, title) as act:
        store.save(ledger, form, planned.data)
    return Changes(act, f"{Verb.TEMPLATE.word} {title}", settings=True)


def every(ledger: Ledger) -> tuple[FormTemplate, ...]:
    """Return the forms kept."""
    return store.load(ledger)


def find(ledger: Ledger, name: str) -> FormTemplate:
    """Return a form by its name; raises ClerkError naming those there are."""
    forms = store.load(ledger)
    found = next((one for one in forms if one.name == name.strip()), None)
    if found is None:
        there = "、".join(f"“{one.name}”" for one in forms) or "还没有登记过"
        raise ClerkError(f"没有叫“{name}”的上级表样（{there}）。没有改动任何内容。请先登记，或核对名称。")
    return found


def ask_again(ledger: Ledger, name: str) -> Ask:
    """Return what was asked for a form kept, to choose anew."""
    form = find(ledger, name)
    return Ask(store.data(ledger, form), form.file, form.name, form.layout.sheet)


def remove(ledger: Ledger, name: str) -> Changes:
    """Take a form out in one act; reports made with it stay."""
    form = find(ledger, name)
    title = f"移除“{form.name}”"
    with ledger.act(Verb.TEMPLATE.word, title) as act:
        store.remove(ledger, form.name)
    return Changes(act, f"{Verb.TEMPLATE.word} {title}", settings=True)


def says(sheet: FormSheet, layout: Layout) -> list[str]:
    """Say what a form is taken for, in sentences."""
    body = (
        f"第{layout.first}—{layout.last}行已印好，按序号、名称对上再填"
        if layout.rows is Rows.PRINTED
        else f"从第{layout.first}行起逐行填（{layout.per_row.word}）"
        + ("，行数不限" if layout.open_end else f"，到第{layout.last}行，共{layout.last - layout.first + 1}行空行")
    )
    out = [f"工作表“{layout.sheet}”：表头第{layout.first_head}—{layout.last_head}行；{body}。"]
    out += [f"{layouts.letter(one.column)}列“{one.heading}”← {one.fill.word}" for one in layout.columns]
    out += [f"{layouts.letter(one.column)}{one.row} ← {one.fill.word}" for one in layout.cells]
    if layout.words:
        out.append(f"亮灯用上级的词：{light_words.text(layout.words)}")
    return out


def _sheets(ask: Ask) -> tuple[FormSheet, ...]:
    try:
        return upper_form.sheets(ask.data, ask.file)
    except ClerkError as error:
        raise ClerkError(error.sentence.replace("后再报", "后再登记").replace("没有读入任何内容", "没有登记")) from None


def _sheet(sheets: tuple[FormSheet, ...], ask: Ask, known: FormTemplate | None) -> FormSheet:
    """Return the sheet meant; raises ClerkError where several might be."""
    wanted = ask.sheet or (known.layout.sheet if known else "")
    named = next((one for one in sheets if one.name == wanted), None)
    if named is not None:
        return named
    shown = [one for one in sheets if not one.hidden]
    listed = "、".join(f"“{one.name}”" for one in shown)
    if ask.sheet:
        raise ClerkError(f"表样里没有叫“{ask.sheet}”的工作表（有{listed}）。{NOTHING}。请核对。")
    headed = [one for one in shown if headings.find(one)]
    if len(headed) == 1 or (len(shown) == 1 and shown[0].cells):
        return (headed or shown)[0]
    if not any(one.cells for one in shown):
        raise ClerkError(f"表样“{ask.file}”是空的，一个字也没有。{NOTHING}。请核对是不是选错了文件。")
    said = f"表样有几张工作表（{listed}），看不出填哪一张。{NOTHING}。请指定工作表。"
    raise WhichSheetError(said, tuple(one.name for one in shown))


def _layout(sheet: FormSheet, ask: Ask, known: FormTemplate | None) -> tuple[Layout, tuple[str, ...], tuple[str, ...]]:
    """Return the layout with what was chosen, what to look at, and what is still to be settled."""
    layout, notes, asks = _meant(sheet, ask, known)
    if layout is None:
        raise ClerkError(f"表样“{ask.file}”没有看出表头在哪几行。{NOTHING}。请指定表头的行，如 4-5。")
    try:
        layout = chosen.choose(sheet, layout, ask.wanted)
        kept = known.layout.words if known else {}
        layout = replace(layout, words=kept if ask.words is None else light_words.read(ask.words))
    except ValueError as error:
        raise ClerkError(f"{error}{NOTHING}。") from None
    settled = {f"“{name.word}”" for name in ask.wanted}
    left = tuple(said for said in asks if not any(word in said for word in settled))
    return (replace(layout, per_row=ask.per_row) if ask.per_row else layout), notes, left


def _meant(
    sheet: FormSheet, ask: Ask, known: FormTemplate | None
) -> tuple[Layout | None, tuple[str, ...], tuple[str, ...]]:
    """Return what the form itself, or the one kept under its name, says its columns mean."""
    if known is None or ask.heads is not None:
        suggested = layouts.suggest(sheet, ask.heads)
        return suggested.layout, (), suggested.asks
    if known.sha256 == hashlib.sha256(ask.data).hexdigest() and known.layout.sheet == sheet.name:
        return known.layout, (), ()
    found = carried.carry(known.layout, sheet)
    return found.layout, found.notes, found.asks


def _looks(sheet: FormSheet, layout: Layout) -> list[str]:
    """Return what the clerk should know of a form."""
    words = headings.words(sheet, layout.first_head, layout.last_head)
    out = []
    if left := layouts.unmapped(layout, words):
        out.append(f"没有对应内容、留空的列：{'、'.join(left)}。")
    if sheet.protected:
        out.append("这张工作表设有保护；照样填，保护原样保留。")
    lacking = [name.word for name in HEAD if name not in {one.fill for one in layout.cells}]
    if lacking:
        out.append(f"表头表尾没有看出填哪里的：{'、'.join(lacking)}；需要就指定格子。")
    return out
