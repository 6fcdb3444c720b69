"""The last screen of a meeting, which stays: what we agreed and learned, and where it goes from here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from dialoog.domain.note import NoteKind
from dialoog.domain.series import latest_chapter
from dialoog.domain.workform import Visibility
from dialoog.i18n import N_, _, ngettext
from dialoog.live.series import meets_again
from dialoog.live.session import LiveSession

from ..debriefs import debrief_of
from ..dialogs.choice import Answer, Choice
from ..dialogs.debrief import Debrief
from ..dialogs.reading_along import reading_along
from ..keys import Act, bindings
from ..safe import plain
from ..stage.words import agreement_line
from ..taking_home import write_team_plan
from ..widgets.page_text import PagedText
from ..widgets.status_line import TopLine
from .page import Page

if TYPE_CHECKING:
    from ..app import DialoogApp


class Closing(Page[None]):
    """Stays on the wall until people leave. The team plan is one key away and can be made again at any time."""

    TITLE_TEXT = N_("We are done")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("e", "export", N_("team plan"), N_("Write the agreements into the team plan."), "closing.export", 8),
        Act("d", "debrief", N_("debrief"), N_("Three short questions for you alone; nobody else sees the answers."),
            "closing.debrief", 6),
        Act("v", "meet_again", N_("meet again"), N_("This group comes back: same people, same form or another."),
            "closing.again", 3),
        Act("w", "wipe", N_("wipe the case"), N_("Take back what was told in confidence; agreements stay. Asks first."),
            "closing.wipe", 7),
        Act("u", "reopen", N_("undo"), N_("The meeting goes on after all."), "closing.undo", 4),
        Act(
            "q,escape", "home", N_("first screen"), N_("Go to the first screen; everything is kept."), "closing.home", 5
        ),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, live: LiveSession) -> None:
        super().__init__()
        self.live = live
        self._exported = False

    def body(self) -> ComposeResult:
        touched, today = self.live.agreements(), self.live.today
        made = [agreement_line(one, today) for one in touched if one.session == self.live.record.id]
        looked_back = [agreement_line(one, today) for one in touched if one.session != self.live.record.id]
        learned = [
            f"{'·' if note.kind is NoteKind.CAPTURE else '★'} {note.text}"
            for note in self.live.notes()
            if note.kind is not NoteKind.ROW and note.agreement is None
        ]
        yield PagedText(_("Thank you."), id="thanks")
        with VerticalScroll(id="closing", can_focus=True):
            yield from _part(_("We agreed"), made)
            yield from _part(_("We looked back on"), looked_back)
            yield from _part(_("We learned"), learned)
            yield from _part(_("Until the next meeting"), self._homework())
            if not (made or looked_back or learned):
                nothing = _("Nothing was written down, and that is fine: a good talk is a result too.")
                yield Static(plain(nothing), classes="closing-line")
            yield Static(
                plain(_("Press e for the team plan. What was said around it was not kept.")), classes="closing-after"
            )

    def _homework(self) -> list[str]:
        """What the form of a track asks for before the next meeting."""
        series = self.live.series
        form = cast("DialoogApp", self.app).library.get(series.form) if series else None
        latest = latest_chapter(series, form) if series and form and not series.complete else None
        return [f"· {task}" for task in latest.homework] if latest else []

    def refresh_top(self) -> None:
        super().refresh_top()
        self.query_one("#top", TopLine).middle = self.live.programme.title

    def action_export(self) -> None:
        """Write the team plan; where it is stays on the screen."""
        path = write_team_plan(self.app, self.workplace, self.live.record)
        if path is not None:
            self._exported = True
            where = _("The team plan is in {path}").format(path=path)
            self.query_one(".closing-after", Static).update(plain(where))

    @work(exclusive=True, group="ask")
    async def action_debrief(self) -> None:
        """What the facilitator wants to remember, once nobody reads along; what was written before can be changed."""
        if not await self.app.push_screen_wait(reading_along(_("Your debrief comes on this screen."))):
            return
        before = debrief_of(self.workplace, self.live.record)
        answers = await self.app.push_screen_wait(Debrief({name: note.text for name, note in before.items()}))
        for name, text in (answers or {}).items():
            if name in before:
                self.live.renote(replace(before[name], text=text)) if text else self.live.withdraw(before[name])
            elif text:
                self.live.keep(text, NoteKind.DEBRIEF, name, Visibility.PRIVATE)

    def action_meet_again(self) -> None:
        """From now on it has its place on the first screen; the key has done its work."""
        series = meets_again(self.workplace, self.live)
        self.app.notify(_("{series} is on the first screen now.").format(series=series.title), markup=False, timeout=8)
        self.refresh_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "wipe":
            return bool(self.live.case())
        return action != "meet_again" or self.live.programme.series is None

    @work(exclusive=True, group="ask")
    async def action_wipe(self) -> None:
        """Leave of a case only what somebody agreed to do."""
        count = len(self.live.case())
        sure = await self.app.push_screen_wait(
            Choice(
                _("Wipe the case?"),
                ngettext(
                    "{count} note goes for good, also from the file. Agreements stay.",
                    "{count} notes go for good, also from the file. Agreements stay.",
                    count,
                ).format(count=count),
                [Answer(_("Keep what we wrote down"), False), Answer(_("Wipe the case"), True)],
            )
        )
        if sure:
            self.live.wipe(self.live.case())
            await self.recompose()
            if self._exported:  # the plan that was written a moment ago must not keep the words
                self.action_export()
            self.refresh_top()
            self.refresh_keys()

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
