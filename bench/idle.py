"""What a running clock on the stage costs while nobody touches anything.

    python bench/idle.py [--seconds 20] [--workspace DIR] [--json]

Processor time from `/proc/PID/stat`, counted from a few seconds after the start.
"""

import argparse
import sys
from pathlib import Path

from figures import Figure, offer_json, show, single
from pty_run import PtyRun, key
from workspaces import dialoog, offer_workspace, prepared

MOST = 1.0
"""Percent of one core."""


def measure(workspace: Path, seconds: float = 20.0) -> list[Figure]:
    """Goes on with the meeting, lets its clock run, and looks on."""
    with PtyRun([dialoog(), "--workspace", str(workspace), "resume"]) as run:
        run.watch(quiet=0.7, limit=15.0, text=True)
        if not _moves(run):
            run.send(key("space"))
            run.watch(quiet=0.5, limit=3.0)
        if not _moves(run):
            raise SystemExit("the clock does not run")
        used = run.processor_seconds()
        began, seen = run.now, len(run.chunks)
        run.watch(quiet=seconds, limit=seconds)
        passed = run.now - began
        percent = 100 * (run.processor_seconds() - used) / passed
        paints = len({round(moment, 1) for moment, _ in run.chunks[seen:]}) / passed
    return [
        single("a running clock, of one core", percent, "%", MOST),
        single("frames a second meanwhile", paints, ""),
    ]


def _moves(run: PtyRun) -> bool:
    """Whether something is painted by itself within a second and a half."""
    seen = len(run.chunks)
    run.watch(quiet=1.5, limit=1.5)
    return len(run.chunks) > seen


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20.0)
    offer_workspace(parser)
    offer_json(parser)
    options = parser.parse_args()
    with prepared(options.workspace) as schools:
        return show(measure(schools.busy, options.seconds), options.json)


if __name__ == "__main__":
    sys.exit(main())
