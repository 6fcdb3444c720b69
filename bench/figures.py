"""Figures with their spread and their target, and how they are shown."""

import json
import statistics
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: its middle value, the lowest and highest seen, and the most it may be."""

    name: str
    value: float
    low: float
    high: float
    unit: str
    most: float | None = None

    @property
    def within(self) -> bool | None:
        return None if self.most is None else self.value <= self.most

    def __str__(self) -> str:
        spread = f"({self.low:.4g} to {self.high:.4g})" if self.low != self.high else ""
        target = "" if self.most is None else f"at most {self.most:g}{'' if self.within else ', MISSED'}"
        return f"{self.name:44} {self.value:9.4g} {self.unit:4} {spread:22} {target}".rstrip()


def median(name: str, values: Sequence[float], unit: str, most: float | None = None) -> Figure:
    return Figure(name, statistics.median(values), min(values), max(values), unit, most)


def quantile(name: str, values: Sequence[float], share: float, unit: str, most: float | None = None) -> Figure:
    """The value that `share` of all values stay under."""
    ordered = sorted(values)
    return Figure(name, ordered[min(len(ordered) - 1, int(share * len(ordered)))], ordered[0], ordered[-1], unit, most)


def single(name: str, value: float, unit: str, most: float | None = None) -> Figure:
    """Something that was counted or measured once."""
    return Figure(name, value, value, value, unit, most)


def offer_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def show(figures: Sequence[Figure], as_json: bool) -> int:
    """Print them; the exit code is 1 when a target was missed."""
    print(json.dumps([asdict(one) for one in figures], indent=1) if as_json else "\n".join(map(str, figures)))
    return int(any(one.within is False for one in figures))
