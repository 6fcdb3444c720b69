"""Choosing a work form: does it suit this group, this question, this time, and what has to be arranged for it.

Nothing is refused. Every form gets a verdict with its reasons, so that whoever leads the meeting can decide otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from . import rounds
from .grouping import grouped
from .memory import Memory
from .prepare import FRAME, GROUP, Part, steps_of
from .programme import Step, numbered, shrink
from .reasons import (
    AsksExperience,
    AsksTrust,
    AtTables,
    BestWith,
    InGroups,
    LongRound,
    OtherAim,
    RanLonger,
    Reason,
    Serves,
    Shortened,
    Small,
    TooFew,
    TooLong,
    TooMany,
    Uneven,
    Verdict,
    further,
    weight,
)
from .roles import cast
from .seating import tables_for
from .workform import Aim, Experience, Kind, Safety, Tool, WorkForm

SHARE: Final = 2 / 3
"""The part of its length that a form keeps its point in, when every phase gives a little: our own figure."""
LATELY: Final = 3
"""So many times say how long a form really takes this team."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known about the meeting to come; None where nobody has said."""

    people: int | None = None
    minutes: float | None = None
    aim: Aim | None = None
    experience: Experience | None = None
    safety: Safety | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How a form suits a wish. `seconds` is what it takes this group (a track: its longest meeting); the reasons that
    weigh most come first."""

    form: WorkForm
    verdict: Verdict
    seconds: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lately:
    """The last times a team used a form: which day it was, how many times are reckoned with, and what those took on
    average, in seconds: planned and really."""

    day: date
    times: int
    planned: float
    spent: float


def choose(forms: Iterable[WorkForm], wish: Wish, memory: Memory | None = None) -> list[Fit]:
    """Every form with its verdict: what suits first, and among those that suit as well, in the order given."""
    return sorted((judge(form, wish, memory) for form in forms), key=lambda fit: fit.verdict)


def judge(form: WorkForm, wish: Wish, memory: Memory | None = None) -> Fit:
    """How well a form suits a wish, for a team that remembers `memory`. What nobody said is no reason against it."""
    groups = _groups(form, wish.people) if wish.people is not None else ()
    size = max(groups) if groups and form.side_by_side else wish.people or GROUP
    steps = _longest_meeting(form, size)
    seconds = sum(step.seconds for step in steps)
    long = [step for step in steps if rounds.shorter(step.phase, size)]
    gained = sum(max(0.0, step.seconds - min(way.seconds for way in rounds.shorter(step.phase, size))) for step in long)
    reasons = [
        *_of_rounds(long, size),
        *(_of_size(form, wish.people, groups) if wish.people is not None else ()),
        *(_of_time(steps, gained, wish.minutes * 60, lately(memory, form)) if wish.minutes is not None else ()),
        *_of_group(form, wish, memory),
    ]
    reasons.sort(key=weight, reverse=True)
    verdict = max(map(weight, reasons), default=Verdict.GOOD)
    return Fit(form, verdict, seconds, tuple(reasons))


def lately(memory: Memory | None, form: WorkForm) -> Lately | None:
    """How the last times went; None where there were none. The meetings of a track differ, so it has no such figure."""
    times = memory.times(form.id)[:LATELY] if memory and form.kind is not Kind.TRACK else ()
    if not times:
        return None
    planned, spent = (sum(each) / len(times) for each in zip(*((one.planned, one.spent) for one in times), strict=True))
    return Lately(times[0].day, len(times), planned, spent)


def _longest_meeting(form: WorkForm, people: int) -> tuple[Step, ...]:
    steps = steps_of((Part(form),), people)
    chapters = dict.fromkeys(step.phase.chapter for step in steps)
    meetings = [tuple(step for step in steps if step.phase.chapter == chapter) for chapter in chapters]
    return max(meetings, key=lambda meeting: sum(step.seconds for step in meeting), default=())


# how many


def _groups(form: WorkForm, people: int) -> tuple[int, ...]:
    """The sizes of the groups that so many people make, the largest first: one where they can stay together, none
    where it does not come out. Side by side they are as near to the best size as can be, else as few as can be."""
    least, most = form.people
    together = most is None or people <= most
    if together and not (form.side_by_side and form.best):
        return (people,) if people >= _fewest(form) else ()
    if not together and form.kind not in (Kind.TEAM, Kind.DECK):
        return ()
    for low in (least, _fewest(form)):
        counts = [n for n in range(1, people // low + 1) if most is None or people <= n * most]
        if counts:
            best = sum(form.best) / 2 if form.best and form.side_by_side else float(people)
            count = min(counts, key=lambda n: abs(people / n - best))
            base, larger = divmod(people, count)
            return (base + 1,) * larger + (base,) * (count - larger)
    return ()


def _fewest(form: WorkForm) -> int:
    return min(form.smallest or form.people[0], form.people[0])


def _of_size(form: WorkForm, people: int, groups: Sequence[int]) -> Iterable[Reason]:
    least, most = form.people
    if people < _fewest(form):
        yield TooFew(_fewest(form), form.needs)
        return
    if not groups and most is not None:
        yield TooMany(most)
        return
    if len(groups) > 1:
        yield InGroups(len(groups), groups[-1], groups[0], form.side_by_side)
    if groups[-1] < least:
        yield _small(form, groups[-1])
    if form.best:
        low, high = form.best
        yield BestWith(low, high, met=low <= groups[-1] and groups[0] <= high)
    if len(groups) == 1:
        yield from _seated(form, people)


def _small(form: WorkForm, people: int) -> Small:
    given = dict(cast(form.roles, [seat.id for seat in numbered(people)]))
    merged = tuple(
        (role.name, role.merge)
        for role in form.roles
        if role.merge and role.name in given and given[role.name] == given.get(role.merge)
    )
    return Small(form.people[0], merged, tuple(role.name for role in form.roles if role.name not in given))


def _seated(form: WorkForm, people: int) -> Iterable[Reason]:
    """How people come to sit in phases at tables and in small groups, where it does not go without saying."""
    if any(phase.tool is Tool.TABLES for phase in form.phases):
        count = tables_for(people)
        yield AtTables(count, people // count, -(-people // count))
    for phase in form.phases:
        size = int(phase.option("size", "2"))
        if phase.tool is Tool.PAIRS and people > size:
            sizes = Counter(map(len, grouped([seat.id for seat in numbered(people)], size)))
            others = [(other, count) for other, count in sizes.items() if other != size]
            if others:
                yield Uneven(size, *others[0])
            return


# how long


def _of_rounds(long: Sequence[Step], people: int) -> Iterable[Reason]:
    if long:
        phase = max((step.phase for step in long), key=lambda phase: rounds.seconds_of(phase, people))
        yield LongRound(rounds.seconds_of(phase, people), rounds.shorter(phase, people))


def _of_time(steps: Sequence[Step], gained: float, room: float, before: Lately | None) -> Iterable[Reason]:
    """`gained` are the seconds that doing long rounds shorter brings."""
    seconds = sum(step.seconds for step in steps)
    if seconds <= room:
        if before is not None and before.spent > room:
            yield RanLonger(before.spent, before.times)
    elif gained and seconds - gained <= room:
        return  # the long round is the reason, and its shorter ways are the way out
    elif seconds * SHARE <= room and shrink(steps, room) is not None:
        yield Shortened(seconds, room)
    else:
        yield TooLong(seconds, room)


# who


def _of_group(form: WorkForm, wish: Wish, memory: Memory | None) -> Iterable[Reason]:
    if wish.experience is not None:
        done = memory is not None and bool(memory.times(form.id))
        has = max(wish.experience, Experience.SOME if done else Experience.NONE, key=list(Experience).index)
        if further(form.experience, has) > 0:
            yield AsksExperience(form.experience, has)
    if wish.safety is Safety.ORDINARY and form.safety is Safety.HIGH:
        yield AsksTrust()
    if wish.aim in form.aims and wish.aim is not None:
        yield Serves(wish.aim)
    elif wish.aim is not None and form.aims and form.id not in FRAME:  # a check-in stands around any aim
        yield OtherAim(form.aims)
