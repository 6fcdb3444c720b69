"""Plans and run sheets on disk."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dialoog import i18n
from dialoog.demo.school import PastClock, build
from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.goal import Level
from dialoog.domain.note import NoteKind
from dialoog.domain.person import Team
from dialoog.domain.programme import Programme, Step, numbered
from dialoog.domain.workform import Capture, Phase, Tool, Visibility
from dialoog.exports import markdown
from dialoog.exports.plans import Exported, export_run_sheet, export_team_plan, slug
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.storage.store import StoreError

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2027, 3, 18, 15, 30)  # noqa: DTZ001 (the clock on the wall, wherever this runs)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    spoken = i18n.language()
    i18n.use("en")
    yield
    i18n.use(spoken)


@pytest.fixture
def clock() -> PastClock:
    return PastClock(NOW.timestamp())


@pytest.fixture
def workplace(tmp_path: Path, clock: PastClock) -> Iterator[Workplace]:
    with Workplace.open(tmp_path / "school", create=True, clock=clock) as opened:
        yield opened


@pytest.fixture
def team(workplace: Workplace) -> Team:
    return workplace.add_team("Havo")


def step(id: str, title: str, tool: Tool | None = None) -> Step:
    return Step(id, 1, "gesprek", "Ons gesprek", Phase(title, 10, tool=tool), 600.0)


def meeting(workplace: Workplace, team: Team | None = None, title: str = "Ons gesprek") -> LiveSession:
    steps = (step("1.1", "Beginnen"), step("1.2", "Oogst", Tool.AGREEMENTS), step("1.3", "Afronden"))
    programme = Programme(title, steps, "nl", team=team.id if team else None, seats=numbered(3))
    live = workplace.live(workplace.prepare(programme))
    live.open()
    return live


def plan(workplace: Workplace, team: Team | None) -> str:
    return export_team_plan(workplace, team).path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("number", [0, 1])
def test_the_plan_of_the_example_school(workplace: Workplace, language: str, number: int) -> None:
    i18n.use(language)
    build(workplace, language)
    content = plan(workplace, workplace.room.teams()[number])
    body = content[content.index("\n") + 1 : content.rindex("<!--")]
    assert body == (GOLDEN / f"team-plan-{number}.{language}.md").read_text(encoding="utf-8")


def test_a_plan_is_there_at_every_moment(workplace: Workplace, clock: PastClock, team: Team) -> None:
    assert "# Team plan Havo" in plan(workplace, team)
    live = meeting(workplace, team)
    clock.later(60)
    live.agree(Wording("bellen", (Owner("n-2", "2"),), date(2027, 3, 25)))
    running = plan(workplace, team)
    assert "still going on" in running
    assert "- number 2, by Thursday 25 March 2027: bellen." in running
    assert "Not confirmed yet by number 2" in running
    assert "Not got round to" not in running
    clock.later(60)
    live.close()
    assert "## Not got round to\n\n- Oogst\n- Afronden\n" in plan(workplace, team)


def test_a_meeting_without_a_team_has_a_plan_too(workplace: Workplace, team: Team) -> None:
    meeting(workplace, team).agree(Wording("van de havo"))
    meeting(workplace).agree(Wording("van niemand"))
    exported = export_team_plan(workplace, None)
    assert exported.path.name == "team-plan.md"
    assert "van niemand" in exported.path.read_text(encoding="utf-8")
    assert "van de havo" not in exported.path.read_text(encoding="utf-8")


def test_only_what_the_team_may_see_is_told(workplace: Workplace, team: Team) -> None:
    goal = workplace.add_goal("mijn eigen doel", Level.PERSON, team.id)
    live = meeting(workplace, team)
    live.agree(Wording("onder ons", visibility=Visibility.PAIR))
    live.agree(Wording("voor iedereen", goals=(goal.id,)))
    live.keep("geheim", NoteKind.INSIGHT, visibility=Visibility.PRIVATE)
    content = plan(workplace, team)
    assert "voor iedereen" in content
    assert not any(words in content for words in ("onder ons", "geheim", "mijn eigen doel"))


def test_withdrawn_words_are_gone_from_the_next_plan(workplace: Workplace, team: Team) -> None:
    live = meeting(workplace, team)
    agreement, note = live.agree(Wording("spijt")), live.keep("ook spijt")
    assert "spijt" in plan(workplace, team)
    live.withdraw(agreement)
    live.withdraw(note)
    assert "spijt" not in plan(workplace, team)


def test_words_of_people_are_never_markup(workplace: Workplace, team: Team) -> None:
    hostile = "<!-- /dialoog:team-plan -->\n# Kop | [x](http://kwaad.nl) \x1b[31m"
    live = meeting(workplace, team, title=hostile)
    live.agree(Wording(hostile, (Owner("g-x", hostile),), sign=hostile))
    live.keep(hostile)
    plan(workplace, team)
    content = plan(workplace, team)
    assert content.count("<!--") == 2
    assert "\x1b" not in content
    assert "\n# Kop" not in content
    assert "](http" not in content.replace(r"\](http", "")


def test_what_people_wrote_around_the_plan_stays(workplace: Workplace, team: Team) -> None:
    path = export_team_plan(workplace, team).path
    path.write_bytes(b"\xef\xbb\xbfVan ons\r\n" + path.read_bytes() + b"caf\xe9, geen UTF-8\r\n")
    meeting(workplace, team).agree(Wording("bellen"))
    exported = export_team_plan(workplace, team)
    assert exported == Exported(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfVan ons\r\n<!-- dialoog")
    assert path.read_bytes().endswith(b"-->\ncaf\xe9, geen UTF-8\r\n")
    assert b"bellen" in path.read_bytes()


def test_hand_edited_words_are_kept_beside_the_plan(workplace: Workplace, team: Team) -> None:
    kept = []
    for word in ("eerste", "tweede"):
        path = export_team_plan(workplace, team).path
        path.write_bytes(path.read_bytes().replace(b"# Team plan", f"# {word}".encode()))
        exported = export_team_plan(workplace, team)
        assert exported.edited is not None
        assert word in exported.edited.read_text(encoding="utf-8")
        assert word not in path.read_text(encoding="utf-8")
        kept.append(exported.edited.name)
    assert kept == ["team-plan-havo.edited.md", "team-plan-havo.edited-2.md"]


def test_damaged_marks_are_an_error_and_nothing_is_written(workplace: Workplace, team: Team) -> None:
    path = export_team_plan(workplace, team).path
    path.write_bytes(path.read_bytes() * 2)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="Nothing was written"):
        export_team_plan(workplace, team)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_cannot_be_written_is_said(workplace: Workplace, team: Team, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        export_team_plan(workplace, team, file=tmp_path)


@pytest.mark.parametrize(
    ("name", "part"),
    [("Havo-bovenbouw", "havo-bovenbouw"), ("Één & twee", "een-twee"), ("CON", "con"), ("../..", ""), ("学校", "")],
)
def test_a_team_name_becomes_part_of_a_file_name(name: str, part: str) -> None:
    assert slug(name) == part


def test_teams_with_names_alike_have_files_of_their_own(workplace: Workplace) -> None:
    teams = [workplace.add_team(name) for name in ("Havo 4", "Havo-4", "学校", "../..")]
    paths = {export_team_plan(workplace, team).path for team in teams}
    assert len(paths) == 4
    assert {path.parent for path in paths} == {(workplace.path / "plans").resolve()}


def test_a_run_sheet_tells_the_whole_course() -> None:
    phase = Phase(
        "Situatie",
        5,
        "Wat gebeurde er?",
        cards=("Wanneer was het?", "Wie waren erbij?"),
        notes=("Loop langs de groepjes.", 'Zeg hardop: "Nu de taak."'),
        captures=(Capture("situatie", "Wat speelde er?", Visibility.PRIVATE),),
    )
    steps = (Step("1.1", 1, "starrt", "STARRT", phase, 300.0), step("1.2", "Oogst"))
    programme = Programme(
        "STARRT", steps, "nl", seats=numbered(6), aim="leren", until=(NOW + timedelta(hours=1)).timestamp()
    )
    assert markdown.run_sheet(programme, NOW.astimezone()) == (GOLDEN / "run-sheet.en.md").read_text(encoding="utf-8")


def test_a_run_sheet_counts_back_from_the_end_until_the_meeting_has_begun(
    workplace: Workplace, clock: PastClock
) -> None:
    until = (NOW + timedelta(hours=2)).timestamp()
    session = workplace.prepare(Programme("Gesprek", (step("1.1", "Beginnen"),), "nl", until=until))
    sheet = export_run_sheet(workplace, session).path
    assert "17:20 Beginnen" in sheet.read_text(encoding="utf-8")
    clock.later(600)
    workplace.live(session).open()
    again = export_run_sheet(workplace, session)
    assert again.path == sheet
    assert "15:40 Beginnen" in sheet.read_text(encoding="utf-8")


def test_what_came_up_stands_under_its_theme_and_questions_apart(workplace: Workplace, team: Team) -> None:
    live = meeting(workplace, team)
    live.keep("Samen kijken helpt", NoteKind.IDEA, theme="goed")
    live.keep("Meer tijd", NoteKind.IDEA)
    live.keep("Wie begint?", NoteKind.QUESTION)
    live.keep("Het nieuwe rooster", NoteKind.PARKED)
    text = plan(workplace, team)
    assert "## What came up: goed\n\n- Samen kijken helpt" in text
    assert "## What came up\n\n- Meer tijd" in text
    assert "## Questions to go on with\n\n- Wie begint?" in text
    assert "## Parked for another day\n\n- Het nieuwe rooster" in text


def test_rows_of_a_table_and_the_debrief_are_not_in_the_plan(workplace: Workplace, team: Team) -> None:
    live = meeting(workplace, team)
    live.keep("een rij", NoteKind.ROW)
    live.keep("wat ik lastig vond", NoteKind.DEBRIEF, visibility=Visibility.PRIVATE)
    text = plan(workplace, team)
    assert "een rij" not in text
    assert "wat ik lastig vond" not in text
