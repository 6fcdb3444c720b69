"""What the stage does when time brings something: nearly time, time up, a break that ends, minutes nobody lived."""

from textual import work

from dialoog.i18n import _
from dialoog.live.clock import look
from dialoog.live.session import LiveSession
from dialoog.wording import span, title_of

from ..dialogs.choice import Answer, Choice
from ..widgets.notice import Moment
from . import facing
from .pulse import Happening, Pulse
from .tooling import Tooling


class Timekeeping(Tooling):
    """Time shows what it has to say once; what follows from it is always somebody's choice."""

    def __init__(self, live: LiveSession) -> None:
        super().__init__(live)
        self._pulse = Pulse(look(live.clock))
        self._missed = 0.0
        self._asking: Choice[bool] | None = None

    def beat(self) -> None:
        """Look at the clocks, and show what that brings."""
        silence = self.live.state.silence
        if silence is not None and silence.until <= self.live.now:
            self.live.be_silent()
        beat = self._pulse.beat(self.live.state, look(self.live.clock))
        if beat.away is not None:
            self.missed(beat.away)
        elif beat.happening is not None:
            self._happens(beat.happening)

    def action_hold_or_run(self) -> None:
        self.query_one(Moment).hide()
        self.live.hold_or_run()

    def action_lengthen(self, minutes: int) -> None:
        """A minute for what the clock shows: the phase, or the break."""
        self.query_one(Moment).hide()
        self.live.lengthen(60.0 * minutes)

    def _happens(self, happening: Happening) -> None:
        moment, step = self.query_one(Moment), self.live.state.step
        title = title_of(step, self.live.state.steps) if step else ""
        if self.live.programme.bell and happening is not Happening.TURN_UP:
            self.app.bell()
        match happening:
            case Happening.SOON:
                moment.show(_("2 minutes"), _("{phase}: round off what you are saying.").format(phase=title), seconds=4)
            case Happening.UP:
                moment.show(_("Time"), title, choices=facing.time_up_choices(), tone="over")
            case Happening.BREAK_OVER:
                moment.show(_("We go on"), title, choices=_("space: go on   + minute"), tone="soon")
            case Happening.TURN_UP:
                self.show()

    def missed(self, seconds: float) -> None:
        """The computer slept or its clock was set: only the room knows whether those minutes count. Twice before the
        answer is still one question."""
        if seconds < 0:
            self.live.allow_for(seconds)
            self.app.notify(_("The clock of this computer was set back; the time left stays as it was."), markup=False)
            return
        self._missed += seconds
        if self._asking is not None:
            self._asking.dismiss()
        self.ask_about_absence()

    @work(exclusive=True, group="absence")
    async def ask_about_absence(self) -> None:
        """Ask whether the minutes away count; when time ran out in them, that is a choice like any other time up."""
        left = span(max(0.0, self.live.state.remaining(self.live.now) + self._missed))
        self._asking = Choice(
            _("The computer was away for {span}.").format(span=span(self._missed)),
            _("Did the meeting go on meanwhile?"),
            [
                Answer(_("No, go on where we were: {left} left").format(left=left), False),
                Answer(_("Yes, count those minutes"), True),
            ],
        )
        counted = await self.app.push_screen_wait(self._asking)
        away, self._missed, self._asking = self._missed, 0.0, None
        if counted is False:
            self.live.allow_for(away)
        elif -away < self.live.state.remaining(self.live.now) <= 0:
            self._happens(Happening.UP)
