"""Series on file: begun by a first meeting, gone on with, gone back in, ended; what the room may see of them."""

from collections.abc import Sequence

import pytest
from hand_clock import HandClock

from dialoog import i18n, resources
from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.note import NoteKind
from dialoog.domain.person import Team
from dialoog.domain.prepare import Draft, proposal
from dialoog.domain.programme import Seat
from dialoog.domain.series import Series
from dialoog.domain.workform import Visibility, WorkForm
from dialoog.live.series import (
    LiveSeries,
    begin,
    find,
    first_meeting,
    going_on,
    meets_again,
    of,
    running,
    standing,
)
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.workforms.library import Library

LIBRARY = Library(resources.worksets(), language="en")


@pytest.fixture(autouse=True)
def _in_english(language: None) -> None:
    i18n.use("en")


FATIMA, JAN, ELS = Seat("g-fatima", "Fatima"), Seat("g-jan", "Jan"), Seat("g-els", "Els")


def form(id: str) -> WorkForm:
    found = LIBRARY.get(id)
    assert found is not None
    return found


def opened(workplace: Workplace, draft: Draft) -> LiveSession:
    live = workplace.live(workplace.prepare(draft.programme("en")))
    live.open()
    return live


def team(workplace: Workplace, *names: str) -> Team:
    made = workplace.add_team("Havo")
    for name in names:
        workplace.add_person(name, made)
    found = workplace.room.team(made.id)
    assert found is not None
    return found


def started(workplace: Workplace, for_team: Team | None = None) -> tuple[LiveSession, LiveSeries]:
    """The first meeting of a data team, going on, and its series."""
    live = opened(workplace, first_meeting(workplace, form("data-team"), LIBRARY.get, for_team))
    return live, LiveSeries(workplace, begin(workplace, live.record, form("data-team")), LIBRARY.get)


def again(workplace: Workplace, series: Series) -> LiveSeries:
    """The series as a screen reads it later."""
    found = of(workplace, series.id, LIBRARY.get)
    assert found is not None
    return found


def held(workplace: Workplace, track: LiveSeries, chapters: Sequence[int]) -> LiveSeries:
    """The series after meetings of these chapters."""
    for chapter in chapters:
        if track.series.chapter != chapter:
            track.go_back(chapter)
        opened(workplace, track.draft()).close()
        track = again(workplace, track.series)
    return track


def met(workplace: Workplace, seats: tuple[Seat, ...], about: str = "intervision-incident") -> LiveSession:
    """A meeting of a group that is no team, which is over."""
    live = opened(workplace, Draft(proposal(LIBRARY.get, False, about), seats=seats))
    live.close()
    return live


def test_a_track_begins_with_its_first_meeting_and_goes_on_to_the_next(workplace: Workplace) -> None:
    havo = team(workplace, "Fatima", "Jan")
    live, track = started(workplace, havo)
    assert track.series.title == "Data team · Havo"
    assert going_on(workplace, "data-team", havo.id) == track.series
    assert going_on(workplace, "data-team") is None
    assert track.waiting == live.record
    live.close()
    track = again(workplace, track.series)
    assert track.next is not None
    assert track.next.number == 2
    assert track.waiting is None
    assert standing(track.series) == "Meeting 2 of 8 is next."
    assert [seat.name for seat in track.draft().seats] == ["Fatima", "Jan"]


def test_a_whole_team_takes_its_new_people_along(workplace: Workplace) -> None:
    havo = team(workplace, "Fatima")
    live, track = started(workplace, havo)
    live.close()
    workplace.add_person("Els", havo)
    assert [seat.name for seat in again(workplace, track.series).draft().seats] == ["Fatima", "Els"]


def test_what_was_prepared_for_another_chapter_does_not_wait_any_more(workplace: Workplace) -> None:
    live, track = started(workplace)
    live.close()
    track = again(workplace, track.series)
    prepared = workplace.prepare(track.draft().programme("en"))
    assert track.waiting == prepared
    track.go_back(1)
    assert track.waiting is None


def test_a_complete_track_is_not_gone_on_with(workplace: Workplace) -> None:
    live, track = started(workplace)
    live.close()
    track = held(workplace, again(workplace, track.series), range(2, 9))
    assert track.series.complete
    assert going_on(workplace, "data-team") is None
    assert running(workplace) == (track.series,)
    assert track.homework == ()
    track.end()
    assert running(workplace) == ()
    assert find(workplace, track.series.id) == track.series


def test_the_series_that_met_last_stands_first(workplace: Workplace, clock: HandClock) -> None:
    first, one = started(workplace)
    clock.later(minutes=1)
    _second, other = started(workplace)
    assert [series.id for series in running(workplace)] == [other.series.id, one.series.id]
    clock.later(minutes=1)
    third = opened(workplace, one.draft())
    first.close()
    third.close()
    assert [series.id for series in running(workplace)] == [one.series.id, other.series.id]


