"""What every screen has: a top line, a hint bar, its table of acts, and help on them."""

from typing import ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.widgets import Rule

from dialoog.i18n import _, ngettext
from dialoog.live.ledger import Mark
from dialoog.live.workplace import Workplace

from ..fit import take_size
from ..keys import Act
from ..once import LeftOnce
from ..widgets.key_bar import Hint, KeyBar
from ..widgets.status_line import TopLine

Result = TypeVar("Result")


class Page(LeftOnce[Result]):
    """A full screen of dialoog.

    Subclasses set `ACTS` (and `BINDINGS = bindings(ACTS)`), compose their body in `body`, and keep the top line true
    in `refresh_top`.
    """

    ACTS: ClassVar[tuple[Act, ...]] = ()
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (72, "-normal"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-tiny"),
        (10, "-low"),
        (18, "-tall"),
    ]
    TITLE_TEXT: ClassVar[str] = ""
    """The title at the left, marked with `N_`."""

    @property
    def workplace(self) -> Workplace:
        from ..app import DialoogApp

        return cast(DialoogApp, self.app).workplace

    def compose(self) -> ComposeResult:
        take_size(self)
        yield TopLine(id="top")
        yield Rule(classes="edge")
        yield from self.body()
        yield Rule(classes="edge")
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """What this screen is about."""
        yield from ()

    def on_mount(self) -> None:
        self.refresh_top()
        self.refresh_keys()

    def on_screen_resume(self) -> None:
        self.refresh_top()
        self.refresh_keys()

    def refresh_top(self) -> None:
        """Keep the top line true; the saved mark is on every screen."""
        top = self.query_one("#top", TopLine)
        if self.TITLE_TEXT:
            top.left = _(self.TITLE_TEXT)
        top.right, top.trouble = saved_words(self.workplace.mark, self.workplace.writable)

    def put_down(self) -> None:
        """The app is about to go: leave what this screen holds in a state one can come back to."""

    def refresh_keys(self) -> None:
        """Show the hints of what can be done now."""
        self.query_one("#keys", KeyBar).hints = tuple(
            self.hint(act) for act in self.acts() if act.weight and self.check_action(act.name, ()) is not False
        )

    def hint(self, act: Act) -> Hint:
        """How an act stands in the hint bar now."""
        return act.hint()

    def acts(self) -> tuple[Act, ...]:
        """What can be done here, then what can be done everywhere. Help comes last: its key is never dropped."""
        from ..app import DialoogApp

        return (*self.ACTS, *DialoogApp.ACTS)


def saved_words(mark: Mark, writable: bool) -> tuple[str, bool]:
    """The saved mark in words, and whether it asks for attention."""
    if not writable:
        return _("read only"), True
    if mark.saved:
        return _("saved ✓"), False
    waiting = ngettext("not saved yet ({count})", "not saved yet ({count})", mark.pending).format(count=mark.pending)
    return (f"{waiting}: {mark.reason}", True) if mark.problem else (waiting, False)
