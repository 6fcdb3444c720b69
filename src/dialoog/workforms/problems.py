"""What is wrong with a work form, where, and what to do about it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialoog import text
from dialoog.i18n import _


class Severity(StrEnum):
    """An error keeps the form from loading; a warning says what was left out or guessed; a hint is advice."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, in a sentence for the person who wrote the file. `line` counts from 1, as editors do."""

    file: str
    line: int
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        said = _("Hint: {message}").format(message=self.message) if self.severity is Severity.HINT else self.message
        return f"{self.file}:{self.line}: {said}"


class Enough(Exception):
    """So much is wrong with a file that reading on helps nobody."""


class Findings:
    """Collects the problems of one file while it is read, so that a writer sees all of them at once."""

    MOST: Final = 100
    """Errors, warnings and hints kept of each."""

    def __init__(self, file: str) -> None:
        self._file = text.line(file)
        self._found: list[Problem] = []
        self._counts: Counter[Severity] = Counter()

    def error(self, line: int, message: str) -> None:
        """Note what keeps the form from loading. Raises `Enough` after `MOST` of them."""
        self._add(line, message, Severity.ERROR)
        if self._counts[Severity.ERROR] >= self.MOST:
            raise Enough

    def warn(self, line: int, message: str) -> None:
        """Note what the writer will want to know, though the form works."""
        self._add(line, message, Severity.WARNING)

    def hint(self, line: int, message: str) -> None:
        """Note what may make the conversation better; nothing is wrong with the form."""
        self._add(line, message, Severity.HINT)

    def _add(self, line: int, message: str, severity: Severity) -> None:
        self._counts[severity] += 1
        if self._counts[severity] <= self.MOST:
            self._found.append(Problem(self._file, line, message, severity))

    @property
    def fatal(self) -> bool:
        """Whether an error was found."""
        return self._counts[Severity.ERROR] > 0

    def sorted(self) -> tuple[Problem, ...]:
        """Everything found, in the order of the file."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))


def short(value: str) -> str:
    """A piece of the file, cut to what fits in a message."""
    return text.line(value, limit=60)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, or lists them all when none is near."""
    from difflib import get_close_matches

    choices = sorted(known)
    near = get_close_matches(word.casefold(), choices, n=1)
    if near:
        return _("Did you mean “{word}”?").format(word=near[0])
    return _("Known here: {words}.").format(words=", ".join(choices))
