"""A work form on the wall while it is being written: in the real app, on a clock that runs fast, renewed at each save.

It runs in a workspace of its own that is gone afterwards.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from dialoog.domain.prepare import GROUP, Draft, Part
from dialoog.domain.programme import numbered
from dialoog.domain.workform import WorkForm
from dialoog.i18n import _, language
from dialoog.live.clock import FastClock
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.storage.index import index_file
from dialoog.workforms.library import Library
from dialoog.workforms.parse import Parsed, load
from dialoog.workforms.problems import Problem, Severity

from .app import DialoogApp
from .screens.page import Page
from .screens.stage import Stage
from .terminal import forgive_bad_bytes, forgive_no_room

LOOK = 1.0
"""Seconds between looks at the file: a writer who saves does not notice a second."""


def preview(file: Path, form: WorkForm, library: Library, speed: float) -> int:
    """Show a form as it was read from `file` until its writer leaves; returns the exit code. Leaves nothing behind."""
    forgive_bad_bytes()
    forgive_no_room()
    with TemporaryDirectory(prefix="dialoog-preview-", ignore_cleanup_errors=True) as folder:
        workplace = Workplace.open(Path(folder), clock=FastClock(speed), create=True)
        try:
            app = Preview(workplace, library, file, form)
            code = app.run()
            return app.return_code or code or 0
        finally:
            workplace.close()
            _forget_index(workplace.workspace.id)


def _forget_index(workspace: str) -> None:
    index = index_file(workspace)
    if index is not None:
        for path in index.parent.glob(f"{index.name}*"):
            path.unlink(missing_ok=True)


class Preview(DialoogApp):
    """The app with one form as its meeting. When the file changes, the room stays in the phase it was in."""

    def __init__(self, workplace: Workplace, library: Library, file: Path, form: WorkForm) -> None:
        super().__init__(workplace, library)
        self._file = file
        self._seen = stamp(file)
        self.live = self._meeting(form)

    def get_default_screen(self) -> Screen[None]:
        return _Ground()

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Read the file again when it was saved since. While a dialog is open the stage waits, and so does this."""
        now = stamp(self._file)
        if now in (None, self._seen) or not isinstance(self.screen, Stage):
            return
        self._seen = now
        parsed = load(self._file)
        if parsed.form is not None:
            self._renew(parsed.form)
        self.tell(_outcome(parsed), warn=parsed.form is None)

    def _renew(self, form: WorkForm) -> None:
        """The same place in a meeting with the new form. Nothing said so far is in it: this is a try-out."""
        place = self.live.state.position
        self.live.hold()
        self.live = self._meeting(form)
        self.live.open()
        steps = self.live.state.steps
        self.live.go_to(steps[min(place, len(steps) - 1)])
        self.switch_screen(Stage(self.live))

    def _meeting(self, form: WorkForm) -> LiveSession:
        least, most = form.people
        people = max(least, GROUP) if most is None or form.side_by_side else min(max(least, GROUP), most)
        draft = Draft((Part(form),), seats=numbered(people))
        return self.workplace.live(self.workplace.prepare(draft.programme(language())))


class _Ground(Page[None]):
    """Lies under the stage; when that is left, the preview is over."""

    def __init__(self) -> None:
        super().__init__()
        self._covered = False

    def body(self) -> ComposeResult:
        yield Container()

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if isinstance(self.app, Preview):
            self.app.show_stage(self.app.live)

    def on_screen_suspend(self) -> None:
        self._covered = True

    def on_screen_resume(self) -> None:
        if self._covered and isinstance(self.app, Preview):
            self.app.farewell(0)


def stamp(file: Path) -> tuple[int, int] | None:
    """What tells one save from the next: the moment in nanoseconds and the size. None while the file is away, as it is
    for a moment under editors that write a new file beside the old one."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _outcome(parsed: Parsed) -> str:
    """What the writer hears after a save: the first thing to do, and how much more there is."""
    if not parsed.problems:
        return _("Renewed from the file.")
    first = _weightiest(parsed.problems)
    said = _("Line {line}: {message}").format(line=first.line, message=first.message)
    more = len(parsed.problems) - 1
    rest = _("And {count} more: dialoog worksets check").format(count=more) if more else ""
    renewed = _("Renewed from the file.") if parsed.form else _("Not renewed: the form from before stays.")
    return "\n".join(filter(None, (renewed, said, rest)))


def _weightiest(problems: tuple[Problem, ...]) -> Problem:
    """The first error, else the first warning, else the first hint."""
    return min(problems, key=lambda problem: list(Severity).index(problem.severity))
