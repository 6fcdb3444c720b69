"""What a team has done before: so that cards do not come back, roles go round, and a form's real length is known.

It holds ids, counts and minutes, never what was said.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from .roles import Given, Held
from .session import State

KEPT = 200
"""Forms remembered per team at most, the latest: some four years of meetings."""


@dataclass(frozen=True, slots=True)
class FormHeld:
    """One time this team used a form: in which meeting, by how many, seconds planned and really spent, and who had
    which role."""

    session: str
    form: str
    day: date
    people: int
    planned: float
    spent: float
    roles: Given = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What one team remembers. `id` is the team's, or that of the series of a group that is no team."""

    id: str
    forms: tuple[FormHeld, ...] = ()
    """The latest last."""
    cards: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Keys of the cards seen since a heap was last whole, by the heap's name."""

    def seen(self, heap: str) -> tuple[str, ...]:
        return dict(self.cards).get(heap, ())

    def held(self, form: str) -> Held:
        """How often (seat, role) came about in this form."""
        pairs = ((seat, role) for one in self.times(form) for role, seats in one.roles for seat in seats)
        return Counter(pairs)

    def times(self, form: str) -> tuple[FormHeld, ...]:
        """When this form was used, the latest first."""
        return tuple(one for one in reversed(self.forms) if one.form == form)


def with_card(memory: Memory, heap: str, seen: tuple[str, ...]) -> Memory:
    """The heap as it is after a card was drawn."""
    return replace(memory, cards=tuple({**dict(memory.cards), heap: seen}.items()))


def without(memory: Memory, session: str) -> Memory:
    """As if this meeting had not ended."""
    return replace(memory, forms=tuple(one for one in memory.forms if one.session != session))


def after(memory: Memory, session: str, state: State, day: date) -> Memory:
    """With this meeting in it, once, also when it was ended twice. A form that the room never came to is left out.

    Of roles, only those of people with a name are kept: a number is somebody else the next time.
    """
    parts = sorted({step.part for step in state.steps if step.id in state.spent})
    forms = list(without(memory, session).forms)
    for part in parts:
        steps = [step for step in state.steps if step.part == part and step.id in state.spent]
        forms.append(
            FormHeld(
                session,
                steps[0].form,
                day,
                len(state.present),
                sum(step.seconds for step in steps),
                sum(state.spent[step.id] for step in steps),
                _named(state.roles.get(part, ())),
            )
        )
    return replace(memory, forms=tuple(forms[-KEPT:]))


def _named(given: Given) -> Given:
    kept = ((role, tuple(seat for seat in seats if not seat.startswith("n-"))) for role, seats in given)
    return tuple((role, seats) for role, seats in kept if seats)
