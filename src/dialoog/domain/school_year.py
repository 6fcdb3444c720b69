"""The Dutch school year: 1 August to 31 July, named after both calendar years."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """The school year that begins on 1 August of `begins`."""

    begins: int

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        """The school year a day falls in."""
        return cls(day.year if day.month >= 8 else day.year - 1)

    @property
    def first_day(self) -> date:
        return date(self.begins, 8, 1)

    @property
    def last_day(self) -> date:
        return date(self.begins + 1, 7, 31)

    def __str__(self) -> str:
        return f"{self.begins}-{self.begins + 1}"
