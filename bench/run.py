"""Everything that is measured, into `bench/RESULTS.md`: `python bench/run.py [--quick] [--kills 500] [-o FILE]`.

In full it takes about ten minutes, with `--quick` under three. Needs Linux (pseudo-terminals, `/proc`), dialoog as a
user has it (`pip install -e .`) and, for this alone, `pip install pyte`. The exit code is 1 when a target was missed.
"""

import argparse
import os
import platform
import shlex
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

import asking
import beamer
import first_frame
import forms
import idle
import key_latency
import kill
import loop_lag
import monkey
import seating
from figures import Figure, single
from workspaces import Schools, prepared

HERE = Path(__file__).resolve().parent
ADD = "agreements add --team T --what W --who P --due 2027-01-15 --count 1000 --ack"
RENEW = 50
"""Kills after which a new workspace is begun: one month of one team never holds thousands of agreements."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section: what it tells, the command that measures it alone, and how it is measured here."""

    title: str
    about: str
    command: str
    measure: Callable[[], list[Figure]]


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much of everything."""

    starts: int = 11
    asked: int = 15
    presses: int = 60
    seconds: float = 20.0
    meetings: int = 2
    kills: int = 500
    edit_kills: int = 100
    keys: int = 3000
    seeds: int = 3
    damaged: int = 100_000


QUICK = Amounts(
    starts=5, asked=7, presses=12, seconds=8.0, meetings=1, kills=30, edit_kills=15, keys=600, seeds=1, damaged=2000
)


def parts(schools: Schools, much: Amounts) -> Iterator[Part]:
    """All sections, in the order of the page."""
    yield Part(
        "From start to first frame",
        "In pairs with the smallest Textual app (`bench/minimal_app.py`), 120 by 40. Home: the example school after a "
        "meeting. Stage: `dialoog resume` into a meeting that was broken off.",
        f"python bench/first_frame.py --runs {much.starts}",
        lambda: first_frame.measure(schools, much.starts),
    )
    yield Part(
        "Asking for help or the version",
        "In pairs with `python -c pass`.",
        f"python bench/asking.py --runs {much.asked}",
        lambda: asking.measure(much.asked),
    )
    yield Part(
        "From key to frame, on the stage",
        "A frame is there when the terminal is told to show it. The rest is the mark that says it is on disk.",
        f"python bench/key_latency.py --presses {much.presses}",
        lambda: key_latency.measure(schools.busy, much.presses),
    )
    yield Part(
        "From key to frame, with sixty people",
        "The same keys in a round, at tables and in pairs of sixty people known by number.",
        f"python bench/key_latency.py --presses {much.presses} --people 60",
        lambda: key_latency.crowd(much.presses),
    )
    yield Part(
        "From key to the beamer",
        "`dialoog beamer` in a second terminal; then the stage is killed, and the meeting gone on with.",
        f"python bench/beamer.py --presses {much.presses}",
        lambda: beamer.measure(schools.busy, much.presses, (120, 40), (120, 40)),
    )
    yield Part(
        "Reading work forms",
        "The library of one language in pairs with markdown-it-py alone; then forms that were damaged at random.",
        f"python bench/forms.py --count {much.damaged}",
        lambda: forms.measure(much.asked, much.damaged),
    )
    yield Part(
        "Seating a World Café",
        "From start to exit, as JSON; people/tables/rounds, another seed each run.",
        f"python bench/seating.py --runs {much.asked}",
        lambda: seating.measure(much.asked),
    )
    yield Part(
        "A clock that runs while nobody does anything",
        "Processor time of the whole process.",
        f"python bench/idle.py --seconds {much.seconds:g}",
        lambda: idle.measure(schools.busy, much.seconds),
    )
    yield Part(
        "What holds up the event loop",
        "Whole meetings that play themselves, keys one right after the other.",
        f"python bench/loop_lag.py --meetings {much.meetings}",
        lambda: loop_lag.measure(much.meetings),
    )
    yield _kills(
        "Killed while writing", "New agreements over the command line.", much.kills,
        f"dialoog --workspace {{dir}} {ADD}", "dialoog --workspace {dir} agreements list --ids",
    )  # fmt: skip
    yield _kills(
        "Killed while changing", "Agreements that get longer, shorter, settled and forgotten.", much.edit_kills,
        "python bench/editor.py {dir}", "python bench/editor.py {dir} --list",
    )  # fmt: skip
    yield Part(
        "Random keys, mouse, paste and resizes",
        "With each seed one storm and a Ctrl+Q; then a short one for every other way to end.",
        f"python bench/monkey.py --keys {much.keys} --seed 1",
        lambda: _storms(schools.busy, much),
    )


def _kills(title: str, about: str, kills: int, writer: str, verifier: str) -> Part:
    settings = ["--kills", str(kills), "--renew", str(RENEW), "--writer", writer, "--verifier", verifier]

    def measure() -> list[Figure]:
        here = [word.replace("python bench/", f"{shlex.quote(sys.executable)} {HERE}/") for word in settings]
        found = kill.run(kill.arguments().parse_args(here))
        print("\n".join(found.examples), end="", file=sys.stderr)
        return [
            single("kills", found.kills, ""),
            single("records acknowledged", found.acknowledged, ""),
            single("acknowledged and lost", found.lost, "", 0),
            single("workspaces that did not open", found.broken, "", 0),
            single("there without acknowledgement (allowed)", found.unacknowledged, ""),
        ]

    return Part(
        title, f"{about} A new workspace every {RENEW} kills.", _typed("python bench/kill.py", settings), measure
    )


def _typed(command: str, settings: list[str]) -> str:
    return " ".join([command, *(word if word.startswith("--") or word.isdigit() else f"'{word}'" for word in settings)])


def _storms(workspace: Path, much: Amounts) -> list[Figure]:
    figures = []
    for seed in range(1, much.seeds + 1):
        figures += monkey.measure(workspace, much.keys, seed)
    for end in ("term", "hup", "close"):
        figures += monkey.measure(workspace, much.keys // 5, seed=1, resizes=10, end=end)
    return figures


READ_THIS = """\
Values are medians, with the lowest and highest beside them. Times say something about this machine only; a ratio is
the median of pairs measured turn by turn. Not measured: Windows, macOS, a synced folder, a power cut."""


def page(measured: list[tuple[Part, list[Figure]]], seconds: float, quick: bool) -> str:
    """The page as Markdown."""
    missed = sum(figure.within is False for _, figures in measured for figure in figures)
    command = "python bench/run.py --quick" if quick else "python bench/run.py"
    today = date.today().isoformat()  # noqa: DTZ011
    verdict = f"targets missed: {missed}" if missed else "every target met"
    versions = ", ".join(f"{name} {version(name)}" for name in ("dialoog", "textual", "tinydb", "msgspec", "filelock"))
    system = f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}"
    lines = [
        "# Measured",
        "",
        f"Made by `{command}` on {today} in {seconds / 60:.0f} minutes; {verdict}.",
        "",
        f"- Machine: {os.cpu_count()} processors ({platform.machine()}), {system}",
        f"- Python {platform.python_version()}, {versions}",
        "",
        READ_THIS,
    ]
    for part, figures in measured:
        lines += ["", f"## {part.title}", "", part.about, "", f"`{part.command}`", ""]
        lines += ["| what | value | low – high | at most |  |", "| --- | ---: | ---: | ---: | --- |"]
        lines += [_row(figure) for figure in figures]
    return "\n".join(lines) + "\n"


def _row(figure: Figure) -> str:
    spread = f"{_number(figure.low)} – {_number(figure.high)}" if figure.low != figure.high else ""
    most = "" if figure.most is None else _number(figure.most)
    verdict = {None: "", True: "✓", False: "**missed**"}[figure.within]
    return f"| {figure.name} | {_number(figure.value)} {figure.unit}".rstrip() + f" | {spread} | {most} | {verdict} |"


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) or value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="less of everything")
    parser.add_argument("--kills", type=int, help="how often to kill a writer")
    parser.add_argument("-o", "--output", type=Path, default=HERE / "RESULTS.md")
    options = parser.parse_args()
    much = QUICK if options.quick else Amounts()
    if options.kills is not None:
        much = replace(much, kills=options.kills)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    began = time.monotonic()
    measured = []
    with prepared() as schools:
        for part in parts(schools, much):
            print(f"{time.monotonic() - began:5.0f} s  {part.title}", file=sys.stderr)
            measured.append((part, part.measure()))
    options.output.write_text(page(measured, time.monotonic() - began, options.quick), "utf-8")
    missed = [figure for _, figures in measured for figure in figures if figure.within is False]
    print(*missed, sep="\n", end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
