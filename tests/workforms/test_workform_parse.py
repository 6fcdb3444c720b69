"""What each part of the format becomes."""

import subprocess
import sys

import pytest

from dialoog.domain.workform import Capture, Kind, Phase, Tool, Visibility, WorkForm
from dialoog.workforms import new_form, parse

FRONT = "---\nid: form\ntitle: Form\n---\n\n"


def read(source: str) -> WorkForm:
    """The form of a text that must have no problems at all."""
    parsed = parse(source, "form.md")
    assert [str(problem) for problem in parsed.problems] == []
    assert parsed.form is not None
    return parsed.form


def phase(source: str) -> Phase:
    """The only phase of a form with some usual front matter."""
    (only,) = read(FRONT + source).phases
    return only


def test_the_example_of_the_format() -> None:
    form = read("""---
id: starrt
title: STARRT-reflectie
kind: team                 # team · one-to-one · individual · track
purpose: reflecteren, van elkaar leren
group: 2-3 per groepje     # any number of groups side by side
roles: verteller, interviewer, waarnemer?
visibility: pair
sources: Voion, Handreiking professionele dialoog
side-by-side: yes
---

Eén alinea: waarvoor, wanneer wel, wanneer niet.

## Situatie {minutes=5}

Eén zin die groot op het scherm staat.

- Vraagkaart
- Nog een vraagkaart

> Alleen voor de gespreksleider.

- [ ] situatie: Wat speelde er, waar, wanneer? {private}

## Iedereen aan het woord {tool=turns seconds=60 silent=verteller clock=quiet}

## Van tafel naar tafel {tool=tables rounds=3 minutes=20 change=3}
""")
    assert form == WorkForm(
        id="starrt",
        title="STARRT-reflectie",
        language="",
        kind=Kind.TEAM,
        purpose="reflecteren, van elkaar leren",
        intro="Eén alinea: waarvoor, wanneer wel, wanneer niet.",
        group="2-3 per groepje",
        roles=("verteller", "interviewer", "waarnemer?"),
        visibility=Visibility.PAIR,
        sources="Voion, Handreiking professionele dialoog",
        side_by_side=True,
        phases=(
            Phase(
                "Situatie",
                5.0,
                text="Eén zin die groot op het scherm staat.",
                cards=("Vraagkaart", "Nog een vraagkaart"),
                notes=("Alleen voor de gespreksleider.",),
                captures=(Capture("situatie", "Wat speelde er, waar, wanneer?", Visibility.PRIVATE),),
            ),
            Phase(
                "Iedereen aan het woord", tool=Tool.TURNS, seconds=60, options=(("silent", "verteller"),), quiet=True
            ),
            Phase("Van tafel naar tafel", 20.0, tool=Tool.TABLES, options=(("rounds", "3"), ("change", "3"))),
        ),
    )


@pytest.mark.parametrize(("written", "minutes"), [("5", 5.0), ("7.5", 7.5), ("7,5", 7.5), ("480", 480.0)])
def test_minutes(written: str, minutes: float) -> None:
    assert phase(f"## A {{minutes={written}}}\n").minutes == minutes


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Ja: en nu?", "Ja: en nu?"),
        ("no", "no"),
        ("012", "012"),
        ("'n goed gesprek", "'n goed gesprek"),
        ("@team", "@team"),
        ("Vraag#3", "Vraag#3"),
        ("Vraag  # drie", "Vraag"),
        ('"Vraag #3"', "Vraag #3"),
        ("'*sterk*'", "*sterk*"),
        ('"één" en "twee"', '"één" en "twee"'),
    ],
)
def test_a_value_is_the_text_behind_the_first_colon(written: str, value: str) -> None:
    assert read(f"---\nid: a\ntitle: {written}\n---\n## A {{minutes=5}}\n").title == value


def test_a_value_in_braces_may_have_quotes_spaces_and_accents() -> None:
    assert phase('## A { tool = turns  silent="de één en de ander" }\n').options == (("silent", "de één en de ander"),)


def test_braces_elsewhere_are_text() -> None:
    only = phase("## A {minutes=5}\n\nKies {een} kleur {rood}\n\n- {kaart}\n\n> {noot}\n")
    assert (only.text, only.cards, only.notes) == ("Kies {een} kleur {rood}", ("{kaart}",), ("{noot}",))


def test_marks_are_taken_off_and_an_address_stays() -> None:
    only = phase(
        "## *A* {minutes=5}\n\n**Lees** `dit` op [de site](https://example.org)\\\nen <mailto:a@example.org>\n"
    )
    assert (only.title, only.text) == ("A", "Lees dit op de site (https://example.org)\nen mailto:a@example.org")


