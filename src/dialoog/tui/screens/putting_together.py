"""Opening the set-up of a meeting, and what follows when it is done. What was typed is kept by the one who asks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dialoog.domain.session import Session
from dialoog.i18n import _

from .setup import Prepared, SetUp
from .setup_entries import Entries

if TYPE_CHECKING:
    from ..app import DialoogApp


def put_together(app: "DialoogApp", kept: dict[str, Entries], key: str, then: Callable[[Session], None]) -> None:
    """Put together the meeting that stands in `kept[key]`. Once it is on file, `then` gets it, and it begins or waits.

    Left before that, everything typed is still in `kept`.
    """

    def done(prepared: Prepared | None) -> None:
        if prepared is None:
            return
        del kept[key]
        then(prepared.session)
        if prepared.begins:
            app.show_stage(app.workplace.live(prepared.session))
        else:
            app.tell(_("Kept: you find it on this screen."))

    app.push_screen(SetUp(kept[key]), done)
