"""The parts of the set-up form: a label, something to fill in, and how it was understood."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from dialoog.i18n import _
from dialoog.text import LINE

from ..safe import plain


class Field(Vertical):
    """One question of the form. `name` is also the id of what is filled in."""

    def __init__(self, name: str, label: str, control: Widget) -> None:
        super().__init__(classes="setup-field", id=f"field-{name}")
        self._label = label
        self.control = control
        control.id = name

    def compose(self) -> ComposeResult:
        yield Static(plain(self._label), classes="label")
        with Vertical(classes="answer"):
            yield self.control
            yield Static(classes="echo")

    def on_descendant_focus(self) -> None:
        self.add_class("-now")

    def on_descendant_blur(self) -> None:
        self.remove_class("-now")

    def say(self, words: str, *, wrong: bool = False) -> None:
        """How it was understood, or what to write instead."""
        echo = self.query_one(".echo", Static)
        echo.update(plain(f"! {words}" if wrong else words))
        echo.display = bool(words)
        echo.set_class(wrong, "-wrong")


class YesNo(Widget, can_focus=True):
    """A choice between two words; Enter, space or a click turns it."""

    BINDINGS = [Binding("enter,space,left,right", "turn", show=False)]
    DEFAULT_CSS = """
    YesNo { height: 1; width: auto; }
    """

    value: reactive[bool] = reactive(False)

    class Changed(Message):
        """It was turned."""

        def __init__(self, sender: "YesNo") -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> "YesNo":
            return self.sender

    def __init__(self, value: bool = False) -> None:
        super().__init__()
        self.set_reactive(YesNo.value, value)

    def render(self) -> Content:
        parts = []
        for word, on in ((_("yes"), self.value), (_("no"), not self.value)):
            parts.append(plain(f"● {word}", "bold") if on else plain(f"○ {word}", "$text-muted"))
        return Content("   ").join(parts)

    def get_content_width(self, *_sizes: object) -> int:
        return self.render().cell_length

    def on_click(self) -> None:
        self.action_turn()

    def action_turn(self) -> None:
        self.value = not self.value
        self.post_message(self.Changed(self))


def text_input(value: str, hint: str) -> Input:
    """A line to type in."""
    return Input(value, placeholder=hint, max_length=LINE, compact=True, select_on_focus=False)


def choice(options: Iterable[tuple[str, str]], nothing: str, value: str | None) -> Select[str]:
    """One of a few things on file, or none of them."""
    labelled = [(plain(label), id) for label, id in options]
    known = value if value in [id for _label, id in labelled] else None
    return Select(labelled, prompt=nothing, value=Select.NULL if known is None else known, compact=True)
