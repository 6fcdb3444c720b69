"""Kill a writer at random moments, and count files that no longer open and acknowledged records that are gone.

The writer is any command that prints a line `ACK <id>` after each record is durable. The verifier opens the workspace
as the app would and prints `HAVE <id>` for each record; another exit code than 0 means that it does not open. `{dir}`
in both is the workspace. Passed (exit code 0) is: nothing broken, nothing acknowledged lost. A record that is there
without its acknowledgement is allowed: the writer died between the disk and the pipe.

    python bench/kill.py --kills 500 --dir school \
        --writer 'dialoog --workspace {dir} agreements add --team T --what W --who P --count 1000 --ack' \
        --verifier 'dialoog --workspace {dir} agreements list --ids'

With `--renew 50` a new workspace is begun after every fifty kills, so that files keep the size real ones have. For
records that change: `--writer 'python bench/editor.py {dir}' --verifier 'python bench/editor.py {dir} --list'`.

A kill ends the process, not the disk: what a power cut does to a disk's own cache is not measured here.
"""

import argparse
import json
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

FIRST_ACK_SECONDS = 20.0


@dataclass
class Result:
    """What came of all kills; `examples` are the first few failures."""

    kills: int = 0
    acknowledged: int = 0
    broken: int = 0
    lost: int = 0
    unacknowledged: int = 0
    without_ack: int = 0
    seconds: float = 0.0
    examples: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.broken == 0 and self.lost == 0


def kill_once(command: list[str], life: float, how: signal.Signals) -> set[str]:
    """Start a writer, let it live for `life` seconds after its first acknowledgement, kill it; returns what it
    acknowledged. A line cut off half way is no acknowledgement."""
    acknowledged: set[str] = set()
    first = threading.Event()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:

        def listen() -> None:
            assert writer.stdout is not None
            for line in writer.stdout:
                if line.startswith(b"ACK ") and line.endswith(b"\n"):
                    acknowledged.add(line[4:].strip().decode())
                    first.set()
            first.set()

        listener = threading.Thread(target=listen)
        listener.start()
        first.wait(FIRST_ACK_SECONDS)
        time.sleep(life)
        writer.send_signal(how)
        try:
            writer.wait(10)
        except subprocess.TimeoutExpired:
            writer.kill()
        listener.join()
    return acknowledged


def verify(command: list[str]) -> tuple[set[str], str]:
    """The ids that are there; or why the workspace does not open."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    have = {line[5:].strip() for line in done.stdout.splitlines() if line.startswith("HAVE ")}
    return have, done.stderr[-400:] if done.returncode else ""


def run(options: argparse.Namespace) -> Result:
    """All the kills, on a workspace that grows."""
    chance = random.Random(options.seed)
    base = options.dir or Path(tempfile.mkdtemp(prefix="kill-"))
    result = Result()
    writer: list[str] = []
    verifier: list[str] = []
    expected: set[str] = set()
    began = time.monotonic()
    for number in range(options.kills):
        if number == 0 or (options.renew and number % options.renew == 0):
            folder = base / f"{number:05}" if options.renew else base
            writer, verifier = (shlex.split(text.format(dir=folder)) for text in (options.writer, options.verifier))
            expected = set()
        life = chance.uniform(options.min_ms, options.max_ms) / 1000
        acknowledged = kill_once(writer, life, signal.Signals[f"SIG{options.signal}"])
        result.kills += 1
        result.acknowledged += len(acknowledged)
        result.without_ack += not acknowledged
        expected |= acknowledged
        have, trouble = verify(verifier)
        if trouble:
            result.broken += 1
            result.examples.append(trouble)
        missing = expected - have
        if missing:
            result.lost += len(missing)
            result.examples.append(f"after kill {result.kills}: {len(missing)} lost, such as {min(missing)}")
        result.unacknowledged += len(have - expected)
        expected = have
    result.seconds = round(time.monotonic() - began, 1)
    del result.examples[5:]
    return result


def arguments() -> argparse.ArgumentParser:
    """What can be asked."""
    parser = argparse.ArgumentParser(description="Kill a writer at random moments and count what is lost.")
    parser.add_argument("--writer", required=True)
    parser.add_argument("--verifier", required=True)
    parser.add_argument("--dir", type=Path, help="the workspace (else a new folder)")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--renew", type=int, default=0, help="kills after which a new workspace is begun (0: never)")
    parser.add_argument("--min-ms", type=float, default=30.0, help="shortest life after the first ACK")
    parser.add_argument("--max-ms", type=float, default=400.0)
    parser.add_argument("--signal", default="KILL", choices=["KILL", "TERM", "HUP"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser


def main() -> int:
    options = arguments().parse_args()
    result = run(options)
    figures = json.dumps(asdict(result) | {"passed": result.passed}, indent=1)
    print(figures)
    if options.json:
        options.json.write_text(figures + "\n", "utf-8")
    return 0 if result.passed else 1


if __name__ == "__main__":
    sys.exit(main())
