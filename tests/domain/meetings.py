"""A meeting to talk about in examples: an hour with four people, from check-in to check-out."""

from collections.abc import Callable, Iterable

from hypothesis import strategies as st

from dialoog.domain import conduct
from dialoog.domain.facts import AgreementTouched, Event, Fact, NoteKept, Undone
from dialoog.domain.programme import Programme, Seat, Step, numbered
from dialoog.domain.session import State, apply, begin, fold, undoable
from dialoog.domain.workform import Phase, Tool

TWO_O_CLOCK = 1_804_597_200.0
MINUTE = 60.0


def step(id: str, title: str, minutes: float, form: str = "starrt", tool: Tool | None = None, cards: int = 0) -> Step:
    phase = Phase(title, minutes, cards=tuple(f"Kaart {number}" for number in range(1, cards + 1)), tool=tool)
    return Step(id, int(id.split(".")[0]), form, form.capitalize(), phase, minutes * MINUTE)


CHECK_IN = step("1.1", "Rondje", 3, "check-in", Tool.TURNS)
SITUATION = step("2.1", "Situatie", 10, cards=2)
TASK = step("2.2", "Taak", 15)
REFLECTION = step("2.3", "Reflectie", 20)
HARVEST = step("3.1", "Afspraken", 8, "harvest", Tool.AGREEMENTS)
CHECK_OUT = step("4.1", "Rondje", 4, "check-out", Tool.TURNS)

PROGRAMME = Programme(
    "Havo-bovenbouw",
    (CHECK_IN, SITUATION, TASK, REFLECTION, HARVEST, CHECK_OUT),
    "nl",
    seats=numbered(4),
    until=TWO_O_CLOCK + 60 * MINUTE,
)
"""Planned to the minute: it fills the hour it has."""


class Meeting:
    """A log with a clock beside it, and the state one event later each time."""

    def __init__(self, programme: Programme = PROGRAMME, *, opened: bool = True) -> None:
        self.programme = programme
        self.now = TWO_O_CLOCK
        self.log: list[Event] = []
        self.state: State = begin(programme)
        if opened:
            self.does(*conduct.opening(self.state, self.now))

    def later(self, minutes: float) -> "Meeting":
        self.now += minutes * MINUTE
        return self

    def does(self, *facts: Fact | None) -> "Meeting":
        for fact in facts:
            if fact is not None:
                number = len(self.log) + 1
                self.log.append(Event(f"e{number}", "m1", number, "", self.now, fact))
                self.state = apply(self.state, self.log[-1])
        return self

    def goes_on(self) -> "Meeting":
        return self.does(conduct.onward(self.state, self.now))

    def undoes(self) -> Event | None:
        event = undoable(self.log)
        if event is not None:
            self.does(Undone(event.id))
            self.state = fold(self.programme, self.log)
        return event

    @property
    def left(self) -> float:
        """Minutes to go in this step."""
        return self.state.remaining(self.now) / MINUTE

    @property
    def end(self) -> float:
        """When it is expected to end, in minutes after two o'clock."""
        return (self.state.expected_end(self.now) - TWO_O_CLOCK) / MINUTE


def _choose(meeting: Meeting, which: int) -> Fact | None:
    proposals = conduct.proposals(meeting.state, meeting.now)
    return proposals[which % len(proposals)].fact if proposals else None


def _any_step(meeting: Meeting, which: int) -> Step:
    return meeting.state.steps[which % len(meeting.state.steps)]


WISHES: dict[str, Callable[[Meeting, int], Fact | None]] = {
    "on": lambda m, _: conduct.onward(m.state, m.now),
    "back": lambda m, _: conduct.back(m.state, m.now),
    "go there": lambda m, which: conduct.start(m.state, _any_step(m, which), m.now),
    "card": lambda m, which: conduct.show_card(m.state, which - 3),
    "pause or go on": lambda m, _: conduct.hold_or_run(m.state, m.now),
    "more time": lambda m, _: conduct.lengthen(m.state, 60, m.now),
    "less time": lambda m, _: conduct.lengthen(m.state, -120, m.now),
    "break": lambda m, which: conduct.take_break(m.state, m.now + which * 5 * MINUTE, m.now),
    "leave out": lambda m, which: conduct.leave_out(m.state, _any_step(m, which).id),
    "one more round": lambda m, _: conduct.one_more_round(m.state),
    "fit": _choose,
    "next turn": lambda m, _: conduct.next_turn(m.state, m.now),
    "pass": lambda m, _: conduct.pass_turn(m.state),
    "arrive": lambda m, which: conduct.arrive(m.state, Seat(f"n-{which + 1}", str(which + 1))),
    "leave": lambda m, which: conduct.leave(m.state, f"n-{which + 1}"),
    "note": lambda _, which: NoteKept(f"note-{which}"),
    "agree": lambda _, which: AgreementTouched(f"agreement-{which}"),
}
"""Everything a facilitator can want, with a number that says which one."""

COURSES = st.lists(
    st.tuples(st.sampled_from([*WISHES, "undo"]), st.integers(0, 7), st.integers(0, 20 * 60)), max_size=30
)
"""What happened in some meeting: a wish, which one, and the seconds until the next."""


def wishes(meeting: Meeting, wish: str, which: int) -> None:
    """Do what somebody wants, if it can be done."""
    if wish == "undo":
        meeting.undoes()
    else:
        meeting.does(WISHES[wish](meeting, which))


def held_like_this(course: Iterable[tuple[str, int, int]]) -> Meeting:
    """A meeting that went this way."""
    meeting = Meeting()
    for wish, which, seconds in course:
        wishes(meeting, wish, which)
        meeting.later(seconds / MINUTE)
    return meeting
