"""The app: one workspace, its screens, and an orderly way out."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from dialoog.domain.session import Session
from dialoog.i18n import N_, _
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.workforms.library import Library

from .keys import Act, bindings
from .palette import Acts
from .safe import plain
from .screens.page import Page
from .terminal import on_farewell
from .themes import THEMES

HEARTBEAT = 3.0
"""Seconds between signs of life; after a crash they tell how long the room was without us."""


class DialoogApp(App[int]):
    """Holds the workplace and the library; every screen asks it for them."""

    TITLE = "dialoog"
    CSS_PATH = ["dialoog.tcss", "screens.tcss"]
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Acts] | Callable[[], type[Acts]]]] = {Acts}  # type: ignore[assignment]
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("f3", "next_theme", N_("Light, dark, contrast"), N_("Change the colours for this room."), "app.theme"),
        Act("ctrl+p", "command_palette", N_("Search all actions"), N_("Find an action by its name."), "app.palette"),
        Act("ctrl+q", "leave_app", N_("Quit"), N_("Save and leave dialoog."), "app.quit"),
        Act("question_mark,f1,h", "help", N_("all"), N_("Everything you can do here."), "app.help", weight=9),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, workplace: Workplace, library: Library, first: Session | None = None) -> None:
        super().__init__()
        self.workplace = workplace
        self.library = library
        self._first = first
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        from .screens.home import Home

        on_farewell(self.farewell)
        loop = asyncio.get_running_loop()

        def saved() -> None:
            with suppress(RuntimeError):  # the last saves come in when the screen is gone already
                loop.call_soon_threadsafe(self._saved)

        self.workplace.on_save = saved
        self.set_interval(HEARTBEAT, self.workplace.heartbeat)
        self.push_screen(Home())
        if self._first is not None and self.workplace.writable:
            self.show_stage(self.workplace.live(self._first))

    def show_stage(self, live: LiveSession) -> None:
        """Put a meeting on the wall; opens it when it was only prepared."""
        from .screens.stage import Stage

        if isinstance(self.screen, Stage):  # Enter was pressed twice
            return
        live.open()
        self.push_screen(Stage(live))

    def tell(self, message: str, *, warn: bool = False) -> None:
        """A passing message. Never markup: names are in it."""
        self.notify(str(plain(message)), severity="warning" if warn else "information", markup=False, timeout=6)

    def farewell(self, code: int) -> None:
        """Leave at once: pause what runs, finish saving, restore the terminal."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.put_down()
        self.exit(code, return_code=code)

    def action_leave_app(self) -> None:
        self.farewell(0)

    def action_next_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[at % len(names)]
        self.tell(_("Colours: {name}").format(name=self.theme.removeprefix("dialoog-")))

    def action_help(self) -> None:
        from .screens.help import Help

        if isinstance(self.screen, Page):
            self.push_screen(Help(self.screen))

    def _saved(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_mounted:
                screen.refresh_top()
