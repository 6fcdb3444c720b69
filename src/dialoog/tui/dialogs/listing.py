"""A list one can act on: arrows choose, Enter acts, other keys do what the line below says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ..safe import plain
from .dialog import Dialog

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """One row as it is read, and what it stands for."""

    label: str
    value: T


class Listing(Dialog[None], Generic[T]):
    """Shows what `rows` gives, again whenever `watch` tells of a change. `acts` maps a key to what it does with the
    chosen value (None when the list is empty); Enter is one of them. `watch` returns how to stop listening. The cursor
    begins at row `start`."""

    def __init__(
        self,
        title: str,
        keys: str,
        rows: Callable[[], Sequence[Row[T]]],
        acts: Mapping[str, Callable[[T | None], object]],
        watch: Callable[[Callable[[], None]], Callable[[], None]],
        *,
        empty: str = "",
        start: int = 0,
    ) -> None:
        super().__init__(title, keys, width=110)
        self._rows = rows
        self._acts = dict(acts)
        self._watch = watch
        self._unwatch: Callable[[], None] = lambda: None
        self._empty = empty
        self._start = start
        self._shown: list[Row[T]] = []

    def body(self) -> ComposeResult:
        yield Static(plain(self._empty), id="empty", classes="dialog-text")
        yield OptionList(id="rows")

    def on_mount(self) -> None:
        self.show_rows()
        self._unwatch = self._watch(self.show_rows)
        self.query_one(OptionList).focus()

    def on_unmount(self) -> None:
        self._unwatch()

    def show_rows(self) -> None:
        """Read the rows anew and keep the place."""
        options = self.query_one(OptionList)
        place = self._start if options.highlighted is None else options.highlighted
        self._shown = list(self._rows())
        options.set_options([Option(plain(row.label)) for row in self._shown])
        if self._shown:
            options.highlighted = min(place, len(self._shown) - 1)
        options.display = bool(self._shown)
        self.query_one("#empty").display = not self._shown

    def on_key(self, event: events.Key) -> None:
        if event.key != "enter" and event.key in self._acts:
            event.stop()
            self._act(event.key)

    def on_option_list_option_selected(self) -> None:
        if "enter" in self._acts:
            self._act("enter")

    def _act(self, key: str) -> None:
        at = self.query_one(OptionList).highlighted
        chosen = self._shown[at].value if at is not None and at < len(self._shown) else None
        self._acts[key](chosen)
