"""Choosing a work form."""

from pathlib import Path

import pytest
from before_meeting import SIZES, at_home, go_to, library, on_row, page, press, rows, seen

from dialoog import resources
from dialoog.live.workplace import Workplace
from dialoog.tui.widgets.rows import Row, Rows
from dialoog.workforms.library import Library

GOOD = (
    "---\nid: good\ntitle: A [good] question\npurpose: to listen\ngroup: 3-8\n---\n\nWhen nobody listens.\n\n## Ask\n"
)


@pytest.fixture
def forms(tmp_path: Path) -> Library:
    """The shipped forms, one of the school's own and one with a mistake in it."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "good.md").write_text(GOOD.replace("## Ask", "## Ask {minutes=10}"), encoding="utf-8")
    (own / "bad.md").write_text(GOOD.replace("id: good", "id: bad") + "\n## Round {tol=turns}\n", encoding="utf-8")
    return Library(resources.worksets(), own, language="en")


@pytest.mark.parametrize("size", SIZES)
async def test_forms_are_listed_with_their_minutes(workplace: Workplace, size: tuple[int, int]) -> None:
    async with at_home(workplace, "w", size=size) as pilot:
        assert "Check-in" in rows(pilot)
        assert any("6′" in line and "Check-in" in line for line in seen(pilot).splitlines())


async def test_a_wide_screen_shows_what_the_form_is_for_and_its_phases(workplace: Workplace, forms: Library) -> None:
    async with at_home(workplace, "w", forms=forms) as pilot:
        await go_to(pilot, "A [good] question")
        assert "To listen" in seen(pilot)
        assert "When nobody listens." in seen(pilot)
        assert "3-8 people" in seen(pilot)
        assert "10 min  Ask" in seen(pilot)


async def test_a_small_screen_reads_the_form_before_it_is_chosen(workplace: Workplace, forms: Library) -> None:
    async with at_home(workplace, "w", forms=forms, size=(40, 12)) as pilot:
        await go_to(pilot, "A [good] question")
        await press(pilot, "enter")
        assert page(pilot) == "LibraryPage"
        assert "When nobody listens." in seen(pilot)
        assert "Check-in" not in seen(pilot)
        await press(pilot, "escape")
        assert "Check-in" in seen(pilot)
        await press(pilot, "space", "enter")
        assert page(pilot) == "SetUp"
        assert "A [good] question" in rows(pilot)


async def test_roles_questions_and_what_it_leaves_are_there_before_it_begins(workplace: Workplace) -> None:
    async with at_home(workplace, "w", size=(120, 160)) as pilot:
        form = library().get("intervision-incident")
        assert form is not None
        await go_to(pilot, form.title)
        for role in form.roles:
            assert role.text.split(". ")[0][:40] in seen(pilot)
        for phase in form.phases:
            assert phase.title in seen(pilot)
            assert all(f"– {card}"[:40] in seen(pilot) for card in phase.cards)
        assert "You leave with: insight and agreements" in seen(pilot)
        assert "What is told stays in the room." in seen(pilot)
        assert form.phases[0].notes[0][:40] not in seen(pilot), "what only the facilitator reads is not for this screen"


async def test_a_track_says_how_many_meetings_and_a_deck_how_many_cards(workplace: Workplace) -> None:
    async with at_home(workplace, "w", size=(80, 160)) as pilot:
        track, deck = library().get("data-team"), library().get("cards-check-in")
        assert track is not None
        assert deck is not None
        assert f"{track.title} · {len(track.chapters)} meetings" in rows(pilot)
        assert rows(pilot).index("Cards, and how many") < rows(pilot).index(deck.title)
        assert f"{len(deck.phases[0].cards)}  {deck.title}" in seen(pilot)


async def test_a_mistake_in_a_form_is_shown_with_file_and_line(workplace: Workplace, forms: Library) -> None:
    async with at_home(workplace, "w", "end", forms=forms, size=(200, 60)) as pilot:
        assert "on form" in on_row(pilot)
        problem = forms.problems[0]
        assert f"bad.md:{problem.line}:" in seen(pilot)


async def test_a_form_chosen_from_home_is_what_the_new_meeting_is_about(workplace: Workplace, forms: Library) -> None:
    async with at_home(workplace, "w", forms=forms) as pilot:
        await go_to(pilot, "A [good] question")
        await press(pilot, "enter")
        assert page(pilot) == "SetUp"
        assert "A [good] question" in rows(pilot)
        assert "STARRT reflection" not in rows(pilot)


async def test_escape_chooses_nothing(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "escape") as pilot:
        assert page(pilot) == "Home"


async def test_the_cursor_stays_on_its_row_when_rows_come_before_it(workplace: Workplace) -> None:
    async with at_home(workplace) as pilot:
        steps = pilot.app.screen.query_one(Rows)
        steps.fill([Row("b", "Bell"), Row("c", "Cup")], go_to="c")
        steps.fill([Row("a", "Apple"), Row("b", "Bell"), Row("c", "Cup")])
        assert on_row(pilot) == "Cup"
        steps.fill([Row("a", "Apple"), Row("b", "Bell", off=True)])
        assert on_row(pilot) == "Apple"
