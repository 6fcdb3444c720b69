"""The page that is printed for a World Café."""

from html.parser import HTMLParser

import pytest

from dialoog import i18n
from dialoog.domain.seating import Seating, reseat, seat
from dialoog.exports.seating_cards import MARK, seating_cards

PLAN = seat([str(number) for number in range(1, 12)], 3, 3)
HOSTILE = '<script>alert("x")</script> & \x1b]0;t\x07Co'


class Page(HTMLParser):
    """What stands in the cells of the lists and on the cards, and which tags there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.rows: list[list[str]] = []
        self.cards: list[list[str]] = []
        self._into: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "tr":
            self.rows.append([])
            self._into = self.rows[-1]
        elif ("class", "card") in attrs:
            self.cards.append([])
            self._into = self.cards[-1]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tr", "div"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None and data.strip():
            self._into.append(data)


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def where(plan: Seating, person: str) -> list[str]:
    return [f"Table {at + 1}" if at is not None else "–" for at in plan.route(person)]


def test_everyone_finds_their_tables_in_the_list_in_order() -> None:
    people = Page(seating_cards(PLAN)).rows[1:12]
    assert people == [[str(number), *where(PLAN, str(number))] for number in range(1, 12)]


def test_each_table_knows_who_comes_when() -> None:
    rows = Page(seating_cards(PLAN)).rows[13:]
    assert [row[0] for row in rows] == ["Table 1", "Table 2", "Table 3"]
    for at, row in enumerate(rows):
        expected = [f"{one} (host)" if one == tables[at][0] else one for tables in PLAN.rounds for one in tables[at]]
        assert row[1:] == expected


def test_there_is_a_card_for_everyone_and_one_for_each_table() -> None:
    cards = Page(seating_cards(PLAN)).cards
    assert len(cards) == 11 + 3
    for number, card in enumerate(cards[:11], 1):
        stops = [f"Round {at}: {table}" for at, table in enumerate(where(PLAN, str(number)), 1)]
        assert card == [str(number), *stops]
    assert cards[11:] == [[f"Table {at}", f"Host: {table[0]}"] for at, table in enumerate(PLAN.rounds[0], 1)]


def test_names_take_the_place_of_seats_and_stay_text() -> None:
    html = seating_cards(PLAN, {"1": HOSTILE, "2": "Noor"}, title="<Café>")
    page = Page(html)
    assert {"script", "img", "link", "iframe"} & {*page.tags} == set()
    assert "\x1b" not in html
    assert ['<script>alert("x")</script> & ]0;tCo', *where(PLAN, "1")] in page.rows
    assert ["Noor", *where(PLAN, "2")] in page.rows
    assert "<title>&lt;Café&gt;</title>" in html


def test_the_page_needs_nothing_beside_it() -> None:
    html = seating_cards(PLAN)
    assert {"src", "href", "onload"} & {name for name, _value in Page(html).attributes} == set()
    assert "url(" not in html
    assert "@import" not in html
    assert MARK in html


def test_who_is_not_there_in_a_round_has_a_dash() -> None:
    after = reseat(PLAN, 1, [*PLAN.people(), "late"])
    assert ["late", *where(after, "late")] in Page(seating_cards(after)).rows
    assert where(after, "late")[0] == "–"


def test_a_new_host_is_on_the_card_of_the_table() -> None:
    gone = PLAN.rounds[0][0][0]
    after = reseat(PLAN, 1, [one for one in PLAN.people() if one != gone])
    assert ["Table 1", f"Host: {after.rounds[2][0][0]}"] in Page(seating_cards(after)).cards


def test_the_page_says_which_language_it_is_in() -> None:
    assert '<html lang="en">' in seating_cards(PLAN)
    i18n.use("nl")
    assert '<html lang="nl">' in seating_cards(PLAN)
