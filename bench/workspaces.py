"""The workspaces that are measured: the example school after a meeting, and with one that was broken off."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pty_run import PtyRun, terminal

FORMS = ("starrt", "review", "harvest")
"""What the broken-off meeting consists of; it stands at a phase with cards."""


def dialoog() -> str:
    """The command as this Python's environment has it installed."""
    found = shutil.which("dialoog", path=str(Path(sys.executable).parent)) or shutil.which("dialoog")
    if found is None:
        raise SystemExit("There is no `dialoog` command here: pip install -e .")
    return found


def demo(folder: Path) -> Path:
    """The example school after a whole meeting that played itself."""
    command = [dialoog(), "demo", "--auto", "--keep", str(folder)]
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=terminal())
    return folder


def interrupt(folder: Path) -> None:
    """Begin a meeting in the workspace and kill the app in the middle of it."""
    command = [dialoog(), "--workspace", str(folder), "run", *FORMS, "--people", "8", "--until", "90 min"]
    with PtyRun(command) as run:
        run.watch(quiet=1.0, limit=20.0, text=True)
        run.kill(signal.SIGKILL)


class Schools(NamedTuple):
    """Two workspaces: `quiet` has no meeting going on, `busy` has one that was broken off."""

    quiet: Path
    busy: Path


@contextmanager
def prepared(given: Path | None = None) -> Iterator[Schools]:
    """The workspace that is given, for both; or two fresh ones, which are gone afterwards."""
    if given is not None:
        yield Schools(given, given)
        return
    with private() as folder:
        schools = Schools(demo(folder / "quiet"), folder / "busy")
        shutil.copytree(*schools)
        interrupt(schools.busy)
        yield schools


@contextmanager
def private() -> Iterator[Path]:
    """A folder of our own, and dialoog's cache in it instead of in the user's."""
    with tempfile.TemporaryDirectory(prefix="dialoog-bench-", ignore_cleanup_errors=True) as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        yield Path(folder)


def offer_workspace(parser: ArgumentParser) -> None:
    parser.add_argument("--workspace", type=Path, help="with a broken-off meeting (else a fresh example school)")
