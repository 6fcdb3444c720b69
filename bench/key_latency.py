"""From a key press to the frame it causes, on the stage of a meeting.

    python bench/key_latency.py [--presses 60] [--size 120x40] [--people 60] [--workspace DIR] [--json]

frame   key sent until the terminal is told to show the frame (the end of synchronized output)
rest    key sent until the last byte before 60 ms of silence: the mark that tells it is on disk, mostly

Three pairs of keys, each pair taken in turn: cards forward and back, a minute more and less, pause and on. Every press
changes the meeting, so it is saved too.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from figures import Figure, median, offer_json, quantile, show, single
from pty_run import PtyRun, key
from workspaces import dialoog, offer_workspace, prepared

PAIRS = {"cards": ("right", "left"), "minutes": ("plus", "minus"), "pause": ("space", "space")}
MEDIAN, P95 = 20.0, 50.0
"""Milliseconds a frame may take: a fifth of what people notice, and half."""
GAP, SILENCE, PATIENCE = 0.12, 0.06, 1.0
END = b"\x1b[?2026l"


def measure(workspace: Path, presses: int = 60, columns: int = 120, rows: int = 40) -> list[Figure]:
    """All pairs, each on a stage of its own."""
    figures = []
    frames: list[float] = []
    for name, keys in PAIRS.items():
        command = [dialoog(), "--workspace", str(workspace), "resume"]
        with PtyRun(command, columns, rows) as run:
            run.watch(quiet=0.7, limit=15.0, text=True)
            pressed = [_press(run, key(keys[press % 2])) for press in range(presses)]
        answered = [one for one in pressed if one is not None]
        if not answered:
            raise SystemExit(f"{name}: no key had an answer")
        frames += [frame for frame, _ in answered]
        figures += [
            median(f"{name}: frame, median", [frame for frame, _ in answered], "ms"),
            median(f"{name}: with the rest, median", [rest for _, rest in answered], "ms"),
            single(f"{name}: presses without an answer", presses - len(answered), "", 0),
        ]
    figures.append(median("all keys: frame, median", frames, "ms", MEDIAN))
    figures.append(quantile("all keys: frame, p95", frames, 0.95, "ms", P95))
    return figures


def crowd(presses: int = 60, people: int = 60, columns: int = 120, rows: int = 40) -> list[Figure]:
    """A meeting of many people: a round in which the word goes on, and tables that are looked at. Escape is left out: a
    terminal has to wait whether more comes behind it."""
    frames: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        forms = ["check-in", "world-cafe"]
        command = [dialoog(), "--workspace", folder, "run", *forms, "--people", str(people)]
        with PtyRun(command, columns, rows) as run:
            run.watch(quiet=0.7, limit=15.0, text=True)
            for name, keys in (("turns", ("n", "p")), ("tables", ("g", "1"))):
                pressed = [_press(run, key(keys[press % 2])) for press in range(presses)]
                frames += [frame for one in pressed if one is not None for frame in one[:1]]
                if name == "turns":
                    run.send(key("right"))
                    run.watch(quiet=0.3, limit=2.0)
    return [
        median(f"{people} people: frame, median", frames, "ms", MEDIAN),
        quantile(f"{people} people: frame, p95", frames, 0.95, "ms", P95),
    ]


def _press(run: PtyRun, data: bytes) -> tuple[float, float] | None:
    """Milliseconds to the frame and to the end of all it led to; None when there was no frame."""
    run.watch(quiet=GAP, limit=PATIENCE)
    seen = len(run.chunks)
    sent = run.send(data)
    while not any(END in chunk for _, chunk in run.chunks[seen:]):
        if run.now - sent > PATIENCE:
            return None
        run.read(0.05)
    shown = run.chunks[-1][0]
    run.watch(quiet=SILENCE, limit=PATIENCE)
    return 1000 * (shown - sent), 1000 * (run.chunks[-1][0] - sent)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presses", type=int, default=60, help="per pair of keys")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--people", type=int, default=0, help="a meeting of so many instead of the example school's")
    offer_workspace(parser)
    offer_json(parser)
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    if options.people:
        return show(crowd(options.presses, options.people, columns, rows), options.json)
    with prepared(options.workspace) as schools:
        return show(measure(schools.busy, options.presses, columns, rows), options.json)


if __name__ == "__main__":
    sys.exit(main())
