"""What asking for the version or for help costs, next to a Python that does nothing.

    python bench/asking.py [--runs 15] [--json]

Each run is followed by one of `python -c pass`; a ratio is the median of the ratios per pair. Neither may load Textual.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

from figures import Figure, median, offer_json, show, single
from pty_run import terminal
from workspaces import dialoog

NOTHING = [sys.executable, "-c", "pass"]
MOST = 4.0


def seconds(command: Sequence[str]) -> float:
    """How long it takes, from start to exit."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=terminal())
    return time.perf_counter() - began


def loads_textual(word: str) -> bool:
    """Whether Textual is there when the answer is."""
    look = "import sys; sys.exit('textual' in sys.modules)"
    code = f"from dialoog.cli import main\ntry: main([{word!r}])\nexcept SystemExit: pass\n{look}"
    return bool(subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, env=terminal()).returncode)


def measure(runs: int = 15) -> list[Figure]:
    """Both questions."""
    figures = []
    for word in ("--version", "--help"):
        command = [dialoog(), word]
        seconds(command)
        pairs = [(seconds(command), seconds(NOTHING)) for _ in range(runs)]
        figures += [
            median(f"{word}", [1000 * ours for ours, _ in pairs], "ms"),
            median(f"{word}, ratio", [ours / theirs for ours, theirs in pairs], "×", MOST),
            single(f"{word}, Textual loaded", loads_textual(word), "", 0),
        ]
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    offer_json(parser)
    options = parser.parse_args()
    return show(measure(options.runs), options.json)


if __name__ == "__main__":
    sys.exit(main())
