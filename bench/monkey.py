"""Random keys, paste, mouse, broken bytes and resizes, against the app in a pseudo-terminal.

    python bench/monkey.py [--keys 3000] [--seed 1] [--resizes 100] [--end quit] [--workspace DIR] [--json]

It goes on with a meeting and does to it what nobody would. Wanted: alive at the end of the storm, gone soon after the
end (`quit`: Escape and Ctrl+Q; `term`, `hup`: a signal; `close`: the window), no traceback, the terminal as it was,
little memory, and nothing a person pasted that reaches the terminal as a command. Seeds are reported, so that a storm
can be had again. Ctrl+C, Ctrl+Q and Ctrl+Z are never sent in the storm.
"""

import argparse
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from figures import Figure, offer_json, show, single
from pty_run import ESCAPES, Gone, PtyRun, key
from workspaces import dialoog, offer_workspace, prepared

SIZES = (10, 12, 16, 24, 40, 60, 1), (40, 60, 80, 120, 200, 1)
"""Rows and columns; the smallest is what a window has that is being dragged shut."""
ODD = (
    "é",
    "€",
    "👩‍🏫",
    "\u202e",
    b"\xff",
    b"\x1b[200~[bold]x[/]\r\n\x1b]52;c;eA==\x07\x1b[201~",
    b"\x1b[<0;10;5M\x1b[<0;10;5m",
    b"\x1b[<64;5;5M",
    b"\x1b[<0;999;999M",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[1;5C",
    b"\x1bOP",
    b"\x1b[15~",
    b"\x7f",
)
NAMED = ("enter", "tab", "escape", "space", "up", "down", "left", "right", "pageup", "pagedown")
CLIPBOARD = b"\x1b]52;c;eA=="
ENDS = {"term": signal.SIGTERM, "hup": signal.SIGHUP}
GRACE = 20.0
"""Seconds to leave; keys that came faster than they could be answered are answered first."""
MOST_MIB = 150.0
LAST_WORDS = 3000
"""Characters of a traceback that are passed on."""


def pool() -> list[bytes]:
    """Everything the monkey may press."""
    controls = [bytes([code]) for code in range(1, 27) if code not in b"\x03\x11\x1a"]
    letters = [bytes([code]) for code in range(33, 127)]
    odd = [one.encode() if isinstance(one, str) else one for one in ODD]
    return [*map(key, NAMED), *controls, *letters, *odd]


def measure(
    workspace: Path, keys: int = 3000, seed: int = 1, resizes: int = 100, end: str = "quit", pace: float = 300.0
) -> list[Figure]:
    """One storm, at `pace` keys a second."""
    chance, choices = random.Random(seed), pool()
    turn = max(1, keys // resizes) if resizes else keys + 1
    name, peak = f"seed {seed}, {end}", 0.0
    with PtyRun([dialoog(), "--workspace", str(workspace), "resume"]) as run, suppress(Gone):
        run.watch(quiet=0.7, limit=15.0, text=True)
        for number in range(keys):
            run.send(chance.choice(choices))
            if number % turn == 0:
                run.resize(chance.choice(SIZES[1]), chance.choice(SIZES[0]))
            run.read(1 / pace)
        run.watch(quiet=1.0, limit=GRACE)
        peak = run.peak_mib()
        run.resize(run.columns, run.rows)
        took = _leave(run, end)
    survived = peak > 0
    output = b"".join(data for _, data in run.chunks)
    words = ESCAPES.sub(b"", output)
    if b"Traceback" in words:
        print(name, words[-LAST_WORDS:].decode(errors="replace"), sep="\n", file=sys.stderr)
    figures = [
        single(f"{name}: died in the storm", not survived, "", 0),
        single(f"{name}: tracebacks", b"Traceback" in words, "", 0),
        single(f"{name}: pasted commands that reached the terminal", output.count(CLIPBOARD), "", 0),
    ]
    if survived:
        figures.append(single(f"{name}: gone after", took, "s", GRACE))
        figures.append(single(f"{name}: peak memory", peak, "MiB", MOST_MIB))
        if end in ("quit", "term"):
            figures.append(single(f"{name}: terminal left as it was not", b"\x1b[?1049l" not in output, "", 0))
    return figures


def _leave(run: PtyRun, end: str) -> float:
    """Seconds until it is gone; more than `GRACE` when it never is."""
    if end == "quit":
        for _ in range(3):
            run.send(key("escape"))
            run.watch(quiet=0.3, limit=2.0)
    began = time.monotonic()
    if end in ENDS:
        run.kill(ENDS[end])
    elif end == "close":
        run.hang_up()
    else:
        run.send(key("ctrl+q"))
    while run.alive and time.monotonic() - began < GRACE:
        if end == "close":
            time.sleep(0.02)
            continue
        try:
            run.read(0.02)
        except Gone:
            time.sleep(0.02)
    return time.monotonic() - began if not run.alive else GRACE + 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resizes", type=int, default=100)
    parser.add_argument("--end", default="quit", choices=("quit", "term", "hup", "close"))
    parser.add_argument("--pace", type=float, default=300.0, help="keys a second")
    offer_workspace(parser)
    offer_json(parser)
    options = parser.parse_args()
    with prepared(options.workspace) as schools:
        arguments = options.keys, options.seed, options.resizes, options.end, options.pace
        return show(measure(schools.busy, *arguments), options.json)


if __name__ == "__main__":
    sys.exit(main())
