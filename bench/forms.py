"""What reading work forms costs, and whether anything in a file can break the reader.

    python bench/forms.py [--runs 15] [--count 2000] [--seed 1] [--json]

The library of one language is read in pairs with markdown-it-py alone over the same files; a ratio is the median of
the ratios per pair. The damaged forms are shipped ones with pieces cut out, doubled, swapped or overwritten: 100,000
of them take about ten minutes.
"""

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from figures import Figure, median, offer_json, show, single
from markdown_it import MarkdownIt

from dialoog import resources
from dialoog.workforms import Library, parse
from dialoog.workforms.decode import LARGEST, MOST_LINES
from dialoog.workforms.vocabulary import FRONT_MATTER, PHASE, PHASE_FLAGS, ROLE_FLAGS, TOOLS

RATIO = 1.5
"""Reading the library may take at most this many times what markdown-it-py takes alone."""
LARGE, DAMAGED = 1.0, 2.0
"""Seconds: for the largest file allowed, and for any damaged one."""
MARKS = ["---\n", "## ", "# ", "- ", "- [ ] ", "> ", "{", "}", "=", ": ", "\n", "\n\n", '"', "[", "](", "`", "*", "\0"]
WORDS = [*FRONT_MATTER, *PHASE, *PHASE_FLAGS, *ROLE_FLAGS, *TOOLS, "5", "é", "\u202e", "&#x1b;", "\x1b[31m"]


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    gc.collect()
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def shipped(language: str) -> list[Path]:
    return sorted((resources.worksets() / language).glob("*.md"))


def library(runs: int) -> Iterator[Figure]:
    """All forms of one language, found and read, against the parser alone."""
    alone = MarkdownIt("commonmark")

    def ours() -> None:
        Library(resources.worksets(), language="nl").list()

    def theirs() -> None:
        for path in shipped("nl"):
            alone.parse(path.read_text("utf-8"))

    ours()
    theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    yield single("forms in one language", len(shipped("nl")), "")
    yield median("read the library", [1000 * own for own, _ in pairs], "ms")
    yield median("read it, ratio to markdown-it-py alone", [own / other for own, other in pairs], "×", RATIO)


def largest(runs: int) -> Iterator[Figure]:
    """The phases of a shipped form again and again, and then paragraphs, up to the size and the lines allowed."""
    form = (resources.worksets() / "nl" / "starrt.md").read_text("utf-8")
    phases = form[form.index("\n## ") :]
    form += phases * ((MOST_LINES - 500 - form.count("\n")) // phases.count("\n"))
    paragraph = "\n" + "een woord en nog een " * 60 + "\n"
    form += paragraph * min(250, (LARGEST - len(form.encode())) // len(paragraph))
    yield single("size of a large form", len(form.encode()) / 1024, "kB")
    yield median("read it", [seconds(lambda: parse(form, "large.md")) for _ in range(runs)], "s", LARGE)


def damaged(source: bytes, chance: random.Random) -> bytes:
    """The form with one to six pieces cut out, doubled, moved or overwritten."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, len(source))
        end = min(len(source), start + chance.randint(0, 200))
        piece = chance.choice(
            [
                b"",
                source[start:end] * chance.choice((2, 3, 40)),
                chance.choice(MARKS).encode() * chance.choice((1, 1, 1, 60, 2000)),
                chance.choice(WORDS).encode(),
                chance.randbytes(chance.randint(1, 8)),
                source[: end - start],
            ]
        )
        source = source[:start] + piece + source[end:]
    return source


def fuzz(count: int, seed: int) -> Iterator[Figure]:
    """Damaged forms: each is answered with a form or with problems, in time."""
    chance = random.Random(seed)
    corpus = [path.read_bytes() for language in ("nl", "en") for path in shipped(language)]
    slowest, broken = 0.0, 0
    for number in range(count):
        source = damaged(chance.choice(corpus), chance)
        began = time.perf_counter()
        try:
            answered = parse(source, "damaged.md")
            broken += answered.form is None and not answered.problems
        except Exception as error:
            broken += 1
            print(f"seed {seed}, form {number}: {error!r}", file=sys.stderr)
        slowest = max(slowest, time.perf_counter() - began)
    yield single("damaged forms read", count, "")
    yield single("not answered with a form or problems", broken, "", 0)
    yield single("the slowest", slowest, "s", DAMAGED)


def measure(runs: int = 15, count: int = 2000, seed: int = 1) -> list[Figure]:
    """All of it."""
    return [*library(runs), *largest(max(3, runs // 3)), *fuzz(count, seed)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--count", type=int, default=2000, help="damaged forms")
    parser.add_argument("--seed", type=int, default=1)
    offer_json(parser)
    options = parser.parse_args()
    return show(measure(options.runs, options.count, options.seed), options.json)


if __name__ == "__main__":
    sys.exit(main())
