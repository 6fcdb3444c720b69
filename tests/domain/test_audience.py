"""The gate: who may see what."""

import pytest

from dialoog.domain.audience import Audience, may_see
from dialoog.domain.goal import Goal, Level
from dialoog.domain.workform import Visibility

SEEN = {
    #                 private  pair   team   school
    Audience.SELF: (True, True, True, True),
    Audience.PAIR: (False, True, True, True),
    Audience.TEAM: (False, False, True, True),
    Audience.SCHOOL: (False, False, False, True),
}
CASES = [
    pytest.param(audience, visibility, seen, id=f"{audience}-{visibility}")
    for audience, row in SEEN.items()
    for visibility, seen in zip(Visibility, row, strict=True)
]


def test_the_table_has_every_audience() -> None:
    assert set(SEEN) == set(Audience)


@pytest.mark.parametrize(("audience", "visibility", "seen"), CASES)
def test_who_may_see_what(audience: Audience, visibility: Visibility, seen: bool) -> None:
    assert may_see(audience, visibility) is seen


def test_a_personal_goal_is_not_for_the_room() -> None:
    seen = [level for level in Level if may_see(Audience.TEAM, Goal("g1", level, "Beter feedback geven").visibility)]
    assert seen == [Level.SCHOOL, Level.TEAM]
