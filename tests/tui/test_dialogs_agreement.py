"""Writing down an agreement: how names and dates are understood, and what stands in the way."""

from datetime import date

import pytest
from hand_clock import HandClock
from staging import ELS, FATIMA, JAN, on_stage
from textual.widgets import Input

from dialoog import i18n
from dialoog.domain.agreement import WHOLE_TEAM, Owner, Wording
from dialoog.domain.goal import Level
from dialoog.domain.programme import Seat, numbered
from dialoog.live.workplace import Workplace
from dialoog.tui.dialogs.agreement import AgreementDialog, draft_of, read_back, read_owners

SEATS = (FATIMA, JAN, ELS, Seat("p-jw", "Jan-Willem"), Seat("p-jo", "Joke"))


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("fatima", ["p-fatima"]),
        ("fat", ["p-fatima"]),
        ("Fatima en Els", ["p-fatima", "p-els"]),
        ("els, fatima, ELS", ["p-els", "p-fatima"]),
        ("jan", ["p-jan"]),
        ("jan-w", ["p-jw"]),
        ("j", ["g-j"]),
        ("Noor", ["g-noor"]),
        ("iedereen", [WHOLE_TEAM]),
        ("Everyone", [WHOLE_TEAM]),
        ("", []),
        (" , ", []),
    ],
)
def test_whose_name_it_is(typed: str, ids: list[str]) -> None:
    assert [owner.id for owner in read_owners(typed, SEATS)] == ids


def test_numbers_are_people_where_nobody_typed_names() -> None:
    assert [owner.id for owner in read_owners("1 en 12", numbered(12))] == ["n-1", "n-12"]


def test_what_was_typed_can_be_typed_again() -> None:
    wording = Wording("De toets bespreken", (Owner("p-fatima", "Fatima"), Owner("p-els", "Els")), date(2027, 3, 12))
    draft = draft_of(wording)
    assert (draft.what, draft.who, draft.due) == ("De toets bespreken", "Fatima, Els", "2027-03-12")
    assert read_owners(draft.who, SEATS) == wording.owners


def test_it_is_read_back_as_a_sentence() -> None:
    i18n.use("nl")
    wording = Wording("De toets bespreken", (Owner("p-jan", "Jan"),), date(2027, 3, 12), sign="Minder vragen")
    assert read_back(wording, date(2027, 3, 9)) == (
        "Jan, uiterlijk vrijdag 12 maart: De toets bespreken. We merken het aan: Minder vragen."
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vrijdag", date(2027, 3, 12)),
        ("over 6 weken", date(2027, 4, 20)),
        ("30-3", date(2027, 3, 30)),
        ("2027-05-01", date(2027, 5, 1)),
    ],
)
async def test_natural_dates(workplace: Workplace, clock: HandClock, typed: str, day: date) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("a")
        await wall.type("Samen nakijken", "down", "down")
        await wall.type(typed, "enter")
        assert [one.wording.due for one in wall.live.made_here()] == [day]


async def test_a_date_that_is_not_understood_is_not_dropped(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("a")
        await wall.type("Samen nakijken", "down", "down")
        await wall.type("ooit", "f5")
        assert wall.page == "AgreementDialog"
        assert isinstance(wall.app.screen.focused, Input)
        assert wall.app.screen.focused.id == "due"
        assert wall.app.screen.query_one("#echo").has_class("-wrong")


async def test_words_are_the_only_thing_it_needs(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("a", "f5")
        assert wall.page == "AgreementDialog"
        await wall.type("Samen nakijken", "f5")
        assert wall.page == "Stage"
        (made,) = wall.live.made_here()
        assert (made.wording.owners, made.wording.due) == ((), None)


async def test_why_and_how_we_notice_are_one_key_away(workplace: Workplace, clock: HandClock) -> None:
    goal = workplace.add_goal("Leerlingen plannen zelf", Level.SCHOOL)
    async with on_stage(workplace, clock) as wall:
        await wall.press("a")
        await wall.type("Samen nakijken", "f2")
        await wall.type("Minder vragen", "down")
        await wall.type("Het scheelt tijd")
        wall.app.screen.query_one("#goal").value = goal.id  # type: ignore[attr-defined]
        await wall.settle()
        await wall.press("f5")
        (made,) = wall.live.made_here()
        assert (made.wording.sign, made.wording.why) == ("Minder vragen", "Het scheelt tijd")
        assert made.wording.goals == (goal.id,)


async def test_the_draft_survives_leaving_but_not_keeping(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("a")
        await wall.type("Samen nak", "down")
        await wall.type("fat", "escape", "a")
        dialog = wall.app.screen
        assert isinstance(dialog, AgreementDialog)
        assert (dialog.draft.what, dialog.draft.who) == ("Samen nak", "fat")
        await wall.press("f5", "3", "a")
        assert isinstance(wall.app.screen, AgreementDialog)
        assert wall.app.screen.draft.what == ""


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_field_one_types_in_is_on_the_screen(
    workplace: Workplace, clock: HandClock, size: tuple[int, int]
) -> None:
    async with on_stage(workplace, clock, size=size) as wall:
        await wall.press("a")
        for field in ("what", "who", "due"):
            focused = wall.app.screen.focused
            assert focused is not None
            assert focused.id == field
            assert focused.is_on_screen
            await wall.press("down")
