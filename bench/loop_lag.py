"""What keeps the event loop from its next task while a whole meeting plays itself, without a screen.

    python bench/loop_lag.py [--meetings 2] [--json]

lag       how much later than asked a task comes back that sleeps 5 ms; nothing may keep it more than 50 ms
longest   the calls that held the loop longest, with their processor time: what to mend first

The meeting is the one of `dialoog demo --auto`: its keys come one right after the other, without anyone thinking.
"""

import argparse
import asyncio
import contextlib
import io
import sys
import tempfile
import time
from asyncio import events
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import Figure, offer_json, quantile, show, single
from workspaces import private

MOST = 50.0
BEAT = 0.005
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Held:
    """One uninterrupted hold of the loop: milliseconds on the clock, of them worked, and by whom."""

    clock: float
    worked: float
    who: str


class Watch:
    """Listens in on the loop of every app that runs while it is open."""

    def __init__(self) -> None:
        self.lags: list[float] = []
        self.held: list[Held] = []

    def __enter__(self) -> "Watch":
        from dialoog.tui.app import DialoogApp

        self._run = events.Handle._run
        events.Handle._run = self._timed()  # type: ignore[method-assign]
        setattr(DialoogApp, "on_load", lambda _app: self._begin())  # noqa: B010 (Textual calls it when it is there)
        return self

    def __exit__(self, *_: object) -> None:
        events.Handle._run = self._run  # type: ignore[method-assign]

    def _begin(self) -> None:
        self._heart = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            asked = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            self.lags.append(1000 * (time.perf_counter() - asked))

    def _timed(self) -> Any:
        run, held = self._run, self.held

        def timed(handle: Any) -> None:
            clock, worked = time.perf_counter(), time.thread_time()
            run(handle)
            clock, worked = time.perf_counter() - clock, time.thread_time() - worked
            if clock > BEAT:
                held.append(Held(1000 * clock, 1000 * worked, _who(handle)))

        return timed


def _who(handle: Any) -> str:
    """The task, which Textual names after its widget, or the plain call."""
    callback = getattr(handle, "_callback", None)
    task = getattr(callback, "__self__", None)
    name = task.get_name() if isinstance(task, asyncio.Task) else getattr(callback, "__qualname__", repr(callback))
    return name.removeprefix("message pump ").partition("(")[0]


def measure(meetings: int = 2) -> list[Figure]:
    """Whole meetings of the example school, one after the other."""
    from dialoog.cli import main as dialoog

    with Watch() as watch, contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for _ in range(meetings):
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                if dialoog(["demo", "--auto", "--keep", str(Path(folder) / "school")]):
                    raise SystemExit("the meeting did not come to its end")
    lags = watch.lags
    longest = sorted(watch.held, key=lambda one: one.clock, reverse=True)[:SHOWN]
    return [
        quantile("lag of the event loop, median", lags, 0.5, "ms"),
        quantile("lag of the event loop, p99", lags, 0.99, "ms", MOST),
        quantile("lag of the event loop, longest", lags, 1.0, "ms", MOST),
        *(single(f"held by {one.who}, {one.worked:.0f} ms of it worked", one.clock, "ms") for one in longest),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=2)
    offer_json(parser)
    options = parser.parse_args()
    with private():
        return show(measure(options.meetings), options.json)


if __name__ == "__main__":
    sys.exit(main())
