"""The facilitator's own words after a meeting: three short answers that no room, list or export ever shows."""

from collections.abc import Sequence

from textual.content import Content

from dialoog.domain.audience import Audience
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.session import Session
from dialoog.i18n import N_, _
from dialoog.live.clock import local
from dialoog.live.reader import Reader
from dialoog.live.workplace import Workplace
from dialoog.wording import day

from .safe import plain
from .widgets.reading import blocks, heading, lines, muted

QUESTIONS = (
    ("worked", N_("What worked?")),
    ("chafed", N_("What chafed?")),
    ("next", N_("What will I do differently next time?")),
)
"""Under which name an answer is kept, and how it is asked."""


def debrief_of(workplace: Workplace, session: Session) -> dict[str, Note]:
    """The answers to the three questions on one meeting, by name. For the facilitator alone."""
    own = Reader(workplace.ledger, Audience.SELF)
    return {note.name: note for note in own.notes(session.id) if note.kind is NoteKind.DEBRIEF}


def debriefed(workplace: Workplace, form: str) -> Content:
    """The debrief of the latest meeting with this form that has one, to read."""
    for session in workplace.held():
        if any(step.form == form for step in session.programme.steps):
            answers = debrief_of(workplace, session)
            if answers:
                when = day(local(session.ended or session.created).date(), workplace.today)
                return blocks([_title(session, when), *_answers(list(answers.values()))])
    return plain(_("There is no debrief of this form yet. After a meeting, d asks you three short questions."))


def _title(session: Session, when: str) -> Content:
    return lines(plain(session.programme.title, "bold"), muted(when))


def _answers(notes: Sequence[Note]) -> list[Content]:
    said = {note.name: note.text for note in notes}
    return [lines(heading(_(question)), plain(said[name])) for name, question in QUESTIONS if name in said]
