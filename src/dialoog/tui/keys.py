"""One table of acts per screen: its keys, its hint, its line in the help and in the palette all come from there."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding

from dialoog.i18n import N_, _

from .widgets.key_bar import Hint

_LABELS = {
    "space": N_("space"),
    "enter": "Enter",
    "escape": "Esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
    "equals_sign": "=",
    "slash": "/",
    "backspace": "Backspace",
    "shift+up": "Shift+↑",
    "shift+down": "Shift+↓",
    "question_mark": "?",
    "delete": "Del",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


@dataclass(frozen=True, slots=True)
class Act:
    """Something one can do on a screen.

    `keys` are Textual key names, the first is the one shown. `label` and `tip` are marked with `N_` and translated
    when shown. `weight` says how long the hint stays when the bar gets narrow; 0: it is in the help and the palette
    only. `id` is stable, so that keys can be changed by it.
    """

    keys: str
    action: str
    label: str
    tip: str
    id: str
    weight: int = 0
    short: str = ""

    @property
    def key_label(self) -> str:
        return key_label(self.keys.split(",")[0])

    @property
    def name(self) -> str:
        """The action without its argument, as `check_action` gets it."""
        return self.action.partition("(")[0]

    def binding(self) -> Binding:
        # Our own bar, help and palette show the acts, translated; Textual's would show the English marks.
        return Binding(self.keys, self.action, self.label, show=self.weight > 0, tooltip=self.tip, id=self.id)

    def hint(self) -> Hint:
        short = _(self.short) if self.short else ""
        return Hint(self.key_label, _(self.label), self.action, self.weight, short, _(self.tip))


def key_label(key: str) -> str:
    """How a key is called on the keyboard in front of people."""
    if key in _LABELS:
        return _(_LABELS[key])
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key.replace("ctrl+", "Ctrl+")


def bindings(acts: Iterable[Act]) -> list[Binding]:
    """Textual's bindings for a table of acts."""
    return [act.binding() for act in acts]
