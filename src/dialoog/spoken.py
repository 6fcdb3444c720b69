"""What reading days and reading times have in common: the words as typed, numbers as words, and the one problem."""

import re
import unicodedata
from collections.abc import Iterable

from dialoog import text as texts

DUTCH_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
ENGLISH_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {"a": 1, "an": 1} | {
    word: number for words in (DUTCH_NUMBERS, ENGLISH_NUMBERS) for number, word in enumerate(words, 1)
}


class DateProblem(ValueError):
    """What was typed is no day or time one can be sure of. The message, in the language in use, says what was
    understood and what to write instead."""


def plain(text: str) -> str:
    """Lower case, single blanks, no accents, no stops and commas that end a word: the words as the tables have them."""
    letters = (c for c in unicodedata.normalize("NFKD", texts.line(text)) if not unicodedata.combining(c))
    return " ".join(re.sub(r"(?<=[a-z])\.|,(?=\s|$)", "", "".join(letters).casefold()).split())


def echo(text: str) -> str:
    """What was typed, short enough to stand in a message."""
    return texts.line(text, limit=60)


def count(word: str) -> int:
    """A whole number in figures or, up to twelve, in a word of `NUMBERS`."""
    return int(word) if word.isdecimal() else NUMBERS[word]


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of these words."""
    return "(?:" + "|".join(words) + ")"
