"""The palette: every act of the screen one is on, by its name."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from dialoog.i18n import _

from .keys import Act
from .safe import plain
from .screens.page import Page


class Palette(CommandPalette):
    """Textual's palette, left once (see `LeftOnce`): a second Enter does not take the screen beneath it along."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Acts(Provider):
    """Offers what the help screen lists, for those who remember the word and not the key."""

    async def discover(self) -> Hits:
        async for act in self._acts():
            yield DiscoveryHit(plain(_(act.label)), partial(self._run, act), help=f"{act.key_label}  {_(act.tip)}")

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        async for act in self._acts():
            if (score := matcher.match(_(act.label))) > 0:
                hit = matcher.highlight(_(act.label))
                yield Hit(score, hit, partial(self._run, act), help=f"{act.key_label}  {_(act.tip)}")

    async def _acts(self) -> AsyncIterator[Act]:
        if isinstance(self.screen, Page):
            for act in self.screen.acts():
                if act.action != "command_palette":
                    yield act

    async def _run(self, act: Act) -> None:
        namespace = self.app if act.id.startswith("app.") else self.screen
        await self.app.run_action(act.action, namespace)
