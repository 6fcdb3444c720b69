"""The last screen of a meeting, which stays: what we agreed and learned, and where it goes from here."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from dialoog.domain.note import NoteKind
from dialoog.i18n import N_, _
from dialoog.live.session import LiveSession

from ..keys import Act, bindings
from ..safe import plain
from ..stage.words import agreement_line
from ..taking_home import write_team_plan
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
        touched, today = self.live.agreements(), self.live.today
        made = [agreement_line(one, today) for one in touched if one.session == self.live.record.id]
        looked_back = [agreement_line(one, today) for one in touched if one.session != self.live.record.id]
        learned = [f"{'·' if note.kind is NoteKind.CAPTURE else '★'} {note.text}" for note in self.live.notes()]
        yield PagedText(_("Thank you."), id="thanks")
        with VerticalScroll(id="closing", can_focus=True):
            yield from _part(_("We agreed"), made)
            yield from _part(_("We looked back on"), looked_back)
            yield from _part(_("We learned"), learned)
            if not (made or looked_back or learned):
                nothing = _("Nothing was written down, and that is fine: a good talk is a result too.")
                yield Static(plain(nothing), classes="closing-line")
            yield Static(
                plain(_("Press e for the team plan. What was said around it was not kept.")), classes="closing-after"
            )

    def refresh_top(self) -> None:
        super().refresh_top()
        self.query_one("#top", TopLine).middle = self.live.programme.title

    def action_export(self) -> None:
        """Write the team plan; where it is stays on the screen."""
        path = write_team_plan(self.app, self.workplace, self.live.record)
        if path is not None:
            where = _("The team plan is in {path}").format(path=path)
            self.query_one(".closing-after", Static).update(plain(where))

    def action_reopen(self) -> None:
        """Back to where the meeting was."""
        from .stage import Stage

        self.live.undo()
        self.app.switch_screen(Stage(self.live))

    def action_home(self) -> None:
        self.dismiss()


def _part(title: str, lines: Sequence[str]) -> Iterator[Static]:
    """A title with its lines; nothing where there are none."""
    if lines:
        yield Static(plain(title), classes="closing-title")
        yield from (Static(plain(line), classes="closing-line") for line in lines)
