"""Gathering what came up: short notes, ordered by the group under headings that all can see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .note import Note, NoteKind
from .programme import Step
from .workform import Tool

GATHERED: Final = (NoteKind.IDEA, NoteKind.QUESTION, NoteKind.PARKED)
"""The kinds of note a harvest consists of, in the order in which they stand on the wall."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Notes that stand together. Ideas stand under their theme, which is empty for those that have none yet; questions
    to go on with and what is parked stand apart, whatever theme they had."""

    kind: NoteKind
    theme: str
    notes: tuple[Note, ...]

    @property
    def count(self) -> int:
        return len(self.notes)


def harvest_of(steps: Sequence[Step], at: str) -> Step | None:
    """The harvest that a note made in step `at` is for: the first from there on, else the last there was.

    So a scribe may write in any phase, and two harvests in one meeting stay apart. None in a meeting without one.
    """
    places = {step.id: place for place, step in enumerate(steps)}
    harvests = [step for step in steps if step.phase.tool is Tool.HARVEST]
    begins = places.get(at, len(steps))
    ahead = (step for step in harvests if places[step.id] >= begins)
    return next(ahead, harvests[-1] if harvests else None)


def gathered(notes: Iterable[Note], steps: Sequence[Step], at: str) -> tuple[Note, ...]:
    """Of all notes of a meeting those that belong to the harvest the room is in or goes to from step `at`."""
    root = _root(harvest_of(steps, at))
    return tuple(note for note in notes if note.kind in GATHERED and _root(harvest_of(steps, note.step)) == root)


def _root(step: Step | None) -> str:
    return step.root if step else ""


def themes_of(notes: Iterable[Note], known: Sequence[str] = ()) -> tuple[str, ...]:
    """The themes in their order: those that are known already, then the others by first use."""
    used = (note.theme for note in notes if note.theme and note.kind is NoteKind.IDEA)
    return tuple(dict.fromkeys((*known, *used)))


def grouped(notes: Sequence[Note], themes: Sequence[str] = ()) -> tuple[Heading, ...]:
    """Every note under exactly one heading, in the order it was made.

    The themes come first, those of the form also while they are empty; then ideas without one, questions, and what is
    parked, each where there are any.
    """
    ideas = [note for note in notes if note.kind is NoteKind.IDEA]
    themed = [
        Heading(NoteKind.IDEA, theme, tuple(note for note in ideas if note.theme == theme))
        for theme in themes_of(ideas, themes)
    ]
    apart = [Heading(NoteKind.IDEA, "", tuple(note for note in ideas if not note.theme))]
    for kind in GATHERED[1:]:
        apart.append(Heading(kind, "", tuple(note for note in notes if note.kind is kind)))
    return (*themed, *(heading for heading in apart if heading.notes))


def under(note: Note, theme: str) -> Note:
    """The note under another theme, or under none. Whatever it was before, it is an idea again: there one sees it."""
    return replace(note, theme=theme, kind=NoteKind.IDEA)


def turned(note: Note, kind: NoteKind) -> Note:
    """The note as a question or on the parking place; one that stood there already is an idea again."""
    return replace(note, kind=NoteKind.IDEA if note.kind is kind else kind)


def renamed(notes: Iterable[Note], theme: str, name: str) -> tuple[Note, ...]:
    """The notes that change when a theme gets another name, as they will be."""
    return tuple(replace(note, theme=name) for note in notes if note.theme == theme and name != theme)


def spelled(name: str, themes: Iterable[str]) -> str:
    """A theme as it stands on the wall already, for one who types it with other capitals."""
    return next((theme for theme in themes if theme.casefold() == name.casefold()), name)
