"""An agreement from its first wording to the day it is settled."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.agreement import (
    OPEN,
    SETTLED,
    WHOLE_TEAM,
    Agreement,
    NotAllowed,
    Owner,
    Status,
    Wording,
    accept,
    begin,
    due_for_review,
    last_success,
    move,
    reword,
    settle,
)

FATIMA, JAN = Owner("p-fatima", "Fatima"), Owner("p-jan", "Jan")
TODAY = date(2027, 3, 9)
FRIDAY = date(2027, 3, 12)
WORDS = Wording("Fatima en Jan maken de toetskalender", (FATIMA, JAN), FRIDAY, sign="Niemand heeft drie toetsen")
PROPOSAL = Agreement("a1", "havo", "m1", TODAY, WORDS)
BOTH = {"p-fatima", "p-jan"}


def confirmed(agreement: Agreement = PROPOSAL) -> Agreement:
    for owner in agreement.wording.owners:
        agreement = accept(agreement, owner.id, BOTH, at=10.0)
    return agreement


def due(id: str, day: date | None, status: Status = Status.RUNNING, created: date = TODAY) -> Agreement:
    return Agreement(id, "havo", None, created, replace(WORDS, due=day), status)


def test_a_proposal_is_confirmed_when_the_last_owner_says_yes() -> None:
    half = accept(PROPOSAL, "p-fatima", BOTH, at=10.0)
    assert (half.status, half.waiting_for) == (Status.PROPOSED, (JAN,))
    whole = accept(half, "p-jan", BOTH, at=20.0)
    assert (whole.status, whole.waiting_for) == (Status.CONFIRMED, ())
    assert [(turn.at, turn.status) for turn in whole.history] == [(20.0, Status.CONFIRMED)]


def test_who_is_not_in_the_room_cannot_say_yes() -> None:
    with pytest.raises(NotAllowed) as refused:
        accept(PROPOSAL, "p-jan", {"p-fatima"}, at=10.0)
    assert refused.value.code == "absent"


def test_nobody_says_yes_for_somebody_else() -> None:
    with pytest.raises(NotAllowed) as refused:
        accept(PROPOSAL, "p-els", {*BOTH, "p-els"}, at=10.0)
    assert refused.value.code == "not-owner"


def test_the_whole_team_says_yes_together() -> None:
    together = replace(PROPOSAL, wording=replace(WORDS, owners=(Owner(WHOLE_TEAM, "Het hele team"),)))
    assert accept(together, WHOLE_TEAM, (), at=10.0).status is Status.CONFIRMED


def test_a_yes_that_was_given_is_not_given_again() -> None:
    once = accept(PROPOSAL, "p-jan", BOTH, at=10.0)
    assert accept(once, "p-jan", BOTH, at=20.0) is once


@pytest.mark.parametrize(
    "promise",
    [
        replace(WORDS, what="Fatima en Jan maken de kalender en de planning"),
        replace(WORDS, due=FRIDAY + timedelta(days=7)),
        replace(WORDS, owners=(FATIMA,)),
    ],
    ids=["what", "when", "who"],
)
def test_another_promise_asks_for_the_yes_again_and_keeps_the_former_words(promise: Wording) -> None:
    changed = reword(confirmed(), promise, at=30.0)
    assert changed.status is Status.PROPOSED
    assert changed.waiting_for == promise.owners
    assert (changed.history[-1].former, changed.history[-1].at) == (WORDS, 30.0)


@pytest.mark.parametrize("detail", [{"sign": "Minder stress"}, {"why": "Het liep vast"}, {"goals": ("g1",)}])
def test_what_nobody_promised_may_change_without_asking_again(detail: dict[str, object]) -> None:
    changed = reword(confirmed(), replace(WORDS, **detail), at=30.0)  # type: ignore[arg-type]
    assert (changed.status, changed.waiting_for) == (Status.CONFIRMED, ())
    assert changed.history[-1].former == WORDS


def test_the_same_words_are_no_change() -> None:
    agreement = confirmed()
    assert reword(agreement, replace(WORDS), at=30.0) is agreement


def test_only_what_was_confirmed_runs_when_the_meeting_ends() -> None:
    assert begin(confirmed(), at=40.0).status is Status.RUNNING
    assert begin(PROPOSAL, at=40.0) is PROPOSAL


@pytest.mark.parametrize("status", sorted(SETTLED - {Status.LAPSED}))
def test_settling_needs_no_reason(status: Status) -> None:
    settled = settle(confirmed(), status, at=50.0)
    assert (settled.status, settled.open, settled.wording) == (status, False, WORDS)


def test_letting_go_asks_for_a_reason_and_keeps_it() -> None:
    with pytest.raises(NotAllowed) as refused:
        settle(confirmed(), Status.LAPSED, at=50.0)
    assert refused.value.code == "reason"
    assert settle(confirmed(), Status.LAPSED, at=50.0, reason="Het rooster ging om").history[-1].reason == (
        "Het rooster ging om"
    )


@pytest.mark.parametrize("status", sorted(OPEN))
def test_an_open_status_does_not_settle_anything(status: Status) -> None:
    with pytest.raises(NotAllowed) as refused:
        settle(confirmed(), status, at=50.0)
    assert refused.value.code == "not-settled"


def test_moving_on_keeps_the_old_date_the_reason_and_the_yes() -> None:
    later = move(confirmed(), date(2027, 4, 16), at=60.0, reason="Griep")
    assert (later.status, later.open, later.wording.due) == (Status.MOVED, True, date(2027, 4, 16))
    assert later.waiting_for == ()
    turn = later.history[-1]
    assert turn.former is not None
    assert (turn.former.due, turn.reason, turn.at) == (FRIDAY, "Griep", 60.0)


def test_overdue_begins_the_day_after() -> None:
    assert not PROPOSAL.overdue(FRIDAY)
    assert PROPOSAL.overdue(FRIDAY + timedelta(days=1))
    assert not settle(PROPOSAL, Status.DONE, at=1.0).overdue(FRIDAY + timedelta(days=1))
    assert not due("a", None).overdue(FRIDAY)


def test_a_review_takes_the_oldest_dates_first_and_then_what_has_no_date() -> None:
    agreements = [
        due("someday", None),
        due("march", date(2027, 3, 1)),
        due("today", TODAY),
        due("done", date(2027, 1, 1), Status.DONE),
        due("next-week", TODAY + timedelta(days=7)),
        due("january", date(2027, 1, 11), Status.MOVED),
    ]
    assert [one.id for one in due_for_review(agreements, TODAY)] == ["january", "march", "today", "someday"]


DAYS = st.one_of(st.none(), st.dates(date(2026, 8, 1), date(2027, 7, 31)))


@given(st.lists(st.tuples(DAYS, st.sampled_from(Status)), max_size=20))
def test_a_review_is_never_more_than_five_and_leaves_nothing_older_out(said: list[tuple[date | None, Status]]) -> None:
    agreements = [due(f"a{number:02}", day, status) for number, (day, status) in enumerate(said)]
    table = due_for_review(agreements, TODAY)
    assert len(table) <= 5
    assert not [one for one in table if not one.open or (one.wording.due or TODAY) > TODAY]
    dates = [one.wording.due or date.max for one in table]
    assert dates == sorted(dates)
    left = [one for one in agreements if one.open and one.wording.due and one.wording.due <= TODAY and one not in table]
    assert not left or (len(table) == 5 and max(dates) <= min(one.wording.due or TODAY for one in left))


def test_a_meeting_looks_back_on_what_worked_last() -> None:
    early = settle(due("a", FRIDAY), Status.DONE, at=100.0)
    late = settle(due("b", FRIDAY), Status.PARTLY, at=200.0)
    failed = settle(due("c", FRIDAY), Status.NOT_DONE, at=300.0)
    assert last_success([late, early, failed]) is late
    assert last_success([failed, due("d", FRIDAY)]) is None
