"""The harvest on the wall: one scribe types what is said, the group says what belongs together."""

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from dialoog.domain import harvest
from dialoog.domain.note import Note, NoteKind
from dialoog.i18n import N_, _, ngettext
from dialoog.live.session import LiveSession
from dialoog.text import line

from ..dialogs.agreement import AgreementDialog, Draft
from ..dialogs.entry import Entry
from ..keys import Act, bindings
from ..stage.harvesting import harvest_in, heading_name
from ..widgets.board import Block, Board, Item
from ..widgets.key_bar import Hint
from ..widgets.status_line import TopLine
from .noting import Noting

_ON_A_NOTE = frozenset({"put_under", "new_theme", "reword", "agree", "question", "park", "take_back"})


class Harvesting(Noting):
    """Typing and ordering: Tab goes from one to the other. What is typed is kept at Enter, like everything."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("tab,i", "switch", N_("type"), N_("Go from typing to ordering and back."), "harvest.switch", 9),
        Act("up", "walk(-1)", N_("choose"), N_("The note before."), "harvest.up"),
        Act("down", "walk(1)", N_("choose"), N_("The next note."), "harvest.down"),
        Act("left", "aside(-1)", N_("column"), N_("The note in the column at the left."), "harvest.left"),
        Act("right", "aside(1)", N_("column"), N_("The note in the column at the right."), "harvest.right"),
        Act("pageup", "turn(-1)", N_("page"), N_("The page before."), "harvest.page-up"),
        Act("pagedown", "turn(1)", N_("page"), N_("The next page."), "harvest.page-down"),
        Act("1", "put_under(1)", N_("theme"), N_("A digit puts this note under the theme with that number."),
            "harvest.theme", 7),
        Act("0", "put_under(0)", N_("no theme"), N_("Take this note from under its theme."), "harvest.no-theme"),
        Act("n", "new_theme", N_("new theme"), N_("Put this note under a new theme."), "harvest.new", 7, N_("new")),
        Act("w", "rename", N_("theme's name"), N_("Give the theme of this note another name."), "harvest.rename", 1),
        Act("enter", "reword", N_("words"), N_("Put this note in better words."), "harvest.words", 5),
        Act("a", "agree", N_("agreement"), N_("Make this note an agreement: who does it, before when."),
            "harvest.agree", 6),
        Act("v", "question", N_("question"), N_("Make this note a question to go on with, or an idea again."),
            "harvest.question", 4),
        Act("p", "park", N_("park"), N_("Put this note on the parking place, or take it from there."),
            "harvest.park", 3),
        Act("delete,backspace", "take_back", N_("take back"), N_("Take this note back for good. Asks first."),
            "harvest.delete", 2),
        Act("u", "undo", N_("undo"), N_("Undo the last change here. Notes stay."), "harvest.undo", 2),
        Act("escape", "leave", N_("back"), N_("From typing to ordering, then back to the meeting."),
            "harvest.back", 8),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS),
        *(Binding(str(number), f"put_under({number})", show=False) for number in range(2, 10)),
    ]

    def __init__(self, live: LiveSession) -> None:
        super().__init__(live)
        self._themes: tuple[str, ...] = ()
        self._drafts: dict[str, Draft] = {}

    def everything(self) -> ComposeResult:
        yield Board(id="all")

    def on_mount(self) -> None:
        self.field.placeholder = _("What do you hear?")
        self.field.focus()

    def hint(self, act: Act) -> Hint:
        meanings = {"harvest.switch": _("order"), "harvest.words": _("write down")} if self.typing else {}
        return replace(act.hint(), what=meanings[act.id]) if act.id in meanings else act.hint()

    # what is on the wall

    @property
    def board(self) -> Board:
        return self.query_one(Board)

    @property
    def chosen(self) -> Note | None:
        """The note the group looks at while ordering."""
        return next((note for note in self.notes() if note.id == self.board.chosen), None)

    def notes(self) -> tuple[Note, ...]:
        return harvest_in(self.live)[0]

    def show(self) -> None:
        if not self.is_mounted:
            return
        notes, themes = harvest_in(self.live)
        board = self.board
        self._themes = harvest.themes_of(notes, (*themes, *(one for one in self._themes if one not in themes)))
        used = {note.theme for note in notes if note.kind is NoteKind.IDEA}
        self._themes = tuple(theme for theme in self._themes if theme in used or theme in themes)
        headings = harvest.grouped(notes, self._themes)
        board.blocks = self._blocks(headings)
        board.latest = max((note.id for note in notes), default="")
        if self.typing:
            board.chosen = ""
        elif board.chosen not in board.notes:
            board.chosen = board.latest
        in_sight = board.chosen or board.latest
        self.put_up(next((note.text for note in notes if note.id == in_sight), ""))

    def _blocks(self, headings: tuple[harvest.Heading, ...]) -> tuple[Block, ...]:
        agreed = {one.id for one in self.live.agreements()}
        blocks = []
        for heading in headings:
            name = heading_name(heading)
            if heading.theme:
                name = f"{self._themes.index(heading.theme) + 1} {name}"
            bare = len(headings) == 1 and not heading.theme and heading.kind is NoteKind.IDEA
            items = tuple(Item(note.id, _words(note, agreed)) for note in heading.notes)
            above = "" if bare else f"{name} · {heading.count}"
            blocks.append(Block(above, items, "" if bare else f"{name} …"))
        return tuple(blocks)

    def refresh_top(self) -> None:
        super().refresh_top()
        count = len(self.notes())
        self.query_one("#top", TopLine).left = ngettext("{count} note", "{count} notes", count).format(count=count)

    def place(self) -> str:
        board = self.board
        if board.pages < 2:
            return ""
        return _("page {number}/{count}").format(number=board.page, count=board.pages)

    # typing

    @on(Input.Submitted, "#line")
    def _typed(self) -> None:
        """Keep what is in the line; it is empty for the next."""
        if words := line(self.field.value):
            self.field.value = ""
            self.live.keep(words, NoteKind.IDEA)

    def put_down(self) -> None:
        self._typed()

    def action_switch(self) -> None:
        if self.typing:
            self.set_focus(None)
        else:
            self.field.focus()

    def action_leave(self) -> None:
        """Words that are still in the line when one leaves are kept: it costs less to take them back."""
        if self.typing:
            self.action_switch()
        else:
            self._typed()
            self.dismiss(None)

    # choosing

    def action_walk(self, by: int) -> None:
        self._choose("" if self.typing else self.board.step(by))

    def action_aside(self, by: int) -> None:
        self._choose(self.board.aside(by))

    def action_turn(self, by: int) -> None:
        self._choose(self.board.turn(by))

    def _choose(self, note: str) -> None:
        self.set_focus(None)
        if note:
            self.board.chosen = note
        self.show()

    # ordering

    def put(self, note: Note) -> None:
        self.live.renote(note)

    def wipe(self, note: Note) -> None:
        beside = self.board.step(1) if self.board.step(1) != note.id else self.board.step(-1)
        self.live.withdraw(note)
        self._choose(beside)

    def came_back(self, note: Note) -> None:
        self._choose(note.id)

    def action_put_under(self, number: int) -> None:
        note = self.chosen
        if note is not None and number <= len(self._themes):
            self._put_under(note, self._themes[number - 1] if number else "")

    def _put_under(self, note: Note, theme: str) -> None:
        """The group goes on with the next note of the pile that has no theme yet, if this one came from there."""
        pile = [one.id for one in self.notes() if one.kind is NoteKind.IDEA and not one.theme]
        self.change(harvest.under(note, theme))
        if theme and note.id in pile and len(pile) > 1:
            place = pile.index(note.id)
            self._choose(pile[place + 1] if place + 1 < len(pile) else pile[place - 1])

    def action_question(self) -> None:
        if (note := self.chosen) is not None:
            self.change(harvest.turned(note, NoteKind.QUESTION))

    def action_park(self) -> None:
        if (note := self.chosen) is not None:
            self.change(harvest.turned(note, NoteKind.PARKED))

    @work(exclusive=True, group="ask")
    async def action_new_theme(self) -> None:
        note = self.chosen
        if note is None:
            return
        name = await self.app.push_screen_wait(Entry(_("New theme"), note.text))
        if name and (theme := harvest.spelled(line(name), self._themes)):
            self._put_under(note, theme)

    @work(exclusive=True, group="ask")
    async def action_rename(self) -> None:
        note = self.chosen
        if note is None or not note.theme:
            return
        name = await self.app.push_screen_wait(Entry(_("Another name for this theme"), note.theme, line(note.theme)))
        if name and (theme := line(name)):
            self._themes = tuple(theme if one == note.theme else one for one in self._themes)
            self.change(*harvest.renamed(self.notes(), note.theme, theme))

    @work(exclusive=True, group="ask")
    async def action_reword(self) -> None:
        """In better words; while typing Enter is for the line, also when its hint is clicked."""
        note = self.chosen
        if self.typing:
            self._typed()
        if note is None or self.typing:
            return
        text = await self.app.push_screen_wait(Entry(_("Note"), _("In better words:"), line(note.text)))
        if text and (words := line(text)):
            self.change(replace(note, text=words))

    @work(exclusive=True, group="ask")
    async def action_agree(self) -> None:
        """Make an agreement of it. The yes of who does it is asked on the stage."""
        note = self.chosen
        if note is None:
            return
        goals = self.workplace.room.goals(self.live.record.team)
        served = self.live.programme.goals
        draft = self._drafts.get(note.id, Draft(what=line(note.text), goal=served[0] if served else ""))
        dialog = AgreementDialog(draft, self.live.state.seats, goals, self.live.today)
        wording = await self.app.push_screen_wait(dialog)
        if wording is None:
            self._drafts[note.id] = dialog.draft
            return
        self._drafts.pop(note.id, None)
        made = self.live.agree(wording)
        self.put(replace(note, agreement=made.id))
        self.app.notify(_("The yes to it is asked on the stage: j."), title=_("Written down"), markup=False, timeout=4)

    def action_take_back(self) -> None:
        if (note := self.chosen) is not None:
            self.ask_to_wipe(note, note.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "reword" and self.typing:
            return True
        if action in _ON_A_NOTE or action == "rename":
            note = None if self.typing or not self.is_mounted else self.chosen
            if note is None:
                return False
            if action == "rename":
                return bool(note.theme) and note.kind is NoteKind.IDEA
            if action == "put_under":
                return bool(self._themes)
            return action != "agree" or note.agreement not in {one.id for one in self.live.agreements()}
        if action == "undo":
            return not self.typing
        return super().check_action(action, parameters)


def _words(note: Note, agreed: set[str]) -> str:
    """A note as it stands on the wall, with a sign when it led to an agreement."""
    return f"{note.text} → {_('agreement')}" if note.agreement in agreed else note.text
