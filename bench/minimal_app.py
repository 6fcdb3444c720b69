"""The smallest Textual app that is of any use: what dialoog's own start is compared with."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, Static


class Hello(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("a", "bump", "Bump"), ("q", "quit", "Quit")]
    count = 0

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("Hello 0")
        yield Footer()

    def action_bump(self) -> None:
        self.count += 1
        self.query_one(Static).update(f"Hello {self.count}")


if __name__ == "__main__":
    Hello().run()
