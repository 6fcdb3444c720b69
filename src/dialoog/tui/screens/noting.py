"""What the screens have in common on which a group writes together: the time, the last change undone, taking back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from dialoog.domain.note import Note
from dialoog.i18n import _
from dialoog.live.session import LiveSession
from dialoog.text import LINE

from ..dialogs.choice import Answer, Choice
from ..safe import plain
from ..stage.face import face
from ..widgets.page_text import PagedText
from ..widgets.status_line import TopLine
from .page import Page

LOOK = 1.0
"""Seconds between looks at the clock: it says until when, so it changes seldom."""


class Noting(Page[None]):
    """Holds a meeting and shows it anew after every change. Subclasses say what they show, and how a note is kept.

    From top to bottom: the question; on a wall with small type what is talked about now, in large letters; all there
    is; the line one types in.
    """

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [*Page.VERTICAL_BREAKPOINTS, (44, "-high")]
    DEFAULT_CSS = """
    Noting {
        & > #put-to-all {
            width: 1fr;
            height: auto;
            max-height: 4;
            padding: 1 2;
            text-align: center;
            color: $primary;
            text-style: bold;
        }
        & > #spotlight { display: none; height: 17; padding: 0 0 2 0; }
        & > #all { padding: 0 1; }
        & > #writing { height: 1; }
        & > #writing > Static { width: 2; color: $text-muted; }
        & > #writing > Input { width: 1fr; height: 1; border: none; padding: 0 1; background: $surface; }
        &.-typing > #writing > Static { color: $primary; text-style: bold; }
        &.-typing > #writing > Input { background: $panel; }
        &.-low > #put-to-all { height: 1; padding: 0; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-low > #all { padding: 0; }
        &.-tiny > #put-to-all { display: none; }
        &.-high > #spotlight { display: block; }
    }
    """

    def __init__(self, live: LiveSession) -> None:
        super().__init__()
        self.live = live
        self._before: list[tuple[Note, ...]] = []
        self._unwatch: Callable[[], None] = lambda: None

    def body(self) -> ComposeResult:
        yield Static(id="put-to-all")
        yield PagedText(id="spotlight")
        yield from self.everything()
        with Horizontal(id="writing"):
            yield Static(plain("›"))
            yield Input(id="line", max_length=LINE, select_on_focus=False)

    def everything(self) -> ComposeResult:
        """The widget that shows all there is, with the id `all`, and what else stands below it."""
        raise NotImplementedError

    @property
    def field(self) -> Input:
        return self.query_one("#line", Input)

    @property
    def typing(self) -> bool:
        return self.is_mounted and self.focused is self.field

    def show(self) -> None:
        """Bring everything up to date."""
        raise NotImplementedError

    def put_up(self, spotlight: str) -> None:
        """What stands around the notes themselves. `spotlight`: what is talked about now."""
        step = self.live.state.step
        self.query_one("#put-to-all", Static).update(plain(step.phase.text or step.phase.title if step else ""))
        self.query_one("#spotlight", PagedText).text = spotlight
        self.set_class(self.typing, "-typing")
        self.refresh_top()
        self.refresh_keys()

    def notes(self) -> Sequence[Note]:
        """What stands on the wall now."""
        raise NotImplementedError

    def put(self, note: Note) -> None:
        """Keep this note as it is now."""
        raise NotImplementedError

    def wipe(self, note: Note) -> None:
        """Take a note back for good."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self._unwatch = self.live.watch(self.show)
        self.set_interval(LOOK, self.refresh_top)
        self.show()

    def on_unmount(self) -> None:
        self._unwatch()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    def on_descendant_focus(self) -> None:
        self.show()

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self.show)

    def refresh_top(self) -> None:
        super().refresh_top()
        place = self.place()
        until = face(self.live.state, self.live.now).until
        self.query_one("#top", TopLine).middle = " · ".join(filter(None, (until, place)))

    def place(self) -> str:
        """Which of several pages or rows is in sight."""
        return ""

    def change(self, *notes: Note) -> None:
        """Keep these notes as they are now; `undo` brings back what they were."""
        before = {note.id: note for note in self.notes()}
        changed = [note for note in notes if note != before.get(note.id)]
        if changed:
            self._before.append(tuple(before[note.id] for note in changed))
        for note in changed:
            self.put(note)

    def action_undo(self) -> None:
        """The last change here; what was taken back for good stays away, and an agreement stays."""
        now = {note.id: note for note in self.notes()}
        while self._before:
            known = [note for note in self._before.pop() if note.id in now]
            for note in known:
                self.put(replace(note, agreement=now[note.id].agreement))
            if known:
                self.came_back(known[0])
                return
        self.app.notify(_("There is nothing to undo."), markup=False, timeout=4)

    def came_back(self, note: Note) -> None:
        """After an undo: bring what changed into sight."""

    @work(exclusive=True, group="ask")
    async def ask_to_wipe(self, note: Note, words: str) -> None:
        """Take words back for good, when they are sure."""
        sure = await self.app.push_screen_wait(
            Choice(
                _("Take this back for good?"),
                words,
                [Answer(_("Keep it"), False), Answer(_("Take it back: the words are gone, also from the file"), True)],
            )
        )
        if sure:
            self.wipe(note)
            self.show()
