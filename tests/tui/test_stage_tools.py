"""What a phase puts on the stage besides its question: turns, the look back, and what is written down."""

import pytest
from hand_clock import HandClock
from staging import ELS, FATIMA, JAN, MINUTE, files_of, on_stage, owned_by, promised

from dialoog.domain.agreement import Agreement, Status, Wording
from dialoog.domain.note import NoteKind
from dialoog.domain.programme import Seat, numbered
from dialoog.live.workplace import Workplace

# turns


async def test_the_word_goes_round_by_name(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Check-in") as wall:
        assert "Wie begint? Iedereen mag passen." in wall.says
        await wall.press("n")
        assert "Fatima" in wall.says
        await wall.press("p")
        assert wall.state.turns.passed == ("p-fatima",)
        assert "Jan" in wall.says
        await wall.press("n", "n")
        assert "Wie nog niets gezegd heeft, mag nu." in wall.says


async def test_when_nobody_passed_the_round_is_over(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Check-in") as wall:
        await wall.press("n", "n", "n", "n")
        assert "Iedereen die wilde, heeft gesproken." in wall.says


async def test_the_word_goes_round_by_number(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, seats=numbered(12), at="Check-in") as wall:
        await wall.press("n", "n")
        assert wall.state.turns.speaker == "n-2"
        assert wall.stage.query_one("#tool").display


async def test_a_turn_that_is_over_moves_nobody(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Check-in") as wall:
        await wall.press("n")
        await wall.later(2 * MINUTE)
        assert wall.state.turns.speaker == "p-fatima"
        assert not wall.moment.shown


async def test_who_has_not_spoken_is_for_the_facilitator_only(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Check-in") as wall:
        await wall.press("n")
        assert "Jan" not in wall.says
        await wall.press("f", "2")
        assert "Nog niet gehoord: Jan en Els" in wall.says


# looking back


async def test_a_review_begins_with_what_worked(workplace: Workplace, clock: HandClock) -> None:
    won = workplace.agree("havo", Wording("Het doel op het bord", owned_by(ELS)))
    workplace.settle(won, Status.DONE)
    promised(workplace, "De toets bespreken", JAN, days=-20)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        assert "Dit is gelukt" in wall.says
        assert "★ Els: Het doel op het bord." in wall.says
        await wall.press("right")
        assert "afspraak 1 van 1" in wall.says
        assert wall.question == "Jan: De toets bespreken."
        await wall.press("right")
        assert wall.question == "1 afspraak blijft zoals die is."
        await wall.press("left", "1")
        assert wall.question == "Alle afspraken zijn aan de beurt geweest."


async def test_undo_puts_the_agreement_back_on_the_table_as_it_was(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "De toets bespreken", JAN, days=-20)
    (promise,) = workplace.room.agreements()
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        await wall.press("1")
        assert wall.question == "Alle afspraken zijn aan de beurt geweest."
        await wall.press("u")
        assert wall.question == "Jan: De toets bespreken."
        assert workplace.ledger.get(Agreement, promise.id) == promise
        assert wall.told[-1] == "Teruggedraaid: het laatste besluit"


@pytest.mark.parametrize(("key", "status"), [("1", Status.DONE), ("2", Status.PARTLY)])
async def test_one_key_settles_and_the_next_one_comes(
    workplace: Workplace, clock: HandClock, key: str, status: Status
) -> None:
    promised(workplace, "De toets bespreken", JAN, days=-1)
    promised(workplace, "De kalender maken", ELS)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        first = wall.stage.review
        assert first is not None
        id = first.ids[0]
        await wall.press(key)
        settled = workplace.ledger.get(Agreement, id)
        assert settled is not None
        assert settled.status is status
        assert wall.question == "Els: De kalender maken."


async def test_a_new_date_with_an_optional_reason(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "De toets bespreken", JAN, days=-1)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        await wall.press("3")
        await wall.type("over 3 weken")
        assert "dinsdag 30 maart" in wall.says
        await wall.press("enter", "enter")
        (moved,) = workplace.room.agreements("havo")
        assert moved.status is Status.MOVED
        assert str(moved.wording.due) == "2027-03-30"


async def test_a_date_that_is_not_understood_is_asked_again(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "De toets bespreken", JAN)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        await wall.press("3")
        await wall.type("ooit", "enter")
        assert wall.page == "Entry"
        assert "ooit" in wall.says
        await wall.press("escape")
        assert wall.question == "Jan: De toets bespreken."


async def test_letting_go_asks_why(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "De toets bespreken", JAN)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        await wall.press("5", "enter")
        assert wall.page == "Entry"
        await wall.type("Het rooster ging om", "enter")
        (gone,) = workplace.room.agreements("havo")
        assert gone.status is Status.LAPSED
        assert gone.history[-1].reason == "Het rooster ging om"


async def test_other_words_ask_the_owner_again(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "De toets bespreken", JAN)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        await wall.press("4")
        await wall.type(" met 3H", "f5")
        assert "Jan, zeg je hier ja op?" in wall.says
        await wall.press("j")
        (adapted,) = workplace.room.agreements("havo")
        assert adapted.wording.what == "De toets bespreken met 3H"
        assert not adapted.waiting_for


async def test_what_someone_absent_promised_waits_without_a_word(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "Een les bezoeken", Seat("p-mehmet", "Mehmet"), days=-30)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        assert wall.question == "Wat is er gelukt?"
        assert wall.foot == "Er wachten geen afspraken."
        assert "Mehmet" not in wall.says


async def test_in_a_group_known_by_numbers_nobody_is_taken_for_absent(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "De toets bespreken", JAN)
    for seats in (numbered(8), ()):
        async with on_stage(workplace, clock, seats=seats, at="Open afspraken") as wall:
            assert wall.question == "Jan: De toets bespreken."


async def test_nobody_is_late_on_the_wall(workplace: Workplace, clock: HandClock) -> None:
    promised(workplace, "De toets bespreken", JAN, days=-40)
    promised(workplace, "De kalender maken", ELS, days=-1)
    async with on_stage(workplace, clock, at="Open afspraken") as wall:
        for _agreement in range(3):
            for word in ("januari", "maart", "te laat", "uiterlijk", "2027"):
                assert word not in wall.says
            await wall.press("n")


# writing down


async def test_an_agreement_from_its_words_to_its_yes(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Oogst") as wall:
        await wall.press("a")
        await wall.type("Een les bij elkaar bezoeken", "enter")
        await wall.type("fat en els", "enter")
        await wall.type("over 3 weken")
        assert "Fatima en Els · dinsdag 30 maart" in wall.says
        await wall.press("enter")
        assert "Fatima, zeg je hier ja op?" in wall.says
        await wall.press("1")
        assert "Els, zeg je hier ja op?" in wall.says
        await wall.press("j")
        (made,) = wall.live.made_here()
        assert made.status is Status.CONFIRMED
        assert "✓ Fatima en Els, uiterlijk dinsdag 30 maart: Een les bij elkaar bezoeken." in wall.says


async def test_later_stays_a_proposal_until_the_round_of_yes(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Oogst") as wall:
        await wall.press("a")
        await wall.type("Samen nakijken", "enter")
        await wall.type("jan", "f5", "l")
        assert "wacht op ja: Jan" in wall.says
        await wall.press("j", "1")
        assert [one.status for one in wall.live.made_here()] == [Status.CONFIRMED]


async def test_in_other_words_is_asked_anew(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Oogst") as wall:
        await wall.press("a")
        await wall.type("Samen nakijken", "enter")
        await wall.type("iedereen", "f5")
        assert "Zeggen we hier samen ja op?" in wall.says
        await wall.press("w")
        await wall.type(" op dinsdag", "f5", "1")
        (made,) = wall.live.made_here()
        assert made.wording.what == "Samen nakijken op dinsdag"
        assert made.status is Status.CONFIRMED


async def test_who_is_not_here_cannot_say_yes(workplace: Workplace, clock: HandClock) -> None:
    seats = (FATIMA, Seat("p-jan", "Jan", present=False))
    async with on_stage(workplace, clock, seats=seats, at="Oogst") as wall:
        await wall.press("a")
        await wall.type("Samen nakijken", "enter")
        await wall.type("jan", "f5", "1")
        assert [one.status for one in wall.live.made_here()] == [Status.PROPOSED]
        assert wall.told[-1] == "Jan is er niet, dus dit blijft een voorstel."


async def test_a_wrong_key_costs_no_words(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Oogst") as wall:
        await wall.press("a")
        await wall.type("Samen nakij", "escape", "a")
        assert "Samen nakij" in wall.says


async def test_an_insight_is_kept_in_the_words_of_the_group(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("o", "enter")
        assert wall.page == "Entry", "nothing is not an insight"
        await wall.type("Doorvragen hielp", "enter")
        (note,) = wall.live.notes()
        assert (note.text, note.kind) == ("Doorvragen hielp", NoteKind.INSIGHT)


async def test_where_the_form_asks_something_that_is_the_question(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Taak") as wall:
        await wall.press("o")
        assert "Wat ga je doen?" in wall.says
        await wall.type("Dinsdag het derde uur", "enter")
        (note,) = wall.live.notes()
        assert (note.name, note.kind) == ("transfer", NoteKind.CAPTURE)


async def test_what_is_taken_back_is_gone_for_good(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("o")
        await wall.type("Zoiets zeg je niet", "enter")
        await wall.saved()
        assert "Zoiets zeg je niet" in files_of(workplace.path)
        await wall.press("l", "delete", "1")
        assert len(wall.live.notes()) == 1
        await wall.press("delete", "2")
        assert wall.live.notes() == ()
        assert "Nog niets opgeschreven" in wall.says
        await wall.saved()
        assert "Zoiets zeg je niet" not in files_of(workplace.path)


async def test_what_we_have_can_be_said_better(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("o")
        await wall.type("Doorvragen", "enter", "l", "enter")
        await wall.type(" helpt", "enter")
        assert [note.text for note in wall.live.notes()] == ["Doorvragen helpt"]
        assert "· Doorvragen helpt" in wall.says
