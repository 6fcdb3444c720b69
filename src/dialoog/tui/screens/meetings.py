"""Looking back: meetings that are over, and the agreements that are open."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from dialoog.domain.agreement import WHOLE_TEAM, Agreement
from dialoog.domain.session import Session
from dialoog.i18n import N_, _
from dialoog.live.clock import local
from dialoog.live.series import meets_again
from dialoog.live.workplace import Workplace
from dialoog.wording import agreement_sentence, day, short_day, status

from ..keys import Act, bindings
from ..safe import plain
from ..taking_home import write_team_plan
from ..widgets.reading import Reading, blocks, heading, lines, muted
from ..widgets.rows import Row, Rows
from .page import Page
from .reading import ReadingPage

_BACK = Act("escape,left", "dismiss", N_("back"), N_("Back to where you were."), "meetings.back", weight=6)


class PastMeetings(Page[None]):
    """The latest first; beside it, or on a page of its own, what a meeting led to."""

    TITLE_TEXT = N_("Earlier meetings")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter,space,right", "look", N_("look inside"), N_("Read what this meeting led to."), "meetings.look",
            weight=8),
        Act("e", "export", N_("team plan"), N_("Write the agreements into the team plan."), "meetings.export",
            weight=7),
        Act("v", "meet_again", N_("meet again"), N_("This group comes back: same people, same form or another."),
            "meetings.again", weight=4),
        _BACK,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self) -> None:
        super().__init__()
        self._sessions: dict[str, Session] = {}

    def body(self) -> ComposeResult:
        with Horizontal(id="shelf"):
            yield Rows(detailed=False, id="meetings")
            yield Reading(id="details")

    def on_mount(self) -> None:
        super().on_mount()
        rows = self.query_one(Rows)
        today = self.workplace.today
        self._sessions = {one.id: one for one in self.workplace.held()}
        rows.fill(
            [
                Row(one.id, one.programme.title or _("a meeting"), lead=short_day(_day(one), today))
                for one in self._sessions.values()
            ]
        )
        rows.focus()

    def on_option_list_option_highlighted(self) -> None:
        self.query_one(Reading).show(self._details()[1])
        self.refresh_keys()

    def on_option_list_option_selected(self) -> None:
        self.action_look()

    def action_look(self) -> None:
        self.app.push_screen(ReadingPage(*self._details()))

    def action_export(self) -> None:
        if (session := self._chosen) is not None:
            write_team_plan(self.app, self.workplace, session)

    def action_meet_again(self) -> None:
        """The series this makes is on the first screen from now on."""
        if (session := self._chosen) is not None:
            live = self.workplace.live(session)
            series = meets_again(self.workplace, live)
            self._sessions[session.id] = live.record
            self.app.notify(
                _("{series} is on the first screen now.").format(series=series.title), markup=False, timeout=8
            )
            self.refresh_keys()

    @property
    def _chosen(self) -> Session | None:
        """The meeting the cursor is on."""
        row = self.query_one(Rows).chosen
        return self._sessions[row.id] if row else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action != "meet_again":
            return True
        session = self._chosen if self.is_mounted and self.workplace.writable else None
        return session is not None and session.programme.series is None

    def _details(self) -> tuple[str, Content]:
        row = self.query_one(Rows).chosen
        if row is None:
            return "", Content()
        return row.title, blocks(_told(self.workplace, self._sessions[row.id]))


class OpenAgreements(Page[None]):
    """What is open, team by team, in the order of what is to come. Nothing here says who is late."""

    TITLE_TEXT = N_("Open agreements")
    ACTS: ClassVar[tuple[Act, ...]] = (_BACK,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def body(self) -> ComposeResult:
        yield Reading(id="agreements")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Reading).show(blocks(self._told()))
        self.query_one(Reading).focus()

    def _told(self) -> Iterator[Content]:
        room, today = self.workplace.room, self.workplace.today
        agreements = [one for one in room.agreements() if one.open]
        agreements.sort(key=lambda one: (to_come(one, today) or date.max, one.id))
        if not agreements:
            yield plain(_("Nothing is open. What you agree on in a meeting comes here."))
            return
        names = {team.id: team.name for team in room.teams()}
        for team in sorted({one.team for one in agreements}, key=lambda id: names.get(id or "", "").casefold()):
            yield heading(names.get(team or "", _("without a team")))
            for one in agreements:
                if one.team == team:
                    yield plain("○ " + sentence(one, today))


def _told(workplace: Workplace, session: Session) -> Iterator[Content]:
    """What a meeting led to, for everyone who was there."""
    programme, today = session.programme, workplace.today
    yield lines(plain(programme.title, "bold $primary"), muted(day(_day(session), today)))
    yield plain(programme.aim)
    agreements = workplace.room.agreements(session=session.id)
    if agreements:
        yield heading(_("Agreed"))
        yield from (plain(f"{sentence(one, today)} ({status(one.status)})") for one in agreements)
    notes = workplace.room.notes(session.id)
    if notes:
        yield heading(_("What we take along"))
        yield from (plain(note.text) for note in notes)
    if not agreements and not notes:
        yield muted(_("Nothing was written down, and that is fine."))


def sentence(agreement: Agreement, today: date) -> str:
    """The agreement as it is read aloud. A date that has passed shames, so it stays off the wall."""
    wording = agreement.wording
    whole = any(owner.id == WHOLE_TEAM for owner in wording.owners)
    return agreement_sentence(
        None if whole else [owner.name for owner in wording.owners],
        wording.what,
        to_come(agreement, today),
        wording.sign,
        today=today,
    )


def to_come(agreement: Agreement, today: date) -> date | None:
    due = agreement.wording.due
    return due if due and due >= today else None


def _day(session: Session) -> date:
    return local(session.ended or session.created).date()
