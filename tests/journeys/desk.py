"""What lies on an office's desk: its forms, filled and sent back, and what `show` says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from model.sheets import fill_form
from model.terms import Field
from model.work.resources import resource

PLAN = resource("plans", "lianyungang-2021.txt")

Say = Callable[..., tuple[int, Any]]


def form_of(office: Path, unit: str) -> Path:
    return next((office / "发出").glob(f"*_{unit}_*.xlsx"))


def fill(
    office: Path,
    unit: str,
    values: Mapping[tuple[str, Field], str | Decimal],
    name: str = "",
    revision: int = 1,
) -> Path:
    form = form_of(office, unit)
    target = office / "报回" / (name or form.name)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(fill_form.fill(form.read_bytes(), values, {"填报人": "张三"}, revision))
    return target


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def line(shown: Any, name: str) -> Any:
    return next(t for item in shown["items"] for t in item["targets"] if t["line"] == name)


def unit(shown: Any, name: str) -> Any:
    return next(one for one in shown["units"] if one["name"] == name)
