"""Short texts side by side: wrapped to a column, and filled up to its width."""

from rich.cells import cell_len

from dialoog.tui.widgets.page_layout import lay_out

_ALL = 10_000
"""More lines than a text that is kept can have, so that it is never shared out over pages."""


def lines_of(text: str, width: int) -> tuple[str, ...]:
    """The text in a column of `width` cells, about equally long lines and none of them empty; one line at least."""
    return tuple(line for line in lay_out(text, width, _ALL)[0].lines if line) or ("",)


def filled(line: str, width: int) -> str:
    """The line with blanks up to `width` cells."""
    return line + " " * max(0, width - cell_len(line))
