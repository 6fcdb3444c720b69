"""The frame of every dialog: a title, a body, one line of keys. It fills a small screen, not a big one."""

from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from ..fit import take_size
from ..once import LeftOnce
from ..safe import plain

Result = TypeVar("Result")


class Dialog(LeftOnce[Result], ModalScreen[Result]):
    """Escape always means "never mind". `width` is how much of a wide screen it may take, in cells."""

    BINDINGS = [("escape", "never_mind", "")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-low"), (18, "-tall")]

    def __init__(self, title: str, keys: str = "", *, width: int = 76) -> None:
        super().__init__()
        self._title = title
        self._keys = keys
        self._width = width

    def compose(self) -> ComposeResult:
        take_size(self)
        with Vertical(id="dialog") as box:
            if not self.has_class("-aloud"):
                box.styles.max_width = self._width
            yield Static(plain(self._title), id="dialog-title")
            with VerticalScroll(id="dialog-body", can_focus=False):
                yield from self.body()
            yield Static(plain(self._keys), id="dialog-keys")

    def body(self) -> ComposeResult:
        """What the dialog asks."""
        yield from ()

    def action_never_mind(self) -> None:
        self.dismiss(None)
