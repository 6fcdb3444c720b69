"""A writer for `kill.py` that changes what is there: agreements get longer, shorter, settled, and forgotten.

    python bench/editor.py DIR [--count 1000]     prints `ACK id@n` as soon as change n of that agreement is on disk
    python bench/editor.py DIR --list             prints `HAVE id@n` for every change that the file still knows of

Each change carries its number in the words, so that a file which fell back to an older content is noticed too. It
writes through the same layers as the app.
"""

import argparse
import random
import sys
from dataclasses import replace
from pathlib import Path

from dialoog.domain.agreement import Agreement, Status, Wording
from dialoog.live.workplace import Workplace

CHANGES = 8
"""Changes one agreement gets at most before a new one begins."""
AT_ONCE = 5
LONGEST = 400
"""Words in the longest wording, some 3 kB."""
SAVING = 30.0


def edit(workplace: Workplace, count: int, chance: random.Random) -> None:
    """Make so many changes, one by one; every one makes the file much longer or much shorter."""
    open_ones = [workplace.agree(None, _worded(Wording(""), 0, chance)) for _ in range(AT_ONCE)]
    _saved(workplace, *(f"{one.id}@0" for one in open_ones))
    for _ in range(count):
        at = chance.randrange(len(open_ones))
        one, number = open_ones[at], _number(open_ones[at]) + 1
        if number > CHANGES:
            workplace.settle(one, Status.DONE, "klaar " * chance.randint(0, LONGEST))
            open_ones[at] = one = workplace.agree(None, _worded(Wording(""), 0, chance))
        else:
            open_ones[at] = one = replace(one, wording=_worded(one.wording, number, chance))
            workplace.ledger.put(one)
        gone = workplace.agree(None, _worded(Wording(""), 0, chance))
        workplace.ledger.forget(gone)
        _saved(workplace, f"{one.id}@{_number(one)}")


def known(workplace: Workplace) -> None:
    """Every change there has been, going by the latest that is there."""
    for one in workplace.room.agreements():
        for number in range(_number(one) + 1):
            print(f"HAVE {one.id}@{number}")


def _worded(wording: Wording, number: int, chance: random.Random) -> Wording:
    return replace(wording, what=f"{number} " + "woorden " * chance.randint(1, LONGEST))


def _number(one: Agreement) -> int:
    return int(one.wording.what.partition(" ")[0])


def _saved(workplace: Workplace, *marks: str) -> None:
    if not workplace.ledger.drain(SAVING):
        sys.exit(workplace.mark.problem)
    for mark in marks:
        print(f"ACK {mark}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    with Workplace.open(options.dir, create=not options.list, write=not options.list, wait=5.0) as workplace:
        if options.list:
            known(workplace)
        else:
            edit(workplace, options.count, random.Random())


if __name__ == "__main__":
    main()
