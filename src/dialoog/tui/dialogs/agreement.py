"""Writing down an agreement: what, who, when; the rest is one key away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Select, Static

from dialoog.dates import DateProblem, read_due
from dialoog.domain.agreement import WHOLE_TEAM, Owner, Wording
from dialoog.domain.goal import Goal
from dialoog.domain.programme import Seat
from dialoog.domain.workform import Visibility
from dialoog.i18n import _
from dialoog.text import LINE, line
from dialoog.wording import agreement_sentence, day, names

from ..safe import plain
from .dialog import Dialog

EVERYBODY = frozenset({"team", "iedereen", "allemaal", "wij", "we", "everyone", "everybody", "all", "hele team"})
"""Words that make the whole team the owner, in either language."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as it was typed: kept when the dialog is left, so that a wrong key costs no words."""

    what: str = ""
    who: str = ""
    due: str = ""
    why: str = ""
    sign: str = ""
    goal: str = ""
    reach: Visibility = Visibility.TEAM


def draft_of(wording: Wording) -> Draft:
    """An agreement as one would have typed it, to change it."""
    return Draft(
        what=wording.what,
        who=", ".join(owner.name for owner in wording.owners),
        due=wording.due.isoformat() if wording.due else "",
        why=wording.why,
        sign=wording.sign,
        goal=wording.goals[0] if wording.goals else "",
        reach=wording.visibility,
    )


def read_owners(typed: str, seats: Sequence[Seat]) -> tuple[Owner, ...]:
    """The owners that names stand for: people in this meeting by name or number, the whole team, or a name as typed.

    'fatima, jan' and 'Fatima en Jan' are two people; the start of a name is enough when only one person has it.
    """
    parts = [part for piece in typed.replace(" en ", ",").replace(" and ", ",").split(",") if (part := line(piece))]
    owners = dict.fromkeys(_owner(part, seats) for part in parts)
    return tuple(owners)


def _owner(name: str, seats: Sequence[Seat]) -> Owner:
    wanted = name.casefold()
    if wanted in EVERYBODY:
        return Owner(WHOLE_TEAM, _("the whole team"))
    same = [seat for seat in seats if seat.name.casefold() == wanted]
    like = same or [seat for seat in seats if seat.name.casefold().startswith(wanted)]
    return Owner(like[0].id, like[0].name) if len(like) == 1 else Owner(f"g-{wanted}", name)


def read_back(wording: Wording, today: date) -> str:
    """The agreement as it is read aloud."""
    whole = any(owner.id == WHOLE_TEAM for owner in wording.owners)
    who = None if whole else [owner.name for owner in wording.owners]
    return agreement_sentence(who, wording.what, wording.due, wording.sign, today=today)


