"""The reference names every word that means something and every message, and its examples work."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dialoog.workforms
from dialoog.workforms import parse
from dialoog.workforms.vocabulary import (
    AIMS,
    CHAPTER,
    CLOCKS,
    EXPERIENCES,
    FRONT_MATTER,
    KINDS,
    ORDERS,
    PHASE,
    PHASE_FLAGS,
    QUESTIONS,
    ROLE,
    ROLE_FLAGS,
    SAFETIES,
    SCALES,
    TOOLS,
    VISIBILITIES,
    YIELDS,
)

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["work-forms.md", "werkvormen.md"]
KEYS = {*FRONT_MATTER, *PHASE, *PHASE_FLAGS, *ROLE, *ROLE_FLAGS, *CHAPTER}
VALUES = {*TOOLS, *KINDS, *CLOCKS, *VISIBILITIES, *EXPERIENCES, *SAFETIES, *AIMS, *YIELDS, *ORDERS, *QUESTIONS, *SCALES}
WORDS = sorted(KEYS | VALUES)


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def messages() -> Iterator[str]:
    """Every message of the package, with its values as dots."""
    for path in Path(dialoog.workforms.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                for part in node.args:
                    if isinstance(part, ast.Constant):
                        yield re.sub(r"\{\w+\}", "…", str(part.value))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_format_is_explained(name: str, word: str) -> None:
    prose = re.sub(r"```.*?```", "", page(name), flags=re.DOTALL)
    assert any(re.search(rf"\b{word}\b", code) for code in re.findall(r"`([^`\n]+)`", prose))


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_every_message_is_explained(message: str) -> None:
    assert message.removeprefix("a ").removeprefix("an ") in page("work-forms.md")


@pytest.mark.parametrize("name", PAGES)
def test_every_example_works(name: str) -> None:
    examples = re.findall(r"```markdown\n(.*?)```", page(name), re.DOTALL)
    assert examples
    for example in examples:
        assert parse(example, name).problems == ()
