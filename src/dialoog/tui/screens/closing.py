"""The last screen of a meeting, which stays: what we agreed and learned, and where it goes from here."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from dialoog.domain.note import NoteKind
from dialoog.i18n import N_, _
from dialoog.live.session import LiveSession
from dialoog.storage.store import StoreError

from ..keys import Act, bindings
from ..safe import plain
from ..stage.words import agreement_line
from ..widgets.page_text import PagedText
from ..widgets.status_line import TopLine
from .page import Page


class Closing(Page[None]):
    """Stays on the wall until people leave. The team plan is one key away and can be made again at any time."""

    TITLE_TEXT = N_("We are done")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("e", "export", N_("team plan"), N_("Write the agreements into the team plan."), "closing.export", 8),
        Act("u", "reopen", N_("undo"), N_("The meeting goes on after all."), "closing.undo", 4),
        Act(
            "q,escape", "home", N_("first screen"), N_("Go to the first screen; everything is kept."), "closing.home", 5
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, live: LiveSession) -> None:
        super().__init__()
        self.live = live

    def body(self) -> ComposeResult:
        agreements = self.live.made_here()
        notes = self.live.notes()
        yield PagedText(_("Thank you."), id="thanks")
        with VerticalScroll(id="closing", can_focus=True):
            if agreements:
                yield Static(plain(_("We agreed")), classes="closing-title")
            for agreement in agreements:
                yield Static(plain(agreement_line(agreement, self.live.today)), classes="closing-line")
            if notes:
                yield Static(plain(_("We learned")), classes="closing-title")
            for note in notes:
                mark = "·" if note.kind is NoteKind.CAPTURE else "★"
                yield Static(plain(f"{mark} {note.text}"), classes="closing-line")
            if not agreements and not notes:
                yield Static(
                    plain(_("Nothing was written down, and that is fine: a good talk is a result too.")),
                    classes="closing-line",
                )
            yield Static(
                plain(_("Press e for the team plan. What was said around it was not kept.")), classes="closing-after"
            )

    def refresh_top(self) -> None:
        super().refresh_top()
        self.query_one("#top", TopLine).middle = self.live.programme.title

    def action_export(self) -> None:
        """Write the team plan and say where it is."""
        from dialoog.exports.plans import export_team_plan

        try:
            room = self.workplace.room
            written = export_team_plan(self.workplace, room.team(self.live.record.team), about=self.live.record)
        except StoreError as problem:
            self.app.notify(str(problem), severity="warning", markup=False, timeout=10)
            return
        self.app.notify(_("Team plan: {path}").format(path=written.path), markup=False, timeout=10)
        if written.edited is not None:
            kept = _("Your own changes in the former plan are kept in {path}").format(path=written.edited)
            self.app.notify(kept, markup=False, timeout=10)

    def action_reopen(self) -> None:
        """Back to where the meeting was."""
        from .stage import Stage

        self.live.undo()
        self.app.switch_screen(Stage(self.live))

    def action_home(self) -> None:
        self.dismiss()
