"""One line to type, with an echo of how it was understood."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Input, Static

from dialoog.i18n import _
from dialoog.text import LINE

from ..safe import plain
from .dialog import Dialog


class Entry(Dialog[str | None]):
    """Returns what was typed. `understood` turns it into the echo beneath, or raises ValueError whose message says
    what to type instead; then Enter does nothing yet."""

    def __init__(
        self,
        title: str,
        question: str,
        value: str = "",
        *,
        understood: Callable[[str], str] | None = None,
        optional: bool = False,
    ) -> None:
        super().__init__(title, _("Enter: keep   Esc: never mind"))
        self._question = question
        self._value = value
        self._understood = understood
        self._optional = optional

    def body(self) -> ComposeResult:
        yield Static(plain(self._question), classes="dialog-text")
        yield Input(self._value, max_length=LINE, id="entry", select_on_focus=False)
        yield Static("", id="echo")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._echo(self._value)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._echo(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._echo(event.value) and (event.value.strip() or self._optional):
            self.dismiss(event.value.strip())

    def _echo(self, typed: str) -> bool:
        """Say how it was understood; False when it was not."""
        words, fine = "", True
        if self._understood is not None and typed.strip():
            try:
                words = self._understood(typed)
            except ValueError as problem:
                words, fine = str(problem), False
        echo = self.query_one("#echo", Static)
        echo.update(plain(words))
        echo.set_class(not fine, "-wrong")
        return fine
