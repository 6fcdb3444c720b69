"""The next meeting of a series, ready to be looked at: look back, go on, write down what was agreed."""

from collections.abc import Callable, Sequence

from .prepare import FRAME, HARVEST, OPENING, REVIEW, Draft, Part, proposal
from .programme import Programme, Seat
from .series import Series, chapter_form
from .workform import Tool, WorkForm

Get = Callable[[str], WorkForm | None]
"""A form of the library by its id."""


def next_meeting(
    series: Series, form: WorkForm, get: Get, *, review: bool, seats: Sequence[Seat] = (), team_name: str = ""
) -> Draft:
    """In a track the chapter that is up; else a meeting around `form`, which a group may choose anew each time.

    `review`: there are agreements to look back on. Raises ValueError for a track that is complete.
    """
    chapter = chapter_form(form, series.chapter) if series.chapters else None
    return Draft(
        parts=_around(chapter, get, review) if chapter else proposal(get, review, form.id),
        seats=tuple(seats),
        team=series.team,
        team_name=team_name,
        aim=chapter.intro if chapter else "",
        series=series.id,
        chapter=series.chapter if chapter else 0,
    )


def _around(chapter: WorkForm, get: Get, review: bool) -> tuple[Part, ...]:
    """A chapter fills its meeting, so little stands around it, and nothing it does itself: the opening with what the
    meeting is for, looking back when there is something open, the harvest unless it makes agreements of its own."""
    tools = {phase.tool for phase in chapter.phases}
    before = [OPENING, *([REVIEW] if review and Tool.REVIEW not in tools else [])]
    after = [] if Tool.AGREEMENTS in tools else [HARVEST]
    return (*_parts(before, get), Part(chapter), *_parts(after, get))


def _parts(ids: Sequence[str], get: Get) -> tuple[Part, ...]:
    return tuple(Part(form) for id in ids if (form := get(id)) is not None)


def main_form(programme: Programme) -> str:
    """The id of the form a meeting was about: its longest that is not part of the frame."""
    lengths: dict[str, float] = {}
    for step in programme.steps:
        lengths[step.form] = lengths.get(step.form, 0.0) + step.seconds
    about = {form: seconds for form, seconds in lengths.items() if form not in FRAME} or lengths
    return max(about, key=lambda form: about[form], default="")
