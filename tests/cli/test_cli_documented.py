"""docs/commands.md and the parser say the same."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from dialoog.cli.parser import build_parser

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
EVERYWHERE = {"-h", "--help", "--version", "--workspace", "--lang", "--json"}


def commands(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """Every command with its own options."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, (*words, name))
    if not groups:
        options = {option for action in parser._actions for option in action.option_strings}
        yield " ".join(words), options - EVERYWHERE


def test_every_command_and_option_is_documented() -> None:
    for command, options in commands(build_parser()):
        assert re.search(rf"^\| `dialoog {command}[ `]", PAGE, re.MULTILINE), command
        for option in options - {"--output"}:
            assert re.search(rf"{option}\b", PAGE), (command, option)


def test_every_documented_command_exists() -> None:
    known = {command for command, _ in commands(build_parser())} | {""}
    documented = re.findall(r"^\| `dialoog ?([a-z -]*?)(?: (?:FORM|\[|ID|FILE|NAME|TEXT).*?)?`", PAGE, re.MULTILINE)
    assert set(documented) == known
