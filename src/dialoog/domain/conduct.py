"""How a meeting may go on: each function turns a wish into the fact it leads to, or None when it changes nothing.

The state is only read here. The rules are few, because the facilitator decides; what they protect is that times stay
true and that nothing is silently lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .facts import (
    BreakBegan,
    BreakEnded,
    CardDrawn,
    CardShown,
    Closed,
    Fact,
    GroupsMade,
    Opened,
    RolesGiven,
    SeatsSet,
    SilenceBegan,
    SilenceEnded,
    StepsSet,
    StepStarted,
    TimeHeld,
    TimeRuns,
    TurnPassed,
    TurnTaken,
    VoteCounted,
    VoteReset,
)
from .grouping import Groups, fits, grouped, joined, mended
from .programme import TURN_SECONDS, Seat, Step, shrink, with_seconds
from .roles import Given
from .session import State
from .timing import Held, Running, held, running
from .turns import passed
from .voting import count

THINKING = 60
"""Seconds of silence where a form names none: long enough to get past the first thought."""


def opening(state: State, now: float) -> tuple[Fact, ...]:
    """The meeting begins with its first step, as one act; nothing when it began before or has no steps."""
    if state.opened is not None or not state.steps:
        return ()
    first = state.steps[0]
    return Opened(), StepStarted(first.id, now + first.seconds)


def start(state: State, step: Step, now: float) -> StepStarted | None:
    """The room goes to a step with its full time."""
    return StepStarted(step.id, now + step.seconds) if state.running else None


def onward(state: State, now: float) -> StepStarted | None:
    """The next step that was not left out."""
    return start(state, state.next, now) if state.next else None


def back(state: State, now: float) -> StepStarted | None:
    """The step before, once more, with its full time."""
    return start(state, state.previous, now) if state.previous else None


def show_card(state: State, by: int) -> CardShown | None:
    """The card `by` places on; None at either end. The question is card 0; cards that are drawn are not walked."""
    if state.step is None or not state.running:
        return None
    card, phase = state.card + by, state.step.phase
    walked = () if phase.heap == phase.cards else phase.cards
    return CardShown(state.step.id, card) if 0 <= card <= len(walked) and by else None


def hold_or_run(state: State, now: float) -> TimeHeld | TimeRuns | BreakEnded | None:
    """Pause, or go on after a pause or a break."""
    if state.step is None or not state.running:
        return None
    if state.break_until is not None:
        return BreakEnded(running(state.clock, now).ends)
    if isinstance(state.clock, Running):
        return TimeHeld(held(state.clock, now).remaining)
    return TimeRuns(running(state.clock, now).ends)


def lengthen(state: State, seconds: float, now: float) -> TimeHeld | TimeRuns | BreakBegan | None:
    """More (or less) time for this step, or for the break one is in. After the time is up, extra minutes count from
    now, and there is none to take away."""
    if state.step is None or not state.running:
        return None
    if state.break_until is not None:
        until = max(state.break_until, now) + seconds
        return BreakBegan(until, state.remaining(now)) if until > now else None
    if seconds <= 0 and state.remaining(now) <= 0:
        return None
    if isinstance(state.clock, Held):
        return TimeHeld(max(0.0, max(0.0, state.clock.remaining) + seconds))
    return TimeRuns(max(now, max(now, state.clock.ends) + seconds))


def allow_for(state: State, seconds: float) -> tuple[Fact, ...]:
    """Minutes that do not count (sleep, a clock that was set): every running moment shifts by them."""
    if not isinstance(state.clock, Running):
        return ()
    facts: list[Fact] = [TimeRuns(state.clock.ends + seconds)]
    if state.turns.speaker is not None and state.turns.ends is not None:
        facts.append(TurnTaken(state.turns.speaker, state.turns.ends + seconds))
    if state.silence is not None:
        facts.append(SilenceBegan(state.silence.until + seconds, state.silence.seconds))
    return tuple(facts)


def take_break(state: State, until: float, now: float) -> BreakBegan | None:
    """A break until a moment on the clock; the step waits."""
    if state.step is None or not state.running or until <= now:
        return None
    return BreakBegan(until, held(state.clock, now).remaining)


def leave_out(state: State, step: str) -> StepsSet | None:
    """A step to come is left out, or taken in again."""
    if state.closed is not None or step not in {one.id for one in state.steps[state.position + 1 :]}:
        return None
    return StepsSet(state.steps, tuple(sorted(state.skipped ^ {step})), state.until)


def ask(state: State, question: str) -> StepsSet | None:
    """Another question on the wall, in all rounds of this phase that had the same one; the form stays as it is."""
    step = state.step
    if step is None or not state.running or question == step.phase.text:
        return None
    steps = tuple(
        replace(one, phase=replace(one.phase, text=question))
        if one.root == step.root and one.phase.text == step.phase.text
        else one
        for one in state.steps
    )
    return StepsSet(steps, tuple(sorted(state.skipped)), state.until)


def one_more_round(state: State) -> StepsSet | None:
    """The present step once more, right after itself. Its id says whose repeat it is: `2.3+1`."""
    step = state.step
    if step is None or not state.running:
        return None
    root = step.id.split("+")[0]
    number = sum(one.id.split("+")[0] == root for one in state.steps)
    extra = replace(step, id=f"{root}+{number}")
    place = state.position + 1
    return StepsSet((*state.steps[:place], extra, *state.steps[place:]), tuple(sorted(state.skipped)), state.until)


def arrive(state: State, seat: Seat) -> SeatsSet | None:
    """Someone joins, or comes back."""
    if any(one.id == seat.id and one.present for one in state.seats):
        return None
    if any(one.id == seat.id for one in state.seats):
        return SeatsSet(tuple(replace(one, present=True) if one.id == seat.id else one for one in state.seats))
    return SeatsSet((*state.seats, seat))


def leave(state: State, seat: str) -> SeatsSet | None:
    """Someone goes. The seat stays, so that what they agreed keeps its owner."""
    if not any(one.id == seat and one.present for one in state.seats):
        return None
    return SeatsSet(tuple(replace(one, present=False) if one.id == seat else one for one in state.seats))


def groups_for(state: State, step: Step, order: Sequence[str], anew: bool = False) -> Groups:
    """The groups a step asks for, from seats in this order: as they are where they fit and nothing new is asked, two
    pairs put together for fours, else made anew."""
    size = step.phase.group_size
    here = tuple(seat.id for seat in state.present)
    now = mended(state.groups, here) if state.groups else ()
    if not anew and not (step.phase.flag("mix") and step.root != (state.step.root if state.step else "")):
        if fits(now, size):
            return now
        if now and size >= 2 * min(map(len, now)):
            return joined(now, size)
    return grouped(order, size)


def regrouped(state: State, here: Sequence[str]) -> GroupsMade | None:
    """The groups for who is here, changed no more than they must; None where they stay."""
    groups = mended(state.groups, here) if state.groups else ()
    return GroupsMade(groups) if groups != state.groups else None


def roles_without(state: State, seat: str) -> tuple[RolesGiven, ...]:
    """The roles of this part and those to come without someone who goes: a role that falls free has nobody. In parts
    that are over they had their turn."""
    here = state.step.part if state.step else 0

    def left(given: Given) -> Given:
        kept = ((role, tuple(one for one in had if one != seat)) for role, had in given)
        return tuple((role, had) for role, had in kept if had)

    coming = ((part, given) for part, given in state.roles.items() if part >= here)
    return tuple(RolesGiven(part, left(given)) for part, given in coming if left(given) != given)


def give_roles(part: int, roles: Given) -> RolesGiven:
    """Who does what from here on in a part."""
    return RolesGiven(part, roles)


def be_silent(state: State, now: float) -> SilenceBegan | SilenceEnded | None:
    """Silence for everyone to think, or the end of it; a minute where the form does not say how long."""
    if state.step is None or not state.running or state.break_until is not None:
        return None
    if state.silence is not None:
        return SilenceEnded()
    seconds = float(state.step.phase.think or THINKING)
    return SilenceBegan(now + seconds, seconds)


def draw(state: State, card: int) -> CardDrawn | None:
    """A card from the heap of this step comes on the wall."""
    step = state.step
    if step is None or not state.running or not 0 <= card < len(step.phase.heap):
        return None
    return CardDrawn(step.id, card)


def count_hands(state: State, counts: Sequence[int]) -> VoteCounted | None:
    """The hands that were counted in this step."""
    if state.step is None or not state.running or any(number < 0 for number in counts):
        return None
    kept = count(counts)
    return VoteCounted(state.step.id, kept.counts, kept.voters)


def vote_anew(state: State) -> VoteReset | None:
    """The count of this step no longer holds."""
    return VoteReset(state.step.id) if state.step and state.step.id in state.counts else None


def give_word(state: State, seat: str | None, now: float) -> TurnTaken | None:
    """The word goes to a seat, or on to nobody when the round is over."""
    if state.step is None or not state.running or (seat is None and state.turns.speaker is None):
        return None
    seconds = state.step.phase.seconds or TURN_SECONDS
    return TurnTaken(seat, now + seconds if seat else None)


def next_turn(state: State, now: float, pick: Callable[[Sequence[str]], str] | None = None) -> TurnTaken | None:
    """The word goes to the next: in the order of the seats, or as `pick` chooses among who did not speak yet."""
    waiting = state.turns.waiting(state.speakers)
    return give_word(state, (pick(waiting) if pick else waiting[0]) if waiting else None, now)


def pass_turn(state: State) -> TurnPassed | None:
    """The speaker, or who would be next, lets it go by."""
    if state.step is None or not state.running:
        return None
    waiting = state.turns.waiting(state.speakers)
    seat = state.turns.speaker or (waiting[0] if waiting else None)
    return TurnPassed(seat) if seat else None


def passed_by(state: State, fact: TurnPassed) -> State:
    """The state once a turn was let go by, to see who is next."""
    return replace(state, turns=passed(state.turns, fact.seat))


def close(state: State) -> Closed | None:
    """The meeting ends here; what it did not get to is named."""
    return Closed(state.uncovered) if state.running else None


class Way(StrEnum):
    """The ways to make a programme fit its end again."""

    SHORTEN = "shorten"
    LEAVE_OUT = "leave-out"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to end in time (or openly later), ready to be chosen with one key."""

    way: Way
    fact: StepsSet
    ends: float
    left_out: tuple[Step, ...] = ()


