"""What binds a form to its issuer: a seal over its identity, its rows and their targets (FAULTS.md rule 10)."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence


def seal(secret: str, parts: Sequence[Sequence[str]]) -> str:
    """Return the HMAC-SHA-256 of the parts in hexadecimal; the secret never leaves the issuing ledger."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(secret.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def is_whole(secret: str, parts: Sequence[Sequence[str]], seals: Sequence[str]) -> bool:
    """Say whether one of the seals a form carries is the one it left with."""
    own = seal(secret, parts)
    return any(hmac.compare_digest(own, one.strip().lower()) for one in seals if one.isascii())
