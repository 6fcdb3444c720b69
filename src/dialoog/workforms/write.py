"""A first draft of a work form, for a facilitator to write on."""

from pathlib import Path
from string import Template

from dialoog import text
from dialoog.workforms.vocabulary import ID


def new_form(id: str, title: str, language: str) -> str:
    """The text of a new form, with hints how to write it, in Dutch for `nl` and in English for anything else.

    It parses without problems. Raises ValueError for an id that cannot be one.
    """
    if not ID.fullmatch(id):
        raise ValueError(id)
    draft = Path(__file__).with_name("draft.nl.md" if language == "nl" else "draft.en.md")
    return Template(draft.read_text(encoding="utf-8")).substitute(id=id, title=_quoted(text.line(title) or id))


def _quoted(title: str) -> str:
    """The title as front matter reads it back, also where it has a colon, a # or an & in it."""
    return f'"{title}"' if '"' not in title else "'{}'".format(title.replace("'", "’"))
