"""What each part of the format becomes."""

import subprocess
import sys

import pytest

from dialoog.domain.workform import (
    Aim,
    Capture,
    Chapter,
    Experience,
    Kind,
    Phase,
    Role,
    Safety,
    Tool,
    Visibility,
    WorkForm,
    Yield,
    planned,
)
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
        roles=(Role("verteller"), Role("interviewer"), Role("waarnemer", optional=True)),
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


def front(*keys: str) -> WorkForm:
    """A form with these lines in its front matter."""
    return read("\n".join(["---", "id: a", "title: A", *keys, "---", "## A {minutes=5}", ""]))


@pytest.mark.parametrize(
    ("group", "people"),
    [
        ("4-8", (4, 8)),
        ("4 – 8 mensen", (4, 8)),
        ("2-3 per groepje", (2, 3)),
        ("8+", (8, None)),
        ("12 + gespreksleider", (12, None)),
        ("1", (1, 1)),
        ("8-4", (4, 8)),
        ("0", (1, None)),
        ("iedereen", (1, None)),
        ("", (1, None)),
    ],
)
def test_how_many_people_is_read_from_the_words_of_the_group(group: str, people: tuple[int, int | None]) -> None:
    form = front(f"group: {group}")
    assert (form.group, form.people) == (group, people)


def test_what_a_form_says_about_itself() -> None:
    form = front(
        "group: 4-8",
        "best: 5-6",
        "smallest: 3",
        "needs: Met minder hoor je te weinig verschil.",
        "experience: some",
        "safety: high",
        "aims: learn, solve",
        "yields: insight,knowledge , agreement",
        "confidential: yes",
    )
    assert (form.best, form.smallest, form.needs) == ((5, 6), 3, "Met minder hoor je te weinig verschil.")
    assert (form.experience, form.safety, form.confidential) == (Experience.SOME, Safety.HIGH, True)
    assert form.aims == (Aim.LEARN, Aim.SOLVE)
    assert form.yields == (Yield.INSIGHT, Yield.KNOWLEDGE, Yield.AGREEMENT)


def test_what_a_form_means_when_it_says_nothing() -> None:
    form = front()
    assert (form.best, form.smallest, form.needs, form.aims, form.yields) == (None, None, "", (), ())
    assert (form.experience, form.safety, form.confidential) == (Experience.NONE, Safety.ORDINARY, False)


def test_a_best_size_may_be_one_number() -> None:
    assert front("best: 5").best == (5, 5)


def test_a_role_has_a_card_and_is_no_phase() -> None:
    form = read("""---
id: a
title: A
roles: inbrenger, Gespreksleider, meedenkers, waarnemer?
---

Waarvoor.

## Waarnemer {role silent merge=gespreksleider}

Je kijkt en luistert.

Je praat niet mee.

- Wat zag je gebeuren?
- Wat viel stil?

> Zeg: "Schrijf woorden op, geen oordeel."

## Meedenkers {role many}

## Vragen {minutes=5}
""")
    assert form.intro == "Waarvoor."
    assert [phase.title for phase in form.phases] == ["Vragen"]
    assert form.roles == (
        Role("inbrenger"),
        Role("Gespreksleider"),
        Role("meedenkers", many=True),
        Role(
            "waarnemer",
            text="Je kijkt en luistert.\n\nJe praat niet mee.",
            reminders=("Wat zag je gebeuren?", "Wat viel stil?"),
            notes=('Zeg: "Schrijf woorden op, geen oordeel."',),
            optional=True,
            silent=True,
            merge="Gespreksleider",
        ),
    )


@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ("tool=turns order=popcorn", {"order": "popcorn"}),
        ("tool=cards deck=kaarten", {"deck": "kaarten"}),
        ("tool=pairs size=4 mix rounds=2 change=1", {"size": "4", "mix": "yes", "rounds": "2", "change": "1"}),
        ("tool=tables rounds=3 change=3 questions=same", {"rounds": "3", "change": "3", "questions": "same"}),
        ('tool=vote choices="ja, nee"', {"choices": "ja, nee"}),
        ("tool=vote scale=fist", {"scale": "fist"}),
        ('tool=harvest themes="goed, beter"', {"themes": "goed, beter"}),
        (
            'tool=matrix columns=stap status="open, dicht" scale=4 table=stappen',
            {"columns": "stap", "status": "open, dicht", "scale": "4", "table": "stappen"},
        ),
    ],
)
def test_a_tool_is_handed_its_settings(settings: str, options: dict[str, str]) -> None:
    assert dict(phase(f"## A {{minutes=5 {settings}}}\n").options) == options


