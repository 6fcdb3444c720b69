"""The example school: made up, believable, and always around today."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from dialoog.demo import story
from dialoog.demo.folder import choose, mark
from dialoog.demo.school import PastClock, build
from dialoog.domain.agreement import Agreement, Status
from dialoog.domain.goal import Goal, Level
from dialoog.live.workplace import Workplace
from dialoog.storage.store import StoreError

TODAYS = [datetime.fromisoformat(f"2027-03-{day}T10:00").timestamp() for day in range(15, 22)]
"""Every weekday: the school is made around the day it is."""


def school(folder: Path, now: float, language: str = "nl") -> Workplace:
    workplace = Workplace.open(folder, create=True, clock=PastClock(now))
    build(workplace, language)
    assert workplace.ledger.drain(30)
    return workplace


@pytest.mark.parametrize("now", TODAYS)
def test_there_is_something_of_everything(tmp_path: Path, now: float) -> None:
    with school(tmp_path, now) as workplace:
        agreements = workplace.room.agreements()
        statuses = {one.status for one in agreements}
        overdue = [one for one in agreements if one.overdue(workplace.today)]
        upper = workplace.room.teams()[0]

        assert len(workplace.room.people()) == 10
        assert len(workplace.room.teams()) == 2
        assert len(workplace.held()) == 3
        assert not workplace.interrupted()
        assert {Status.DONE, Status.PARTLY, Status.MOVED, Status.RUNNING} <= statuses
        assert len(overdue) == 2
        assert workplace.for_review(upper.id)
        assert workplace.last_success(upper.id)
        assert workplace.ledger.problems == ()


def test_the_meetings_were_held_one_after_another_in_the_past(tmp_path: Path) -> None:
    with school(tmp_path, TODAYS[0]) as workplace:
        states = [workplace.live(session).state for session in workplace.room.sessions()]
        moments = [moment for state in states for moment in (state.opened, state.closed)]
        assert all(moment is not None and moment < TODAYS[0] for moment in moments)
        assert moments == sorted(moment for moment in moments if moment is not None)
        assert [bool(state.uncovered) for state in states] == [False, True, False]
        assert all(state.present for state in states)


def test_goals_are_linked_from_person_to_school(tmp_path: Path) -> None:
    with school(tmp_path, TODAYS[0]) as workplace:
        goals = {goal.id: goal for goal in workplace.ledger.find(Goal)}
        personal = [goal for goal in goals.values() if goal.level is Level.PERSON]
        assert personal
        for goal in personal:
            [team] = [goals[id] for id in goal.serves]
            assert team.level is Level.TEAM
            assert any(goals[id].level is Level.SCHOOL for id in team.serves)
        assert all(one.wording.goals for one in workplace.ledger.find(Agreement))
        assert not set(personal) & set(workplace.room.goals())


def test_an_agreement_is_due_after_it_was_made_and_never_in_a_weekend(tmp_path: Path) -> None:
    for number, now in enumerate(TODAYS):
        with school(tmp_path / str(number), now) as workplace:
            for one in workplace.room.agreements():
                assert one.wording.due is not None
                assert one.created < one.wording.due
                assert one.wording.due.weekday() < 5


def test_every_text_is_there_in_both_languages() -> None:
    texts = [text for gathering in story.MEETINGS for text in (gathering.title, gathering.aim, *gathering.insights)]
    texts += [text for meeting in story.MEETINGS for one in meeting.promises for text in (one.what, one.sign)]
    texts += [text for goal in story.GOALS for text in (goal.text, goal.measure)]
    assert all(dutch and english and dutch != english for dutch, english in texts)


def test_a_folder_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notulen.txt").write_text("van ons", encoding="utf-8")
    with pytest.raises(StoreError, match=re.escape(str(tmp_path))):
        choose(tmp_path)


def test_the_same_folder_is_the_same_school(tmp_path: Path) -> None:
    folder, there = choose(tmp_path / "school")
    assert not there
    folder.mkdir()
    mark(folder)
    assert choose(folder) == (folder, True)


def test_without_a_folder_it_is_a_fresh_one() -> None:
    one, there = choose(None)
    other, _ = choose(None)
    try:
        assert one != other
        assert not there
    finally:
        one.rmdir()
        other.rmdir()
