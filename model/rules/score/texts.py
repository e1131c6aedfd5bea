"""How are a rule book and an evaluation kept as one text each, and read back?"""

from __future__ import annotations

import hashlib
import json

from model.records.score import RuleBook, Scores
from model.rules import frozen
from model.rules.one_text import one_text


def of_book(book: RuleBook) -> str:
    """Return a rule book's one text."""
    return one_text(frozen.tree(book))


def book(text: str) -> RuleBook:
    """Return the rule book a text holds; raises ValueError for any other text."""
    found: RuleBook = frozen.read(RuleBook, json.loads(text))
    return found


def of_scores(scores: Scores) -> str:
    """Return an evaluation's one text: the same for the same ledger, byte by byte."""
    return one_text(frozen.tree(scores))


def scores(text: str) -> Scores:
    """Return the evaluation a text holds; raises ValueError for any other text."""
    found: Scores = frozen.read(Scores, json.loads(text))
    return found


def sha256(text: str) -> str:
    """Return the hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
