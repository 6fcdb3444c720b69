"""A form over several meetings from the command line: the next meeting of the series that runs, or a first one."""

import json
from argparse import Namespace

import pytest
from shell import Shell

from dialoog import i18n, resources
from dialoog.cli import WrongUse, meeting
from dialoog.cli.parser import build_parser
from dialoog.cli.series import next_of
from dialoog.domain.session import Session
from dialoog.live.series import running
from dialoog.live.workplace import Workplace
from dialoog.workforms.library import Library

LIBRARY = Library(resources.worksets(), language="en")


@pytest.fixture(autouse=True)
def _in_english(language: None) -> None:
    i18n.use("en")


def typed(*words: str) -> Namespace:
    return build_parser().parse_args(["run", *words])


def run(workplace: Workplace, *words: str) -> Session:
    """What `dialoog run data-team …` puts on the wall."""
    form = LIBRARY.get("data-team")
    assert form is not None
    return next_of(workplace, form, LIBRARY, typed("data-team", *words), None)


def hold(workplace: Workplace, session: Session) -> None:
    live = workplace.live(session)
    live.open()
    live.close()


def test_a_track_begins_a_series_and_then_goes_on_with_it_and_says_which(
    workplace: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    workplace.add_person("Jan", workplace.add_team("Havo"))
    first = run(workplace, "--team", "havo")
    assert capsys.readouterr().err == "A new series begins: Data team.\n"
    assert (first.programme.chapter, [seat.name for seat in first.programme.seats]) == (1, ["Jan"])
    hold(workplace, first)
    second = run(workplace, "--team", "havo", "--people", "3")
    assert capsys.readouterr().err == "Data team · Havo goes on: 2 Hypotheses\n"
    assert (second.programme.chapter, second.programme.series) == (2, first.programme.series)
    assert len(second.programme.seats) == 3


def test_a_meeting_that_was_not_held_yet_is_taken_up(workplace: Workplace) -> None:
    first = run(workplace)
    assert run(workplace) == first


def test_another_team_has_a_series_of_its_own(workplace: Workplace) -> None:
    workplace.add_team("Havo")
    workplace.add_team("Vwo")
    hold(workplace, run(workplace, "--team", "havo"))
    assert run(workplace, "--team", "vwo").programme.chapter == 1
    assert run(workplace).programme.chapter == 1


def test_a_track_goes_alone(dialoog: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "need_terminal", lambda: None)
    with pytest.raises(WrongUse, match="goes alone"):
        meeting.run(typed("check-in", "data-team", "--workspace", str(dialoog.workspace)))


def test_series_list(dialoog: Shell) -> None:
    dialoog("teams", "add", "Havo")
    assert dialoog("series", "list").lines == []
    with Workplace.open(dialoog.workspace) as workplace:
        hold(workplace, run(workplace, "--team", "havo"))
        [id] = [series.id for series in running(workplace)]
    assert [line.split()[0] for line in dialoog("series", "list").lines] == [id]
    assert dialoog("series", "list").out.rstrip().endswith("2 Hypotheses")
    [found] = json.loads(dialoog("series", "list", "--json").out)
    assert (found["id"], found["title"], found["form"]) == (id, "Data team · Havo", "data-team")
    assert found["next"] == {"chapter": 2, "title": "Hypotheses"}
    assert [one["chapter"] for one in found["meetings"]] == [1]
