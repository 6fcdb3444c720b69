"""The frame of a meeting that begins at once: there while the stage is still being made."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Container

from dialoog.live.session import LiveSession

from ..stage.timekeeping import Timekeeping
from ..widgets.status_line import TopLine
from .page import Page
from .resuming import absence

if TYPE_CHECKING:
    from ..app import DialoogApp


class Ground(Page[None]):
    """Lies under the stage where otherwise the first screen does; when the stage is left, that one comes."""

    def __init__(self, live: LiveSession) -> None:
        super().__init__()
        self._live = live
        self._covered = False

    def body(self) -> ComposeResult:
        yield Container()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#top", TopLine).left = self._live.programme.title
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """The meeting on the wall; after a crash with the question whether the minutes since count."""
        away = absence(self._live, self.workplace.last_seen)
        cast("DialoogApp", self.app).show_stage(self._live)
        if away is not None and isinstance(self.app.screen, Timekeeping):
            self.app.screen.missed(away.seconds)

    def on_screen_suspend(self) -> None:
        self._covered = True

    def on_screen_resume(self) -> None:
        from .home import Home

        if self._covered:
            self.app.push_screen(Home())
