"""Have the system's libraries, fonts and tools: by apt-get where we may, else by printing the exact line."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from house import LINUX, Command, Stop, run, say, status

OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
}
"""Libraries the wheel of Qt leaves to the system, each with the package that brings it."""
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
FREEZE_TOOLS = {"objdump": "binutils", "strip": "binutils"}
OFFICE_TOOLS = {"soffice": "libreoffice-calc", "lowriter": "libreoffice-writer", "pdftoppm": "poppler-utils"}
CHINESE_FONTS = ("wqy-*", "NotoSansCJK*", "NotoSerifCJK*", "SourceHan*", "simsun*", "msyh*", "FZ*", "uming*", "ukai*")
FONT_PACKAGE = "fonts-wqy-microhei"


def ready(*, screen: bool = False, freeze: bool = False, office: bool = False) -> None:
    """Have what the command needs on Linux; elsewhere nothing is missing. Raises Stop with the line to type."""
    if not LINUX:
        return

    def missing() -> list[str]:
        libraries = {**OFFSCREEN, **(SCREEN if screen or freeze else {})}
        tools = {**(FREEZE_TOOLS if freeze else {}), **(OFFICE_TOOLS if office else {})}
        wanted = [*_libraries(libraries), *_tools(tools), *_python(freeze), *_fonts()]
        return sorted(set(wanted))

    packages = missing()
    if packages:
        _install(packages)
        importlib.invalidate_caches()
        if still := missing():
            raise Stop(f"still missing after the installation: {' '.join(still)}")


def _libraries(wanted: Mapping[str, str]) -> list[str]:
    return [package for name, package in wanted.items() if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _tools(wanted: Mapping[str, str]) -> list[str]:
    return [package for name, package in wanted.items() if shutil.which(name) is None]


def _python(freeze: bool) -> list[str]:
    """Return what Debian splits off from its Python: ensurepip for the environment, libpython for the freeze."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    library = f"libpython{version}.so.1.0"
    packages = []
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{version}-venv")
    if freeze and not _loads(library) and not (Path(str(sysconfig.get_config_var("LIBDIR"))) / library).exists():
        packages.append(f"libpython{version}")
    return packages


def _fonts() -> list[str]:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    found = any(next(folder.rglob(pattern), None) for folder in folders if folder.is_dir() for pattern in CHINESE_FONTS)
    return [] if found else [FONT_PACKAGE]


def _install(packages: list[str]) -> None:
    """Install by apt-get as root or with passwordless sudo; raises Stop with the exact line where we may not."""
    line = f"apt-get update && apt-get install --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(f"these Debian packages, or what they are called here, are missing: {' '.join(packages)}")
    rights = _rights()
    if rights is None:
        raise Stop(f"please run as root, then start this again:\n    {line}")
    say(f"installing Debian packages: {' '.join(packages)}")
    apt: Command = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    run([*apt, "update"])
    run([*apt, "install", "-y", "--no-install-recommends", *packages])


def _rights() -> list[str] | None:
    """Return what to put before apt-get: nothing as root, sudo where it asks no password, None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and status(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n"]
    return None
