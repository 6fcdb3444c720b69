"""Whose turn it is to speak: everyone once, in order or as people come up, passing allowed."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Turns:
    """One round. Ids are those of seats; nobody is in two of the groups at once."""

    speaker: str | None = None
    ends: float | None = None
    """When the speaker's own time is up, while the clock runs."""
    left: float | None = None
    """Seconds the speaker has to go, while the clock stands still."""
    spoken: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def begun(self) -> bool:
        return self.speaker is not None or bool(self.spoken or self.passed)

    def remaining(self, now: float) -> float | None:
        """Seconds the speaker has to go, below zero in overrun; None when nobody speaks."""
        return self.left if self.ends is None else self.ends - now

    def waiting(self, order: tuple[str, ...]) -> tuple[str, ...]:
        """Who may still speak, in the order of the round. For the facilitator's eyes, not for the wall."""
        had = {self.speaker, *self.spoken, *self.passed}
        return tuple(seat for seat in order if seat not in had)


def taken(turns: Turns, seat: str | None, ends: float | None) -> Turns:
    """The word goes to `seat` (None: nobody is left); who was speaking has spoken."""
    spoken = turns.spoken if turns.speaker is None else (*turns.spoken, turns.speaker)
    return Turns(
        speaker=seat,
        ends=ends,
        spoken=tuple(one for one in spoken if one != seat),
        passed=tuple(one for one in turns.passed if one != seat),
    )


def passed(turns: Turns, seat: str) -> Turns:
    """`seat` lets this round go by, which is always allowed."""
    if seat in turns.spoken or seat in turns.passed:
        return turns
    if turns.speaker == seat:
        turns = replace(turns, speaker=None, ends=None, left=None)
    return replace(turns, passed=(*turns.passed, seat))


def held(turns: Turns, at: float) -> Turns:
    """The speaker's time stands still with the clock of the step."""
    return turns if turns.ends is None else replace(turns, ends=None, left=turns.ends - at)


def running(turns: Turns, at: float) -> Turns:
    """The speaker's time goes on with the clock of the step."""
    return turns if turns.left is None else replace(turns, ends=at + turns.left, left=None)
