"""From a key press on the stage until the beamer's terminal shows it: two real programs in two pseudo-terminals.

    python bench/beamer.py [--presses 60] [--size 120x40] [--beamer 120x40] [--workspace DIR] [--json]

shown   pause and on, in turn: key sent to the app until the beamer's terminal got the frame with the words for it
killed  the app is killed until the beamer says that there is no connection
found   the app is started again until the beamer shows it; most of that is the start itself
"""

import argparse
import re
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from figures import Figure, median, offer_json, quantile, show, single
from pty_run import ESCAPES, PtyRun, key
from workspaces import dialoog, offer_workspace, prepared

TARGET, LOST = 100.0, 2000.0
"""Milliseconds: what feels immediate from the back of a room, and when a lost line must be seen."""
GAP, PATIENCE, IDLE = 0.15, 3.0, 10.0
"""Seconds between presses, until a press counts as not shown, and in which nothing is done."""
HELD, RUNS = re.compile("‖"), re.compile(r"(tot|until) \d")
GONE, BACK = re.compile("geen verbinding|no connection"), re.compile("gepauzeerd|paused|tot|until")


def measure(workspace: Path, presses: int, size: tuple[int, int], beamer: tuple[int, int]) -> list[Figure]:
    """A meeting that is gone on with, killed, and gone on with again, before the same beamer."""
    program = [dialoog(), "--workspace", str(workspace)]
    with PtyRun([*program, "beamer"], *beamer) as wall:
        with PtyRun([*program, "resume"], *size) as app:
            _idle((app, wall), 4.0)
            times = [_press(app, wall, RUNS if press % 2 else HELD) for press in range(2 * (presses // 2))]
            before = app.processor_seconds(), wall.processor_seconds()
            _idle((app, wall), IDLE)
            busy = [100 * (run.processor_seconds() - was) / IDLE for run, was in zip((app, wall), before, strict=True)]
            app.kill(signal.SIGKILL)
            lost = _seen(wall, GONE, ())
        with PtyRun([*program, "resume"], *size) as app:
            found = _seen(wall, BACK, (app,), 10.0)
    shown = [one for one in times if one is not None]
    if not shown or lost is None or found is None:
        raise SystemExit("The beamer did not show what happened on the stage.")
    return [
        median("shown on the beamer, median", shown, "ms", TARGET),
        quantile("shown on the beamer, p95", shown, 0.95, "ms", TARGET),
        single("presses that the beamer did not show", len(times) - len(shown), "", 0),
        single("a stage that was killed, seen after", lost, "ms", LOST),
        single("a stage that goes on, seen after", found, "ms"),
        single("processor of the stage, clock running", busy[0], "%"),
        single("processor of the beamer, clock running", busy[1], "%"),
    ]


def _press(app: PtyRun, wall: PtyRun, words: re.Pattern[str]) -> float | None:
    _idle((app, wall), GAP)
    app.send(key("space"))
    return _seen(wall, words, (app,))


def _seen(wall: PtyRun, words: re.Pattern[str], beside: Iterable[PtyRun], limit: float = PATIENCE) -> float | None:
    """Milliseconds from now until the beamer's terminal got these words; None when it did not."""
    began, wrote = time.perf_counter(), b""
    while (passed := time.perf_counter() - began) < limit:
        wrote += wall.read(0.001)
        if words.search(ESCAPES.sub(b"", wrote).decode("utf-8", "replace")):
            return 1000 * passed
        for run in beside:
            run.read(0)
    return None


def _idle(runs: Iterable[PtyRun], seconds: float) -> None:
    """Read along and do nothing."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for run in runs:
            run.read(0.01)


def _cells(size: str) -> tuple[int, int]:
    columns, rows = map(int, size.split("x"))
    return columns, rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presses", type=int, default=60)
    parser.add_argument("--size", type=_cells, default=(120, 40), help="of the stage")
    parser.add_argument("--beamer", type=_cells, default=(120, 40), help="of the beamer")
    offer_workspace(parser)
    offer_json(parser)
    options = parser.parse_args()
    with prepared(options.workspace) as schools:
        return show(measure(schools.busy, options.presses, options.size, options.beamer), options.json)


if __name__ == "__main__":
    sys.exit(main())
