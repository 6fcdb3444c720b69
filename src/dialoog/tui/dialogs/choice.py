"""One question with a few answers: a number, or the arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dialoog.i18n import _

from ..safe import plain
from ..widgets.page_text import PagedText
from .dialog import Dialog

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """One answer; `key` is a letter that chooses it as well as its number does."""

    label: str
    value: T
    key: str = ""


class Choice(Dialog[T | None], Generic[T]):
    """Returns the value of the answer that was chosen. With `aloud` the text is for the room: as large as it can be."""

    def __init__(self, title: str, text: str, answers: Sequence[Answer[T]], *, aloud: bool = False) -> None:
        many = _("1-{count} or Enter: choose   Esc: never mind").format(count=len(answers))
        super().__init__(title, many if len(answers) > 1 else _("Enter: on"))
        self.set_class(aloud, "-aloud")
        self._aloud = aloud
        self._text = text
        self._answers = tuple(answers)

    @property
    def for_the_room(self) -> tuple[str, str] | None:
        """Title and text where they are meant for the room; None where they are between the facilitator and us."""
        return (self._title, self._text) if self._aloud else None

    def body(self) -> ComposeResult:
        if self._aloud:
            yield PagedText(self._text, classes="dialog-aloud")
        elif self._text:
            yield Static(plain(self._text), classes="dialog-text")
        yield OptionList(
            *(Option(plain(f"{number}  {answer.label}")) for number, answer in enumerate(self._answers, start=1)),
            id="answers",
        )

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_key(self, event: events.Key) -> None:
        if self._aloud and event.key in ("pagedown", "right", "pageup", "left"):
            event.stop()
            paged = self.query_one(PagedText)
            paged.next_page() if event.key in ("pagedown", "right") else paged.previous_page()
            return
        for number, answer in enumerate(self._answers, start=1):
            if event.key == str(number) or (answer.key and event.key == answer.key):
                event.stop()
                self.dismiss(answer.value)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._answers[event.option_index].value)
