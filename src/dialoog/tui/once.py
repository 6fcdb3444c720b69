"""Leaving a screen happens once, however often the key is pressed."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class LeftOnce(Screen[Result]):
    """Screen.dismiss of Textual 8.2.8 takes away whatever lies on top. A second Enter or a clicker that bounces,
    still meant for the screen that is going, would take the stage beneath it along."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_active else AwaitComplete()
