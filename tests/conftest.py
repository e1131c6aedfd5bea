"""What holds for every test: no screen, no setting of the person at the machine, no warning, nothing skipped."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HOME = tempfile.TemporaryDirectory(prefix="shishi-tests-")
os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA"), HOME.name))

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


JOURNEYS = (
    "closing", "papers", "reminders", "round", "scores", "sent_back", "slips", "template", "typed_in", "typed_in_many",
    "year_end",
)  # fmt: skip
MEASURED = (
    *(f"tests/model/{room}/" for room in ("rules", "store", "work")),
    *(f"tests/journeys/test_{name}_by_command.py" for name in JOURNEYS),
)
"""Whose tests are asked to go through rules, store and work; measuring all would more than double the run's time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage but where it is asked for, and none of the random examples: they walk the same lines."""
    for item in items:
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if drawn or not item.nodeid.startswith(MEASURED):
            item.add_marker(pytest.mark.no_cover)


class Warnings(logging.Handler):
    """Keep every log record that says something went wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_warning_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which a warning was logged, unless it reads the log itself (takes caplog)."""
    if "caplog" in request.fixturenames:
        yield
        return
    handler = Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    assert not handler.said, handler.said


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run in which anything was skipped: a tool that is missing is an error, never a pass."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        reporter.write_line("something was skipped, so this run failed", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
