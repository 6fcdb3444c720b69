"""The tools of a phase on the wall, by keyboard alone, for people with names and for a number of people."""

from hand_clock import HandClock
from staging import MINUTE, TEAM, Wall, on_stage, owned_by

from dialoog.domain.programme import Seat, numbered
from dialoog.domain.workform import Phase, Role, Tool, WorkForm
from dialoog.live.workplace import Workplace
from dialoog.tui.widgets.bars import Bars

SIX = tuple(Seat(f"p-{name}", name) for name in ("An", "Bo", "Cas", "Dee", "Els", "Fos"))


def form(*phases: Phase, roles: tuple[Role, ...] = ()) -> WorkForm:
    return WorkForm("form", "Vorm", "nl", phases, roles=roles)


# cards

HEAP = Phase("Kaarten", 10, "Trek een kaart.", ("Wat lukte?", "Wie hielp?"), tool=Tool.CARDS, themes=("werk", "mensen"))


async def test_a_card_is_drawn_and_none_comes_back_before_all_were_there(
    workplace: Workplace, clock: HandClock
) -> None:
    async with on_stage(workplace, clock, form(HEAP)) as wall:
        assert wall.question == "Trek een kaart."
        await wall.press("n")
        first = wall.question
        await wall.press("n")
        assert {first, wall.question} == {"Wat lukte?", "Wie hielp?"}
        assert "kaart 2" in wall.foot


async def test_the_arrow_goes_to_the_next_phase_and_not_through_the_heap(
    workplace: Workplace, clock: HandClock
) -> None:
    async with on_stage(workplace, clock, form(HEAP, Phase("Oogst", 5, "Wat bleef hangen?"))) as wall:
        await wall.press("right", "right")
        assert wall.question == "Wat bleef hangen?"


async def test_cards_of_one_theme(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(HEAP)) as wall:
        await wall.press("i", "3")
        assert wall.question == "Wie hielp?"
        assert "mensen" in wall.says


async def test_a_card_of_last_time_does_not_come_back(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(HEAP)) as wall:
        await wall.press("n")
        before = wall.question
    async with on_stage(workplace, clock, form(HEAP)) as wall:
        await wall.press("n")
        assert wall.question != before


# hands

VOTE = Phase("Kiezen", 5, "Welke kant kies jij?", tool=Tool.VOTE, options=(("choices", "A, B"),))
AGAIN = Phase("Nog eens", 5, "En nu?", tool=Tool.VOTE, options=(("choices", "A, B"), ("compare", "yes")))
FIST = Phase("Vuist", 5, "Hoe ver zijn we?", tool=Tool.VOTE, options=(("scale", "fist"),))


def bars(wall: Wall) -> list[tuple[str, int, int | None]]:
    return [(bar.label, bar.count, bar.before) for bar in wall.stage.query_one(Bars).bars]


async def count(wall: Wall, *hands: int) -> None:
    await wall.press("i")
    for number in hands:
        await wall.type(str(number), "enter")


async def test_hands_are_counted_and_compared_with_before(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(VOTE, AGAIN), seats=SIX) as wall:
        await count(wall, 4, 2)
        assert bars(wall) == [("A", 4, None), ("B", 2, None)]
        assert "6 stemmen" in wall.foot
        await wall.to_phase("Nog eens")
        assert bars(wall) == []
        await count(wall, 1, 5)
        assert bars(wall) == [("A", 1, 4), ("B", 5, 2)]


async def test_a_fist_to_five_has_an_average(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(FIST), seats=SIX) as wall:
        await count(wall, 0, 0, 0, 2, 3, 1)
        assert "gemiddeld 3,8" in wall.foot


async def test_in_a_small_group_no_numbers_come_on_the_wall(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(VOTE), seats=TEAM) as wall:
        await count(wall, 2, 1)
        assert bars(wall) == []
        assert "3 stemmen" in wall.foot
        assert wall.state.counts["1.1"].counts == ()


async def test_more_hands_than_people_is_asked_about(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(VOTE), seats=SIX) as wall:
        await count(wall, 5, 4)
        assert "9 handen, en er zijn 6 mensen." in wall.says
        await wall.press("1")
        assert wall.state.counts == {}


async def test_voting_again_takes_the_count_away_and_says_so(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(VOTE), seats=SIX) as wall:
        await count(wall, 4, 2)
        await wall.press("i", "2")
        assert bars(wall) == []
        assert "De vorige telling is weg. We stemmen opnieuw." in wall.told


# pairs and tables

