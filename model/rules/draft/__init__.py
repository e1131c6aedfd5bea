"""Putting a plan's reading right before a ledger is founded: each act takes a reading and returns another."""

from model.rules.draft.items import add, join, put, remove, retype, split
from model.rules.draft.notes import confirm, into, leave_out, to_item
from model.rules.draft.steps import Draft, Step, begin
from model.rules.draft.targets import suggested_kind, target

__all__ = [
    "Draft",
    "Step",
    "add",
    "begin",
    "confirm",
    "into",
    "join",
    "leave_out",
    "put",
    "remove",
    "retype",
    "split",
    "suggested_kind",
    "target",
    "to_item",
]
