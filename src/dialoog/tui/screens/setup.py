"""Put a meeting together: which forms, with whom, until when. One key begins; only the forms are needed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, OptionList, Select, Static

from dialoog import i18n
from dialoog.domain.prepare import Part, fitted, lasting, nudged, seconds_of
from dialoog.domain.session import Session
from dialoog.i18n import N_, _
from dialoog.live.ids import new_id
from dialoog.wording import number

from ..keys import Act, bindings
from ..safe import plain
from ..widgets.rows import Row, Rows
from . import setup_words as words
from .page import Page
from .setup_entries import Entries, EntryProblem
from .setup_fields import Field, YesNo, choice, text_input

if TYPE_CHECKING:
    from ..app import DialoogApp

_FRESHEN = 10.0
"""Seconds between looks at when the meeting would end if it began now."""
_ROOMY = 72
"""Cells from which lengths are said in words."""
_ECHOES = (("new_team", words.team_said), ("people", words.people_said), ("until", words.end_said))
_ON_A_PART = frozenset({"longer", "shorter", "as_before", "remove", "higher", "lower"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the set-up led to: a meeting on file, and whether it begins now."""

    session: Session
    begins: bool


class SetUp(Page[Prepared | None]):
    """Fills in `entries`, which keep what was typed when one goes back."""

    TITLE_TEXT = N_("New meeting")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("f5", "start", N_("begin now"), N_("Begin the meeting as it stands here."), "setup.start", weight=9),
        Act("f7", "fit", N_("make it fit"), N_("Every phase a little shorter, so that it ends in time."), "setup.fit",
            weight=8),
        Act("w", "add", N_("add a form"), N_("Choose a work form to add; from a field, press Tab first."), "setup.add",
            weight=7),
        Act("plus,equals_sign", "longer", N_("longer"), N_("More minutes for this form."), "setup.longer", weight=4),
        Act("minus", "shorter", N_("shorter"), N_("Fewer minutes for this form."), "setup.shorter", weight=4),
        Act("t", "as_before", N_("as long as before"), N_("The length this form really had, the last times."),
            "setup.as_before", weight=4),
        Act("delete,backspace", "remove", N_("take out"), N_("This form out of the meeting."), "setup.remove",
            weight=3),
        Act("comma,shift+up", "higher", N_("earlier"), N_("This form before the one above it."), "setup.higher",
            weight=2),
        Act("full_stop,shift+down", "lower", N_("later"), N_("This form after the one below it."), "setup.lower",
            weight=2),
        Act("f4", "run_sheet", N_("run sheet"), N_("Read the whole course of the meeting, with the cards and what to "
            "say."), "setup.run_sheet", weight=5),
        Act("f6", "keep", N_("keep for later"), N_("Put it on the first screen, to begin another time."), "setup.keep",
            weight=5),
        Act("escape", "back", N_("back"), N_("Back; what you typed is kept until you quit."), "setup.back", weight=6),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, entries: Entries) -> None:
        super().__init__()
        self.entries = entries

    def body(self) -> ComposeResult:
        with VerticalScroll(id="setup", can_focus=False):
            with Vertical(id="setup-parts"):
                yield Static(plain(_("Programme")), classes="setup-heading")
                yield Rows(detailed=False, id="parts")
            with VerticalScroll(id="setup-fields", can_focus=False):
                yield from self._fields()
        yield Static(id="fit")
        with Horizontal(id="setup-foot"):
            yield Static(id="total")
            yield Button(plain(_("Begin now")), id="start", compact=True)

    def _fields(self) -> ComposeResult:
        it = self.entries
        teams = [(team.name, team.id) for team in self.workplace.room.teams()]
        if teams:
            yield Field("team", _("Team"), choice(teams, _("none, or a new one"), it.team))
        yield Field("new_team", _("New team") if teams else _("Team"), text_input(it.new_team, _("its name")))
        yield Field("people", _("Who is there"), text_input(it.people, ""))
        yield Field("until", _("Until"), text_input(it.until, _("16:00, or 45 min")))
        yield Field("aim", _("Why are we here"), text_input(it.aim, _("what the room reads first")))
        yield Field("goal", _("Which goal"), choice(self._goals(), _("none"), it.goal))
        yield Field("materials", _("On the table"), text_input(it.materials, _("figures, work of pupils, a document")))
        yield Field("bell", _("Bell when time is up"), YesNo(it.bell))

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(_FRESHEN, self.freshen)
        self.query_one(Rows).focus()
        self._team_changed()
        self.call_after_refresh(self._to_the_top)

    def _to_the_top(self) -> None:
        """Taking the focus scrolled the form before it had its size."""
        self.query_one("#setup").scroll_home(animate=False)
        self.query_one(Rows).scroll_home(animate=False)

    # what is shown

    def freshen(self) -> None:
        """Echo what was understood, and what it adds up to."""
        for name, said in _ECHOES:
            field = self.query_one(f"#field-{name}", Field)
            try:
                field.say(said(self.entries, self.workplace))
            except EntryProblem as problem:
                field.say(str(problem), wrong=True)
        total = self.query_one("#total", Static)
        total.update(plain(words.total_said(self.entries, self.workplace, brief=self.size.width < _ROOMY)))
        total.set_class(words.too_long(self.entries, self.workplace) > 0, "-wrong")
        self._tell_of_part()

    def _goals(self) -> list[tuple[str, str]]:
        return [(goal.text, goal.id) for goal in self.entries.goals(self.workplace)]

    def on_descendant_focus(self) -> None:
        self.refresh_keys()

    # the forms

    def _parts_changed(self, go_to: int | None = None) -> None:
        """Show the forms as they are now, the cursor on the one at `go_to`."""
        count = self.entries.people_count(self.workplace)
        rows = [
            Row(f"part-{place}", part.form.title, lead=f"{number(seconds_of((part,), count) / 60)}′")
            for place, part in enumerate(self.entries.parts)
        ]
        rows.append(Row("add", _("add a form"), lead="+"))
        place = self.query_one(Rows).highlighted if go_to is None else go_to
        self.query_one(Rows).fill(rows, rows[min(place or 0, len(rows) - 1)].id)
        self.freshen()

    @property
    def _place(self) -> int | None:
        """Which part the cursor is on."""
        place = self.query_one(Rows).highlighted
        return place if place is not None and place < len(self.entries.parts) else None

    def _change(self, parts: tuple[Part, ...], go_to: int | None = None) -> None:
        self.entries.parts, self.entries.chosen = parts, True
        self._parts_changed(go_to)

    @on(OptionList.OptionHighlighted, "#parts")
    def _row_reached(self) -> None:
        self._tell_of_part()

    def _tell_of_part(self) -> None:
        """One quiet line: on the form the cursor is on where there is something to know about it, else on another."""
        place = self._place
        line = self.query_one("#fit", Static)
        first = [] if place is None else [self.entries.parts[place]]
        told = (words.part_said(self.entries, self.workplace, part) for part in (*first, *self.entries.parts))
        said = next(filter(None, told), "")
        line.update(plain(said))
        line.display = bool(said)
        self.refresh_keys()

    @on(OptionList.OptionSelected, "#parts")
    def _row_chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "add":
            self.action_add()

    def action_add(self) -> None:
        from .library import LibraryPage

        def chosen(id: str | None) -> None:
            form = cast("DialoogApp", self.app).library.get(id) if id else None
            if form is not None and form.chapters:
                self._tell(_("{form} takes several meetings: begin it from the first screen.").format(form=form.title))
            elif form is not None:
                place = self._place
                at = len(self.entries.parts) if place is None else place + 1
                parts = self.entries.parts
                self._change((*parts[:at], Part(form), *parts[at:]), at)

        self.app.push_screen(LibraryPage(words.seeking(self.entries, self.workplace)), chosen)

    def action_longer(self) -> None:
        self._nudge(up=True)

    def action_shorter(self) -> None:
        self._nudge(up=False)

    def action_as_before(self) -> None:
        if (place := self._place) is not None:
            before = words.length_before(self.entries, self.workplace, self.entries.parts[place])
            if before is not None:
                self._last(place, 60.0 * round(before.spent / 60))

    def _nudge(self, *, up: bool) -> None:
        if (place := self._place) is not None:
            part = self.entries.parts[place]
            self._last(place, nudged(seconds_of((part,), self.entries.people_count(self.workplace)), up))

    def _last(self, place: int, seconds: float) -> None:
        """Another length for one form."""
        parts = self.entries.parts
        changed = lasting(parts[place], seconds, self.entries.people_count(self.workplace))
        self._change((*parts[:place], changed, *parts[place + 1 :]))

    def action_remove(self) -> None:
        place = self._place
        if place is not None:
            self._change((*self.entries.parts[:place], *self.entries.parts[place + 1 :]))

    def action_higher(self) -> None:
        self._move(-1)

    def action_lower(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        place = self._place
        if place is None or not 0 <= place + by < len(self.entries.parts):
            return
        parts = list(self.entries.parts)
        parts.insert(place + by, parts.pop(place))
        self._change(tuple(parts), place + by)

    def action_fit(self) -> None:
        room = words.room(self.entries, self.workplace)
        parts = fitted(self.entries.parts, self.entries.people_count(self.workplace), room) if room else None
        if parts is None:
            self._tell(_("Even at its shortest it does not fit: take a form out."))
        else:
            self._change(parts)

    # the fields

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        name = event.input.id
        if name is not None:
            setattr(self.entries, name, event.value)
        if name == "new_team":
            self._team_changed()
        elif name == "people":
            self._parts_changed()
        else:
            self.freshen()

    @on(Input.Submitted)
    def _typed_on(self) -> None:
        self.focus_next()

    @on(Select.Changed, "#team")
    def _team_chosen(self, event: Select.Changed) -> None:
        self.entries.team = None if event.value is Select.NULL else str(event.value)
        self._team_changed()

    @on(Select.Changed, "#goal")
    def _goal_chosen(self, event: Select.Changed) -> None:
        self.entries.goal = None if event.value is Select.NULL else str(event.value)

    @on(YesNo.Changed)
    def _bell_turned(self, event: YesNo.Changed) -> None:
        self.entries.bell = event.sender.value
        if self.entries.bell:
            self.app.bell()  # so that one hears now what the room will hear, or that this terminal is silent

    def _team_changed(self) -> None:
        """Another team has other people, other goals and other agreements to look back on."""
        self.query_one("#field-new_team").display = self.entries.team is None
        select, goals = self.query_one("#goal", Select), self._goals()
        kept = self.entries.goal
        with self.prevent(Select.Changed):
            select.set_options([(plain(text), id) for text, id in goals])
            if kept in [id for _text, id in goals]:
                select.value = kept
            else:
                self.entries.goal = None
        self.query_one("#field-goal").display = bool(goals)
        team = self.entries.known_team(self.workplace)
        everyone = team is not None and self.workplace.seats(team)
        hint = _("everyone of the team") if everyone else _("names with commas between, or a number")
        self.query_one("#people", Input).placeholder = hint
        self.entries.propose(self.workplace, cast("DialoogApp", self.app).library)
        self._parts_changed()

    # what comes of it

    def action_start(self) -> None:
        self._done(begins=True)

    def action_keep(self) -> None:
        self._done(begins=False)

    @on(Button.Pressed, "#start")
    def _start_pressed(self) -> None:
        self.action_start()

    def _done(self, *, begins: bool) -> None:
        place = self.workplace
        try:
            programme = self.entries.programme(place, i18n.language(), another_day=not begins)
        except EntryProblem as problem:
            self._tell(str(problem))
            self.query_one(f"#{problem.field}").focus()
            return
        draft = self.entries.session
        self.dismiss(Prepared(place.replan(draft, programme) if draft else place.prepare(programme), begins))

    def action_run_sheet(self) -> None:
        from .run_sheet import RunSheet

        now = self.workplace.clock.wall()
        try:
            programme = self.entries.draft(self.workplace, another_day=True).programme(i18n.language())
        except EntryProblem as problem:
            self._tell(str(problem))
            return
        draft = self.entries.session
        self.app.push_screen(RunSheet(Session(draft.id if draft else new_id(now), now, programme)))

    def action_back(self) -> None:
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _ON_A_PART:
            place = self._place if self.is_mounted and self.focused is self.query_one(Rows) else None
            if action != "as_before" or place is None:
                return place is not None
            return words.length_before(self.entries, self.workplace, self.entries.parts[place]) is not None
        if action == "add":
            return not isinstance(self.focused, Input)
        if action == "fit":
            return self.is_mounted and words.too_long(self.entries, self.workplace) > 0
        return True

    def _tell(self, message: str) -> None:
        cast("DialoogApp", self.app).tell(message, warn=True)
