"""Mutate workbooks and look for a reader that crashes, hangs or reads a value that is not there.

Short in the tests; long by hand: `python -m tests.model.sheets.fuzz --seconds 600 [--seed N]`.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree

from model.errors import ClerkError
from model.records import Raw
from model.sheets.read import Workbook, read
from tests.model.sheets import corpus_cells, corpus_container, corpus_markup
from tests.model.sheets.corpus import MAIN, build, packed, sheet, strings, styles

SECONDS = 2.0
"""Processor time one file may take."""

RICH = sheet(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44286</v></c><c r="C1" s="2"><v>0.5</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="str"><f>A1</f><v>x_x000D_y</v></c><c r="B2" t="b"><v>1</v></c></row>'
    '<row><c><v>1.5E-3</v></c><c t="e"><v>#N/A</v></c>'
    '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>',
    before='<dimension ref="A1:C3"/>',
    after='<mergeCells count="1"><mergeCell ref="D4:E5"/></mergeCells>',
)
BASES: tuple[Callable[[], bytes], ...] = (
    build,
    lambda: build(sheet=RICH, styles=styles({176: "yyyy&quot;年&quot;m&quot;月&quot;"}, (0, 176, 9))),
    lambda: build(
        strings=strings(["<r><t>序</t></r><rPh sb='0' eb='1'><t>xu</t></rPh><r><t>号</t></r>", "累计", "26-2"])
    ),
    corpus_container.stored,
    corpus_container.zip64,
    corpus_container.streamed,
    corpus_markup.strict,
    lambda: corpus_cells.CASES[0].make(),
)
PIECES = (
    *(b"<", b">", b"/", b'"', b"&", b"&#", b"]]>", b"<!--", b"-->", b"<!DOCTYPE x>", b"<?x?>", b"\x00", b"\xff"),
    *(b"1", b"-", b"e", b"99999999999", b"NaN", b' r="A1"', b' t="s"', b' t="d"', b' s="9"', b"<v>7</v>"),
    *(b"<c>", b"</c>", b"<row>", b"</row>", b"xmlns", b'r:id="rId1"', b"../", b"\\", b"_x0000_", b"_xD800_"),
    *("１".encode(), "　".encode()),
)


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Change a few places of the bytes: flipped, cut out, doubled, overwritten, inserted, truncated."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        at = rng.randrange(len(out) + 1)
        span = rng.choice((1, 1, 2, 4, 16, 100))
        match rng.randrange(7):
            case 0 if at < len(out):
                out[at] ^= 1 << rng.randrange(8)
            case 1:
                del out[at : at + span]
            case 2:
                out[at:at] = out[at : at + span]
            case 3:
                out[at : at + span] = rng.randbytes(span)
            case 4:
                out[at:at] = rng.choice(PIECES)
            case 5:
                other = rng.randrange(len(out) + 1)
                out[at : at + span] = out[other : other + span]
            case 6 if rng.random() < 0.2:
                del out[at:]
    return bytes(out)


def mutated_part(rng: random.Random, data: bytes) -> bytes:
    """Change one part inside the zip, with a right check sum around it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(content))
    content[name] = mutated(rng, content[name])
    return packed(content)


def outcome(data: bytes) -> Workbook | None:
    """Read within time; None for a refusal in a clerk's words. Any other end is the bug looked for."""
    started, found, refusal = time.process_time(), None, "“表.xlsx”。"
    try:
        found = read(data, "表.xlsx")
    except ClerkError as error:
        refusal = error.sentence
    assert refusal.startswith("“表.xlsx”"), refusal
    assert refusal.endswith("。"), refusal
    assert time.process_time() - started < SECONDS, "too slow"
    return found


def check_bytes(rng: random.Random) -> bool:
    """Damage a file: what is still read must be what it held. Return whether it was read."""
    data = rng.choice(BASES)()
    before, after = read(data, "表.xlsx"), outcome(mutated(rng, data))
    if after is not None:
        assert after.sheets == before.sheets, "a damaged file was read to other values"
    return after is not None


def check_part(rng: random.Random) -> bool:
    """Change a part: what is read must be what a second, simpler reader finds there. Return whether it was read."""
    data = mutated_part(rng, rng.choice(BASES)())
    after = outcome(data)
    if after is not None:
        plainly = second_reading(data)
        for address, raw in after.sheets[0].cells.items():
            if address in plainly:
                assert agrees(raw, *plainly[address]), (address, raw, plainly[address])
    return after is not None


def second_reading(data: bytes) -> dict[str, tuple[str, str]]:
    """Return (type, stored text) of each addressed cell of the first sheet, by the library's element tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    try:
        root = ElementTree.fromstring(parts["xl/worksheets/sheet1.xml"])
        shared = ElementTree.fromstring(parts["xl/sharedStrings.xml"])
    except (KeyError, ElementTree.ParseError):
        return {}
    words = ["".join(t.text or "" for path in ("{*}t", "{*}r/{*}t") for t in si.iterfind(path)) for si in shared]
    found = {}
    for cell in root.iterfind(f".//{{{MAIN}}}c[@r]"):
        text = cell.findtext(f"{{{MAIN}}}v") or ""
        kind = cell.get("t", "n")
        if kind == "s" and text.strip().isdigit() and int(text) < len(words):
            text = words[int(text)]
        found[cell.get("r", "").upper()] = (kind, text)
    return found


def agrees(raw: Raw, kind: str, text: str) -> bool:
    """Compare a cell with its plain reading; where the kinds cannot be compared that simply, it agrees."""
    if raw.kind == "number":
        try:
            return kind == "n" and abs(Decimal(text.strip()) / Decimal(raw.text) - 1) < Decimal("1e-14")
        except (InvalidOperation, ZeroDivisionError):
            return Decimal(text.strip()) == 0 == Decimal(raw.text)
    if raw.kind == "text" and kind == "s":
        return "_x" in text or "\r" in raw.text or raw.text in text or raw.text == text
    return True


def run(rng: random.Random, check: Callable[[random.Random], bool], goes_on: Callable[[int], bool]) -> tuple[int, int]:
    """Check until told to stop; return how many files were tried and how many read."""
    tried = read_ = 0
    while goes_on(tried):
        read_ += check(rng)
        tried += 1
    return tried, read_


def main() -> int:
    """Fuzz for some seconds; a failure is kept beside this file's seed in the traceback."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    end = time.monotonic() + given.seconds
    tried, seed = 0, given.seed
    while time.monotonic() < end:
        for check in (check_bytes, check_part):
            try:
                tried += run(random.Random(seed), check, lambda n: n < 50)[0]
            except Exception:
                sys.stderr.write(f"seed {seed}, {check.__name__}\n")
                raise
        seed += 1
    sys.stdout.write(f"{tried} files, nothing found ({Path(__file__).name}, seeds {given.seed} to {seed - 1})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
