"""A meeting on the wall, for tests of the running app: real keys, a real workspace, a clock turned by hand."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from hand_clock import HandClock
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from dialoog import i18n
from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.person import Team
from dialoog.domain.programme import Programme, Seat, casts_of, lay_out
from dialoog.domain.session import State
from dialoog.domain.workform import Capture, Phase, Tool, Visibility, WorkForm
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.tui.app import DialoogApp
from dialoog.tui.screens.stage import Stage
from dialoog.tui.widgets.big_clock import BigClock
from dialoog.tui.widgets.key_bar import KeyBar
from dialoog.tui.widgets.notice import Moment
from dialoog.tui.widgets.page_text import PagedText
from dialoog.tui.widgets.quiet_line import QuietLine
from dialoog.tui.widgets.rail import MARKS, Rail
from dialoog.tui.widgets.status_line import TopLine
from dialoog.workforms.library import Library

FATIMA, JAN, ELS = Seat("p-fatima", "Fatima"), Seat("p-jan", "Jan"), Seat("p-els", "Els")
TEAM = (FATIMA, JAN, ELS)
MINUTE = 60.0
LOOK = 10.0
"""Seconds between looks at the clock; above fifteen it would be an absence."""

OPENING = WorkForm(
    "opening", "Opening", "nl", (Phase("Waarvoor", 2, "We leren hier.", ("Eerste kaart", "Tweede kaart")),)
)
CHECK_IN = WorkForm(
    "check-in", "Check-in", "nl", (Phase("Rondje", None, "Hoe zit je erbij?", tool=Tool.TURNS, seconds=60, quiet=True),)
)
REVIEW = WorkForm("review", "Open afspraken", "nl", (Phase("Terugkijken", 10, "Wat is er gelukt?", tool=Tool.REVIEW),))
STARRT = WorkForm(
    "starrt",
    "STARRT",
    "nl",
    (
        Phase("Situatie", 8, "Wat gebeurde er?", ("Waar was het?",), ("Loop langs de groepjes.",)),
        Phase("Taak", 4, "Wat wilde je bereiken?", captures=(Capture("transfer", "Wat ga je doen?", Visibility.TEAM),)),
    ),
    side_by_side=True,
)
HARVEST = WorkForm("harvest", "Oogst", "nl", (Phase("Afspraken", 8, "Wat nemen we mee?", tool=Tool.AGREEMENTS),))
CHECK_OUT = WorkForm("check-out", "Check-out", "nl", (Phase("Rondje", 3, "Wat neem je mee?", tool=Tool.TURNS),))
FORMS = (OPENING, CHECK_IN, REVIEW, STARRT, HARVEST, CHECK_OUT)


def programme(
    *forms: WorkForm, seats: Sequence[Seat] = TEAM, title: str = "Havo-overleg", until: float | None = None
) -> Programme:
    chosen = forms or FORMS
    return Programme(
        title,
        lay_out(chosen, len(seats)),
        "nl",
        team="havo",
        seats=tuple(seats),
        until=until,
        casts=casts_of(chosen),
    )


def owned_by(*seats: Seat) -> tuple[Owner, ...]:
    return tuple(Owner(seat.id, seat.name) for seat in seats)


def promised(workplace: Workplace, what: str, *owners: Seat, days: int = 0) -> None:
    """An agreement from an earlier meeting of this team, due so many days from today."""
    due = workplace.today.fromordinal(workplace.today.toordinal() + days)
    workplace.agree("havo", Wording(what, owned_by(*owners), due))


class Wall:
    """The app as people meet it: what it shows in words, and the keys they press."""

    def __init__(self, pilot: Pilot[int], clock: HandClock) -> None:
        self.pilot = pilot
        self.clock = clock

    @property
    def app(self) -> DialoogApp:
        assert isinstance(self.pilot.app, DialoogApp)
        return self.pilot.app

    @property
    def page(self) -> str:
        """Which screen is on top."""
        return type(self.app.screen).__name__

    @property
    def stage(self) -> Stage:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Stage))

    @property
    def live(self) -> LiveSession:
        return self.stage.live

    @property
    def state(self) -> State:
        return self.live.state

    @property
    def left(self) -> float:
        """Seconds to go in this phase."""
        return self.state.remaining(self.clock.wall())

    @property
    def moment(self) -> Moment:
        return self.stage.query_one(Moment)

    @property
    def dark(self) -> bool:
        return self.stage.curtain.dark

    async def press(self, *keys: str) -> None:
        """One key after the other, each when what the former one led to has happened."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str, *then: str) -> None:
        """Text into the field that has the cursor."""
        self.app.screen.post_message(
            Paste(text)
        ) if self.app.screen.focused is None else self.app.screen.focused.post_message(Paste(text))
        await self.settle()
        await self.press(*then)

    async def later(self, seconds: float) -> None:
        """Let the room talk for so long."""
        while seconds > 0:
            self.clock.later(min(LOOK, seconds))
            seconds -= LOOK
            self.stage.tick()
        await self.settle()

    async def to_phase(self, title: str) -> None:
        """Go to the phase or form of this name."""
        await self.settle()
        self.live.go_to(next(one for one in self.state.steps if title in (one.phase.title, one.form_title)))
        await self.settle()

    async def settle(self) -> None:
        for _turn in range(2):
            await self.pilot.pause()

    async def saved(self) -> None:
        """When everything is on disk and the screen has heard of it."""
        assert await asyncio.to_thread(self.app.workplace.ledger.drain, 20)
        await self.settle()

    @property
    def says(self) -> str:
        """Every word on the screen, large letters as the words they draw."""
        screen = self.app.screen
        if isinstance(screen, Stage) and screen.query_one(Moment).shown:
            moment = screen.query_one(Moment)
            return "\n".join((moment.word, moment.sentence, moment.choices))
        shown = (widget for widget in screen.walk_children() if widget.is_on_screen and widget.visible)
        return "\n".join(text for widget in shown if (text := _words(widget)))

    @property
    def foot(self) -> str:
        return str(self.stage.query_one("#foot", Static).content)

    @property
    def question(self) -> str:
        return self.stage.query_one("#question", PagedText).text

    @property
    def hints(self) -> set[str]:
        """The keys in the hint bar, before narrowness takes some away."""
        return {hint.key for hint in self.stage.query_one("#keys", KeyBar).hints}

    @property
    def told(self) -> list[str]:
        """Passing messages, the latest last."""
        return [note.message for note in self.app._notifications]

    @property
    def drawn(self) -> str:
        """The cells as the terminal gets them."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())


def _words(widget: object) -> str:
    match widget:
        case PagedText():
            return widget.text
        case Static():
            return str(widget.content)
        case TopLine():
            return " ".join((widget.left, widget.middle, widget.right))
        case BigClock():
            return widget.time
        case QuietLine():
            return widget.label
        case Rail():
            return "\n".join([*(f"{MARKS[row.state]} {row.title}" for row in widget.rows), widget.end])
        case OptionList():
            return "\n".join(str(option.prompt) for option in widget.options)
        case Input():
            return widget.value
        case KeyBar():
            return " ".join(f"{hint.key} {hint.what}" for hint in widget.hints)
        case _:
            return ""


@asynccontextmanager
async def on_stage(
    workplace: Workplace,
    clock: HandClock,
    *forms: WorkForm,
    seats: Sequence[Seat] = TEAM,
    until: float | None = None,
    title: str = "Havo-overleg",
    size: tuple[int, int] = (120, 36),
    at: str = "",
) -> AsyncIterator[Wall]:
    """A meeting that has just begun, in Dutch, on the wall; walked on to the phase `at`."""
    i18n.use("nl")
    workplace.ledger.put(Team("havo", "Havo"))
    session = workplace.prepare(programme(*forms, seats=seats, until=until, title=title))
    async with in_app(workplace, clock, DialoogApp(workplace, Library.of(None, "nl"), session), size) as wall:
        if at:
            await wall.to_phase(at)
        yield wall


@asynccontextmanager
async def in_app(
    workplace: Workplace, clock: HandClock, app: DialoogApp | None = None, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Wall]:
    """The app on this workspace, in Dutch, on its first screen unless `app` begins elsewhere."""
    i18n.use("nl")
    app = app or DialoogApp(workplace, Library.of(None, "nl"))
    async with app.run_test(size=size, notifications=True) as pilot:
        wall = Wall(pilot, clock)
        await wall.settle()
        yield wall


def files_of(folder: Path) -> str:
    """All text on file in a workspace, to look for words in."""
    return "\n".join(path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.is_file())
