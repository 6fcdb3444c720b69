"""Words of people stay words in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dialoog.exports.escape import markdown
from dialoog.text import PARAGRAPH, line

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLACES = ("{}", "- {}", "# {}", "> {}", "1. {}", "- Jan: kort\n  - {}")
SIGNS = st.sampled_from([*"\\`*_[](){}<>|~$&#+-=.:!1@/ \n\t", "www", "http", "&amp;", "<b>", "<!--", "-->", "![x](y)"])
HOSTILE = st.lists(st.one_of(SIGNS, st.characters()), max_size=30).map("".join)


def words_in(tokens: list[Token]) -> str:
    """The text of the last paragraph or heading; an error for every mark in it."""
    children = [token.children or [] for token in tokens if token.type == "inline"][-1]
    assert {child.type for child in children} <= {"text"}
    return "".join(child.content for child in children)


@given(HOSTILE, st.sampled_from(PLACES))
def test_whatever_people_type_is_read_back_as_they_typed_it(typed: str, place: str) -> None:
    words = line(typed, limit=PARAGRAPH).strip()
    if not words:
        return
    tokens = READER.parse(place.format(markdown(typed)))
    shape = [token.type for token in READER.parse(place.format("woord"))]
    assert [token.type for token in tokens] == shape
    assert words_in(tokens) == words


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("de toets van periode 2 nakijken", "de toets van periode 2 nakijken"),
        ("# Alles", r"\# Alles"),
        ("- of niet", r"\- of niet"),
        ("12. maart", r"12\. maart"),
        ("a | b", r"a \| b"),
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("[klik](http://kwaad.nl)", r"\[klik\](http:\//kwaad.nl)"),
        ("www.kwaad.nl of jan@school.nl", r"www\.kwaad.nl of jan\@school.nl"),
        ("twee\nregels", "twee regels"),
        ("\x1b]0;titel\x07 weg", "]0;titel weg".replace("]", r"\]")),
        ("Q&A, 50% en 'zo'", "Q&A, 50% en 'zo'"),
    ],
)
def test_only_signs_that_would_mean_something_get_a_backslash(typed: str, written: str) -> None:
    assert markdown(typed) == written
