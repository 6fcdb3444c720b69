"""The language of what people read: English in the code, Dutch from a catalogue; Dutch unless English is asked for.

`_` and `ngettext` look a message up when they are called, so a change of language shows at the next redraw. Text
that is laid down at import (a table of labels) is marked with `N_` there and goes through `_` when it is shown.
Values go in by name: `_("{count} cards").format(count=3)`.
"""

import gettext as _gettext
import os
import sys

from dialoog import resources

LANGUAGES = ("nl", "en")
_DOMAIN = "dialoog"
_ENGLISH_ON_WINDOWS = 0x09  # the primary part of a Windows language id

_language = ""
_messages = _gettext.NullTranslations()


def use(language: str | None = None) -> str:
    """Speak this language from now on, and say which of `LANGUAGES` it became.

    Without one: `DIALOOG_LANG`, else the locale of the terminal (`LC_ALL`, `LC_MESSAGES`, `LANG`), else what Windows
    shows its own menus in. What starts with "en" is English. Anything else is Dutch, and so is `C`: that is a machine
    nobody set up, not someone who reads English. A missing catalogue leaves the messages in English.
    """
    global _language, _messages
    asked = language or _from_environment()
    _language = "en" if asked.lower().startswith("en") else "nl"
    _messages = (
        _gettext.NullTranslations()
        if _language == "en"
        else _gettext.translation(_DOMAIN, resources.catalogues(), [_language], fallback=True)
    )
    return _language


def language() -> str:
    """The language in use: `nl` or `en`. Settled by the surroundings when `use` was not called yet."""
    return _language or use()


def _(message: str) -> str:
    """The message in the language in use."""
    language()
    return _messages.gettext(message) if message else ""  # the catalogue keeps its own header under the empty message


def ngettext(one: str, more: str, count: int) -> str:
    """The message that fits this count; put the count itself in with `.format`."""
    language()
    return _messages.ngettext(one, more, count)


def N_(message: str) -> str:  # noqa: N802 (the name gettext tools know)
    """The message itself, marked for the catalogue."""
    return message


def _from_environment() -> str:
    for name in ("DIALOOG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return _windows_language()


def _windows_language() -> str:
    """What Windows shows its own menus in, as far as it matters here; it sets none of those variables."""
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _ENGLISH_ON_WINDOWS:
            return "en"
    return ""
