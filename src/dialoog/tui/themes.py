"""The three house themes, and what each colour means.

Calm neutrals and two accents. Widgets use only Textual's own variable names, so every theme a person prefers (nord,
solarized, the terminal's own colours) fits as well:

| variable      | meaning                                                                    |
|---------------|----------------------------------------------------------------------------|
| `$background` | the wall                                                                   |
| `$surface`    | a place on it: a dialog, a field, a row that is chosen                      |
| `$panel`      | a place on that: lines between, the track a line runs on                    |
| `$foreground` | what the room reads                                                        |
| `$text-muted` | what gives way: hints, what is done or yet to come                          |
| `$primary`    | first accent: now, here, this one                                          |
| `$warning`    | second accent: attention, nearly time, not saved yet                       |
| `$error`      | time is over, something is wrong; always with a sign or words beside it    |
| `$success`    | saved, settled, done; always with a sign beside it                         |

On `$primary`, `$warning`, `$error` and `$success` as a background, `$background` is the colour to write with. Colour
is never the only sign. Every pair has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), in `dialoog-contrast` at
least 7 to 1 (1.4.6).
"""

from textual.theme import Theme

from dialoog.i18n import N_


def _shared(background: str, muted: str) -> dict[str, str]:
    """What Textual would derive as a see-through grey or from another colour, given a value that was checked."""
    return {
        "text-muted": muted,
        "foreground-muted": muted,
        "text-disabled": muted,
        "block-cursor-foreground": background,
        "button-color-foreground": background,
        "footer-key-foreground": muted,
    }


DARK = Theme(
    name="dialoog-dark",
    dark=True,
    background="#14181b",
    surface="#1d2327",
    panel="#2c343a",
    foreground="#eef1f2",
    primary="#6fcac6",
    secondary="#9fb3bf",
    accent="#6fcac6",
    warning="#f3bd55",
    error="#ff9180",
    success="#93d3a2",
    text_alpha=1.0,
    variables=_shared(background="#14181b", muted="#a9b4bb"),
)

LIGHT = Theme(
    name="dialoog-light",
    dark=False,
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#dfdbd2",
    foreground="#1a1d1f",
    primary="#0a5c64",
    secondary="#4a5a63",
    accent="#0a5c64",
    warning="#7d4a00",
    error="#a1261b",
    success="#22613a",
    text_alpha=1.0,
    variables=_shared(background="#fbfaf7", muted="#52595e"),
)

CONTRAST = Theme(
    name="dialoog-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#262626",
    foreground="#ffffff",
    primary="#4fe3ff",
    secondary="#e0e0e0",
    accent="#4fe3ff",
    warning="#ffd21f",
    error="#ffa69a",
    success="#8cf0a4",
    luminosity_spread=0.25,
    text_alpha=1.0,
    variables=_shared(background="#000000", muted="#d6d6d6"),
)

THEMES = (DARK, LIGHT, CONTRAST)
"""In the order they are offered; the first is the one a room starts with."""

NAMES = {
    "dialoog-dark": N_("dark colours"),
    "dialoog-light": N_("light colours"),
    "dialoog-contrast": N_("high contrast"),
}
"""What they are called."""
