"""Everything one can do on a screen, with its keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from dialoog.i18n import N_, _

from ..keys import Act, bindings, key_label
from ..safe import plain
from ..widgets.reading import lines, muted
from .page import Page


class Help(Page[None]):
    """The acts of the page it is about, then those that work everywhere. Arrows and the mouse scroll."""

    TITLE_TEXT = N_("What you can do here")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("escape,question_mark,f1,h,enter", "dismiss", N_("back"), N_("Close this help."), "help.back", weight=8),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, page: Page[object]) -> None:
        super().__init__()
        self._acts = page.acts()

    def body(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            for act in self._acts:
                with Horizontal(classes="help-act"):
                    yield Static(plain(" ".join(map(key_label, act.keys.split(","))), "bold $primary"), classes="key")
                    yield Static(lines(plain(_(act.label)), muted(_(act.tip))), classes="what")

    def acts(self) -> tuple[Act, ...]:
        return self.ACTS
