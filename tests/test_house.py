"""The house's own rules: who may import what, how long a file may be, and that the README tells the truth."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from model.terms import Verb

ROOT = Path(__file__).resolve().parent.parent
MAIN = ROOT / "main.py"
PRODUCT = (MAIN, *sorted(path for room in ("gui", "model") for path in (ROOT / room).rglob("*.py")))
NOT_OURS = ("dist", "demo", "htmlcov")
OURS_WITH_DOT = (".ci", ".gitattributes", ".gitignore")

LIBRARY_ROOMS = {
    "sqlite3": ("model/store/",),
    "openpyxl": ("model/sheets/",),
    "docx": ("model/papers/",),
    "pypdf": ("model/papers/",),
    "lxml": ("model/papers/",),
    "PySide6": ("gui/", "main.py"),
    "shiboken6": ("gui/",),
    "xlrd": ("model/sheets/",),
    "numpy": (),
    "pandas": (),
    "unittest": (),
    "pytest": (),
}
NETWORK = (
    "socket",
    "ssl",
    "http",
    "asyncio",
    "urllib.request",
    "ftplib",
    "smtplib",
    "socketserver",
    "xmlrpc",
    "webbrowser",
    "PySide6.QtNetwork",
)
IMPURE = (
    "PySide6",
    "sqlite3",
    "openpyxl",
    "pathlib",
    "os",
    "io",
    "time",
    "random",
    "zipfile",
    "subprocess",
    "tempfile",
)
CLOCK = re.compile(r"(datetime|date)\.(now|today|utcnow)$|(?<!\w)time\.(time|time_ns|localtime|gmtime|strftime|ctime)$")
QT_CLOCK = re.compile(r"(QDate|QTime|QDateTime)\.current")
WORKSHEET = re.compile(r"(^|[._])(ws|sheet|worksheet|active)$")
TABLE_ROW = re.compile(r"^\| .+ \| `([^`]+)`(?: · `([^`]+)`)? \|$", re.MULTILINE)

Tree = tuple[Path, ast.Module]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def trees(*paths: Path) -> Iterator[Tree]:
    for path in paths or PRODUCT:
        yield path, parsed(path)


def imports(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything a piece of code imports, `from a import b` as a.b."""
    for one in ast.walk(node):
        if isinstance(one, ast.Import):
            yield from ((one.lineno, alias.name) for alias in one.names)
        elif isinstance(one, ast.ImportFrom):
            yield from ((one.lineno, f"{one.module}.{alias.name}") for alias in one.names)


def is_of(module: str, library: str) -> bool:
    return module == library or module.startswith(f"{library}.")


@functools.cache
def product_imports() -> tuple[tuple[str, str], ...]:
    """Return file:line and module of every import in the product."""
    return tuple((f"{name(path)}:{line}", module) for path, tree in trees() for line, module in imports(tree))


def importing(*libraries: str) -> list[str]:
    """Return file:line of every import of a library in the product."""
    return [
        f"{place} {module}"
        for place, module in product_imports()
        if any(is_of(module, library) for library in libraries)
    ]


def calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of everything called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


# --- who may import what ----------------------------------------------------------------------------------


