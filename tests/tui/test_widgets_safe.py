"""What people type reaches the wall as they typed it."""

import pytest
from rich.cells import cell_len

from dialoog.tui.safe import plain, shorten


@pytest.mark.parametrize("typed", ["[bold]Jan[/]", "[@click=app.quit]klik[/]", "[/", "team [TODO]"])
def test_brackets_are_brackets(typed: str) -> None:
    assert plain(typed).plain == typed
    assert not plain(typed).spans


def test_no_terminal_code_gets_through() -> None:
    assert plain("a\x1b]52;c;AAAA\x07b\x9b31m\u202ec").plain == "a]52;c;AAAAb31mc"


def test_a_style_is_ours_to_give() -> None:
    (span,) = plain("Ronde 2", ".rail--now").spans
    assert (span.start, span.end, span.style) == (0, 7, ".rail--now")


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Oogst", 5, "Oogst"),
        ("Oogst met de groep", 10, "Oogst met…"),
        ("twee\nregels", 12, "twee regels"),
        ("日本語", 5, "日本…"),
        ("Oogst", 1, "…"),
        ("Oogst", 0, ""),
    ],
)
def test_what_is_cut_is_marked(text: str, width: int, shown: str) -> None:
    assert shorten(text, width) == shown
    assert cell_len(shown) <= width
