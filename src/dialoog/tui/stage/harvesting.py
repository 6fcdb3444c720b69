"""The harvest in words: what its headings are called, and all of it as one text for the wall."""

from collections.abc import Sequence

from dialoog.domain.harvest import Heading, gathered, grouped, harvest_of
from dialoog.domain.note import Note, NoteKind
from dialoog.i18n import _
from dialoog.live.session import LiveSession


def harvest_in(live: LiveSession) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """The notes of the harvest the room is in or goes to, and the themes its form begins with."""
    state = live.state
    step = harvest_of(state.steps, state.current or "")
    themes = step.phase.listed("themes") if step else ()
    return gathered(live.notes(), state.steps, state.current or ""), themes


def harvest_text(notes: Sequence[Note], themes: Sequence[str]) -> str:
    """The notes under their headings, a paragraph each; empty while there are none."""
    if not notes:
        return ""
    headings = grouped(notes, themes)
    return "\n\n".join(_paragraph(one, alone=len(headings) == 1) for one in headings if one.notes)


def _paragraph(heading: Heading, alone: bool) -> str:
    lines = [f"· {note.text}" for note in heading.notes]
    name = heading_name(heading)
    if alone and not heading.theme and heading.kind is NoteKind.IDEA:
        return "\n".join(lines)
    return "\n".join([f"{name} ({heading.count})", *lines])


def heading_name(heading: Heading) -> str:
    """What stands above the notes."""
    match heading.kind:
        case NoteKind.QUESTION:
            return _("Questions")
        case NoteKind.PARKED:
            return _("Parking place")
        case _:
            return heading.theme or _("No theme yet")
