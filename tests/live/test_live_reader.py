"""What an audience may read, and what it cannot even count."""

import pytest
from meetings_on_file import opened

from dialoog.domain.agreement import Wording
from dialoog.domain.audience import Audience
from dialoog.domain.goal import Level
from dialoog.domain.workform import Visibility
from dialoog.live.reader import Reader
from dialoog.live.workplace import Workplace

REACH = {
    Audience.SELF: ["private", "pair", "team", "school"],
    Audience.PAIR: ["pair", "team", "school"],
    Audience.TEAM: ["team", "school"],
    Audience.SCHOOL: ["school"],
}


@pytest.mark.parametrize("saved", [True, False], ids=["saved", "only applied"])
@pytest.mark.parametrize("audience", Audience)
def test_notes_and_agreements_reach_whom_they_may(workplace: Workplace, audience: Audience, saved: bool) -> None:
    live = opened(workplace)
    notes = {one: live.keep(one.value, visibility=one) for one in Visibility}
    made = {one: live.agree(Wording(one.value, visibility=one)) for one in Visibility}
    if saved:
        assert workplace.ledger.drain(30)
    reader = Reader(workplace.ledger, audience)
    assert sorted(note.text for note in reader.notes(live.record.id)) == sorted(REACH[audience])
    for found in (reader.agreements(), reader.agreements("havo"), reader.agreements(session=live.record.id)):
        assert sorted(one.wording.what for one in found) == sorted(REACH[audience])
    assert [one.value for one in Visibility if reader.agreement(made[one].id)] == REACH[audience]
    assert [one.value for one in Visibility if reader.note(notes[one].id)] == REACH[audience]


def test_the_room_reads_team_and_school_goals_and_nobodys_own(workplace: Workplace) -> None:
    workplace.add_goal("Van de school", Level.SCHOOL)
    workplace.add_goal("Van havo", Level.TEAM, team="havo")
    workplace.add_goal("Van vwo", Level.TEAM, team="vwo")
    workplace.add_goal("Van Jan zelf", Level.PERSON, team="havo")
    assert {goal.text for goal in workplace.room.goals()} == {"Van de school", "Van havo", "Van vwo"}
    assert {goal.text for goal in workplace.room.goals("havo")} == {"Van de school", "Van havo"}


def test_what_the_room_may_not_see_does_not_push_out_what_it_may(workplace: Workplace) -> None:
    for number in range(6):
        workplace.agree("havo", Wording(f"Voor mezelf {number}", visibility=Visibility.PRIVATE))
    workplace.agree("havo", Wording("Voor ons"))
    assert [one.wording.what for one in workplace.for_review("havo")] == ["Voor ons"]
