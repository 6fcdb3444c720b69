"""Steering the meeting: time that fits, breaks, groups, people, the programme ahead, and the end."""

from datetime import datetime

from textual import work

from dialoog.dates import read_until
from dialoog.domain.agreement import Status
from dialoog.domain.programme import Seat, Step
from dialoog.domain.workform import Tool
from dialoog.i18n import _, ngettext
from dialoog.live.clock import local
from dialoog.wording import clock_time, minutes, names, span, title_of

from ..dialogs.choice import Answer, Choice
from ..dialogs.entry import Entry
from ..dialogs.listing import Listing, Row
from ..dialogs.reading_along import reading_along
from .agreeing import Agreeing
from .prompt import unheard
from .words import proposal_line, undone_line


class Steering(Agreeing):
    """The acts that change the course, all of which `undo` takes back."""

    private: Listing[str] | None = None
    """What was opened for the facilitator alone; it goes when the room may be looking again."""

    @work(exclusive=True, group="ask")
    async def action_fit(self) -> None:
        """Say how much is left for how much, and offer ways to end in time."""
        state, now = self.live.state, self.live.now
        if await self._fit_round() or state.until is None:
            return
        left = span(max(0.0, state.until - now))
        phases = ngettext("{count} phase", "{count} phases", len(state.ahead)).format(count=len(state.ahead))
        answers = [Answer(proposal_line(one), one) for one in self.live.proposals()]
        if not answers:
            return
        chosen = await self.app.push_screen_wait(
            Choice(
                _("{left} left, and {phases} to come.").format(left=left, phases=phases), _("What gives way?"), answers
            )
        )
        if chosen is not None:
            self.live.choose(chosen)

    @work(exclusive=True, group="ask")
    async def action_take_break(self) -> None:
        """A break until a time on the clock."""

        def understood(typed: str) -> str:
            return _("We go on at {time}").format(time=clock_time(self._break_end(typed)))

        typed = await self.app.push_screen_wait(
            Entry(_("Break"), _("Until when? '10 min' or 14:45"), "10 min", understood=understood)
        )
        if typed:
            self.live.take_break(self._break_end(typed).timestamp())

    async def let_go_of_the_case(self) -> bool:
        """What was told in confidence is kept or let go by choice; False when the facilitator stays."""
        raise NotImplementedError

    async def _fit_round(self) -> bool:
        """Offer shorter ways for the round one is in; False when it is not too long."""
        raise NotImplementedError

    def _break_end(self, typed: str) -> datetime:
        return read_until(typed, local(self.live.now))

    @work(exclusive=True, group="ask")
    async def action_one_more_round(self) -> None:
        """This phase once more, from its beginning."""
        step = self.live.state.step
        if step is None:
            return
        sure = await self.app.push_screen_wait(
            Choice(
                _("{phase} once more?").format(phase=title_of(step, self.live.state.steps)),
                _("It begins again with its full time."),
                [Answer(_("Once more"), True), Answer(_("Stay here"), False)],
            )
        )
        if sure:
            self.live.one_more_round()

    def action_undo(self) -> None:
        """Take back the latest step, and say what that was."""
        before = self.review.undo() if self.review is not None else None
        if before is not None:
            self.live.put_back(before)
            self.app.notify(_("Undone: {what}").format(what=_("the last decision")), markup=False, timeout=5)
            self.show()
            return
        event = self.live.undo()
        self.app.notify(undone_line(event) if event else _("There is nothing to undo."), markup=False, timeout=5)

    # people

    def action_people(self) -> None:
        """Who is here: plus and minus one, by name or by number."""
        self.app.push_screen(
            Listing(
                _("Who is here?"),
                _("Enter: here or gone   + one more   - one fewer   Esc: back"),
                self._people_rows,
                {
                    "enter": self._here_or_gone,
                    "plus": self._one_more,
                    "equals_sign": self._one_more,
                    "minus": self._gone,
                },
                self.live.watch,
                empty=_("Nobody is on the list yet. + adds someone."),
            )
        )

    def _people_rows(self) -> list[Row[Seat]]:
        return [Row(f"{'✓' if seat.present else '–'} {seat.name}", seat) for seat in self.live.state.seats]

    def _here_or_gone(self, seat: Seat | None) -> None:
        if seat is not None and not self.live.leave(seat.id):
            self.live.rejoin(seat)

    def _gone(self, seat: Seat | None) -> None:
        if seat is not None:
            self.live.leave(seat.id)

    @work(exclusive=True, group="ask")
    async def _one_more(self, _seat: Seat | None) -> None:
        numbers = self.live.state.nameless and bool(self.live.state.seats)
        if numbers:
            self.live.arrive()
            return
        name = await self.app.push_screen_wait(Entry(_("Who joins?"), _("Name:")))
        if name:
            self.live.arrive(name)

    # looking ahead and behind the scenes

    def action_programme(self) -> None:
        """The whole programme with its times. Looking does not move the room."""
        self.app.push_screen(
            Listing(
                _("Programme"),
                _("Enter: go there   space: leave out or take in   Esc: back"),
                self._programme_rows,
                {"enter": self._go_to, "space": self._leave_out},
                self.live.watch,
                start=max(0, self.live.state.position),
            )
        )

    def _programme_rows(self) -> list[Row[Step]]:
        state = self.live.state
        times = {slot.step.id: clock_time(local(slot.begins)) for slot in state.slots(self.live.now)}
        marks = dict([(state.current, "▸"), *((id, "–") for id in state.skipped)])
        rows = []
        for step in state.steps:
            done = step.id in state.visited and step.id != state.current
            mark = marks.get(step.id, "✓" if done else " ")
            length = minutes(round(step.seconds / 60, 1))
            rows.append(Row(f"{mark} {times.get(step.id, ''):5}  {title_of(step, state.steps)} · {length}", step))
        return rows

    def _leave_out(self, step: Step | None) -> None:
        if step is not None:
            self.live.leave_out(step.id)

    @work(exclusive=True, group="ask")
    async def _go_to(self, step: Step | None) -> None:
        if step is None:
            return
        title = title_of(step, self.live.state.steps)
        sure = await self.app.push_screen_wait(
            Choice(
                _("Go to {phase} now?").format(phase=title),
                _("The wall goes there with its full time."),
                [Answer(_("Go there"), True), Answer(_("Stay here"), False)],
            )
        )
        if sure:
            self.live.go_to(step)
            self.app.pop_screen()

    @work(exclusive=True, group="ask")
    async def action_notes(self) -> None:
        """The facilitator's notes. A laptop usually shows the same on the wall, so this asks first."""
        step = self.live.state.step
        if step is None:
            return
        sure = await self.sure_nobody_reads(_("The notes come on this screen."))
        if sure:
            notes = [Row(note, note) for note in step.phase.notes] + self._unheard()
            self.private = Listing(
                title_of(step, self.live.state.steps),
                _("Esc: back"),
                lambda: notes,
                {},
                self.live.watch,
                empty=_("No notes for this phase."),
            )
            self.app.push_screen(self.private)

    async def sure_nobody_reads(self, what: str) -> bool:
        """Ask before something comes on this screen that is not for the room. A beamer usually shows the same."""
        answer: bool | None = await self.app.push_screen_wait(reading_along(what))
        return bool(answer)

    def _unheard(self) -> list[Row[str]]:
        words = unheard(self.live.state)
        return [Row(words, "")] if words else []

    # the end

    @work(exclusive=True, group="ask")
    async def action_finish(self) -> None:
        """End: an early end names what was not done and offers the agreements first."""
        state = self.live.state
        open_steps = [step for step in state.steps if step.id in state.uncovered]
        if open_steps:
            harvest = next((step for step in open_steps if step.phase.tool is Tool.AGREEMENTS), None)
            answers = [Answer(_("Go on with the meeting"), "on")]
            if harvest is not None:
                answers.append(Answer(_("First the agreements"), "harvest"))
            answers.append(Answer(_("End the meeting now"), "end"))
            answer = await self.app.push_screen_wait(
                Choice(
                    _("End the meeting?"),
                    _("Not done yet: {phases}.").format(
                        phases=names([title_of(one, state.steps) for one in open_steps])
                    ),
                    answers,
                )
            )
            if answer == "harvest" and harvest is not None:
                self.live.go_to(harvest)
            if answer != "end":
                return
        for agreement in self.live.made_here():
            if agreement.status is Status.PROPOSED and not await self._ask_yes(agreement):
                return
        if not await self.let_go_of_the_case():
            return
        self.live.close()
        from ..screens.closing import Closing

        self.app.switch_screen(Closing(self.live))
