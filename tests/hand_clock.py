"""A clock that tests turn by hand."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class HandClock:
    """Both clocks of a computer, turned by hand. It begins on a Tuesday in March, at 14:00."""

    at: float = datetime(2027, 3, 9, 14, 0).timestamp()  # noqa: DTZ001 - the hour of the place where the tests run
    lived: float = 0.0

    def wall(self) -> float:
        return self.at

    def steady(self) -> float:
        return self.lived

    def later(self, seconds: float = 0.0, *, minutes: float = 0.0) -> None:
        """Time passes."""
        self.at += seconds + 60 * minutes
        self.lived += seconds + 60 * minutes

    def sleep(self, *, minutes: float) -> None:
        """The laptop is closed: the steady clock stands still."""
        self.at += 60 * minutes
