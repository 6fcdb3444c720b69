"""Who is in a team, and when."""

from datetime import date

import pytest

from dialoog.domain.person import Membership, Person, Team

TEAM = Team(
    "t1",
    "Havo-bovenbouw",
    members=(
        Membership("an"),
        Membership("bo", since=date(2026, 8, 1)),
        Membership("cas", until=date(2027, 1, 31)),
        Membership("bo", since=date(2027, 2, 1), until=date(2027, 6, 30)),
    ),
)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(2026, 7, 31), ("an", "cas")),
        (date(2026, 8, 1), ("an", "bo", "cas")),
        (date(2027, 1, 31), ("an", "bo", "cas")),
        (date(2027, 2, 1), ("an", "bo")),
    ],
)
def test_members_on_a_day_each_once(day: date, members: tuple[str, ...]) -> None:
    assert TEAM.members_on(day) == members


def test_people_are_called_what_colleagues_call_them() -> None:
    assert Person("p1", "Fatima el Amrani", "Fatima").called == "Fatima"
    assert Person("p1", "Fatima el Amrani").called == "Fatima el Amrani"
