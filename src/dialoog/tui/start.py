"""From a folder to a running app."""

import sys
from pathlib import Path

from dialoog.domain.programme import Programme
from dialoog.i18n import language
from dialoog.live.workplace import Workplace
from dialoog.workforms.library import Library


def start_app(where: Path, *, resume: str | None = None, programme: Programme | None = None) -> int:
    """Open the workspace (made when there is none) and run the app; returns the exit code.

    `resume` names a meeting to go on with at once, `programme` one to begin. Raises StoreError when the folder cannot
    be used at all; when someone else holds it, the app opens read-only and says who.
    """
    from .app import DialoogApp
    from .terminal import forgive_bad_bytes

    forgive_bad_bytes()
    workplace = Workplace.open(where, create=True)
    try:
        first = workplace.room.session(resume) if resume else None
        if programme is not None and workplace.writable:
            first = workplace.prepare(programme)
        app = DialoogApp(workplace, Library.of(where, language()), first)
        code = app.run()
        return app.return_code or code or 0
    finally:
        if not workplace.close(timeout=10.0):
            from dialoog.i18n import _

            print(_("Not everything could be saved: {problem}").format(problem=workplace.mark.problem), file=sys.stderr)
