"""Ways to break the rules of the merge, each a small change of the source that the tests must notice.

`tests/model/rules/run_mutations.py` shows each one caught by the whole of the merge's tests;
`test_merge_mutations.py` shows each caught by the examples alone, in one process.
"""

from __future__ import annotations

from dataclasses import dataclass

IDENTITY = "model/rules/identity.py"
ONE_TEXT = "model/rules/one_text.py"
COUNTS = "model/rules/merge/what_counts.py"
STATEMENTS = "model/rules/merge/statements.py"
SETTLE = "model/rules/merge/settle.py"
STANDS = "model/rules/merge/what_stands.py"
ISSUING = "model/rules/merge/issuing.py"
DISAGREES = "model/rules/merge/what_disagrees.py"
BECAME = "model/rules/merge/what_became.py"


@dataclass(frozen=True)
class Mutation:
    """Replace `old`, which occurs exactly once in `file`, by `new`; `rule` names what is broken."""

    name: str
    rule: str
    file: str
    old: str
    new: str

    def apply(self, source: str) -> str:
        """Return the broken source; raises ValueError where the text to replace is not there exactly once."""
        if source.count(self.old) != 1:
            raise ValueError(f"{self.name}: the text to replace occurs {source.count(self.old)} times in {self.file}")
        return source.replace(self.old, self.new)


