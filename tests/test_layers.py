"""The house stands on its layers: imports point down only, and a start loads little.

The first half reads the import statements of every module, also those inside functions; the second half starts a
fresh Python and looks at what got loaded.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import dialoog

PACKAGE = Path(dialoog.__file__).parent
STORAGE_ENGINES = {"tinydb", "filelock", "msgspec"}
BASE = {"text", "resources", "i18n", "wording", "dates", "times", "spoken"}
"""Modules that stand beside the layers."""


@cache
def imports() -> dict[str, frozenset[str]]:
    """Per module of ours, what it imports, by full name: a module's, or that of something in it."""
    return {name: frozenset(_imported(path, name)) for name, path in _modules()}


def _modules() -> Iterator[tuple[str, Path]]:
    for path in PACKAGE.rglob("*.py"):
        parts = ("dialoog", *path.relative_to(PACKAGE).with_suffix("").parts)
        yield ".".join(parts), path


def _imported(path: Path, module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def of(room: str) -> dict[str, frozenset[str]]:
    """The modules of one room of the house."""
    found = {name: names for name, names in imports().items() if name.startswith(f"dialoog.{room}.")}
    assert found, f"there is no dialoog.{room}"
    return found


def breaches(modules: dict[str, frozenset[str]], *forbidden: str) -> list[str]:
    """`module imports what it should not`, for each that does."""
    return [
        f"{module} imports {name}"
        for module, names in sorted(modules.items())
        for name in sorted(names)
        if any(name == one or name.startswith(f"{one}.") for one in forbidden)
    ]


def ours(*rooms: str) -> tuple[str, ...]:
    return tuple(f"dialoog.{room}" for room in rooms)


def test_the_imports_that_are_checked_are_really_seen() -> None:
    assert "dialoog.domain.conduct.proposals" not in imports()["dialoog.live.session"]
    assert "dialoog.domain.conduct" in imports()["dialoog.live.session"]
    assert "dialoog.live.ledger.Ledger" in imports()["dialoog.live.course"]
    assert breaches({"dialoog.a": frozenset({"textual.app.App", "textualize"})}, "textual") == [
        "dialoog.a imports textual.app.App"
    ]


def test_the_domain_imports_only_the_standard_library_and_itself() -> None:
    strange = [
        f"{module} imports {name}"
        for module, names in of("domain").items()
        for name in names
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("dialoog.domain.")
    ]
    assert strange == []


def test_the_domain_reads_no_clock_no_file_and_no_chance() -> None:
    assert breaches(of("domain"), "time", "os", "pathlib", "random", "secrets", "uuid", "sys", "io") == []


def test_only_storage_knows_what_records_are_kept_with() -> None:
    others = {name: names for name, names in imports().items() if not name.startswith("dialoog.storage.")}
    assert breaches(others, *STORAGE_ENGINES) == []


def test_nothing_below_the_screens_imports_textual() -> None:
    below = {name: names for name, names in imports().items() if not name.startswith("dialoog.tui.")}
    assert breaches(below, "textual", "rich") == []


@pytest.mark.parametrize(
    ("room", "above"),
    [
        ("storage", ("live", "exports", "tui", "cli", "demo", "workforms")),
        ("workforms", ("storage", "live", "exports", "tui", "cli", "demo")),
        ("live", ("exports", "tui", "cli", "demo")),
        ("exports", ("tui", "cli", "demo")),
        ("tui", ("cli",)),
    ],
)
def test_each_room_imports_nothing_of_what_stands_on_it(room: str, above: tuple[str, ...]) -> None:
    assert breaches(of(room), *ours(*above)) == []


def test_what_stands_beside_the_layers_leans_on_the_domain_at_most() -> None:
    base = {f"dialoog.{name}": imports()[f"dialoog.{name}"] for name in BASE}
    assert breaches(base, *ours("storage", "workforms", "live", "exports", "tui", "cli", "demo")) == []


def test_only_live_and_what_wires_a_start_reach_for_the_store() -> None:
    """Screens and exports read through a `Reader`; they know no more of storage than its errors and its files."""
    views = of("tui") | of("exports")
    assert breaches(views, "dialoog.storage.workspace", "dialoog.storage.writer", "dialoog.storage.unit") == []


# what a start loads


def loaded(code: str) -> set[str]:
    """Top-level modules, and ours by full name, after running this in a fresh Python."""
    report = "import sys; print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    program = f"try:\n    {code}\nexcept SystemExit as end:\n    assert not end.code, end.code\n{report}"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    names = done.stderr.split()
    return {name if name.startswith("dialoog") else name.split(".")[0] for name in names}


HEAVY = {"textual", "rich", *STORAGE_ENGINES, "markdown_it", "mdit_py_plugins", "platformdirs", "sqlite3", "asyncio"}


def test_a_fresh_start_is_really_looked_at() -> None:
    assert "msgspec" in loaded("import dialoog.storage.codec")


def test_importing_dialoog_loads_nothing_else_of_it() -> None:
    assert {name for name in loaded("import dialoog") if name.startswith("dialoog")} == {"dialoog"}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["agreements", "--help"], ["worksets", "list", "--help"]])
def test_asking_for_help_or_the_version_loads_no_heavy_library(words: list[str]) -> None:
    names = loaded(f"from dialoog.cli import main; raise SystemExit(main({words!r}))")
    assert names & HEAVY == set()
    assert {name for name in names if name.startswith(("dialoog.storage", "dialoog.live", "dialoog.tui"))} == set()


def test_the_domain_loads_nothing_but_the_standard_library() -> None:
    modules = " ; ".join(f"import {name}" for name in of("domain"))
    assert loaded(modules) & HEAVY == set()


def test_a_live_meeting_needs_no_screen() -> None:
    names = loaded("import dialoog.live.workplace")
    assert names & {"textual", "rich", "markdown_it"} == set()
    assert {name for name in names if name.startswith(("dialoog.tui", "dialoog.exports", "dialoog.cli"))} == set()


def test_work_forms_are_read_without_a_store_or_a_screen() -> None:
    assert loaded("import dialoog.workforms.library") & {"textual", "rich", *STORAGE_ENGINES} == set()
