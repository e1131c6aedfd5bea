"""A stranger's workbook → cells with addresses, by our own strict reader (FAULTS.md rule 4).

openpyxl only writes: on malformed files it is silently wrong. Nothing here repairs: what is not certain is a
ClerkError about the file, or a Finding about the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.errors import ClerkError
from model.records import Finding
from model.sheets import findings, markup, merged, properties, relations, signature, styles, texts, worksheet
from model.sheets.container import Container
from model.sheets.refusal import Refusal, damaged, shown, too_large, untrusted
from model.sheets.relations import Relation
from model.sheets.workbook import Sheet, Workbook

FILE_LIMIT = 128 * 1024 * 1024
SHEET_LIMIT = 500
CONTENT_TYPES = ("http://schemas.openxmlformats.org/package/2006/content-types",)
WITHOUT_CELLS = ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")

__all__ = ["Sheet", "Workbook", "read"]


def read(data: bytes, name: str) -> Workbook:
    """Read an .xlsx file's bytes; `name` is only for the sentences.

    Raises ClerkError with the sentence of FAULTS.md section C for what is no workbook, or one not to be trusted.
    """
    try:
        if len(data) > FILE_LIMIT:
            raise too_large("超过128MB")
        signature.refuse(data, name)
        return _package(Container(data), name)
    except Refusal as refusal:
        raise ClerkError(refusal.sentence(name)) from None


class _Outline:
    """Collect what the workbook part says: its sheets, names and epoch."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.names: dict[str, str] = {}
        self.from_1904 = False
        self._name = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), markup.linked(attributes), hidden))
        elif tag == "workbookPr":
            self.from_1904 = markup.flag(attributes, "date1904")
        elif tag == "definedName":
            self._name = "" if "localSheetId" in attributes else attributes.get("name", "")
            self._text = []

    def end(self, tag: str) -> None:
        if tag == "definedName" and self._name:
            self.names[self._name] = texts.unescape("".join(self._text))
            self._name = ""

    def text(self, text: str) -> None:
        if self._name:
            self._text.append(text)


def _package(container: Container, name: str) -> Workbook:
    """Follow the relationships from the file to the workbook, its strings, styles and sheets."""
    signature.refuse_package(frozenset(container.entries))
    if not container.has("[Content_Types].xml"):
        raise damaged("缺少[Content_Types].xml")
    markup.prove(container.chunks("[Content_Types].xml"), "[Content_Types].xml", "Types", CONTENT_TYPES)
    roots = relations.of(container, "")
    part = _one(roots.values(), "officeDocument")
    if not part:
        raise damaged("找不到工作簿")
    outline = _Outline()
    markup.read(container.chunks(part), part, "workbook", outline)
    links = relations.of(container, part)
    strings = _one(links.values(), "sharedStrings")
    style = _one(links.values(), "styles")
    context = worksheet.Context(
        texts.shared(container, strings) if strings else [],
        styles.formats(container, style) if style else [],
        outline.from_1904,
    )
    told = findings.of_package(container, links, name)
    sheets = tuple(_sheets(container, outline, links, context, name, told))
    if not sheets:
        raise damaged("没有普通工作表")
    custom = _one(roots.values(), "custom-properties", "customProperties")
    found = properties.custom(container, custom) if custom and container.has(custom) else {}
    container.prove_rest()
    return Workbook(sheets, found, outline.names, tuple(told))


def _sheets(
    container: Container,
    outline: _Outline,
    links: Mapping[str, Relation],
    context: worksheet.Context,
    name: str,
    told: list[Finding],
) -> Iterable[Sheet]:
    """Read the worksheets in their order; charts and macro sheets hold no cells and are only told of."""
    if not outline.sheets:
        raise damaged("没有工作表")
    if len(outline.sheets) > SHEET_LIMIT:
        raise too_large(f"有{len(outline.sheets)}张工作表")
    _distinct([sheet.casefold() for sheet, _, _ in outline.sheets], "有两张同名的工作表")
    _distinct([link for _, link, _ in outline.sheets], "两张工作表指向同一份内容")
    for sheet, link, hidden in outline.sheets:
        relation = links.get(link)
        if relation is None or not relation.target:
            raise damaged(f"工作表“{shown(sheet)}”的内容找不到")
        if relation.kind in WITHOUT_CELLS:
            told.append(findings.no_cells(name, sheet))
            continue
        if relation.kind != "worksheet":
            raise damaged(f"工作表“{shown(sheet)}”的类型")
        reader = worksheet.Reader(sheet, context)
        markup.read(container.chunks(relation.target), relation.target, "worksheet", reader)
        content = reader.content
        for address in merged.hidden_below(content.cells, content.merged):
            content.notes["covered"].append(address)
            del content.cells[address]
        told += findings.of_sheet(name, sheet, content.notes)
        yield Sheet(sheet, hidden, content.cells, tuple(content.merged), frozenset(content.hidden_rows))


def _distinct(keys: list[str], otherwise: str) -> None:
    """Refuse a workbook in which two sheets cannot be told apart."""
    if len(set(keys)) < len(keys):
        raise untrusted(otherwise)


def _one(links: Iterable[Relation], *kinds: str) -> str:
    """Return the part of the only relationship of these kinds, "" where there is none."""
    targets = {link.target for link in links if link.kind in kinds and link.target}
    if len(targets) > 1:
        raise untrusted(f"有{len(targets)}个{kinds[0]}部件")
    return targets.pop() if targets else ""
