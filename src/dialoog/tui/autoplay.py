"""A whole meeting that plays itself, in the real app, by pressing the keys a facilitator would press.

For looking on before one's own first meeting, and as the longest test there is: nothing here reaches past the keys.
"""

import asyncio
import gc
from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from dialoog.domain.agreement import Status
from dialoog.domain.prepare import Draft, proposal
from dialoog.domain.session import Session
from dialoog.domain.workform import Tool
from dialoog.i18n import _, language
from dialoog.live.clock import FastClock
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.workforms.library import Library

from .app import DialoogApp
from .dialogs.dialog import Dialog
from .screens.closing import Closing
from .screens.stage import Stage

SPEED = 30
"""Seconds of meeting in one second of looking on."""
GLANCE = 0.45
"""Seconds between keys when someone is looking on."""


def autoplay(where: Path, visible: bool) -> int:
    """Play a meeting of the first team in this workspace; 0 when it came to its end with a team plan written.

    With `visible` it is shown on the terminal at a pace one can follow; otherwise it runs without a screen.
    """
    with Workplace.open(where, clock=FastClock(SPEED)) as workplace:
        library = Library.of(where, language())
        app = DialoogApp(workplace, library, _prepared(workplace, library))
        player = _Player(GLANCE if visible else 0.0)
        gc.disable()  # until all is loaded; see `DialoogApp.on_ready`
        code = app.run(headless=not visible, size=None if visible else (120, 36), auto_pilot=player.play)
        if code == 0 and player.done:
            return 0
        return app.return_code or 1


def _prepared(workplace: Workplace, library: Library) -> Session:
    team = workplace.room.teams()[0]
    draft = Draft(
        proposal(library.get, review=True),
        seats=workplace.seats(team)[:6],
        team=team.id,
        team_name=team.name,
        aim=_("What do pupils notice of what we learn?"),
        until=workplace.clock.wall() + 75 * 60,
    )
    return workplace.prepare(draft.programme(language()))


class _Player:
    """Looks at the stage and presses the next key, as a facilitator does."""

    def __init__(self, glance: float) -> None:
        self._glance = glance
        self.done = False

    async def play(self, pilot: Pilot[Any]) -> None:
        """From the opening card to the first screen after the meeting."""
        app = pilot.app
        assert isinstance(app, DialoogApp)
        await pilot.pause()
        while isinstance(app.screen, Stage | Dialog):
            if isinstance(app.screen, Stage):
                await self._phase(pilot, app.screen.live)
            else:  # on a busy machine the clock seems to have slept: the first answer goes on
                await self._press(pilot, "1")
        if isinstance(app.screen, Closing):
            await self._press(pilot, "e")
            self.done = True
        await self._rest(3)
        while isinstance(app.screen, Dialog):
            await self._press(pilot, "escape")
        await self._press(pilot, "ctrl+q")

    async def _phase(self, pilot: Pilot[Any], live: LiveSession) -> None:
        """One phase: what its tool asks, its cards, and on to the next."""
        step = live.state.step
        assert step is not None
        match step.phase.tool:
            case Tool.TURNS:
                for _seat in (*live.state.present, None):
                    await self._press(pilot, "n")
            case Tool.REVIEW:
                await self._review(pilot)
            case Tool.AGREEMENTS:
                await self._agree(pilot, live)
        if step.phase.title == live.state.steps[-3].phase.title:
            await self._write(pilot, "o", _("Asking one more question gave more than giving advice."))
        for _press in range(2 * len(step.phase.cards) + 20):
            if not isinstance(pilot.app.screen, Stage) or live.state.current != step.id:
                return
            await self._press(pilot, "right")

    async def _review(self, pilot: Pilot[Any]) -> None:
        """Success first; then one agreement is done, the next gets a new date."""
        await self._press(pilot, "right", "1", "3")
        if isinstance(pilot.app.screen, Dialog):
            await self._type(pilot, _("in 3 weeks"), "enter")
            await self._type(pilot, "", "enter")

    async def _agree(self, pilot: Pilot[Any], live: LiveSession) -> None:
        """Two agreements, one with all its owners' yes and one for the whole team."""
        first, second = live.state.present[:2]
        await self._press(pilot, "a")
        await self._type(pilot, _("watch one lesson of each other and ask one question"), "enter")
        await self._type(pilot, f"{first.name}, {second.name}", "enter")
        await self._type(pilot, _("in 4 weeks"), "enter")
        await self._press(pilot, "1", "1")
        await self._press(pilot, "a")
        await self._type(pilot, _("begin every meeting with what worked"), "enter")
        await self._type(pilot, _("everyone"), "enter")
        await self._type(pilot, _("in 6 weeks"), "enter")
        await self._press(pilot, "1")
        assert all(one.status is Status.CONFIRMED for one in live.made_here())

    async def _write(self, pilot: Pilot[Any], key: str, text: str) -> None:
        await self._press(pilot, key)
        await self._type(pilot, text, "enter")

    async def _type(self, pilot: Pilot[Any], text: str, *then: str) -> None:
        """Text as a paste, the one way to type that does not depend on a keyboard's layout."""
        pilot.app.post_message(Paste(text))
        await pilot.pause()
        await self._rest(2)
        await self._press(pilot, *then)

    async def _press(self, pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            await self._rest(1)

    async def _rest(self, glances: float) -> None:
        if self._glance:
            await asyncio.sleep(self._glance * glances)
