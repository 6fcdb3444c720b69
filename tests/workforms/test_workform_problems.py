"""What is said about a file that is not right, at which line, and whether the form still works."""

from pathlib import Path

import pytest

from dialoog.domain.workform import Tool
from dialoog.workforms import Problem, Severity, load, parse
from dialoog.workforms.decode import LARGEST, MOST_LINES
from dialoog.workforms.markdown import LONGEST
from dialoog.workforms.problems import Findings
from dialoog.workforms.vocabulary import PHASE_FLAGS, TOOLS_OF

FRONT = "---\nid: a\ntitle: A\n---\n"
"""Four lines, so that what follows starts on line 5."""

ROLES = "---\nid: a\ntitle: A\nroles: een, twee?\n---\n"
"""Five lines, and two roles."""

DECK = "---\nid: a\ntitle: A\nkind: deck\n---\n- kaart\n"
"""Six lines, and a deck that works."""

START = FRONT + "## A {minutes=5}\n"
"""Five lines, and a form that works."""

TRACK = "---\nid: a\ntitle: A\nkind: track\n---\n"

ERRORS = [
    ("---\nid: a\ntitle: A\n", 1, "not closed"),
    ("---\nid: a\nid: b\ntitle: A\n---\n## A {minutes=5}\n", 3, "“id” stands here and on line 2"),
    ("---\nid: a\ntitle: &x ja\n---\n## A {minutes=5}\n", 3, "cannot start with &: put the whole value between quotes"),
    ("---\nid: a\ntitle: *x\n---\n## A {minutes=5}\n", 3, "cannot start with *"),
    ("---\nid: a\nroles:\n  - een\n---\n## A {minutes=5}\n", 4, "without indent and without lists"),
    ("---\nid: a\nhallo\n---\n## A {minutes=5}\n", 3, "“hallo” is not “key: value”"),
    ("---\n" + "# x\n" * 201 + "---\n## A {minutes=5}\n", 1, "front matter is too long"),
    ("---\ntitle: " + "x" * 8000 + "\n---\n## A {minutes=5}\n", 1, "front matter is too long"),
    ("---\nid: Ons Gesprek\ntitle: A\n---\n## A {minutes=5}\n", 2, "“Ons Gesprek” cannot be the id: use a to z"),
    ("---\nid: аbc\ntitle: A\n---\n## A {minutes=5}\n", 2, "cannot be the id"),
    ("---\nid: ../../x\ntitle: A\n---\n## A {minutes=5}\n", 2, "cannot be the id"),
    (
        "---\nid: a\ntitle: A\nkind: taem\n---\n## A {minutes=5}\n",
        4,
        "“taem” is not a known kind. Did you mean “team”?",
    ),
    ("---\nid: a\ntitle: A\nvisibility: all\n---\n## A {minutes=5}\n", 4, "Known here: pair, private, school, team."),
    ("---\nid: a\ntitle: A\nside-by-side: ja\n---\n## A {minutes=5}\n", 4, "Known here: no, yes."),
    ("---\nid: a\ntitle: A\nreplaces: A B\n---\n## A {minutes=5}\n", 4, "cannot be the replaces"),
    (FRONT, 1, "has no phase"),
    (FRONT + "Alleen tekst.\n", 1, "has no phase"),
    ("---\nid: a\ntitle: A\nkind: team\n---\n- kaart\n", 1, "has no phase"),
    ("---\nid: a\ntitle: A\nkind: deck\n---\nTekst.\n", 1, "has no cards"),
    ("---\nid: a\ntitle: A\nkind: deck\nminutes: veel\n---\n- kaart\n", 5, "“veel” is not a number of minutes"),
    (FRONT + "## {minutes=5}\n", 5, "no title"),
    (FRONT + "## A\n", 5, "This phase has no length: write for example {minutes=5}"),
    (FRONT + "## A {tool=vote}\n", 5, "This phase has no length"),
    *(
        (FRONT + f"## A {{minutes={minutes}}}\n", 5, f"“{minutes}” is not a number of minutes")
        for minutes in ("0", "-5", "99999", "481", "NaN", "inf", "1:30", "5m", "5,", "٥", "1e2")
    ),
    (FRONT + "## A {minutes=5 minutes=6}\n", 5, "“minutes” stands twice"),
    (FRONT + "## A {minuts=5 minutes=5}\n", 5, "“minuts” is not a known setting here. Did you mean “minutes”?"),
    (FRONT + "## A {minutes=5 stil}\n", 5, "“stil” is not a known setting here"),
    (FRONT + "## A {minutes=5} b\n", 5, "must stand at the end of the line"),
    (FRONT + "## A {minutes}\n", 5, "“minutes” needs a value: write minutes=…"),
    (FRONT + '## A {minutes=5 silent="de}\n', 5, "cannot be read: write key=value with spaces between"),
    (FRONT + "## A {minutes=5 tool=trns}\n", 5, "“trns” is not a known tool. Did you mean “turns”?"),
    (FRONT + "## A {minutes=5 clock=stil}\n", 5, "“stil” is not a known clock"),
    (FRONT + "## A {tool=turns seconds=0}\n", 5, "“seconds=0” does not work: write a whole number from 1 to 1800"),
    (FRONT + "## A {minutes=5 think=0}\n", 5, "“think=0” does not work: write a whole number from 1 to 1800"),
    (FRONT + "## A {minutes=5 tool=pairs size=7}\n", 5, "“size=7” does not work: write a whole number from 2 to 6"),
    (
        FRONT + "## A {minutes=5 tool=matrix scale=11}\n",
        5,
        "“scale=11” does not work: write a whole number from 2 to 10",
    ),
    (FRONT + "## A {minutes=5 tool=vote scale=vijf}\n", 5, "“vijf” is not a known scale"),
    (FRONT + "## A {tool=turns order=popcron}\n", 5, "“popcron” is not a known order. Did you mean “popcorn”?"),
    (FRONT + "## A {minutes=5 tool=tables questions=veel}\n", 5, "“veel” is not a known questions"),
    (FRONT + "## A {minutes=5 tool=cards deck=Kaart!}\n", 5, "“Kaart!” cannot be the deck"),
    (FRONT + "## A {minutes=5 tool=vote choices=ja}\n", 5, "“choices” needs at least 2 names"),
    (FRONT + '## A {minutes=5 tool=matrix columns=","}\n', 5, "“columns” needs at least 1 name; write several"),
    (FRONT + '## A {minutes=5 tool=vote choices="ja, Ja"}\n', 5, "“Ja” stands twice behind “choices”"),
    (FRONT + '## A {minutes=5 tool=vote choices="ja, nee" scale=fist}\n', 5, "“choices” or a “scale”, not both"),
    (FRONT + "## A {minutes=5 tool=pairs mix=yes}\n", 5, "“mix” stands alone"),
    (ROLES + "## A {minutes=5}\n## drie {role}\n", 7, "The role “drie” does not stand behind “roles:”"),
    (ROLES + "## een {role}\n## EEN {role}\n## A {minutes=5}\n", 7, "“een” has a card already"),
    (ROLES + "## een {role merge=drie}\n## A {minutes=5}\n", 6, "“drie” is not one of the roles of this form"),
    (ROLES + "## een {role merge=een}\n## A {minutes=5}\n", 6, "“merge” goes round in a circle"),
    (ROLES + "## een {role merge=twee}\n## twee {role merge=een}\n## A {minutes=5}\n", 7, "“merge” goes round"),
    (ROLES + "## een {role minutes=5}\n## A {minutes=5}\n", 6, "“minutes” is not a known setting here"),
    (ROLES + "## een {role=ja}\n## A {minutes=5}\n", 6, "“role” stands alone"),
    ("---\nid: a\ntitle: A\nroles: een, Een?\n---\n## A {minutes=5}\n", 4, "“Een” stands twice behind “roles”"),
    *(
        (f"---\nid: a\ntitle: A\n{row}\n---\n## A {{minutes=5}}\n", 4, words)
        for row, words in (
            ("best: veel", "“best: veel” does not work: write how many people, such as 5 or 5-6"),
            ("best: 8+", "“best: 8+” does not work"),
            ("best: 6-5", "“best: 6-5” does not work"),
            ("smallest: drie", "“smallest=drie” does not work: write a whole number from 1 to 999"),
            ("experience: veel", "“veel” is not a known experience"),
            ("safety: hoog", "“hoog” is not a known safety"),
            ("confidential: ja", "“ja” is not a known confidential"),
            ("aims: learn, leren", "“leren” is not a known aims. Did you mean “learn”?"),
            ("aims:", "“aims” needs at least 1 name"),
            ("yields: insight, insight", "“insight” stands twice behind “yields”"),
        )
    ),
    (DECK + "## Thema {minutes=5}\n- nog een\n", 7, "In a deck only “## Theme” has a place as a heading"),
    (DECK + "# Thema\n- nog een\n", 7, "In a deck only “## Theme” has a place as a heading"),
    (TRACK + "# Een\n## A {minutes=5}\n# Twee\n", 8, "This meeting has no phase"),
    (TRACK + "# {back=1}\n## A {minutes=5}\n", 6, "This meeting has no title"),
    (TRACK + "# Een\n## A {minutes=5}\n# Een\n## B {minutes=5}\n", 8, "Another meeting is called “Een” too"),
    (FRONT + "## A {tool=tables minutes=5 rounds=veel}\n", 5, "“rounds=veel” does not work"),
    (START + "- [ ] Wat neem je mee?\n", 6, "needs a short name, a colon and a question"),
    (START + "- [ ] naam:\n", 6, "needs a short name"),
    (START + "- [ ]\n", 6, "needs a short name"),
    (START + f"- [ ] {'x' * 41}: vraag?\n", 6, "needs a short name"),
    (START + "- [ ] a: een?\n- [ ] a: twee?\n", 7, "“a” is asked twice in this phase"),
    (START + "- [ ] a: een? {geheim}\n", 6, "“geheim” is not a known setting here"),
    (START + "- [ ] a: een? {private=yes}\n", 6, "“private” stands alone"),
    (START + "- [ ] a: een? {private team}\n", 6, "Say once who may read this: private or team?"),
    (TRACK + "## A {minutes=5}\n", 6, "every phase belongs to a meeting"),
    (TRACK + "# Een {back=2}\n## A {minutes=5}\n", 6, "“back=2” does not work: write a whole number from 1 to 1"),
    (TRACK + "# Een {minutes=5}\n## A {minutes=5}\n", 6, "“minutes” is not a known setting here"),
    (START + "> " * 9 + "diep\n", 6, "stand too deep inside each other"),
    (START + "- " * 500 + "diep\n", 6, "stand too deep inside each other"),
    (START + "x" * LARGEST, 1, "Too large (at most 256 kB)"),
    (START + "\n" * MOST_LINES, 1, "Too many lines"),
]

