"""What the second terminal shows: waiting, the wall, the last word; and whether there is still a line to the stage."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Rule, Static

from dialoog.i18n import _

from ..fit import take_size
from ..safe import plain
from ..screens.page import Page
from ..stage.scene import Scene
from ..stage.wall import Curtain, Wall
from ..widgets.board import Board
from ..widgets.notice import Moment
from ..widgets.page_text import PagedText
from ..widgets.status_line import TopLine
from .wire import Aloud, Call, Posted, Room, View

GLANCE = 6.0
"""Seconds that a line about this screen itself stays in sight."""


class Beamer(Screen[None]):
    """Shows the newest view. When the line is lost the last one stays, with a mark, and its clock stands still."""

    HORIZONTAL_BREAKPOINTS = Page.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = Page.VERTICAL_BREAKPOINTS

    class Resized(Message):
        """The question has another room."""

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self._lost = False
        self._drawn: tuple[Scene, int] | None = None
        self._calm: Timer | None = None
        self._told = Room(0, 0)

    def compose(self) -> ComposeResult:
        take_size(self)
        yield TopLine(id="top")
        yield Rule(classes="edge")
        yield Wall(id="wall")
        with Vertical(id="posted"):
            yield Static(id="ask")
            yield Board(id="board")
        with Vertical(id="aloud"):
            yield Static(id="aloud-title")
            yield PagedText(id="aloud-text")
        yield Moment(id="moment")
        yield PagedText(id="still")
        yield Curtain(id="curtain")
        yield Static(id="said")

    def on_mount(self) -> None:
        self.query_one("#said").display = False
        self._show()
        self.say_keys()

    @property
    def room(self) -> Room:
        """How much room the question has now."""
        return Room(*self._question.size)

    @property
    def _question(self) -> PagedText:
        return self.query_one(Wall).question

    def seen(self, view: View | None) -> None:
        """What came over the line; None: nothing does."""
        lost = view is None and self._view.scene is not None and not self._view.over
        if view is None and lost == self._lost:
            return
        self._lost = lost
        self._view = view or self._view
        if self.is_mounted:
            self._show()

    # what is on it

    def _show(self) -> None:
        view = self._view
        self._still(view)
        self._call(view.call)
        self._aloud(view.aloud)
        scene = self._unmoving(view.scene) if view.scene and self._lost else view.scene
        curtain = self.query_one(Curtain)
        curtain.dark = view.dark
        self._posted(view.posted, scene)
        if scene is not None:
            top = self.query_one("#top", TopLine)
            top.left, top.middle = scene.title, scene.face.place
            top.right, top.trouble = (_("no connection"), True) if self._lost else ("", False)
            self._put_up(scene, view.word)
            curtain.hush(scene)

    def _unmoving(self, scene: Scene) -> Scene:
        """The scene of a stage that is not heard of: what time it is there is not known."""
        words = _("no connection ‖")
        return replace(scene, face=replace(scene.face, pace="paused", until=words), silence_until=words)

    def _put_up(self, scene: Scene, word: int) -> None:
        """On most looks only the time is new."""
        wall = self.query_one(Wall)
        if self._drawn is not None and (_timeless(scene), word) == self._drawn:
            wall.show_time(scene)
            return
        self._drawn = _timeless(scene), word
        wall.put_up(scene)
        if wall.question.word != word:
            wall.question.turn_to(word)
        self.call_after_refresh(self._resized)

    def _still(self, view: View) -> None:
        """One quiet sentence over everything, before a meeting and after it."""
        still = self.query_one("#still", PagedText)
        still.text = _("Thank you.") if view.over == "done" else _("Waiting for the meeting")
        still.set_class(view.over == "done", "-thanks")
        still.display = view.scene is None or bool(view.over)

    def _call(self, call: Call | None) -> None:
        moment = self.query_one(Moment)
        if call is None:
            moment.hide()
        else:
            moment.show(call.word, call.sentence, tone="over" if call.over else "soon")

    def _aloud(self, aloud: Aloud | None) -> None:
        self.query_one("#aloud").display = aloud is not None
        if aloud is not None:
            self.query_one("#aloud-title", Static).update(plain(aloud.title))
            self.query_one("#aloud-text", PagedText).text = aloud.text

    def _posted(self, posted: Posted | None, scene: Scene | None) -> None:
        self.query_one("#posted").display = posted is not None
        if posted is not None:
            self.query_one("#ask", Static).update(plain(scene.text if scene else ""))
            board = self.query_one(Board)
            board.blocks, board.chosen, board.latest = posted.blocks, posted.chosen, posted.latest

    def on_paged_text_turned(self) -> None:
        """The number of pages is known when the question has been given its room."""
        if self._view.scene is not None:
            self._drawn = None
            self._show()

    def on_resize(self) -> None:
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self.room != self._told:
            self._told = self.room
            self.post_message(self.Resized())

    # a word about this screen itself

    def say_keys(self) -> None:
        """Which keys work here; for a moment, for the room reads along."""
        self.say(_("t other colours   q close"))

    def say(self, words: str) -> None:
        """Something for whoever stands at this keyboard."""
        said = self.query_one("#said", Static)
        said.update(plain(words))
        said.display = True
        if self._calm is not None:
            self._calm.stop()
        self._calm = self.set_timer(GLANCE, self._hush)

    def _hush(self) -> None:
        self.query_one("#said").display = False


def _timeless(scene: Scene) -> Scene:
    """All of a scene that stays the same while only time goes by."""
    face = replace(scene.face, clock="", pace="calm", until="", share=0.0, end="")
    return replace(scene, face=face, turn=scene.turn and 1.0, silence=None, silence_until="")