def test_the_rooms_keep_their_import_contracts() -> None:
    tool = Path(sys.executable).with_name("lint-imports.exe" if sys.platform == "win32" else "lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("library", LIBRARY_ROOMS)
def test_a_library_is_used_in_its_room_only(library: str) -> None:
    assert [place for place in importing(library) if not place.startswith(LIBRARY_ROOMS[library])] == []


def test_nothing_imports_a_network_library() -> None:
    assert importing(*NETWORK) == []


def test_nothing_brings_in_a_network_library_by_another() -> None:
    """logging.handlers or xml.sax.saxutils would: the frozen program leaves the network out and could not start."""
    modules = [name(path)[:-3].replace("/", ".").removesuffix(".__init__") for path in PRODUCT]
    code = f"import importlib, sys\nfor one in {modules!r}: importlib.import_module(one)\n"
    code += f"print(sorted(set({NETWORK!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_rules_are_pure() -> None:
    rules = sorted((ROOT / "model/rules").rglob("*.py"))
    found = [f"{name(path)}:{line} {module}" for path, tree in trees(*rules) for line, module in imports(tree) if
             any(is_of(module, library) for library in IMPURE)]  # fmt: skip
    found += [f"{name(path)}:{line} {called}" for path, tree in trees(*rules) for line, called in calls(tree) if
              called in ("open", "print", "input")]  # fmt: skip
    assert found == []


def test_main_is_short_and_opens_no_window_by_being_imported() -> None:
    assert len(MAIN.read_text(encoding="utf-8").splitlines()) <= 60
    [(_, tree)] = trees(MAIN)
    at_once = [module for node in tree.body if not isinstance(node, ast.FunctionDef) for _, module in imports(node)]
    assert [module for module in at_once if is_of(module, "gui") or is_of(module, "PySide6")] == []


@pytest.mark.parametrize("arguments", [["check", "没有.shishi"], ["show"], ["--help"]])
def test_a_command_loads_no_qt(arguments: list[str], tmp_path: Path) -> None:
    code = f"""import runpy, sys
sys.argv = ["main.py", *{arguments!r}]
try:
    runpy.run_path({str(MAIN)!r}, run_name="__main__")
except SystemExit:
    pass
sys.exit("PySide6" in sys.modules)"""
    env_path = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"]
    assert subprocess.run(env_path, cwd=tmp_path, capture_output=True, check=False).returncode == 0


# --- one place for each dangerous thing -------------------------------------------------------------------


def test_only_the_clock_looks_at_the_clock() -> None:
    assert [
        f"{name(path)}:{line} {called}"
        for path, tree in trees()
        for line, called in calls(tree)
        if (CLOCK.search(called) or QT_CLOCK.search(called)) and name(path) != "model/clock.py"
    ] == []


def writes_a_cell(node: ast.AST) -> bool:
    """Say whether code sets a cell's content by openpyxl: by attribute, by index, by row or by argument."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(
            (isinstance(one, ast.Attribute) and one.attr == "value" and ast.unparse(one.value) != "self")
            or (isinstance(one, ast.Subscript) and bool(WORKSHEET.search(ast.unparse(one.value))))
            for one in targets
        )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "cell":
            return len(node.args) > 2 or any(one.arg == "value" for one in node.keywords)
        return node.func.attr == "append" and bool(WORKSHEET.search(ast.unparse(node.func.value)))
    return False


def test_only_put_writes_cells() -> None:
    """A text that begins with = must never become a formula (FAULTS rule 6)."""
    sheets = [path for path in PRODUCT if name(path).startswith("model/sheets/")]
    places = [(name(path), node) for path, tree in trees(*sheets) for node in ast.walk(tree) if writes_a_cell(node)]
    assert [f"{file}:{ast.unparse(node)}" for file, node in places if file != "model/sheets/write.py"] == []


@pytest.mark.parametrize(
    "code", ["cell.value = 1", "ws['A1'] = 1", "ws.append([1])", "ws.cell(1, 1, 2)", "ws.cell(1, 1, value=2)"]
)
def test_the_search_for_cell_writers_finds_each_way(code: str) -> None:
    assert any(writes_a_cell(node) for node in ast.walk(ast.parse(code)))


# --- sizes ------------------------------------------------------------------------------------------------


def test_files_and_functions_are_short() -> None:
    assert [name(path) for path in PRODUCT if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
    long = [
        f"{name(path)} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path, tree in trees(*PRODUCT)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 50
    ]
    assert long == []


def test_rooms_are_packages_and_build_is_none() -> None:
    """A package named build would hide what we start by path, and mypy would read its files twice."""
    assert not (ROOT / "build" / "__init__.py").exists()
    assert [name(path.parent) for path in PRODUCT if not path.with_name("__init__.py").exists()] == ["."]
    assert [name(path) for path in (ROOT / "tests").rglob("__init__.py")] == []


# --- the README tells the truth ---------------------------------------------------------------------------


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def defines(path: Path, symbol: str) -> bool:
    """Say whether a file defines a name at its top, or a method as Class.method."""
    body: list[ast.stmt] = ast.parse(path.read_text(encoding="utf-8")).body
    for part in symbol.split("."):
        found = [node for node in body if part in names_of(node)]
        if not found:
            return False
        body = found[0].body if isinstance(found[0], ast.ClassDef) else []
    return True


def names_of(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one.id for one in targets if isinstance(one, ast.Name)]


def test_every_question_of_the_readme_leads_to_its_file() -> None:
    rows = TABLE_ROW.findall(readme())
    assert len(rows) >= 20
    assert [path for path, _ in rows if not (ROOT / path).exists()] == []
    assert [(path, symbol) for path, symbol in rows if symbol and not defines(ROOT / path, symbol)] == []


@pytest.mark.parametrize("verb", [one.value for one in Verb])
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert re.search(rf"^main\.py {verb}\b", readme(), re.MULTILINE)


def make_commands() -> list[str]:
    [dictionary] = [node for _, tree in trees(ROOT / "build/make.py") for node in ast.walk(tree) if
                    isinstance(node, ast.Dict)]  # fmt: skip
    return [key.value for key in dictionary.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]


@pytest.mark.parametrize("command", make_commands())
def test_every_command_of_make_is_in_the_readme(command: str) -> None:
    assert f"python3 build/make.py {command}\n" in readme().replace("  ", "\n")


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec python3 build/make.py test"
    assert sys.platform == "win32" or (ROOT / ".ci/run").stat().st_mode & 0o111


# --- nothing of one machine -------------------------------------------------------------------------------


@functools.cache
def our_texts() -> tuple[tuple[Path, str], ...]:
    """Return every file of ours that is text, with its text."""
    return tuple((path, path.read_bytes().decode("utf-8", errors="replace")) for path in our_files())


def our_files() -> Iterator[Path]:
    """Yield every file of ours that is text."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if (
            parts[0] in NOT_OURS
            or (parts[0].startswith(".") and parts[0] not in OURS_WITH_DOT)
            or "__pycache__" in parts
        ):
            continue
        if path.is_file() and path.suffix not in (".png", ".ico", ".xlsx", ".ttf"):
            yield path


def found_in_our_texts(search: Callable[[str], object]) -> list[str]:
    return [name(path) for path, text in our_texts() if search(text)]


@pytest.mark.parametrize(
    "host", ["py" + "pi.org", "python" + "hosted", "npm" + "js.org", "deb." + "debian", "--index" + "-url"]
)
def test_no_file_names_a_package_host(host: str) -> None:
    assert found_in_our_texts(lambda text: host in text.replace("--no-emit-index-url", "")) == []


@pytest.mark.parametrize("folder", ["work", "root", "tmp"])
def test_no_file_names_a_folder_of_one_machine(folder: str) -> None:
    path = re.compile(rf"(?<![\w.*]){'/'}{folder}/")
    assert found_in_our_texts(path.search) == []


def test_no_test_reads_what_lies_beside_the_project() -> None:
    assert found_in_our_texts(lambda text: "../" + "shared" in text) == []
