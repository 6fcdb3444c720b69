"""Why a work form suits a group, or what stands in its way: a closed set, so that every one of them has its words."""

from dataclasses import dataclass
from enum import IntEnum

from .rounds import ShortRound
from .workform import Aim, Experience


class Verdict(IntEnum):
    """How well a form suits, the best first."""

    GOOD = 0
    """As it was written."""
    POSSIBLE = 1
    """With something arranged or changed that the reasons name."""
    UNSUITED = 2


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer than it can be done with, and why, in the words of the form."""

    least: int
    needs: str


@dataclass(frozen=True, slots=True)
class Small:
    """Fewer than it was written for: who takes which role along, as (role, the role of who takes it), and which
    roles nobody has."""

    usual: int
    merged: tuple[tuple[str, str], ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooMany:
    """More than it can be done with, also in groups."""

    most: int


@dataclass(frozen=True, slots=True)
class InGroups:
    """So many groups at the same time, of `fewest` to `most` people. Each leads itself where the form is made for
    that; else each needs somebody to lead it."""

    count: int
    fewest: int
    most: int
    made_for_it: bool


@dataclass(frozen=True, slots=True)
class AtTables:
    """So many tables of `fewest` to `most` people."""

    count: int
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class Uneven:
    """Groups of `size` do not come out even: `count` of them have `other` people."""

    size: int
    other: int
    count: int


@dataclass(frozen=True, slots=True)
class BestWith:
    """The sizes at which it works best, and whether this group is one of them."""

    least: int
    most: int
    met: bool


@dataclass(frozen=True, slots=True)
class TooLong:
    """It takes longer than there is, also when it is shortened. Seconds; of a track, of its longest meeting."""

    seconds: float
    room: float


@dataclass(frozen=True, slots=True)
class Shortened:
    """It fits when every phase gives a little. Seconds."""

    seconds: float
    room: float


@dataclass(frozen=True, slots=True)
class LongRound:
    """A round takes so many seconds in this group, and the shorter ways there are."""

    seconds: float
    ways: tuple[ShortRound, ...]


@dataclass(frozen=True, slots=True)
class RanLonger:
    """It fits on paper; the last times it really took this team so many seconds."""

    seconds: float
    times: int


@dataclass(frozen=True, slots=True)
class AsksExperience:
    """It asks more experience than the group has."""

    asked: Experience
    has: Experience


@dataclass(frozen=True, slots=True)
class AsksTrust:
    """It is for people who know and trust each other."""


@dataclass(frozen=True, slots=True)
class Serves:
    """It is for what the group comes together for."""

    aim: Aim


@dataclass(frozen=True, slots=True)
class OtherAim:
    """It is for something else."""

    aims: tuple[Aim, ...]


Reason = (
    TooFew
    | Small
    | TooMany
    | InGroups
    | AtTables
    | Uneven
    | BestWith
    | TooLong
    | Shortened
    | LongRound
    | RanLonger
    | AsksExperience
    | AsksTrust
    | Serves
    | OtherAim
)


def weight(reason: Reason) -> Verdict:
    """The best verdict that a reason leaves room for."""
    match reason:
        case TooFew() | TooMany() | TooLong() | AsksTrust() | OtherAim():
            return Verdict.UNSUITED
        case AsksExperience(asked, has):
            return Verdict.UNSUITED if further(asked, has) > 1 else Verdict.POSSIBLE
        case Small() | LongRound() | Shortened() | RanLonger() | InGroups(made_for_it=False):
            return Verdict.POSSIBLE
        case _:
            return Verdict.GOOD


def further(asked: Experience, has: Experience) -> int:
    """How many steps of experience lie between the two."""
    steps = tuple(Experience)
    return steps.index(asked) - steps.index(has)
