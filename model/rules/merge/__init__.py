"""What stands, computed from all that was ever stated: a pure function of the set of facts (DESIGN.md section 5).

Facts are only added. Any order, any repeats and any copies give the same answer, and no reported value is
lost: it is shown, kept beside another in conflict, kept in quarantine, or a rule names what replaced it.
"""

from model.rules.merge.issuing import bases_for, heads_of
from model.rules.merge.what_became import Spoken, judge, outcomes
from model.rules.merge.what_counts import already, in_force, redo, take_again
from model.rules.merge.what_disagrees import BLOCKING, blocking, conflicts
from model.rules.merge.what_stands import view

__all__ = [
    "BLOCKING",
    "Spoken",
    "already",
    "bases_for",
    "blocking",
    "conflicts",
    "heads_of",
    "in_force",
    "judge",
    "outcomes",
    "redo",
    "take_again",
    "view",
]
