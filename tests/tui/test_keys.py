"""One key, one meaning, everywhere; and whatever one can do is found in the help and in the palette."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest
from hand_clock import HandClock
from staging import JAN, MINUTE, Wall, on_stage, promised

from dialoog import i18n
from dialoog.domain.agreement import Owner, Wording
from dialoog.i18n import _
from dialoog.live.workplace import Workplace
from dialoog.tui import screens
from dialoog.tui.app import DialoogApp
from dialoog.tui.keys import Act
from dialoog.tui.palette import Acts
from dialoog.tui.screens.page import Page
from dialoog.tui.screens.stage import Stage
from dialoog.tui.stage.acts import ACTS

for module in pkgutil.iter_modules(screens.__path__):
    importlib.import_module(f"{screens.__name__}.{module.name}")


def _pages(of: type[Page[object]]) -> list[type[Page[object]]]:
    return [page for one in of.__subclasses__() for page in (one, *_pages(one))]


PAGES = [page for page in _pages(Page) if page.ACTS]
SHIFTED = frozenset({"plus", "question_mark", "exclamation_mark", "colon", "underscore", "asterisk", "quotation_mark"})
DEAD = frozenset({"apostrophe", "quotation_mark", "grave_accent", "circumflex_accent", "tilde"})
"""On a US-international keyboard, the Dutch one, these wait for a letter."""
STAGE_IDS = [
    "stage.pause",
    "stage.forward",
    "stage.back",
    "stage.next",
    "stage.pass",
    "stage.done",
    "stage.partly",
    "stage.move",
    "stage.adapt",
    "stage.let-go",
    "stage.more",
    "stage.less",
    "stage.agree",
    "stage.consent",
    "stage.insight",
    "stage.kept",
    "stage.fill",
    "stage.groups",
    "stage.ask",
    "stage.roles",
    "stage.silence",
    "stage.fit",
    "stage.break",
    "stage.round",
    "stage.programme",
    "stage.people",
    "stage.notes",
    "stage.dark",
    "stage.undo",
    "stage.end",
    "stage.leave",
]
"""Keys can be changed by these names, so they stay."""


def keys(act: Act) -> list[str]:
    return act.keys.split(",")


def doubled(acts: tuple[Act, ...]) -> list[str]:
    counted = Counter(key for act in acts for key in keys(act))
    return [key for key, times in counted.items() if times > 1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_no_key_means_two_things_on_a_page(page: type[Page[object]]) -> None:
    reachable = page.ACTS if page.__name__ == "Help" else (*page.ACTS, *DialoogApp.ACTS)
    assert doubled(reachable) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_every_act_says_what_it_does(page: type[Page[object]]) -> None:
    for act in page.ACTS:
        assert act.label
        assert act.tip.endswith(".")


def test_every_act_has_a_name_of_its_own() -> None:
    named: dict[str, set[Act]] = {}
    for act in (*DialoogApp.ACTS, *(act for page in PAGES for act in page.ACTS)):
        named.setdefault(act.id, set()).add(act)
    assert [id for id, acts in named.items() if len(acts) > 1] == []


def test_the_names_of_the_acts_on_stage_stay() -> None:
    assert [act.id for act in ACTS] == STAGE_IDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_nothing_needs_a_shifted_sign_or_a_dead_key(page: type[Page[object]]) -> None:
    for act in (*page.ACTS, *DialoogApp.ACTS):
        assert set(keys(act)) - SHIFTED, act.id
        assert not set(keys(act)) & DEAD, act.id
        assert not any(len(key) == 1 and key.isupper() for key in keys(act)), act.id


async def test_the_help_lists_every_act_with_its_keys(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, size=(120, 200)) as wall:
        await wall.press("h")
        for act in (*ACTS, *DialoogApp.ACTS):
            assert _(act.label) in wall.says
            assert _(act.tip) in wall.says
            assert act.key_label in wall.says


async def test_the_palette_offers_every_act(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        offered = [str(hit.text) async for hit in Acts(wall.stage).discover()]
        for act in (*ACTS, *DialoogApp.ACTS):
            assert _(act.label) in offered or act.action == "command_palette"


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.id)
def test_every_act_on_stage_is_there(act: Act) -> None:
    assert callable(getattr(Stage, f"action_{act.name}"))


# what one can do, moment by moment


async def _plain(wall: Wall) -> None:
    await wall.to_phase("Waarvoor")


async def _turns(wall: Wall) -> None:
    await wall.to_phase("Check-in")
    await wall.press("n")


async def _review(wall: Wall) -> None:
    promised(wall.app.workplace, "De toets bespreken", JAN)
    await wall.to_phase("Open afspraken")


async def _side_by_side(wall: Wall) -> None:
    await wall.to_phase("Situatie")


async def _proposal(wall: Wall) -> None:
    wall.live.agree(Wording("De toets bespreken", (Owner(JAN.id, JAN.name),)))


async def _short(wall: Wall) -> None:
    await wall.later(30 * MINUTE)
    wall.moment.hide()


async def _paused(wall: Wall) -> None:
    await wall.press("space")


async def _break(wall: Wall) -> None:
    wall.live.take_break(wall.clock.wall() + 10 * MINUTE)


async def _time_up(wall: Wall) -> None:
    await wall.later(wall.left + 1)


MOMENTS: dict[Callable[[Wall], Awaitable[None]], set[str]] = {
    _plain: set(),
    _turns: {"stage.next", "stage.pass"},
    _review: {"stage.next", "stage.done", "stage.partly", "stage.move", "stage.adapt", "stage.let-go"},
    _side_by_side: {"stage.groups"},
    _proposal: {"stage.consent"},
    _short: {"stage.fit"},
    _paused: set(),
    _break: {"stage.fit"},
    _time_up: set(),
}
"""What each moment adds to what can always be done."""
SOMETIMES = frozenset.union(*map(frozenset, MOMENTS.values()))


@pytest.mark.parametrize("come", MOMENTS, ids=lambda come: come.__name__.strip("_"))
async def test_each_moment_has_its_acts_and_no_key_twice(
    workplace: Workplace, clock: HandClock, come: Callable[[Wall], Awaitable[None]]
) -> None:
    async with on_stage(workplace, clock, until=clock.wall() + 38 * MINUTE) as wall:
        await come(wall)
        acts = tuple(act for act in wall.stage.acts() if wall.stage.check_action(act.name, ()) is not False)
        assert {act.id for act in acts} & SOMETIMES == MOMENTS[come]
        assert doubled(acts) == []


def test_labels_are_said_in_dutch() -> None:
    i18n.use("nl")
    assert [act.id for act in (*ACTS, *DialoogApp.ACTS) if _(act.tip) == act.tip] == []
