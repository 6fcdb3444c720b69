"""Three short questions for whoever led the meeting, in two minutes."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import Input, Static

from dialoog.i18n import _
from dialoog.text import LINE

from ..debriefs import QUESTIONS
from ..safe import plain
from .dialog import Dialog


class Debrief(Dialog[dict[str, str] | None]):
    """Returns the answers by name, empty ones too; None when it is left. Enter goes on and keeps it after the last."""

    BINDINGS = [("f5", "keep", "")]

    def __init__(self, before: Mapping[str, str]) -> None:
        super().__init__(
            _("Debrief, for you alone"), _("Enter: next, then keep   F5: keep   Esc: never mind"), width=92
        )
        self._before = before

    def body(self) -> ComposeResult:
        for name, question in QUESTIONS:
            yield Static(plain(_(question)), classes="field")
            yield Input(self._before.get(name, ""), id=name, max_length=LINE, select_on_focus=False)

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input is self.query(Input).last():
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        self.dismiss({str(one.id): one.value.strip() for one in self.query(Input)})
