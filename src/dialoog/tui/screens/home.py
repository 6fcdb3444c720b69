"""The first screen: go on with what was interrupted, take up what was prepared, or begin something new."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from dialoog.domain.session import Session
from dialoog.i18n import N_, _, ngettext
from dialoog.live.clock import local
from dialoog.live.missing import missing
from dialoog.live.series import running, standing
from dialoog.wording import ago, minutes, title_of

from ..keys import Act, bindings
from ..safe import plain
from ..widgets import big_letters
from ..widgets.reading import lines, muted
from ..widgets.rows import Row, Rows
from ..widgets.status_line import TopLine
from .page import Page

if TYPE_CHECKING:
    from ..app import DialoogApp
    from .seeking import Seeking
    from .setup_entries import Entries

MOST_MEETINGS = 5
"""Interrupted and prepared meetings and series shown of each: more is an archive, not a next step."""
MOST_PROBLEMS = 3
_VAST = 44
"""Rows of a screen from which every step stands apart."""
_GAP = Row("", "")
_FRESHEN = 30.0
"""Seconds between looks at how long ago things were."""


class Home(Page[None]):
    """Every row is a next step; the first one is the likeliest."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "choose", N_("choose"), N_("Go where the cursor is."), "home.choose", weight=8),
        Act("n", "new", N_("new meeting"), N_("Put a meeting together; a proposal is ready."), "home.new", weight=7),
        Act("w", "library", N_("work forms"), N_("Look through the work forms."), "home.library", weight=4),
        Act("g", "agreements", N_("open agreements"), N_("What is open, team by team."), "home.agreements", weight=3),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, Entries] = {}
        """What was typed in each set-up that was left, by the draft or the form it is about."""
        self._seeking: Seeking | None = None
        """What was said while looking for a form."""

    def body(self) -> ComposeResult:
        with Vertical(id="home"):
            yield Static(id="wordmark")
            yield Static(id="welcome")
            yield Rows(id="steps")
            yield Static(id="place")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()
        self.set_interval(_FRESHEN, self.freshen)

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.freshen()
        self.query_one(Rows).action_first()

    def on_resize(self) -> None:
        self.freshen()

    @property
    def _app(self) -> "DialoogApp":
        return cast("DialoogApp", self.app)

    def freshen(self) -> None:
        """Show how things stand now."""
        rows = self._rows()
        self.query_one(Rows).detailed = self.size.height >= 18
        self.query_one(Rows).fill(rows)
        wordmark = self._wordmark()
        self._show("#wordmark", wordmark)
        self.query_one("#top", TopLine).left = "" if wordmark.plain else "dialoog"
        self._show("#welcome", self._welcome())
        self._show("#place", self._place())

    def _show(self, selector: str, content: Content) -> None:
        static = self.query_one(selector, Static)
        static.update(content)
        static.display = bool(content.plain)

    # what there is to do

    def _rows(self) -> list[Row]:
        place, off = self.workplace, not self.workplace.writable
        rows = [
            self._meeting(f"resume:{one.id}", _("Go on: {meeting}"), one, self._standing)
            for one in place.interrupted()[:MOST_MEETINGS]
        ]
        rows += [
            self._meeting(f"begin:{one.id}", _("Prepared: {meeting}"), one, self._planned)
            for one in place.prepared()[:MOST_MEETINGS]
        ]
        gap = [_GAP] if self.size.height >= 24 else []
        rows += gap if rows else []
        rows.append(Row("new", _("New meeting"), _("A proposal is ready: change it, or begin at once."), off=off))
        rows += [Row(f"series:{one.id}", one.title, standing(one)) for one in running(place)[:MOST_MEETINGS]]
        rows += gap
        if counts := self._open_counts():
            rows.append(Row("agreements", _("Open agreements"), counts))
        rows.append(Row("library", _("Work forms"), _("What kinds of conversation there are, and what each is for.")))
        if held := place.held():
            known = ngettext("{count} meeting", "{count} meetings", len(held)).format(count=len(held))
            rows.append(Row("past", _("Earlier meetings"), known))
        rows += [*gap, Row("quit", _("Quit"))]
        if self.size.height < _VAST:
            return rows
        return [one for row in rows if row.title for one in (row, _GAP)][:-1]

    def _meeting(self, id: str, message: str, session: Session, detail: Callable[[Session], str]) -> Row:
        """A meeting to go to; one whose file may not be written over is shown, and why."""
        title = message.format(meeting=session.programme.title or _("a meeting"))
        refusal = self.workplace.refusal(session)
        if refusal is not None:
            return Row(id, title, refusal.reason, off=True)
        return Row(id, title, detail(session), off=not self.workplace.writable)

    def _standing(self, session: Session) -> str:
        live = self.workplace.live(session)
        now = local(live.now)
        latest = local(live.log[-1].at if live.log else session.created)
        step = live.state.step
        return " · ".join(part for part in (title_of(step, live.state.steps) if step else "", ago(latest, now)) if part)

    def _planned(self, session: Session) -> str:
        made = ago(local(session.created), local(self.workplace.clock.wall()))
        return f"{minutes(session.programme.seconds // 60)} · {made}"

    def _open_counts(self) -> str:
        """How much is open per team. A number only: who or what is late is nobody's business on a wall."""
        agreements = [one for one in self.workplace.room.agreements() if one.open]
        teams = {team.id: team.name for team in self.workplace.room.teams()}
        counts: dict[str, int] = {}
        for one in agreements:
            name = teams.get(one.team or "", _("without a team"))
            counts[name] = counts.get(name, 0) + 1
        return " · ".join(f"{name} {counts[name]}" for name in sorted(counts, key=str.casefold))

    # what is said around it

    def _wordmark(self) -> Content:
        if self.size.height < 30 or self.size.width < 60:
            return Content()
        lines_high = big_letters.LINE * (2 if self.size.height >= 50 else 1)
        drawn = big_letters.fitting("dialoog", self.size.width - 10, lines_high, most_lines=1)
        return plain("\n".join(drawn or ()), "$primary")

    def _welcome(self) -> Content:
        place = self.workplace
        if not place.writable:
            return plain("! " + self._why_read_only(), "bold $warning")
        if not place.room.sessions() and not place.room.teams():
            return plain(_("Welcome. Good conversations begin with a good question, and there is one ready."), "bold")
        return Content()

    def _why_read_only(self) -> str:
        workspace = self.workplace.workspace
        holder = workspace.holder
        if holder is not None:
            said = _("Read only: {user} is working here now, on {machine}.")
            return said.format(user=holder.user, machine=holder.machine)
        if workspace.is_held:
            return _("Read only: someone else was working here. They are done: start dialoog again to write.")
        return _("Read only. {reason}").format(reason=workspace.obstacle)

    def _place(self) -> Content:
        found = (*self.workplace.ledger.problems, *missing(self.workplace.room))
        shown = found[: 1 if self.size.height < 18 else MOST_PROBLEMS]
        more = len(found) - len(shown)
        kept = _("Kept in {folder}").format(folder=self.workplace.path) if self.size.height >= 14 else ""
        return lines(
            *(plain(f"! {problem}", "$warning") for problem in shown),
            plain(
                ngettext("and {count} more", "and {count} more", more).format(count=more) if more else "", "$warning"
            ),
            muted(kept),
        )

    # going there

    def action_choose(self) -> None:
        self.query_one(Rows).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        what, _colon, id = (event.option_id or "").partition(":")
        match what:
            case "resume" if session := self.workplace.room.session(id):
                from .resuming import take_up

                take_up(self._app, session)
            case "begin" if session := self.workplace.room.session(id):
                self._set_up(session)
            case "new":
                self.action_new()
            case "series":
                from .starting_series import show_series

                show_series(self._app, self._entries, id)
            case "agreements":
                self.action_agreements()
            case "library":
                self.action_library()
            case "past":
                from .meetings import PastMeetings

                self.app.push_screen(PastMeetings())
            case "quit":
                self._app.action_leave_app()

    def _only_team(self) -> str | None:
        """The team a new meeting is for, where there is no other."""
        teams = self.workplace.room.teams()
        return teams[0].id if len(teams) == 1 else None

    def _set_up(self, session: Session | None = None, about: str = "", seeking: "Seeking | None" = None) -> None:
        """Put a meeting together. What was typed before is there again, unless another form is asked for; what was
        said while looking for that form is filled in."""
        from dialoog.domain.prepare import ABOUT

        from .putting_together import put_together
        from .setup_entries import Entries

        about = about or ABOUT
        key = session.id if session else about
        if key not in self._entries:
            if session:
                self._entries[key] = Entries.of(session, self.workplace, self._app.library)
            elif seeking:
                self._entries[key] = seeking.entries(self.workplace, about)
            else:
                self._entries[key] = Entries(about=about, team=self._only_team())

        put_together(self._app, self._entries, key, lambda _session: self.freshen())

    def action_new(self) -> None:
        if self.workplace.writable:
            self._set_up()

    def action_library(self) -> None:
        from .library import LibraryPage
        from .seeking import Seeking

        seeking = self._seeking = self._seeking or Seeking.for_latest_team(self.workplace)

        def chosen(id: str | None) -> None:
            form = self._app.library.get(id) if id and self.workplace.writable else None
            if form is None:
                return
            if form.chapters:
                from .starting_series import choose_track

                choose_track(self._app, self._entries, form, seeking, lambda _session: self.freshen())
            else:
                self._set_up(about=form.id, seeking=seeking)

        self.app.push_screen(LibraryPage(seeking), chosen)

    def action_agreements(self) -> None:
        from .meetings import OpenAgreements

        self.app.push_screen(OpenAgreements())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "agreements":
            return any(one.open for one in self.workplace.room.agreements())
        return self.workplace.writable if action == "new" else True
