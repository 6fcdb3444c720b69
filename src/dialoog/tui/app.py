"""The app: one workspace, its screens, and an orderly way out."""

import asyncio
import gc
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.screen import Screen

from dialoog.domain.session import Session
from dialoog.i18n import N_, _, language
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.text import line

from .keys import Act, bindings
from .palette import Acts, Palette
from .safe import plain
from .screens.page import Page
from .terminal import on_farewell
from .themes import NAMES, THEMES

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

    from dialoog.workforms.library import Library

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
    BINDINGS: ClassVar[list[BindingType]] = [
        replace(one, priority=one.key == "ctrl+q")  # from a dialog too: nobody is kept in
        for one in bindings(ACTS)
    ]

    def __init__(self, workplace: Workplace, library: "Library | None" = None, first: Session | None = None) -> None:
        """Without a library: the work forms that ship and those of the workspace."""
        super().__init__()
        self.animation_level = "none"  # nothing slides or fades on a wall that forty people look at
        self.workplace = workplace
        self._library = library
        self._first = first
        self._asks_to_leave = False
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(DialoogApp.theme, THEMES[0].name)  # plainly set, all styles would be read twice at the start
        self.stylesheet.set_variables(self.get_css_variables())

    @cached_property
    def library(self) -> "Library":
        """The work forms; they are looked for when they are first asked for."""
        from dialoog.workforms.library import Library

        return self._library or Library.of(self.workplace.path, language())

    def get_default_screen(self) -> Screen[None]:
        """What lies under all others: the first screen, or the frame of a meeting that begins at once."""
        if self._first is not None and self.workplace.writable:
            from .screens.ground import Ground

            return Ground(self.workplace.live(self._first))
        from .screens.home import Home

        return Home()

    def on_mount(self) -> None:
        on_farewell(self.farewell)
        loop = asyncio.get_running_loop()

        def saved() -> None:
            with suppress(RuntimeError):  # the last saves come in when the screen is gone already
                loop.call_soon_threadsafe(self._saved)

        self.workplace.on_save = saved
        self.set_interval(HEARTBEAT, self.workplace.heartbeat)

    def on_ready(self) -> None:
        """What a start loads stays: it is kept out of later rounds of garbage collection, which then are short."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def on_event(self, event: events.Event) -> None:
        """What is pasted comes in as one line: a field of Textual 8.2.8 would keep the first and drop the others."""
        if isinstance(event, events.Paste):
            event.text = line(event.text)
        await super().on_event(event)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """A key that comes in before its screen is whole has no meaning yet: there is nothing to do it to."""
        if isinstance(default_namespace, Screen) and not default_namespace.is_mounted:
            return False
        return await super().run_action(action, default_namespace, namespaces)

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
        """Quit; while saving fails it asks first, and the second time it goes."""
        if self.workplace.mark.problem is None or self._asks_to_leave:
            self.farewell(0)
            return
        from .leaving import leave_question

        def answered(leave: bool | None) -> None:
            self._asks_to_leave = False
            if leave:
                self.farewell(0)

        self._asks_to_leave = True
        self.workplace.ledger.retry()
        self.push_screen(leave_question(self.workplace), answered)

    def action_help_quit(self) -> None:
        """Ctrl+C, which ends other programs."""
        self.tell(_("Ctrl+Q leaves dialoog."))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(placeholder=_("What do you want to do?")))

    def action_next_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[at % len(names)]
        self.tell(_("Colours: {name}").format(name=_(NAMES[self.theme])))

    def action_help(self) -> None:
        from .screens.help import Help

        if isinstance(self.screen, Page):
            self.push_screen(Help(self.screen))

    def _saved(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.query("#top"):
                screen.refresh_top()
