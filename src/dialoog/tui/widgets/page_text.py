"""One text, as large and quiet in its room as it can be: a question, a paragraph, a card."""

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.text import clean
from dialoog.tui.safe import plain
from dialoog.tui.widgets import big_letters
from dialoog.tui.widgets.page_layout import Page, lay_out

_CENTRED_LINES = 4
"""Up to this many lines of one paragraph are centred one by one; more, and lists, read better from a straight edge."""

_LARGE_LINES = 8
"""More lines than this are not a short text any more: big letters would take longer to read, not shorter."""


class PagedText(Widget):
    """A text in the middle of its room. It never scrolls: what does not fit is on the next page.

    When the room changes, the page with the word that was first on the wall stays.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PagedText {
        width: 1fr;
        height: 1fr;
        content-align: center middle;
        text-wrap: nowrap;
        text-overflow: clip;
        color: $foreground;
        text-style: bold;
    }
    """

    text: reactive[str] = reactive("")

    class Turned(Message):
        """Another page is shown, or there are more or fewer of them. Both count from 1."""

        def __init__(self, sender: "PagedText", page: int, pages: int) -> None:
            super().__init__()
            self.sender, self.page, self.pages = sender, page, pages

        @property
        def control(self) -> "PagedText":
            return self.sender

    def __init__(
        self, text: str = "", *, large: bool = True, id: str | None = None, classes: str | None = None
    ) -> None:
        """`large`: in a wide room a short text may be drawn in big letters, each as high as five lines."""
        super().__init__(id=id, classes=classes)
        self._large = large
        self._page = 1
        self._first_word = 0
        self._told = (1, 1)
        self.set_reactive(PagedText.text, text)

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return min(self._page, self.pages)

    @property
    def pages(self) -> int:
        """How many pages the text takes in the room it has now."""
        return len(self._laid())

    @property
    def word(self) -> int:
        """The word of the text that has to be on the page, counted from 0: of a page that was turned to, its first."""
        return self._first_word

    def turn_to(self, word: int) -> None:
        """Show the page with this word; which one that is depends on the room there is."""
        self._first_word = word
        self._page = self._page_with(word)
        self.refresh()
        self._tell()

    def next_page(self) -> bool:
        """Turn forward. False, and nothing happens, on the last page."""
        return self._turn(self.page + 1)

    def previous_page(self) -> bool:
        """Turn back. False, and nothing happens, on the first page."""
        return self._turn(self.page - 1)

    def watch_text(self) -> None:
        self._page, self._first_word = 1, 0
        self._tell()

    def on_resize(self) -> None:
        self._page = self._page_with(self._first_word)
        self.refresh()
        self._tell()

    def render(self) -> Content:
        if drawn := self._drawn():
            return Content("\n".join(drawn))
        lines = self._laid()[self.page - 1].lines
        broad = max(map(cell_len, lines), default=0)
        centred = sum(map(bool, lines)) <= _CENTRED_LINES and "\n" not in self.text.strip()
        padded = []
        for row in lines:
            spare = broad - cell_len(row)
            before = spare // 2 if centred else 0
            padded.append(" " * before + row + " " * (spare - before))
        return plain("\n".join(padded))

    def _drawn(self) -> tuple[str, ...] | None:
        return big_letters.fitting(clean(self.text), *self.size, most_lines=_LARGE_LINES) if self._large else None

    def _laid(self) -> tuple[Page, ...]:
        return lay_out(self.text, *self.size)

    def _page_with(self, word: int) -> int:
        starts = [page.first_word for page in self._laid()]
        return starts.index(max(start for start in starts if start <= word)) + 1

    def _turn(self, page: int) -> bool:
        if not 1 <= page <= self.pages:
            return False
        self._page = page
        self._first_word = self._laid()[page - 1].first_word
        self.refresh()
        self._tell()
        return True

    def _tell(self) -> None:
        now = (self.page, self.pages)
        if now != self._told:
            self._told = now
            self.post_message(self.Turned(self, *now))