MUTATIONS = (
    # rule 1: the set, and the names of its members
    Mutation("order of arrival shows", "1", STATEMENTS, "for name in sorted(records):", "for name in records:"),
    Mutation("values in the order typed", "1", IDENTITY, '(*sorted(said - {""}), *sorted(asked))', "(*said, *asked)"),
    Mutation("base ids in the order carried", "1", IDENTITY, "tuple(sorted(set(names)))", "tuple(names)"),
    Mutation(
        "zeros make another number",
        "1",
        IDENTITY,
        "return plain(text) if key.field in NUMBERS else text",
        "return text",
    ),
    Mutation("line ends make another text", "1", IDENTITY, 're.sub("\\r+\\n", "\\n", text).strip()', "text.strip()"),
    Mutation("a stray text is read as a fact", "1", IDENTITY, "    if not exact:", "    if not exact and not text:"),
    Mutation(
        "texts are normalised", "1", ONE_TEXT, "ensure_ascii=False, sort_keys=True", "ensure_ascii=True, sort_keys=True"
    ),
    # rule 2: grants, quarantine, blanks
    Mutation("no quarantine", "2", STATEMENTS, "if is_own or is_granted(record, key, rows) or", "if is_own or rows or"),
    Mutation("another round's row counts", "2", STATEMENTS, "key.period == record.period and any(", "any("),
    Mutation(
        "a county's row counts as the line's",
        "2",
        STATEMENTS,
        "any((key.unit, *row) in rows for row in keys.rows(key))",
        "any(key.line == row[1] for row in rows)",
    ),
    Mutation(
        "admitted for one key, in for all",
        "2",
        STATEMENTS,
        "(name, key) in admitted",
        "any(name == one for one, _ in admitted)",
    ),
    Mutation(
        "a withdrawn admission still admits",
        "2",
        STATEMENTS,
        "for one in facts.admissions if one.id in live}",
        "for one in facts.admissions}",
    ),
    Mutation(
        "undoing a send unhinges its forms",
        "2",
        STATEMENTS,
        "Forms(facts.issues)",
        "Forms(tuple(one for one in facts.issues if one.id in live))",
    ),
    Mutation(
        "an unknown form may state anything",
        "2",
        STATEMENTS,
        "self._rows.get(record.issue, frozenset())",
        "self._rows.get(record.issue) or frozenset((key.unit, key.line, key.county) for key in record.values)",
    ),
    Mutation(
        "the office's own entries need a form",
        "2",
        STATEMENTS,
        "is_own = forms.rows(record), record.kind in OWN",
        "is_own = forms.rows(record), False",
    ),
    Mutation("a blank is a statement", "2", IDENTITY, 'sorted(said - {""})', "sorted(said)"),
    Mutation(
        "a blank erases",
        "2",
        SETTLE,
        "    figures, questions = _highest(said)",
        "    figures, questions = _highest(said)\n    figures = {form: 9 for form in figures if len(said) > 1}",
    ),
    # rule 3: 报送次数
    Mutation(
        "the lowest number counts",
        "3",
        SETTLE,
        "        if one.record.revision < top:",
        "        if one.record.revision > min(other for other in [top, 1]):",
    ),
    Mutation("numbers do not count", "3", SETTLE, "        if one.record.revision < top:", "        if False:"),
    Mutation(
        "equal numbers: one is dropped",
        "3",
        SETTLE,
        "        if one.record.revision < top:",
        '        if one.record.revision < top or (one.shown == "" and one.record.id > "8" and top > 1):',
    ),
    Mutation(
        "numbers count across forms",
        "3",
        SETTLE,
        "return (record.issue, record.unit) if",
        'return ("", record.unit) if',
    ),
    Mutation(
        "numbers count without a form",
        "3, 7",
        SETTLE,
        "if record.issue and record.kind not in OWN",
        "if record.kind not in OWN",
    ),
    Mutation(
        "hand entries replace each other unseen",
        "3, 6",
        SETTLE,
        "if record.issue and record.kind not in OWN",
        "if record.issue or record.kind in OWN",
    ),
    Mutation(
        "a revert to what was shown is lost",
        "3, 4",
        SETTLE,
        "        for value in one.values:\n            top = questions",
        "        for value in set(one.values) - {one.shown}:\n            top = questions",
    ),
    # rule 4: bases
    Mutation("bases are ignored", "4", SETTLE, ".update(one.bases)", ".update(())"),
    Mutation(
        "a newer form replaces what it had not seen",
        "4",
        SETTLE,
        ".update(one.bases)",
        ".update(other.record.id for other, _, _ in weighed if one.bases and other.record.id != one.record.id)",
    ),
    Mutation(
        "only heads replace: a chain comes apart",
        "4",
        SETTLE,
        "            (seen_questions if",
        "            if any(one.record.id in other.bases for other, *_ in weighed):\n                continue\n"
        "            (seen_questions if",
    ),
    Mutation(
        "outnumbered copies still replace",
        "4",
        SETTLE,
        "        if fate is Fate.HEAD:\n            (seen",
        "        if fate is not Fate.SHOWN:\n            (seen",
    ),
    Mutation(
        "an untouched cell is a statement", "4", SETTLE, "Fate.SHOWN if value == one.shown else Fate.HEAD", "Fate.HEAD"
    ),
    Mutation(
        "an untouched cell replaces its base",
        "4",
        SETTLE,
        "        if fate is Fate.HEAD:\n            (seen",
        "        if fate is not Fate.LOWER:\n            (seen",
    ),
    Mutation(
        "an untouched single cell is a statement",
        "4",
        STANDS,
        "and not found.forms.showed_any(first):",
        "and first.id:",
    ),
    Mutation("a workbook may claim bases", "4, 7", STATEMENTS, "if one in base.ids), base.shown", "), base.shown"),
    Mutation(
        "a damaged workbook still replaces",
        "4, 7",
        STATEMENTS,
        "tuple(one for one in record.bases.get(key, ()) if one in base.ids), base.shown",
        "base.ids, base.shown",
    ),
    Mutation(
        "a form without our sheet overwrites",
        "7",
        STATEMENTS,
        '            return (), ""',
        '            return record.bases.get(key, ()), ""',
    ),
    # rule 5: conflicts, and what is shown
    Mutation("the largest number is shown", "5", STANDS, "[-1 if numbers and lower_is_better else 0 :]", "[-1:]"),
    Mutation("lower-is-better shows the smallest", "5", STANDS, "[-1 if numbers and lower_is_better else 0 :]", "[0:]"),
    Mutation(
        "numbers compared as texts",
        "5",
        STANDS,
        'return 0, Decimal(head.value), "", head.value',
        'return 0, Decimal(0), "", head.value',
    ),
    Mutation(
        "the first text by words is shown",
        "5",
        STANDS,
        "return 1, Decimal(0), head.records[0], head.value",
        'return 1, Decimal(0), "", head.value',
    ),
    Mutation("words before numbers", "5", STANDS, "(numbers or certain)", "(certain[::-1])"),
    Mutation("a question is a conflict", "5", STANDS, "conflict=len(certain) > 1", "conflict=len(some) > 1"),
    Mutation("texts block the report", "5", DISAGREES, "one.key.field in BLOCKING and", "one.key.field and"),
    Mutation(
        "a source is dropped", "5", SETTLE, "{value: tuple(sorted(names)) for", "{value: tuple(sorted(names))[:1] for"
    ),
    # questions
    Mutation(
        "a question displaces the figure in its form",
        "ask",
        SETTLE,
        "            top = questions if isinstance(value, Asked) else figures",
        "            top = figures",
    ),
    Mutation(
        "a question displaces the figure it saw",
        "ask",
        SETTLE,
        "(seen_questions if isinstance(value, Asked) else seen)",
        "(seen)",
    ),
    Mutation(
        "an old question stays beside the new",
        "ask",
        SETTLE,
        "(isinstance(value, Asked) and name in seen_questions)",
        "False",
    ),
    Mutation(
        "an old question of the form stays",
        "ask",
        SETTLE,
        "            top = max(top, questions[form])",
        "            top = max(top, 1)",
    ),
    # rule 6: decisions, withdrawals
    Mutation(
        "a decision replaces nothing",
        "6",
        STATEMENTS,
        '            return record.bases.get(key, ()), ""',
        '            return (), ""',
    ),
    Mutation(
        "a decision forgets the questions",
        "6",
        ISSUING,
        "    return _names(figure) if figure else ()",
        "    return figure.heads[0].records if figure else ()",
    ),
    Mutation(
        "withdrawals cannot be withdrawn",
        "6",
        COUNTS,
        "        if standing.isdisjoint(by.get(name, ())):",
        "        if name:",
    ),
    Mutation("withdrawals do nothing", "6", COUNTS, "for one in group if one.id not in gone)", "for one in group)"),
    Mutation(
        "withdrawn records still weigh",
        "6",
        STATEMENTS,
        "for one in facts.records if one.id in live}",
        "for one in facts.records}",
    ),
    Mutation("taking one file again takes all", "6", COUNTS, "    rest = held - wanted", "    rest = held - held"),
    Mutation(
        "redo lifts one of two",
        "6",
        COUNTS,
        "    return tuple(sorted({one for name",
        "    return tuple(sorted({max(by[name]) for name",
    ),
    # forms sent again
    Mutation(
        "a cell in conflict goes out filled",
        "4",
        ISSUING,
        "open_cell = figure.conflict or figure.asked",
        "open_cell = figure.asked",
    ),
    Mutation(
        "a cell in question goes out filled",
        "4",
        ISSUING,
        "open_cell = figure.conflict or figure.asked",
        "open_cell = figure.conflict",
    ),
    # the six outcomes
    Mutation(
        "quarantine is not told",
        "outcome",
        BECAME,
        "if (record.id, key) in quarantined",
        "if (record.id, key) in quarantined and record.issue in issues",
    ),
    Mutation(
        "a conflict is called taken",
        "outcome",
        BECAME,
        "    if certain and len(_certain(now)) > 1:",
        "    if len(certain) > 1:",
    ),
    Mutation("a question is called taken", "outcome", BECAME, "    if len(certain) < len(standing):", "    if False:"),
    Mutation(
        "what stands already is called taken",
        "outcome",
        BECAME,
        "(certain and certain[0] in was and was.keys() <= now.keys())",
        "False",
    ),
    Mutation(
        "a settled question is called unchanged",
        "outcome",
        BECAME,
        "certain[0] in was and was.keys() <= now.keys()",
        "certain[0] in was",
    ),
    Mutation(
        "a revert is called unchanged",
        "outcome",
        BECAME,
        "was.keys() != now.keys() and _reverts(",
        "False and _reverts(",
    ),
    Mutation("a file taken twice is called taken", "outcome", BECAME, "record.id in old.live or (", "("),
)
