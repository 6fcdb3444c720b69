"""The screen in front of the room: the question now, the time left, where we are."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer

from dialoog.domain.agreement import Status
from dialoog.domain.timing import Held
from dialoog.domain.workform import Tool
from dialoog.i18n import _, ngettext
from dialoog.live.session import LiveSession
from dialoog.wording import minutes, title_of

from ..keys import Act, bindings
from ..stage import facing
from ..stage.acts import ACTS
from ..stage.beaming import Beaming
from ..stage.face import uses
from ..stage.reviewing import Review
from ..stage.scene import scene
from ..stage.wall import Curtain, Wall
from ..widgets.key_bar import Hint
from ..widgets.notice import Moment
from ..widgets.status_line import TopLine

TICK = 0.25
"""Seconds between looks at the clock. A redraw happens only when what it shows has changed."""


class Stage(Beaming):
    """Runs one meeting. Looking, asking and answering are here; what may happen is decided below."""

    ACTS: ClassVar[tuple[Act, ...]] = ACTS
    AUTO_FOCUS = ""
    BOUNCE: ClassVar[float] = 0.15
    """Seconds within which a second press is a key held down or a clicker that bounces, not a wish."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, live: LiveSession) -> None:
        super().__init__(live)
        self._armed_way = ""
        self._pressed_at = 0.0
        self._calm: Timer | None = None
        self._fit_offered: bool | None = False
        self._review_step: str | None = None
        self._unwatch = live.watch(self.show)

    def body(self) -> ComposeResult:
        with Horizontal(id="sides"):
            yield Wall(id="wall")

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Moment(id="moment")
        yield Curtain(id="curtain")

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(TICK, self.tick)
        self.show()
        self.call_after_refresh(self.open_feed)

    async def on_unmount(self) -> None:
        self._unwatch()
        await self.close_feed()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.show()

    def refresh_keys(self) -> None:
        super().refresh_keys()
        self._fit_offered = self.check_action("fit", ())

    def put_down(self) -> None:
        self.live.hold()

    def hint(self, act: Act) -> Hint:
        stands_still = isinstance(self.live.state.clock, Held)
        return (
            replace(act.hint(), what=_("go on"), short="") if act.id == "stage.pause" and stands_still else act.hint()
        )

    # what the wall shows

    def show(self) -> None:
        """Bring everything on the wall up to date; what did not change is not painted again."""
        if not self.is_mounted:
            return
        self._keep_review()
        self.keep_sheet()
        seen = scene(self.live, self.review, self.sheet)
        top = self.query_one("#top", TopLine)
        top.left, top.middle = seen.title, seen.face.place
        self.wall.put_up(seen, self._armed)
        self.curtain.hush(seen)
        self.refresh_top()
        self.refresh_keys()
        self.beam()

    def on_paged_text_turned(self) -> None:
        self.show()

    @property
    def _agreements_up(self) -> bool:
        """Whether the arrows walk agreements instead of cards."""
        return self.review is not None and bool(self.review.ids)

    def _keep_review(self) -> None:
        """A review lays its agreements out once, when the room comes to it."""
        state = self.live.state
        if not uses(state, Tool.REVIEW):
            self.review = self._review_step = None
        elif self.review is None or self._review_step != state.current:
            about, place = (self.live.record.team, self.live.programme.series), self.workplace
            self.review = Review(place.for_review(*about), place.last_success(*about), state.seats)
            self._review_step = state.current

    # time

    def tick(self) -> None:
        """Look at the clocks: show the time, and what it brings."""
        self.beat()
        if self._fit_offered != self.check_action("fit", ()):
            self.refresh_keys()
        if not self.curtain.dark:
            seen = scene(self.live, self.review, self.sheet)
            self.wall.show_time(seen)
            self.curtain.hush(seen)
        self.beam()

    def action_darken(self) -> None:
        self.curtain.dark = True
        self.refresh_top()
        self.beam()

    # walking through the meeting

    def on_key(self, event: events.Key) -> None:
        curtain, moment = self.curtain, self.query_one(Moment)
        if curtain.dark:
            curtain.dark = False
            event.stop()
            event.prevent_default()
            self.show()
        elif self.live.state.silence is not None:
            event.stop()
            event.prevent_default()
            self.live.be_silent()
        elif moment.shown and event.key == "s" and self.live.state.break_until is None:
            event.stop()
            moment.show(_("Hands up"), _("Who wants to go on?"), choices=facing.time_up_choices(), tone="over")
        elif self._armed and event.key not in ("right", "left", "pagedown", "pageup"):
            self._disarm()

    def action_forward(self) -> None:
        moment = self.query_one(Moment)
        if moment.shown:
            moment.hide()
            self._go_on()
            return
        if self.live.state.break_until is not None:
            self._arm_or_go_on()
            return
        if self.turn_page(1):
            return
        if self.review is not None and self.review.move(1):
            self.show()
            return
        if not self._agreements_up and self.live.show_card(1):
            return
        self._arm_or_go_on()

    def _what_is_next(self) -> str:
        """What the second press leads to, and whose yes is still open when the agreements are left."""
        state = self.live.state
        words = _("once more →: end the meeting")
        step, seconds = state.next, state.next.seconds if state.next else 0.0
        if state.break_until is not None:
            step, seconds = state.step, state.remaining(self.live.now)
        if step is not None:
            length = minutes(round(seconds / 60, 1))
            phase = title_of(step, state.steps)
            words = _("once more →: {phase} ({length})").format(phase=phase, length=length)
        waiting = sum(one.status is Status.PROPOSED for one in self.live.made_here())
        if waiting and uses(state, Tool.AGREEMENTS):
            open_yes = ngettext("{count} waits for a yes: j", "{count} wait for a yes: j", waiting)
            words = f"{words} · {open_yes.format(count=waiting)}"
        return words

    def action_backward(self) -> None:
        if self.live.state.break_until is not None:
            return
        if self.turn_page(-1):
            return
        if self.review is not None and self.review.move(-1):
            self.show()
            return
        if not self._agreements_up and self.live.show_card(-1):
            return
        earlier = self.live.state.previous
        if earlier is None:
            return
        if self._armed_for("backward"):
            if not self._held_down():
                self._disarm()
                self.live.back()
        else:
            self._arm(
                "backward", _("once more ←: back to {phase}").format(phase=title_of(earlier, self.live.state.steps))
            )

    def _go_on(self) -> None:
        """To the next phase; out of a break to the phase it was in, which is what a clicker means."""
        self._disarm()
        if self.live.state.break_until is not None:
            self.live.hold_or_run()
        elif not self.live.onward():
            self.action_finish()

    def _arm_or_go_on(self) -> None:
        if self._armed_for("forward"):
            if not self._held_down():
                self._go_on()
        else:
            self._arm("forward", self._what_is_next())

    def _arm(self, way: str, words: str) -> None:
        """The next press of the same key goes to another phase; this one only names it."""
        if self._calm is not None:
            self._calm.stop()
        self._armed = words
        self._armed_way = way
        self._pressed_at = self.live.clock.steady()
        self.show()
        self._calm = self.set_timer(5.0, self._disarm)

    def _armed_for(self, way: str) -> bool:
        return bool(self._armed) and self._armed_way == way

    def _held_down(self) -> bool:
        """Whether this press follows the last one so soon that it is no wish of its own."""
        before, self._pressed_at = self._pressed_at, self.live.clock.steady()
        return self._pressed_at - before < self.BOUNCE

    def _disarm(self) -> None:
        if self._armed:
            self._armed = ""
            if self._calm is not None:
                self._calm.stop()
            self.show()
