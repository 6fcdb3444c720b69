"""From a folder to a running app."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from dialoog.domain.session import Session
from dialoog.live.workplace import Workplace


def start_app(where: Path, choose: Callable[[Workplace], Session | None] = lambda _workplace: None) -> int:
    """Open the workspace (made when there is none) and run the app; returns the exit code.

    `choose` gives the meeting to show at once, where there is one. Raises StoreError when the folder cannot be used at
    all; when someone else holds it, the app opens read-only and says who.
    """
    gc.disable()  # a start makes next to no garbage, and looking for it takes a tenth of the time; see `on_ready`
    from .app import DialoogApp
    from .terminal import forgive_bad_bytes

    forgive_bad_bytes()
    workplace = Workplace.open(where, create=True)
    try:
        app = DialoogApp(workplace, first=choose(workplace))
        code = app.run()
        return app.return_code or code or 0
    finally:
        if not workplace.close(timeout=10.0):
            from dialoog.i18n import _

            print(_("Not everything could be saved: {problem}").format(problem=workplace.mark.problem), file=sys.stderr)