def test_findings_are_what_the_room_may_see(workplace: Workplace) -> None:
    live, track = started(workplace)
    live.keep("Vragen helpt")
    live.keep("62 procent haalt de norm", NoteKind.CAPTURE, "now")
    live.keep("Wie weet dit?", NoteKind.QUESTION)
    live.keep("een los idee", NoteKind.IDEA)
    live.keep("ik was te snel", NoteKind.DEBRIEF, visibility=Visibility.PRIVATE)
    live.keep("over Jan", NoteKind.CAPTURE, visibility=Visibility.PAIR)
    live.agree(Wording("stil", (Owner("g-jan", "Jan"),), visibility=Visibility.PAIR))
    live.agree(Wording("cijfers ophalen", (Owner("g-jan", "Jan"),)))
    live.close()
    found = again(workplace, track.series).findings()
    assert [note.text for note in found.answers] == ["Vragen helpt", "62 procent haalt de norm", "een los idee"]
    assert [note.text for note in found.questions] == ["Wie weet dit?"]
    assert [one.wording.what for one in found.agreements] == ["cijfers ophalen"]


def test_findings_can_be_asked_for_by_meeting(workplace: Workplace) -> None:
    live, track = started(workplace)
    live.keep("van de eerste keer")
    live.close()
    track = again(workplace, track.series)
    second = opened(workplace, track.draft())
    second.keep("van de tweede keer")
    second.close()
    track = again(workplace, track.series)
    assert [note.text for note in track.findings([second.record.id]).answers] == ["van de tweede keer"]
    assert len(track.findings().answers) == 2


def test_a_group_that_is_no_team_meets_again(workplace: Workplace) -> None:
    live = met(workplace, (FATIMA, JAN, ELS))
    series = meets_again(workplace, live)
    assert workplace.room.session(live.record.id) == live.record
    assert series.form == "intervision-incident"
    track = again(workplace, series)
    assert track.sessions == (live.record,)
    assert track.draft().seats == (FATIMA, JAN, ELS)
    other = track.draft(form("intervision-gossip"))
    assert "intervision-gossip" in [part.form.id for part in other.parts]
    second = opened(workplace, other)
    second.close()
    track = again(workplace, series)
    assert len(track.sessions) == 2
    assert track.latest_form == form("intervision-gossip")


def test_a_meeting_taken_up_again_after_all_stays_in_its_series(workplace: Workplace) -> None:
    live = met(workplace, (FATIMA, JAN))
    series = meets_again(workplace, live)
    live.undo()
    live.close()
    assert again(workplace, series).series.meetings == ((live.record.id, 0),)
    assert live.series == again(workplace, series).series


def test_a_group_of_a_number_comes_back_as_that_number(workplace: Workplace) -> None:
    seats = tuple(Seat(f"n-{number}", str(number)) for number in range(1, 5))
    assert again(workplace, meets_again(workplace, met(workplace, seats))).draft().seats == seats


def test_a_group_that_is_no_team_looks_back_on_its_own_agreements_only(workplace: Workplace) -> None:
    workplace.agree(None, Wording("van een ander", (Owner("g-piet", "Piet"),)))
    live = met(workplace, (FATIMA, JAN))
    series = meets_again(workplace, live)
    assert "review" not in [part.form.id for part in again(workplace, series).draft().parts]
    second = opened(workplace, again(workplace, series).draft())
    second.agree(Wording("een les bezoeken", (Owner("g-jan", "Jan"),)))
    second.close()
    assert [one.wording.what for one in workplace.for_review(None, series.id)] == ["een les bezoeken"]
    assert "review" in [part.form.id for part in again(workplace, series).draft().parts]


def test_roles_go_round_in_a_group_that_is_no_team(workplace: Workplace) -> None:
    series = meets_again(workplace, met(workplace, (FATIMA, JAN, ELS)))
    brought: list[str] = []
    for _meeting in range(3):
        live = opened(workplace, again(workplace, series).draft())
        live.go_to(next(step for step in live.state.steps if step.form == "intervision-incident"))
        assert live.give_roles()
        step = live.state.step
        assert step is not None
        first_role, holders = live.state.roles[step.part][0]
        assert first_role == form("intervision-incident").roles[0].name
        brought += holders
        live.onward()
        live.close()
    assert sorted(brought) == [seat.id for seat in (ELS, FATIMA, JAN)]


def test_a_series_whose_form_is_gone_still_has_its_findings(workplace: Workplace) -> None:
    live, track = started(workplace)
    live.keep("blijft")
    live.close()
    lost = of(workplace, track.series.id, lambda _id: None)
    assert lost is not None
    assert (lost.stops, lost.next, lost.homework) == ((), None, ())
    assert [note.text for note in lost.findings().answers] == ["blijft"]
    with pytest.raises(ValueError, match="data-team"):
        lost.draft()


def test_another_name(workplace: Workplace) -> None:
    _live, track = started(workplace)
    track.rename("  Rekenen\n in 3 havo ")
    track.rename("   ")
    assert again(workplace, track.series).series.title == "Rekenen in 3 havo"
