"""A meeting to talk about in examples: an hour with four people, from check-in to check-out."""

from collections.abc import Iterable
from dataclasses import replace

from dialoog.domain import conduct
from dialoog.domain.facts import Event, Fact, Undone
from dialoog.domain.programme import Programme, Step, numbered
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


def renumbered(events: Iterable[Event]) -> list[Event]:
    """The same facts as if they were the only ones, for comparing two histories."""
    return [replace(event, id=f"e{number}", sequence=number) for number, event in enumerate(events, start=1)]
