"""The top row: what this is, where we are, and whether it is saved."""

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.tui.safe import plain, shorten

_GAP = 2
_LEAST = 6
"""A title or place of fewer cells than this says nothing: it goes altogether."""


def divide(left: str, middle: str, right: str, width: int) -> tuple[str, str, str]:
    """The three texts as they fit beside each other: right is whole as long as the row can hold it, left gives way
    first, then the middle; '…' marks what was cut."""
    right = shorten(right, width)
    room = width - _taken(right)
    middle = _fit(middle, room)
    return _fit(left, room - _taken(middle)), middle, right


def _taken(text: str) -> int:
    return cell_len(text) + _GAP if text else 0


def _fit(text: str, room: int) -> str:
    text = shorten(text, room)
    return text if cell_len(text) >= _LEAST or not text.endswith("…") else ""


class TopLine(Widget):
    """One row: title at the left, place in the middle, the saved mark at the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "top-line--left",
        "top-line--middle",
        "top-line--right",
        "top-line--trouble",
    }
    DEFAULT_CSS = """
    TopLine {
        width: 1fr;
        height: 1;
        text-wrap: nowrap;
        text-overflow: clip;
        & > .top-line--left, & > .top-line--right { color: $text-muted; }
        & > .top-line--middle { color: $foreground; text-style: bold; }
        & > .top-line--trouble { color: $warning; text-style: bold; }
    }
    """

    left: reactive[str] = reactive("")
    middle: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    trouble: reactive[bool] = reactive(False)
    """Whether what stands at the right asks for attention: not saved yet, or a problem in words."""

    def __init__(
        self,
        left: str = "",
        middle: str = "",
        right: str = "",
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(TopLine.left, left)
        self.set_reactive(TopLine.middle, middle)
        self.set_reactive(TopLine.right, right)

    def render(self) -> Content:
        width = self.size.width
        left, middle, right = divide(self.left, self.middle, self.right, width)
        starts = cell_len(left) + _GAP if left else 0
        stops = width - cell_len(right) - (_GAP if right else 0)
        at = max(starts, min((width - cell_len(middle)) // 2, stops - cell_len(middle)))
        before = " " * (at - cell_len(left))
        after = " " * (width - at - cell_len(middle) - cell_len(right))
        return Content.assemble(
            plain(left, ".top-line--left"),
            before,
            plain(middle, ".top-line--middle"),
            after,
            plain(right, ".top-line--trouble" if self.trouble else ".top-line--right"),
        )
