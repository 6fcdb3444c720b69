"""The question before something comes on this screen that is not for the room. A beamer usually shows the same."""

from dialoog.i18n import _

from .choice import Answer, Choice


def reading_along(what: str) -> Choice[bool]:
    """Returns True when nobody reads along; `what` says in a sentence what would come."""
    return Choice(
        _("Can the room read along?"),
        _("{what} A beamer usually shows the same.").format(what=what),
        [Answer(_("Back: the room can read along"), False), Answer(_("Go on"), True)],
    )
