"""The forms in one returned workbook: which sheets belong to which hidden identity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.sheets import form_meta, returned_head, returned_table
from model.sheets.columns import CODE
from model.sheets.form_content import printed_code
from model.sheets.form_meta import Meta
from model.sheets.workbook import Sheet, Workbook

_SURE = 1_000_000
"""Weight of a printed 识别码 against rows that only look alike."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One form's identity and the sheets that are its own, in the workbook's order."""

    meta: Meta
    sheets: tuple[Sheet, ...]


def split(book: Workbook) -> list[Bundle]:
    """Return the forms of a workbook; sheets a clerk hid are read too, the hidden identities are not."""
    metas = [(at, form_meta.of_sheet(sheet)) for at, sheet in enumerate(book.sheets) if form_meta.is_identity(sheet)]
    known: dict[str, Meta] = {}
    for _, meta in metas:
        known.setdefault(meta.issue, meta)
    visible = [(at, sheet) for at, sheet in enumerate(book.sheets) if not form_meta.is_identity(sheet)]
    owners = [_owner(at, sheet, metas, known) for at, sheet in visible]
    if len(known) <= 1 and sum(_has_form(sheet) for _, sheet in visible) <= 1:
        only = next(iter(known.values()), Meta())
        return [Bundle(only, tuple(sheet for _, sheet in visible))]
    _follow(visible, owners)
    order = list(dict.fromkeys(owners))
    return [
        Bundle(
            known.get(owner, Meta()),
            tuple(sheet for (_, sheet), whose in zip(visible, owners, strict=True) if whose == owner),
        )
        for owner in order
    ]


def _owner(at: int, sheet: Sheet, metas: Sequence[tuple[int, Meta]], known: dict[str, Meta]) -> str:
    """Name whose a sheet is: an issue of this workbook, or the printed code of a form whose identity is not here."""
    code = returned_head.read([sheet]).printed.get(CODE, "")
    by_code = next((issue for issue in known if issue and printed_code(issue) == code), None)
    if by_code is not None:
        return by_code
    if code and _has_form(sheet):
        return code
    if not known:
        return ""
    seen = {cell.text for cell in sheet.cells.values()}
    after = {meta.issue: place - at for place, meta in reversed(metas) if place > at}
    return max(
        known,
        key=lambda issue: (len(seen & {row.line for row in known[issue].rows}), -after.get(issue, _SURE)),
    )


def _follow(visible: Sequence[tuple[int, Sheet]], owners: list[str]) -> None:
    """Give sheets that are no form of their own (分县区) to the form before them, where no identity claims them."""
    before = next((owner for (_, sheet), owner in zip(visible, owners, strict=True) if _has_form(sheet)), "")
    for number, (_, sheet) in enumerate(visible):
        if _has_form(sheet):
            before = owners[number]
        elif not owners[number]:
            owners[number] = before


def _has_form(sheet: Sheet) -> bool:
    return any(True for _ in returned_table.find(sheet))
