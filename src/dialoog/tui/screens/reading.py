"""A page with one text on it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from dialoog.i18n import N_

from ..keys import Act, bindings
from ..widgets.reading import Reading
from ..widgets.status_line import TopLine
from .page import Page


class ReadingPage(Page[None]):
    """Shows a text that has no room beside the list it was chosen from."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("escape,left", "dismiss", N_("back"), N_("Back to where you were."), "reading.back", weight=8),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._title = title
        self._content = content

    def body(self) -> ComposeResult:
        yield Reading(self._content)

    def refresh_top(self) -> None:
        super().refresh_top()
        self.query_one("#top", TopLine).left = self._title
