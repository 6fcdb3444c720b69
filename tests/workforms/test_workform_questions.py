"""Closed questions are pointed out, as advice."""

import pytest

from dialoog.workforms import Severity, parse
from dialoog.workforms.questions import closed

FRONT = "---\nid: a\ntitle: A\nlanguage: nl\n---\n"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Was het lastig?", "nl"),
        ("Heb je dat zelf gedaan?", "nl"),
        ("Denk even terug. Was het lastig?", "nl"),
        ("Stel je voor: zou je het weer doen?", "nl"),
        ("(Vind je dat?", "nl"),
        ("Was it hard?", "en"),
        ("Didn’t you say so?", "en"),
        ("Think of last week. Could you have asked?", "en"),
        ("kies:\n– weet je het al?", "nl"),
    ],
)
def test_what_yes_or_no_would_answer_is_closed(text: str, language: str) -> None:
    assert closed(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wat vond je lastig?", "nl"),
        ("Denk terug aan vorige week. Wat viel je op?", "nl"),
        ("Ga na: wat hielp?", "nl"),
        ("Was het lastig, en wat hielp?", "nl"),
        ("Vertel het zoals het was.", "nl"),
        ("Bij wie ga je langs?", "nl"),
        ("Hoezo?", "nl"),
        ("What was hard?", "en"),
        ("Was it hard, and why?", "en"),
        ("Do it together.", "en"),
        ("Waar was je?", "nl"),
        ("?", "nl"),
        ("", "en"),
    ],
)
def test_what_asks_for_a_story_is_not(text: str, language: str) -> None:
    assert not closed(text, language)


def hints(source: str, file: str = "a.md") -> list[int]:
    parsed = parse(source, file)
    assert parsed.form is not None
    assert all(problem.severity is Severity.HINT for problem in parsed.problems)
    return [problem.line for problem in parsed.problems]


def test_cards_and_the_text_of_phases_get_hints_and_nothing_else_does() -> None:
    source = """Was het lastig?

## Een rol {role}

Was het lastig?

- Was het lastig?

## Is dit een titel? {minutes=5}

Was het lastig?

- Wat hielp?
- Was het lastig?

> Was het lastig?

- [ ] vraag: Was het lastig?
"""
    front = FRONT.replace("language", "roles: een rol\nlanguage")
    assert hints(front + source) == [17, 20]


def test_a_hint_keeps_nothing_from_loading_and_says_what_to_do() -> None:
    parsed = parse(FRONT + "## A {minutes=5}\n\nWas het lastig?\n", "a.md")
    assert parsed.form is not None
    (hint,) = parsed.problems
    assert str(hint).startswith("a.md:8: Hint: “Was het lastig?” asks for yes or no. Who, what,")


def test_cards_of_a_deck_get_hints_and_its_introduction_does_not() -> None:
    assert hints(FRONT + "Was het lastig?\n\n- Was het lastig?\n") == [8]


def test_the_language_is_that_of_the_form_else_of_its_folder_else_either() -> None:
    source = "---\nid: a\ntitle: A\n---\n## A {minutes=5}\n\n- Kan dat?\n- Could it?\n"
    assert hints(source, "nl/a.md") == [7]
    assert hints(source, "en/a.md") == [8]
    assert hints(source, "a.md") == [7, 8]
    assert hints(source.replace("title: A", "title: A\nlanguage: en"), "nl/a.md") == [9]
