"""Who does what: by turns, with fewer roles in a small group."""

from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.roles import cast, cast_groups, counted, holders, taken
from dialoog.domain.workform import Role

INCIDENT = (
    Role("inbrenger"),
    Role("gespreksleider"),
    Role("notulist", merge="gespreksleider"),
    Role("meedenkers", many=True),
    Role("waarnemer", optional=True, silent=True),
)


def test_everyone_without_a_role_of_their_own_thinks_along() -> None:
    given = dict(cast(INCIDENT, ["an", "bo", "cas", "dee", "els", "fos"]))
    assert given == {
        "inbrenger": ("an",),
        "gespreksleider": ("bo",),
        "notulist": ("cas",),
        "waarnemer": ("dee",),
        "meedenkers": ("els", "fos"),
    }


def test_in_a_small_group_roles_are_merged() -> None:
    given = dict(cast(INCIDENT, ["an", "bo", "cas"]))
    assert given == {"inbrenger": ("an",), "gespreksleider": ("bo",), "notulist": ("bo",), "meedenkers": ("cas",)}


def test_nobody_watches_while_only_one_thinks_along() -> None:
    five = dict(cast(INCIDENT, ["an", "bo", "cas", "dee", "els"]))
    assert "waarnemer" not in five
    assert five["meedenkers"] == ("dee", "els")


def test_a_role_goes_to_whoever_had_it_least() -> None:
    held = {("an", "inbrenger"): 2, ("bo", "inbrenger"): 1}
    assert holders(cast(INCIDENT, ["an", "bo", "cas"], held), "Inbrenger") == ("cas",)


def test_in_trios_each_has_its_own_cast() -> None:
    roles = (Role("verteller"), Role("interviewer"), Role("waarnemer", optional=True))
    groups = (("an", "bo", "cas"), ("dee", "els"))
    assert cast_groups(roles, groups) == (
        ("verteller", ("an", "dee")),
        ("interviewer", ("bo", "els")),
        ("waarnemer", ("cas",)),
    )


@given(st.integers(1, 9), st.integers(1, 30))
def test_over_the_meetings_everyone_has_each_role_as_often(people: int, meetings: int) -> None:
    """Nobody brings in a case for the third time while another never did."""
    seats = [f"p-{number}" for number in range(people)]
    held: dict[tuple[str, str], int] = {}
    for _meeting in range(meetings):
        held = counted(held, cast(INCIDENT, seats, held))
    times = [held.get((seat, "inbrenger"), 0) for seat in seats]
    assert max(times) - min(times) <= 1


@given(st.integers(1, 12))
def test_nobody_has_two_roles_unless_they_are_merged(people: int) -> None:
    merged = {role.name for role in INCIDENT if role.merge}
    given = [seats for name, seats in cast(INCIDENT, [str(n) for n in range(people)]) if name not in merged]
    everyone = [seat for seats in given for seat in seats]
    assert len(everyone) == len(set(everyone))


def test_who_had_the_role_gets_the_other_ones() -> None:
    given = (("voorzitter", ("an",)), ("schrijver", ("bo",)))
    assert taken(given, Role("voorzitter"), "bo") == (("voorzitter", ("bo",)), ("schrijver", ("an",)))


def test_whoever_has_another_role_keeps_that_one() -> None:
    given = (("gespreksleider", ("bo",)), ("notulist", ("bo",)), ("meedenkers", ("cas", "dee")))
    after = dict(taken(given, Role("notulist"), "cas"))
    assert after == {"gespreksleider": ("bo",), "notulist": ("cas",), "meedenkers": ("dee",)}


def test_a_role_for_many_gets_one_more() -> None:
    given = (("inbrenger", ("an",)), ("meedenkers", ("bo", "cas")))
    assert taken(given, Role("meedenkers", many=True), "an") == (("meedenkers", ("bo", "cas", "an")),)


def test_side_by_side_the_other_groups_keep_theirs() -> None:
    given = (("verteller", ("an", "dee")), ("interviewer", ("bo", "els")))
    after = taken(given, Role("verteller"), "els", ("dee", "els"))
    assert dict(after) == {"verteller": ("an", "els"), "interviewer": ("bo", "dee")}
