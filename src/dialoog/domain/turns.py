"""Whose turn it is to speak: everyone once, in order or as people come up, passing allowed."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Turns:
    """One round. Ids are those of seats; nobody is in two of the groups at once."""

    speaker: str | None = None
    ends: float | None = None
    """When the speaker's own time is up."""
    spoken: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def begun(self) -> bool:
        return self.speaker is not None or bool(self.spoken or self.passed)

    def waiting(self, order: tuple[str, ...]) -> tuple[str, ...]:
        """Who may still speak, in the order of the round. For the facilitator's eyes, not for the wall."""
        had = {self.speaker, *self.spoken, *self.passed}
        return tuple(seat for seat in order if seat not in had)


def taken(turns: Turns, seat: str | None, ends: float | None) -> Turns:
    """The word goes to `seat` (None: nobody is left); who was speaking has spoken."""
    spoken = turns.spoken if turns.speaker is None else (*turns.spoken, turns.speaker)
    return replace(turns, speaker=seat, ends=ends, spoken=tuple(s for s in spoken if s != seat))


def passed(turns: Turns, seat: str) -> Turns:
    """`seat` lets this round go by, which is always allowed."""
    speaker = None if turns.speaker == seat else turns.speaker
    return replace(turns, speaker=speaker, passed=(*turns.passed, seat))