WARNINGS = [
    ("## A {minutes=5}\n", 1, "No front matter: start with a line “---”"),
    ("---\ntitle: A\n---\n## A {minutes=5}\n", 1, "add the line “id: file”"),
    ("---\nid: a\n---\n## A {minutes=5}\n", 1, "add a line “title: …”"),
    (
        "---\nid: a\ntitle: A\ntitel: B\n---\n## A {minutes=5}\n",
        4,
        "“titel” is not a known key and does nothing. Did you mean",
    ),
    ("---\nid: a\ntitle: A\nminutes: 5\n---\n## A {minutes=5}\n", 4, "give each phase its minutes"),
    (FRONT + "# Kop\n## A {minutes=5}\n", 5, "# begins a chapter of a track and is left out here"),
    (FRONT + "- kaart\n\n## A {minutes=5}\n", 5, "above the first phase and is left out"),
    (FRONT + "> noot\n\n## A {minutes=5}\n", 5, "above the first phase and is left out"),
    (TRACK + "# Een\n\n> noot\n\n## A {minutes=5}\n", 8, "above the first phase and is left out"),
    (ROLES + "## een {role}\n- [ ] a: een?\n\n## A {minutes=5}\n", 7, "A role card keeps no answers"),
    (ROLES + "## A {tool=turns silent=drie}\n", 6, "“drie” is not one of the roles of this form"),
    ("---\nid: a\ntitle: A\ngroup: 4-8\nsmallest: 4\n---\n## A {minutes=5}\n", 5, "fewer people than “group” says (4)"),
    (DECK + "\n## Thema\n\nTekst.\n\n- nog een\n", 10, "A theme has cards only"),
    (DECK + "\n## Thema\n", 8, "This theme has no cards"),
    (FRONT + "## A {minutes=5 tool=vote}\n", 5, "There is nothing to choose from here"),
    (FRONT + "## A {minutes=5 tool=cards}\n", 5, "There is nothing to draw here"),
    (FRONT + "## A {minutes=5 tool=matrix fixed}\n", 5, "“fixed” makes the cards the rows"),
    (
        FRONT + "## A {minutes=5 tool=tables rounds=2 questions=round}\n- een\n",
        5,
        "“questions=round” asks another card",
    ),
    (FRONT + "## A {minutes=5 tool=vote scale=fist compare}\n", 5, "“compare” needs an earlier vote"),
    (
        FRONT + '## A {minutes=5 tool=vote choices="a, b"}\n## B {minutes=5 tool=vote choices="a, c" compare}\n',
        6,
        "“compare” needs an earlier vote",
    ),
    (START + "### Kop\n", 6, "Only # and ## mean something"),
    (START + "```\ncode\n```\n", 6, "leave out the ``` lines"),
    (FRONT + "## A {minutes=5 seconds=60}\n", 5, "“seconds” only means something beside tool=turns"),
    (
        FRONT + "## A {minutes=5 tool=turns rounds=3}\n",
        5,
        "“rounds” only means something beside tool=pairs, tool=tables",
    ),
    (FRONT + "## A {minutes=5 back=1}\n", 5, "“back” only means something in a track"),
    (START + "\nTekst\n\n- kaart\nen meer\n", 10, "put an empty line before it"),
    (START + "> noot\nvoor de zaal?\n", 7, "put an empty line before it"),
    (START + "<b>vet</b>\n", 6, "HTML is shown as text"),
    (START + "![een boom](boom.png)\n", 6, "Pictures are not shown"),
    (START + "x" * (LONGEST + 1) + "\n", 6, "This text is cut at 1500 characters"),
    (START + "on\u200bzicht\u202ebaar\n", 1, "2 invisible characters were left out"),
]

