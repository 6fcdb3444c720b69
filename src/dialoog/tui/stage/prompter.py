"""The facilitator's side of the stage, beside a small wall or in its place."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from dialoog.i18n import _
from dialoog.text import line

from ..safe import plain
from .prompt import Prompt
from .scene import Scene


class Prompter(Vertical):
    """What to say and to watch, what time it is really, what comes next. Nobody in the room reads this."""

    def compose(self) -> ComposeResult:
        yield Static(id="now")
        yield Static(id="times")
        with _Notes(id="notes"):
            yield Static(id="prompts")

    def show(self, prompt: Prompt, scene: Scene, armed: str) -> None:
        """Follow the meeting; what did not change is not painted again. `armed`: what the next press leads to."""
        notes = self.query_one(_Notes)
        self._put("#now", _now(scene))
        self._put("#times", plain(armed, "bold $primary") if armed else _times(prompt))
        if self._put("#prompts", _prompts(prompt)):
            notes.scroll_home(animate=False)

    def _put(self, name: str, words: Content) -> bool:
        """Whether this is new."""
        line = self.query_one(name, Static)
        if new := line.content != words:
            line.update(words)
        return new


class _Notes(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Longer notes than fit are read with the arrows; all other keys are the stage's."""

    BINDINGS = [("up", "scroll_up", ""), ("down", "scroll_down", "")]


def _now(scene: Scene) -> Content:
    """The wall in two lines, for where there is no room to show it small."""
    until = scene.silence_until or scene.face.until
    clock = " · ".join(filter(None, ("" if scene.face.quiet else scene.face.clock, until, scene.tool)))
    return plain(clock, "bold") + Content("\n") + plain(line(scene.text))


def _times(prompt: Prompt) -> Content:
    return plain("\n".join(filter(None, (prompt.coming, prompt.pace, prompt.ending))), "$text-muted")


def _prompts(prompt: Prompt) -> Content:
    parts: list[Content] = []
    if prompt.unheard:
        parts.append(plain(prompt.unheard, "bold $foreground"))
    for sentence in prompt.aloud:
        parts.append(plain(f"{sentence.when}\n", "$primary") + plain(sentence.words, "bold $foreground"))
    parts += [plain(note) for note in prompt.notes]
    return Content("\n\n").join(parts or [plain(_("No notes for this phase."))])
