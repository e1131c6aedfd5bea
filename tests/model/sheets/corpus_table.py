"""Print the corpus as a table, kind by kind: what becomes of the file, and what is said (`python -m …corpus_table`)."""

from __future__ import annotations

import sys

from model.errors import ClerkError
from model.sheets.read import read
from tests.model.sheets.test_read import ALL


def main() -> int:
    """Read every file of the corpus anew and write one line about each."""
    for number, case in enumerate(ALL, 1):
        try:
            workbook = read(case.make(), case.name)
            cells = sum(len(sheet.cells) for sheet in workbook.sheets)
            end, said = f"读出{cells}格", " ".join(finding.sentence for finding in workbook.findings)
        except ClerkError as error:
            end, said = "没收", error.sentence
        sys.stdout.write(f"{number}\t{case.kind}\t{end}\t{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
