"""What may reach a terminal: nothing that steers it, everything that people write."""

import random
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialoog import text

DIRECTIONS = "\u061c\u200e\u200f" + "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
NASTY = (
    ["\x1b]0;PWNED\x07", "\x1b[31m", "\x9b2J", "\x1b]52;c;aGk=\x1b\\", "\r\n", "\r", "\x85", "\u2028", "\t", "\x00",
     "\u034f", "\u0301", "\u0316", "\u0653", "\u0627", "\u3099", "\u20dd", "\u05b0", "\u200b", "\u200d", "\ufe0f",
     "\u3164", "\ud800", "\U000e0041", "\U000e0100", "é", "e", " ", "\u00a0", *DIRECTIONS]
)  # fmt: skip
HOSTILE = st.lists(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=40).map("".join)


def is_safe(char: str) -> bool:
    if char in "\n\u200c\u200d":
        return True
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in DIRECTIONS and char not in "\u2028\u2029"


def longest_run_of_marks(cleaned: str) -> int:
    longest = run = 0
    for char in cleaned:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest


@settings(deadline=None)
@given(HOSTILE)
@example("\u0627" + "\u0316" * 4 + "\u0301\u0653")  # a mark that may compose once the fifth is gone
def test_no_text_steers_the_terminal_and_cleaning_twice_changes_nothing(hostile: str) -> None:
    check_cleaned(hostile)


def test_nor_does_any_of_20_000_mixtures_of_what_is_known_to_do_harm() -> None:
    chance = random.Random(20_000)
    for _ in range(20_000):
        check_cleaned("".join(chance.choices(NASTY, k=chance.randrange(30))))


def check_cleaned(hostile: str) -> None:
    cleaned = text.clean(hostile)
    assert [char for char in cleaned if not is_safe(char)] == []
    assert longest_run_of_marks(cleaned) <= text.MARKS
    assert text.clean(cleaned) == cleaned
    cleaned.encode()


@settings(deadline=None)
@given(HOSTILE, st.integers(1, 20))
def test_a_line_is_one_line_within_its_limit_and_stays_as_it_is(hostile: str, limit: int) -> None:
    made = text.line(hostile, limit=limit)
    assert "\n" not in made
    assert len(made) <= limit
    assert made == made.strip()
    assert text.line(made, limit=limit) == made


@pytest.mark.parametrize(
    "written",
    ["Daniëlle", "Zoë & Çağla", "’s-Hertogenbosch", "٣ محمد", "می‌خواهم", "👩‍👩‍👧", "ကျွန်ုပ်", "שָׁלוֹם", "[b]niet vet[/b]"],
)
def test_what_people_write_stays(written: str) -> None:
    assert text.clean(written) == unicodedata.normalize("NFC", written)


@pytest.mark.parametrize(
    ("hostile", "left"),
    [
        ("Jan\x1b[2J", "Jan[2J"),
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("a\tb", "a b"),
        ("Jan\u202enaJ", "JannaJ"),
        ("\u3164\u115f\u00ad", ""),
        ("e\u0301", "é"),
        ("\ufeffnaam", "naam"),
        ("x" + "\u05b0" * 50, "x" + "\u05b0" * 4),
        ("か" + "\u3099" * 50, "が" + "\u3099" * 4),
    ],
)
def test_what_is_taken_out(hostile: str, left: str) -> None:
    assert text.clean(hostile) == left


def test_a_text_is_cut_at_its_limit() -> None:
    assert len(text.clean("ë" * 10_000)) == text.PARAGRAPH
    assert text.line("  veel \u00a0 ruimte\nen regels  ") == "veel ruimte en regels"
    assert text.line("vijf zes", limit=5) == "vijf"
