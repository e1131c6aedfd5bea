"""Break the merge in each way of mutations.py, in a copy of the tree, and show which tests notice.

`.venv/bin/python tests/model/rules/run_mutations.py [--both] [NAME…]` prints one line a mutation. The random
tests run where the examples did not notice; with --both they always run, which takes some fifteen minutes.
Exit 1 where a mutation is noticed by neither or the unbroken rules do not pass; an error where a mutation's
text is gone from the source.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from tests.model.rules.mutations import MUTATIONS, Mutation  # noqa: E402 - found through the line above

HERE = "tests/model/rules"
EXAMPLES = ("test_identity.py", "test_merge_examples.py", "test_merge_decisions.py", "test_merge_outcomes.py")
RANDOM = ("test_merge_reference.py", "test_merge_properties.py", "test_merge_undo_properties.py")
HELPERS = ("merge_office.py", "merge_histories.py", "merge_reference.py")

CONFTEST = """
from hypothesis import HealthCheck, Phase, settings
settings.register_profile(
    "mutants", deadline=None, database=None, derandomize=True, print_blob=False,
    phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
)
settings.load_profile("mutants")
"""


SETTINGS = """
[pytest]
addopts = -x -q --import-mode=importlib --assert=plain --tb=no -p no:cacheprovider -p no:pytest-qt
pythonpath = .
"""


@dataclass(frozen=True)
class Result:
    """Whether each group of tests noticed; `mutation` None stands for the rules as they are."""

    mutation: Mutation | None
    examples: bool
    random: bool

    @property
    def is_wrong(self) -> bool:
        noticed = self.examples or self.random
        return noticed if self.mutation is None else not noticed

    def __str__(self) -> str:
        name = f"[{self.mutation.rule}] {self.mutation.name}" if self.mutation else "the rules as they are"
        by = [word for word, noticed in (("examples", self.examples), ("random tests", self.random)) if noticed]
        return f"{'WRONG ' if self.is_wrong else ''}{name}: {'caught by ' + ' and '.join(by) if by else 'not caught'}"


def main(arguments: Sequence[str]) -> int:
    """Try the mutations named, or all."""
    both, names = "--both" in arguments, [one for one in arguments if one != "--both"]
    chosen = [one for one in MUTATIONS if not names or one.name in names]
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="shishi-mutants-") as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        whole = Path(folder) / "whole"
        copy(whole)
        for result in pool.map(lambda one: attempt(whole, one, both), [None, *chosen]):
            print(result, flush=True)  # noqa: T201 - a script's own output
            wrong += result.is_wrong
    print(f"{len(chosen)} mutations, {wrong} wrong")  # noqa: T201
    return 1 if wrong or len(chosen) < len(set(names)) else 0


def attempt(whole: Path, mutation: Mutation | None, both: bool) -> Result:
    """Copy the whole tree once more, break the copy, run both groups of tests on it."""
    with tempfile.TemporaryDirectory(prefix="mutant-", dir=whole.parent) as folder:
        tree = Path(shutil.copytree(whole, folder, dirs_exist_ok=True))
        if mutation:
            broken = tree / mutation.file
            broken.write_text(mutation.apply(broken.read_text("utf-8")), "utf-8")
        examples = notices(tree, EXAMPLES)
        return Result(mutation, examples, (both or not examples) and notices(tree, RANDOM))


def copy(tree: Path) -> None:
    """Copy what the tests of the merge need, as it is at the start of the run."""
    shutil.copytree(ROOT / "model", tree / "model", ignore=shutil.ignore_patterns("__pycache__"))
    (tree / "pytest.ini").write_text(SETTINGS, "utf-8")
    (tree / HERE).mkdir(parents=True)
    (tree / "conftest.py").write_text(CONFTEST, "utf-8")
    for name in (*EXAMPLES, *RANDOM, *HELPERS):
        shutil.copy(ROOT / HERE / name, tree / HERE)


def notices(tree: Path, files: Sequence[str]) -> bool:
    """Run some test files in the copy; raises RuntimeError where they could not run at all."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *(f"{HERE}/{name}" for name in files)],
        cwd=tree,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout + done.stderr)
    return done.returncode == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
