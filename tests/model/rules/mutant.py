"""Run the examples of the merge against a broken copy of its rules, within this process."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import inspect
import sys
import unittest
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import model.rules
from tests.model.rules.mutations import BECAME, COUNTS, IDENTITY, ISSUING, ONE_TEXT, Mutation

ROOT = Path(__file__).resolve().parents[3]
RELOADED = ("model.rules.one_text", "model.rules.identity", "model.rules.merge", "tests.model.rules.merge_office")
EXAMPLES = tuple(
    f"tests.model.rules.{name}"
    for name in ("test_merge_examples", "test_merge_decisions", "test_merge_outcomes", "test_identity")
)


def caught_by(mutation: Mutation | None) -> str:
    """Return the first example that fails with this mutation, "" where none does; None is the rules as they are."""
    with _broken(mutation):
        found = (test for name in _likeliest_first(mutation) for test in _failing(importlib.import_module(name)))
        return next(found, "")


def _likeliest_first(mutation: Mutation | None) -> list[str]:
    likely = {IDENTITY: "identity", ONE_TEXT: "identity", BECAME: "outcomes", ISSUING: "decisions", COUNTS: "decisions"}
    last = likely.get(mutation.file if mutation else "", "examples")
    return sorted(EXAMPLES, key=lambda name: not name.endswith(last))


def _failing(module: ModuleType) -> Iterator[str]:
    """Yield the failing plain tests of a module; those with parameters and random ones are not examples."""
    for name, test in vars(module).items():
        if name.startswith("test_") and not hasattr(test, "hypothesis") and not inspect.signature(test).parameters:
            result = unittest.TestResult()
            unittest.FunctionTestCase(test).run(result)
            if not result.wasSuccessful():
                yield name


@contextlib.contextmanager
def _broken(mutation: Mutation | None) -> Iterator[None]:
    """Import the rules and their examples anew from the broken source, and put all back afterwards."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith((*RELOADED, *EXAMPLES))}
    for name in kept:
        del sys.modules[name]
    for name in ("one_text", "identity", "merge"):
        vars(model.rules).pop(name, None)
    finder = _Finder(mutation)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.startswith((*RELOADED, *EXAMPLES))]:
            del sys.modules[name]
        sys.modules.update(kept)
        for name in ("one_text", "identity", "merge"):
            vars(model.rules).pop(name, None)
            setattr(model.rules, name, importlib.import_module(f"model.rules.{name}"))


class _Finder:
    """Give the mutated module its broken source; every other module is found as usual."""

    def __init__(self, mutation: Mutation | None) -> None:
        self.mutation = mutation

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if self.mutation is None or name != self.mutation.file.removesuffix(".py").replace("/", "."):
            return None
        file = ROOT / self.mutation.file
        source = self.mutation.apply(file.read_text("utf-8"))
        return importlib.util.spec_from_file_location(name, file, loader=_Loader(name, str(file), source))


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self.source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec")
