"""Whatever a file contains, reading it answers with a form or with errors, and what comes out is clean."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialoog import resources, text
from dialoog.workforms import Parsed, Severity, parse
from dialoog.workforms.vocabulary import FRONT_MATTER, KINDS, PHASE, PHASE_FLAGS, ROLE, ROLE_FLAGS, TOOLS

CORPUS = [path.read_bytes() for path in sorted(resources.worksets().glob("*/*.md"))]
MARKS = [
    "---\n",
    "## ",
    "# ",
    "- ",
    "- [ ] ",
    "> ",
    "{",
    "}",
    "=",
    ": ",
    "\n",
    "\n\n",
    "  ",
    '"',
    "'",
    "[",
    "](",
    "`",
    "*",
]
KEYS = [*FRONT_MATTER, *PHASE, *PHASE_FLAGS, *ROLE, *ROLE_FLAGS]
WORDS = [*KEYS, *TOOLS, *KINDS, "team", "5", "é", "\x1b[31m", "\u202e", "&#x1b;", "<b>", "\0", "\ud800"]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A shipped form with a few pieces cut out, doubled, or overwritten."""
    data = draw(st.sampled_from(CORPUS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 200)))
        piece = draw(
            st.one_of(st.binary(max_size=8), st.sampled_from(MARKS).map(str.encode), st.just(data[start:end] * 2))
        )
        data = data[:start] + piece + data[end:]
    return data


def strings(value: object) -> Iterator[str]:
    """Every string inside a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from strings(getattr(value, part.name))


def check(parsed: Parsed) -> None:
    failed = any(problem.severity is Severity.ERROR for problem in parsed.problems)
    assert failed == (parsed.form is None)
    assert all(problem.line >= 1 and problem.message for problem in parsed.problems)
    assert [value for value in strings(parsed) if value != text.clean(value)] == []
    if parsed.form:
        assert parsed.form.phases
        assert all(phase.minutes is None or 0 < phase.minutes <= 480 for phase in parsed.form.phases)
        assert all(len(phase.themes) in (0, len(phase.cards)) for phase in parsed.form.phases)
        assert len(parsed.lines) == len(parsed.form.phases)
        assert parsed.form.minutes >= 0
        names = {role.name for role in parsed.form.roles}
        assert all(role.merge == "" or role.merge in names for role in parsed.form.roles)


@given(mutated())
@settings(max_examples=1000, deadline=None)
def test_a_damaged_form_never_breaks_the_reader(data: bytes) -> None:
    check(parse(data, "form.md"))


@given(
    st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(WORDS), st.text(max_size=5)), max_size=60).map("".join)
)
@example("---\n---\n##{}\n")
@settings(max_examples=800, deadline=None)
def test_marks_and_words_in_any_order_never_break_the_reader(source: str) -> None:
    check(parse("---\nid: a\ntitle: A\n---\n" + source, "form.md"))
    check(parse(source, "form.md"))


@given(st.binary(max_size=200), st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_any_bytes_under_any_name_never_break_the_reader(data: bytes, name: str) -> None:
    check(parse(data, name))
