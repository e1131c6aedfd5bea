"""LibreOffice as the stranger that opens, fills, sorts and saves our workbooks."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

XLSX = "Calc MS Excel 2007 XML"
LIMIT = 180
"""Seconds a call may take; the first one on a slow machine sets up a whole profile."""

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{}</library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Hand" script:language="StarBasic">{}
</script:module>"""
_FRAME = """
Sub Work
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  saved(0).Name = "FilterName"
  saved(0).Value = "{filter}"
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  sheet = doc.Sheets.getByIndex(0)
{steps}
  doc.storeToURL("{target}", saved())
  doc.close(True)
End Sub
"""


@dataclass(frozen=True)
class Office:
    """One LibreOffice with a profile of its own."""

    profile: Path

    def convert(self, source: Path, to: str) -> Path:
        """Open a file and save it in another kind, beside it in a folder named after the kind."""
        out = source.parent / f"as-{to}"
        self._run("--convert-to", to, "--outdir", str(out), str(source))
        made = out / f"{source.stem}.{to}"
        if not made.exists():
            raise AssertionError(f"LibreOffice wrote no {made.name}")
        return made

    def work(self, source: Path, steps: Sequence[str], target: Path) -> Path:
        """Open a workbook, do the Basic statements on `sheet` (its first), and save it as .xlsx."""
        text = _FRAME.format(
            filter=XLSX, source=source.as_uri(), target=target.as_uri(), steps="\n".join(f"  {step}" for step in steps)
        )
        basic = self.profile / "user" / "basic" / "Standard"
        if not basic.exists():
            self._run("--terminate_after_init")  # a new profile takes no macro before its first start
        basic.mkdir(parents=True, exist_ok=True)
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        (basic / "script.xlb").write_text(_LIBRARY.format('<library:element library:name="Hand"/>'), "utf-8")
        (basic / "dialog.xlb").write_text(_LIBRARY.format(""), "utf-8")
        (basic / "Hand.xba").write_text(_MODULE.format(escaped), "utf-8")
        self._run("macro:///Standard.Hand.Work")
        if not target.exists():
            raise AssertionError(f"LibreOffice wrote no {target.name}")
        return target

    def _run(self, *arguments: str) -> None:
        command = ["soffice", f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore", *arguments]
        subprocess.run(command, check=True, timeout=LIMIT, capture_output=True)


def text(value: str) -> str:
    """Write a text as Basic source, character by character where it is not plain."""
    return "&".join(f"Chr({ord(char)})" for char in value) if value else '""'
