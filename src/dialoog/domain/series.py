"""Meetings that belong together: a track through its chapters, or a group that comes back with other roles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from .workform import Chapter, WorkForm


@dataclass(frozen=True, slots=True)
class Series:
    """One run of a form over several meetings by the same people."""

    id: str
    title: str
    form: str
    started: float
    team: str | None = None
    people: tuple[str, ...] = ()
    """Seat ids of the group; empty where it is the whole team."""
    names: tuple[tuple[str, str], ...] = ()
    """What guests are called, by seat id."""
    chapters: int = 0
    """How many meetings its form has; 0 for a group that goes on as long as it likes."""
    chapter: int = 1
    """In a track: which meeting comes next, from 1; `chapters` + 1 when it is complete."""
    meetings: tuple[tuple[str, int], ...] = ()
    """Ids of the meetings held, with the chapter each was, in order."""
    ended: float | None = None

    @property
    def complete(self) -> bool:
        return bool(self.chapters) and self.chapter > self.chapters


def met(series: Series, meeting: str, chapter: int) -> Series:
    """After a meeting: it is on the list, once, and the chapter after this one is up. A meeting that is on the list
    already was gone on with and ended again; then nothing changes."""
    if any(one[0] == meeting for one in series.meetings):
        return series
    held = (*series.meetings, (meeting, chapter))
    return replace(series, meetings=held, chapter=chapter + 1 if series.chapters else series.chapter)


def unmet(series: Series, meeting: str, chapter: int) -> Series:
    """A meeting goes on after all. Where others followed it, it stays where it is."""
    if not series.meetings or series.meetings[-1][0] != meeting:
        return series
    return replace(series, meetings=series.meetings[:-1], chapter=chapter if series.chapters else series.chapter)


def back_to(series: Series, chapter: int) -> Series:
    """The group goes back to a chapter, such as new hypotheses when one was rejected. Findings stay.

    Raises ValueError for a chapter there is not.
    """
    if not 1 <= chapter <= series.chapters:
        raise ValueError(chapter)
    return replace(series, chapter=chapter)


def ended(series: Series, at: float) -> Series:
    """The series is over."""
    return replace(series, ended=at)


class Standing(StrEnum):
    """Where the group stands with one chapter. `again`: it was held, and comes once more because they went back."""

    DONE = "done"
    NEXT = "next"
    TO_COME = "to-come"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Stop:
    """One chapter of a track on the way of this group."""

    number: int
    chapter: Chapter
    standing: Standing
    meetings: tuple[str, ...] = ()
    """Ids of the meetings it was held in."""
    days: tuple[date, ...] = ()
    """When those were, as far as that is known."""


def where_are_we(series: Series, form: WorkForm, days: Mapping[str, date]) -> tuple[Stop, ...]:
    """The chapters in order, each with where the group stands. `days` tells when a meeting was, by its id."""
    stops = []
    for number, chapter in enumerate(form.chapters, start=1):
        held = tuple(meeting for meeting, at in series.meetings if at == number)
        when = tuple(days[meeting] for meeting in held if meeting in days)
        stops.append(Stop(number, chapter, _standing(series, number, bool(held)), held, when))
    return tuple(stops)


def _standing(series: Series, number: int, held: bool) -> Standing:
    if number == series.chapter:
        return Standing.NEXT
    if not held:
        return Standing.TO_COME
    return Standing.DONE if number < series.chapter else Standing.AGAIN


def latest_chapter(series: Series, form: WorkForm) -> Chapter | None:
    """The chapter that was held last; None before the first meeting, and for a group that has no chapters."""
    number = series.meetings[-1][1] if series.meetings else 0
    return form.chapters[number - 1] if 1 <= number <= len(form.chapters) else None


def way_back(series: Series, form: WorkForm) -> int | None:
    """The chapter that the form lets a group return to after the meeting it just had; None when there is none, or when
    they chose another way already."""
    latest = latest_chapter(series, form)
    went_on = latest is not None and series.chapter == series.meetings[-1][1] + 1
    return latest.back if latest is not None and went_on else None


def chapter_form(form: WorkForm, number: int) -> WorkForm:
    """One chapter of a track, from 1, as a form of its own: same id, so that roles go round over the whole track.

    Raises ValueError for a chapter there is not.
    """
    if not 1 <= number <= len(form.chapters):
        raise ValueError(number)
    chapter = form.chapters[number - 1]
    return replace(
        form,
        title=f"{form.title} · {number} {chapter.title}",
        intro=chapter.text,
        phases=tuple(phase for phase in form.phases if phase.chapter == chapter.title),
        chapters=(chapter,),
    )