def proposals(state: State, now: float) -> tuple[Proposal, ...]:
    """How the rest could fit before the promised end: everything a little shorter, something left out, or later.

    What a short-cut may not take: the present step, agreements, and the check-out.
    """
    excess = state.short(now)
    if not state.running or not state.ahead or excess <= 0:
        return ()
    skipped = tuple(sorted(state.skipped))
    free = [step for step in state.ahead if not step.closing]
    found = []
    shorter = shrink(free, sum(step.seconds for step in free) - excess)
    if shorter is not None:
        steps = with_seconds(state.steps, shorter)
        found.append(_proposal(state, Way.SHORTEN, StepsSet(steps, skipped, state.until), now))
    dropped = _droppable(free, excess)
    if dropped:
        fact = StepsSet(state.steps, tuple(sorted({*skipped, *(step.id for step in dropped)})), state.until)
        found.append(_proposal(state, Way.LEAVE_OUT, fact, now, dropped))
    found.append(_proposal(state, Way.LATER, StepsSet(state.steps, skipped, state.expected_end(now)), now))
    return tuple(found)


def _proposal(state: State, way: Way, fact: StepsSet, now: float, left_out: tuple[Step, ...] = ()) -> Proposal:
    after = replace(state, steps=fact.steps, skipped=frozenset(fact.skipped), until=fact.until)
    return Proposal(way, fact, after.expected_end(now), left_out)


def _droppable(free: Sequence[Step], excess: float) -> tuple[Step, ...]:
    """The fewest steps that free `excess` seconds, the last of them no longer than needed, in programme order; none
    when all together do not free it."""
    candidates = sorted(free, key=lambda step: step.seconds)
    chosen: list[Step] = []
    while candidates:
        last = next((step for step in candidates if step.seconds >= excess), None)
        if last is not None:
            return tuple(step for step in free if step in (*chosen, last))
        chosen.append(candidates.pop())
        excess -= chosen[-1].seconds
    return ()