class AgreementDialog(Dialog[Wording | None]):
    """Returns the wording. Enter goes to the next field and, from the last of the three, keeps it; F2 shows why, how
    we will notice and which goal. Leaving keeps the draft for the next time: `draft` always has what was typed."""

    BINDINGS = [("f2", "more", ""), ("f5", "keep", "")]

    def __init__(
        self,
        draft: Draft,
        seats: Sequence[Seat],
        goals: Sequence[Goal],
        today: date,
        *,
        base: Wording | None = None,
        title: str = "",
    ) -> None:
        super().__init__(
            title or _("Agreement"), _("Enter: next, then keep   F2: more   F5: keep   Esc: later"), width=92
        )
        self.draft = draft
        self._seats = seats
        self._goals = goals
        self._today = today
        self._base = base or Wording("")

    def body(self) -> ComposeResult:
        names_here = [seat.name for seat in self._seats]
        yield Static(plain(_("What will happen?")), classes="field")
        yield Input(self.draft.what, id="what", max_length=LINE, select_on_focus=False)
        yield Static(plain(_("Who? Names, numbers, or 'everyone'")), classes="field")
        yield Input(
            self.draft.who,
            id="who",
            max_length=LINE,
            select_on_focus=False,
            suggester=SuggestFromList(names_here, case_sensitive=False),
        )
        yield Static(plain(_("Before when? 'friday', 'in 6 weeks', 12-3")), classes="field")
        yield Input(self.draft.due, id="due", max_length=60, select_on_focus=False)
        yield Static("", id="echo")
        with Vertical(id="more"):
            yield Static(plain(_("How will we notice?")), classes="field")
            yield Input(self.draft.sign, id="sign", max_length=LINE, select_on_focus=False)
            yield Static(plain(_("Why?")), classes="field")
            yield Input(self.draft.why, id="why", max_length=LINE, select_on_focus=False)
            yield Static(plain(_("Which goal does it serve?")), classes="field")
            choices = [(plain(goal.text), goal.id) for goal in self._goals]
            known = self.draft.goal in {goal.id for goal in self._goals}
            yield Select(
                choices, value=self.draft.goal if known else Select.NULL, prompt=_("no goal"), id="goal", compact=True
            )
            yield Static(plain(_("Who may read it?")), classes="field")
            reach = [(_("the team"), Visibility.TEAM), (_("the whole school"), Visibility.SCHOOL)]
            at_least = Visibility.SCHOOL if self.draft.reach is Visibility.SCHOOL else Visibility.TEAM
            yield Select(reach, value=at_least, allow_blank=False, id="reach", compact=True)

    def on_mount(self) -> None:
        self._show_more(bool(self.draft.why or self.draft.sign))
        self.query_one("#what", Input).focus()
        self._echo()

    def on_input_changed(self, event: Input.Changed) -> None:
        typed: dict[str, Any] = {str(event.input.id): event.value}
        self.draft = replace(self.draft, **typed)
        self._echo()

    @on(Select.Changed, "#goal")
    def _goal_chosen(self, event: Select.Changed) -> None:
        self.draft = replace(self.draft, goal="" if event.value is Select.NULL else str(event.value))

    @on(Select.Changed, "#reach")
    def _reach_chosen(self, event: Select.Changed) -> None:
        self.draft = replace(self.draft, reach=Visibility(str(event.value)))

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down") and isinstance(self.focused, Input):
            event.stop()
            (self.focus_previous if event.key == "up" else self.focus_next)()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        last = "why" if self.query_one("#more").display else "due"
        if event.input.id == last:
            self.action_keep()
        else:
            self.focus_next()

    def action_more(self) -> None:
        self._show_more(not self.query_one("#more").display)

    def action_keep(self) -> None:
        """Keep it when it says something; a date that was not understood is asked again, not dropped."""
        wording = self._wording()
        if not wording.what:
            self.query_one("#what", Input).focus()
        elif self.draft.due.strip() and wording.due is None:
            self.query_one("#due", Input).focus()
        else:
            self.dismiss(wording)

    def _show_more(self, shown: bool) -> None:
        self.query_one("#more").display = shown
        self.query_one("#sign" if shown else "#what", Input).focus()

    def _wording(self) -> Wording:
        try:
            due = read_due(self.draft.due, self._today)[0] if self.draft.due.strip() else None
        except DateProblem:
            due = None
        return replace(
            self._base,
            what=line(self.draft.what),
            owners=read_owners(self.draft.who, self._seats),
            due=due,
            why=line(self.draft.why),
            sign=line(self.draft.sign),
            goals=(self.draft.goal,) if self.draft.goal else (),
            visibility=self.draft.reach,
        )

    def _echo(self) -> None:
        """How names and date were understood, and what stands in the way."""
        words, wrong = [], False
        owners = read_owners(self.draft.who, self._seats)
        if owners:
            words.append(names([owner.name for owner in owners]))
        if self.draft.due.strip():
            try:
                due, warning = read_due(self.draft.due, self._today)
                words.append(warning or day(due, self._today))  # which names the day as well
            except DateProblem as problem:
                words.append(str(problem))
                wrong = True
        echo = self.query_one("#echo", Static)
        echo.update(plain(" · ".join(words)))
        echo.set_class(wrong, "-wrong")
