"""Putting a plan's reading right before a ledger is founded: each act takes a reading and returns another."""

from model.rules.draft.items import add, join, put, remove, retype, reword, split
from model.rules.draft.notes import confirm, into, leave_out, to_item
from model.rules.draft.parts import part, printed
from model.rules.draft.steps import Draft, Step, begin
from model.rules.draft.targets import suggested_kind, target, with_metrics

__all__ = [
    "Draft",
    "Step",
    "add",
    "begin",
    "confirm",
    "into",
    "join",
    "leave_out",
    "part",
    "printed",
    "put",
    "remove",
    "retype",
    "reword",
    "split",
    "suggested_kind",
    "target",
    "to_item",
    "with_metrics",
]
