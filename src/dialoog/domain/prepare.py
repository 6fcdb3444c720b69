"""Preparing a meeting: from a few choices to a programme. Only the work forms have to be chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from .programme import Programme, Seat, Step, casts_of, lay_out, numbered, shrink, with_seconds
from .workform import Phase, Tool, WorkForm

OPENING, REVIEW, HARVEST = "opening", "review", "harvest"
FRAME = frozenset({OPENING, "check-in", REVIEW, HARVEST, "check-out"})
"""Ids of the forms that stand around what a meeting is about."""
ABOUT = "starrt"
PROPOSAL = (OPENING, "check-in", REVIEW, ABOUT, HARVEST, "check-out")
"""Ids of the forms a new meeting begins with, so that a first meeting can start at once; `ABOUT` is its heart."""
GROUP = 8
"""People to reckon with while nobody has said how many come."""
MOST_SEATS = 500
"""A larger number is a slip of the keys."""
GRAIN = 30
"""Seconds: lengths set by hand are whole half minutes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One work form in the programme, with its phases' lengths in seconds where they were set by hand."""

    form: WorkForm
    by_hand: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been chosen for a meeting; the fields mean what they mean in a `Programme`."""

    parts: tuple[Part, ...]
    seats: tuple[Seat, ...] = ()
    team: str | None = None
    team_name: str = ""
    aim: str = ""
    goals: tuple[str, ...] = ()
    materials: str = ""
    until: float | None = None
    bell: bool = False
    series: str | None = None
    chapter: int = 0

    def programme(self, language: str) -> Programme:
        """The programme as it will run. What was typed as the aim is what the room reads in the opening."""
        steps = steps_of(self.parts, len(self.seats))
        return Programme(
            title=" · ".join(name for name in (_subject(self.parts), self.team_name) if name),
            steps=_with_aim(steps, self.aim) if self.aim else steps,
            language=language,
            team=self.team,
            seats=self.seats,
            aim=self.aim,
            goals=self.goals,
            materials=self.materials,
            until=self.until,
            bell=self.bell,
            seconds_set=tuple((step.id, step.seconds) for step in steps if self.parts[step.part - 1].by_hand),
            casts=casts_of([part.form for part in self.parts]),
            series=self.series,
            chapter=self.chapter,
        )


def proposal(get: Callable[[str], WorkForm | None], review: bool, about: str = ABOUT) -> tuple[Part, ...]:
    """A meeting to begin with, around the form `about`; that form alone where it belongs to the frame itself.

    Looking back on agreements is in it when there are some (`review`), the harvest unless the form ends in agreements
    of its own. Forms that the library lacks are not in it.
    """
    main = get(about)
    ids = (about,) if about in FRAME else tuple(about if id == ABOUT else id for id in PROPOSAL)
    left_out = {REVIEW} if not review and about != REVIEW else set()
    if main is not None and about != HARVEST and any(phase.tool is Tool.AGREEMENTS for phase in main.phases):
        left_out.add(HARVEST)
    return tuple(Part(form) for id in ids if id not in left_out and (form := get(id)) is not None)


def steps_of(parts: Sequence[Part], people: int) -> tuple[Step, ...]:
    """The steps of the chosen forms, with the lengths set by hand. Without people, as for `GROUP`."""
    steps = lay_out([part.form for part in parts], people or GROUP)
    lengths: dict[str, float] = {}
    for number, part in enumerate(parts, start=1):
        mine = [step.id for step in steps if step.part == number]
        lengths.update(zip(mine, part.by_hand, strict=False))
    return with_seconds(steps, lengths)


def seconds_of(parts: Sequence[Part], people: int) -> float:
    """How long these forms take."""
    return sum(step.seconds for step in steps_of(parts, people))


def nudged(seconds: float, up: bool) -> float:
    """The next length up or down that one would say out loud: whole minutes to a quarter, then steps of five; at
    least one minute."""
    minutes = seconds / 60
    coarse = minutes >= 15 if up else minutes > 15
    step = 5 if coarse else 1
    whole = floor(minutes / step) + 1 if up else ceil(minutes / step) - 1
    return max(1, whole * step) * 60.0


def lasting(part: Part, seconds: float, people: int) -> Part:
    """The same form in another length: each phase keeps the share it was written with, in half minutes, at least one
    of those each."""
    written = [step.seconds for step in steps_of((Part(part.form),), people)]
    grains = max(len(written), round(seconds / GRAIN))
    shares = [grains * length / sum(written) for length in written]
    whole = [max(1, floor(share)) for share in shares]
    while (off := grains - sum(whole)) != 0:
        gaps = [share - count for share, count in zip(shares, whole, strict=True)]
        if off > 0:
            whole[gaps.index(max(gaps))] += 1
        else:
            whole[min((gap, place) for place, gap in enumerate(gaps) if whole[place] > 1)[1]] -= 1
    return replace(part, by_hand=tuple(float(GRAIN * count) for count in whole))


def fitted(parts: Sequence[Part], people: int, room: float) -> tuple[Part, ...] | None:
    """The parts, each phase a little shorter, so that they fit in `room` seconds; None when something has to go."""
    steps = steps_of(parts, people)
    lengths = shrink(steps, room)
    if lengths is None:
        return None
    return tuple(
        replace(part, by_hand=tuple(lengths[step.id] for step in steps if step.part == number))
        for number, part in enumerate(parts, start=1)
    )


def seats_of(typed: str, members: Sequence[Seat] = ()) -> tuple[Seat, ...]:
    """Who comes: a number ('40'), names with commas between, or nothing, which is everyone of the team.

    A name of someone in the team is that person; another one is a guest. Two of the same name get a number behind it.
    Raises ValueError for a number of people that cannot be.
    """
    typed = typed.strip()
    if not typed:
        return tuple(members)
    if typed.isdecimal():
        count = int(typed) if len(typed) <= 9 else MOST_SEATS + 1
        if not 1 <= count <= MOST_SEATS:
            raise ValueError(typed)
        return numbered(count)
    known = {seat.name.casefold(): seat for seat in members}
    seats: dict[str, Seat] = {}
    for name in names_in(typed):
        seat = known.get(name.casefold()) or Seat(f"g-{name.casefold()}", name)
        number = 1
        while seat.id in seats:
            number += 1
            seat = Seat(f"g-{name.casefold()}-{number}", f"{name} {number}")
        seats[seat.id] = seat
    return tuple(seats.values())


def names_in(typed: str) -> tuple[str, ...]:
    """The names in a line with commas or semicolons between them."""
    parts = (" ".join(part.split()) for part in typed.replace(";", ",").split(","))
    return tuple(part for part in parts if part)


def parts_of(programme: Programme, get: Callable[[str], WorkForm | None]) -> tuple[Part, ...]:
    """What a programme was made of. Forms that changed or went since then are taken from the programme itself."""
    by_hand = {id for id, _ in programme.seconds_set}
    parts = []
    for number in sorted({step.part for step in programme.steps}):
        steps = [step for step in programme.steps if step.part == number]
        form = get(steps[0].form)
        if form is None or [phase.title for phase in form.phases] != [phase.title for phase in _phases(steps)]:
            form = _form_of(steps, programme)
        chosen = any(step.id in by_hand for step in steps)
        parts.append(Part(form, tuple(step.seconds for step in steps) if chosen else ()))
    return tuple(parts)


def _phases(steps: Sequence[Step]) -> tuple[Phase, ...]:
    """The phases that steps were laid out from: one for all the rounds of each."""
    return tuple({step.root: step.phase for step in reversed(steps) if not step.change}.values())[::-1]


def _form_of(steps: Sequence[Step], programme: Programme) -> WorkForm:
    first = steps[0]
    return WorkForm(
        first.form,
        first.form_title,
        programme.language,
        _phases(steps),
        visibility=first.visibility,
        side_by_side=first.side_by_side,
        confidential=first.confidential,
        roles=next((cast.roles for cast in programme.casts if cast.part == first.part), ()),
    )


def _subject(parts: Sequence[Part]) -> str:
    """The title of what the meeting is about: its longest form that is not part of the frame."""
    about = [part for part in parts if part.form.id not in FRAME] or list(parts)
    return max(about, key=lambda part: seconds_of((part,), GROUP)).form.title if about else ""


def _with_aim(steps: Sequence[Step], aim: str) -> tuple[Step, ...]:
    opening = next((step for step in steps if step.form == OPENING), None)
    return tuple(replace(step, phase=replace(step.phase, text=aim)) if step is opening else step for step in steps)
