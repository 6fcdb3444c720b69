"""Knowing how much room there is before the first layout."""

from typing import Any

from textual.screen import Screen


def take_size(screen: Screen[Any]) -> None:
    """Give a screen that is about to be composed the classes of its breakpoints.

    Textual gives them at the first resize, when all has been laid out and drawn once already: every screen would be
    made twice, which takes a dialog over the stage from 20 to 40 ms.
    """
    size = screen.app.size
    for points, cells in ((screen.HORIZONTAL_BREAKPOINTS, size.width), (screen.VERTICAL_BREAKPOINTS, size.height)):
        screen.add_class(*[name for least, name in points or () if least <= cells][-1:], update=False)
