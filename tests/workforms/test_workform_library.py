"""Which form is offered for an id, and what is said about the others."""

from pathlib import Path

import pytest

from dialoog.workforms import Library, Severity


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def put(path: Path, id: str, title: str, *keys: str, minutes: str = "5") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    front = "\n".join(["---", f"id: {id}", f"title: {title}", *keys, "---"])
    path.write_text(f"{front}\n\n## Fase {{minutes={minutes}}}\n", encoding="utf-8")
    return path


def titles(library: Library) -> list[str]:
    return [form.title for form in library.list()]


def test_a_form_is_offered_in_the_language_asked_for(shipped: Path) -> None:
    put(shipped / "nl/a.md", "a", "Nederlands")
    put(shipped / "en/a.md", "a", "English")
    assert titles(Library(shipped, language="nl")) == ["Nederlands"]
    assert titles(Library(shipped, language="en")) == ["English"]


@pytest.mark.parametrize("minutes", ["0", None])
def test_where_it_is_broken_or_missing_the_other_language_is_offered(shipped: Path, minutes: str | None) -> None:
    put(shipped / "nl/a.md", "a", "Nederlands")
    if minutes:
        put(shipped / "en/a.md", "a", "English", minutes=minutes)
    form = Library(shipped, language="en").get("a")
    assert form is not None
    assert (form.title, form.language) == ("Nederlands", "nl")


def test_a_broken_form_hides_no_other(shipped: Path) -> None:
    broken = put(shipped / "nl/a.md", "a", "A", minutes="0")
    put(shipped / "nl/b.md", "b", "B")
    library = Library(shipped, language="nl")
    assert titles(library) == ["B"]
    assert library.get("a") is None
    assert [str(problem).rpartition(":6: ")[0] for problem in library.problems] == [str(broken)]


def test_a_school_adds_its_own_forms(shipped: Path, own: Path) -> None:
    put(shipped / "nl/a.md", "a", "A")
    put(own / "b.md", "b", "B")
    put(own / "en/c.md", "c", "C")
    put(own / "d.md", "d", "D", "language: en")
    library = Library(shipped, own, language="nl")
    assert [(form.title, form.language) for form in library.list()] == [
        ("A", "nl"),
        ("B", "nl"),
        ("C", "en"),
        ("D", "en"),
    ]
    assert library.problems == ()


def test_a_second_form_with_the_same_id_is_refused_and_both_are_named(own: Path) -> None:
    first, second = put(own / "1.md", "a", "Eerste"), put(own / "2.md", "a", "Tweede")
    library = Library(own, language="nl")
    assert titles(library) == ["Eerste"]
    (problem,) = library.problems
    assert problem.file == str(second)
    assert f"“a” is taken by {first}" in problem.message


def test_a_shipped_form_is_replaced_only_when_the_own_one_says_so(shipped: Path, own: Path) -> None:
    put(shipped / "nl/a.md", "a", "Van dialoog")
    put(own / "a.md", "a", "Van ons")
    library = Library(shipped, own, language="nl")
    assert titles(library) == ["Van dialoog"]
    assert "write “replaces: a”" in library.problems[0].message

    put(own / "a.md", "a", "Van ons", "replaces: a")
    library = Library(shipped, own, language="nl")
    assert titles(library) == ["Van ons"]
    assert library.problems == ()


def test_a_form_may_replace_another_under_its_own_id(shipped: Path, own: Path) -> None:
    put(shipped / "nl/a.md", "a", "Van dialoog")
    put(own / "b.md", "b", "Van ons", "replaces: a")
    library = Library(shipped, own, language="nl")
    assert titles(library) == ["Van ons"]
    assert library.get("a") == library.get("b") != None  # noqa: E711 (a chain reads as the sentence it is)


def test_a_broken_replacement_leaves_the_shipped_form(shipped: Path, own: Path) -> None:
    put(shipped / "nl/a.md", "a", "Van dialoog")
    put(own / "a.md", "a", "Van ons", "replaces: a", minutes="0")
    assert titles(Library(shipped, own, language="nl")) == ["Van dialoog"]


def test_two_forms_cannot_replace_the_same_one(shipped: Path, own: Path) -> None:
    put(shipped / "nl/a.md", "a", "Van dialoog")
    first, second = put(own / "b.md", "b", "B", "replaces: a"), put(own / "c.md", "c", "C", "replaces: a")
    library = Library(shipped, own, language="nl")
    assert titles(library) == ["B"]
    assert [problem.file for problem in library.problems] == [str(second)]
    assert str(first) in library.problems[0].message


