"""Meetings that belong together: where a group is, back to a step, and what the next meeting looks like."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.findings import findings_of
from dialoog.domain.memory import FormHeld, Memory
from dialoog.domain.next_meeting import main_form, next_meeting
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.programme import Seat, lay_out
from dialoog.domain.roles import cast
from dialoog.domain.series import (
    Series,
    Standing,
    back_to,
    chapter_form,
    ended,
    latest_chapter,
    met,
    way_back,
    where_are_we,
)
from dialoog.domain.workform import Chapter, Kind, Phase, Role, Tool, WorkForm

HYPOTHESES = Phase(
    "Welke?",
    20,
    tool=Tool.MATRIX,
    options=(("columns", "hypothese"), ("status", "open, aangenomen, verworpen"), ("table", "hypothesen")),
    chapter="Hypothesen",
)
TRACK = WorkForm(
    "data-team",
    "Datateam",
    "nl",
    (
        Phase("Zorgen", 20, chapter="Probleem"),
        Phase("In één zin", 10, chapter="Probleem"),
        HYPOTHESES,
        Phase("Terugkijken", 10, tool=Tool.REVIEW, chapter="Conclusie"),
        Phase("Afspreken", 10, tool=Tool.AGREEMENTS, chapter="Conclusie"),
    ),
    kind=Kind.TRACK,
    roles=(Role("schrijver"),),
    chapters=(
        Chapter("Probleem", "Van zorg naar getal.", ("Zoek het getal op.",)),
        Chapter("Hypothesen", "Waar ligt het aan?"),
        Chapter("Conclusie", "Wat weten we nu?", back=2),
    ),
)
FRAME = {
    id: WorkForm(id, id, "nl", (Phase(id, 5, tool=tool),))
    for id, tool in (
        ("opening", None),
        ("check-in", Tool.TURNS),
        ("review", Tool.REVIEW),
        ("harvest", Tool.AGREEMENTS),
        ("check-out", Tool.TURNS),
    )
}
INCIDENT = WorkForm("incident", "Incidentmethode", "nl", (Phase("Incident", 40),))
SEATS = (Seat("p-fatima", "Fatima"), Seat("p-jan", "Jan"))


def series(**fields: object) -> Series:
    return Series(
        **{"id": "s", "title": "Datateam · Havo", "form": "data-team", "started": 0.0, "chapters": 3, **fields}
    )  # type: ignore[arg-type]


def held(*chapters: int) -> Series:
    """A series after meetings of these chapters; where one is not the next, the group went back to it."""
    run = series()
    for number, chapter in enumerate(chapters):
        run = met(back_to(run, chapter), f"m{number}", chapter)
    return run


def standings(run: Series) -> list[str]:
    return [stop.standing.value for stop in where_are_we(run, TRACK, {})]


def test_a_group_goes_through_the_chapters_and_sees_where_it_is() -> None:
    assert standings(held()) == ["next", "to-come", "to-come"]
    assert standings(held(1)) == ["done", "next", "to-come"]
    assert standings(held(1, 2, 3)) == ["done", "done", "done"]
    assert held(1, 2, 3).complete


def test_going_back_keeps_what_was_held_and_shows_what_comes_again() -> None:
    back = back_to(held(1, 2, 3), 2)
    assert standings(back) == ["done", "next", "again"]
    assert [meeting for meeting, _chapter in back.meetings] == ["m0", "m1", "m2"]
    stop = where_are_we(met(back, "m3", 2), TRACK, {"m1": date(2027, 3, 9), "m3": date(2027, 4, 6)})[1]
    assert stop.standing is Standing.DONE
    assert stop.days == (date(2027, 3, 9), date(2027, 4, 6))


def test_the_way_back_is_open_after_the_chapter_that_has_one_until_the_group_chose() -> None:
    assert way_back(held(1, 2), TRACK) is None
    assert way_back(held(1, 2, 3), TRACK) == 2
    assert way_back(back_to(held(1, 2, 3), 2), TRACK) is None
    assert way_back(held(), TRACK) is None


def test_homework_is_that_of_the_chapter_held_last() -> None:
    assert latest_chapter(held(), TRACK) is None
    latest = latest_chapter(held(1), TRACK)
    assert latest is not None
    assert latest.homework == ("Zoek het getal op.",)


def test_a_meeting_that_was_ended_twice_counts_once() -> None:
    once = held(1)
    assert met(once, "m0", 1) == once


@pytest.mark.parametrize("number", [0, 4])
def test_there_is_no_chapter_outside_the_track(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        back_to(series(), number)
    with pytest.raises(ValueError, match=str(number)):
        chapter_form(TRACK, number)


def test_a_chapter_is_a_form_of_its_own_with_the_id_of_the_track() -> None:
    form = chapter_form(TRACK, 1)
    assert (form.id, form.title, form.intro) == ("data-team", "Datateam · 1 Probleem", "Van zorg naar getal.")
    assert [phase.title for phase in form.phases] == ["Zorgen", "In één zin"]
    assert form.roles == TRACK.roles


def forms_in(run: Series, *, review: bool) -> list[str]:
    draft = next_meeting(run, TRACK, FRAME.get, review=review)
    return [part.form.id for part in draft.parts]


def test_the_next_meeting_of_a_track_looks_back_first_and_ends_in_the_harvest() -> None:
    assert forms_in(held(), review=False) == ["opening", "data-team", "harvest"]
    assert forms_in(held(1), review=True) == ["opening", "review", "data-team", "harvest"]


def test_a_chapter_with_its_own_review_and_agreements_gets_no_second_ones() -> None:
    assert forms_in(held(1, 2), review=True) == ["opening", "data-team"]


def test_the_room_reads_what_the_chapter_is_for() -> None:
    programme = next_meeting(held(1), TRACK, FRAME.get, review=False, seats=SEATS, team_name="Havo").programme("nl")
    assert programme.steps[0].phase.text == "Waar ligt het aan?"
    assert programme.title == "Datateam · 2 Hypothesen · Havo"
    assert (programme.series, programme.chapter) == ("s", 2)
    assert programme.seats == SEATS


def test_a_complete_track_has_no_next_meeting() -> None:
    with pytest.raises(ValueError, match="4"):
        next_meeting(held(1, 2, 3), TRACK, FRAME.get, review=False)


def test_a_group_that_meets_again_does_the_form_it_chooses() -> None:
    library = {**FRAME, "incident": INCIDENT}
    run = series(form="starrt", chapters=0)
    draft = next_meeting(run, INCIDENT, library.get, review=True, seats=SEATS)
    assert [part.form.id for part in draft.parts] == [
        "opening", "check-in", "review", "incident", "harvest", "check-out",
    ]  # fmt: skip
    assert (draft.series, draft.chapter, draft.seats) == ("s", 0, SEATS)
    assert main_form(draft.programme("nl")) == "incident"
    assert met(run, "m0", 0).chapter == run.chapter
    assert not met(run, "m0", 0).complete


def test_roles_go_round_over_the_meetings_of_a_track() -> None:
    once = FormHeld("m0", "data-team", date(2027, 3, 9), 2, 600, 600, (("schrijver", ("p-fatima",)),))
    form = chapter_form(TRACK, 2)
    given = cast(form.roles, ["p-fatima", "p-jan"], Memory("havo", (once,)).held(form.id))
    assert given == (("schrijver", ("p-jan",)),)


def test_a_rejected_hypothesis_stays_among_the_findings_as_such() -> None:
    steps = lay_out([chapter_form(TRACK, 2)], 4)
    rows = [
        Note(str(number), "m1", NoteKind.ROW, text, "1.1", 0.0, "hypothesen", status=status)
        for number, (text, status) in enumerate([("te weinig lezen", "verworpen"), ("andere boeken", "")])
    ]
    debrief = Note("d", "m1", NoteKind.DEBRIEF, "volgende keer rustiger", "", 0.0)
    found = findings_of(steps, [*rows, debrief], [])
    [(table, kept)] = found.tables
    assert [(row.text, row.status) for row in kept] == [("te weinig lezen", "verworpen"), ("andere boeken", "")]
    assert table.statuses[0] == "open"
    assert not found.answers
    assert not findings_of(steps, [debrief], [])


def test_a_series_that_ended_says_when() -> None:
    assert ended(series(), 12.0).ended == 12.0


@given(st.lists(st.integers(1, 3), max_size=12))
def test_whatever_way_a_group_goes_no_meeting_is_lost_and_at_most_one_chapter_is_next(chapters: list[int]) -> None:
    run = held(*chapters)
    stops = where_are_we(run, TRACK, {})
    assert sum(len(stop.meetings) for stop in stops) == len(chapters)
    assert [stop.standing for stop in stops].count(Standing.NEXT) == (0 if run.complete else 1)
    assert all(bool(stop.meetings) for stop in stops if stop.standing in (Standing.DONE, Standing.AGAIN))
    assert not any(stop.meetings for stop in stops if stop.standing is Standing.TO_COME)