FOREIGN = [
    (START.encode() + "één\n".encode("cp1252"), 6, "Not UTF-8 (line 6), perhaps an older Windows file: save as UTF-8"),
    (START.encode("utf-16"), 1, "This is text in UTF-16: save as UTF-8"),
    (START.encode("utf-16-le"), 1, "This is text in UTF-16"),
    (b"PK\x03\x04....[Content_Types].xml....word/document.xml", 1, "looks like a Word document"),
    (b"PK\x03\x04....", 1, "looks like a zip file"),
    (b"\x89PNG\r\n\x1a\n\0\0", 1, "looks like a picture"),
    (b"%PDF-1.7\n\xff", 1, "looks like a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", 1, "looks like an older Word document"),
    (b"tekst\0tekst", 1, "looks like a program's own file"),
    (b"x" * (LARGEST + 1), 1, "Too large (at most 256 kB)"),
]


@pytest.mark.parametrize(("key", "tools"), TOOLS_OF.items())
def test_a_setting_beside_another_tool_does_nothing_and_is_reported(key: str, tools: tuple[Tool, ...]) -> None:
    setting = key if key in PHASE_FLAGS else f"{key}=2"
    parsed = parse(FRONT + f"## A {{minutes=5 tool=agreements {setting}}}\n", "file.md")
    assert parsed.form is not None
    assert parsed.form.phases[0].options == ()
    names = ", ".join(f"tool={tool}" for tool in tools)
    assert said(parsed.problems, Severity.WARNING) == [
        (5, f"“{key}” only means something beside {names}, and does nothing here.")
    ]