PAIRS = Phase("In tweetallen", 8, "Waar ben je trots op?", tool=Tool.PAIRS, options=(("size", "2"),))
FOURS = Phase("In viertallen", 15, "Wat valt op?", tool=Tool.PAIRS, options=(("size", "4"),))
CAFE = Phase("Aan tafel", 20, "Wat hoor je?", tool=Tool.TABLES, options=(("rounds", "3"), ("change", "3")))


async def test_pairs_are_on_the_wall_and_become_fours(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(Phase("Begin", 1, "Welkom"), PAIRS, FOURS), seats=SIX[:4]) as wall:
        await wall.to_phase("In tweetallen")
        pairs = wall.state.groups
        assert [len(pair) for pair in pairs] == [2, 2]
        assert all(seat.name in wall.question for seat in SIX[:4])
        await wall.to_phase("In viertallen")
        assert wall.state.groups == (pairs[0] + pairs[1],)


async def test_going_to_pairs_is_undone_with_one_key(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(Phase("Begin", 1, "Welkom"), PAIRS), seats=SIX) as wall:
        await wall.to_phase("In tweetallen")
        await wall.press("u")
        assert (wall.question, wall.state.groups) == ("Welkom", ())


async def test_people_without_names_find_somebody_beside_them(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(PAIRS), seats=numbered(27)) as wall:
        assert "13 tweetallen, één drietal" in wall.says
        assert wall.state.groups == ()


async def test_between_rounds_the_wall_says_who_sits_where(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(Phase("Begin", 1, "Welkom"), CAFE), seats=numbered(23)) as wall:
        await wall.press("right", "right")
        assert "Zoek je tafel voor ronde 1" in wall.says
        assert "Tafel 5: " in wall.question
        hosts = [table[0] for table in wall.state.tables.rounds[0]] if wall.state.tables else []
        await wall.to_phase("Aan tafel")
        await wall.press("right", "right", "right", "right")
        assert "Naar ronde 2" in wall.says or "Zoek je tafel voor ronde 2" in wall.says
        assert wall.state.tables is not None
        assert [table[0] for table in wall.state.tables.rounds[1]] == hosts


async def test_who_comes_late_changes_only_the_rounds_to_come(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(Phase("Begin", 1, "Welkom"), CAFE), seats=numbered(12)) as wall:
        await wall.press("right", "right", "right", "right")
        before = wall.state.tables
        wall.live.arrive()
        after = wall.state.tables
        assert before is not None
        assert after is not None
        assert after.rounds[0] == before.rounds[0]
        assert all(any("n-13" in table for table in tables) for tables in after.rounds[1:])


async def test_another_number_of_tables_before_it_begins(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(Phase("Begin", 1, "Welkom"), CAFE), seats=numbered(16)) as wall:
        await wall.press("g")
        assert "Niemand treft iemand twee keer." in wall.says
        await wall.press("3")
        await wall.type("2", "enter")
        assert wall.state.tables is not None
        assert len(wall.state.tables.rounds[0]) == 2


async def test_lists_and_cards_to_print(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(Phase("Begin", 1, "Welkom"), CAFE), seats=numbered(16)) as wall:
        await wall.press("g", "5")
        [page] = (workplace.path / "plans").glob("tables-*.html")
        assert any(str(page) in told for told in wall.told)


async def test_a_question_of_their_own_in_every_round(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(CAFE), seats=numbered(12)) as wall:
        await wall.to_phase("Aan tafel")
        wall.live.go_to(next(step for step in wall.state.steps if step.id == "1.1r1"))
        await wall.settle()
        await wall.press("e", "ctrl+u")
        await wall.type("Wat hebben wij nodig?", "enter")
        assert wall.question == "Wat hebben wij nodig?"
        assert [step.phase.text for step in wall.state.steps if not step.change] == ["Wat hebben wij nodig?"] * 3
        await wall.press("u")
        assert wall.question == "Wat hoor je?"


# roles

ROLES = (
    Role("inbrenger", "Je vertelt.", ("Noem geen namen.",)),
    Role("gespreksleider", "Je bewaakt de tijd."),
    Role("meedenkers", "Je vraagt.", many=True),
)
LISTEN = Phase("Ronde", text="Wat zie je?", tool=Tool.TURNS, seconds=60, options=(("silent", "inbrenger"),))


async def test_roles_are_given_and_read_from_their_card(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(LISTEN, roles=ROLES), seats=SIX) as wall:
        await wall.press("w")
        assert {role for role, _seats in wall.state.roles[1]} == {"inbrenger", "gespreksleider", "meedenkers"}
        await wall.press("enter")
        assert "Je vertelt." in wall.says
        await wall.press("1", "escape")


