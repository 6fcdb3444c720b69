"""The work forms: what there is, what each is for, and when not to use it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList

from dialoog.domain.prepare import GROUP, Part, seconds_of, steps_of
from dialoog.domain.workform import Kind, WorkForm
from dialoog.i18n import N_, _, ngettext
from dialoog.wording import minutes
from dialoog.workforms.library import Library
from dialoog.workforms.problems import Problem

from ..keys import Act, bindings
from ..safe import plain
from ..widgets.reading import Reading, blocks, heading, lines, muted
from ..widgets.rows import Row, Rows
from .page import Page
from .reading import ReadingPage

if TYPE_CHECKING:
    from ..app import DialoogApp

_WIDE = 110
"""Cells from which the details stand beside the list."""
_PROBLEMS = "problems"
_SHELVES = (
    ((Kind.TEAM,), N_("Conversations in the team")),
    ((Kind.DECK,), N_("Cards")),
    ((Kind.TRACK,), N_("Over several meetings")),
    ((Kind.ONE_TO_ONE, Kind.INDIVIDUAL), N_("For two, or on your own")),
)


class LibraryPage(Page[str | None]):
    """Returns the id of the form that was chosen; whoever opened it knows what for."""

    TITLE_TEXT = N_("Work forms")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "choose", N_("choose"), N_("Use this form in a meeting."), "library.choose", weight=8),
        Act("space,right", "look", N_("look inside"), N_("Read what the form is for and what its phases are."),
            "library.look", weight=5),
        Act("escape,left", "dismiss(None)", N_("back"), N_("Back without choosing."), "library.back", weight=6),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    @property
    def _library(self) -> Library:
        return cast("DialoogApp", self.app).library

    def body(self) -> ComposeResult:
        with Horizontal(id="shelf"):
            yield Rows(id="forms")
            yield Reading(id="details")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).fill(self._rows())
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.query_one(Rows).detailed = self.size.width < _WIDE

    def _rows(self) -> list[Row]:
        rows = []
        forms = self._library.list()
        for kinds, title in _SHELVES:
            shelf = [form for form in forms if form.kind in kinds]
            rows += [Row("", _(title)), *map(_row, shelf)] if shelf else []
        if count := len(self._library.problems):
            said = ngettext("{count} remark on a form of your own", "{count} remarks on forms of your own", count)
            rows.append(Row(_PROBLEMS, said.format(count=count), _("What to change, and on which line."), lead="!"))
        return rows

    def _details(self) -> tuple[str, Content]:
        """The title and the text of the row the cursor is on."""
        row = self.query_one(Rows).chosen
        if row is None:
            return "", Content()
        if row.id == _PROBLEMS:
            return row.title, blocks(map(_remark, self._library.problems))
        form = self._library.get(row.id)
        return (form.title, described(form)) if form else (row.title, Content())

    def on_option_list_option_highlighted(self) -> None:
        self.query_one(Reading).show(self._details()[1])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == _PROBLEMS:
            self.action_look()
        else:
            self.dismiss(event.option_id)

    def action_choose(self) -> None:
        self.query_one(Rows).action_select()

    def action_look(self) -> None:
        title, content = self._details()
        self.app.push_screen(ReadingPage(title, content))


def described(form: WorkForm) -> Content:
    """All there is to know of a form before choosing it, for the people of a meeting and the one who leads it."""
    return blocks(_described(form))


def _described(form: WorkForm) -> Iterator[Content]:
    facts = [minutes(_minutes(form)), _group(form), ", ".join(form.roles)]
    yield lines(plain(form.title, "bold $primary"), muted(" · ".join(fact for fact in facts if fact)))
    yield plain(form.purpose[:1].upper() + form.purpose[1:], "bold")
    yield plain(form.intro)
    steps = steps_of((Part(form),), GROUP)
    chapter = ""
    table = []
    for step in steps:
        if step.phase.chapter != chapter:
            chapter = step.phase.chapter
            table.append(heading(chapter))
        table.append(muted(f"{minutes(step.seconds / 60):>8}  ") + plain(step.phase.title))
    yield lines(*table)
    yield muted(_("Based on: {sources}").format(sources=form.sources) if form.sources else "")


def _remark(problem: Problem) -> Content:
    return muted(f"{Path(problem.file).name}:{problem.line}: ") + plain(problem.message)


def _row(form: WorkForm) -> Row:
    detail = " · ".join(part for part in (form.purpose, _group(form)) if part)
    return Row(form.id, form.title, detail, lead=f"{round(_minutes(form))}′")


def _minutes(form: WorkForm) -> float:
    return seconds_of((Part(form),), GROUP) / 60


def _group(form: WorkForm) -> str:
    """For how many: a bare '2-25' gets a word behind it."""
    bare = form.group.replace("-", "").replace(" ", "").isdecimal()
    return _("{count} people").format(count=form.group) if bare else form.group