def said(problems: tuple[Problem, ...], severity: Severity) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in problems if problem.severity is severity]


def expect(found: list[tuple[int, str]], line: int, words: str) -> None:
    assert any(at == line and words in message for at, message in found), found


@pytest.mark.parametrize(("source", "line", "words"), ERRORS, ids=lambda value: str(value)[-40:])
def test_an_error_keeps_the_form_from_loading(source: str, line: int, words: str) -> None:
    parsed = parse(source, "file.md")
    assert parsed.form is None
    expect(said(parsed.problems, Severity.ERROR), line, words)


@pytest.mark.parametrize(("source", "line", "words"), WARNINGS, ids=lambda value: str(value)[-40:])
def test_a_warning_leaves_the_form_usable(source: str, line: int, words: str) -> None:
    parsed = parse(source, "file.md")
    assert parsed.form is not None
    assert said(parsed.problems, Severity.ERROR) == []
    expect(said(parsed.problems, Severity.WARNING), line, words)


@pytest.mark.parametrize(("source", "line", "words"), FOREIGN, ids=lambda value: str(value)[-40:])
def test_what_is_no_utf_8_text_is_named(source: bytes, line: int, words: str) -> None:
    parsed = parse(source, "file.md")
    assert parsed.form is None
    assert [problem.line for problem in parsed.problems] == [line]
    assert words in parsed.problems[0].message


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    source = "---\nid: A\ntitel: A\n---\n## A\n\n- [ ] x\n\n## B {minutes=0}\n"
    assert [problem.line for problem in parse(source, "file.md").problems] == [1, 2, 3, 5, 7, 9]


def test_a_problem_reads_as_file_line_message() -> None:
    assert str(parse(FRONT + "## A\n", "map/file.md").problems[0]).startswith("map/file.md:5: This phase has no length")


def test_a_file_full_of_errors_stops_at_a_hundred() -> None:
    assert len(parse(FRONT + "## A\n" * 4000, "file.md").problems) == Findings.MOST


def test_a_file_name_cannot_speak_to_the_terminal() -> None:
    assert "\x1b" not in str(parse("", "\x1b]0;x\x07.md").problems[0])


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    parsed = load(tmp_path / "weg.md")
    assert parsed.form is None
    assert "Cannot be read (No such file or directory)" in str(parsed.problems[0])


def test_of_a_huge_file_only_the_start_is_read(tmp_path: Path) -> None:
    with (tmp_path / "groot.md").open("wb") as file:
        file.truncate(10_000_000_000)
    assert "Too large" in str(load(tmp_path / "groot.md").problems[0])
