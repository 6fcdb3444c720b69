"""The pictures in README and docs, of the real app at work on the example school: `python bench/shots.py`.

Everything is reached by the keys a facilitator presses, on a clock that stands still between them, so that a picture
changes only when the screen does. Run it on Linux or macOS, after a change that people see.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from dialoog import i18n
from dialoog.demo.folder import choose, mark
from dialoog.demo.school import PastClock, build
from dialoog.domain.prepare import Draft, proposal
from dialoog.domain.programme import Step
from dialoog.domain.workform import Tool
from dialoog.live.workplace import Workplace
from dialoog.tui.app import DialoogApp
from dialoog.tui.screens.closing import Closing
from dialoog.tui.screens.setup import SetUp
from dialoog.tui.screens.stage import Stage
from dialoog.workforms.library import Library

SHOTS = Path(__file__).resolve().parent.parent / "docs" / "shots"
WALL, SMALL = (120, 36), (40, 12)
"""A laptop on a beamer, and the same with letters three times as large."""
MOMENT = datetime(2027, 1, 12, 15, 30)  # noqa: DTZ001 (wherever the picture is taken)
GLANCE = 10
"""Seconds between looks at the clock; more than fifteen would count as an absence."""
FONTS = "'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace"
STRETCHED = ' lengthAdjust="spacingAndGlyphs" textLength'
CELL, LINE, TOP = 12.2, 24.4, 1.5
"""Width and height of a character in the picture, and where the first line begins."""
OVERLAP = 0.4
"""How far blocks reach into the line below, so that no seam shows."""
UPPER_LEFT, UPPER_RIGHT, LOWER_LEFT, LOWER_RIGHT = 1, 2, 4, 8
BLOCKS = {block: quarters for quarters, block in enumerate(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")}
"""Which quarters of its cell a block fills, as bits."""


class Photographer:
    """Presses keys, turns the hands of the clock, and takes pictures."""

    def __init__(self, pilot: Pilot[Any], clock: PastClock) -> None:
        self._pilot = pilot
        self._clock = clock
        self.app = pilot.app

    async def shoot(self, name: str) -> None:
        """Put what is on the screen in `docs/shots/<name>.svg`."""
        self.app.clear_notifications()
        await self._settled()
        (SHOTS / f"{name}.svg").write_text(_plain(self.app.export_screenshot(title="dialoog")), "utf-8")
        print(f"docs/shots/{name}.svg", flush=True)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self._clock.later(2 * Stage.BOUNCE)
            await self._pilot.press(key)
            await self._settled()

    async def type(self, text: str) -> None:
        self.app.post_message(Paste(text))
        await self._settled()

    async def resize(self, size: tuple[int, int]) -> None:
        await self._pilot.resize_terminal(*size)
        await self._settled()

    async def wait(self, seconds: float) -> None:
        """Let the room talk for so long."""
        for _look in range(int(seconds // GLANCE)):
            self._clock.later(GLANCE)
            if isinstance(self.app.screen, Stage):
                self.app.screen.tick()
            await self._settled()

    async def walk_to(self, wanted: Callable[[Step], bool]) -> None:
        """Forward, as a clicker goes, until the meeting is at such a step. Each step takes half of its time."""
        current = None
        for _press in range(200):
            state = self.stage.live.state
            if state.step is not None and wanted(state.step):
                return
            if state.current != current:
                current = state.current
                await self.wait(state.remaining(self._clock.wall()) / 2)
            await self.press("right")
        sys.exit("The meeting did not get there: has its programme changed?")

    @property
    def stage(self) -> Stage:
        """The stage; ends the script when something else is on the screen."""
        if not isinstance(self.app.screen, Stage):
            sys.exit(f"The stage should be on the screen, and not {type(self.app.screen).__name__}.")
        return self.app.screen

    async def _settled(self) -> None:
        saved = await asyncio.to_thread(self._saved)
        assert saved
        for _turn in range(3):
            await self._pilot.pause()

    def _saved(self) -> bool:
        assert isinstance(self.app, DialoogApp)
        return self.app.workplace.ledger.drain(10)


async def take(pilot: Pilot[Any], clock: PastClock) -> None:
    """One meeting, from the first screen to the last."""
    it = Photographer(pilot, clock)
    await it.shoot("home")
    await it.press("enter")
    assert isinstance(it.app.screen, SetUp)
    await it.shoot("setup")
    await it.press("f5")

    await it.walk_to(lambda step: step.phase.tool is Tool.TURNS)
    await it.press("n", "n")
    await it.wait(20)
    await it.shoot("turns")

    await it.walk_to(lambda step: step.phase.tool is Tool.REVIEW)
    await it.press("right")
    await it.shoot("review")

    await it.walk_to(lambda step: step.form == "starrt")
    await it.wait(60)
    await it.shoot("stage")
    await it.resize(SMALL)
    await it.shoot("stage-40x12")
    await it.resize(WALL)
    await it.wait(it.stage.live.state.remaining(clock.wall()) + GLANCE)
    await it.shoot("time-up")
    await it.press("right")

    await it.walk_to(lambda step: step.phase.tool is Tool.AGREEMENTS)
    await it.press("o")
    await it.type("Eén keer doorvragen leverde meer op dan een advies.")
    await it.press("enter", "a")
    await it.type("een les bij elkaar bezoeken en daarna één vraag stellen")
    await it.press("enter")
    await it.type("Fatima, Els")
    await it.press("enter")
    await it.type("over 4 weken")
    await it.shoot("agreement")
    await it.press("enter")
    await it.shoot("consent")
    await it.press("1", "1")

    for _press in range(60):
        if isinstance(it.app.screen, Closing):
            break
        await it.press("right")
    assert isinstance(it.app.screen, Closing)
    await it.shoot("closing")


def prepared(workplace: Workplace, library: Library) -> None:
    """A meeting of the first team, ready on the first screen."""
    team = workplace.room.teams()[0]
    draft = Draft(
        proposal(library.get, review=True),
        seats=workplace.seats(team),
        team=team.id,
        team_name=team.name,
        aim="Wat merken leerlingen van wat wij leren?",
        goals=tuple(goal.id for goal in workplace.room.goals(team.id) if goal.team == team.id),
        until=workplace.clock.wall() + 90 * 60,
    )
    workplace.prepare(draft.programme(i18n.language()))


def main() -> None:
    os.environ["TZ"] = "Europe/Amsterdam"
    time.tzset()
    i18n.use("nl")
    SHOTS.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.gettempdir()) / "voorbeeldschool"  # it is on a picture: the same name every time
    if choose(folder)[1]:
        shutil.rmtree(folder)
    clock = PastClock(MOMENT.timestamp())
    try:
        with Workplace.open(folder, clock=clock, create=True) as workplace:
            mark(folder)
            build(workplace, "nl")
            library = Library.of(folder, "nl")
            prepared(workplace, library)
            workplace.ledger.drain(30)
            asyncio.run(_run(DialoogApp(workplace, library), clock))
    finally:
        shutil.rmtree(folder)


async def _run(app: DialoogApp, clock: PastClock) -> None:
    async with app.run_test(size=WALL, notifications=True) as pilot:
        await take(pilot, clock)


def _plain(svg: str) -> str:
    """The picture without a font from the network, which no viewer fetches, with its leading spaces kept, letters of
    whatever font as wide as their cells, and blocks as a terminal draws them: filling their cells."""
    svg = re.sub(r"@font-face\s*{[^}]*}\s*", "", svg)
    svg = re.sub(r"font-family:\s*Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    text = r'<text class="([^"]+)" x="([^"]+)"[^>]*line-(\d+)\)">([^<]*)</text>'
    svg = re.sub(text, _blocks_drawn, svg)
    return svg.replace("<text ", '<text xml:space="preserve" ').replace(" textLength", STRETCHED)


def _blocks_drawn(found: re.Match[str]) -> str:
    style, left, line, written = found.groups()
    words = written.replace("&#160;", " ")
    if not words.strip() or not set(words) <= BLOCKS.keys():
        return found[0]
    top = TOP + int(line) * LINE
    halves = []
    for lower, (first, second) in enumerate(((UPPER_LEFT, UPPER_RIGHT), (LOWER_LEFT, LOWER_RIGHT))):
        filled = "".join("#" if BLOCKS[block] & quarter else " " for block in words for quarter in (first, second))
        for run in re.finditer("#+", filled):
            across, wide = float(left) + run.start() * CELL / 2, len(run[0]) * CELL / 2
            down, high = top + lower * LINE / 2, LINE / 2 + OVERLAP
            halves.append(f"M{across:.1f} {down:.1f}h{wide:.1f}v{high:.1f}h{-wide:.1f}z")
    return f'<path class="{style}" d="{"".join(halves)}"/>'


if __name__ == "__main__":
    main()
