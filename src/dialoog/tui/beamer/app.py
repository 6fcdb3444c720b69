"""The second terminal: shows the room's side of a running meeting. It opens no workspace."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from dialoog.i18n import _

from ..terminal import forgive_bad_bytes, on_farewell
from ..themes import NAMES, THEMES
from .line import Line
from .screen import Beamer


def watch(workspace: Path | None) -> int:
    """Show the meeting of this workspace, or of any on this computer, until whoever started it leaves; returns the
    exit code."""
    forgive_bad_bytes()
    app = BeamerApp(workspace)
    code = app.run()
    return app.return_code or code or 0


class BeamerApp(App[int]):
    """Has colours of its own, for what reads well on a laptop may not on a beamer; and no keys that change anything."""

    TITLE = "dialoog"
    CSS_PATH = ["../dialoog.tcss", "beamer.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        ("q,escape,ctrl+q,ctrl+c", "leave", ""),
        ("t,f3", "next_theme", ""),
        ("question_mark,f1,h", "keys", ""),
    ]

    def __init__(self, workspace: Path | None) -> None:
        """Without a workspace: any meeting on this computer, the one that was begun last first."""
        super().__init__()
        self.animation_level = "none"
        self.room = Beamer()
        self._line = Line(workspace, lambda: self.room.room, self.room.seen)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_default_screen(self) -> Screen[None]:
        return self.room

    def on_mount(self) -> None:
        on_farewell(lambda code: self.exit(code, return_code=code))

    def on_ready(self) -> None:
        self.follow()

    @work(exclusive=True)
    async def follow(self) -> None:
        """Look for a meeting for as long as the app is there."""
        await self._line.follow()

    def on_beamer_resized(self) -> None:
        self._line.say_room()

    def action_leave(self) -> None:
        self.exit(0)

    def action_next_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.room.say(_("Colours: {name}").format(name=_(NAMES[self.theme])))

    def action_keys(self) -> None:
        self.room.say_keys()