def test_settings_are_asked_by_name() -> None:
    only = phase('## A {minutes=5 tool=vote choices=" ja ,nee,, nog niet "}\n')
    assert only.listed("choices") == ("ja", "nee", "nog niet")
    assert only.listed("themes") == ()
    assert (only.option("scale"), only.option("scale", "fist")) == ("", "fist")
    assert not only.flag("compare")
    assert phase("## A {minutes=5 tool=pairs mix}\n").flag("mix")


def test_thinking_first_is_for_any_phase() -> None:
    assert phase("## A {minutes=5 think=60}\n").think == 60
    assert phase("## A {tool=turns think=90}\n").think == 90
    assert phase("## A {minutes=5}\n").think is None


@pytest.mark.parametrize(
    ("settings", "minutes"),
    [
        ("minutes=5", 5),
        ("minutes=20 tool=tables", 20),
        ("minutes=20 tool=tables rounds=3", 60),
        ("minutes=20 tool=tables rounds=3 change=3", 69),
        ("minutes=4 tool=pairs rounds=2 change=1", 9),
        ("minutes=4 tool=pairs change=1", 4),
        ("minutes=7,5 tool=pairs rounds=2", 15),
        ("tool=turns", None),
    ],
)
def test_rounds_and_the_changes_between_them_count(settings: str, minutes: float | None) -> None:
    form = read(FRONT + f"## A {{{settings}}}\n\n## B {{minutes=1}}\n")
    assert planned(form.phases[0]) == minutes
    assert form.minutes == (minutes or 0) + 1


def test_a_meeting_of_a_track_has_its_text_and_its_homework() -> None:
    form = read("""---
id: data
title: Datateam
kind: track
roles: voorzitter
---

## Voorzitter {role}

Je bewaakt de volgorde.

# Vraag {back=1}

Vandaag kiezen we één vraag.

Neem de cijfers mee.

- Vraag het twee leerlingen
- Kijk in het volgsysteem

## Kiezen {minutes=20}

# Antwoord

## Wegen {minutes=20}
""")
    assert form.chapters == (
        Chapter(
            "Vraag",
            "Vandaag kiezen we één vraag.\n\nNeem de cijfers mee.",
            ("Vraag het twee leerlingen", "Kijk in het volgsysteem"),
            back=1,
        ),
        Chapter("Antwoord"),
    )
    assert [phase.chapter for phase in form.phases] == ["Vraag", "Antwoord"]
    assert form.roles[0].text == "Je bewaakt de volgorde."


def test_the_line_of_each_phase_is_known() -> None:
    parsed = parse(FRONT + "## A {minutes=5}\n\n- kaart\n\n## B {minutes=5}\n", "form.md")
    assert parsed.lines == (6, 10)


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
        ("Conclusie", "Kiezen", ()),
        ("Maatregel", "Terug?", (("back", "2"),)),
    ]
    assert [chapter.back for chapter in form.chapters] == [None, 1, None]


@pytest.mark.parametrize("kind", ["", "kind: deck\n"])
def test_a_file_with_only_cards_is_a_deck_of_one_phase(kind: str) -> None:
    form = read(
        f"---\nid: kaarten\ntitle: Kaarten\n{kind}minutes: 25\n---\n\nTrek er een.\n\n- rood\n- blauw\n\n> Let op.\n"
    )
    assert (form.kind, form.intro) == (Kind.DECK, "Trek er een.")
    assert form.phases == (Phase("Kaarten", 25.0, cards=("rood", "blauw"), notes=("Let op.",), tool=Tool.CARDS),)


def test_a_deck_may_group_its_cards_by_theme() -> None:
    form = read("""---
id: kaarten
title: Kaarten
kind: deck
---

Trek er een.

- zomaar

## Wat je *wilt*

- rood
- blauw

> Let op.

## Wat je doet

- groen
""")
    (only,) = form.phases
    assert only.cards == ("zomaar", "rood", "blauw", "groen")
    assert only.themes == ("", "Wat je wilt", "Wat je wilt", "Wat je doet")
    assert only.notes == ("Let op.",)


@pytest.mark.parametrize("marks", ["[" * 40, "*a_" * 40, "![x](y) " * 20])
def test_a_text_with_very_many_marks_is_shown_as_it_is_written(marks: str) -> None:
    assert phase(f"## A {{minutes=5}}\n\nzo {marks} dus\n").text == f"zo {marks} dus"


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
