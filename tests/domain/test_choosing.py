"""Which work form suits this group, this question and this time: on the forms that ship, and on any form."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog import resources
from dialoog.domain import reasons as why
from dialoog.domain.choosing import Fit, Wish, choose, judge, lately
from dialoog.domain.memory import FormHeld, Memory
from dialoog.domain.reasons import Verdict, weight
from dialoog.domain.rounds import Short
from dialoog.domain.workform import Aim, Experience, Kind, Phase, Role, Safety, Tool, WorkForm
from dialoog.workforms.library import Library

SHIPPED = Library(resources.worksets(), language="en")
FORMS = SHIPPED.list()


def fit(form: str, **wish: object) -> Fit:
    found = SHIPPED.get(form)
    assert found is not None
    return judge(found, Wish(**wish))  # type: ignore[arg-type]


def form(*phases: Phase, **said: object) -> WorkForm:
    return WorkForm("talk", "Talk", "en", phases or (Phase("Talk", 30.0),), **said)  # type: ignore[arg-type]


def held(form: str, *minutes: float, planned: float = 30) -> Memory:
    times = tuple(
        FormHeld(f"s{at}", form, date(2026, 10, at), 8, planned * 60, spent * 60) for at, spent in enumerate(minutes, 1)
    )
    return Memory("team", times)


class TestHowMany:
    def test_three_is_too_few_for_a_balint_group_and_the_form_says_why(self) -> None:
        found = fit("intervision-balint", people=3)
        assert found.verdict is Verdict.UNSUITED
        assert isinstance(found.reasons[0], why.TooFew)
        assert found.reasons[0].least == 5
        assert "pictures" in found.reasons[0].needs

    def test_three_can_do_the_incident_method_with_merged_roles(self) -> None:
        found = fit("intervision-incident", people=3)
        assert found.verdict is Verdict.POSSIBLE
        assert isinstance(found.reasons[0], why.Small)
        assert found.reasons[0].usual == 4
        assert len(found.reasons[0].without) == 1, "nobody takes notes"

    def test_who_takes_which_role_along_is_said(self) -> None:
        three = (Role("teller"), Role("leader"), Role("writer", merge="leader"), Role("watcher", optional=True))
        found = judge(form(group="4-8", smallest=2, roles=three), Wish(people=2))
        assert found.reasons[0] == why.Small(4, (("writer", "leader"),), ("watcher",))

    def test_twelve_is_fine_for_a_dilemma_that_works_best_with_fewer(self) -> None:
        found = fit("dilemma", people=12)
        assert found.verdict is Verdict.GOOD
        assert why.BestWith(4, 8, met=False) in found.reasons

    def test_nine_interview_each_other_in_pairs_and_one_trio(self) -> None:
        found = fit("appreciative-interview", people=9)
        assert found.verdict is Verdict.GOOD
        assert why.Uneven(2, other=3, count=1) in found.reasons

    def test_twenty_three_sit_at_five_tables(self) -> None:
        found = fit("world-cafe", people=23)
        assert found.verdict is Verdict.GOOD
        assert why.AtTables(5, fewest=4, most=5) in found.reasons

    def test_two_are_no_world_cafe(self) -> None:
        assert fit("world-cafe", people=2).verdict is Verdict.UNSUITED

    def test_a_form_for_small_groups_has_as_many_of_them_as_are_needed(self) -> None:
        found = fit("starrt", people=7)
        assert found.verdict is Verdict.GOOD
        assert why.InGroups(3, fewest=2, most=3, made_for_it=True) in found.reasons

    def test_groups_side_by_side_are_as_near_to_the_best_size_as_can_be(self) -> None:
        found = judge(form(group="2-8", best=(4, 4), side_by_side=True), Wish(people=28))
        assert why.InGroups(7, fewest=4, most=4, made_for_it=True) in found.reasons

    def test_another_form_can_be_done_in_groups_that_each_have_a_leader(self) -> None:
        found = fit("intervision-incident", people=14)
        assert found.verdict is Verdict.POSSIBLE
        assert why.InGroups(2, fewest=7, most=7, made_for_it=False) in found.reasons

    def test_what_does_not_come_out_in_groups_is_for_fewer(self) -> None:
        found = judge(form(group="6-8"), Wish(people=10))
        assert (found.verdict, found.reasons) == (Verdict.UNSUITED, (why.TooMany(8),))

    @pytest.mark.parametrize("kind", [Kind.ONE_TO_ONE, Kind.TRACK])
    def test_what_is_not_for_a_team_is_not_cut_up_for_one(self, kind: Kind) -> None:
        assert judge(form(group="2", kind=kind), Wish(people=12)).reasons == (why.TooMany(2),)


class TestHowLong:
    def test_a_check_in_of_twenty_eight_says_what_a_round_costs_and_how_else(self) -> None:
        found = fit("check-in", people=28, minutes=15.0)
        assert found.verdict is Verdict.POSSIBLE
        long = found.reasons[0]
        assert isinstance(long, why.LongRound)
        assert long.seconds == 21 * 60
        assert [way.way for way in long.ways] == [Short.TRIOS, Short.ONE_WORD]
        assert not any(isinstance(one, why.TooLong) for one in found.reasons)

    def test_a_little_too_long_fits_when_it_is_shortened(self) -> None:
        found = judge(form(Phase("A", 20.0), Phase("B", 10.0)), Wish(minutes=20))
        assert (found.verdict, found.reasons) == (Verdict.POSSIBLE, (why.Shortened(1800, 1200),))

    def test_twice_too_long_does_not(self) -> None:
        found = judge(form(), Wish(minutes=15))
        assert (found.verdict, found.reasons) == (Verdict.UNSUITED, (why.TooLong(1800, 900),))

    def test_many_short_phases_cannot_give_anything(self) -> None:
        phases = [Phase(str(number), 1.0) for number in range(30)]
        assert judge(form(*phases), Wish(minutes=25)).verdict is Verdict.UNSUITED

    def test_a_track_is_measured_by_its_longest_meeting(self) -> None:
        meetings = (Phase("A", 40.0, chapter="One"), Phase("B", 20.0, chapter="Two"), Phase("C", 30.0, chapter="Two"))
        found = judge(form(*meetings, kind=Kind.TRACK), Wish(minutes=50))
        assert (found.verdict, found.seconds) == (Verdict.GOOD, 50 * 60)

    def test_a_popcorn_round_is_as_long_as_it_is_given(self) -> None:
        popcorn = Phase("Round", 10.0, tool=Tool.TURNS, seconds=60, options=(("order", "popcorn"),))
        assert judge(form(popcorn), Wish(people=30, minutes=10)).verdict is Verdict.GOOD


class TestWhatHappenedBefore:
    def test_what_fits_on_paper_and_ran_longer_is_said(self) -> None:
        found = judge(form(), Wish(minutes=35), held("talk", 41, 39))
        assert (found.verdict, found.reasons) == (Verdict.POSSIBLE, (why.RanLonger(2400, 2),))

    def test_only_the_last_three_times_count(self) -> None:
        before = lately(held("talk", 90, 13, 14, 15), form())
        assert before is not None
        assert (before.times, before.spent, before.day) == (3, 14 * 60, date(2026, 10, 4))

    def test_another_form_is_no_experience(self) -> None:
        asks = form(experience=Experience.SOME)
        novices = Wish(experience=Experience.NONE)
        assert judge(asks, novices, held("other", 30)).verdict is Verdict.POSSIBLE
        assert judge(asks, novices, held("talk", 30)).verdict is Verdict.GOOD


class TestWho:
    def test_one_step_of_experience_can_be_made_two_cannot(self) -> None:
        much = form(experience=Experience.MUCH)
        assert judge(much, Wish(experience=Experience.SOME)).verdict is Verdict.POSSIBLE
        assert judge(much, Wish(experience=Experience.NONE)).verdict is Verdict.UNSUITED

    def test_trust_cannot_be_arranged(self) -> None:
        safe = form(safety=Safety.HIGH)
        assert judge(safe, Wish(safety=Safety.ORDINARY)).reasons == (why.AsksTrust(),)
        assert judge(safe, Wish(safety=Safety.HIGH)).verdict is Verdict.GOOD

    def test_a_form_for_something_else_comes_last_and_one_that_does_not_say_stays(self) -> None:
        wish = Wish(aim=Aim.DECIDE)
        assert judge(form(aims=(Aim.MEET,)), wish).reasons == (why.OtherAim((Aim.MEET,)),)
        assert judge(form(aims=(Aim.MEET, Aim.DECIDE)), wish).reasons == (why.Serves(Aim.DECIDE),)
        assert judge(form(), wish).reasons == ()

    def test_what_stands_around_a_meeting_goes_with_any_aim(self) -> None:
        assert fit("check-in", people=8, aim=Aim.DECIDE).verdict is Verdict.GOOD


wishes = st.builds(
    Wish,
    people=st.none() | st.integers(1, 120),
    minutes=st.none() | st.integers(1, 240).map(float),
    aim=st.none() | st.sampled_from(Aim),
    experience=st.none() | st.sampled_from(Experience),
    safety=st.none() | st.sampled_from(Safety),
)
sizes = st.tuples(st.integers(1, 12), st.integers(0, 30))
phases = st.builds(
    Phase,
    title=st.just("Talk"),
    minutes=st.none() | st.integers(1, 60).map(float),
    tool=st.none() | st.sampled_from(Tool),
    seconds=st.none() | st.integers(10, 300),
)
any_form = st.builds(
    WorkForm,
    id=st.sampled_from(["talk", "walk"]),
    title=st.just("Talk"),
    language=st.just("en"),
    phases=st.lists(phases, min_size=1, max_size=6).map(tuple),
    kind=st.sampled_from(Kind),
    group=sizes.map(lambda size: f"{size[0]}-{sum(size)}") | st.sampled_from(["", "4+", "1"]),
    best=st.none() | sizes.map(lambda size: (size[0], sum(size))),
    smallest=st.none() | st.integers(1, 6),
    side_by_side=st.booleans(),
    experience=st.sampled_from(Experience),
    safety=st.sampled_from(Safety),
    aims=st.lists(st.sampled_from(Aim), max_size=3, unique=True).map(tuple),
) | st.sampled_from(FORMS)
memories = st.none() | st.just(held("talk", 20, 50, 35))


@given(any_form, wishes, memories)
def test_a_verdict_is_never_without_its_reason(form: WorkForm, wish: Wish, memory: Memory | None) -> None:
    found = judge(form, wish, memory)
    assert found.verdict is Verdict.GOOD or weight(found.reasons[0]) is found.verdict
    assert list(map(weight, found.reasons)) == sorted(map(weight, found.reasons), reverse=True)


@given(any_form, wishes, memories, st.integers(1, 240), st.integers(0, 120))
def test_more_time_never_makes_it_worse(
    form: WorkForm, wish: Wish, memory: Memory | None, minutes: int, more: int
) -> None:
    short = judge(form, replace(wish, minutes=float(minutes)), memory)
    assert judge(form, replace(wish, minutes=float(minutes + more)), memory).verdict <= short.verdict
    assert judge(form, replace(wish, minutes=None), memory).verdict <= short.verdict


@given(any_form, st.integers(1, 120))
def test_the_groups_that_are_named_hold_everybody(form: WorkForm, people: int) -> None:
    for reason in judge(form, Wish(people=people)).reasons:
        if isinstance(reason, why.InGroups | why.AtTables):
            assert reason.count * reason.fewest <= people <= reason.count * reason.most
            assert reason.most - reason.fewest in (0, 1)


@given(wishes)
def test_nothing_is_hidden_and_what_suits_as_well_stays_in_order(wish: Wish) -> None:
    fits = choose(FORMS, wish)
    assert {one.form.id for one in fits} == {one.id for one in FORMS}
    assert fits == sorted(fits, key=lambda one: (one.verdict, FORMS.index(one.form)))


def test_with_nothing_said_every_form_that_ships_simply_suits() -> None:
    assert {found.form.id for found in choose(FORMS, Wish()) if found.verdict is not Verdict.GOOD} == set()
