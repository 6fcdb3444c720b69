"""The work forms: which of them suit this group, this question and this time, why, and what each is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from dialoog.domain.choosing import Fit, Wish, choose, judge, lately
from dialoog.domain.workform import Kind
from dialoog.i18n import N_, _, ngettext
from dialoog.workforms.library import Library
from dialoog.workforms.problems import Problem

from ..debriefs import debriefed
from ..dialogs.reading_along import reading_along
from ..keys import Act, bindings
from ..safe import plain
from ..widgets.key_bar import Hint, KeyBar
from ..widgets.reading import Reading, blocks, muted
from ..widgets.rows import Row, Rows
from ..widgets.status_line import TopLine
from .form_rows import rows_of
from .form_words import described
from .page import Page
from .reading import ReadingPage
from .seeking import Seeking

if TYPE_CHECKING:
    from ..app import DialoogApp

_WIDE = 110
"""Cells from which the details stand beside the list."""
_TALL = 18
"""Rows from which a list without details beside it says a line about each form."""
_PROBLEMS = "problems"
_WHILE_ASKED = frozenset({"choose", "back"})
_ASKED = ("people", "minutes", "aim", "experience", "safety")


class LibraryPage(Page[str | None]):
    """Returns the id of the form that was chosen; whoever opened it knows what for. What was said about the meeting
    is in `seeking`."""

    TITLE_TEXT = N_("Work forms")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "choose", N_("choose"), N_("Use this form in a meeting; where there is little room, first read "
            "what it is."), "library.choose", weight=8),
        Act("space,right", "look", N_("look inside"), N_("Read what the form is for and what its phases are."),
            "library.look", weight=5),
        Act("p", "people", N_("how many people"), N_("Say how many you are; the forms that suit come first."),
            "library.people"),
        Act("m", "minutes", N_("how long"), N_("Say how many minutes there are."), "library.minutes"),
        Act("d", "aim", N_("what for"), N_("Say what you come together for: the next aim."), "library.aim"),
        Act("e", "experience", N_("experience"), N_("Say how much you have done of this kind before."),
            "library.experience"),
        Act("s", "safety", N_("at home together"), N_("Say whether you know and trust each other."), "library.safety"),
        Act("slash", "find", N_("find"), N_("Only the forms with these words."), "library.find", weight=4),
        Act("o", "own_words", N_("your debrief"), N_("Read your own words on this form from the last time."),
            "library.own", weight=2),
        Act("escape,left", "back", N_("back"), N_("Back without choosing."), "library.back", weight=6),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, seeking: Seeking) -> None:
        super().__init__()
        self.seeking = seeking
        self._fits: dict[str, Fit] = {}
        self._take: Callable[[str], None] | None = None
        """What is done with the words being typed, while something is asked."""
        self._inside = False
        """Whether one form has the whole screen."""

    @property
    def _library(self) -> Library:
        return cast("DialoogApp", self.app).library

    def body(self) -> ComposeResult:
        yield KeyBar(id="wish")
        with Horizontal(id="ask"):
            yield Static(id="asked")
            yield Input(id="answer", compact=True, select_on_focus=True)
        with Horizontal(id="shelf"):
            yield Rows(id="forms")
            yield Reading(id="details")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#ask").display = False
        self._sort()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.query_one(Rows).detailed = not self._wide and self.size.height >= _TALL
        self.refresh_keys()

    @property
    def _wide(self) -> bool:
        return self.size.width >= _WIDE

    # the list

    def _sort(self) -> None:
        """The forms for what is sought now: the cursor goes to the best, or stays where one is being read."""
        forms = [form for form in self._library.list() if self.seeking.finds(form)]
        memory = self.seeking.memory(self.workplace)
        fits = choose((form for form in forms if form.kind is not Kind.DECK), self.seeking.wish, memory)
        decks = [judge(form, self.seeking.wish, memory) for form in forms if form.kind is Kind.DECK]
        self._fits = {fit.form.id: fit for fit in (*fits, *decks)}
        rows = [*rows_of(fits, decks, judged=self._judged, airy=self.size.height >= _TALL), *self._remarks()]
        here = self.query_one(Rows).chosen
        stays = here.id if self._inside and here else ""
        best = next((row.id for row in rows if row.id), None)
        nothing = [Row("", _("No form has these words."))] if self.seeking.looking_for else []
        self.query_one(Rows).fill(rows or nothing, stays or best)
        self._show_details()
        self.refresh_keys()

    @property
    def _judged(self) -> bool:
        return self.seeking.wish != Wish()

    def _remarks(self) -> list[Row]:
        count = len(self._library.problems)
        if not count or self.seeking.looking_for:
            return []
        said = ngettext("{count} remark on a form of your own", "{count} remarks on forms of your own", count)
        return [Row(_PROBLEMS, said.format(count=count), _("What to change, and on which line."), lead="!")]

    # what it is

    def _details(self) -> tuple[str, Content]:
        """The title and the text of the row the cursor is on."""
        row = self.query_one(Rows).chosen
        if row is None:
            return "", Content()
        if row.id == _PROBLEMS:
            return row.title, blocks(map(_remark, self._library.problems))
        fit = self._fits.get(row.id)
        if fit is None:
            return row.title, Content()
        before = lately(self.seeking.memory(self.workplace), fit.form)
        today, people = self.workplace.today, self.seeking.wish.people
        return fit.form.title, described(fit, people, before, today, judged=self._judged)

    def _show_details(self) -> None:
        self.query_one(Reading).show(self._details()[1])
        self.refresh_top()

    def refresh_top(self) -> None:
        super().refresh_top()
        top, sought = self.query_one("#top", TopLine), self.seeking.looking_for
        if self._inside:
            top.left = self._details()[0]
        top.middle = f"“{sought}”" if sought else ""

    def on_option_list_option_highlighted(self) -> None:
        self._show_details()
        self.refresh_keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == _PROBLEMS or not self._wide:
            self.action_look()
        else:
            self.dismiss(event.option_id)

    def action_choose(self) -> None:
        row = self.query_one(Rows).chosen
        if self._inside and row is not None and row.id != _PROBLEMS:
            self.dismiss(row.id)
        else:
            self.query_one(Rows).action_select()

    def action_look(self) -> None:
        if self.query_one(Rows).chosen is not None:
            self._look(inside=True)

    def _look(self, *, inside: bool) -> None:
        self._inside = inside
        self.set_class(inside, "-inside")
        self.query_one(Reading if inside else Rows).focus()
        self.refresh_top()
        self.refresh_keys()

    @work(exclusive=True, group="own")
    async def action_own_words(self) -> None:
        """The facilitator's own debrief of the last meeting with this form, once nobody reads along."""
        row = self.query_one(Rows).chosen
        sure = await self.app.push_screen_wait(reading_along(_("Your debrief comes on this screen.")))
        if sure and row is not None:
            self.app.push_screen(ReadingPage(row.title, debriefed(self.workplace, row.id)))

    # what is sought

    def action_people(self) -> None:
        people = self.seeking.wish.people
        self._ask(_("How many people?"), str(people or ""), self.seeking.people_typed)

    def action_minutes(self) -> None:
        there_are = self.seeking.wish.minutes
        self._ask(_("How many minutes?"), str(round(there_are or 0) or ""), self.seeking.minutes_typed)

    def action_find(self) -> None:
        self._ask(_("Find"), self.seeking.looking_for, self.seeking.words_typed, numbers=False)

    def action_aim(self) -> None:
        self.seeking.next_aim()
        self._sort()

    def action_experience(self) -> None:
        self.seeking.next_experience()
        self._sort()

    def action_safety(self) -> None:
        self.seeking.next_safety()
        self._sort()

    def _ask(self, question: str, value: str, take: Callable[[str], None], *, numbers: bool = True) -> None:
        """One line to type in, in the place of the wish; the list follows every key."""
        answer = self.query_one("#answer", Input)
        with self.prevent(Input.Changed):
            answer.restrict = r"[0-9]{0,3}" if numbers else None
            answer.value = value
        self._take = take
        self.query_one("#asked", Static).update(plain(question))
        self._show_question(shown=True)
        answer.focus()
        self.refresh_keys()

    def _show_question(self, *, shown: bool) -> None:
        self.query_one("#ask").display = shown
        self.query_one("#wish").display = not shown

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._take is not None:
            self._take(event.value)
            self._sort()

    def on_input_submitted(self) -> None:
        self._answered()

    def _answered(self) -> None:
        self._take = None
        self._show_question(shown=False)
        self.query_one(Reading if self._inside else Rows).focus()
        self.refresh_keys()

    def action_back(self) -> None:
        """One step back: from typing, from reading, from a list that was made shorter, from the work forms."""
        if self._take is not None:
            self._answered()
        elif self._inside:
            self._look(inside=False)
        elif self.seeking.looking_for:
            self.seeking.words_typed("")
            self._sort()
        else:
            self.dismiss(None)

    # the keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if self._take is not None:
            return action in _WHILE_ASKED
        row = self.query_one(Rows).chosen
        if action == "own_words":
            return row is not None and row.id in self._fits
        if action == "look":
            return row is not None and not self._inside
        return action != "choose" or row is not None

    def hint(self, act: Act) -> Hint:
        hint = super().hint(act)
        if self._take is not None and act.name == "choose":
            return replace(hint, what=_("ready"), short="")
        row = self.query_one(Rows).chosen
        first_look = act.name == "choose" and not self._inside and (not self._wide or (row and row.id == _PROBLEMS))
        return replace(hint, what=_("look inside"), short="") if first_look else hint

    def refresh_keys(self) -> None:
        super().refresh_keys()
        acts = {act.name: act for act in self.ACTS}
        wish = self.query_one("#wish", KeyBar)
        wish.hints = tuple(self.seeking.hint(acts[name]) for name in _ASKED)
        if not self._wide:  # Enter looks inside, so the other key for it need not be said
            bar = self.query_one("#keys", KeyBar)
            bar.hints = tuple(hint for hint in bar.hints if hint.action != "look")


def _remark(problem: Problem) -> Content:
    return muted(f"{Path(problem.file).name}:{problem.line}: ") + plain(problem.message)
