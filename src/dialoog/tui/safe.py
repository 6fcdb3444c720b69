"""The one way text from people becomes something a widget shows.

Textual reads a `str` as markup and passes escape codes on to the terminal. `plain` does neither: it cleans once more
at the widget and hands over `Content`, in which brackets are brackets.
"""

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.style import Style

from dialoog import text as door


def plain(text: str, style: Style | str = "") -> Content:
    """Text as it was typed, never markup, never a terminal code. `style` is ours: a style, or `.component-class`."""
    return Content.styled(door.clean(text), style)


def shorten(text: str, width: int) -> str:
    """One line of at most `width` cells; what had to be cut is shown by '…'. Wide characters count for two."""
    one = door.line(text)
    if cell_len(one) <= width:
        return one
    if width < 1:
        return ""
    return set_cell_size(one, width - 1).rstrip() + "…"
