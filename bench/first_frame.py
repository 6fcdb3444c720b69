"""From the start of the process to what people see, next to the smallest Textual app.

    python bench/first_frame.py [--runs 9] [--size 120x40] [--workspace DIR] [--show] [--json]

first      the first output after which the screen has ten characters
complete   the first output after which 95 % of the final screen is there
peak       the highest resident memory until the program went quiet

Each run of dialoog is followed by one of `minimal_app.py`, and a ratio is the median of the ratios per pair, so that
a machine whose speed drifts slows both. One pair first warms the caches and is not counted.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import Figure, median, offer_json, show
from pty_run import PtyRun, replay
from workspaces import Schools, dialoog, offer_workspace, prepared

MINIMAL = [sys.executable, str(Path(__file__).with_name("minimal_app.py"))]
MOST = {"first": 1.5, "complete": 1.6, "peak": 1.4}
UNITS = {"first": "ms", "complete": "ms", "peak": "MiB"}
QUIET, LIMIT = 0.7, 15.0
"""Seconds without output that end a run, and the longest one."""


@dataclass(frozen=True, slots=True)
class Start:
    """How one start went: milliseconds, milliseconds, MiB, and the final screen."""

    first: float
    complete: float
    peak: float
    screen: Sequence[str]


def start(command: Sequence[str], columns: int, rows: int) -> Start:
    """Start it once and look."""
    with PtyRun(command, columns, rows) as run:
        run.watch(QUIET, LIMIT, text=True)
        peak = run.peak_mib()
    frames = list(replay(run))
    final = frames[-1][1]
    first = next(moment for moment, screen in frames if _filled(screen) >= 10)
    complete = next(moment for moment, screen in frames if _likeness(screen, final) >= 0.95)
    return Start(1000 * first, 1000 * complete, peak, final)


def compare(name: str, command: Sequence[str], runs: int, columns: int, rows: int) -> tuple[list[Figure], Start]:
    """Figures of the command, each with its ratio to the smallest app; and its last start."""
    start(command, columns, rows)
    start(MINIMAL, columns, rows)
    pairs = [(start(command, columns, rows), start(MINIMAL, columns, rows)) for _ in range(runs)]
    figures = []
    for what, most in MOST.items():
        ours, theirs = zip(*((getattr(mine, what), getattr(other, what)) for mine, other in pairs), strict=True)
        ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
        figures += [
            median(f"{name}: {what}", ours, UNITS[what]),
            median(f"{name}: {what}, of the smallest app", theirs, UNITS[what]),
            median(f"{name}: {what}, ratio", ratios, "×", most),
        ]
    return figures, pairs[-1][0]


def measure(schools: Schools, runs: int = 9, columns: int = 120, rows: int = 40, screens: bool = False) -> list[Figure]:
    """Opening on the first screen, and going on with a meeting at once."""
    home = [dialoog(), "--workspace", str(schools.quiet)]
    stage = [dialoog(), "--workspace", str(schools.busy), "resume"]
    figures = []
    for name, command in (("home", home), ("stage", stage)):
        found, last = compare(name, command, runs, columns, rows)
        figures += found
        if screens:
            print("\n".join(row.rstrip() for row in last.screen))
    return figures


def _filled(screen: Sequence[str]) -> int:
    return sum(not cell.isspace() for row in screen for cell in row)


def _likeness(screen: Sequence[str], final: Sequence[str]) -> float:
    """The share of the final screen's characters that are in place."""
    places = [(y, x) for y, row in enumerate(final) for x, cell in enumerate(row) if not cell.isspace()]
    return sum(screen[y][x : x + 1] == final[y][x] for y, x in places) / max(1, len(places))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--show", action="store_true", help="print the final screens")
    offer_workspace(parser)
    offer_json(parser)
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    with prepared(options.workspace) as schools:
        return show(measure(schools, options.runs, columns, rows, options.show), options.json)


if __name__ == "__main__":
    sys.exit(main())