def test_replacing_what_is_not_there_adds_and_warns(shipped: Path, own: Path) -> None:
    put(shipped / "nl/starrt.md", "starrt", "STARRT")
    put(own / "b.md", "b", "B", "replaces: start")
    library = Library(shipped, own, language="nl")
    assert titles(library) == ["B", "STARRT"]
    (problem,) = library.problems
    assert problem.severity is Severity.WARNING
    assert "Did you mean “starrt”?" in problem.message


def test_a_link_out_of_the_folder_is_skipped(own: Path, tmp_path: Path) -> None:
    outside = put(tmp_path / "elders.md", "elders", "Elders")
    put(own / "a.md", "a", "A")
    try:
        (own / "b.md").symlink_to(outside)
        (own / "nl").symlink_to(put(tmp_path / "map/c.md", "c", "C").parent, target_is_directory=True)
        (own / "d.md").symlink_to(own / "weg.md")
        (own / "e.md").symlink_to(own / "f.md")
        (own / "f.md").symlink_to(own / "e.md")
    except OSError:
        pytest.skip("no right to make links here")
    library = Library(own, language="nl")
    assert titles(library) == ["A"]
    assert [Path(problem.file).name for problem in library.problems] == ["b.md", "e.md", "f.md", "c.md"]


def test_other_files_and_missing_folders_are_no_problem(own: Path, tmp_path: Path) -> None:
    put(own / "a.md", "a", "A")
    for name in ("README.md", ".a.md.swp.md", "notes.txt"):
        (own / name).write_text("geen werkvorm", encoding="utf-8")
    (own / "map.md").mkdir()
    library = Library(own, tmp_path / "weg", language="nl")
    assert titles(library) == ["A"]
    assert library.problems == ()


@pytest.mark.parametrize("id", ["../own/a", "a.md", "", "A"])
def test_an_id_is_never_a_path(own: Path, id: str) -> None:
    put(own / "a.md", "a", "A")
    assert Library(own, language="nl").get(id) is None


def deck(path: Path, id: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\nid: {id}\ntitle: {id}\n---\n\n- kaart\n", encoding="utf-8")
    return path


def drawing(path: Path, named: str) -> Path:
    """A form whose phase, on line 6, draws from a deck."""
    put(path, "a", "A")
    path.write_text(path.read_text("utf-8").replace("minutes=5", f"minutes=5 tool=cards deck={named}"), "utf-8")
    return path


def test_a_deck_that_is_named_must_be_there(shipped: Path, own: Path) -> None:
    deck(shipped / "nl/kaarten.md", "kaarten")
    drawing(own / "a.md", "kaarten")
    assert Library(shipped, own, language="nl").problems == ()

    file = drawing(own / "a.md", "karten")
    (problem,) = Library(shipped, own, language="nl").problems
    assert (problem.file, problem.line, problem.severity) == (str(file), 6, Severity.WARNING)
    assert problem.message == "There is no deck “karten” to draw from. Did you mean “kaarten”?"


def test_a_form_that_is_no_deck_cannot_be_drawn_from(own: Path) -> None:
    put(own / "b.md", "b", "B")
    drawing(own / "a.md", "b")
    (problem,) = Library(own, language="nl").problems
    assert problem.message == "There is no deck “b” to draw from."


def test_one_file_is_checked_with_the_decks_at_hand_wherever_it_lies(shipped: Path, tmp_path: Path) -> None:
    deck(shipped / "nl/kaarten.md", "kaarten")
    library = Library(shipped, language="nl")
    assert library.check(drawing(tmp_path / "a.md", "kaarten")) == ()
    assert [problem.line for problem in library.check(drawing(tmp_path / "b.md", "weg"))] == [6]


def test_hints_are_for_who_checks_a_file_not_for_who_uses_the_library(own: Path) -> None:
    file = put(own / "a.md", "a", "A")
    file.write_text(file.read_text("utf-8") + "\nWas het lastig?\n", "utf-8")
    library = Library(own, language="nl")
    assert library.problems == ()
    assert [problem.severity for problem in library.check(file)] == [Severity.HINT]


def test_it_is_known_where_a_form_was_read_from(shipped: Path, own: Path) -> None:
    put(shipped / "nl/a.md", "a", "A")
    file = put(own / "b.md", "b", "B", "replaces: a")
    library = Library(shipped, own, language="nl")
    assert library.file("a") == library.file("b") == file
    assert library.file("c") is None


def test_a_long_body_does_not_hide_whose_form_it_is(own: Path) -> None:
    file = put(own / "a.md", "a", "A")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n") + b"x\r\n" * 1000)
    assert titles(Library(own, language="nl")) == ["A"]