async def test_a_role_goes_to_somebody_in_particular(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(LISTEN, roles=ROLES), seats=SIX) as wall:
        await wall.press("w", "g", "6")
        assert wall.state.holding("inbrenger") == (SIX[5].id,)
        await wall.press("escape")


async def test_who_listens_has_no_turn(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(LISTEN, roles=ROLES), seats=SIX) as wall:
        await wall.press("w", "escape", "n")
        assert "1 van 5" in wall.foot
        assert not set(wall.state.holding("inbrenger")) & set(wall.state.speakers)


async def test_the_next_meeting_somebody_else_brings_in_a_case(workplace: Workplace, clock: HandClock) -> None:
    had = []
    for _meeting in range(3):
        async with on_stage(workplace, clock, form(LISTEN, roles=ROLES), seats=SIX) as wall:
            await wall.press("w", "escape")
            had += wall.state.holding("inbrenger")
            wall.live.close()
    assert len(set(had)) == 3


# silence, and rounds that would take too long

ROUND = Phase("Rondje", text="Hoe zit je erbij?", tool=Tool.TURNS, seconds=45)


async def test_a_silence_is_one_line_that_ends_by_itself_or_by_any_key(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(Phase("Denken", 5, "Wat denk je?", think=60))) as wall:
        await wall.press("z")
        assert "stilte tot" in wall.drawn
        assert "Wat denk je?" not in wall.drawn
        await wall.later(MINUTE)
        assert wall.state.silence is None
        await wall.press("z", "right")
        assert wall.state.silence is None
        assert wall.question == "Wat denk je?"


async def test_a_round_of_28_people_offers_trios_or_one_word(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(ROUND), seats=numbered(28)) as wall:
        assert "28 mensen: een rondje duurt 21 min" in wall.says
        await wall.press("t", "2")
        assert wall.left == 28 * 8
        await wall.press("u")
        assert wall.left == 28 * 45
        await wall.press("t", "1")
        assert wall.left == 3 * 45
        assert "28 mensen in groepjes van 3" in wall.says


async def test_in_popcorn_no_name_is_on_the_wall(workplace: Workplace, clock: HandClock) -> None:
    popcorn = Phase("Rondje", text="Wat hoor je?", tool=Tool.TURNS, seconds=45, options=(("order", "popcorn"),))
    async with on_stage(workplace, clock, form(popcorn)) as wall:
        await wall.press("n")
        assert "Wie wil, spreekt." in wall.says
        assert not any(seat.name in wall.drawn for seat in TEAM)


async def test_a_pass_in_a_round_is_undone_with_one_key(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(ROUND)) as wall:
        await wall.press("n", "p")
        assert owned_by(TEAM[0])[0].id in wall.state.turns.passed
        await wall.press("u")
        assert wall.state.turns.speaker == TEAM[0].id
        assert wall.state.turns.passed == ()


# people who go


async def test_who_goes_leaves_the_round_the_role_and_the_pair(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(ROUND, PAIRS, roles=ROLES), seats=SIX) as wall:
        await wall.press("w", "escape", "n")
        speaker = wall.state.turns.speaker
        assert speaker is not None
        wall.live.leave(speaker)
        assert wall.state.turns.speaker not in (None, speaker)
        assert not any(speaker in had for _role, had in wall.state.roles[1])
        await wall.to_phase("In tweetallen")
        wall.live.leave(wall.state.groups[0][0])
        assert sorted(map(len, wall.state.groups)) in ([2, 2], [4])


async def test_with_fewer_people_than_tables_everyone_stays(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(CAFE), seats=numbered(12)) as wall:
        for seat in wall.state.present[2:]:
            wall.live.leave(seat.id)
        assert not wall.live.set_tables()
        await wall.press("g", "2")
        assert "Er zijn minder mensen dan tafels, dus iedereen blijft zitten." in wall.told


async def test_two_who_are_kept_apart_may_go(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(CAFE), seats=numbered(12)) as wall:
        assert wall.live.set_tables(3, (("n-1", "n-2"),))
        wall.live.leave("n-1")
        assert wall.live.set_tables()


async def test_the_number_of_tables_stays_once_a_round_began(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(CAFE), seats=numbered(12)) as wall:
        wall.live.go_to(next(step for step in wall.state.steps if step.id == "1.1r1"))
        await wall.settle()
        await wall.press("g")
        assert "Een ander aantal tafels" not in wall.says
        wall.live.set_tables(5)
        assert wall.state.tables is not None
        assert {len(tables) for tables in wall.state.tables.rounds} == {3}


async def test_undo_puts_a_card_back_in_the_heap(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, form(HEAP)) as wall:
        await wall.press("n", "u")
        assert wall.live.memory is not None
        assert wall.live.memory.seen("form.1") == ()
