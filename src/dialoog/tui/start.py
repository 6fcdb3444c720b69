"""From a folder to a running app."""

import gc
from collections.abc import Callable
from pathlib import Path

from dialoog.domain.session import Session
from dialoog.live.workplace import Workplace
from dialoog.storage.store import SaveFailed

_PATIENCE, _LAST_TRY = 10.0, 2.0
"""Seconds the disk gets for the last saves; and when it refused before, which people know by then."""


def start_app(where: Path, choose: Callable[[Workplace], Session | None] = lambda _workplace: None) -> int:
    """Open the workspace (made when there is none) and run the app; returns the exit code.

    `choose` gives the meeting to show at once, where there is one. Raises StoreError when the folder cannot be used at
    all, and SaveFailed when something could not be saved; when someone else holds it, the app opens read-only and says
    who.
    """
    gc.disable()  # a start makes next to no garbage, and looking for it takes a tenth of the time; see `on_ready`
    from .app import DialoogApp
    from .terminal import forgive_bad_bytes, forgive_no_room

    forgive_bad_bytes()
    forgive_no_room()
    workplace = Workplace.open(where, create=True)
    try:
        app = DialoogApp(workplace, first=choose(workplace))
        code = app.run()
        code = app.return_code or code or 0
    finally:
        saved = workplace.close(timeout=_PATIENCE if workplace.mark.problem is None else _LAST_TRY)
    if not saved:
        from .leaving import not_saved

        raise SaveFailed(not_saved(workplace))
    return code
