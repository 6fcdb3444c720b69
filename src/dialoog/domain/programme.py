"""A programme: one or more work forms under one end time, laid out as the steps the room will go through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from .workform import Phase, Tool, Visibility, WorkForm

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

    @property
    def closing(self) -> bool:
        """Steps that a short-cut never takes away: agreements are why many came, and a group ends together."""
        return self.phase.tool is Tool.AGREEMENTS or self.form == "check-out"


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

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)


def title_of(step: Step, steps: Iterable[Step]) -> str:
    """What a step is called when it is named: its phase, or its form where that is the form's only phase."""
    alone = sum(one.part == step.part for one in steps) == 1
    return step.form_title if alone else step.phase.title


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
    """The steps of a meeting, form after form. Ids are `<form>.<phase>`, counted from 1, and stay as they are when
    lengths change."""
    return tuple(
        Step(
            id=f"{part}.{number}",
            part=part,
            form=form.id,
            form_title=form.title,
            phase=phase,
            seconds=length(phase, people),
            side_by_side=form.side_by_side,
            visibility=form.visibility,
        )
        for part, form in enumerate(forms, start=1)
        for number, phase in enumerate(form.phases, start=1)
    )


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


def groups(seats: Sequence[Seat], size: int = 3) -> tuple[tuple[str, ...], ...]:
    """Seats in small groups as even as can be, of at most `size`, never one alone, in the order given.

    Two people make one pair; five make three and two; seven make three, two and two. Of an odd number in pairs, one
    group is of three.
    """
    if not seats:
        return ()
    count = ceil(len(seats) / size) if size > 2 else max(1, len(seats) // 2)
    base, larger = divmod(len(seats), count)
    result, at = [], 0
    for number in range(count):
        end = at + base + (number < larger)
        result.append(tuple(seat.id for seat in seats[at:end]))
        at = end
    return tuple(result)
