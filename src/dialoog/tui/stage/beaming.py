"""Two sides of one meeting: the room has a screen of its own, and this one becomes the facilitator's."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from dialoog.i18n import _
from dialoog.live.session import LiveSession

from ..dialogs.choice import Choice
from ..widgets.board import Board
from ..widgets.notice import Moment
from ..widgets.page_layout import lay_out
from ..widgets.status_line import TopLine
from .prompt import prompt
from .prompter import Prompter
from .scene import Scene, scene
from .timekeeping import Timekeeping
from .wall import Curtain, Wall

if TYPE_CHECKING:
    from ..beamer.endpoint import Endpoint
    from ..beamer.feed import Feed
    from ..beamer.wire import Over, View


class Beaming(Timekeeping):
    """Feeds the beamers of this computer. What they are sent is looked up in one place, `_view`: the scene, and of what
    lies over the stage only what is meant for the room."""

    def __init__(self, live: LiveSession) -> None:
        super().__init__(live)
        self._feed: Feed | None = None
        self._endpoint: Endpoint | None = None
        self._armed = ""
        """What the next press of a key leads to; between the facilitator and us."""

    @property
    def curtain(self) -> Curtain:
        return self.query_one(Curtain)

    @property
    def wall(self) -> Wall:
        return self.query_one(Wall)

    @property
    def watched(self) -> bool:
        """Whether the room has a screen of its own."""
        return self._feed is not None and bool(self._feed.rooms)

    @work(group="beamer")
    async def open_feed(self) -> None:
        """Let beamers connect from now on. A computer where that cannot be is one without a beamer."""
        import asyncio

        from ..beamer import endpoint
        from ..beamer.feed import Feed

        feed = Feed(self._beamers_change)
        with suppress(OSError):
            self._endpoint = await feed.open()
            self._feed = feed
            await asyncio.to_thread(endpoint.publish, self.workplace.path, self._endpoint)

    async def close_feed(self) -> None:
        """Say goodbye to the beamers, and leave no trace of the line."""
        if self._feed is None or self._endpoint is None:
            return
        from ..beamer import endpoint
        from ..beamer.wire import View

        over: Over = "put away" if self.live.state.closed is None else "done"
        with suppress(OSError):
            endpoint.withdraw(self.workplace.path, self._endpoint)
        await self._feed.close(View(over=over))

    def beam(self) -> None:
        """Let the room's screen and the facilitator's side follow; costs next to nothing while there are none."""
        if self._feed is None or not self._feed.rooms or not self.is_mounted:
            return
        seen = scene(self.live, self.review, self.sheet)
        self._feed.show(self._view(seen))
        self.set_class(self.curtain.dark or seen.silence is not None, "-covered")
        for prompter in self.query(Prompter):
            prompter.show(prompt(self.live.state, self.live.now), seen, self._armed)

    def turn_page(self, by: int) -> bool:
        """Turn a page of a question that is too long for the wall; False at either end. With a beamer the pages are the
        room's: those of the smallest, so that nobody misses a line."""
        question = self.wall.question
        rooms = self._feed.rooms if self._feed is not None else ()
        if not rooms:
            return question.next_page() if by > 0 else question.previous_page()
        starts = {page.first_word for room in rooms for page in lay_out(question.text, room.columns, room.rows)}
        onward = sorted(start for start in starts if (start > question.word if by > 0 else start < question.word))
        if not onward:
            return False
        question.turn_to(onward[0] if by > 0 else onward[-1])
        self.beam()
        return True

    def refresh_top(self) -> None:
        super().refresh_top()
        if self.watched:
            top = self.query_one("#top", TopLine)
            mark = _("beamer dark") if self.curtain.dark else _("beamer ✓")
            top.right = f"{mark} · {top.right}"

    async def sure_nobody_reads(self, what: str) -> bool:
        """The room looks at its own screen: there is nothing to ask."""
        return self.watched or await super().sure_nobody_reads(what)

    def on_moment_gone(self) -> None:
        self.beam()

    def on_screen_suspend(self) -> None:
        self.beam()

    def _beamers_change(self) -> None:
        self.call_later(self._beamers_changed)

    async def _beamers_changed(self) -> None:
        watched = self.watched
        if not watched and self.private is not None:
            self.private.dismiss()
        if watched and not self.query(Prompter):
            await self.query_one("#sides").mount(Prompter())
        self.set_class(watched, "-facilitator")
        self.set_focus(self.query_one("#notes") if watched else None)  # for the arrows; all other keys come through
        self.show()

    def _view(self, seen: Scene) -> "View":
        from ..beamer.wire import Aloud, Call, Posted, View

        moment, above = self.query_one(Moment), self.app.screen
        aloud = above.for_the_room if isinstance(above, Choice) else None
        board = next(iter(above.query(Board)), None) if above is not self else None
        return View(
            scene=seen,
            word=self.wall.question.word,
            dark=self.curtain.dark,
            call=Call(moment.word, moment.sentence, moment.has_class("-over")) if moment.shown else None,
            aloud=Aloud(*aloud) if aloud is not None else None,
            posted=Posted(board.blocks, board.chosen, board.latest) if board is not None else None,
        )