def test_every_paragraph_of_a_quote_is_a_note() -> None:
    only = phase("## A {minutes=5}\n\n> Een,\n> op twee regels.\n>\n> Twee.\n>\n> - Drie.\n> - Vier.\n\n> Vijf.\n")
    assert only.notes == ("Een, op twee regels.", "Twee.", "Drie.", "Vier.", "Vijf.")


def test_cards_and_captures_may_stand_in_one_list() -> None:
    only = phase("## A {minutes=5}\n\n- een\n- [ ] naam: vraag?\n- [x] ook: nog een? {school}\n1. twee\n")
    assert only.cards == ("een", "twee")
    assert only.captures == (
        Capture("naam", "vraag?", Visibility.TEAM),
        Capture("ook", "nog een?", Visibility.SCHOOL),
    )


def test_an_item_inside_a_card_is_a_line_of_it() -> None:
    assert phase("## A {minutes=5}\n\n- kies:\n  - links\n  - rechts\n- klaar\n").cards == (
        "kies:\n– links\n– rechts",
        "klaar",
    )


@pytest.mark.parametrize(
    ("kind", "visibility"),
    [("team", Visibility.TEAM), ("one-to-one", Visibility.PAIR), ("individual", Visibility.PRIVATE)],
)
def test_answers_are_for_those_at_the_table_unless_the_form_says_otherwise(kind: str, visibility: Visibility) -> None:
    form = read(f"---\nid: a\ntitle: A\nkind: {kind}\n---\n## A {{minutes=5}}\n- [ ] naam: vraag?\n")
    assert form.visibility is form.phases[0].captures[0].visibility is visibility


def test_a_track_has_chapters_and_points_back() -> None:
    form = read("""---
id: data
title: Datateam
kind: track
---

# Hypothesen

## Bedenken {minutes=20}

# Conclusie {back=1}

## Wegen {minutes=15}

## Kiezen {minutes=15}

# Maatregel

## Terug? {minutes=5 back=2}
""")
    assert [(phase.chapter, phase.title, phase.options) for phase in form.phases] == [
        ("Hypothesen", "Bedenken", ()),
        ("Conclusie", "Wegen", ()),
        ("Conclusie", "Kiezen", (("back", "1"),)),
        ("Maatregel", "Terug?", (("back", "2"),)),
    ]


@pytest.mark.parametrize("kind", ["", "kind: deck\n"])
def test_a_file_with_only_cards_is_a_deck_of_one_phase(kind: str) -> None:
    form = read(
        f"---\nid: kaarten\ntitle: Kaarten\n{kind}minutes: 25\n---\n\nTrek er een.\n\n- rood\n- blauw\n\n> Let op.\n"
    )
    assert (form.kind, form.intro) == (Kind.DECK, "Trek er een.")
    assert form.phases == (Phase("Kaarten", 25.0, cards=("rood", "blauw"), notes=("Let op.",), tool=Tool.CARDS),)


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    source = FRONT + "## A {minutes=5}\n\nÉén\n"
    assert parse(b"\xef\xbb\xbf" + source.replace("\n", "\r\n").encode(), "form.md") == parse(source, "form.md")


def test_no_escape_code_or_direction_mark_comes_through_an_entity() -> None:
    only = phase("## A&#27;]0;x {minutes=5}\n\n&#x1b;[31mrood&#8238;\n\n- &#155;kaart\n")
    assert (only.title, only.text, only.cards) == ("A�]0;x", "�[31mrood", ("�kaart",))


def test_links_lead_to_the_web_or_to_mail_only() -> None:
    source = "[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](DATA:x) [e](mailto:a@b.nl)"
    assert phase(f"## A {{minutes=5}}\n\n{source}\n").text == source.replace("[e](mailto:a@b.nl)", "e (mailto:a@b.nl)")


@pytest.mark.parametrize("language", ["nl", "en", "de"])
@pytest.mark.parametrize("title", ["Ons gesprek", 'Ja: "en" nu? # 3', "'t & *", "een 'en' \"twee\"", "  "])
def test_a_new_form_has_no_problems(language: str, title: str) -> None:
    form = read(new_form("ons-gesprek", title, language))
    assert form.id == "ons-gesprek"
    assert form.title == (title.strip().replace("'en'", "’en’") or "ons-gesprek")


@pytest.mark.parametrize("id", ["", "Ons", "a b", "../x", "é", "a" * 65])
def test_a_new_form_refuses_an_id_that_is_none(id: str) -> None:
    with pytest.raises(ValueError, match="^" + id[:3]):
        new_form(id, "Titel", "nl")


def test_the_markdown_parser_loads_with_the_first_form() -> None:
    script = (
        "import sys, dialoog.workforms as w; assert 'markdown_it' not in sys.modules;"
        "w.parse('', 'x.md'); assert 'markdown_it' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
