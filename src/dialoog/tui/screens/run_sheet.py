"""The whole course of a meeting before it begins: times, questions, cards, and what to say."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from dialoog.domain.programme import Slot, schedule
from dialoog.domain.session import Session
from dialoog.i18n import N_, _
from dialoog.live.clock import local
from dialoog.storage.store import StoreError
from dialoog.wording import clock_time, minutes

from ..keys import Act, bindings
from ..safe import plain
from ..widgets.reading import Reading, blocks, heading, lines, muted
from .page import Page

if TYPE_CHECKING:
    from ..app import DialoogApp


class RunSheet(Page[None]):
    """For whoever leads the meeting: it shows the facilitator's notes, and is opened on purpose, before the room looks.

    The meeting need not be on file.
    """

    TITLE_TEXT = N_("Run sheet")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("s", "save", N_("save to print"), N_("Write it to the folder with plans, to print or to share."),
            "run_sheet.save", weight=7, short=N_("save")),
        Act("escape,left,f4", "dismiss", N_("back"), N_("Back to the set-up."), "run_sheet.back", weight=8),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def body(self) -> ComposeResult:
        yield Reading(id="run-sheet")

    def on_mount(self) -> None:
        from dialoog.exports.plans import begins

        super().on_mount()
        self.query_one(Reading).show(blocks(_sheet(self._session, begins(self.workplace, self._session))))
        self.query_one(Reading).focus()

    def action_save(self) -> None:
        from dialoog.exports.plans import export_run_sheet

        app = cast("DialoogApp", self.app)
        try:
            written = export_run_sheet(self.workplace, self._session)
        except StoreError as problem:
            app.tell(str(problem), warn=True)
        else:
            app.tell(_("Saved: {path}").format(path=written.path))


def _sheet(session: Session, begins: datetime) -> Iterator[Content]:
    programme = session.programme
    slots = schedule(programme.steps, begins.timestamp())
    ends = clock_time(local(slots[-1].ends)) if slots else clock_time(begins)
    yield lines(
        plain(programme.title, "bold $primary"),
        muted(_("{begins} to {ends}").format(begins=clock_time(begins), ends=ends)),
    )
    yield lines(
        plain(_("Aim: {text}").format(text=programme.aim) if programme.aim else ""),
        plain(_("On the table: {text}").format(text=programme.materials) if programme.materials else ""),
    )
    for slot in slots:
        yield from _step(slot)


def _step(slot: Slot) -> Iterator[Content]:
    step, phase = slot.step, slot.step.phase
    yield lines(
        heading(f"{clock_time(local(slot.begins))}  {phase.title}"),
        muted(f"{minutes(round(step.seconds / 60, 1))} · {step.form_title}"),
    )
    yield plain(phase.text, "bold")
    yield lines(*(plain(f"{number}. {card}") for number, card in enumerate(phase.cards, start=1)))
    if phase.notes:
        yield lines(muted(_("For you who leads:")), *(plain(f"• {note}") for note in phase.notes))
