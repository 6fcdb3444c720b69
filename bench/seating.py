"""What a seating plan costs, from the start of the process to its exit: `python bench/seating.py [--runs 7] [--json]`.

Each shape is people/tables/rounds, as JSON and without a screen. The first runs are not counted: they warm the caches.
Repeats above the bound say that the plan mixes less than arithmetic allows for; some shapes have no better plan.
"""

import argparse
import json
import subprocess
import sys
import time

from figures import Figure, median, offer_json, show, single
from pty_run import terminal
from workspaces import dialoog

SHAPES = ("200/40/3", "45/9/3", "23/5/3", "40/8/3", "12/3/3", "24/6/6", "500/100/3")
SEARCHED = "24/6/6"
"""The shape here that arithmetic has no answer to, so that it is searched for."""
MOST = 2.0
"""Seconds."""


def plan(shape: str, *more: str) -> tuple[float, dict[str, int]]:
    """The seconds it takes to make one, and what it says of itself."""
    people, tables, rounds = shape.split("/")
    command = [dialoog(), "seating", "--people", people, "--tables", tables, "--rounds", rounds, "--json", *more]
    began = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, env=terminal())
    seconds = time.perf_counter() - began
    return seconds, json.loads(done.stdout)


def measure(runs: int = 7) -> list[Figure]:
    """Every shape, with a seed of its own for each run; and one with pairs to keep apart."""
    figures = []
    for shape in SHAPES:
        plan(shape)
        made = [plan(shape, "--seed", str(seed)) for seed in range(runs)]
        figures.append(median(shape, [seconds for seconds, _ in made], "s", MOST))
        above = [found["repeats"] - found["bound"] for _, found in made]
        figures.append(median(f"{shape}, repeats above the bound", above, "", None if shape == SEARCHED else 0))
    pairs = [word for first in range(1, 40, 2) for word in ("--apart", f"{first},{first + 1}")]
    made = [plan("200/40/3", "--seed", str(seed), *pairs) for seed in range(runs)]
    figures.append(median("200/40/3, 20 pairs apart", [seconds for seconds, _ in made], "s", MOST))
    figures.append(single("200/40/3, same seed, another plan", plan("200/40/3")[1] != plan("200/40/3")[1], "", 0))
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    offer_json(parser)
    options = parser.parse_args()
    return show(measure(options.runs), options.json)


if __name__ == "__main__":
    sys.exit(main())
