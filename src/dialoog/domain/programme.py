"""A programme: one or more work forms under one end time, laid out as the steps the room will go through."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .workform import Phase, Role, Tool, Visibility, WorkForm

TURN_SECONDS = 45
"""Speaking time per person where a form names none: 8 people take 6 minutes, 20 take 15."""
DEFAULT_MINUTES = 5.0
"""Length of a step when neither the form nor the number of people gives one."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant of this meeting: a person with a name, or a number in a group whose names nobody typed.

    Ids are `p-<person id>` for people on file, `n-<number>` for numbers, `g-<name>` for a guest.
    """

    id: str
    name: str
    present: bool = True


def numbered(count: int) -> tuple[Seat, ...]:
    """Seats for a group that is known only by its size."""
    return tuple(Seat(f"n-{number}", str(number)) for number in range(1, count + 1))


def root(step: str) -> str:
    """The phase that a step's id comes from: `1.3` of `1.3r2+1`."""
    return re.split("[rc+]", step, maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of one form, at its place in this programme, with its length for this group.

    It carries the phase's full text, so that a meeting can be resumed or read back without the form's file.
    """

    id: str
    part: int
    form: str
    form_title: str
    phase: Phase
    seconds: float
    side_by_side: bool = False
    visibility: Visibility = Visibility.TEAM
    confidential: bool = False
    """What is told here stays with those present: nothing of it is kept unless the group chooses."""
    round: int = 0
    """Which round of its phase this is, from 1; 0 in a phase without rounds."""
    rounds: int = 0
    change: bool = False
    """The minutes in which people move to where they sit in `round`."""

    @property
    def closing(self) -> bool:
        """Steps that a short-cut never takes away: agreements are why many came, and a group ends together."""
        return self.phase.tool is Tool.AGREEMENTS or self.form == "check-out"

    @property
    def root(self) -> str:
        """The phase this step comes from, as an id: without the round and without "once more"."""
        return root(self.id)

    @property
    def in_confidence(self) -> bool:
        """Whether what is said here is for fewer ears than the team's."""
        return self.confidential or self.visibility.narrow


@dataclass(frozen=True, slots=True)
class Cast:
    """The roles of one part of a programme, with their cards."""

    part: int
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """What is planned: who, what for, the steps, until when."""

    title: str
    steps: tuple[Step, ...]
    language: str
    team: str | None = None
    seats: tuple[Seat, ...] = ()
    aim: str = ""
    goals: tuple[str, ...] = ()
    """Ids of the goals this meeting serves."""
    materials: str = ""
    """The figures or documents that lie on the table."""
    until: float | None = None
    """When everybody must be out of the door."""
    bell: bool = False
    seconds_set: tuple[tuple[str, float], ...] = ()
    """Lengths that the facilitator set by hand, by step id."""
    casts: tuple[Cast, ...] = ()
    series: str | None = None
    """Id of the series this meeting belongs to: a track, or a group that meets again."""
    chapter: int = 0
    """In a track: which of its meetings this is, from 1."""

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)


def present(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Those who are in the room."""
    return tuple(seat for seat in seats if seat.present)


def length(phase: Phase, people: int) -> float:
    """Seconds a phase takes for this many people: as written, or speaking time times people in a round of turns."""
    if phase.minutes is not None:
        return phase.minutes * 60
    if phase.tool is Tool.TURNS:
        return max(1, people) * (phase.seconds or TURN_SECONDS)
    return DEFAULT_MINUTES * 60


def lay_out(forms: Sequence[WorkForm], people: int) -> tuple[Step, ...]:
    """The steps of a meeting, form after form. Ids are `<form>.<phase>`, counted from 1, with `r<round>` behind it for
    a round and `c<round>` for the move to it; they stay as they are when lengths change."""
    return tuple(
        step
        for part, form in enumerate(forms, start=1)
        for number, phase in enumerate(form.phases, start=1)
        for step in _in_rounds(
            Step(
                id=f"{part}.{number}",
                part=part,
                form=form.id,
                form_title=form.title,
                phase=phase,
                seconds=length(phase, people),
                side_by_side=form.side_by_side,
                visibility=form.visibility,
                confidential=form.confidential,
            )
        )
    )


def _in_rounds(step: Step) -> Iterator[Step]:
    """A phase in rounds as a step for each. At tables people move before every round, in pairs between two rounds."""
    phase, rounds = step.phase, int(step.phase.option("rounds", "1"))
    change = 60.0 * float(phase.option("change", "0"))
    if rounds < 2 and not (change and phase.tool is Tool.TABLES):
        yield step
        return
    moving = replace(phase, text="", cards=(), notes=(), captures=(), think=None)
    for number in range(1, rounds + 1):
        if change and (phase.tool is Tool.TABLES or number > 1):
            move = f"{step.id}c{number}"
            yield replace(step, id=move, phase=moving, seconds=change, round=number, rounds=rounds, change=True)
        yield replace(step, id=f"{step.id}r{number}", phase=_question(phase, number), round=number, rounds=rounds)


def _question(phase: Phase, number: int) -> Phase:
    """The phase as it is in one round: with its own question where each round has one."""
    if phase.option("questions") != "round" or number > len(phase.cards):
        return phase
    return replace(phase, text=phase.cards[number - 1], cards=())


def casts_of(forms: Sequence[WorkForm]) -> tuple[Cast, ...]:
    """The roles of each form that has any."""
    return tuple(Cast(part, form.roles) for part, form in enumerate(forms, start=1) if form.roles)


def with_seconds(steps: Iterable[Step], seconds: dict[str, float]) -> tuple[Step, ...]:
    """The same steps with some lengths changed."""
    return tuple(replace(step, seconds=seconds.get(step.id, step.seconds)) for step in steps)


@dataclass(frozen=True, slots=True)
class Slot:
    """A step with the moments it is planned to begin and end."""

    step: Step
    begins: float
    ends: float


def schedule(steps: Iterable[Step], begins: float) -> tuple[Slot, ...]:
    """When each step is planned, back to back from `begins`: the backbone of a run sheet."""
    slots = []
    for step in steps:
        slots.append(Slot(step, begins, begins + step.seconds))
        begins += step.seconds
    return tuple(slots)


def shrink(steps: Sequence[Step], room: float, shortest: float = 60.0) -> dict[str, float] | None:
    """Lengths in whole half minutes that make the steps fit in `room` seconds, each cut in the same proportion.

    A step of `shortest` or less stays as it is. None when even `shortest` each does not fit: then something has to be
    left out.
    """
    total = sum(step.seconds for step in steps)
    if total <= room:
        return {step.id: step.seconds for step in steps}
    floors = {step.id: min(step.seconds, shortest) for step in steps}
    spare = room - sum(floors.values())
    if spare < 0:
        return None
    stretch = total - sum(floors.values())
    share = spare / stretch if stretch else 0.0
    cut = {step.id: floors[step.id] + (step.seconds - floors[step.id]) * share for step in steps}
    return {id: max(floors[id], 30 * (round(seconds, 6) // 30)) for id, seconds in cut.items()}
