"""Text to read at one's own pace, before or after a meeting. Unlike the stage it may scroll, with the keys alone."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from dialoog.i18n import N_
from dialoog.tui.safe import plain


class Reading(VerticalScroll):
    """A column of text, not wider than reads well."""

    BINDINGS = [Binding("space", "page_down", N_("further"), show=False)]
    DEFAULT_CSS = """
    Reading {
        padding: 0 2;
        & > Static { width: 1fr; max-width: 84; }
    }
    """

    def __init__(self, content: Content | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._content = content or Content()

    def compose(self) -> ComposeResult:
        yield Static(self._content)

    def show(self, content: Content) -> None:
        """Another text, from its beginning."""
        self._content = content
        for static in self.query(Static):
            static.update(content)
        self.scroll_home(animate=False)


def heading(text: str) -> Content:
    return plain(text, "bold $primary")


def muted(text: str) -> Content:
    return plain(text, "$text-muted")


def lines(*parts: Content) -> Content:
    """Below each other; what is empty takes no line."""
    return Content("\n").join([part for part in parts if part.plain])


def blocks(parts: Iterable[Content]) -> Content:
    """With a line of air between them; what is empty takes none."""
    return Content("\n\n").join([part for part in parts if part.plain])
