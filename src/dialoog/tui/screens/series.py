"""A series: where the group is, what to do before the next meeting, what was found, and how it goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content

from dialoog.domain.choosing import Wish
from dialoog.domain.series import Stop
from dialoog.domain.session import Session, SessionStatus
from dialoog.domain.workform import WorkForm
from dialoog.i18n import N_, _
from dialoog.live.series import LiveSeries, of, standing
from dialoog.wording import short_day

from ..dialogs.choice import Answer, Choice
from ..dialogs.entry import Entry
from ..keys import Act, bindings
from ..widgets.reading import Reading
from ..widgets.rows import Row, Rows
from ..widgets.status_line import TopLine
from . import series_words as words
from .page import Page
from .putting_together import put_together
from .reading import ReadingPage
from .resuming import take_up
from .setup_entries import Entries

if TYPE_CHECKING:
    from ..app import DialoogApp

_NEXT = "next"
_CHANGES = frozenset({"meet", "another_form", "go_back", "rename", "end"})


class SeriesPage(Page[None]):
    """The chapters of a track, or the meetings of a group, with what each led to; the cursor begins at what is next."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "choose", N_("choose"), N_("Begin the next meeting, go back to this one, or read it."),
            "series.choose", weight=7),
        Act("n", "meet", N_("next meeting"), N_("Put the next meeting together; a proposal is ready."), "series.meet",
            weight=9, short=N_("next")),
        Act("space,right", "look", N_("look inside"), N_("Read what was found, and what there is to do."),
            "series.look", weight=5),
        Act("c", "go_back", N_("another step"), N_("Go back to a step, or over one; what was found stays."),
            "series.back", weight=4),
        Act("w", "another_form", N_("another form"), N_("The next meeting with another work form."), "series.form",
            weight=4),
        Act("f2", "rename", N_("another name"), N_("Give this series another name."), "series.rename", weight=2),
        Act("x", "end", N_("end the series"), N_("It leaves the first screen; everything is kept."), "series.end",
            weight=2),
        Act("escape,left", "dismiss", N_("back"), N_("Back to where you were."), "series.leave", weight=6),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, track: LiveSeries, entries: dict[str, Entries]) -> None:
        """`entries` keeps what was typed for a next meeting that was not put on file."""
        super().__init__()
        self.track = track
        self._entries = entries

    @property
    def _app(self) -> "DialoogApp":
        return cast("DialoogApp", self.app)

    def body(self) -> ComposeResult:
        with Container(id="series"):
            yield Rows(detailed=False, id="stops")
            yield Reading(id="details")

    def on_mount(self) -> None:
        super().on_mount()
        self._freshen()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self._freshen()

    # what is shown

    def _freshen(self) -> None:
        """Read the series anew; the cursor goes to what is next."""
        self.track = of(self.workplace, self.track.series.id, self._app.library.get) or self.track
        up = self.track.next
        self.query_one(Rows).fill(self._rows(), _NEXT if up is None else _stop_id(up))
        self.query_one(Reading).show(self._details()[1])
        self.refresh_top()
        self.refresh_keys()

    def refresh_top(self) -> None:
        super().refresh_top()
        self.query_one("#top", TopLine).left = self.track.series.title

    def _rows(self) -> list[Row]:
        track, today = self.track, self.workplace.today
        if track.stops:
            rows = [
                Row(_stop_id(stop), words.stop_words(stop, today), lead=words.MARKS[stop.standing])
                for stop in track.stops
            ]
            return rows if track.next else [Row(_NEXT, standing(track.series), lead="✓"), *rows]
        held = [
            Row(_meeting_id(one), one.programme.title or _("a meeting"), lead=short_day(track.day(one), today))
            for one in reversed(track.sessions)
        ]
        return [Row(_NEXT, _("The next meeting"), lead="▸"), *held]

    def _details(self) -> tuple[str, Content]:
        """The title and the text of the row the cursor is on."""
        row, track, today = self.query_one(Rows).chosen, self.track, self.workplace.today
        if row is None:
            return "", Content()
        stop = self._stop
        if self._at_next:
            return row.title, words.ahead(track, today)
        if stop is None:
            session = next(one for one in track.sessions if row.id == _meeting_id(one))
            return row.title, words.looked_back(track, row.title, [track.day(session)], [session.id], today)
        if stop.meetings:
            return row.title, words.looked_back(track, words.named(stop), stop.days, stop.meetings, today)
        return row.title, words.expected(stop)

    @property
    def _stop(self) -> Stop | None:
        """The chapter the cursor is on."""
        row = self.query_one(Rows).chosen
        return next((stop for stop in self.track.stops if row and row.id == _stop_id(stop)), None)

    @property
    def _at_next(self) -> bool:
        """Whether the cursor is on what comes next."""
        row, up = self.query_one(Rows).chosen, self.track.next
        return row is not None and row.id == (_NEXT if up is None else _stop_id(up))

    def on_option_list_option_highlighted(self) -> None:
        self.query_one(Reading).show(self._details()[1])

    # what one can do

    def action_choose(self) -> None:
        self.query_one(Rows).action_select()

    def on_option_list_option_selected(self) -> None:
        stop, may = self._stop, self.check_action
        if self._at_next and may("meet", ()):
            self.action_meet()
        elif stop is not None and not self._at_next and may("go_back", ()):
            self._ask_where([stop])
        else:
            self.action_look()

    def action_look(self) -> None:
        self.app.push_screen(ReadingPage(*self._details()))

    def action_meet(self) -> None:
        """Where the form leads back from here, that is asked first, with what was rejected in sight."""
        waiting, back = self.track.waiting, self.track.way_back
        if waiting is not None or back is None:
            self._meet()
            return
        up = self.track.next
        answers = [Answer(_("Go on: {chapter}").format(chapter=words.named(up)), up.number)] if up else []
        self._ask(back, [*answers, _back(back)], meet=True)

    def action_go_back(self) -> None:
        stops = [stop for stop in self.track.stops if stop is not self.track.next]
        first = self.track.way_back
        self._ask_where(sorted(stops, key=lambda stop: first is None or stop.number != first.number))

    def _ask_where(self, stops: Sequence[Stop]) -> None:
        self._ask(stops[0], [_back(stop) for stop in stops])

    def _ask(self, about: Stop, answers: Sequence[Answer[int]], *, meet: bool = False) -> None:
        """Ask which chapter is next; with `meet` that meeting is put together at once."""

        def answered(chapter: int | None) -> None:
            if chapter is None:
                return
            if chapter != self.track.series.chapter:
                self.track.go_back(chapter)
            self._freshen()
            if meet:
                self._meet()

        found = words.decided(self.track.findings().tables)
        self.app.push_screen(Choice(_("What comes next?"), found, answers), answered)

    def action_another_form(self) -> None:
        from .library import LibraryPage
        from .seeking import Seeking

        series = self.track.series
        people = len(series.people) or len(self.track.draft().seats) or None

        def chosen(id: str | None) -> None:
            form = self._app.library.get(id) if id else None
            if form is None:
                return
            if form.chapters:
                self._app.tell(
                    _("{form} takes several meetings: begin it from the first screen.").format(form=form.title)
                )
            else:
                self._meet(form)

        self.app.push_screen(LibraryPage(Seeking(Wish(people=people), series.team)), chosen)

    def _meet(self, form: WorkForm | None = None) -> None:
        """The meeting that waits, where there is one; else a proposal for the next."""
        waiting, place = self.track.waiting, self.workplace
        if waiting is not None and waiting.status is SessionStatus.RUNNING:
            take_up(self._app, waiting)
            return
        if waiting is not None and form is None:
            key = waiting.id
            fresh = Entries.of(waiting, place, self._app.library)
        else:
            form = form or self.track.latest_form
            key = f"{self.track.series.id}:{self.track.series.chapter}:{form.id if form else ''}"
            fresh = Entries.following(self.track.draft(form), place)
        self._entries.setdefault(key, fresh)
        put_together(self._app, self._entries, key, lambda _session: self._freshen())

    def action_rename(self) -> None:
        def answered(title: str | None) -> None:
            if title:
                self.track.rename(title)
                self._freshen()

        self.app.push_screen(Entry(_("Another name"), _("What is it called?"), self.track.series.title), answered)

    def action_end(self) -> None:
        def answered(end: bool | None) -> None:
            if end:
                self.track.end()
                self.dismiss()

        question = _("Everything that was found and agreed is kept.")
        answers = (Answer(_("Leave it as it is"), False), Answer(_("End the series"), True))
        self.app.push_screen(Choice(_("End the series?"), question, answers), answered)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _CHANGES and not self.workplace.writable:
            return False
        series = self.track.series
        match action:
            case "meet":
                form = self.track.form
                there = form is not None and (not series.chapters or series.chapter <= len(form.chapters))
                return self.track.waiting is not None or (there and not series.complete)
            case "go_back":
                return bool(self.track.stops)
            case "another_form":
                return not series.chapters
        return True


def _back(stop: Stop) -> Answer[int]:
    said = _("Back to {chapter}") if stop.meetings else _("On to {chapter}")
    return Answer(said.format(chapter=words.named(stop)), stop.number)


def _stop_id(stop: Stop) -> str:
    return f"stop-{stop.number}"


def _meeting_id(session: Session) -> str:
    return f"meeting-{session.id}"
